//! What CSV on the Web says of the tables (W3C, Metadata Vocabulary for Tabular Data).
//!
//! Each table has its metadata where readers look first, in `<table>.csv-metadata.json`. Keys that refer from one table
//! to another can only be told of a group of tables: that is `csv-metadata.json`, where readers look next.
//!
//! What csv2rdf makes of the tables are statements of the graph. Columns that it could not make them of have
//! `suppressOutput`: names shown beside an IRI, texts in several languages, lists of IRIs.

use std::io::Write;
use std::sync::Arc;

use serde_json::{Map, Value, json};

use crate::Result;
use crate::language::Text;
use crate::publish::Edition;
use crate::publish::contents::{File, Role, Set};
use crate::vocab::{CSVW, rdf};

use super::cell::SEPARATOR;
use super::column::{Column, Shows};
use super::datatype::{Datatype, MOMENT};
use super::{FOLDER, Table};

/// What readers add to the address of a table.
const METADATA: &str = "-metadata.json";

/// The file about one table.
pub(super) fn of_table(table: &Arc<Table>) -> File {
    let path = [&table.path(), METADATA].concat();
    let (role, title, table) = (Role::SchemaOf(table.path()), about(&table.title), table.clone());
    let document = move || with_context(description(&table, false));
    file(path, role, title, document)
}

/// The file about all tables, with the keys by which they refer to each other.
pub(super) fn of_group(tables: Vec<Arc<Table>>) -> File {
    let path = [FOLDER, "/csv", METADATA].concat();
    let title = Text::new(
        "Taulukot ja niiden väliset viittaukset (CSVW)",
        "The tables and how they refer to each other (CSVW)",
    );
    let title = title.into();
    let document = move || {
        let tables: Vec<_> = tables.iter().map(|table| Value::from(description(table, true))).collect();
        with_context(Map::from_iter([("dialect".to_owned(), dialect()), ("tables".to_owned(), tables.into())]))
    };
    file(path, Role::Documentation, title, document)
}

fn file(path: String, role: Role, title: Text<String>, document: impl Fn() -> Value + Send + Sync + 'static) -> File {
    let writer = move |_: &Edition<'_>, _: &[_], out: &mut dyn Write| write(&document(), out);
    File { path, set: Set::Data, role, title, writer: Box::new(writer) }
}

pub(super) fn write(document: &Value, out: &mut dyn Write) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, document).map_err(std::io::Error::from)?;
    Ok(writeln!(out)?)
}

fn about(title: &Text<String>) -> Text<String> {
    title.map(|title| format!("{title} (CSVW)"))
}

fn with_context(description: Map<String, Value>) -> Value {
    let mut document = Map::from_iter([("@context".to_owned(), CSVW.into())]);
    document.extend(description);
    document.into()
}

fn dialect() -> Value {
    json!({
        "encoding": "utf-8",
        "lineTerminators": ["\r\n"],
        "delimiter": ",",
        "quoteChar": "\"",
        "doubleQuote": true,
        "header": true,
        "headerRowCount": 1,
        "skipInitialSpace": false,
        "trim": false,
    })
}

fn description(table: &Table, in_group: bool) -> Map<String, Value> {
    let columns: Vec<_> = table.columns.iter().map(|column| described(column, table)).collect();
    let mut schema = json!({ "columns": columns, "primaryKey": "id", "aboutUrl": "{+id}" });
    let keys: Vec<_> = table.columns.iter().filter_map(foreign_key).collect();
    if in_group && !keys.is_empty() {
        schema["foreignKeys"] = keys.into();
    }
    let mut members = vec![("url", table.file().into())];
    members.extend((!in_group).then(|| ("dialect", dialect())));
    members.extend([
        ("dc:title", literals(&table.title)),
        ("dc:description", literals(&table.description)),
        ("tableSchema", schema),
    ]);
    members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn literals(texts: &Text<String>) -> Value {
    texts.by_tag().into_iter().map(|(language, text)| json!({ "@value": text, "@language": language })).collect()
}

fn foreign_key(column: &Column) -> Option<Value> {
    let resource = [column.refers_to()?, ".csv"].concat();
    Some(json!({ "columnReference": column.name, "reference": { "resource": resource, "columnReference": "id" } }))
}

fn described(column: &Column, table: &Table) -> Value {
    // A validator wants the words of the header row among the titles; "und" fits every language.
    let mut titles = json!(column.title.by_tag());
    titles["und"] = json!(column.name);
    let mut described = json!({
        "name": column.name,
        "titles": titles,
        "dc:description": literals(&column.description),
        "datatype": datatype(column.datatype()),
    });
    if column.shows == Shows::Key {
        described["required"] = true.into();
    }
    if column.list {
        described["separator"] = SEPARATOR.into();
    }
    match statement(column, table) {
        Some(statement) => statement.into_iter().for_each(|(name, value)| described[name] = value.into()),
        None => described["suppressOutput"] = true.into(),
    }
    described
}

fn datatype(datatype: Datatype) -> Value {
    match datatype {
        Datatype::Text => json!("string"),
        Datatype::Iri => json!("anyURI"),
        Datatype::Date => json!({ "base": "date", "format": "yyyy-MM-dd" }),
        Datatype::Year => json!("gYear"),
        Datatype::Moment => json!({ "base": "string", "format": MOMENT }),
        Datatype::Integer => json!("integer"),
        Datatype::Decimal => json!("decimal"),
    }
}

/// How csv2rdf turns a cell into a statement of the graph, where it can.
fn statement(column: &Column, table: &Table) -> Option<Vec<(&'static str, String)>> {
    if column.shows == Shows::Key {
        return Some(vec![
            ("propertyUrl", rdf::TYPE.as_str().to_owned()),
            ("valueUrl", table.class.as_str().to_owned()),
        ]);
    }
    let property = ("propertyUrl", column.property()?.as_str().to_owned());
    let value = match &column.shows {
        Shows::Values(Datatype::Moment) => return None,
        Shows::Values(Datatype::Iri) | Shows::References { .. } if !column.list => {
            Some(("valueUrl", format!("{{+{}}}", column.name)))
        }
        Shows::Codes(Some(scheme)) if !column.list => {
            Some(("valueUrl", format!("{}/{{{}}}", scheme.as_str(), column.name)))
        }
        Shows::Texts(Some(language)) => Some(("lang", language.to_string())),
        Shows::Values(datatype) if *datatype != Datatype::Iri => None,
        _ => return None,
    };
    Some([property].into_iter().chain(value).collect())
}
