//! A graph that is kept, with the sources that it was made of: each can be replaced, or taken back.
//!
//! ```
//! use hanke::ingest::{Incoming, Store};
//! use hanke::source::RecordFile;
//!
//! # let folder = tempfile::tempdir()?;
//! let store = Store::at(folder.path());
//! let file = RecordFile::new("card.toml", r#"
//!     [source]
//!     id = "card"
//!     title = "The card of a project"
//!     rank = "leaflet"
//!     language = "en"
//!     lines = 9
//!     [[passage]]
//!     lines = "1"
//!     [[passage.project]]
//!     id = "X1"
//!     code = "X1"
//! "#);
//! let report = store.ingest(Incoming::new()?.records(file), |_| {})?;
//! assert_eq!(report.changes[0].to_string(), "card: added, 1 record");
//! assert_eq!(store.graph()?.find("X1")?.as_str(), "https://w3id.org/hanke/id/project/X1");
//!
//! store.withdraw(&["card"], |_| {})?;
//! assert!(store.graph()?.find("X1").is_err() && store.sources()?.is_empty());
//! # Ok::<_, hanke::Error>(())
//! ```
//!
//! Whatever came and went in whichever order, the graph is what building all sources that are there gives.

mod canonical;
mod change;
mod damage;
mod entry;
mod folder;
mod incoming;
mod lock;
mod mapped;
mod report;
mod setting;
mod verify;

use std::path::{Path, PathBuf};

use crate::error::{IngestError, nearest};
use crate::graph::{Builder, Manifest};
use crate::{KnowledgeGraph, Result};

use change::Change;
use entry::Entries;
use folder::Writing;

pub use damage::Damage;
pub use entry::KeptSource;
pub use incoming::Incoming;
pub use report::{Happened, Progress, Report, SourceChange};

/// A folder that keeps sources, and the graph that they make.
#[derive(Debug, Clone)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// The store in a folder, which need not be there before something is ingested.
    #[must_use]
    pub fn at(folder: &Path) -> Self {
        Self { folder: folder.to_owned() }
    }

    /// Adds sources, or puts them in the place of those that have the same ids. All of them come in, or none; whoever reads
    /// the store reads on undisturbed. `progress` is told what is being done.
    ///
    /// # Errors
    /// [`ReadError::Faults`](crate::error::ReadError::Faults) with every fault that building the graph of all sources would
    /// find, and what reading documents can fail with,
    /// [`IngestError::NotAStore`] if the folder holds something else,
    /// [`IngestError::Busy`] if another run is writing it,
    /// [`IngestError::Base`] if its entities are named under another base,
    /// [`WriteError::File`](crate::error::WriteError::File) if it cannot be written.
    pub fn ingest(&self, incoming: Incoming, progress: impl FnMut(Progress<'_>)) -> Result<Report> {
        let writing = Writing::begin(&self.folder)?;
        let before = writing.entries()?;
        Change::new(&writing, &before, progress).ingest(incoming)
    }

    /// Takes sources back. All that they alone have said is gone, as if they had never come.
    ///
    /// # Errors
    /// [`IngestError::UnknownSource`] for the first id that the store does not have,
    /// [`ReadError::Faults`](crate::error::ReadError::Faults) with every reference of other sources to what would be gone,
    /// and those of [`ingest`](Self::ingest).
    pub fn withdraw(&self, ids: &[&str], progress: impl FnMut(Progress<'_>)) -> Result<Report> {
        Manifest::read(&self.folder)?;
        let writing = Writing::begin(&self.folder)?;
        let before = writing.entries()?;
        if let Some(id) = ids.iter().find(|id| !before.by_id.contains_key(**id)) {
            let nearest = nearest(id, before.by_id.keys().map(String::as_str));
            return Err(IngestError::UnknownSource { id: (*id).to_owned(), nearest }.into());
        }
        Change::new(&writing, &before, progress).withdraw(ids)
    }

    /// The sources that are there, in the order of their ids.
    ///
    /// # Errors
    /// Those of [`KnowledgeGraph::open`].
    pub fn sources(&self) -> Result<Vec<KeptSource>> {
        let entries = Entries::of(&self.folder, &Manifest::read(&self.folder)?)?;
        Ok(entries.by_id.into_values().map(|entry| entry.source).collect())
    }

    /// The graph that the sources make.
    ///
    /// # Errors
    /// Those of [`KnowledgeGraph::open`].
    pub fn graph(&self) -> Result<KnowledgeGraph> {
        KnowledgeGraph::open(&self.folder)
    }

    /// What builds the same graph anew from the kept sources.
    ///
    /// # Errors
    /// Those of [`KnowledgeGraph::open`], and [`IngestError::Broken`] if a kept source is damaged.
    pub fn builder(&self) -> Result<Builder> {
        let manifest = Manifest::read(&self.folder)?;
        let entries = Entries::of(&self.folder, &manifest)?;
        Ok(entries.builder(&self.folder)?.base(&manifest.base))
    }

    /// Whether all is there, is what was written, and belongs to a source that is there. Reads everything, in the memory of
    /// a few blocks and one line for each source; what stands in the index is looked at only if all files are whole.
    ///
    /// # Errors
    /// [`IngestError::NotAStore`] if the folder holds a graph without its sources, and those of
    /// [`sources`](Self::sources).
    pub fn verify(&self) -> Result<Vec<Damage>> {
        loop {
            let manifest = Manifest::read(&self.folder)?;
            let found = verify::damages(&self.folder, &manifest);
            // Another may have been put into its place meanwhile.
            if Manifest::read(&self.folder)?.to_text()? == manifest.to_text()? {
                return found;
            }
        }
    }
}
