//! One run at a time writes a bundle.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::error::{Error, PublishError, WriteError};

/// A lock on a place: a hidden file beside it, so that all who write there see it, whatever else differs between them.
pub(super) struct Lock {
    path: PathBuf,
    file: File,
}

impl Lock {
    /// Takes the lock; none where the file system has no locks: then each run still writes in a folder of its own.
    ///
    /// # Errors
    /// [`PublishError::Busy`] if another run holds it,
    /// [`WriteError::File`] if what stands there is no file.
    pub(super) fn beside(place: &Path) -> Result<Option<Self>> {
        let path = place.with_file_name(format!(".{}.lock", super::leftovers::name(place)));
        loop {
            let file = open(&path).map_err(|source| Error::Write(WriteError::File { path: path.clone(), source }))?;
            match file.try_lock() {
                Ok(()) if is_still_there(&path, &file) => return Ok(Some(Self { path, file })),
                // The run that held it has just ended and taken the file away.
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => {
                    return Err(Error::Publish(PublishError::Busy { path: place.to_owned() }));
                }
                Err(TryLockError::Error(_)) => return Ok(None),
            }
        }
    }
}

/// A file that somebody has written something into is not ours to remove.
impl Drop for Lock {
    fn drop(&mut self) {
        if cfg!(unix) && self.file.metadata().is_ok_and(|file| file.len() == 0) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Opens the file, which may be there already. What it holds stays, and a link is not followed.
fn open(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        let flags = rustix::fs::OFlags::NOFOLLOW | rustix::fs::OFlags::NONBLOCK;
        options.custom_flags(flags.bits().cast_signed());
    }
    options.open(path)
}

/// Whether the path still leads to the file: it may have been removed between opening and locking it.
#[cfg(unix)]
fn is_still_there(path: &Path, file: &File) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |found: fs::Metadata| (found.dev(), found.ino());
    file.metadata().ok().map(identity) == fs::symlink_metadata(path).ok().map(identity)
}

#[cfg(not(unix))]
fn is_still_there(_: &Path, _: &File) -> bool {
    true
}
