//! The words of a plain text.

use std::ops::Range;

/// A word without the punctuation around it.
pub(super) struct Word<'a> {
    /// Where it stands.
    pub(super) range: Range<usize>,
    /// The word.
    pub(super) text: &'a str,
    /// Punctuation stands before it.
    pub(super) opens: bool,
    /// Punctuation stands behind it.
    pub(super) closes: bool,
}

/// The words of a plain text, which has no blanks but spaces and line ends.
pub(super) fn words(text: &str) -> Vec<Word<'_>> {
    let mut next = 0;
    let pieces = text.split([' ', '\n']).filter_map(|whole| {
        let from = next;
        next += whole.len() + 1;
        word(from, whole)
    });
    pieces.collect()
}

fn word(from: usize, whole: &str) -> Option<Word<'_>> {
    let front = whole.trim_start_matches(|char: char| !char.is_alphanumeric());
    let bare = front.trim_end_matches(|char: char| !char.is_alphanumeric() && char != '-');
    let start = from + whole.len() - front.len();
    let word = Word {
        range: start..start + bare.len(),
        text: bare,
        opens: front.len() < whole.len(),
        closes: bare.len() < front.len(),
    };
    (!bare.is_empty()).then_some(word)
}
