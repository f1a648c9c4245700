//! `datapackage.json`: the tables as a Tabular Data Package (Data Package 1, profile `tabular-data-package`), with the
//! size and digest of each file.
//!
//! Version 1 has no lists: a cell with several values is a string there, and its description says how to split it.

use serde_json::{Value, json};

use crate::Result;
use crate::language::{Language, Text};
use crate::publish::Edition;
use crate::publish::contents::{File, Role, Set, Written};
use crate::publish::describe::authority;
use crate::publish::describe::publication::Publication;
use crate::vocab::EU_LICENCE;

use super::column::{Column, Shows};
use super::datatype::{Datatype, MOMENT};
use super::{Table, csvw, definition};

const PATH: &str = "datapackage.json";

/// The file, to be written after the tables.
pub(crate) fn file() -> File {
    let title = Text::new("Taulukot tietopakettina (Data Package)", "The tables as a Data Package");
    let title = title.into();
    let writer = |edition: &Edition<'_>, written: &[Written], out: &mut dyn std::io::Write| {
        csvw::write(&document(edition, written)?, out)
    };
    File { path: PATH.to_owned(), set: Set::Data, role: Role::Documentation, title, writer: Box::new(writer) }
}

fn document(edition: &Edition<'_>, written: &[Written]) -> Result<Value> {
    let tables = definition::tables(edition.profile)?;
    let resources = tables.iter().filter_map(|table| {
        let file = written.iter().find(|file| file.path == table.path())?;
        Some(resource(table, file))
    });
    let publication = edition.publication;
    Ok(json!({
        "profile": "tabular-data-package",
        "name": name(&publication.url),
        "title": in_one(&publication.title, " / "),
        "description": in_one(&publication.description, "\n\n"),
        "homepage": publication.url,
        "version": publication.version,
        "licenses": [licence(publication)],
        "contributors": [{
            "title": in_one(&publication.publisher.name, " / "),
            "path": publication.publisher.homepage,
            "role": "publisher",
        }],
        "keywords": publication.keywords.by_tag().into_values().flatten().collect::<Vec<_>>(),
        "resources": resources.collect::<Vec<_>>(),
    }))
}

/// The last part of the address, in the letters that names of packages may have.
fn name(url: &str) -> String {
    let last = url.split('/').rfind(|part| !part.is_empty()).unwrap_or_default().to_lowercase();
    last.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '-' }).collect()
}

/// A text for readers who ask for no language: each once, English first.
fn in_one(texts: &Text<String>, between: &str) -> String {
    let mut both: Vec<&str> = [Language::English, Language::Finnish]
        .into_iter()
        .filter_map(|one| texts.get(one))
        .map(String::as_str)
        .collect();
    both.dedup();
    both.join(between)
}

/// The licence by its id in the Open Definition's list, and its address in the EU's.
fn licence(publication: &Publication) -> Value {
    let path = [EU_LICENCE, &publication.licence].concat();
    match authority::licence(&publication.licence) {
        Some(licence) => json!({ "name": licence.open, "path": path }),
        None => json!({ "path": path }),
    }
}

fn resource(table: &Table, file: &Written) -> Value {
    let hash = ["sha256:", &file.sha256].concat();
    json!({
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": file.path,
        "title": in_one(&table.title, " / "),
        "description": in_one(&table.description, "\n\n"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": file.bytes,
        "hash": hash,
        "dialect": { "delimiter": ",", "lineTerminator": "\r\n", "quoteChar": "\"", "doubleQuote": true, "header": true },
        "schema": {
            "fields": table.columns.iter().map(field).collect::<Vec<_>>(),
            "missingValues": [""],
            "primaryKey": "id",
            "foreignKeys": table.columns.iter().filter_map(foreign_key).collect::<Vec<_>>(),
        },
    })
}

fn foreign_key(column: &Column) -> Option<Value> {
    Some(json!({ "fields": column.name, "reference": { "resource": column.refers_to()?, "fields": "id" } }))
}

fn field(column: &Column) -> Value {
    let mut field = json!({
        "name": column.name,
        "title": in_one(&column.title, " / "),
        "description": in_one(&column.description, "\n\n"),
        "type": datatype(column),
    });
    if column.shows == Shows::Key {
        field["constraints"] = json!({ "required": true, "unique": true });
    } else if column.datatype() == Datatype::Moment && !column.list {
        field["constraints"] = json!({ "pattern": MOMENT });
    }
    if let Some(property) = column.property() {
        field["rdfType"] = property.as_str().into();
    }
    field
}

fn datatype(column: &Column) -> &'static str {
    match column.datatype() {
        _ if column.list => "string",
        Datatype::Text | Datatype::Iri | Datatype::Moment => "string",
        Datatype::Date => "date",
        Datatype::Year => "year",
        Datatype::Integer => "integer",
        Datatype::Decimal => "number",
    }
}
