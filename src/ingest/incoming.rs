//! What is to come into a store.

use std::path::Path;
use std::sync::Arc;

use crate::error::{Error, Fault, Faults, IngestError, Problem, ReadError};
use crate::graph::Builder;
use crate::mapping::same_source;
use crate::record::Record;
use crate::source::{Records, is_bundle};
use crate::{KnowledgeGraph, Result};

use super::canonical::BySource;
use super::setting::Setting;

/// Collects what is to come into a store.
pub struct Incoming {
    builder: Builder,
    settings: Vec<(String, Setting)>,
    pub(super) base: Option<String>,
}

impl Incoming {
    /// Nothing yet.
    ///
    /// # Errors
    /// None: the ontology is compiled in.
    pub fn new() -> Result<Self> {
        Ok(Self { builder: KnowledgeGraph::builder()?, settings: Vec::new(), base: None })
    }

    /// Adds a record file, a document, a folder of either, or a data folder: its records, and as sources of their own its
    /// `organizations.toml`, `decisions.toml` and `schemes/*.ttl`. Its layouts are for the documents that come with it.
    ///
    /// # Errors
    /// [`IngestError::Bundle`] if it is a bundle, and those of [`Builder::path`].
    pub fn path(mut self, path: &Path) -> Result<Self> {
        if is_bundle(path) {
            return Err(IngestError::Bundle { path: path.to_owned() }.into());
        }
        if path.join("records").is_dir() {
            self.settings.extend(Setting::of_folder(path)?);
        }
        self.builder = self.builder.path(path)?;
        Ok(self)
    }

    /// Adds records that a program has.
    #[must_use]
    pub fn records(mut self, records: impl Records + Send + 'static) -> Self {
        self.builder = self.builder.records(records);
        self
    }

    /// Adds a layout for documents, or all of a folder.
    #[must_use]
    pub fn layouts(mut self, path: &Path) -> Self {
        self.builder = self.builder.layouts(path);
        self
    }

    /// Sets the base of the IRIs of entities, which a store has once for all.
    #[must_use]
    pub fn base(mut self, base: &str) -> Self {
        self.base = Some(base.trim_end_matches('/').to_owned());
        self
    }

    /// The records by source, and the settings.
    ///
    /// # Errors
    /// [`ReadError::Faults`] with all that is wrong with records by themselves, and what reading documents fails with.
    pub(super) fn read(self) -> Result<(BySource, Vec<(String, Setting)>)> {
        let (mut sources, mut faults) = (BySource::new(), Vec::new());
        for records in self.builder.sources()? {
            for record in records.records() {
                match record {
                    Ok(record) => add(&mut sources, record, &mut faults),
                    Err(Error::Read(ReadError::Fault(fault))) => faults.push(*fault),
                    Err(other) => return Err(other),
                }
            }
        }
        if faults.is_empty() {
            return Ok((sources, self.settings));
        }
        faults.sort_by(|one, other| one.place.cmp(&other.place));
        faults.dedup();
        Err(Faults(faults).into())
    }
}

/// Adds a record to those of its source; two sources of one id are a fault.
fn add(sources: &mut BySource, record: Record, faults: &mut Vec<Fault>) {
    let source = Arc::clone(&record.passage.source);
    let known = sources.entry(source.id.clone()).or_default();
    match known.first().map(|first| &first.passage.source) {
        Some(first) if !same_source(first, &source) => {
            let problem = Problem::SameSource { id: source.id.clone(), first: first.place.clone() };
            faults.push(Fault::new(source.place.clone(), "id", problem));
        }
        _ => known.push(record),
    }
}
