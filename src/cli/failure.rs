//! What can go wrong on the command line alone, and what it has to say of errors of the library.

use std::io;
use std::path::PathBuf;

use hanke::error::{PublishError, ReadError};
use hanke::ingest::Damage;

/// Anything that can stop a command.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// The library says so.
    #[error("{}", told(.0))]
    Library(#[from] hanke::Error),
    /// Files that are there already would have become others. Nothing was written.
    #[error("{}\n  help: a person may have corrected what stands there: move it away, or name another place", kept(.files))]
    Kept {
        /// The files.
        files: Vec<PathBuf>,
    },
    /// What was to be written would have taken the place of what it is made of.
    #[error("{} is what is read here, and stays as it is\n  help: name another file for the result", .path.display())]
    WrittenOverItself {
        /// The file.
        path: PathBuf,
    },
    /// A data folder was named among what is to be added to other data.
    #[error("{0} is a data folder of its own, which would be mixed with other data\n  help: start from it with --data {0}; to add its records to other data, name {1}", .path.display(), .path.join("records").display())]
    DataFolder {
        /// The folder.
        path: PathBuf,
    },
    /// Data of one's own were to be published in the name of those who publish the data that are compiled in.
    #[error("{} would be published under the name and the address of the data that are compiled in\n  help: name a publication.toml of your own with --publication FILE, or put your records into a data folder and start from it with --data DIR", .path.display())]
    OwnData {
        /// The first of the paths that were added.
        path: PathBuf,
    },
    /// No source says anything.
    #[error(
        "there is nothing to publish: {found}\n  help: give record files, as data/README.md describes them, or documents"
    )]
    NothingToPublish {
        /// What was found instead.
        found: String,
    },
    /// Some documents could not be read; each has been told of.
    #[error("{failed} of {of} documents could not be read")]
    NotRead {
        /// How many.
        failed: usize,
        /// Of how many.
        of: usize,
    },
    /// The records of several documents were to go to one place.
    #[error("{documents} documents give as many record files\n  help: name a folder for them with -o")]
    SeveralRecordFiles {
        /// How many documents there are.
        documents: usize,
    },
    /// A store is not what was written.
    #[error("the store is damaged\n{}", lines(.damages))]
    Damaged {
        /// What is wrong.
        damages: Vec<Damage>,
    },
    /// No store was named.
    #[error("no store is named\n  help: name a folder with --store DIR, or in the variable HANKE_STORE")]
    NoStore,
    /// A decision was to be recorded, but the data are those that are compiled in.
    #[error("there is no data folder to record the decision in\n  help: name it with --data DIR")]
    NoDataFolder,
    /// Something was to be written in a format that it does not have.
    #[error("{asked} is no format for {what}\n  help: {what} can be written as {formats}")]
    NoFormat {
        /// The format, or the file whose name asks for one.
        asked: String,
        /// What was to be written.
        what: &'static str,
        /// The formats that it has.
        formats: &'static str,
    },
}

/// The files that would have become others, one a line.
fn kept(files: &[PathBuf]) -> String {
    let is = |file: &PathBuf| format!("{} is there already, and is not what would be written now", file.display());
    files.iter().map(is).collect::<Vec<_>>().join("\n")
}

/// What is wrong, one after the other.
fn lines(damages: &[Damage]) -> String {
    damages.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// An error of the library. Where flags help, they are named instead of what the library can say.
fn told(error: &hanke::Error) -> String {
    let text = error.to_string();
    match (flags(error), text.split_once("\n  help: ")) {
        (Some(flags), Some((problem, _))) => format!("{problem}\n  help: {flags}"),
        _ => text,
    }
}

fn flags(error: &hanke::Error) -> Option<&'static str> {
    match error {
        hanke::Error::Read(ReadError::NoLayoutFits { .. }) => {
            Some("force one with --layout NAME, or write one (data/layouts/README.md) and add it with --layouts PATH")
        }
        hanke::Error::Publish(PublishError::NoPublication { .. }) => {
            Some("write the file as data/README.md shows, or name one with --publication FILE")
        }
        _ => None,
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        hanke::Error::from(error).into()
    }
}
