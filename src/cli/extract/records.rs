//! Where the record files of documents go, and what they never take the place of.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use hanke::error::WriteError;
use hanke::publish;
use hanke::source::DocumentReader;
use hanke::{Error, Result};

/// The record files of documents, each with the file that it is for. Nothing is written before all of them may be.
pub(super) struct RecordFiles<'a> {
    reader: &'a DocumentReader,
    /// The folder that is made for them, if they are to have one.
    folder: Option<&'a Path>,
    new: Vec<(&'a Path, PathBuf)>,
}

impl<'a> RecordFiles<'a> {
    /// The record files of documents in a folder, each named after its source.
    pub fn in_folder(reader: &'a DocumentReader, documents: &'a [PathBuf], folder: &'a Path) -> Result<Self, Failure> {
        let file = |path: &'a PathBuf| (path.as_path(), folder.join(format!("{}.toml", reader.id(path))));
        Self { reader, folder: Some(folder), new: documents.iter().map(file).collect() }.admitted()
    }

    /// The record file of a document.
    pub fn in_file(reader: &'a DocumentReader, document: &'a Path, file: &Path) -> Result<Self, Failure> {
        Self { reader, folder: None, new: vec![(document, file.to_owned())] }.admitted()
    }

    /// Leaves out what is there already as it would be written.
    ///
    /// # Errors
    /// [`Failure::Kept`] with all files that are there and say something else.
    fn admitted(self) -> Result<Self, Failure> {
        let (mut new, mut kept) = (Vec::new(), Vec::new());
        for (document, file) in self.new {
            if fs::symlink_metadata(&file).is_err() {
                new.push((document, file));
            } else if fs::read(&file).ok() != Some(text(self.reader, document)?.into_bytes()) {
                kept.push(file);
            }
        }
        if kept.is_empty() { Ok(Self { new, ..self }) } else { Err(Failure::Kept { files: kept }) }
    }

    /// Writes those that are not there yet.
    pub fn write(&self) -> Result<()> {
        if let Some(folder) = self.folder {
            fs::create_dir_all(folder)
                .map_err(|source| Error::Write(WriteError::File { path: folder.to_owned(), source }))?;
        }
        for (document, file) in &self.new {
            let text = text(self.reader, document)?;
            publish::write_new(file, |out| Ok(out.write_all(text.as_bytes())?))?;
        }
        Ok(())
    }
}

/// The record file of a document.
pub(super) fn text(reader: &DocumentReader, document: &Path) -> Result<String> {
    reader.read(document, |reading| reading.record_file(reader.names()))
}
