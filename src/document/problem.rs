//! Why a document could not be read: what was being done, where, what was expected, and what to do.

use std::io;
use std::path::PathBuf;

/// Why a document could not be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// There is nothing at the path.
    #[error("cannot read {}: there is no such file\n  help: check the path", .path.display())]
    NotFound {
        /// The path.
        path: PathBuf,
    },
    /// The path is a folder.
    #[error("cannot read {}: it is a folder, not a file\n  help: give one of the files in it", .path.display())]
    Directory {
        /// The path.
        path: PathBuf,
    },
    /// The file may not be read.
    #[error("cannot read {}: you may not read this file\n  help: ask its owner, or change its permissions", .path.display())]
    Denied {
        /// The path.
        path: PathBuf,
    },
    /// The path is a device, a pipe or a socket.
    #[error("cannot read {}: it is {what}, not a regular file\n  help: copy its content into a file and give that", .path.display())]
    Special {
        /// The path.
        path: PathBuf,
        /// What it is, such as `a named pipe`.
        what: &'static str,
    },
    /// The system failed to read the file.
    #[error("cannot read {}: {source}\n  help: check the disk or the network folder and try again", .path.display())]
    Read {
        /// The path.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The document is of a kind that this program was built without.
    #[error(
        "cannot read {name}: it is {format}, and this program reads plain text only\n  help: build it with the feature documents"
    )]
    Absent {
        /// The document.
        name: String,
        /// What it is.
        format: &'static str,
    },
    /// The document has no bytes, or only white space.
    #[error("cannot read {name}: it is empty\n  help: check that it was downloaded or saved whole")]
    Empty {
        /// The document.
        name: String,
    },
    /// The document is larger than a document is allowed to be.
    #[error("cannot read {name}: it has {size}, and at most {limit} are read\n  help: {help}")]
    TooLarge {
        /// The document.
        name: String,
        /// How large it is, with the unit.
        size: String,
        /// The limit, with the unit.
        limit: String,
        /// What to do.
        help: &'static str,
    },
    /// The bytes are neither text, HTML nor PDF.
    #[error("cannot read {name}: it seems to be {seems}, and text, HTML or PDF was expected\n  help: {help}")]
    Binary {
        /// The document.
        name: String,
        /// What it seems to be, such as `a Word document (DOCX)`.
        seems: &'static str,
        /// What to do.
        help: &'static str,
    },
    /// A PDF whose pages are images.
    #[error(
        "cannot read {name}: none of its {pages} pages has text; it seems to be scanned and needs OCR\n  help: make it searchable first, with `ocrmypdf` for example, and give the new file"
    )]
    Scanned {
        /// The document.
        name: String,
        /// How many pages it has.
        pages: u32,
    },
    /// A web page without any text of its own.
    #[error(
        "cannot read {name}: the page has no text of its own; scripts may write it\n  help: open it in a browser and save it as PDF"
    )]
    NoText {
        /// The document.
        name: String,
    },
    /// A PDF that asks for a password.
    #[error(
        "cannot read {name}: it is protected by a password\n  help: open it with the password and save it without one, or ask for an open copy"
    )]
    Encrypted {
        /// The document.
        name: String,
    },
    /// A PDF that cannot be followed.
    #[error(
        "cannot read {name}: the PDF is damaged or unusual: {problem}\n  help: get it anew; or open it in a PDF reader, print it to a new PDF and give that"
    )]
    Damaged {
        /// The document.
        name: String,
        /// What the reader stumbled over, and on which page if known.
        problem: String,
    },
    /// A PDF that is right as it is, and more than may be read.
    #[error("cannot read {name}: {problem}\n  help: split the PDF, or save it as text and give that")]
    OverLimit {
        /// The document.
        name: String,
        /// The limit, and on which page it was met if known.
        problem: String,
    },
    /// Reading took longer than it may.
    #[error(
        "cannot read {name}: reading took more than {seconds} seconds\n  help: split the PDF, or save it as text and give that"
    )]
    TooSlow {
        /// The document.
        name: String,
        /// How long it may take.
        seconds: u64,
    },
}
