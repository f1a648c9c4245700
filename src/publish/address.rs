//! Where in a bundle what is said of a thing stands, and how one file there links to another.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use crate::mapping::{digest, short_enough};

use super::Edition;

/// What a path in a link must not have as it is (RFC 3986, section 3.3).
pub(super) const ESCAPED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b']')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'\\')
    .add(b'^');

/// The longest name of a file, in bytes, with room for an extension.
const LONGEST: usize = 220;

impl Edition<'_> {
    /// The path, without extension, of the documents about a thing; nothing if it is none of ours, or a part of another.
    pub(super) fn path_of(&self, iri: &str) -> Option<String> {
        let key = iri.strip_prefix(self.graph.base())?.strip_prefix('/')?;
        let segments = || key.split('/').map(segment).collect::<Vec<_>>().join("/");
        (!key.is_empty() && !key.contains(['#', '?'])).then(|| format!("id/{}", segments()))
    }
}

/// The name that a web server looks for: it decodes what an IRI has encoded. What is encoded otherwise than IRIs are made
/// here, and what no file can be called, gets a name of its own, so that no two things share their documents.
///
/// Names that differ in nothing but letter case are different, as they are to IRIs and to web servers.
fn segment(encoded: &str) -> String {
    let decoded = percent_decode_str(encoded).decode_utf8().unwrap_or_default();
    if is_name(&decoded) && reencoded(&decoded) == encoded {
        return decoded.into_owned();
    }
    let plain = encoded.replace(|c: char| !c.is_alphanumeric(), "-");
    format!("{}-{}", short_enough(&plain), digest(encoded))
}

/// Encodes a text as the templates of IRIs do (RFC 6570, section 3.2.2).
fn reencoded(text: &str) -> String {
    let is_plain = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || "-._~".contains(c);
    let encode = |c: char| if is_plain(c) { c.to_string() } else { format!("%{:02X}", u32::from(c)) };
    text.chars().map(encode).collect()
}

/// Whether a file can have this name, and no document of another thing has it.
fn is_name(text: &str) -> bool {
    let reserved = ["", ".", ".."].contains(&text) || text.contains(['/', '\\']) || text.contains(char::is_control);
    let extension = text.rsplit_once('.').map(|(_, extension)| extension.to_lowercase());
    let is_document = extension.is_some_and(|extension| ["ttl", "jsonld", "html"].contains(&extension.as_str()));
    !reserved && !is_document && text.len() <= LONGEST
}

/// The link from one file of the bundle to another.
pub(super) fn link(from: &str, to: &str) -> String {
    let shared = shared_folders(from, to);
    let (from, to) = (from.get(shared..).unwrap_or(from), to.get(shared..).unwrap_or(to));
    // What stands before a colon in the first part of a link would be read as its scheme.
    let here = if !from.contains('/') && to.split('/').next().unwrap_or(to).contains(':') { "./" } else { "" };
    let up = "../".repeat(from.matches('/').count());
    [&up, here, &utf8_percent_encode(to, ESCAPED).to_string()].concat()
}

/// How many bytes of two paths are folders that both are in.
fn shared_folders(a: &str, b: &str) -> usize {
    let same = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b);
    same.enumerate().filter(|(_, (byte, _))| *byte == b'/').last().map_or(0, |(index, _)| index + 1)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::{LONGEST, link, segment};

    #[test]
    fn a_link_goes_up_no_further_than_it_must() {
        assert_eq!(link("index.html", "style.css"), "style.css");
        assert_eq!(link("id/project/A/index.html", "style.css"), "../../../style.css");
        assert_eq!(link("id/project/A/", "id/source/ä b/index.html"), "../../source/%C3%A4%20b/index.html");
        assert_eq!(link("id/project/A/", "id/project/A/index.en.html"), "index.en.html");
        assert_eq!(link("id/project/A/", "id/project/AB/index.html"), "../AB/index.html");
        assert_eq!(link("id/a.html", "id/x:y/index.html"), "./x:y/index.html");
    }

    #[test]
    fn an_iri_leads_to_the_name_that_a_web_server_looks_for() {
        assert_eq!(segment("S20398"), "S20398");
        assert_eq!(segment("mahdollisuuksien-päivä"), "mahdollisuuksien-päivä");
        assert_eq!(segment("a%20b%26c"), "a b&c");
        for none in
            ["", ".", "..", "a%2Fb", "a%5Cb", "%00", "%0A", "%FF", "x.ttl", "X.JSONLD", "index.html", "%41", "a:b"]
        {
            assert!(segment(none).len() >= 16, "{none} has a name of its own: {}", segment(none));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn no_two_things_share_their_documents_and_none_leaves_the_folder(
            keys in prop::collection::btree_set("[aA.:/\\\\ä%0-2EeFf]{0,6}|(%2F|%2E|%41|%25|a|\\.){0,5}|.{0,300}", 2..40)
        ) {
            let mut names = BTreeMap::new();
            for key in &keys {
                let name = segment(key);
                prop_assert!(!["", ".", ".."].contains(&name.as_str()) && !name.contains(['/', '\0', '\n']));
                prop_assert!(name.len() <= LONGEST + 17, "{} bytes", name.len());
                prop_assert_eq!(names.insert(name, key.clone()), None);
            }
        }
    }
}
