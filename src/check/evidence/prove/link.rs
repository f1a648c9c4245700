//! Addresses of pages.

use std::borrow::Cow;
use std::fmt::Write as _;
use std::ops::Range;

use crate::check::evidence::normalisation::Normalisation;

use super::beside::is_letter;
use super::{Look, Match, Refusal};

/// Signs that end every address.
const BORDERS: [char; 8] = ['<', '>', '"', '“', '”', '»', '\u{200b}', '\u{ad}'];

/// Where an address stands as a whole, or why not: one that goes on is another one.
pub(super) fn look(address: &str, text: &str) -> Vec<Look> {
    addresses(text).into_iter().filter_map(|range| same(address, range, text)).collect()
}

/// The runs of signs that begin as an address does. One inside another is none, unless it is told apart.
pub(super) fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for start in starts(text) {
        let inner = found.last().is_some_and(|last| start < last.end);
        let part = text.get(..start).is_some_and(|lead| lead.ends_with(['=', '?', '&', '#', '%']));
        if inner && part {
            continue;
        }
        let rest = text.get(start..).unwrap_or_default();
        let end = rest.find(|sign: char| sign.is_whitespace() || BORDERS.contains(&sign)).unwrap_or(rest.len());
        found.push(start..start + another(rest.get(..end).unwrap_or_default()));
    }
    found
}

/// Where the beginnings of addresses stand, in text order.
fn starts(text: &str) -> Vec<usize> {
    let ends = |lead: &str, scheme: &str| {
        let at = lead.len().checked_sub(scheme.len())?;
        lead.get(at..).filter(|written| written.eq_ignore_ascii_case(scheme)).map(|_| at)
    };
    let schemes = text.match_indices("://").filter_map(|(at, _)| {
        let lead = text.get(..at)?;
        ends(lead, "https").or_else(|| ends(lead, "http"))
    });
    let is_host = |at: &usize| text.get(*at..*at + 4).is_some_and(|head| head.eq_ignore_ascii_case("www."));
    let hosts = text.match_indices(['w', 'W']).map(|(at, _)| at).filter(is_host);
    let tied = |sign: char| is_letter(sign) || matches!(sign, '/' | '.' | '@' | '-' | '_');
    let begins = |at: &usize| !text.get(..*at).unwrap_or_default().ends_with(tied);
    let mut starts: Vec<usize> = schemes.chain(hosts).filter(begins).collect();
    starts.sort_unstable();
    starts
}

/// Where another address begins behind one, or the brackets of Markdown end it.
fn another(run: &str) -> usize {
    let lower = run.to_ascii_lowercase();
    let ends = ["](", "|http", ",http", ";http", "|www.", ",www.", ";www."];
    ends.iter().filter_map(|end| lower.find(end)).min().unwrap_or(run.len())
}

fn same(address: &str, range: Range<usize>, text: &str) -> Option<Look> {
    let written = text.get(range.clone())?;
    if let Some(length) = said(address, written) {
        let end = range.start + length;
        let exact = written.get(..length) == Some(address);
        let form = if exact { Vec::new() } else { vec![Normalisation::LinkForm] };
        return Some(whole(written, length, text.get(range.end..)?).map(|()| Match::new(range.start..end, form)));
    }
    broken(address, range, text).map(Ok)
}

/// How many bytes of what is written say an address.
fn said(address: &str, written: &str) -> Option<usize> {
    let wanted = form(address);
    let start = written.len() - form_start(written).len();
    let mut left = wanted;
    for (at, sign) in written.char_indices().skip_while(|(at, _)| *at < start) {
        if left.is_empty() {
            return Some(at + usize::from(sign == '/' && only_marks(written.get(at + 1..).unwrap_or_default())));
        }
        left = left.strip_prefix(sign).or_else(|| left.strip_prefix(encoded(sign)?.as_ref()))?;
    }
    left.is_empty().then_some(written.len())
}

/// An address without what may differ: the scheme and a slash at the end.
fn form(address: &str) -> &str {
    let bare = form_start(address);
    bare.strip_suffix('/').unwrap_or(bare)
}

fn form_start(address: &str) -> &str {
    let scheme = ["https://", "http://"]
        .iter()
        .find(|scheme| address.get(..scheme.len()).is_some_and(|written| written.eq_ignore_ascii_case(scheme)));
    scheme.and_then(|scheme| address.get(scheme.len()..)).unwrap_or(address)
}

/// A sign that cannot stand in an address, percent-encoded.
fn encoded(sign: char) -> Option<Cow<'static, str>> {
    let mut code = String::new();
    let odd = matches!(sign, '[' | ']' | '{' | '}' | '|' | '\\' | '^' | '`');
    (odd && write!(code, "%{:02X}", u32::from(sign)).is_ok()).then_some(Cow::Owned(code))
}

/// Whether an address ends where it is said to: nothing follows but marks, and a bracket only if none is open.
fn whole(written: &str, length: usize, behind: &str) -> Result<(), Refusal> {
    let (said, rest) = written.split_at_checked(length).ok_or(Refusal::PartOfMore)?;
    let open = |open: char, close: char| said.matches(open).count() > said.matches(close).count();
    let closes = [('(', ')'), ('[', ']'), ('{', '}')].iter().any(|(a, b)| rest.starts_with(*b) && open(*a, *b));
    // A sign that ends every address may stand in the middle of one: `https://a.fi/<id>`.
    let cut = rest.is_empty()
        && behind.starts_with(['<', '"', '“', '”', '»'])
        && behind.chars().nth(1).is_some_and(char::is_alphanumeric);
    let below = behind
        .strip_prefix('\n')
        .is_some_and(|below| below.starts_with(|next: char| next.is_lowercase() || next.is_numeric()));
    let goes_on = rest.is_empty() && below && said.ends_with(['-', '/', '=', '_', '&', '?']);
    if closes || cut || goes_on || !only_marks(rest) { Err(Refusal::PartOfMore) } else { Ok(()) }
}

fn only_marks(rest: &str) -> bool {
    let mark = |sign: char| {
        matches!(sign, '.' | ',' | ';' | ':' | '!' | '?' | '*' | '…' | '\'' | '’' | '‘' | '«' | '„' | ')' | ']' | '}')
    };
    rest.chars().all(mark)
}

/// An address that a line end breaks where it plainly goes on: behind a slash, a hyphen or an equals sign.
fn broken(address: &str, range: Range<usize>, text: &str) -> Option<Match> {
    let written = text.get(range.clone())?;
    let below = text.get(range.end..)?;
    let next = below.trim_start();
    let gap = below.len() - next.len();
    if !written.ends_with(['/', '-', '=', '_', '&', '?']) || !below.get(..gap)?.contains('\n') {
        return None;
    }
    let tail = next.split(char::is_whitespace).next()?;
    let joined = [written, tail].concat();
    let length = said(address, &joined).filter(|length| *length > written.len())?;
    whole(&joined, length, "").ok()?;
    let end = range.end + gap + length - written.len();
    Some(Match::new(range.start..end, vec![Normalisation::LinkForm]))
}
