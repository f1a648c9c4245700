//! Marks of footnotes, which belong to the page and not to what they stand behind: raised digits and letters, stars.

use std::ops::Range;

/// How the signs of a mark are raised in Unicode: digits, brackets, and the letters that Latin notes are counted by.
const RAISED: [(char, char); 22] = [
    ('0', '⁰'),
    ('1', '¹'),
    ('2', '²'),
    ('3', '³'),
    ('4', '⁴'),
    ('5', '⁵'),
    ('6', '⁶'),
    ('7', '⁷'),
    ('8', '⁸'),
    ('9', '⁹'),
    ('(', '⁽'),
    (')', '⁾'),
    ('[', '⁽'),
    (']', '⁾'),
    ('a', 'ᵃ'),
    ('b', 'ᵇ'),
    ('c', 'ᶜ'),
    ('d', 'ᵈ'),
    ('e', 'ᵉ'),
    ('f', 'ᶠ'),
    ('g', 'ᵍ'),
    ('h', 'ʰ'),
];

/// The signs that are marks as they stand.
const STARS: [char; 4] = ['*', '†', '‡', '∗'];

/// Between two marks of one place.
const BETWEEN: [char; 3] = [',', ';', ' '];

/// A sign as it is raised, if it can be one of a mark.
pub(in crate::document) fn raised(sign: char) -> Option<char> {
    let star = STARS.contains(&sign).then_some(sign);
    star.or_else(|| RAISED.iter().find(|(plain, _)| *plain == sign).map(|(_, raised)| *raised))
}

/// A raised text as the mark of a footnote, or nothing if it is something else: `st` of `1st`, a formula.
pub(in crate::document) fn mark(text: &str) -> Option<String> {
    const LONGEST: usize = 12;
    let text = text.trim();
    let letters = text.chars().filter(|sign| sign.is_alphabetic()).count();
    let alone = letters == 0 || text.chars().filter(|sign| sign.is_alphanumeric()).count() == 1;
    let signs = text.chars().filter(|sign| !BETWEEN.contains(sign) && *sign != '.');
    let mark: Option<String> = signs.map(|sign| is_raised(sign).then_some(sign).or_else(|| raised(sign))).collect();
    mark.filter(|mark| !mark.is_empty() && alone && text.len() <= LONGEST)
}

fn is_raised(sign: char) -> bool {
    RAISED.iter().any(|(_, raised)| *raised == sign)
}

/// Whether a mark may begin with this character.
pub(super) fn may_begin(sign: char) -> bool {
    is_raised(sign) || STARS.contains(&sign)
}

/// The mark that begins at a place of a text, with the space before it where one stands behind it too.
pub(super) fn at(text: &str, start: usize) -> Option<Range<usize>> {
    let rest = text.get(start..)?;
    let first = rest.chars().next()?;
    let same = |sign: char| if is_raised(first) { is_raised(sign) } else { sign == first };
    let end = start + rest.find(|sign: char| !same(sign)).unwrap_or(rest.len());
    let line = line_before(text, start)?;
    let mark = text.get(start..end)?;
    let is_mark = if is_raised(first) { is_note(line, mark) } else { is_star(line, text.get(end..)?) };
    is_mark.then(|| start - spare(line, text.get(end..).unwrap_or_default())..end)
}

/// What stands before a place on its line; of a very long line, the last of it.
fn line_before(text: &str, end: usize) -> Option<&str> {
    const LONGEST: usize = 500;
    let near = text.get(..end)?.char_indices().rev().take(LONGEST).take_while(|(_, sign)| *sign != '\n');
    text.get(near.last().map_or(end, |(start, _)| start)..end)
}

/// The blank before a mark goes with it if a blank or the end of a line stands behind it.
fn spare(before: &str, behind: &str) -> usize {
    let blank = before.len() - before.trim_end_matches(' ').len();
    if behind.chars().next().is_none_or(char::is_whitespace) { blank.min(1) } else { 0 }
}

/// Whether raised signs are a mark: something stands before them on the line, and they are no unit and no power.
fn is_note(line: &str, mark: &str) -> bool {
    let word = line.rsplit(|sign: char| !sign.is_alphanumeric()).next().unwrap_or_default();
    let is_unit =
        matches!(word.trim_start_matches(char::is_numeric), "m" | "km" | "cm" | "mm" | "dm" | "s" | "x" | "y");
    let is_power = word == "10" && !behind_digits(line);
    !(line.trim().is_empty() || (is_unit && matches!(mark, "²" | "³")) || is_power)
}

/// Whether the last word of a line is the last group of a longer number: `120 10`.
fn behind_digits(line: &str) -> bool {
    let before = line.trim_end_matches(|sign: char| sign.is_ascii_digit());
    before.trim_end().ends_with(|sign: char| sign.is_numeric() || matches!(sign, '.' | ','))
}

/// Whether a star is a mark: it is glued to what stands before it, nothing is glued to it, and it closes no emphasis.
fn is_star(line: &str, behind: &str) -> bool {
    let is_glued =
        line.ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, ')' | '€' | '%' | '.' | '”' | '"'));
    let goes_on = behind.starts_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '(' | '/'));
    let opens = line.match_indices(STARS).any(|(at, star)| {
        let is_free = line.get(..at).is_none_or(|before| !before.ends_with(|sign: char| sign.is_alphanumeric()));
        is_free && line.get(at + star.len()..).is_some_and(|behind| behind.starts_with(char::is_alphanumeric))
    });
    is_glued && !goes_on && !opens
}
