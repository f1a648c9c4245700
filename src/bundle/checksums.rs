//! The file of a bundle that lists the others with their checksums, in the form of `sha256sum`.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::digest;

use super::marker;

/// Its name.
pub(super) const NAME: &str = "SHA256SUMS";

/// A file in a folder, if there is one, that Hanke has not written there, or not so. A folder that does not exist and one
/// that is empty have none.
pub(super) fn strange(folder: &Path) -> io::Result<Option<PathBuf>> {
    let files = files(folder)?;
    let listed = if marker::stands_in(folder) { listed(folder)? } else { BTreeMap::new() };
    let strange = |path: &&PathBuf| !is_as_listed(path, folder, &listed);
    Ok(files.par_iter().find_first(strange).cloned())
}

/// Whether a folder is a bundle with all of its files.
pub(super) fn is_whole(folder: &Path) -> io::Result<bool> {
    let (listed, files) = (listed(folder)?, files(folder)?);
    let found = files.len() == listed.len() + 1;
    Ok(found && marker::stands_in(folder) && files.par_iter().all(|path| is_as_listed(path, folder, &listed)))
}

fn is_as_listed(path: &Path, folder: &Path, listed: &BTreeMap<PathBuf, String>) -> bool {
    let is_list = !listed.is_empty() && path == folder.join(NAME);
    let is_file = || fs::symlink_metadata(path).is_ok_and(|found| found.is_file());
    is_file() && (is_list || listed.get(path).is_some_and(|sum| digest::of_file(path).is_ok_and(|found| found == *sum)))
}

/// The files that are listed, with their checksums.
fn listed(folder: &Path) -> io::Result<BTreeMap<PathBuf, String>> {
    let list = match fs::read(folder.join(NAME)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
        read => String::from_utf8_lossy(&read?).into_owned(),
    };
    let lines = list.lines().filter_map(|line| line.split_once("  "));
    Ok(lines.map(|(sum, path)| (folder.join(path), sum.to_owned())).collect())
}

/// All files in a folder and in the folders in it, in the order of their names.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        let entries = match fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => continue,
            entries => entries?,
        };
        for entry in entries {
            let entry = entry?;
            let list = if entry.file_type()?.is_dir() { &mut folders } else { &mut found };
            list.push(entry.path());
        }
    }
    found.sort();
    Ok(found)
}
