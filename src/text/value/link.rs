//! Addresses of web pages.

use std::borrow::Cow;

use iri_string::types::IriStr;
use lazy_regex::{Regex, regex};
use percent_encoding::percent_encode_byte;

use super::plain::{Taken, before, behind};
use super::scan::{begins, window};
use super::{Found, in_order};

const ODD: &str = "a sign stands in it that no address has";
const CUT: &str = "may go on behind the sign that ends it";

/// Absolute `http` and `https` addresses that are valid IRIs (RFC 3987), the scheme in small letters.
///
/// What cannot stand in an IRI is percent-encoded while the text goes on unbroken: brackets surely, other signs with a
/// doubt. Punctuation at the end is left out, and so are closing brackets that have no opening one. An address that
/// begins with `www.` gets `https://` and a doubt.
///
/// ```
/// use hanke::text::value::link::links;
///
/// assert_eq!(links("(ks. https://example.org/sivu_(1)).")[0].value, "https://example.org/sivu_(1)");
/// assert_eq!(links("Https://example.org/?f[0]=a")[0].value, "https://example.org/?f%5B0%5D=a");
/// ```
#[must_use]
pub fn links(text: &str) -> Vec<Found<String>> {
    // Dashes and marks may be part of an address, so this reads the text itself and not its plain form.
    let whole = regex!(r#"(?i)^https?://[\p{L}\p{N}][^\s<>"“”»\u{200b}]*"#);
    let bare = regex!(r#"(?i)^www\.[\p{L}\p{N}-]+\.[\p{L}\p{N}][^\s<>"“”»\u{200b}]*"#);
    let schemes = text.match_indices("://").filter_map(|(at, _)| scheme(text, at));
    let hosts = regex!(r"(?i)www\.").find_iter(text).map(|one| one.start()).filter(|at| begins(text, *at));
    in_order(runs(text, whole, schemes, "").chain(runs(text, bare, hosts, "https://")).collect())
}

/// More bytes than an address has. A run that is longer is none.
const LONGEST: usize = 4_096;

/// The addresses that begin at places in text order, but none inside another.
fn runs<'a>(
    text: &'a str,
    pattern: &'static Regex,
    places: impl Iterator<Item = usize> + 'a,
    scheme: &'a str,
) -> impl Iterator<Item = Found<String>> + 'a {
    let mut free = 0;
    places.filter_map(move |at| {
        let run = if at < free { None } else { pattern.find(window(text, at, LONGEST)) }?;
        let one = unbroken(run.as_str());
        free = at + one.len();
        if run.len() < LONGEST { read(text, at, one, scheme) } else { None }
    })
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
    let value = format!("{scheme}{}", encoded(address));
    let valid = IriStr::new(&value).is_ok_and(|iri| iri.authority_str().is_some_and(|host| !host.ends_with(':')));
    let end = start + address.len();
    let broken = address.ends_with('-') && behind(text, end).is_some_and(char::is_whitespace);
    let broken = broken || (address.ends_with(['/', '=', '_', '&', '?']) && goes_on_below(text, end));
    let odd = address.contains(['{', '}', '|', '\\', '^', '`']).then_some(ODD);
    let doubt = broken.then_some("may go on behind the line end").or((!scheme.is_empty()).then_some("no scheme"));
    let doubt = doubt.or(odd).or(is_cut(text, end).then_some(CUT));
    (valid && !part_of_more).then(|| Found::sure(start..end, value).but(doubt))
}

/// As much of a run as is one address: another begins behind a bar, and behind the brackets of Markdown.
fn unbroken(run: &str) -> &str {
    let end = regex!(r"(?i)\]\(|[|,;](?:https?://|www\.)").find(run).map_or(run.len(), |next| next.start());
    run.get(..end).unwrap_or(run)
}

/// Percent-encoded what RFC 3987 does not let stand in an IRI.
fn encoded(address: &str) -> String {
    let mut encoded = String::with_capacity(address.len());
    for char in with_small_scheme(address).chars() {
        match char {
            '[' | ']' | '{' | '}' | '|' | '\\' | '^' | '`' => {
                if let Ok(byte) = u8::try_from(char) {
                    encoded.push_str(percent_encode_byte(byte));
                }
            }
            char => encoded.push(char),
        }
    }
    encoded
}

/// An address with its scheme in small letters, in which case does not count (RFC 3986, 3.1).
pub(crate) fn with_small_scheme(address: &str) -> Cow<'_, str> {
    match address.split_once("://") {
        Some((scheme, rest)) if scheme.contains(char::is_uppercase) => {
            Cow::Owned(format!("{}://{rest}", scheme.to_lowercase()))
        }
        _ => Cow::Borrowed(address),
    }
}

/// Whether a sign that ends every address stands before more of the same word: `https://a.fi/<id>`.
fn is_cut(text: &str, end: usize) -> bool {
    let rest = text.get(end..).unwrap_or_default();
    let behind = rest.strip_prefix(['<', '"', '“', '”', '»']);
    behind.is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

/// Whether the next line begins as an address may go on: in the middle of a word.
fn goes_on_below(text: &str, end: usize) -> bool {
    let below = text.get(end..).and_then(|rest| rest.strip_prefix('\n'));
    below.is_some_and(|below| below.starts_with(|char: char| char.is_lowercase() || char.is_numeric()))
}

/// Without punctuation and lone closing brackets at the end.
fn trimmed(address: &str) -> &str {
    let mut lone = [('(', ')'), ('[', ']'), ('{', '}')]
        .map(|(open, close)| (close, address.matches(close).count().saturating_sub(address.matches(open).count())));
    let is_around =
        |char: char| matches!(char, '.' | ',' | ';' | ':' | '!' | '?' | '*' | '…' | '\'' | '’' | '‘' | '«' | '„');
    let mut left = address;
    while let Some(last) = left.chars().next_back() {
        let bracket = lone.iter_mut().find(|(close, many)| *close == last && *many > 0);
        if bracket.is_none() && !is_around(last) {
            break;
        }
        if let Some((_, many)) = bracket {
            *many -= 1;
        }
        left = left.get(..left.len() - last.len_utf8()).unwrap_or_default();
    }
    left
}
