//! What a file holds: its text as it was written, and in which line or on which page each part of it stands.

use std::ops::Range;
use std::path::Path;

use crate::digest::sha256;
use crate::record::Extent;

use super::{Problem, Result, file, html, kind, pdf, plain};

/// The largest file that is read, in bytes: 128 MiB.
pub const LARGEST_FILE: u64 = 128 << 20;

/// The largest file of text or HTML that is read, in bytes: 32 MiB.
pub const LARGEST_TEXT_FILE: u64 = 32 << 20;

/// The longest text that is taken from a file, in bytes of UTF-8: 4 MiB, which is some two thousand pages.
pub const LARGEST_TEXT: usize = 4 << 20;

/// The most lines that a text may have.
pub const MOST_LINES: u32 = 1_000_000;

/// The most pages that a PDF may have.
pub const MOST_PAGES: u32 = 20_000;

/// What kind of document the bytes are, found from the bytes, not from the file name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Plain text.
    Text,
    /// A web page.
    Html,
    /// A PDF with a text layer.
    Pdf,
}

/// What was read from a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raw {
    /// What the bytes are.
    pub kind: Kind,
    /// The encoding by its usual name, such as `UTF-8`, `UTF-16LE`, `windows-1252`, `ISO-8859-1`; `PDF` for a PDF.
    pub encoding: &'static str,
    /// The readable text; its lines end in `\n`, whatever they end in in the file.
    pub text: String,
    /// From this byte of `text` on, the text stands in this line (text, HTML) or on this page (PDF), counted from 1
    /// in the file as received. Sorted, each byte once.
    pub units: Vec<(usize, u32)>,
    /// How many lines or pages the file has.
    pub extent: Extent,
    /// The lines or pages in which a character could not be read, and U+FFFD stands instead. Sorted, each once.
    pub damaged: Vec<u32>,
    /// Which part of `text` is a link, and its absolute target. Empty for plain text.
    pub links: Vec<(Range<usize>, String)>,
    /// The SHA-256 of the bytes as received, in hexadecimal.
    pub sha256: String,
}

impl Raw {
    /// The line or page in which a byte of `text` stands; nothing if it is before all units.
    #[must_use]
    pub fn unit(&self, byte: usize) -> Option<u32> {
        let after = self.units.partition_point(|(start, _)| *start <= byte);
        after.checked_sub(1).and_then(|index| self.units.get(index)).map(|(_, unit)| *unit)
    }
}

/// The parts of a [`Raw`] that depend on the kind of document.
pub(super) struct Reading {
    pub kind: Kind,
    pub encoding: &'static str,
    pub text: String,
    pub units: Vec<(usize, u32)>,
    pub extent: Extent,
    pub damaged: Vec<u32>,
    pub links: Vec<(Range<usize>, String)>,
}

/// Reads a file.
///
/// # Errors
/// A [`Problem`] if the path is no readable regular file of at most [`LARGEST_FILE`] bytes (which is found out
/// before anything is read), or if [`read_bytes`] gives one.
pub fn read(path: &Path) -> Result<Raw> {
    owned(&path.display().to_string(), file::bytes(path)?)
}

/// Reads a document from memory; the name stands in messages only.
///
/// # Errors
/// A [`Problem`] if the bytes are empty, too large, of a format other than text, HTML and PDF, or a PDF that is
/// damaged, protected by a password, or without text.
pub fn read_bytes(name: &str, bytes: &[u8]) -> Result<Raw> {
    file::within_limit(name, bytes.len() as u64, LARGEST_FILE)?;
    owned(name, bytes.to_vec())
}

/// Each step gives up what it was made of, so that no document is held twice.
fn owned(name: &str, bytes: Vec<u8>) -> Result<Raw> {
    file::within_limit(name, bytes.len() as u64, LARGEST_FILE)?;
    let sha256 = sha256(&bytes);
    let Reading { kind, encoding, text, units, extent, damaged, links } = reading(name, bytes)?;
    file::text_within_limit(name, &text)?;
    Ok(Raw { kind, encoding, text, units, extent, damaged, links, sha256 })
}

fn reading(name: &str, bytes: Vec<u8>) -> Result<Reading> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Problem::Empty { name: name.to_owned() });
    }
    if kind::is_pdf(&bytes) {
        return pdf::read(name, bytes);
    }
    file::within_limit(name, bytes.len() as u64, LARGEST_TEXT_FILE)?;
    let decoded = kind::decoded(name, &bytes)?;
    drop(bytes);
    if kind::is_html(&decoded.text) { html::read(name, decoded) } else { plain::read(name, decoded) }
}
