//! How one file of a bundle links to another.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

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

/// The link from one file of the bundle to another.
pub(crate) fn link(from: &str, to: &str) -> String {
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
    use super::link;

    #[test]
    fn a_link_goes_up_no_further_than_it_must() {
        assert_eq!(link("index.html", "style.css"), "style.css");
        assert_eq!(link("id/project/A/index.html", "style.css"), "../../../style.css");
        assert_eq!(link("id/project/A/", "id/source/ä b/index.html"), "../../source/%C3%A4%20b/index.html");
        assert_eq!(link("id/project/A/", "id/project/A/index.en.html"), "index.en.html");
        assert_eq!(link("id/project/A/", "id/project/AB/index.html"), "../AB/index.html");
        assert_eq!(link("id/a.html", "id/x:y/index.html"), "./x:y/index.html");
    }
}
