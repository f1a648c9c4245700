//! Files that take their place only when they are complete.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::{NamedTempFile, TempPath};

use crate::Result;
use crate::error::Error;

/// Writes a file as a whole: what stood there stays as it was until the new one is complete, and for good if writing
/// fails. What is no file, such as a pipe or a device, is written as it is; behind a link it is the file that is meant.
///
/// # Errors
/// [`Error::Write`] if the file cannot be written, or whatever `write` fails with.
pub fn write_whole<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let failed = |source| Error::Write { path: path.to_owned(), source };
    if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        let mut out = BufWriter::new(File::options().write(true).open(path).map_err(failed)?);
        let result = write(&mut out)?;
        out.flush().map_err(failed)?;
        return Ok(result);
    }
    let draft = Draft::new(path)?;
    let result = draft.write(write)?;
    draft.publish()?;
    Ok(result)
}

/// A file on its way: written beside its place, and not yet in it.
pub(super) struct Draft {
    path: PathBuf,
    temporary: TempPath,
}

impl Draft {
    pub fn new(path: &Path) -> Result<Self> {
        let failed = |source| Error::Write { path: path.to_owned(), source };
        if path.is_dir() {
            return Err(failed(io::ErrorKind::IsADirectory.into()));
        }
        // Behind a link it is the file that is replaced, not the link.
        let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        // The message of tempfile names the temporary file, which nobody asked for.
        let temporary = NamedTempFile::new_in(folder).map_err(|error| failed(error.kind().into()))?;
        Ok(Self { temporary: temporary.into_temp_path(), path: place })
    }

    pub fn write<T>(&self, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
        let failed = |source| Error::Write { path: self.path.clone(), source };
        let mut out = BufWriter::new(File::create(&self.temporary).map_err(failed)?);
        let result = write(&mut out)?;
        let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
        readable(&file).and_then(|()| file.sync_all()).map_err(failed)?;
        Ok(result)
    }

    pub fn publish(self) -> Result<PathBuf> {
        match self.temporary.persist(&self.path) {
            Ok(()) => Ok(self.path),
            Err(error) => Err(Error::Write { path: self.path, source: error.error }),
        }
    }
}

/// Temporary files are for their owner alone; what is written for others is for others to read.
#[cfg(unix)]
fn readable(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &File) -> io::Result<()> {
    Ok(())
}
