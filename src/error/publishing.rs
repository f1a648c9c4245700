//! What can go wrong in publishing a graph.

use std::path::PathBuf;

use super::fault::Problem;

/// What can go wrong in publishing a graph.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PublishError {
    /// A folder that a bundle was to replace is none, or is not as it was written.
    #[error("{} is no bundle: {problem}\n  help: name a new or an empty folder, or move away what is in this one", .path.display())]
    NotABundle {
        /// The folder.
        path: PathBuf,
        /// What it holds that was not written there.
        problem: String,
    },
    /// The files of a bundle changed while it was being written. The old one stays.
    #[error("something else has changed the files of {} while they were written\n  help: build again when nothing else writes there", .path.display())]
    Disturbed {
        /// The folder.
        path: PathBuf,
    },
    /// The bundle to be replaced is the folder that the program runs in.
    #[error("cannot replace {} from inside it\n  help: go to the folder above and name it from there", .path.display())]
    InsideTheBundle {
        /// The folder.
        path: PathBuf,
    },
    /// Another run is writing the same bundle.
    #[error("another run is writing {}\n  help: wait until it is done, or name another folder", .path.display())]
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// Nothing says who publishes the data, and as what.
    #[error("{} is missing: portals need a title, a description, a publisher, a contact and a licence\n  help: write the file as data/README.md shows", .path.display())]
    NoPublication {
        /// The file that was looked for.
        path: PathBuf,
    },
    /// What was to be published leads to a person.
    #[error("cannot publish {entity} {property}: {problem}")]
    Person {
        /// The entity of which it is said.
        entity: String,
        /// The property.
        property: String,
        /// What was found, masked, and what to do.
        problem: Problem,
    },
}
