//! Words of a text, and what stands between two of them.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// A letter that may be written in two parts, or a place where a word may be broken, belongs to the word.
fn in_word(letter: char) -> bool {
    letter.is_alphanumeric() || matches!(letter, '_' | '\u{ad}' | '\u{300}'..='\u{36f}')
}

/// The Swedish for *saint*, which has a colon inside: *S:t Michel*.
const SAINT: &str = "S:t ";

/// The next word that begins there or later.
pub(super) fn next(text: &str, from: usize) -> Option<Range<usize>> {
    let rest = &text[from..];
    let start = rest.find(in_word)?;
    let end = rest[start..].find(|letter| !in_word(letter)).map_or(rest.len(), |length| start + length);
    let end = if rest[start..].starts_with(SAINT) { start + SAINT.trim_end().len() } else { end };
    Some(from + start..from + end)
}

/// The word in small letters, composed, without soft hyphens.
pub(super) fn fold(word: &str) -> String {
    let apart = word.contains(|letter| matches!(letter, '\u{ad}' | '\u{300}'..='\u{36f}'));
    if apart {
        word.nfc().filter(|letter| *letter != '\u{ad}').collect::<String>().to_lowercase()
    } else {
        word.to_lowercase()
    }
}

/// The word in small letters if it is written as a name is: with a capital, or in capitals (but not as short as a
/// Roman number).
pub(super) fn name(word: &str) -> Option<String> {
    let capitals = word.chars().filter(|letter| letter.is_uppercase()).count();
    (capitals == 1 || in_capitals(word)).then(|| fold(word))
}

/// Whether a word is written in capitals, and longer than most Roman numbers and acronyms.
pub(super) fn in_capitals(word: &str) -> bool {
    word.chars().count() > 3 && !word.contains(char::is_lowercase)
}

/// How a word is tied to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Joint {
    /// With a hyphen.
    Hyphen,
    /// With a longer dash.
    Dash,
    /// With a hyphen at the end of a line.
    Break,
    /// The rest of the first is to be taken from a later word: *Etelä- ja*.
    Shortened,
    /// With white space.
    Space,
}

/// What the text between two words makes of them.
pub(super) fn joint(between: &str) -> Option<Joint> {
    let rest = between.trim_start_matches(['-', '\u{2010}', '\u{2011}']);
    let dashes = between[..between.len() - rest.len()].chars().count();
    match (dashes, rest) {
        (1, "") => Some(Joint::Hyphen),
        (1, " ") => Some(Joint::Shortened),
        (1, rest) if rest.trim().is_empty() && rest.contains('\n') => Some(Joint::Break),
        (0, "\u{2012}" | "\u{2013}" | "\u{2014}" | "\u{2212}") => Some(Joint::Dash),
        (0, space) if space.trim().is_empty() && space.matches('\n').count() < 2 => Some(Joint::Space),
        _ => None,
    }
}

/// Whether nothing stands before this in its sentence.
pub(super) fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text[..at].trim_end_matches([' ', '\u{a0}', '"', '”', '»', '(', '\'']);
    before.ends_with(['.', '!', '?', ':', '\n', '\r', '\t', '•', '–', '-', '|']) || before.is_empty()
}

/// Whether only what parts the items of a list stands on both sides.
pub(super) fn is_item(text: &str, range: &Range<usize>) -> bool {
    let parts = [',', ';', '\n', '/'];
    let (lead, rest) = (text[..range.start].trim_end_matches(' '), text[range.end..].trim_start_matches(' '));
    let and = ["ja", "sekä", "och", "samt", "and"];
    let ends = lead.is_empty() || lead.ends_with(parts) || and.iter().any(|and| lead.ends_with(&[" ", and].concat()));
    let begins = rest.trim_matches(['.', '\n']).is_empty()
        || rest.starts_with(parts)
        || and.iter().any(|and| rest.strip_prefix(and).is_some_and(|rest| rest.starts_with(' ')));
    ends && begins
}
