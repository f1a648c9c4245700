//! What can be wrong with a store.

use std::path::PathBuf;

/// What is wrong with a store, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Damage {
    /// The file of a source is missing, or not what was written.
    #[error("{}: {problem}\n  help: ingest the source {id:?} again, or take the store from a backup", .path.display())]
    Source {
        /// The id of the source.
        id: String,
        /// The file.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
    /// The index is missing, or not what was written.
    #[error("{}: {problem}\n  help: take the store from a backup, or ingest its sources into a new one", .path.display())]
    Index {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        problem: String,
    },
    /// The index has claims of what is no source of the store.
    #[error("{}: it has {} of <{source_iri}>, which is no source of the store\n  help: take the store from a backup, or ingest its sources into a new one", .path.display(), claims(*.count))]
    NoSource {
        /// The index.
        path: PathBuf,
        /// The IRI of what claims them.
        source_iri: String,
        /// How many there are.
        count: usize,
    },
    /// The index has fewer or more claims of a source than it has made.
    #[error("{}: it has {} of the source {id:?}, where the manifest says {expected}\n  help: take the store from a backup, or ingest its sources into a new one", .path.display(), claims(*.count))]
    Count {
        /// The index.
        path: PathBuf,
        /// The id of the source.
        id: String,
        /// How many there are.
        count: usize,
        /// How many there should be.
        expected: usize,
    },
    /// The view shows what no source claims.
    #[error("{}: it shows {count} that no source claims, the first of them {first}\n  help: take the store from a backup, or ingest its sources into a new one", .path.display(), count = statements(*.count))]
    Unclaimed {
        /// The index.
        path: PathBuf,
        /// Entity and property of the first.
        first: String,
        /// How many there are.
        count: usize,
    },
}

fn claims(count: usize) -> String {
    if count == 1 { "1 claim".to_owned() } else { format!("{count} claims") }
}

fn statements(count: usize) -> String {
    if count == 1 { "1 statement".to_owned() } else { format!("{count} statements") }
}
