//! Cleaning a text: whatever gets in the way of reading values is taken out, and remembered.

pub(super) mod footnote;

use std::collections::HashSet;
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, compose};

use crate::record::{Extent, is_invisible, ligature};

use super::LINE_ENDS;
use super::text::{Edit, Reason, Text};

/// Words before which a hyphen at a line end stands for a part of a word that is left out: `sosiaali- ja terveyspalvelut`.
const JOINING: [&str; 12] = ["ja", "tai", "sekä", "eli", "että", "vai", "kuin", "eikä", "and", "or", "och", "eller"];

impl Text {
    /// Cleans a text that the program already has.
    #[must_use]
    pub fn clean(text: &str) -> Self {
        let starts = text.match_indices('\n').map(|(at, _)| at + 1);
        let units: Vec<_> = std::iter::once(0).chain(starts).zip(1..).collect();
        let extent = Extent::Lines(u32::try_from(text.lines().count()).unwrap_or(u32::MAX));
        Self::cleaned(text.to_owned(), units, extent, &[])
    }

    /// Cleans what was read. `links` are addresses that are known whole, by which broken ones are mended.
    pub(super) fn cleaned(read: String, units: Vec<(usize, u32)>, extent: Extent, links: &[String]) -> Self {
        let (clean, edits) = Cleaning::of(&read, links).done();
        Self::new(read, clean, edits, units, extent)
    }
}

/// The clean text and what was changed, while it is made.
struct Cleaning<'a> {
    text: &'a str,
    clean: String,
    edits: Vec<Edit>,
    /// Up to where the text has been taken over.
    done: usize,
}

impl<'a> Cleaning<'a> {
    fn of(text: &'a str, links: &[String]) -> Self {
        let mut edits = Self { text, clean: String::with_capacity(text.len()), edits: Vec::new(), done: 0 };
        let hyphens = Hyphens { whole: whole_words(text), text, links };
        let drop_blank = blank_lines_are_noise(text);
        let mut at = 0;
        while let Some(character) = text.get(at..).and_then(|rest| rest.chars().next()) {
            at = edits.step(&hyphens, at, character, drop_blank);
        }
        edits
    }

