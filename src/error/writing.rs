//! What can go wrong in writing a file.

use std::io;
use std::path::PathBuf;

/// What can go wrong in writing a file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// A file or folder could not be written.
    #[error("cannot write {}: {source}\n  help: check that the folder exists, is writable and has room", .path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file that was to be replaced is not to be written.
    #[error("{} is read-only and stays as it is\n  help: name another file, or make this one writable", .path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
}
