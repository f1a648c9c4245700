//! A text with its typography taken away, which still knows where each byte came from.
//!
//! A run of blanks becomes one space, or one line end when it holds one; every dash becomes a hyphen; letters in two
//! parts (`a` and a diaeresis) become one, as in Unicode's form NFC; soft hyphens and zero-width marks go. So the
//! patterns of the parsers need one blank and one dash.
//!
//! ```
//! use hanke::text::value::plain::Plain;
//!
//! let plain = Plain::of("1.6.2015  –\u{a0}31.1.2018");
//! assert_eq!(plain.text(), "1.6.2015 - 31.1.2018");
//! assert_eq!(plain.source(&(9..10)), 10..13);
//! ```

use std::iter::once;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::compose;

use super::Found;

/// The plain text and where it came from.
#[derive(Debug, Clone, Default)]
pub struct Plain {
    text: String,
    /// Where the two do not run side by side: a byte of the plain text, and the byte of the source it stands for.
    steps: Vec<(usize, usize)>,
    /// Whether characters that only look otherwise than those of ASCII become these.
    folds: bool,
}

impl Plain {
    /// The plain form of a text.
    #[must_use]
    pub fn of(source: &str) -> Self {
        Self::filled(source, false)
    }

    /// The plain form of a text, in which full-width and other compatible characters are those of ASCII too, and nothing
    /// invisible stands. It is for finding what should not be found, and not for reading values.
    #[must_use]
    pub fn folded(source: &str) -> Self {
        Self::filled(source, true)
    }

    fn filled(source: &str, folds: bool) -> Self {
        let mut plain = Self { text: String::with_capacity(source.len()), folds, ..Self::default() };
        let mut at = 0;
        while at < source.len() {
            let run = at..at + even(slice(source, at..source.len()));
            plain.push(at, slice(source, run.clone()));
            at = run.end;
            if let Some(char) = behind(source, at) {
                plain.take(at, char);
                at += char.len_utf8();
            }
        }
        plain.step(source.len());
        plain
    }

    /// The plain text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The bytes of the source behind a range of the plain text.
    #[must_use]
    pub fn source(&self, range: &Range<usize>) -> Range<usize> {
        self.origin(range.start)..self.origin(range.end)
    }

    fn origin(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        let last = self.steps.partition_point(|step| step.0 <= at).checked_sub(1);
        last.and_then(|last| self.steps.get(last)).map_or(at, |step| step.1 + at - step.0)
    }

    fn take(&mut self, at: usize, char: char) {
        match if self.folds { folded(char) } else { char } {
            '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => (),
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.blank(at, '\n'),
            char if char.is_whitespace() => self.blank(at, ' '),
            '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{207b}' | '\u{2796}' | '\u{fe63}' | '\u{ff0d}' => {
                self.push(at, "-");
            }
            char => self.letter(at, char),
        }
    }

    fn blank(&mut self, at: usize, blank: char) {
        match (self.text.chars().next_back(), blank) {
            (Some(' '), '\n') => {
                self.text.pop();
                self.text.push('\n');
            }
            (Some(' ' | '\n'), _) => (),
            _ => self.push(at, blank.encode_utf8(&mut [0; 4])),
        }
    }

    fn letter(&mut self, at: usize, char: char) {
        let last = self.text.chars().next_back();
        let Some(whole) = last.and_then(|last| compose(last, char)) else {
            return self.push(at, char.encode_utf8(&mut [0; 4]));
        };
        self.text.pop();
        let start = self.origin(self.text.len());
        self.push(start, whole.encode_utf8(&mut [0; 4]));
    }

    fn push(&mut self, at: usize, run: &str) {
        if !run.is_empty() {
            self.step(at);
            self.text.push_str(run);
        }
    }

    /// The plain text goes on with this byte of the source.
    fn step(&mut self, at: usize) {
        let here = self.text.len();
        self.steps.truncate(self.steps.partition_point(|step| step.0 < here));
        if self.origin(here) != at {
            self.steps.push((here, at));
        }
    }
}

