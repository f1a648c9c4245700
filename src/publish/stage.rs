//! Where a bundle is written before it takes its place, as a whole and at once.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use crate::Result;
use crate::error::Error;

use super::contents;

/// A folder beside the place of the bundle. Whoever reads the bundle sees the old one until [`publish`](Self::publish)
/// exchanges the two. What a killed run left behind is cleared by the next one.
pub(super) struct Stage {
    /// Where it is written.
    folder: PathBuf,
    /// Where it goes.
    place: PathBuf,
    /// Held while somebody writes here.
    lock: File,
}

/// The file by which a run knows that another one is writing. It is not part of a bundle.
const LOCK: &str = ".lock";

impl Stage {
    pub fn open(place: &Path) -> Result<Self> {
        let place = fs::canonicalize(place).unwrap_or_else(|_| place.to_owned());
        let folder = beside(&place);
        let failed = |source| Error::Write { path: place.clone(), source };
        fs::create_dir_all(&folder).map_err(failed)?;
        let lock = File::create(folder.join(LOCK)).map_err(failed)?;
        lock.try_lock().map_err(|_| failed(io::Error::other("another run is writing there")))?;
        clear(&folder).map_err(failed)?;
        Ok(Self { folder, place, lock })
    }

    /// Writes a file of the bundle; any number at a time.
    pub fn write(
        &self,
        file: &contents::File,
        write: impl FnOnce(&mut dyn Write) -> Result<()>,
    ) -> Result<contents::Written> {
        let path = self.folder.join(&file.path);
        let failed = |source| Error::Write { path: self.place.join(&file.path), source };
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(failed)?;
        }
        let mut out = Hashing::new(BufWriter::with_capacity(1 << 16, File::create(&path).map_err(failed)?));
        write(&mut out)?;
        out.flush().map_err(failed)?;
        Ok(out.into_written(file))
    }

    /// Puts the bundle into its place. What stood there goes.
    pub fn publish(self) -> Result<()> {
        let failed = |source| Error::Write { path: self.place.clone(), source };
        fs::remove_file(self.folder.join(LOCK)).map_err(failed)?;
        exchange(&self.folder, &self.place).map_err(failed)?;
        drop(self.lock);
        Ok(())
    }
}

fn beside(place: &Path) -> PathBuf {
    let name = place.file_name().unwrap_or_default().to_string_lossy();
    place.with_file_name(format!(".{name}.unfinished"))
}

fn clear(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        match entry.file_type()?.is_dir() {
            true => fs::remove_dir_all(entry.path())?,
            false if entry.file_name() != LOCK => fs::remove_file(entry.path())?,
            false => {}
        }
    }
    Ok(())
}

/// Exchanges the two folders in one step, where the system can, and removes the old one.
fn exchange(new: &Path, place: &Path) -> io::Result<()> {
    if !place.exists() {
        return fs::rename(new, place);
    }
    rustix::fs::renameat_with(rustix::fs::CWD, new, rustix::fs::CWD, place, rustix::fs::RenameFlags::EXCHANGE)?;
    fs::remove_dir_all(new)
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
        let sha256 = self.digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
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
