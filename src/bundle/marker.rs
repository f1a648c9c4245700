//! The mark by which Hanke knows a folder that it has written.

use std::fs;
use std::io;
use std::path::Path;

use crate::source::MARKER;

/// The file that is the mark.
pub(super) const NAME: &str = MARKER;

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

/// Whether a folder bears the mark or holds nothing else: a run may be killed before its mark is written whole, or after
/// it has removed it.
pub(super) fn is_all_or_stands_in(folder: &Path) -> io::Result<bool> {
    if stands_in(folder) {
        return Ok(true);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let is_begun = entry.file_name() == NAME && entry.file_type()?.is_file();
        if !is_begun || !TEXT.as_bytes().starts_with(&fs::read(entry.path())?) {
            return Ok(false);
        }
    }
    Ok(true)
}
