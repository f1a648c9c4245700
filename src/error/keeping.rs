//! What can go wrong in keeping a graph.

use std::io;
use std::path::PathBuf;

use super::fault::Problem;

/// What can go wrong in keeping a graph.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum KeepError {
    /// A graph has more terms than can be numbered.
    #[error("the graph has more than {} different terms\n  help: divide it into several graphs", u32::MAX)]
    TooManyTerms,
    /// What should be a term is none.
    #[error("what should be a term is none: {0}\n  help: build the graph again")]
    NoTerm(String),
    /// A file or folder could not be read.
    #[error("cannot read {}: {source}\n  help: check that it exists and may be read", .path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// An index is written in a format that this version does not read.
    #[error(
        "{place} is an index of format {found}; this version reads format {wanted}\n  help: build the graph again, or read it with the version that wrote it"
    )]
    Format {
        /// The file.
        place: String,
        /// The format that it is in.
        found: u32,
        /// The format that can be read.
        wanted: u32,
    },
    /// An index is not what was written.
    #[error("{place} is damaged: {problem}\n  help: take it from a copy, or build the graph again")]
    Damaged {
        /// The file.
        place: String,
        /// What is wrong.
        problem: String,
    },
    /// A folder holds no kept graph.
    #[error("{} holds no kept graph: it has no manifest.toml\n  help: name a folder into which a graph was written", .path.display())]
    NotAStore {
        /// The folder.
        path: PathBuf,
    },
    /// A graph was to be written into a folder that keeps sources too, which it would take the place of.
    #[error("{} keeps the sources of its graph too\n  help: name another folder", .path.display())]
    KeepsSources {
        /// The folder.
        path: PathBuf,
    },
    /// What was to be kept leads to a person.
    #[error("cannot keep {entity} {property}: {problem}")]
    Person {
        /// The entity of which it is said.
        entity: String,
        /// The property.
        property: String,
        /// What was found, masked, and what to do.
        problem: Box<Problem>,
    },
}
