//! The files of a publication, written so that a reader never sees half of one.

use std::fs;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use crate::error::Error;
use crate::{KnowledgeGraph, Result};

use super::Format;

const FILES: [(&str, Format); 3] =
    [("dataset.ttl", Format::Turtle), ("dataset.jsonld", Format::JsonLd), ("dataset.nq", Format::NQuads)];

/// Writes the publications into a folder, which is made if need be, and gives their paths. Each file is written
/// elsewhere first; only when all are complete do they take their places.
///
/// # Errors
/// [`Error::Write`] if the folder or a file cannot be written; the files of before are then as they were.
pub fn write_bundle(graph: &KnowledgeGraph, folder: &Path) -> Result<Vec<PathBuf>> {
    let failed = |source| Error::Write { path: folder.to_owned(), source };
    fs::create_dir_all(folder).map_err(failed)?;
    let finished = FILES.iter().map(|(name, format)| Ok((folder.join(name), write_beside(graph, *format, folder)?)));
    let finished = finished.collect::<Result<Vec<_>>>()?;
    finished.into_iter().map(|(path, file)| move_to(path, file)).collect()
}

/// Writes one publication to a file, which takes its place only when it is complete.
///
/// # Errors
/// [`Error::Write`] if the file cannot be written; the file of before is then as it was.
pub fn write_file(graph: &KnowledgeGraph, format: Format, path: &Path) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let file = write_beside(graph, format, folder)?;
    move_to(path.to_owned(), file).map(|_| ())
}

fn write_beside(graph: &KnowledgeGraph, format: Format, folder: &Path) -> Result<TempPath> {
    let failed = |source| Error::Write { path: folder.to_owned(), source };
    let file = NamedTempFile::new_in(folder).map_err(failed)?;
    super::write(graph, format, BufWriter::new(file.as_file()))?;
    readable(&file).map_err(failed)?;
    Ok(file.into_temp_path())
}

/// Temporary files are for their owner alone; a publication is for everybody.
fn readable(file: &NamedTempFile) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        file.as_file().set_permissions(fs::Permissions::from_mode(0o644))?;
    }
    file.as_file().sync_all()
}

fn move_to(path: PathBuf, file: TempPath) -> Result<PathBuf> {
    match file.persist(&path) {
        Ok(()) => Ok(path),
        Err(error) => Err(Error::Write { path, source: error.error }),
    }
}
