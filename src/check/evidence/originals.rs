//! Finding the originals of sources among the files of some folders, by their digests.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::Result;
use crate::digest::hexadecimal;
use crate::error::{Error, ReadError};

/// The files of some folders, by the SHA-256 of their bytes. None is kept in memory.
#[derive(Debug, Clone, Default)]
pub struct Originals {
    by_digest: BTreeMap<String, PathBuf>,
}

impl Originals {
    /// Hashes the files of folders and of the folders in them. A path may also be a file.
    ///
    /// Of two files with the same bytes the first by path is kept. Hidden files and folders, links to folders, and what
    /// is no regular file are passed over.
    ///
    /// # Errors
    /// [`ReadError::File`] if a folder or file cannot be read.
    pub fn open(folders: &[PathBuf]) -> Result<Self> {
        let mut paths = BTreeSet::new();
        for folder in folders {
            files(folder, &mut paths)?;
        }
        let mut originals = Self::default();
        for path in paths {
            let digest = digest(&path).map_err(|source| Error::Read(ReadError::File { path: path.clone(), source }))?;
            originals.by_digest.entry(digest).or_insert(path);
        }
        Ok(originals)
    }

    /// The file with this SHA-256, in hexadecimal.
    #[must_use]
    pub fn path(&self, sha256: &str) -> Option<&Path> {
        self.by_digest.get(&sha256.to_ascii_lowercase()).map(PathBuf::as_path)
    }

    /// The files whose digest is none of these, in the order of their paths.
    pub(super) fn others(&self, digests: &BTreeSet<String>) -> Vec<&Path> {
        let others = self.by_digest.iter().filter(|(digest, _)| !digests.contains(*digest));
        let mut paths: Vec<_> = others.map(|(_, path)| path.as_path()).collect();
        paths.sort_unstable();
        paths
    }
}

/// Collects the regular files at a path.
fn files(path: &Path, found: &mut BTreeSet<PathBuf>) -> Result<()> {
    let unreadable = |source| Error::Read(ReadError::File { path: path.to_owned(), source });
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if metadata.is_file() {
        found.insert(path.to_owned());
    }
    if !metadata.is_dir() {
        return Ok(());
    }
    for entry in fs::read_dir(path).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?;
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        let kind = entry.file_type().map_err(unreadable)?;
        // A link to a folder could lead back to this one; one that leads nowhere is no file.
        let linked = kind.is_symlink() && !entry.path().is_file();
        if !hidden && !linked {
            files(&entry.path(), found)?;
        }
    }
    Ok(())
}

/// The SHA-256 of a file, which is read piece by piece.
fn digest(path: &Path) -> io::Result<String> {
    const PIECE: usize = 1 << 16;
    let mut file = File::open(path)?;
    let (mut hash, mut piece) = (Sha256::new(), vec![0; PIECE]);
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok(hexadecimal(&hash.finalize()));
        }
        hash.update(piece.get(..read).unwrap_or_default());
    }
}
