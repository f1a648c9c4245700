//! What a kept graph says of itself beside its index.

use std::fs;
use std::io;
use std::path::Path;

use oxigraph::model::NamedNode;
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::error::KeepError;
use crate::record::Place;
use crate::text::privacy::personal::{Kind, Personal};

use super::load::Counts;
use super::withheld::Withheld;

/// The name of the file.
pub(crate) const MANIFEST: &str = "manifest.toml";

/// The format that is written and read.
const FORMAT: u32 = 1;

/// What a kept graph says of itself.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Manifest {
    format: u32,
    /// The base of the IRIs of entities.
    pub base: String,
    /// The file that holds the statements.
    pub index: String,
    /// Words that lead to no person.
    #[serde(default)]
    pub harmless: Vec<String>,
    pub counts: Counts,
    #[serde(default)]
    withheld: Vec<WithheldEntry>,
    /// What is said of each source that came in; this room does not read it.
    #[serde(default, rename = "source", skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<toml::Table>,
}

/// A record that is not in the graph.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct WithheldEntry {
    file: String,
    line: usize,
    column: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    property: Option<String>,
    kind: Kind,
    masked: String,
}

impl Manifest {
    pub(crate) fn new(base: &str, counts: Counts, withheld: &[Withheld], harmless: &[String]) -> Self {
        Self {
            format: FORMAT,
            base: base.to_owned(),
            index: String::new(),
            harmless: harmless.to_vec(),
            counts,
            withheld: withheld.iter().map(WithheldEntry::from).collect(),
            sources: Vec::new(),
        }
    }

    /// The manifest of a folder.
    ///
    /// # Errors
    /// [`KeepError::NotAStore`] if it has none, [`KeepError::File`] if it cannot be read,
    /// [`KeepError::Format`] if another version wrote it, [`KeepError::Damaged`] if it is not what was written.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let path = folder.join(MANIFEST);
        let place = path.display().to_string();
        let text = fs::read_to_string(&path).map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => KeepError::NotAStore { path: folder.to_owned() },
            _ => KeepError::File { path: path.clone(), source },
        })?;
        let damaged = |problem: String| KeepError::Damaged { place: place.clone(), problem };
        let said: toml::Table = text.parse().map_err(|error: toml::de::Error| damaged(error.message().to_owned()))?;
        let found = said.get("format").and_then(toml::Value::as_integer).unwrap_or_default();
        if found != i64::from(FORMAT) {
            let found = u32::try_from(found).unwrap_or_default();
            return Err(KeepError::Format { place, found, wanted: FORMAT }.into());
        }
        let manifest: Self = said.try_into().map_err(|error: toml::de::Error| damaged(error.message().to_owned()))?;
        if manifest.index.contains(['/', '\\']) {
            return Err(damaged(format!("{} is no file of the folder", manifest.index)).into());
        }
        Ok(manifest)
    }

    /// As it is written.
    pub(crate) fn to_text(&self) -> Result<String> {
        let damaged =
            |error: toml::ser::Error| KeepError::Damaged { place: MANIFEST.to_owned(), problem: error.to_string() };
        Ok(toml::to_string(self).map_err(damaged)?)
    }

    /// The records that are not in the graph.
    pub(crate) fn withheld(&self) -> Vec<Withheld> {
        self.withheld.iter().map(WithheldEntry::to_withheld).collect()
    }
}

impl From<&Withheld> for WithheldEntry {
    fn from(withheld: &Withheld) -> Self {
        let Withheld { place, property, personal } = withheld;
        Self {
            file: place.file.to_string(),
            line: place.line,
            column: place.column,
            property: property.as_ref().map(|property| property.as_str().to_owned()),
            kind: personal.kind,
            masked: personal.masked.clone(),
        }
    }
}

impl WithheldEntry {
    pub(crate) fn to_withheld(&self) -> Withheld {
        Withheld {
            place: Place { file: self.file.as_str().into(), line: self.line, column: self.column },
            property: self.property.as_deref().map(NamedNode::new_unchecked),
            personal: Personal { kind: self.kind, masked: self.masked.clone() },
        }
    }
}
