//! What a folder holds, for messages when what was looked for is not there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::Result;
use crate::error::Error;

/// More kinds of files than these are not listed one by one.
const KINDS: usize = 6;

/// What a folder holds, in words: `2 files in .csv, 1 folder`.
///
/// # Errors
/// [`Error::Read`] if it cannot be read.
pub fn contents(folder: &Path) -> Result<String> {
    let failed = |source| Error::Read { path: folder.to_owned(), source };
    let mut kinds = BTreeMap::<_, usize>::new();
    for entry in fs::read_dir(folder).map_err(failed)? {
        *kinds.entry(kind(&entry.map_err(failed)?.path())).or_default() += 1;
    }
    if kinds.is_empty() {
        return Ok("nothing".to_owned());
    }
    let more = kinds.len().saturating_sub(KINDS);
    let listed = kinds.iter().take(KINDS).map(|(kind, count)| in_words(*count, kind.as_deref()));
    Ok(listed.chain((more > 0).then(|| format!("{more} other kinds"))).collect::<Vec<_>>().join(", "))
}

/// How the name of a file ends; nothing for a folder.
fn kind(path: &Path) -> Option<String> {
    let ending = || path.extension().map_or_else(String::new, |ending| format!(".{}", ending.display()));
    (!path.is_dir()).then(ending)
}

fn in_words(count: usize, kind: Option<&str>) -> String {
    let s = if count == 1 { "" } else { "s" };
    match kind {
        None => format!("{count} folder{s}"),
        Some("") => format!("{count} file{s} without an ending"),
        Some(ending) => format!("{count} file{s} in {ending}"),
    }
}
