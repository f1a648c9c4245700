//! Which documents hold what is said of entities: a web server looks for a file that is called as the IRI says, and every
//! file system must be able to hold all of them side by side.

use std::collections::{BTreeMap, HashMap};

use lazy_regex::regex_is_match;
use percent_encoding::percent_decode_str;
use unicode_normalization::UnicodeNormalization;

use super::iri::{digest, short_enough};

/// The longest name of a file, in bytes, with room for an extension.
const LONGEST: usize = 220;

/// The paths of the documents of entities, without extension.
pub(crate) struct FileNames {
    base: String,
    /// By IRI, the entities whose documents are called otherwise than a web server would look for.
    moved: BTreeMap<String, Moved>,
}

/// An entity whose documents have a name of their own.
pub(crate) struct Moved {
    /// Where they are.
    pub path: String,
    /// Whether that is for its own name, and not for that of a folder above.
    pub itself: bool,
    /// Where a web server looks for them; nothing if it would find those of another entity there.
    pub asked: Option<Vec<u8>>,
}

impl FileNames {
    /// The names for all entities of a graph: of those that a file system cannot tell apart, the first keeps its name.
    pub(crate) fn of(base: &str, entities: impl IntoIterator<Item = String>) -> Self {
        let mut entities: Vec<_> = entities.into_iter().collect();
        entities.sort_unstable();
        entities.dedup();
        let mut names = Self { base: base.to_owned(), moved: BTreeMap::new() };
        let mut taken = HashMap::new();
        for entity in &entities {
            let Some(key) = names.key(entity) else { continue };
            let (path, asked) = (told_apart(key, &mut taken), percent_decode_str(key).collect::<Vec<_>>());
            if path.as_bytes() != asked {
                let usual = [base, "/", &reencoded(&String::from_utf8_lossy(&asked))].concat();
                let is_free = usual == *entity || entities.binary_search(&usual).is_err();
                let itself = last_part(path.as_bytes()) != last_part(&asked);
                let asked = is_free.then(|| [b"id/", &*asked].concat());
                names.moved.insert(entity.clone(), Moved { path: in_folder(&path), itself, asked });
            }
        }
        names
    }

    /// Where the documents of an entity are; nothing if it is none of ours, or a part of another.
    pub(crate) fn path(&self, entity: &str) -> Option<String> {
        let moved = self.moved.get(entity).map(|moved| moved.path.clone());
        moved.or_else(|| {
            self.key(entity).map(|key| in_folder(&key.split('/').map(segment).collect::<Vec<_>>().join("/")))
        })
    }

    /// The entities whose documents are called otherwise than a web server would look for, in the order of their IRIs.
    pub(crate) fn moved(&self) -> impl Iterator<Item = (&str, &Moved)> {
        self.moved.iter().map(|(entity, moved)| (entity.as_str(), moved))
    }

    fn key<'t>(&self, entity: &'t str) -> Option<&'t str> {
        let key = entity.strip_prefix(&self.base)?.strip_prefix('/')?;
        (!key.is_empty() && !key.contains(['#', '?'])).then_some(key)
    }
}

fn last_part(path: &[u8]) -> &[u8] {
    path.rsplit(|byte| *byte == b'/').next().unwrap_or(path)
}

fn in_folder(path: &str) -> String {
    ["id/", path].concat()
}

/// The path of an entity, in which no part means another file on a system that takes letter case or the composition of
/// letters for no difference. `taken` knows which part of an IRI each folded path stands for.
fn told_apart<'t>(key: &'t str, taken: &mut HashMap<String, &'t str>) -> String {
    let (mut path, mut end) = (String::new(), 0);
    for encoded in key.split('/') {
        end += encoded.len();
        let here = key.get(..end).unwrap_or(key);
        let below = |name: &str| if path.is_empty() { name.to_owned() } else { [&path, "/", name].concat() };
        let usual = below(&segment(encoded));
        let is_ours = *taken.entry(folded(&usual)).or_insert(here) == here;
        path = if is_ours { usual } else { below(&own_name(encoded)) };
        end += 1;
    }
    path
}

/// The same for names that some file system takes for one.
fn folded(path: &str) -> String {
    path.nfd().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfc().collect()
}

/// The name that a web server looks for: it decodes what an IRI has encoded. What is encoded otherwise than IRIs are made
/// here, and what no file can be called, gets a name of its own, so that no two entities share their documents.
fn segment(encoded: &str) -> String {
    let decoded = percent_decode_str(encoded).decode_utf8().unwrap_or_default();
    if is_name(&decoded) && reencoded(&decoded) == encoded { decoded.into_owned() } else { own_name(encoded) }
}

/// A name that no other part of an IRI gets.
fn own_name(encoded: &str) -> String {
    let plain = encoded.replace(|c: char| !c.is_alphanumeric(), "-");
    format!("{}-{}", short_enough(&plain), digest(encoded))
}

/// Encodes a text as the templates of IRIs do (RFC 6570, section 3.2.2), but for the slashes between its parts.
fn reencoded(text: &str) -> String {
    let is_plain = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || "-._~/".contains(c);
    let encode = |c: char| if is_plain(c) { c.to_string() } else { format!("%{:02X}", u32::from(c)) };
    text.chars().map(encode).collect()
}

