//! What can go wrong, an enum per operation: each error says what was being done, where, and what to do.

mod checking;
mod fault;
mod hint;
mod ingesting;
mod keeping;
mod publishing;
mod querying;
mod reading;
mod writing;

use std::io;

use oxigraph::sparql::QueryEvaluationError;

pub use checking::CheckError;
pub use fault::{Fault, Faults, Problem, Wanted};
pub use hint::nearest;
pub(crate) use hint::{alike, did_you_mean};
pub use ingesting::IngestError;
pub use keeping::KeepError;
pub use publishing::PublishError;
pub use querying::QueryError;
pub use reading::ReadError;
pub use writing::WriteError;

/// A result with Hanke's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Anything that can stop Hanke, by what was being done.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// What can go wrong in reading sources, layouts, schemes and data folders.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// What can go wrong in writing a file.
    #[error(transparent)]
    Write(#[from] WriteError),
    /// What can go wrong in asking the graph: saved queries, SPARQL, and names of entities.
    #[error(transparent)]
    Query(#[from] QueryError),
    /// What can go wrong in checking a graph, and in recording what people have decided.
    #[error(transparent)]
    Check(#[from] CheckError),
    /// What can go wrong in publishing a graph.
    #[error(transparent)]
    Publish(#[from] PublishError),
    /// What can go wrong in keeping a graph.
    #[error(transparent)]
    Keep(#[from] KeepError),
    /// What can go wrong in keeping sources.
    #[error(transparent)]
    Ingest(#[from] IngestError),
    /// The store failed.
    #[error("the graph store failed: {0}")]
    Storage(#[from] oxigraph::store::StorageError),
    /// The system has no thread to give.
    #[error(
        "cannot start a thread to {purpose}: {source}\n  help: end other programs, or allow this one more threads and memory (ulimit -u, ulimit -v)"
    )]
    Thread {
        /// What the thread was for.
        purpose: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// An output could not be written.
    #[error("cannot write the output: {0}")]
    Output(#[from] io::Error),
}

/// What one part of an operation says goes wrong in the whole of it.
macro_rules! through {
    ($($part:ty => $operation:ident),* $(,)?) => {
        $(impl From<$part> for Error {
            fn from(part: $part) -> Self {
                Self::from($operation::from(part))
            }
        })*
    };
}

through! {
    Fault => ReadError,
    Faults => ReadError,
    crate::document::Problem => ReadError,
    QueryEvaluationError => QueryError,
}