/// The character of ASCII that one is compatible with, or a mark without width for one that is not seen.
fn folded(char: char) -> char {
    let mut compatible = once(char).nfkc();
    match (compatible.next(), compatible.next()) {
        _ if matches!(char, '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}') => {
            '\u{200b}'
        }
        (Some(plain), None) if plain.is_ascii() => plain,
        _ => char,
    }
}

/// The bytes at the beginning of a text that are plain already: Latin letters, other signs of ASCII, and single blanks
/// behind them.
fn even(source: &str) -> usize {
    let mut blank = true;
    let mut even = |byte: u8| {
        let last = std::mem::replace(&mut blank, matches!(byte, b' ' | b'\n'));
        match byte {
            b' ' | b'\n' => !last,
            0x09..=0x0d => false,
            // U+00C0 to U+027F: none of them joins the letter before it.
            0x80..=0xbf | 0xc3..=0xc9 => true,
            _ => byte.is_ascii(),
        }
    };
    source.bytes().position(|byte| !even(byte)).unwrap_or(source.len())
}

/// What a parser of plain text finds in a text.
pub(crate) fn read<T>(source: &str, parser: impl FnOnce(&str) -> Vec<Found<T>>) -> Vec<Found<T>> {
    read_in(&Plain::of(source), parser)
}

/// What a parser finds in a text that is plain.
pub(crate) fn read_in<T>(plain: &Plain, parser: impl FnOnce(&str) -> Vec<Found<T>>) -> Vec<Found<T>> {
    let found = parser(plain.text());
    found.into_iter().map(|one| Found { range: plain.source(&one.range), ..one }).collect()
}

/// The text of a range, or nothing when there is no such range.
pub(crate) fn slice(text: &str, range: Range<usize>) -> &str {
    text.get(range).unwrap_or_default()
}

/// The character before a place.
pub(crate) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character behind a place.
pub(crate) fn behind(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The text before a place, but only so many characters.
pub(crate) fn lead(text: &str, at: usize, reach: usize) -> &str {
    let lead = slice(text, 0..at);
    let from = lead.char_indices().rev().take(reach).last().map_or(at, |(from, _)| from);
    slice(text, from..at)
}

/// Whether no letter or digit touches the range.
pub(crate) fn stands_alone(text: &str, range: &Range<usize>) -> bool {
    let glued = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    !glued(before(text, range.start)) && !glued(behind(text, range.end))
}

/// Whether a digit follows a place directly, or behind one of the marks.
pub(crate) fn digit_follows(text: &str, at: usize, marks: &[char]) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    rest.strip_prefix(marks).unwrap_or(rest).starts_with(|char: char| char.is_ascii_digit())
}

/// Whether a digit precedes a place directly, or before one of the marks.
pub(crate) fn digit_precedes(text: &str, at: usize, marks: &[char]) -> bool {
    let rest = text.get(..at).unwrap_or_default();
    rest.strip_suffix(marks).unwrap_or(rest).ends_with(|char: char| char.is_ascii_digit())
}

/// Parts of a text that belong to values of other kinds.
pub(crate) struct Taken(Vec<Range<usize>>);

impl Taken {
    /// By these ranges.
    pub(crate) fn by(ranges: impl IntoIterator<Item = Range<usize>>) -> Self {
        let mut ranges = ranges.into_iter().collect::<Vec<_>>();
        ranges.sort_by_key(|range| range.start);
        ranges.dedup_by(|next, last| {
            let touch = next.start < last.end;
            last.end = if touch { last.end.max(next.end) } else { last.end };
            touch
        });
        Self(ranges)
    }

    /// Whether any of them overlaps a range.
    pub(crate) fn overlaps(&self, range: &Range<usize>) -> bool {
        let first = self.0.partition_point(|taken| taken.end <= range.start);
        self.0.get(first).is_some_and(|taken| taken.start < range.end)
    }
}

/// The ranges alone.
pub(crate) fn ranges<T>(found: Vec<Found<T>>) -> impl Iterator<Item = Range<usize>> {
    found.into_iter().map(|one| one.range)
}
