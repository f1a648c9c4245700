//! `ontology/tables.toml`, and what the ontology adds to it.

mod reader;

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::Result;
use crate::error::{Error, ReadError};
use crate::language::{Language, Text};
use crate::ontology::Terms;
use crate::publish::Profile;

use super::Table;
use reader::Reader;

const FILE: &str = "ontology/tables.toml";
const DEFINITION: &str = include_str!("../../../../ontology/tables.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Definition {
    id: Id,
    qualifiers: BTreeMap<String, Text<String>>,
    languages: BTreeMap<Language, Text<String>>,
    notes: Notes,
    tables: BTreeMap<String, TableEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Id {
    title: Text<String>,
    description: Text<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Notes {
    table: Text<String>,
    list: Text<String>,
    text_list: Text<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TableEntry {
    class: String,
    title: Text<String>,
    columns: Vec<ColumnEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColumnEntry {
    name: String,
    path: Vec<String>,
    table: Option<String>,
    languages: Option<Vec<Language>>,
    #[serde(default)]
    list: bool,
}

/// The tables, without the columns that a profile leaves nothing of, and without those that are left with their key.
///
/// # Errors
/// [`ReadError::Ontology`] if the definition is not valid, which the tests rule out.
pub(super) fn tables(profile: &Profile) -> Result<Vec<Table>> {
    let definition: Definition = toml::from_str(DEFINITION).map_err(|error| invalid(error.to_string()))?;
    let reader = Reader { terms: Terms::shipped()?, definition: &definition, profile };
    let tables = definition.tables.iter().filter(|(_, entry)| reader.admits(&entry.class));
    let tables = tables.map(|(name, entry)| reader.table(name, entry)).collect::<Result<Vec<_>>>()?;
    Ok(tables.into_iter().filter(|table| table.columns.len() > 1).collect())
}

fn invalid(problem: String) -> Error {
    Error::Read(ReadError::Ontology { file: FILE.to_owned(), problem })
}
