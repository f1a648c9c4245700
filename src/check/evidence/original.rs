//! An original that was read: the text of each of its passages, and where in it a value stands.

use std::borrow::Cow;
use std::ops::Range;
use std::path::Path;

use unicode_normalization::UnicodeNormalization as _;

use crate::document::{self, Document, Reason, Text};
use crate::record::{Extent, Locator};

use super::normalisation::Normalisation;
use super::prove::{Areas, Match, Page, whole_words};
use super::stated::Stated;

/// How many rows around a row are searched for a value that does not stand in it.
const NEAR_ROWS: u32 = 10_000;

/// A document, or a table by its rows.
#[derive(Debug)]
pub(super) enum Original {
    Document(Box<Text>),
    Table(Table),
}

/// A table as text, and where each row begins.
#[derive(Debug)]
pub(super) struct Table {
    text: String,
    starts: Vec<usize>,
    delimiter: char,
}

/// The text of a passage.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub text: Cow<'a, str>,
    start: usize,
    cells: Option<Vec<Range<usize>>>,
}

impl Part<'_> {
    /// The passage, ready for values to be looked for in it.
    pub(super) fn page(&self) -> Page<'_> {
        Page::new(&self.text, self.cells.as_deref())
    }
}

impl Original {
    /// Reads a file as what the source was: a table if its passages are rows, else a document.
    pub(super) fn read(path: &Path, extent: Extent) -> document::Result<Self> {
        match extent {
            Extent::Rows(_) => Ok(Self::Table(Table::of(&document::read(path)?.text))),
            Extent::Lines(_) | Extent::Pages(_) => Ok(Self::Document(Box::new(Document::read(path)?.text))),
        }
    }

    /// How long it is.
    pub(super) fn extent(&self) -> Extent {
        match self {
            Self::Document(text) => text.extent(),
            Self::Table(table) => Extent::Rows(u32::try_from(table.starts.len()).unwrap_or(u32::MAX)),
        }
    }

    /// The text of a passage; empty if there is no such place.
    pub(super) fn part(&self, locator: Locator) -> Part<'_> {
        match (self, locator) {
            (Self::Document(text), Locator::Lines { first, last }) => part(text, first, last),
            (Self::Document(text), Locator::Page(page)) => part(text, page, page),
            (Self::Table(table), Locator::Row(row)) => table.part(row),
            _ => Part { text: Cow::Borrowed(""), start: 0, cells: None },
        }
    }

    /// The whole text.
    pub(super) fn whole(&self) -> Part<'_> {
        let text = match self {
            Self::Document(text) => text.as_str(),
            Self::Table(table) => &table.text,
        };
        Part { text: Cow::Borrowed(text), start: 0, cells: None }
    }

    /// The plainest way in which a value stands in a passage, if it does.
    pub(super) fn prove(
        &self,
        stated: &Stated,
        part: &Part<'_>,
        page: &Page<'_>,
        areas: &Areas,
    ) -> Option<Vec<Normalisation>> {
        let found = page.find(stated, areas).into_iter();
        let found = found.map(|one| self.mended(part, one).normalisations);
        found.min_by_key(Vec::len)
    }

    /// Says so if a word of a match was broken over lines.
    fn mended(&self, part: &Part<'_>, found: Match) -> Match {
        let Self::Document(text) = self else { return found };
        let range = found.range.start + part.start..found.range.end + part.start;
        let broken = |reason| matches!(reason, Reason::HyphenDropped | Reason::HyphenKept);
        let from = text.edits().partition_point(|edit| edit.clean.end < range.start);
        let edits = text.edits().iter().skip(from).take_while(|edit| edit.clean.start < range.end);
        let inside = edits.filter(|edit| edit.clean.start > range.start).any(|edit| broken(edit.reason));
        if inside { found.with(Normalisation::LineBreakHyphen) } else { found }
    }

    /// Where a value stands, in text order; in a table, in the rows around one, the nearest first.
    pub(super) fn places(&self, stated: &Stated, whole: &Page<'_>, near: Locator, areas: &Areas) -> Vec<Locator> {
        match self {
            Self::Document(text) => {
                let found = whole.find(stated, areas).into_iter();
                found.map(|found| text.locator(found.range)).collect()
            }
            Self::Table(table) => table.rows_with(stated, near, areas).collect(),
        }
    }

    /// The place nearest to a passage in which a value stands.
    pub(super) fn elsewhere(&self, stated: &Stated, near: Locator, areas: &Areas) -> Option<Locator> {
        if let Self::Table(table) = self {
            return table.rows_with(stated, near, areas).next();
        }
        let whole = self.whole();
        let places = self.places(stated, &whole.page(), near, areas);
        places.into_iter().min_by_key(|place| distance(*place, near))
    }
}

