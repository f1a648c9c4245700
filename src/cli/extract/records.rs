//! Where the record files of documents go, and what they never take the place of.

use std::fs;
use std::path::{Path, PathBuf};

use crate::cli::failure::Failure;
use hanke::error::WriteError;
use hanke::extract::{Notes, ProjectNames};
use hanke::publish;
use hanke::source::DocumentRecords;
use hanke::{Error, Result};

/// The record files of documents, each with the file that it is for. Nothing is written before all of them may be.
pub(super) struct RecordFiles<'a> {
    names: &'a ProjectNames,
    /// The folder that is made for them, if they are to have one.
    folder: Option<&'a Path>,
    new: Vec<(&'a Notes, PathBuf)>,
}

impl<'a> RecordFiles<'a> {
    /// The record files of documents in a folder, each named after its source.
    pub(super) fn in_folder(records: &'a DocumentRecords, folder: &'a Path) -> Result<Self, Failure> {
        let new = records.notes().map(|notes| (notes, folder.join(format!("{}.toml", notes.id()))));
        Self { names: records.names(), folder: Some(folder), new: new.collect() }.admitted()
    }

    /// The record file of a document.
    pub(super) fn in_file(records: &'a DocumentRecords, file: &Path) -> Result<Self, Failure> {
        let new = records.notes().map(|notes| (notes, file.to_owned()));
        Self { names: records.names(), folder: None, new: new.collect() }.admitted()
    }

    /// Leaves out what is there already as it would be written.
    ///
    /// # Errors
    /// [`Failure::Kept`] with all files that are there and say something else.
    fn admitted(self) -> Result<Self, Failure> {
        let (mut new, mut kept) = (Vec::new(), Vec::new());
        for (notes, file) in self.new {
            if fs::symlink_metadata(&file).is_err() {
                new.push((notes, file));
            } else if fs::read(&file).ok() != Some(notes.record_file(self.names).into_bytes()) {
                kept.push(file);
            }
        }
        if kept.is_empty() { Ok(Self { new, ..self }) } else { Err(Failure::Kept { files: kept }) }
    }

    /// Writes those that are not there yet.
    pub(super) fn write(&self) -> Result<()> {
        if let Some(folder) = self.folder {
            fs::create_dir_all(folder)
                .map_err(|source| Error::Write(WriteError::File { path: folder.to_owned(), source }))?;
        }
        for (notes, file) in &self.new {
            let text = notes.record_file(self.names);
            publish::write_new(file, |out| Ok(out.write_all(text.as_bytes())?))?;
        }
        Ok(())
    }
}
