//! Where in a bundle what is said of a thing stands, and how one file there links to another.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

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

impl Edition<'_> {
    /// The path, without extension, of the documents about a thing; nothing if it is none of ours, or a part of another.
    pub(super) fn path_of(&self, iri: &str) -> Option<String> {
        let key = iri.strip_prefix(self.graph.base())?.strip_prefix('/')?;
        (!key.is_empty() && !key.contains(['#', '?'])).then(|| format!("id/{}", segments(key)))
    }
}

/// The path that a web server looks for: it decodes what an IRI has encoded, other than what would change the path.
fn segments(key: &str) -> String {
    let decoded = key.split('/').map(|segment| match percent_decode_str(segment).decode_utf8() {
        Ok(decoded) if !decoded.contains(['/', '\\', '\0']) && decoded != "." && decoded != ".." => {
            decoded.into_owned()
        }
        _ => segment.to_owned(),
    });
    decoded.collect::<Vec<_>>().join("/")
}

/// The link from one file of the bundle to another.
pub(super) fn link(from: &str, to: &str) -> String {
    let up = "../".repeat(from.matches('/').count());
    [up, utf8_percent_encode(to, ESCAPED).to_string()].concat()
}
