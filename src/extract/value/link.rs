//! Addresses of web pages.

use iri_string::types::IriStr;
use lazy_regex::regex;

use super::plain::{Taken, before, behind};
use super::scan::{at_places, begins};
use super::{Found, in_order};

/// Absolute `http` and `https` addresses that are valid IRIs (RFC 3987).
///
/// Punctuation at the end is left out, and so are closing brackets that have no opening one. An address that begins
/// with `www.` gets `https://` and a doubt.
///
/// ```
/// let found = hanke::extract::value::link::links("(ks. https://example.org/sivu_(1)).");
/// assert_eq!(found[0].value, "https://example.org/sivu_(1)");
/// ```
#[must_use]
pub fn links(text: &str) -> Vec<Found<String>> {
    // Dashes and marks may be part of an address, so this reads the text itself and not its plain form.
    let whole = regex!(r#"(?i)^https?://[\p{L}\p{N}][^\s<>"'{}|\\^`\[\]“”»\u{200b}]*"#);
    let bare = regex!(r#"(?i)^www\.[\p{L}\p{N}-]+\.[\p{L}\p{N}][^\s<>"'{}|\\^`\[\]“”»\u{200b}]*"#);
    let schemes = text.match_indices("://").filter_map(|(at, _)| scheme(text, at));
    let hosts = regex!(r"(?i)www\.").find_iter(text).map(|one| one.start()).filter(|at| begins(text, *at));
    let whole =
        at_places(text, usize::MAX, whole, schemes).filter_map(|(at, one)| read(text, at, one.get(0)?.as_str(), ""));
    let bare = at_places(text, usize::MAX, bare, hosts)
        .filter_map(|(at, one)| read(text, at, one.get(0)?.as_str(), "https://"));
    in_order(whole.chain(bare).collect())
}

/// Where the scheme before `://` begins.
fn scheme(text: &str, end: usize) -> Option<usize> {
    let lead = text.as_bytes().get(..end)?;
    let is_scheme = |name: &&str| {
        lead.len()
            .checked_sub(name.len())
            .and_then(|at| lead.get(at..))
            .is_some_and(|lead| lead.eq_ignore_ascii_case(name.as_bytes()))
    };
    let name = ["https", "http"].into_iter().find(is_scheme)?;
    Some(end - name.len()).filter(|at| begins(text, *at))
}

/// The parts of a text that are addresses.
pub(super) fn spans(text: &str) -> Taken {
    Taken::by(super::plain::ranges(links(text)))
}

fn read(text: &str, start: usize, one: &str, scheme: &str) -> Option<Found<String>> {
    let part_of_more = before(text, start).is_some_and(|char| matches!(char, '/' | '.' | '@' | '-' | '_'));
    let address = trimmed(one);
    let value = format!("{scheme}{address}");
    let valid = IriStr::new(&value).is_ok_and(|iri| iri.authority_str().is_some_and(|host| !host.ends_with(':')));
    let end = start + address.len();
    let broken = address.ends_with('-') && behind(text, end).is_some_and(char::is_whitespace);
    let broken = broken || (address.ends_with(['/', '=', '_', '&', '?']) && goes_on_below(text, end));
    let doubt = broken.then_some("may go on behind the line end").or((!scheme.is_empty()).then_some("no scheme"));
    (valid && !part_of_more).then(|| Found::sure(start..end, value).but(doubt))
}

/// Whether the next line begins as an address may go on: in the middle of a word.
fn goes_on_below(text: &str, end: usize) -> bool {
    let below = text.get(end..).and_then(|rest| rest.strip_prefix('\n'));
    below.is_some_and(|below| below.starts_with(|char: char| char.is_lowercase() || char.is_numeric()))
}

/// Without punctuation and lone closing brackets at the end.
fn trimmed(address: &str) -> &str {
    let opened = address.matches('(').count();
    let mut closed = address.matches(')').count();
    let mut left = address;
    while let Some(last) = left.chars().next_back() {
        match last {
            '.' | ',' | ';' | ':' | '!' | '?' | '*' | '…' | '’' | '‘' | '«' | '„' => (),
            ')' if closed > opened => closed -= 1,
            _ => break,
        }
        left = left.get(..left.len() - last.len_utf8()).unwrap_or_default();
    }
    left
}
