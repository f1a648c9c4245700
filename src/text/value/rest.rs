//! What of a text is left when its values are taken out: it decides how sure they are.
//!
//! A value is certain only when the whole of what stands there was understood. So each reader of a whole value takes
//! its values out, and what is left must say nothing: blanks, marks that part, and words that are known to say nothing.

use std::ops::Range;

use lazy_regex::Regex;

use super::plain::slice;

pub(super) const MORE: &str = "more stands here than was understood";

/// The stretches before, between and behind ranges in text order.
pub(super) fn rests<'a>(text: &'a str, ranges: &[Range<usize>]) -> Vec<&'a str> {
    let starts = std::iter::once(0).chain(ranges.iter().map(|range| range.end));
    let ends = ranges.iter().map(|range| range.start).chain([text.len()]);
    starts.zip(ends).map(|(start, end)| slice(text, start..end)).collect()
}

/// Whether a stretch says nothing, once words that are known have gone.
pub(super) fn is_silent(rest: &str, known: &Regex) -> bool {
    let parts = |char: char| char.is_whitespace() || matches!(char, '.' | ',' | ';' | ':' | '(' | ')' | '|');
    known.replace_all(rest, " ").chars().all(parts)
}
