//! Files that take their place only when they are complete.

use std::fs::{self, File, Metadata};
use std::io::{self, BufWriter, Seek, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::Result;
use crate::error::{Error, WriteError};

/// Writes a file as a whole: what stood there stays as it was until the new one is complete, and for good if writing
/// fails. The new one has its owner and its permissions. What is no file, such as a pipe or a device, is written as it
/// is; behind a link it is the file that is meant.
///
/// # Errors
/// [`WriteError::ReadOnly`] if the file is not to be written,
/// [`WriteError::File`] if it cannot be, or whatever `write` fails with.
pub fn write_whole<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let failed = |source| Error::Write(WriteError::File { path: path.to_owned(), source });
    if fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir()) {
        let mut out = BufWriter::new(File::options().write(true).open(path).map_err(failed)?);
        let result = write(&mut out)?;
        out.flush().map_err(failed)?;
        return Ok(result);
    }
    let place = place(path)?;
    let (draft, result) = draft(&place, write)?;
    put(draft, &place).map_err(failed)?;
    Ok(result)
}

/// Writes a file that is not there yet, as a whole.
///
/// # Errors
/// [`WriteError::File`] if it is there already or cannot be written, or whatever
/// `write` fails with.
pub fn write_new<T>(path: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    let (draft, result) = draft(path, write)?;
    draft
        .persist_noclobber(path)
        .map_err(|error| Error::Write(WriteError::File { path: path.to_owned(), source: error.error }))?;
    Ok(result)
}

/// The file behind the path, if it may be replaced.
fn place(path: &Path) -> Result<PathBuf> {
    let failed = |source| Error::Write(WriteError::File { path: path.to_owned(), source });
    match fs::metadata(path) {
        Err(_) => return Ok(path.to_owned()),
        Ok(found) if found.is_dir() => return Err(failed(io::ErrorKind::IsADirectory.into())),
        // The owner of a computer may write what is marked as not to be written.
        Ok(found) if found.permissions().readonly() => {
            return Err(Error::Write(WriteError::ReadOnly { path: path.to_owned() }));
        }
        Ok(_) => {}
    }
    match File::options().write(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            Err(Error::Write(WriteError::ReadOnly { path: path.to_owned() }))
        }
        opened => opened.and_then(|_| fs::canonicalize(path)).map_err(failed),
    }
}

/// The file on its way: written beside its place, and not yet in it.
fn draft<T>(place: &Path, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<(NamedTempFile, T)> {
    let failed = |source| Error::Write(WriteError::File { path: place.to_owned(), source });
    let folder = place.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    // The message of tempfile names the temporary file, which nobody asked for.
    let mut draft = temporary().tempfile_in(folder).map_err(|error| failed(error.kind().into()))?;
    let mut out = BufWriter::new(&mut draft);
    let result = write(&mut out)?;
    out.flush().map_err(failed)?;
    drop(out);
    draft.as_file().sync_all().map_err(failed)?;
    Ok((draft, result))
}

/// Temporary files are for their owner alone; what is written for others is for those whom the system's mask lets.
#[cfg(unix)]
fn temporary() -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt;
    let mut builder = tempfile::Builder::new();
    builder.permissions(fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
fn temporary() -> tempfile::Builder<'static, 'static> {
    tempfile::Builder::new()
}

/// Puts the draft into its place. A file of somebody else keeps its owner: it is filled anew, not replaced.
fn put(mut draft: NamedTempFile, place: &Path) -> io::Result<()> {
    match fs::metadata(place) {
        Ok(before) if !resembles(draft.as_file(), &before) => {
            let mut file = File::options().write(true).truncate(true).open(place)?;
            draft.rewind()?;
            io::copy(&mut draft, &mut file)?;
            file.sync_all()
        }
        _ => draft.persist(place).map(drop).map_err(|error| error.error),
    }
}

/// Gives a draft the owner and the permissions of the file that it replaces, and tells whether it has them.
#[cfg(unix)]
fn resembles(draft: &File, before: &Metadata) -> bool {
    use std::os::unix::fs::{MetadataExt, fchown};
    let owner = (before.uid(), before.gid());
    let is_own = draft.metadata().is_ok_and(|draft| (draft.uid(), draft.gid()) == owner);
    let is_given = is_own || fchown(draft, Some(owner.0), Some(owner.1)).is_ok();
    is_given && draft.set_permissions(before.permissions()).is_ok()
}

#[cfg(not(unix))]
fn resembles(_: &File, _: &Metadata) -> bool {
    true
}
