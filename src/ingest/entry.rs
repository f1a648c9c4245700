//! What the manifest of a store says of its sources.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use oxigraph::model::NamedNode;
use serde::{Deserialize, Serialize};

use crate::digest::is_digest;
use crate::error::{Error, KeepError};
use crate::graph::{Builder, Manifest, Withheld, WithheldEntry};
use crate::{KnowledgeGraph, Result};

use super::canonical::{KeptRecords, read_setting};
use super::setting::{Kind, Settings};

/// The folder of the canonical forms.
pub(super) const SOURCES: &str = "sources";

/// A source that is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct KeptSource {
    /// Its id; that of a setting is its folder and file, such as `data/organizations`.
    pub id: String,
    /// Its title, or the file of a setting.
    pub title: String,
    /// Its rank; none of a setting.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rank: Option<String>,
    /// The moment that it describes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub as_of: Option<String>,
    /// How many records it has.
    pub records: usize,
    /// How many statements it makes.
    pub statements: usize,
    /// When it came, in UTC.
    pub ingested: String,
}

/// What is known of a kept source.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Entry {
    #[serde(flatten)]
    pub source: KeptSource,
    pub kind: Kind,
    /// The digest of its canonical form.
    pub digest: String,
    /// How many of its records say something in the graph.
    #[serde(default)]
    pub admitted: usize,
    /// Whether it refers to what is withheld, so that what it says depends on whether others say what that is.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub refers_to_withheld: bool,
    /// The entities of which its withheld records speak.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub entities: BTreeSet<String>,
    /// Its withheld records.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub withheld: Vec<WithheldEntry>,
}

impl Entry {
    pub(super) fn path(&self, store: &Path) -> PathBuf {
        store.join(SOURCES).join(file_name(&self.digest))
    }

    pub(super) fn withheld(&self) -> impl Iterator<Item = Withheld> + '_ {
        self.withheld.iter().map(WithheldEntry::to_withheld)
    }

    pub(super) fn entities(&self) -> impl Iterator<Item = NamedNode> + '_ {
        self.entities.iter().map(NamedNode::new_unchecked)
    }
}

/// The file of a canonical form, by its digest.
pub(super) fn file_name(digest: &str) -> String {
    [digest, ".gz"].concat()
}

/// Whether a file has the name of a canonical form.
pub(super) fn is_canonical(name: &str) -> bool {
    name.strip_suffix(".gz").is_some_and(is_digest)
}

/// All sources of a store.
#[derive(Debug, Clone, Default)]
pub(super) struct Entries {
    pub by_id: BTreeMap<String, Entry>,
}

impl Entries {
    pub(super) fn of(store: &Path, manifest: &Manifest) -> Result<Self> {
        let damaged = |error: toml::de::Error| {
            let problem = error.message().to_owned();
            Error::Keep(KeepError::Damaged { place: store.display().to_string(), problem })
        };
        let entries = manifest.sources.iter().map(|table| table.clone().try_into::<Entry>().map_err(damaged));
        let by_id = entries.map(|entry| entry.map(|entry| (entry.source.id.clone(), entry)));
        Ok(Self { by_id: by_id.collect::<Result<_>>()? })
    }

    /// As the manifest has them.
    pub(super) fn tables(&self) -> Result<Vec<toml::Table>> {
        let damaged = |error: toml::ser::Error| {
            let problem = error.to_string();
            Error::Keep(KeepError::Damaged { place: SOURCES.to_owned(), problem })
        };
        self.by_id.values().map(|entry| toml::Table::try_from(entry).map_err(damaged)).collect()
    }

    pub(super) fn records(&self) -> impl Iterator<Item = &Entry> {
        self.by_id.values().filter(|entry| entry.kind == Kind::Records)
    }

    /// The settings, those of one kind in the order of their ids.
    pub(super) fn settings(&self, store: &Path) -> Result<Settings> {
        let mut settings = Settings::default();
        for entry in self.by_id.values().filter(|entry| entry.kind != Kind::Records) {
            settings.add(&read_setting(&entry.path(store))?)?;
        }
        Ok(settings)
    }

    /// The digests of the settings of which all that is mapped depends.
    pub(super) fn schemes(&self) -> BTreeSet<&str> {
        self.by_id.values().filter(|entry| entry.kind == Kind::Scheme).map(|entry| entry.digest.as_str()).collect()
    }

    /// What builds the graph of all.
    pub(super) fn builder(&self, store: &Path) -> Result<Builder> {
        let mut builder = KnowledgeGraph::builder()?;
        for entry in self.by_id.values().filter(|entry| entry.kind == Kind::Scheme) {
            let setting = read_setting(&entry.path(store))?;
            builder = builder.scheme(&setting.name, &setting.text)?;
        }
        let Settings { organizations, decisions, .. } = self.settings(store)?;
        let builder = organizations.into_iter().fold(builder, Builder::organizations);
        let builder = decisions.into_iter().fold(builder, Builder::rulings);
        Ok(self.records().fold(builder, |builder, entry| builder.records(KeptRecords(entry.path(store)))))
    }
}
