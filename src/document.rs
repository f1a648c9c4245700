//! Documents as received: plain text, HTML or PDF, as clean text that knows where each of its characters stands.
//!
//! ```
//! use hanke::document::Document;
//!
//! let document = Document::of_text("note.txt", "Hanke alkoi elo-\nkuussa 2016.\n");
//! assert_eq!(document.text.as_str(), "Hanke alkoi elokuussa 2016.\n");
//! assert_eq!(document.text.locator(12..21).to_string(), "lines 1-2");
//! # Ok::<_, hanke::Error>(())
//! ```

#[cfg(not(feature = "documents"))]
mod absent;
mod clean;
mod encoding;
mod file;
#[cfg(feature = "documents")]
mod html;
mod kind;
mod magic;
#[cfg(feature = "documents")]
mod pdf;
mod plain;
mod problem;
mod raw;
mod text;

use crate::digest::sha256;
use crate::record::{AsOf, Extent, key};

use std::path::Path;

pub(crate) use kind::instead_of_utf8;
pub use problem::Problem;
pub use raw::{Kind, LARGEST_FILE, LARGEST_TEXT, LARGEST_TEXT_FILE, MOST_LINES, MOST_PAGES, Raw, read, read_bytes};
pub use text::{Edit, Reason, Text};

#[cfg(not(feature = "documents"))]
use absent::{html, pdf};
use raw::Reading;

/// A result with a document's [`Problem`].
pub type Result<T, E = Problem> = std::result::Result<T, E>;

/// What ends a line of a text, besides the return that may stand before the first of them (Unicode, section 5.8).
pub(crate) const LINE_ENDS: [char; 6] = ['\n', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// A document that was read.
#[derive(Debug, Clone)]
pub struct Document {
    /// The file as the user named it.
    pub name: String,
    /// What the file is.
    pub kind: Kind,
    /// The encoding of the file, or `PDF`.
    pub encoding: &'static str,
    /// SHA-256 of the file as received, as 64 hexadecimal digits.
    pub sha256: String,
    /// The lines or pages in which a character could not be read, and U+FFFD stands instead.
    pub damaged: Vec<u32>,
    /// The text.
    pub text: Text,
    /// When it told what it tells, as whoever received it knows; the document itself may say otherwise.
    pub as_of: Option<AsOf>,
    /// The key for the source's IRI, if it is not the name of the file.
    id: Option<String>,
}

impl Document {
    /// Reads a file.
    ///
    /// # Errors
    /// A [`Problem`] if the file cannot be read as text, HTML or PDF.
    pub fn read(path: &Path) -> Result<Self> {
        Ok(Self::of(&path.display().to_string(), read(path)?))
    }

    /// Reads a document from memory; the name stands in messages, and its stem becomes the id of the source.
    ///
    /// # Errors
    /// A [`Problem`] if the bytes are not text, HTML or PDF.
    pub fn of_bytes(name: &str, bytes: &[u8]) -> Result<Self> {
        Ok(Self::of(name, read_bytes(name, bytes)?))
    }

    /// A document of text that the program already has. It may be empty.
    #[must_use]
    pub fn of_text(name: &str, text: &str) -> Self {
        let (sha256, text) = (sha256(text.as_bytes()), Text::clean(text));
        let (name, kind, encoding, damaged) = (name.to_owned(), Kind::Text, "UTF-8", Vec::new());
        Self { name, kind, encoding, sha256, damaged, text, as_of: None, id: None }
    }

    fn of(name: &str, raw: Raw) -> Self {
        let Raw { kind, encoding, text, units, extent, damaged, links, sha256 } = raw;
        let links: Vec<_> = links.into_iter().map(|(_, target)| target).collect();
        let text = Text::cleaned(text, units, extent, &links);
        Self { name: name.to_owned(), kind, encoding, sha256, damaged, text, as_of: None, id: None }
    }

    /// The name of the file, without its folder and extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        Path::new(&self.name).file_stem().and_then(|stem| stem.to_str()).unwrap_or(&self.name)
    }

    /// The document with another key for the source's IRI, because others have a file of the same name.
    #[must_use]
    pub fn with_id(mut self, id: &str) -> Self {
        self.id = Some(id.to_owned());
        self
    }

    /// A key for the source's IRI, made of the name of the file.
    ///
    /// ```
    /// assert_eq!(hanke::document::Document::of_text("in/Loppu raportti (2018).txt", "").id(), "loppu-raportti-2018");
    /// ```
    #[must_use]
    pub fn id(&self) -> String {
        self.id.clone().unwrap_or_else(|| key(self.stem()))
    }
}
