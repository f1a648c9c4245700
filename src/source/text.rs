//! Texts that people write: record files, layouts, queries.

use std::fs;
use std::path::Path;

use crate::Result;
use crate::document;
use crate::error::Error;

/// Reads a text in UTF-8. A byte order mark is no part of it.
///
/// # Errors
/// [`Error::Read`] if the file cannot be read, [`Error::Encoding`] if it is not in UTF-8.
pub fn read_text(path: &Path) -> Result<String> {
    let bytes = fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
    let other = |bytes: &[u8]| Error::Encoding { path: path.to_owned(), found: document::instead_of_utf8(bytes) };
    let text = String::from_utf8(bytes).map_err(|error| other(error.as_bytes()))?;
    // Letters of ASCII in UTF-16 are valid UTF-8 too, with a NUL beside each.
    if text.contains('\0') {
        return Err(other(text.as_bytes()));
    }
    Ok(match text.strip_prefix('\u{feff}') {
        Some(behind) => behind.to_owned(),
        None => text,
    })
}
