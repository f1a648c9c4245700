//! Where a bundle is written before it takes its place, as a whole and at once.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::Result;
use crate::digest::hexadecimal;
use crate::error::{Error, PublishError, WriteError};
use crate::publish::contents;

use super::checksums;
use super::destination::{Place, UNFINISHED, clear};

/// A folder beside the place of the bundle, for one run alone. Whoever reads the bundle sees the old one until
/// [`publish`](Self::publish) exchanges the two. What a killed run left behind is cleared by the next one.
pub(super) struct Stage {
    folder: PathBuf,
    place: Place,
}

impl Stage {
    pub(super) fn open(place: &Path) -> Result<Self> {
        let place = Place::open(place)?;
        let folder = place
            .beside(UNFINISHED)
            .map_err(|source| Error::Write(WriteError::File { path: place.path.clone(), source }))?;
        Ok(Self { folder, place })
    }

    /// Writes a file of the bundle; any number at a time.
    pub(super) fn write(
        &self,
        file: &contents::File,
        write: impl FnOnce(&mut dyn Write) -> Result<()>,
    ) -> Result<contents::Written> {
        let path = self.folder.join(&file.path);
        let failed = |source| Error::Write(WriteError::File { path: self.place.path.join(&file.path), source });
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        let mut out = Hashing::new(BufWriter::with_capacity(1 << 16, File::create(&path).map_err(failed)?));
        write(&mut out)?;
        out.flush().map_err(failed)?;
        Ok(out.into_written(file))
    }

    /// Writes one of many small files; any number at a time. Gives its SHA-256.
    pub(super) fn write_small(&self, path: &str, content: &[u8]) -> Result<Sum> {
        let target = self.folder.join(path);
        let written = fs::write(&target, content).or_else(|error| match target.parent() {
            Some(parent) if error.kind() == io::ErrorKind::NotFound => {
                fs::create_dir_all(parent).and_then(|()| fs::write(&target, content))
            }
            _ => Err(error),
        });
        written.map_err(|source| Error::Write(WriteError::File { path: self.place.path.join(path), source }))?;
        Ok(Sum { path: path.to_owned(), sha256: Sha256::digest(content).into() })
    }

    /// Puts the bundle into its place, if it is on the disk as it was written. What stood there goes.
    pub(super) fn publish(self) -> Result<()> {
        let failed = |source| Error::Write(WriteError::File { path: self.place.path.clone(), source });
        sync(&self.folder).map_err(failed)?;
        if !checksums::is_whole(&self.folder).map_err(failed)? {
            return Err(Error::Publish(PublishError::Disturbed { path: self.place.path.clone() }));
        }
        self.place.take(&self.folder)
    }
}

/// A run that fails leaves nothing behind.
impl Drop for Stage {
    fn drop(&mut self) {
        if self.folder.exists() {
            let _ = clear(&self.folder);
        }
    }
}

/// Waits until everything is on the disk: a bundle that is in its place must be whole even after the power has failed.
#[cfg(target_os = "linux")]
fn sync(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(folder)?)?)
}

#[cfg(not(target_os = "linux"))]
fn sync(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The SHA-256 of one of many small files.
pub(super) struct Sum {
    pub path: String,
    pub sha256: [u8; 32],
}

/// Counts and digests what goes through it.
struct Hashing<W> {
    out: W,
    digest: Sha256,
    bytes: u64,
}

impl<W: Write> Hashing<W> {
    fn new(out: W) -> Self {
        Self { out, digest: Sha256::new(), bytes: 0 }
    }

    fn into_written(self, file: &contents::File) -> contents::Written {
        let sha256 = hexadecimal(&self.digest.finalize());
        let contents::File { path, set, role, title, .. } = file;
        let (path, set, role, title) = (path.clone(), *set, role.clone(), title.clone());
        contents::Written { path, set, role, title, bytes: self.bytes, sha256 }
    }
}

impl<W: Write> Write for Hashing<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.digest.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
