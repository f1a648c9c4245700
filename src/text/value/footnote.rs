//! Marks of footnotes in running text.

use std::ops::Range;

use lazy_regex::regex;

use crate::text::privacy::email;

use super::plain::{Taken, before, behind, ranges, read, slice};
use super::scan::begins;
use super::{Found, code, in_order, link};

/// Marks of footnotes: superscript digits, and digits glued to the end of a word or to a closing bracket.
///
/// Digits glued to a word carry a doubt, since they may belong to it. Codes, years and units such as `m²` are no marks.
///
/// ```
/// let found = hanke::text::value::footnote::marks("maksettu rahoitus)1 ja hanke²");
/// assert_eq!(found.iter().map(|one| one.value.as_str()).collect::<Vec<_>>(), ["1", "²"]);
/// ```
#[must_use]
pub fn marks(text: &str) -> Vec<Found<String>> {
    read(text, |text| {
        let raised =
            regex!(r"[¹²³⁰⁴-⁹]{1,3}").find_iter(text).map(|mark| mark.range()).filter(|mark| is_raised(text, mark));
        let closed =
            regex!(r#"[)\]”"»]([1-9][0-9]?)"#).captures_iter(text).filter_map(|groups| Some(groups.get(1)?.range()));
        let glued =
            regex!(r"\p{Lu}?\p{Ll}{3,}([1-9][0-9]?)").captures_iter(text).filter_map(|groups| glued(text, &groups));
        let sure = raised.chain(closed).map(|mark| (mark, None));
        let all = sure.chain(glued.map(|mark| (mark, Some("may be a part of the word"))));
        let mut free = all.filter(|(mark, _)| ends(text, mark)).collect::<Vec<_>>();
        let taken = if free.is_empty() { Taken::by([]) } else { taken(text) };
        free.retain(|(mark, _)| !taken.overlaps(mark));
        in_order(
            free.into_iter()
                .map(|(mark, doubt)| Found::sure(mark.clone(), slice(text, mark).to_owned()).but(doubt))
                .collect(),
        )
    })
}

/// The text without its footnote marks.
///
/// ```
/// assert_eq!(hanke::text::value::footnote::without_marks("(yksityinen rahoitus)1 2014"), "(yksityinen rahoitus) 2014");
/// ```
#[must_use]
pub fn without_marks(text: &str) -> String {
    let mut left = String::with_capacity(text.len());
    let mut from = 0;
    for mark in marks(text) {
        left.push_str(slice(text, from..mark.range.start));
        from = mark.range.end;
    }
    left + slice(text, from..text.len())
}

fn is_raised(text: &str, mark: &Range<usize>) -> bool {
    let lead = text.get(..mark.start).unwrap_or_default();
    let carried = before(text, mark.start).is_some_and(|char| {
        char.is_alphabetic() || matches!(char, ')' | ']' | '.' | ',' | ';' | '”' | '"' | '!' | '?' | '%')
    });
    let near = lead.char_indices().rev().nth(4).map_or(lead, |(at, _)| lead.get(at..).unwrap_or_default());
    carried && !regex!(r"(?:^|[^\p{L}])(?:[kcmd]?m|ha|s|x|y)$").is_match(near)
}

fn taken(text: &str) -> Taken {
    let codes = ranges(code::project_codes(text));
    Taken::by(ranges(link::links(text)).chain(ranges(email::emails(text))).chain(codes))
}

/// The digits behind a word. No other word can begin inside one that does not begin where the letters do.
fn glued(text: &str, groups: &lazy_regex::Captures) -> Option<Range<usize>> {
    if !begins(text, groups.get(0)?.start()) {
        return None;
    }
    let known = regex!(r"^(?i:covid|html|web|sars|windows|python)").is_match(groups.get(0)?.as_str());
    groups.get(1).filter(|_| !known).map(|mark| mark.range())
}

/// Whether nothing goes on behind the mark: no letter, no digit, no decimals.
fn ends(text: &str, mark: &Range<usize>) -> bool {
    let rest = text.get(mark.end..).unwrap_or_default();
    let more = rest
        .strip_prefix(['.', ',', '-', ':', '/', '_', '='])
        .is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    !more && !behind(text, mark.end).is_some_and(|char| char.is_alphanumeric() || matches!(char, '%' | '€' | '_'))
}
