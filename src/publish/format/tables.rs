//! Tables for people with spreadsheets: `tables/*.csv`, what CSVW and the Data Package say of them, and how a value
//! becomes a cell. `ontology/tables.toml` says which tables and columns there are; what columns are called and mean,
//! and of which type they are, comes from the ontology, so that the three cannot drift apart.
//!
//! The files are as RFC 4180 has them: UTF-8, commas, a header row, CRLF behind each row, quotes where they are needed.
//! They have no byte order mark. Excel would like one, but a reader that does not expect it takes it for a letter of
//! the first column's name: Python's `csv`, and of the validators `csvw-functions`, then find no column `id`. In a
//! country of decimal commas Excel does not split these files by itself anyway; its import (Data, From Text/CSV) does,
//! and there the encoding can be chosen.
//!
//! A row is an entity, by its IRI; rows are in the order of the IRIs. What has no IRI has no row. A column that is no list
//! shows the first value in order. The tables are an excerpt: everything is in `dataset.ttl`.

mod cell;
mod column;
mod csvw;
mod data_package;
mod datatype;
mod definition;
mod harmless;
mod known;
mod path;
mod rows;

use std::sync::Arc;

use oxigraph::model::NamedNode;

use crate::Result;
use crate::language::Text;
use crate::publish::Edition;
use crate::publish::contents::{File, Role, Set};

use column::Column;

pub(crate) use data_package::file as data_package;

/// The folder of the tables in a bundle.
const FOLDER: &str = "tables";

/// A table of a publication.
#[derive(Debug, Clone)]
struct Table {
    /// The name of its file, without extension.
    name: String,
    title: Text<String>,
    description: Text<String>,
    /// What it lists.
    class: NamedNode,
    /// The columns, the key first.
    columns: Vec<Column>,
}

impl Table {
    /// The name of its file.
    fn file(&self) -> String {
        [&self.name, ".csv"].concat()
    }

    /// Where in a bundle its file is.
    fn path(&self) -> String {
        [FOLDER, "/", &self.name, ".csv"].concat()
    }
}

/// The tables that the profile leaves something of, each with its CSVW metadata, and the metadata of the group.
///
/// # Errors
/// None for the released definition; the tests read it.
pub(crate) fn files(edition: &Edition<'_>) -> Result<Vec<File>> {
    let tables: Vec<_> = definition::tables(edition.profile)?.into_iter().map(Arc::new).collect();
    let mut files: Vec<_> = tables.iter().flat_map(|table| [values(table), csvw::of_table(table)]).collect();
    files.extend((!tables.is_empty()).then(|| csvw::of_group(tables)));
    Ok(files)
}

fn values(table: &Arc<Table>) -> File {
    let (path, title, table) = (table.path(), table.title.clone(), table.clone());
    let writer = move |edition: &Edition<'_>, _: &[_], out: &mut dyn std::io::Write| rows::write(edition, &table, out);
    File { path, set: Set::Data, role: Role::Distribution, title, writer: Box::new(writer) }
}
