//! The folder that a bundle goes to, and how one bundle takes the place of another.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::{env, io};

use sha2::{Digest, Sha256};

use crate::Result;
use crate::error::Error;

/// The file of a bundle that lists the others.
pub(super) const SUMS: &str = "SHA256SUMS";

/// A folder that is, or is to be, a bundle.
pub(super) struct Place {
    pub path: PathBuf,
    /// Held while a bundle is written for it.
    _lock: Option<File>,
}

impl Place {
    /// The place of a bundle. What a killed run left undone is put right.
    pub fn open(path: &Path) -> Result<Self> {
        let failed = |source| Error::Write { path: path.to_owned(), source };
        let path = absolute(path).map_err(failed)?;
        let lock = lock(&path)?;
        let place = Self { path, _lock: lock };
        place.restore().map_err(failed)?;
        place.admit()?;
        Ok(place)
    }

    /// A hidden folder beside the place.
    pub fn beside(&self, what: &str) -> PathBuf {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        self.path.with_file_name(format!(".{name}.{what}"))
    }

    /// Brings back the bundle that a run had set aside when it was killed, and removes one that it had replaced.
    fn restore(&self) -> io::Result<()> {
        let old = self.beside("old");
        match (self.path.exists(), old.exists()) {
            (false, true) => fs::rename(old, &self.path),
            (true, true) => fs::remove_dir_all(old),
            _ => Ok(()),
        }
    }

    /// Only a bundle, or nothing, may be replaced.
    fn admit(&self) -> Result<()> {
        let failed = |source| Error::Write { path: self.path.clone(), source };
        if !self.path.exists() {
            return Ok(());
        }
        let listed = fs::read_to_string(self.path.join(SUMS)).unwrap_or_default();
        let listed = listed.lines().filter_map(|line| line.split_once("  ")).map(|(_, path)| self.path.join(path));
        let known = listed.chain([self.path.join(SUMS)]).collect();
        match foreign(&self.path, &known).map_err(failed)? {
            Some(file) => Err(Error::NotABundle { path: self.path.clone(), file }),
            None if env::current_dir().is_ok_and(|here| here.starts_with(&self.path)) => {
                Err(Error::InsideTheBundle { path: self.path.clone() })
            }
            None => Ok(()),
        }
    }

    /// Puts a folder into the place. What stood there goes.
    pub fn take(&self, new: &Path) -> io::Result<()> {
        if !self.path.exists() {
            return fs::rename(new, &self.path);
        }
        let old = self.beside("old");
        if exchange(new, &self.path)? {
            fs::rename(new, &old)?;
        } else {
            fs::rename(&self.path, &old)?;
            fs::rename(new, &self.path).or_else(|error| fs::rename(&old, &self.path).and(Err(error)))?;
        }
        fs::remove_dir_all(old)
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

/// A lock on the place. It stands apart from it, since whatever stands there or beside it comes and goes. Where there can
/// be none, such as in a folder for temporary files that belongs to others, the run goes on without.
fn lock(path: &Path) -> Result<Option<File>> {
    let digest = Sha256::digest(path.as_os_str().as_encoded_bytes());
    let name: String = digest.iter().take(8).map(|byte| char::from(b'a' + byte % 26)).collect();
    let file = File::create(env::temp_dir().join(format!("hanke-{name}.lock"))).ok();
    match file.as_ref().map(File::try_lock) {
        Some(Err(TryLockError::WouldBlock)) => Err(Error::Busy { path: path.to_owned() }),
        _ => Ok(file),
    }
}

/// A file in a folder that is not among those that are known.
fn foreign(folder: &Path, known: &BTreeSet<PathBuf>) -> io::Result<Option<PathBuf>> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        let is_folder = entry.file_type()?.is_dir();
        let found = if is_folder { foreign(&entry.path(), known)? } else { Some(entry.path()) };
        if let Some(file) = found.filter(|file| !known.contains(file)) {
            return Ok(Some(file));
        }
    }
    Ok(None)
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
