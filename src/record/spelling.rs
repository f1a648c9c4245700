//! How a text is spelt when nothing depends on how it was typed or set: one character for each letter, and none that
//! shows nothing.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Whether a character shows nothing and says nothing about the letters around it: soft hyphens, zero-width spaces and
/// joiners, byte order marks, marks of the direction of writing, selectors of a variant, tags.
///
/// ```
/// assert!(hanke::record::is_invisible('\u{ad}') && !hanke::record::is_invisible('\u{a0}'));
/// ```
#[must_use]
pub const fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// The letters that a ligature joins: a reader sees and searches letters.
///
/// ```
/// assert_eq!(hanke::record::ligature('ﬁ'), Some("fi"));
/// ```
#[must_use]
pub const fn ligature(character: char) -> Option<&'static str> {
    Some(match character {
        '\u{fb00}' => "ff",
        '\u{fb01}' => "fi",
        '\u{fb02}' => "fl",
        '\u{fb03}' => "ffi",
        '\u{fb04}' => "ffl",
        '\u{fb05}' | '\u{fb06}' => "st",
        _ => return None,
    })
}

/// A text in Unicode's form NFC, without what shows nothing, its ligatures written out.
///
/// ```
/// assert_eq!(hanke::record::folded("A\u{30a}\u{ad}land \u{fb01}ksu"), "Åland fiksu");
/// ```
#[must_use]
pub fn folded(text: &str) -> Cow<'_, str> {
    let is_plain = |character| !is_invisible(character) && ligature(character).is_none();
    if text.is_ascii() || (text.chars().all(is_plain) && is_nfc(text)) {
        return Cow::Borrowed(text);
    }
    let mut letters = String::with_capacity(text.len());
    for character in text.chars().filter(|character| !is_invisible(*character)) {
        match ligature(character) {
            Some(written) => letters.push_str(written),
            None => letters.push(character),
        }
    }
    Cow::Owned(letters.nfc().collect())
}
