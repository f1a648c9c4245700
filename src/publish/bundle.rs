//! The files of a publication, written so that a reader never sees half of one.

use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;
use crate::{KnowledgeGraph, Result};

use super::Format;
use super::file::{Draft, write_whole};

const FILES: [(&str, Format); 3] =
    [("dataset.ttl", Format::Turtle), ("dataset.jsonld", Format::JsonLd), ("dataset.nq", Format::NQuads)];

/// Writes the publications into a folder, which is made if need be, and gives their paths. All files are written
/// elsewhere first; only when all are complete do they take their places, one after the other.
///
/// # Errors
/// [`Error::Write`] if the folder or a file cannot be written.
pub fn write_bundle(graph: &KnowledgeGraph, folder: &Path) -> Result<Vec<PathBuf>> {
    fs::create_dir_all(folder).map_err(|source| Error::Write { path: folder.to_owned(), source })?;
    let drafts = FILES.iter().map(|(name, format)| {
        let path = folder.join(name);
        let draft = Draft::new(&path)?;
        draft.write(|out| super::write(graph, *format, out))?;
        Ok((path, draft))
    });
    let drafts = drafts.collect::<Result<Vec<_>>>()?;
    drafts.into_iter().map(|(path, draft)| draft.publish().map(|_| path)).collect()
}

/// Writes one publication to a file, which takes its place only when it is complete.
///
/// # Errors
/// [`Error::Write`] if the file cannot be written.
pub fn write_file(graph: &KnowledgeGraph, format: Format, path: &Path) -> Result<()> {
    write_whole(path, |out| super::write(graph, format, out))
}
