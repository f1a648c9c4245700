//! Which file is the new version of a source.
//!
//! Only files are looked at that are the original of no source: the first hundred by path that have the extension of
//! a document or table, each read once in each of the two ways. A file is compared with a source that is counted in the same unit and is at
//! most twice as long or half as long. The pair in which the largest share of the source's values stands goes first, and
//! a file is the new version of one source only, so that two sources on one project are not taken for each other.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::check::evidence::Evidence;
use crate::check::evidence::original::Original;
use crate::check::evidence::stated::Stated;
use crate::check::evidence::value::Value;
use crate::record::Extent;

use super::Lost;

/// How many files are read at most.
const MOST: usize = 100;

const TABLES: [&str; 3] = ["csv", "tsv", "txt"];

/// The new version of a source.
pub(super) struct Version {
    /// The number of the source among those that lack their original.
    pub lost: usize,
    pub path: PathBuf,
    pub original: Rc<Original>,
    /// How many of the source's different values stand in it, and how many there are.
    pub standing: (usize, usize),
}

/// The new versions of the sources that have one.
pub(super) fn versions(evidence: &Evidence<'_>, lost: &[Lost], digests: &BTreeSet<String>) -> Vec<Version> {
    if lost.is_empty() {
        return Vec::new();
    }
    let files = evidence.originals.others(digests).into_iter().filter(|path| is_readable(path)).take(MOST);
    let mut pairs: Vec<Version> = files.flat_map(|path| pairs(evidence, lost, path)).collect();
    pairs.sort_by(|a, b| share(b).total_cmp(&share(a)));
    let (mut sources, mut files) = (BTreeSet::new(), BTreeSet::new());
    pairs.retain(|pair| {
        let free = !sources.contains(&pair.lost) && !files.contains(&pair.path);
        if free {
            sources.insert(pair.lost);
            files.insert(pair.path.clone());
        }
        free
    });
    pairs
}

fn share(version: &Version) -> f64 {
    let (standing, of) = version.standing;
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    number(standing) / number(of.max(1))
}

fn is_readable(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_lowercase();
    crate::source::is_document(path) || TABLES.contains(&extension.as_str())
}

/// The sources of which a file may be a version: at least half of their values stand in it.
fn pairs(evidence: &Evidence<'_>, lost: &[Lost], path: &Path) -> Vec<Version> {
    let read = |extent| Original::read(path, extent).ok().map(Rc::new);
    let (mut document, mut table) = (None, None);
    let version = |(number, lost): (usize, &Lost)| {
        let extent = lost.source.extent;
        let kind = if matches!(extent, Extent::Rows(_)) { &mut table } else { &mut document };
        let original = Rc::clone(kind.get_or_insert_with(|| read(extent)).as_ref()?);
        let standing = is_like(extent, original.extent()).then(|| standing(evidence, lost, &original))?;
        (2 * standing.0 >= standing.1.max(1)).then(|| Version {
            lost: number,
            path: path.to_owned(),
            original,
            standing,
        })
    };
    lost.iter().enumerate().filter_map(version).collect()
}

fn is_like(old: Extent, new: Extent) -> bool {
    let ((Extent::Lines(old), Extent::Lines(new))
    | (Extent::Rows(old), Extent::Rows(new))
    | (Extent::Pages(old), Extent::Pages(new))) = (old, new)
    else {
        return false;
    };
    new <= old.saturating_mul(2) && old <= new.saturating_mul(2)
}

/// How many of the source's different values stand anywhere in the file, and how many there are. In the text of a whole
/// table, numbers run together with those beside them, and only names and codes tell.
fn standing(evidence: &Evidence<'_>, lost: &Lost, original: &Original) -> (usize, usize) {
    let table = matches!(original, Original::Table(_));
    let values = lost.values.iter().map(|(_, stated)| stated);
    let values = values.filter(|stated| !table || matches!(stated.value, Value::Text(_)));
    let different: BTreeMap<_, &Stated> =
        values.map(|stated| ((stated.kind, stated.value.to_string()), stated)).collect();
    let whole = original.whole();
    let page = whole.page();
    let stands = |stated: &&&Stated| !page.find(stated, &evidence.areas).is_empty();
    (different.values().filter(stands).count(), different.len())
}
