//! E-mail addresses.

use std::ops::Range;

use lazy_regex::regex;

use super::Found;
use super::plain::{before, slice};
use super::scan::{byte, window};

/// E-mail addresses, in lower case; an at sign may be written out as `(at)`.
pub(super) fn emails(text: &str) -> Vec<Found<String>> {
    let mut free = 0;
    let marks = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'@' | b'(' | b'['));
    let found = marks.filter_map(|(mark, _)| {
        let (range, sign) = address(text, mark, free)?;
        free = range.end;
        let (local, host) = (slice(text, range.start..sign.start), slice(text, sign.end..range.end));
        let doubt = (slice(text, sign.clone()) != "@").then_some("at sign written out");
        (!before(text, range.start).is_some_and(|char| char.is_alphanumeric() || char == '@'))
            .then(|| Found::sure(range, format!("{local}@{host}").to_lowercase()).but(doubt))
    });
    found.collect()
}

/// The address around a mark and the at sign in it. The address begins no earlier than where the last one ended.
fn address(text: &str, mark: usize, free: usize) -> Option<(Range<usize>, Range<usize>)> {
    let sign = sign(text, mark)?;
    let start = local(text, free, sign.start)?;
    let host = regex!(r"^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?i:[a-z]){2,12}\b").find(text.get(sign.end..)?)?;
    Some((start..sign.end + host.end(), sign))
}

/// The at sign at a mark, with the brackets and blanks around it.
fn sign(text: &str, mark: usize) -> Option<Range<usize>> {
    if byte(text, mark) == b'@' {
        return Some(mark..mark + 1);
    }
    let sign = regex!(r"^[(\[]\s?(?i:at|ät|a|@)\s?[)\]]\s?").find(window(text, mark, 10))?;
    let blank = slice(text, 0..mark).ends_with([' ', '\n']);
    Some(mark - usize::from(blank)..mark + sign.end())
}

/// Where the part before the at sign begins.
fn local(text: &str, free: usize, end: usize) -> Option<usize> {
    let lead = text.get(free..end)?;
    let part = |char: char| char.is_alphanumeric() || matches!(char, '.' | '_' | '%' | '+' | '-');
    let (from, _) = lead.char_indices().rev().take_while(|(_, char)| part(*char)).last()?;
    Some(free + from + lead.get(from..)?.find(char::is_alphanumeric)?)
}
