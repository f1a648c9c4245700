//! The ids of the sources that documents become.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Component, Path, PathBuf};

use crate::digest;
use crate::extract::neutral;
use crate::record::key;

/// An id for each document: its name; where several have one name, the ending too, then the folders. What no part of
/// the path tells apart, such as `a b` and `a-b`, gets a number.
pub(super) fn ids(paths: &[PathBuf]) -> BTreeMap<PathBuf, String> {
    let mut named: BTreeMap<&Path, Named> = paths.iter().map(|path| (path.as_path(), Named::new(path))).collect();
    loop {
        let shared = shared(&named);
        let longer = named.iter_mut().filter(|(_, named)| shared.contains(&named.id));
        // All of them get longer, whichever is first.
        if longer.filter_map(|(path, named)| named.lengthen(path)).count() == 0 {
            break;
        }
    }
    numbered(named)
}

/// The id of a document that is alone: its name.
pub(super) fn id(path: &Path) -> String {
    named(path, &path.file_stem().unwrap_or(path.as_os_str()).to_string_lossy())
}

/// The key of a name, unless it seems to be that of a person.
fn named(path: &Path, name: &str) -> String {
    neutral(key(name), || digest::of_file(path).unwrap_or_default())
}

/// The name of a document by so many parts of its path.
struct Named {
    parts: usize,
    id: String,
    /// The name by all of its path.
    whole: String,
}

impl Named {
    fn new(path: &Path) -> Self {
        Self { parts: 0, id: id(path), whole: key(&path.to_string_lossy()) }
    }

    /// Takes one more part of the path into the name, if there is one.
    fn lengthen(&mut self, path: &Path) -> Option<()> {
        let names: Vec<_> = path.components().filter(|part| matches!(part, Component::Normal(_))).collect();
        let from = names.len().checked_sub(self.parts + 1)?;
        let name: PathBuf = names[from..].iter().collect();
        (self.parts, self.id) = (self.parts + 1, named(path, &name.to_string_lossy()));
        Some(())
    }
}

/// The ids of several documents that a longer part of their paths would tell apart.
fn shared(named: &BTreeMap<&Path, Named>) -> HashSet<String> {
    let mut wholes = HashMap::<_, HashSet<_>>::new();
    for Named { id, whole, .. } in named.values() {
        wholes.entry(id).or_default().insert(whole);
    }
    wholes.into_iter().filter(|(_, wholes)| wholes.len() > 1).map(|(id, _)| id.clone()).collect()
}

fn numbered(named: BTreeMap<&Path, Named>) -> BTreeMap<PathBuf, String> {
    let all: HashSet<_> = named.values().map(|named| named.id.clone()).collect();
    let mut taken = HashSet::new();
    let mut free = |id: String| {
        if taken.insert(id.clone()) {
            return id;
        }
        let mut more = (2_usize..).map(|number| format!("{id}-{number}"));
        more.find(|id| !all.contains(id) && taken.insert(id.clone())).unwrap_or(id)
    };
    named.into_iter().map(|(path, named)| (path.to_owned(), free(named.id))).collect()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

    use super::*;

    #[test]
    fn documents_of_one_name_have_ids_of_their_own() {
        let table = [
            (&["in/Loppu raportti.txt"][..], &["loppu-raportti"][..]),
            (&["a.html", "a.pdf", "b.txt"], &["a-html", "a-pdf", "b"]),
            (&["x/a.txt", "y/a.txt", "y/b.txt"], &["x-a-txt", "y-a-txt", "b"]),
            (&["a b.txt", "a-b.txt", "a-b-2.txt"], &["a-b", "a-b-3", "a-b-2"]),
            (&["a-txt.pdf", "a.pdf", "a.txt"], &["a-txt-pdf", "a-pdf", "a-txt"]),
            (&["a.txt", "a.txt"], &["a"]),
        ];
        for (paths, expected) in table {
            let paths: Vec<_> = paths.iter().map(PathBuf::from).collect();
            let ids = ids(&paths);
            let mut seen = HashSet::new();
            let found: Vec<_> = paths.iter().filter(|path| seen.insert(*path)).map(|path| &ids[path]).collect();
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn a_document_that_bears_the_name_of_a_person_is_called_by_what_it_holds() {
        let folder = tempfile::tempdir().unwrap();
        let paths = ["Oona Oletettu.txt", "aino-hanke.txt"].map(|name| folder.path().join(name));
        std::fs::write(&paths[0], "x").unwrap();
        let (ids, digest) = (ids(&paths), digest::sha256(b"x"));
        assert_eq!(ids[&paths[0]], format!("document-{}", &digest[..8]));
        assert_eq!(ids[&paths[1]], "aino-hanke");
        assert_eq!(id(&paths[0]), ids[&paths[0]]);
    }
}
