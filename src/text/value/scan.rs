//! Searching a text of any length for a pattern without the word boundaries that make one slow.
//!
//! A boundary of Unicode words takes the fast engines of the patterns away. So the parsers look for a cheap mark first
//! (a number, a sign, the stem of a word), and then try a pattern that begins with `^` at the place of the mark.

use std::ops::Range;

use lazy_regex::regex::Match;
use lazy_regex::{Captures, Regex, regex};

use super::plain::{before, behind, slice};

/// The bytes that no pattern of a bounded length goes beyond.
pub(crate) const NEAR: usize = 160;

/// The characters of the longest word that stands before a number of a date or a page.
const LONGEST: usize = 12;

/// Whether the character belongs to a word, as `\w` says.
pub(crate) fn is_word(char: char) -> bool {
    let rare = || regex!(r"^\w").is_match(char.encode_utf8(&mut [0; 4]));
    char.is_ascii_alphanumeric() || char == '_' || (!char.is_ascii() && (char.is_alphabetic() || rare()))
}

/// Whether no word runs into this place from before.
pub(crate) fn begins(text: &str, at: usize) -> bool {
    !before(text, at).is_some_and(is_word)
}

/// Whether no word goes on at this place.
pub(crate) fn ends(text: &str, at: usize) -> bool {
    !behind(text, at).is_some_and(is_word)
}

/// The runs of digits that begin as a word begins.
pub(crate) fn numbers(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut from = 0;
    let runs = std::iter::from_fn(move || {
        let start = from + bytes.get(from..)?.iter().position(u8::is_ascii_digit)?;
        from = start + bytes.get(start..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
        Some(start..from)
    });
    runs.filter(|run| begins(text, run.start))
}

/// The byte at a place, or zero.
pub(crate) fn byte(text: &str, at: usize) -> u8 {
    text.as_bytes().get(at).copied().unwrap_or_default()
}

/// Where the short word begins that only a blank or a stop parts from a place.
pub(super) fn word_before(text: &str, at: usize) -> Option<usize> {
    let lead = text.get(..at)?;
    let bare = lead.strip_suffix([' ', '\n']).unwrap_or(lead);
    let bare = bare.strip_suffix('.').unwrap_or(bare);
    let word = bare.char_indices().rev().take(LONGEST).take_while(|(_, char)| is_word(*char));
    word.last().map(|(start, _)| start).filter(|start| begins(text, *start))
}

/// The text from a place on, but only so much.
pub(crate) fn window(text: &str, from: usize, reach: usize) -> &str {
    let end = (from.saturating_add(reach)..text.len()).find(|at| text.is_char_boundary(*at));
    slice(text, from..end.unwrap_or(text.len()))
}

/// The matches of a pattern that begins with `^` at places in text order, without those that begin inside the one
/// before. The groups count from the place that stands beside them.
pub(crate) fn at_places<'a>(
    text: &'a str,
    reach: usize,
    pattern: &'static Regex,
    places: impl IntoIterator<Item = usize>,
) -> impl Iterator<Item = (usize, Captures<'a>)> {
    let mut free = 0;
    places.into_iter().filter_map(move |at| {
        let groups = if at < free { None } else { pattern.captures(window(text, at, reach)) }?;
        free = at + groups.get(0)?.end();
        Some((at, groups))
    })
}

/// The matches that pass a check, which also gets the end of the last one. One that fails hides nothing: the search
/// goes on a character behind its beginning.
pub(super) fn passing<'a>(
    text: &'a str,
    pattern: &'static Regex,
    check: impl Fn(&Captures, usize) -> bool,
) -> impl Iterator<Item = Captures<'a>> {
    let (mut from, mut free) = (0, 0);
    std::iter::from_fn(move || {
        loop {
            let groups = pattern.captures_at(text, from)?;
            let whole = groups.get(0)?;
            if check(&groups, free) {
                (from, free) = (whole.end(), whole.end());
                return Some(groups);
            }
            from = whole.start() + whole.as_str().chars().next()?.len_utf8();
        }
    })
}

/// The matches inside a part of the text.
pub(super) fn inside<'a>(
    text: &'a str,
    part: &Range<usize>,
    pattern: &'static Regex,
) -> impl Iterator<Item = Match<'a>> {
    let lead = slice(text, 0..part.end);
    let mut from = part.start;
    std::iter::from_fn(move || {
        let one = pattern.find_at(lead, from)?;
        from = one.end();
        Some(one)
    })
}