/// Whether a file can have this name on any system, and no document of another entity has it.
fn is_name(text: &str) -> bool {
    let reserved = text.is_empty() || text.contains(['/', '\\']) || text.contains(char::is_control);
    let extension = text.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    let is_document = extension.is_some_and(|extension| ["ttl", "jsonld", "html"].contains(&extension.as_str()));
    !reserved && !is_document && text.len() <= LONGEST && !is_reserved_by_windows(text)
}

/// <https://learn.microsoft.com/windows/win32/fileio/naming-a-file>: names of devices, alone or before a dot, signs that
/// stand for something else, and a dot or a blank at the end, which is dropped.
fn is_reserved_by_windows(text: &str) -> bool {
    regex_is_match!(r"(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³]) *(\.|$)", text)
        || text.contains(['<', '>', ':', '"', '|', '?', '*'])
        || text.ends_with(['.', ' '])
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{FileNames, LONGEST, folded, segment};

    const BASE: &str = "https://example.org/id";

    fn paths(keys: &[&str]) -> Vec<String> {
        let entities = || keys.iter().map(|key| format!("{BASE}/{key}"));
        let names = FileNames::of(BASE, entities());
        entities().filter_map(|entity| names.path(&entity)).collect()
    }

    #[test]
    fn an_iri_leads_to_the_name_that_a_web_server_looks_for() {
        assert_eq!(segment("S20398"), "S20398");
        assert_eq!(segment("mahdollisuuksien-päivä"), "mahdollisuuksien-päivä");
        assert_eq!(segment("a%20b%26c"), "a b&c");
        for none in ["", "a%2Fb", "a%5Cb", "%00", "%0A", "%FF", "x.ttl", "X.JSONLD", "index.html", "%41", "a:b"] {
            assert!(segment(none).len() >= 16, "{none} has a name of its own: {}", segment(none));
        }
    }

    #[test]
    fn what_windows_cannot_hold_has_a_name_of_its_own() {
        for held in ["console", "com", "com10", "a.con", "nul-1", ".a", "%20a"] {
            assert_eq!(segment(held).len(), held.replace("%20", " ").len(), "{held}");
        }
        for none in [".", "..", "CON", "nul", "aux.a", "con%20.a", "LPT1", "com%C2%B9", "a.", "a%20", "a%3Fb", "a%3Ab"]
        {
            assert!(segment(none).len() >= 16, "{none} has a name of its own: {}", segment(none));
        }
    }

    #[test]
    fn of_names_that_differ_in_case_or_composition_only_the_first_stays() {
        let found = paths(&["p/Abc", "p/abc", "p/\u{e4}", "p/a\u{308}", "q/abc"]);
        assert_eq!((found[0].as_str(), found[4].as_str()), ("id/p/Abc", "id/q/abc"));
        assert_eq!(found[1].strip_prefix("id/p/abc-").map(str::len), Some(16));
        assert_eq!((found[2].as_str() == "id/p/\u{e4}", found[3].as_str() == "id/p/a\u{308}"), (false, true));
    }

    #[test]
    fn a_folder_is_told_apart_once_for_all_in_it() {
        let found = paths(&["p/A/x", "p/a/x", "p/a/y", "p/A/y"]);
        let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned()).unwrap_or_default();
        assert_eq!(folder(&found[0]), "id/p/A");
        assert_eq!((folder(&found[0]), folder(&found[1])), (folder(&found[3]), folder(&found[2])));
        assert_ne!(folder(&found[0]), folder(&found[1]));
    }

    #[test]
    fn a_web_server_is_told_of_no_name_that_another_thing_has() {
        let entities = ["b", "%62", "x%3Ay", "x:y"].map(|key| format!("{BASE}/{key}"));
        let names = FileNames::of(BASE, entities);
        let asked = |key: &str| names.moved.get(&format!("{BASE}/{key}")).map(|moved| moved.asked.clone());
        assert_eq!((asked("b"), asked("%62")), (None, Some(None)));
        assert_eq!((asked("x%3Ay"), asked("x:y")), (Some(Some(b"id/x:y".to_vec())), Some(None)));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_two_things_share_their_documents_and_none_leaves_the_folder(
            keys in prop::collection::btree_set("[aA.:/\\\\ä%0-2EeFf]{0,6}|(%2F|%2E|%41|%25|a|\\.){0,5}|.{0,300}", 2..40)
        ) {
            let entities = || keys.iter().map(|key| format!("{BASE}/{key}"));
            let names = FileNames::of(BASE, entities());
            let mut seen = BTreeMap::new();
            for entity in entities() {
                let Some(path) = names.path(&entity) else { continue };
                for name in path.split('/') {
                    prop_assert!(!["", ".", ".."].contains(&name) && !name.contains(['\\', '\0', '\n', ':']));
                    prop_assert!(name.len() <= LONGEST + 17, "{} bytes", name.len());
                }
                prop_assert_eq!(seen.insert(folded(&path), entity), None);
            }
        }
    }
}
