//! The folder that a bundle goes to, and how one bundle takes the place of another.

mod leftovers;
mod lock;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use crate::Result;
use crate::error::{Error, PublishError, WriteError};

use super::{checksums, marker};
use leftovers::{ASIDE, Leftovers};
use lock::Lock;

pub(super) use leftovers::{UNFINISHED, clear};

/// A folder that is, or is to be, a bundle.
pub(super) struct Place {
    pub path: PathBuf,
    /// Held while a bundle is written for it.
    _lock: Option<Lock>,
}

impl Place {
    /// The place of a bundle. What a killed run left undone is put right.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let failed = |source| Error::Write(WriteError::File { path: path.to_owned(), source });
        let path = absolute(path).map_err(failed)?;
        let lock = Lock::beside(&path)?;
        let place = Self { path, _lock: lock };
        place.put_right().map_err(failed)?;
        place.admit()?;
        Ok(place)
    }

    /// A new hidden folder beside the place, with our mark in it and a name that no other run has.
    pub(super) fn beside(&self, what: &str) -> io::Result<PathBuf> {
        let parent = self.path.parent().ok_or(io::ErrorKind::InvalidInput)?;
        let folder = tempfile::Builder::new().prefix(&leftovers::prefix(&self.path, what)).tempdir_in(parent)?.keep();
        marker::set(&folder).map(|()| folder)
    }

    /// Brings back the bundle that a run had set aside when it was killed, and clears what else it left behind.
    fn put_right(&self) -> io::Result<()> {
        let left = Leftovers::of(&self.path)?;
        if !self.path.exists()
            && let Some(bundle) = left.set_aside()?
        {
            fs::rename(bundle, &self.path)?;
        }
        left.clear()
    }

    /// Only a bundle as it was written, or nothing, may be replaced.
    fn admit(&self) -> Result<()> {
        let failed = |source| Error::Write(WriteError::File { path: self.path.clone(), source });
        match self.objection().map_err(failed)? {
            Some(problem) => Err(Error::Publish(PublishError::NotABundle { path: self.path.clone(), problem })),
            None if self.path.exists() && env::current_dir().is_ok_and(|here| here.starts_with(&self.path)) => {
                Err(Error::Publish(PublishError::InsideTheBundle { path: self.path.clone() }))
            }
            None => Ok(()),
        }
    }

    /// What stands in the place that Hanke has not written, if anything does.
    fn objection(&self) -> io::Result<Option<String>> {
        let Some(file) = checksums::strange(&self.path)? else { return Ok(None) };
        let file = file.display();
        Ok(Some(if marker::stands_in(&self.path) {
            format!("{file} is not as Hanke wrote it")
        } else {
            format!("it holds {file}, and no {}, by which Hanke knows what it wrote", marker::NAME)
        }))
    }

    /// Puts a folder into the place. The bundle that stood there goes, if it is still as Hanke wrote it.
    pub(super) fn take(&self, new: &Path) -> Result<()> {
        self.admit()?;
        self.replace(new).map_err(|source| Error::Write(WriteError::File { path: self.path.clone(), source }))
    }

    fn replace(&self, new: &Path) -> io::Result<()> {
        if !self.path.exists() {
            return fs::rename(new, &self.path);
        }
        if exchange(new, &self.path)? {
            return clear(new);
        }
        let old = self.beside(ASIDE)?;
        clear(&old)?;
        fs::rename(&self.path, &old)?;
        fs::rename(new, &self.path).or_else(|error| fs::rename(&old, &self.path).and(Err(error)))?;
        clear(&old)
    }
}

/// The path without links and dots; its parent is made if need be.
fn absolute(path: &Path) -> io::Result<PathBuf> {
    if let Ok(found) = fs::canonicalize(path) {
        let is_folder = found.is_dir() && found.file_name().is_some();
        return if is_folder { Ok(found) } else { Err(io::ErrorKind::NotADirectory.into()) };
    }
    let path = std::path::absolute(path)?;
    let (parent, name) = path.parent().zip(path.file_name()).ok_or(io::ErrorKind::InvalidInput)?;
    fs::create_dir_all(parent)?;
    Ok(fs::canonicalize(parent)?.join(name))
}

/// Exchanges two folders in one step; tells whether the system can.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn exchange(one: &Path, other: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}