/// How many lines, rows or pages lie between two places.
fn distance(a: Locator, b: Locator) -> u32 {
    first(a).abs_diff(first(b))
}

/// The first line of a place, its row or its page.
pub(super) fn first(locator: Locator) -> u32 {
    match locator {
        Locator::Lines { first, .. } => first,
        Locator::Row(row) => row,
        Locator::Page(page) => page,
    }
}

/// The clean text of some lines or pages, without the halves of words that are broken at its ends.
fn part(text: &Text, first: u32, last: u32) -> Part<'_> {
    let range = start_of(text, first)..start_of(text, last.saturating_add(1));
    let range = whole_words(text.as_str(), range.start..range.end.max(range.start));
    Part { text: Cow::Borrowed(text.as_str().get(range.clone()).unwrap_or_default()), start: range.start, cells: None }
}

/// The first byte of the clean text that stands in a line or page, or in a later one.
fn start_of(text: &Text, unit: u32) -> usize {
    let (mut low, mut high) = (0, text.as_str().len());
    while low < high {
        let middle = low + (high - low) / 2;
        if first(text.locator(middle..middle)) < unit {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

impl Table {
    fn of(text: &str) -> Self {
        let text: String = text.nfc().collect();
        let delimiter = delimiter(text.lines().next().unwrap_or_default());
        let mut reader = reader(&text, delimiter);
        let mut record = csv::ByteRecord::new();
        let mut starts = Vec::new();
        while reader.read_byte_record(&mut record).unwrap_or(false) {
            let start = record.position().map_or(0, csv::Position::byte);
            starts.push(usize::try_from(start).unwrap_or_default());
        }
        Self { text, starts, delimiter }
    }

    /// A row, its cells with the delimiter between them: a comma that is not quoted makes two cells of one.
    fn part(&self, row: u32) -> Part<'_> {
        let cells = self.cells(row);
        let mut text = String::new();
        let mut ranges = Vec::with_capacity(cells.len());
        for cell in cells {
            let start = text.len();
            text.push_str(&cell);
            ranges.push(start..text.len());
            text.push(self.delimiter);
        }
        text.pop();
        Part { text: Cow::Owned(text), start: 0, cells: Some(ranges) }
    }

    /// The cells of a row; the header is row 1.
    fn cells(&self, row: u32) -> Vec<String> {
        let index = usize::try_from(row).unwrap_or(usize::MAX).wrapping_sub(1);
        let Some(start) = self.starts.get(index).copied() else { return Vec::new() };
        let end = self.starts.get(index + 1).copied().unwrap_or(self.text.len());
        let line = self.text.get(start..end).unwrap_or_default();
        let record = reader(line, self.delimiter).into_records().next().and_then(Result::ok);
        record.map_or_else(Vec::new, |record| record.iter().map(str::to_owned).collect())
    }

    /// The row nearest to one in which all values stand.
    pub(super) fn row_with_all(&self, values: &[&Stated], near: Locator, areas: &Areas) -> Option<u32> {
        let all = |part: &Part<'_>| {
            let page = part.page();
            values.iter().all(|stated| !page.find(stated, areas).is_empty())
        };
        self.rows_around(near).find(|row| all(&self.part(*row)))
    }

    /// The rows around a row and itself, the nearest first.
    fn rows_around(&self, near: Locator) -> impl Iterator<Item = u32> {
        let row = first(near);
        let last = u32::try_from(self.starts.len()).unwrap_or(u32::MAX);
        let around = (0..=NEAR_ROWS).flat_map(move |step| [row.checked_sub(step), row.checked_add(step)]);
        around.flatten().filter(move |row| (1..=last).contains(row))
    }

    fn rows_with<'a>(
        &'a self,
        stated: &'a Stated,
        near: Locator,
        areas: &'a Areas,
    ) -> impl Iterator<Item = Locator> + 'a {
        let has = |row: &u32| !self.part(*row).page().find(stated, areas).is_empty();
        self.rows_around(near).filter(has).map(Locator::Row)
    }
}

fn reader(text: &str, delimiter: char) -> csv::Reader<&[u8]> {
    let delimiter = u8::try_from(delimiter).unwrap_or(b',');
    csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.as_bytes())
}

/// The delimiter of a table: of those in use, the one that the header has most of.
fn delimiter(header: &str) -> char {
    let count = |delimiter: &char| header.matches(*delimiter).count();
    // Of two that are equally frequent, the last wins: the comma.
    ['\t', ';', ','].into_iter().max_by_key(count).unwrap_or(',')
}
