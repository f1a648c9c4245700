//! The mark by which Hanke knows a folder that it has written.

use std::fs;
use std::io;
use std::path::Path;

/// The file that is the mark.
pub(super) const NAME: &str = ".hanke-bundle";

/// What it holds. Its first word is what counts, so that later versions may say more.
pub(super) const TEXT: &str = "Hanke wrote this folder and replaces it as a whole: keep nothing of your own in it.\n";

/// Sets the mark.
pub(super) fn set(folder: &Path) -> io::Result<()> {
    fs::write(folder.join(NAME), TEXT)
}

/// Whether a folder bears the mark: a file of its own, no link to one.
pub(super) fn stands_in(folder: &Path) -> bool {
    let path = folder.join(NAME);
    let is_file = fs::symlink_metadata(&path).is_ok_and(|found| found.is_file());
    is_file && fs::read(path).is_ok_and(|text| text.starts_with(b"Hanke "))
}
