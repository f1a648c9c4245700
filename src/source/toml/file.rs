//! Record files: TOML, one file per source, written by people. `data/README.md` describes them.

use std::borrow::Cow;
use std::fs;
use std::path::Path;
use std::sync::Arc;

use crate::Result;
use crate::error::{Error, ReadError};
use crate::folder::{files, has_extension, read_text};
use crate::record::{Extent, Passage, Record, Source};
use crate::source::Records;

use super::fields::{Fields, read_toml};
use super::read;

/// A record file, as text with a name for messages.
#[derive(Debug, Clone)]
pub struct RecordFile {
    name: Arc<str>,
    text: Cow<'static, str>,
}

impl RecordFile {
    /// A record file from text that the program already has.
    ///
    /// ```
    /// use hanke::source::Records;
    /// use hanke::source::RecordFile;
    ///
    /// let file = RecordFile::new("notes.toml", "[source]\nid = \"a\"");
    /// let faults = file.records().filter_map(Result::err).map(|fault| fault.to_string());
    /// assert!(faults.into_iter().any(|fault| fault.starts_with("notes.toml:1:1: title: is missing")));
    /// ```
    pub fn new(name: impl Into<Arc<str>>, text: impl Into<Cow<'static, str>>) -> Self {
        Self { name: name.into(), text: text.into() }
    }

    /// Reads the file's text, not yet its records.
    ///
    /// # Errors
    /// [`ReadError::File`] if the file cannot be read,
    /// [`ReadError::Encoding`] if it is not in UTF-8,
    /// [`ReadError::UnknownKind`] if its name does not end in `.toml`.
    pub fn read(path: &Path) -> Result<Self> {
        if !has_extension(path, "toml") {
            return Err(Error::Read(ReadError::UnknownKind { path: path.to_owned() }));
        }
        Ok(Self::new(path.display().to_string(), read_text(path)?))
    }
}

impl Records for RecordFile {
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record>> + '_> {
        let (records, faults) = read_toml(&self.name, &self.text, records);
        let faults = faults.into_iter().map(|fault| Err(fault.into()));
        Box::new(faults.chain(records.unwrap_or_default().into_iter().map(Ok)))
    }
}

fn records(root: &Fields<'_>) -> Vec<Record> {
    let described = root.table("source");
    let source = described.as_ref().map(|fields| Arc::new(read::source(fields)));
    root.required("source", "a table [source] that describes the source", described.map(|_| ()));
    let source = source.unwrap_or_else(|| Arc::new(Source::new("", "", "", "", Extent::Lines(u32::MAX))));
    let passages = root.tables("passage");
    passages.iter().flat_map(|passage| passage_records(&source, passage)).collect()
}

fn passage_records(source: &Arc<Source>, fields: &Fields<'_>) -> Vec<Record> {
    let locator = read::locator(fields, source.extent);
    let facts = read::facts(fields);
    fields.finish();
    let Some(locator) = locator else { return Vec::new() };
    let passage = Passage { source: Arc::clone(source), locator };
    let record = |said: read::Said| {
        let read::Said { fact, place, inferred } = said;
        Record { passage: passage.clone(), fact, place, inferred }
    };
    facts.into_iter().map(record).collect()
}

/// The record files at a path: the file itself, or all `.toml` files of a folder, in the order of their names.
///
/// # Errors
/// [`ReadError::File`] if the path cannot be read,
/// [`ReadError::UnknownKind`] if it is a file of another kind.
pub fn open(path: &Path) -> Result<Vec<RecordFile>> {
    let found = fs::metadata(path).map_err(|source| Error::Read(ReadError::File { path: path.to_owned(), source }))?;
    if !found.is_dir() {
        return Ok(vec![RecordFile::read(path)?]);
    }
    files(path, "toml")?.iter().map(|path| RecordFile::read(path)).collect()
}
