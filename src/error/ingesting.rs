//! What can go wrong in keeping sources.

use std::io;
use std::path::PathBuf;

use super::hint::did_you_mean;

/// What can go wrong in keeping sources.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum IngestError {
    /// A file of the store could not be read.
    #[error("cannot read {}: {source}\n  help: check that it exists and may be read", .path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A kept source is not what was written.
    #[error("{}:{line}: {problem}\n  help: take the file from a copy of the store, or ingest the source again", .path.display())]
    Broken {
        /// The file.
        path: PathBuf,
        /// The line of what is compressed in it, from 1.
        line: usize,
        /// What is wrong.
        problem: String,
    },
    /// Another run is writing the store.
    #[error("another run is writing the store {}{}\n  help: wait until it is done", .path.display(), by(.holder))]
    Busy {
        /// The folder.
        path: PathBuf,
        /// Which run, as far as the lock tells.
        holder: String,
    },
    /// A folder that was to become a store holds something else.
    #[error("{} is no store: it holds {found}\n  help: name a new or an empty folder", .path.display())]
    NotAStore {
        /// The folder.
        path: PathBuf,
        /// What it holds.
        found: String,
    },
    /// A bundle was to be kept as a source.
    #[error("{} is a bundle, which holds what its sources claim and not their records\n  help: ingest the record files or documents that it was made of", .path.display())]
    Bundle {
        /// The folder.
        path: PathBuf,
    },
    /// A source that is not in the store.
    #[error("the store has no source {id:?}{}", did_you_mean(.nearest.as_deref()))]
    UnknownSource {
        /// The id.
        id: String,
        /// The nearest id that exists.
        nearest: Option<String>,
    },
    /// The entities of a store have one base.
    #[error("the entities of {} are named under {found}, not under {wanted}\n  help: ingest into a new store", .path.display())]
    Base {
        /// The folder.
        path: PathBuf,
        /// The base that it has.
        found: String,
        /// The base that was asked for.
        wanted: String,
    },
}

fn by(holder: &str) -> String {
    if holder.is_empty() { String::new() } else { [": ", holder].concat() }
}