    /// Deals with the character at `at`, and what belongs to it; where to go on.
    fn step(&mut self, hyphens: &Hyphens<'_>, at: usize, character: char, drop_blank: bool) -> usize {
        let text = hyphens.text;
        let next = at + character.len_utf8();
        match character {
            // By far the most: a letter that nothing has to be done about.
            'a'..='z' | 'A'..='Z' | '0'..='9' if !combines(text, next) => next,
            '-' | '\u{2010}' => match hyphens.broken(at, next) {
                Some((end, clean, reason)) => self.put(at..end, &clean, reason),
                None => next,
            },
            _ if is_blank(character) => self.blank(text, at, drop_blank),
            _ if is_invisible(character) => self.put(at..soft_end(text, at, next), "", Reason::Invisible),
            '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => {
                self.put(at..next, " ", Reason::Space)
            }
            _ => self.sign(at, character),
        }
    }

    /// Deals with what is neither a plain letter nor a blank.
    fn sign(&mut self, at: usize, character: char) -> usize {
        let next = at + character.len_utf8();
        let mark = footnote::may_begin(character).then(|| footnote::at(self.text, at)).flatten();
        match (mark, ligature(character)) {
            (Some(mark), _) => self.take_out(mark),
            (None, Some(letters)) => self.put(at..next, letters, Reason::Composed),
            (None, None) => match spaced_mark(self.text, at, character) {
                Some((end, letter)) => self.put(at..end, &letter, Reason::Composed),
                None => self.compose(self.text, at, next),
            },
        }
    }

    /// The mark of a footnote, of which a blank before it may be a part; that blank may be a part of an edit already.
    fn take_out(&mut self, mark: Range<usize>) -> usize {
        self.put(mark.start.max(self.done)..mark.end, "", Reason::FootnoteMark)
    }

    /// Puts something else in the place of what was read, behind all that stands before it.
    fn put(&mut self, read: Range<usize>, clean: &str, reason: Reason) -> usize {
        self.keep(read.start);
        let start = self.clean.len();
        self.clean.push_str(clean);
        self.done = read.end;
        self.edits.push(Edit { read, clean: start..self.clean.len(), reason });
        self.done
    }

    /// Takes over what was read up to `until` as it is.
    fn keep(&mut self, until: usize) {
        self.clean.push_str(self.text.get(self.done..until).unwrap_or_default());
    }

    fn done(mut self) -> (String, Vec<Edit>) {
        self.keep(self.text.len());
        (self.clean, self.edits)
    }

    /// A letter and the marks that combine with it.
    fn compose(&mut self, text: &str, at: usize, next: usize) -> usize {
        let marks = text.get(next..).unwrap_or_default();
        let end = next + marks.find(|mark| !is_mark(mark)).unwrap_or(marks.len());
        let written = text.get(at..end).unwrap_or_default();
        let composed: String = written.nfc().collect();
        if composed == written { end } else { self.put(at..end, &composed, Reason::Composed) }
    }

    /// White space: spaces at a line end go, and of several empty lines one stays, or none where they say nothing.
    fn blank(&mut self, text: &str, at: usize, drop_blank: bool) -> usize {
        let rest = text.get(at..).unwrap_or_default();
        let end = at + rest.find(|space| !is_blank(space)).unwrap_or(rest.len());
        let space = text.get(at..end).unwrap_or_default();
        let Some((last, line_end)) = space.rmatch_indices(LINE_ENDS).next() else { return end };
        // A new page is no new paragraph.
        let lines = space.matches(LINE_ENDS).filter(|line_end| *line_end != "\u{c}").count();
        let kept = if lines > 1 && !drop_blank { "\n\n" } else { "\n" };
        let indent = space.get(last + line_end.len()..).unwrap_or_default();
        let clean = [kept, indent].concat();
        if clean == space { end } else { self.put(at..end, &clean, Reason::Blank) }
    }
}

fn is_blank(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\r') || LINE_ENDS.contains(&character)
}

/// A diaeresis or a ring that stands before its letter, as text that was set with TeX has it.
fn spaced_mark(text: &str, at: usize, character: char) -> Option<(usize, String)> {
    let combining = match character {
        '\u{a8}' => '\u{308}',
        '\u{2da}' => '\u{30a}',
        _ => return None,
    };
    let start = at + character.len_utf8();
    let letter = text.get(start..)?.chars().next()?;
    Some((start + letter.len_utf8(), compose(letter, combining)?.to_string()))
}

/// A soft hyphen at a line end takes the line end with it.
fn soft_end(text: &str, at: usize, next: usize) -> usize {
    if !text.get(at..).is_some_and(|rest| rest.starts_with('\u{ad}')) {
        return next;
    }
    line_break(text, next).unwrap_or(next)
}

/// Where the text goes on behind a line end, if there is one at `at`; empty lines are passed over.
fn line_break(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let end = rest.find(|space: char| !space.is_whitespace())?;
    rest.get(..end)?.contains(LINE_ENDS).then_some(at + end)
}

fn combines(text: &str, at: usize) -> bool {
    // No combining mark is ASCII.
    text.as_bytes().get(at).is_some_and(|byte| !byte.is_ascii())
        && text.get(at..).is_some_and(|rest| rest.starts_with(is_mark))
}

fn is_mark(character: char) -> bool {
    // Hangul is composed of letters that are no marks.
    !character.is_ascii() && (canonical_combining_class(character) != 0 || matches!(character, '\u{1160}'..='\u{11ff}'))
}

/// Hyphens at line ends, and what the document knows of them.
struct Hyphens<'a> {
    text: &'a str,
    /// Left parts that stand unbroken somewhere, with their hyphen.
    whole: HashSet<&'a str>,
    links: &'a [String],
}

