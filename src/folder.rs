//! The files of a folder, texts that people write, and what a folder holds, for messages when what was looked for is not there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::{Error, ReadError};
use crate::{Result, document};

/// More kinds of files than these are not listed one by one.
const KINDS: usize = 6;

/// What a folder holds, in words: `2 files in .csv, 1 folder`.
///
/// # Errors
/// [`ReadError::File`] if it cannot be read.
pub fn contents(folder: &Path) -> Result<String> {
    let failed = |source| Error::Read(ReadError::File { path: folder.to_owned(), source });
    let mut kinds = BTreeMap::<_, usize>::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        *kinds.entry(kind(&entry.map_err(failed)?.path())).or_default() += 1;
    }
    if kinds.is_empty() {
        return Ok("nothing".to_owned());
    }
    let more = kinds.len().saturating_sub(KINDS);
    let listed = kinds.iter().take(KINDS).map(|(kind, count)| in_words(*count, kind.as_deref()));
    Ok(listed.chain((more > 0).then(|| format!("{more} other kinds"))).collect::<Vec<_>>().join(", "))
}

/// How the name of a file ends; nothing for a folder.
fn kind(path: &Path) -> Option<String> {
    let ending = || path.extension().map_or_else(String::new, |ending| format!(".{}", ending.display()));
    (!path.is_dir()).then(ending)
}

fn in_words(count: usize, kind: Option<&str>) -> String {
    let s = if count == 1 { "" } else { "s" };
    match kind {
        None => format!("{count} folder{s}"),
        Some("") => format!("{count} file{s} without an ending"),
        Some(ending) => format!("{count} file{s} in {ending}"),
    }
}

/// The files of a folder with this extension, in the order of their names.
pub(crate) fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>> {
    let unreadable = |source| Error::Read(ReadError::File { path: folder.to_owned(), source });
    let mut paths = fs::read_dir(folder)
        .map_err(unreadable)?
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<Result<Vec<_>, _>>()
        .map_err(unreadable)?;
    paths.retain(|path| has_extension(path, extension));
    paths.sort();
    Ok(paths)
}

/// Whether the name of a file ends so, in small letters or capitals.
pub(crate) fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

/// Reads a text in UTF-8. A byte order mark is no part of it.
///
/// # Errors
/// [`ReadError::File`] if the file cannot be read,
/// [`ReadError::Encoding`] if it is not in UTF-8.
pub fn read_text(path: &Path) -> Result<String> {
    let bytes = fs::read(path).map_err(|source| Error::Read(ReadError::File { path: path.to_owned(), source }))?;
    let other = |bytes: &[u8]| {
        Error::Read(ReadError::Encoding { path: path.to_owned(), found: document::instead_of_utf8(bytes) })
    };
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
