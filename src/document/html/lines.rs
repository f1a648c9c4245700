//! In which line of the source each piece of a text stands.

use crate::document::{Extent, Reading};

/// The lines of a source, walked through from its start to its end.
pub(super) struct Lines<'a> {
    source: &'a [u8],
    at: usize,
    line: u32,
}

/// References to a line feed: it is in the text, but no line of the source ends there.
const LINE_FEEDS: &[&[u8]] = &[b"&NewLine;", b"&#10", b"&#x0a", b"&#xa", b"&#010"];

impl<'a> Lines<'a> {
    pub(super) fn new(source: &'a str) -> Self {
        Self { source: source.as_bytes(), at: 0, line: 1 }
    }

    /// A text that stands from byte to byte in the source, cut behind each line feed, with the line of each piece.
    pub(super) fn pieces<'t>(&mut self, text: &'t str, start: usize, end: usize) -> Vec<(u32, &'t str)> {
        self.go_to(start);
        let ends = line_feeds(self.source.get(start..end).unwrap_or_default());
        let first = self.line;
        self.go_to(end);
        numbered(text, first, ends)
    }

    fn go_to(&mut self, to: usize) {
        let passed = self.source.get(self.at..to).unwrap_or_default();
        let ends = passed.split(|byte| *byte == b'\n').count() - 1;
        self.line = self.line.saturating_add(u32::try_from(ends).unwrap_or(u32::MAX));
        self.at = self.at.max(to);
    }
}

/// For each line feed that a source gives: whether a line of the source ends there.
fn line_feeds(source: &[u8]) -> impl Iterator<Item = bool> {
    let feed = |at: usize| match source[at] {
        b'\n' => Some(true),
        b'&' => LINE_FEEDS.iter().any(|feed| refers(&source[at..], feed)).then_some(false),
        _ => None,
    };
    (0..source.len()).filter_map(feed)
}

fn refers(source: &[u8], feed: &[u8]) -> bool {
    let digit = |byte: &u8| if feed.contains(&b'x') { byte.is_ascii_hexdigit() } else { byte.is_ascii_digit() };
    let longer = feed.last() != Some(&b';') && source.get(feed.len()).is_some_and(digit);
    let start = source.get(..feed.len()).unwrap_or_default();
    !longer && (start == feed || (feed[1] == b'#' && start.eq_ignore_ascii_case(feed)))
}

fn numbered(text: &str, first: u32, mut ends: impl Iterator<Item = bool>) -> Vec<(u32, &str)> {
    let mut line = first;
    let number = |piece| {
        let this = line;
        line += u32::from(ends.next().unwrap_or(false));
        (this, piece)
    };
    text.split_inclusive('\n').map(number).collect()
}

/// Whether the lines of the source tell the lines of the text apart: hardly two of these stand in one of those.
pub(super) fn are_told_apart(text: &str, units: &[(usize, u32)]) -> bool {
    const SHARED: usize = 2;
    let shown = text.lines().filter(|line| !line.trim().is_empty()).count();
    shown <= SHARED.max(SHARED * units.len())
}

/// A page whose source has hardly any line ends, by the lines that a reader sees.
pub(super) fn as_shown(reading: Reading) -> Reading {
    let starts = std::iter::once(0).chain(reading.text.match_indices('\n').map(|(at, _)| at + 1));
    let units: Vec<_> = starts.filter(|start| *start < reading.text.len()).zip(1..).collect();
    let extent = Extent::Lines(units.last().map_or(1, |(_, last)| *last));
    let damaged = crate::document::plain::damaged(&reading.text);
    Reading { units, extent, damaged, ..reading }
}