impl Hyphens<'_> {
    /// If the hyphen at `at` breaks a word: where the word goes on, what stands there instead, and why.
    fn broken(&self, at: usize, next: usize) -> Option<(usize, String, Reason)> {
        let end = line_break(self.text, next)?;
        let left = left_part(self.text, at);
        let right = self.text.get(end..)?;
        let first = right.chars().next()?;
        if left.is_empty() || !first.is_alphanumeric() || JOINING.contains(&word(right)) {
            return None;
        }
        if self.is_real(left, at..next, right, first) {
            return Some((end, self.text.get(at..next)?.to_owned(), Reason::HyphenKept));
        }
        Some((end, String::new(), Reason::HyphenDropped))
    }

    /// Whether the hyphen belongs to the word.
    fn is_real(&self, left: &str, hyphen: Range<usize>, right: &str, first: char) -> bool {
        let start = hyphen.start - left.len();
        let link = address_start(self.text, start).map(|start| &self.text[start..hyphen.start]);
        if let Some(link) = link {
            let right: String = right.chars().take_while(|character| !character.is_whitespace()).collect();
            let is_known = |hyphen: &str| {
                let whole = [link, hyphen, right.trim_end_matches([',', '.', ')'])].concat();
                self.links.iter().any(|known| known.starts_with(&whole))
            };
            if is_known("") || is_known("-") {
                return is_known("-");
            }
        }
        if link.is_none() && (first.is_uppercase() || first.is_numeric()) {
            return true;
        }
        self.text.get(start..hyphen.end).is_some_and(|left| self.whole.contains(left))
    }
}

/// The letters, digits and hyphens in front of a hyphen; of a very long run, the last.
fn left_part(text: &str, hyphen: usize) -> &str {
    const LONGEST: usize = 100;
    let before = text.get(..hyphen).unwrap_or_default();
    let inside = |character: char| character.is_alphanumeric() || character == '-' || is_mark(character);
    let start = before.char_indices().rev().take(LONGEST).take_while(|(_, character)| inside(*character)).last();
    start.map_or("", |(start, _)| &before[start..])
}

/// Where the address begins that reaches up to `at`, if one does.
fn address_start(text: &str, at: usize) -> Option<usize> {
    /// Longer than any address that a document prints.
    const FURTHEST: usize = 2048;
    let before = text.get(..at)?;
    let near = before.char_indices().rev().take(FURTHEST).find(|(_, character)| character.is_whitespace());
    let start = near.map_or(0, |(space, character)| space + character.len_utf8());
    let token = before.get(start..)?;
    ["http://", "https://", "www."].iter().find_map(|scheme| token.find(scheme)).map(|found| start + found)
}

fn word(text: &str) -> &str {
    text.split(|character: char| !character.is_alphanumeric()).next().unwrap_or_default()
}

/// All beginnings of words up to a hyphen that does not stand at a line end: `AKU-` in `AKU-hanke`.
fn whole_words(text: &str) -> HashSet<&str> {
    let inner = text
        .match_indices('-')
        .filter(|(at, _)| text.get(at + 1..).and_then(|rest| rest.chars().next()).is_some_and(char::is_alphanumeric));
    let words = inner.filter_map(|(at, _)| {
        let left = left_part(text, at);
        text.get(at - left.len()..=at)
    });
    words.filter(|word| word.len() > 1).collect()
}

/// Whether empty lines say nothing: they stand in the middle of sentences.
fn blank_lines_are_noise(text: &str) -> bool {
    const OFTEN: f64 = 0.2;
    let (mut followed, mut broken, mut after_blank, mut seen) = (0_u32, 0_u32, false, false);
    for line in text.lines() {
        let line = line.trim();
        if line.is_empty() {
            after_blank = seen;
            continue;
        }
        if after_blank {
            followed += 1;
            broken += u32::from(line.starts_with(char::is_lowercase));
        }
        (after_blank, seen) = (false, true);
    }
    followed > 0 && f64::from(broken) >= OFTEN * f64::from(followed)
}
