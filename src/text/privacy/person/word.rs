//! The words of a text by how they are written, and the runs of those that may be names.

use std::ops::Range;

use crate::text::value::plain::{before, behind, slice};
use crate::text::value::scan::is_word;

use super::role;

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// It is no part of a name.
    Other,
    /// It says what somebody does or is, with a capital.
    Role,
    /// A capital, then small letters.
    Name,
    /// Capitals only.
    Capitals,
    /// One letter, mostly with a stop.
    Initial,
    /// A small word inside of family names.
    Particle,
}

/// A word and how it is written.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// How it is written.
    pub shape: Shape,
}

impl Word {
    /// Whether it can be a given or a family name.
    pub(super) fn is_name(&self) -> bool {
        matches!(self.shape, Shape::Name | Shape::Capitals)
    }

    /// Whether it can follow a name as a part of it.
    pub(super) fn goes_on(&self) -> bool {
        self.is_name() || matches!(self.shape, Shape::Initial | Shape::Particle)
    }
}

const PARTICLES: [&str; 20] = [
    "von", "af", "av", "de", "del", "della", "di", "da", "dos", "van", "der", "den", "ter", "bin", "ibn", "al", "el",
    "zu", "la", "le",
];

/// The words of a plain text.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut from = 0;
    while let Some(start) = text.get(from..).and_then(|rest| rest.find(is_word)).map(|at| from + at) {
        let end = start + length(slice(text, start..text.len()));
        let shape = shape(text, &(start..end));
        let end = if shape == Shape::Initial && behind(text, end) == Some('.') { end + 1 } else { end };
        words.push(Word { range: start..end, shape });
        from = end;
    }
    words
}

/// The bytes of the word at the beginning of a text, with hyphens and apostrophes inside it.
fn length(text: &str) -> usize {
    let mut last = 0;
    for (at, char) in text.char_indices() {
        match char {
            '-' | '\'' | '’' if last == at => (),
            _ if is_word(char) => last = at + char.len_utf8(),
            _ => break,
        }
    }
    last
}

fn shape(text: &str, range: &Range<usize>) -> Shape {
    let word = slice(text, range.clone());
    if is_glued(text, range)
        || behind(text, range.end) == Some('-')
        || word.contains(|char: char| char.is_numeric() || char == '_')
    {
        return Shape::Other;
    }
    if !is_upper(word) {
        return if PARTICLES.contains(&word) { Shape::Particle } else { Shape::Other };
    }
    if role::is_role(word) {
        return Shape::Role;
    }
    let parts = || word.split(['-', '\'', '’']);
    if parts().all(|part| is_upper(part) && part.chars().count() == 1) {
        return Shape::Initial;
    }
    if parts().all(|part| part.chars().all(char::is_uppercase)) {
        return Shape::Capitals;
    }
    if parts().all(is_part) { Shape::Name } else { Shape::Other }
}

/// Whether the word is only a part of an address or a file name.
fn is_glued(text: &str, range: &Range<usize>) -> bool {
    let letter = |at: Option<usize>| at.and_then(|at| behind(text, at)).is_some_and(char::is_alphanumeric);
    let open = before(text, range.start).is_some_and(|char| matches!(char, '@' | '/' | '\\' | '_'));
    open || behind(text, range.end).is_some_and(|char| matches!(char, '@' | '_' | '\\' | '/' | '.'))
        && !slice(text, range.end..text.len()).starts_with(". ")
        && letter(Some(range.end + 1))
        && behind(text, range.end + 1).is_some_and(char::is_lowercase)
}

fn is_upper(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Whether the part of a word is written as one of a name: *Maija*, the *s* of *Smith's*, *Mac* and another capital.
fn is_part(part: &str) -> bool {
    let rest = ["Mc", "Mac"].iter().find_map(|clan| part.strip_prefix(clan)).filter(|rest| is_upper(rest));
    let mut chars = rest.unwrap_or(part).chars();
    chars.next().is_some_and(char::is_alphabetic) && chars.all(|char| !char.is_uppercase())
}

/// The runs of words that may be names, each by its first word and the one behind its last.
pub(super) fn runs(text: &str, words: &[Word], is_cell: &dyn Fn(Range<usize>) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, word) in words.iter().enumerate().filter(|(_, word)| word.goes_on()) {
        let last = runs.last_mut().filter(|run| run.end == at && joins(text, words, at, is_cell));
        match last {
            Some(run) => run.end = at + 1,
            None if word.shape != Shape::Particle => runs.push(at..at + 1),
            None => (),
        }
    }
    for run in &mut runs {
        let kept = words.get(run.clone()).unwrap_or_default().iter().rposition(|word| word.shape != Shape::Particle);
        run.end = run.start + kept.map_or(0, |last| last + 1);
    }
    runs
}

/// Whether only a blank parts a word from the one before it. A line may end between a given name and a family name, but
/// not behind a word that has the line to itself.
fn joins(text: &str, words: &[Word], at: usize, is_cell: &dyn Fn(Range<usize>) -> bool) -> bool {
    let Some([one, other]) = at.checked_sub(1).and_then(|last| words.get(last..=at)) else { return false };
    match slice(text, one.range.end..other.range.start) {
        " " => !is_cell(one.range.end..other.range.start),
        "" | "-" => one.shape == Shape::Initial,
        "\n" => before(text, one.range.start) == Some(' ') && one.shape == Shape::Name,
        _ => false,
    }
}
