//! What runs that were killed have left beside the place of a bundle.
//!
//! They are folders with a name that no person would give and with our mark in them, or with nothing in them yet. Whatever
//! lacks either is not ours.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::bundle::{checksums, marker};

/// A bundle that is being written.
pub(crate) const UNFINISHED: &str = "unfinished";
/// A bundle that has been moved away for another, where the system cannot exchange the two in one step.
pub(super) const ASIDE: &str = "old";

/// The name of a place.
pub(super) fn name(place: &Path) -> String {
    place.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// How the name of a folder beside the place begins.
pub(super) fn prefix(place: &Path, what: &str) -> String {
    format!(".{}.{what}-", name(place))
}

/// The folders that killed runs have left.
pub(super) struct Leftovers {
    unfinished: Vec<PathBuf>,
    aside: Vec<PathBuf>,
}

impl Leftovers {
    pub(super) fn of(place: &Path) -> io::Result<Self> {
        let parent = place.parent().ok_or(io::ErrorKind::InvalidInput)?;
        let (mut unfinished, mut aside) = (Vec::new(), Vec::new());
        for entry in fs::read_dir(parent)? {
            let entry = entry?;
            let (name, path) = (entry.file_name().to_string_lossy().into_owned(), entry.path());
            if !entry.file_type()?.is_dir() || !marker::is_all_or_stands_in(&path)? {
                continue;
            }
            if name.starts_with(&prefix(place, UNFINISHED)) {
                unfinished.push(path);
            } else if name.starts_with(&prefix(place, ASIDE)) {
                aside.push(path);
            }
        }
        Ok(Self { unfinished, aside })
    }

    /// A bundle that was set aside and is whole: one that is being cleared is not.
    pub(super) fn set_aside(&self) -> io::Result<Option<&Path>> {
        for folder in &self.aside {
            if checksums::is_whole(folder)? {
                return Ok(Some(folder));
            }
        }
        Ok(None)
    }

    /// Removes what is still there.
    pub(super) fn clear(&self) -> io::Result<()> {
        let left = self.unfinished.iter().chain(&self.aside);
        left.filter(|folder| folder.exists()).try_for_each(|folder| clear(folder))
    }
}

/// Removes a folder of ours, its mark last: a run that is killed over it leaves what the next one knows as ours.
pub(crate) fn clear(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        match entry.file_type()?.is_dir() {
            true => fs::remove_dir_all(entry.path())?,
            false if entry.file_name() != marker::NAME => fs::remove_file(entry.path())?,
            false => {}
        }
    }
    fs::remove_dir_all(folder)
}
