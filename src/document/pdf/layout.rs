//! From characters with places to lines of text: where a line ends, where words and cells are apart.

use std::fmt;
use std::ops::Range;
use std::time::Instant;

use pdf_extract::{MediaBox, OutputDev, OutputError, Transform};

use crate::document::LARGEST_TEXT;
use crate::record::ligature;

use super::form::Filled;
use super::links::Area;
use super::raised::Raised;

/// In sizes of the letters: how far off the line a new line begins (a raised footnote number is less).
const LINE: f64 = 0.5;
/// How far back on the line something new begins.
const BACK: f64 = -1.0;
/// How far apart two words are.
const WORD: f64 = 0.12;
/// How far apart two cells of a table are: further than words in a spread out line.
const CELL: f64 = 2.0;

/// The text of a document while its pages are read.
pub(super) struct Layout {
    pub(super) text: String,
    pub(super) units: Vec<(usize, u32)>,
    pub(super) links: Vec<(Range<usize>, String)>,
    here: Vec<Area>,
    /// The filled fields of the page whose values do not stand in the text yet.
    fields: Vec<Filled>,
    /// Which of the letters of the page that are still to come nobody sees, the next one last.
    hidden: Vec<bool>,
    raised: Raised,
    /// How long the addresses of the links are, together.
    addresses: usize,
    page: u32,
    pen: Option<Pen>,
    gap: Gap,
    word_begins: bool,
    until: Instant,
}

/// Where the last character ended, and how large it was.
struct Pen {
    x: f64,
    y: f64,
    size: f64,
}

/// What has to stand before the next character; the larger one counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Word,
    Cell,
    Line,
}

impl Layout {
    pub(super) fn new(until: Instant) -> Self {
        let (text, units, links, here) = (String::new(), Vec::new(), Vec::new(), Vec::new());
        let (page, pen, gap, word_begins, addresses) = (1, None, Gap::None, false, 0);
        let (fields, hidden, raised) = (Vec::new(), Vec::new(), Raised::default());
        Self { text, units, links, here, fields, hidden, raised, addresses, page, pen, gap, word_begins, until }
    }

    /// A page begins, with its links and the filled fields of a form.
    pub(super) fn begin(&mut self, page: u32, areas: Vec<Area>, fields: Vec<Filled>) {
        self.end();
        (self.here, self.page, self.pen, self.gap) = (areas, page, None, Gap::Line);
        (self.fields, self.hidden) = (fields, Vec::new());
    }

    /// Which letters of the page nobody sees, in the order in which they are shown.
    pub(super) fn hide(&mut self, mut hidden: Vec<bool>) {
        hidden.reverse();
        self.hidden = hidden;
    }

    /// When the time is over.
    pub(super) fn until(&self) -> Instant {
        self.until
    }

    /// Whether the time is over.
    pub(super) fn is_late(&self) -> bool {
        Instant::now() > self.until
    }

    /// The links of the last page are known when it ends.
    pub(super) fn end(&mut self) {
        self.settle();
        self.fill(None);
        for field in std::mem::take(&mut self.fields) {
            self.gap = Gap::Line;
            self.characters(&field.value, field.left(), f64::NAN);
        }
        let areas = std::mem::take(&mut self.here).into_iter();
        let mut links: Vec<_> = areas.filter_map(|area| Some((area.text?, area.target))).collect();
        links.sort_by_key(|(range, _)| range.start);
        self.addresses += links.iter().map(|(_, target)| target.len()).sum::<usize>();
        self.links.extend(links);
    }

    /// Stops the reader when the time is over, or when there is more text than a document may have.
    fn go_on(&self) -> Result<(), OutputError> {
        let over = self.is_late() || self.text.len().max(self.addresses) > LARGEST_TEXT;
        if over { Err(OutputError::FormatError(fmt::Error)) } else { Ok(()) }
    }

    /// Writes the fields that stand on the line between the last character and the next one.
    fn fill(&mut self, next: Option<&Transform>) {
        while let Some(pen) = &self.pen {
            let (y, size) = (pen.y, pen.size);
            let is_due = |field: &Filled| {
                let is_before = next.is_none_or(|next| !field.is_on(next.m32) || field.left() < next.m31);
                field.is_on(y) && field.left() > pen.x - size && is_before
            };
            let Some(at) = self.fields.iter().position(is_due) else { return };
            let field = self.fields.remove(at);
            self.settle();
            self.gap = self.gap.max(Gap::Word);
            self.characters(&field.value, field.left(), y);
            self.pen = Some(Pen { x: field.right(), y, size });
        }
    }

    /// Raised signs end; a link in them ends with them.
    fn settle(&mut self) {
        if let Some(start) = self.raised.end(&mut self.text) {
            let new = start..self.text.len();
            self.here.iter_mut().for_each(|area| area.rewrite(&new));
        }
    }

    fn gap_before(&self, place: &Transform, size: f64) -> Gap {
        let Some(pen) = &self.pen else { return Gap::None };
        let (size, length) = (size.max(pen.size), place.m11.hypot(place.m12).max(f64::MIN_POSITIVE));
        let (x, y) = (place.m31 - pen.x, place.m32 - pen.y);
        let along = (x * place.m11 + y * place.m12) / length;
        let across = (x * place.m12 - y * place.m11) / length;
        match () {
            () if across.abs() > LINE * size || along < BACK * size => Gap::Line,
            () if along > CELL * size => Gap::Cell,
            () if along > WORD * size => Gap::Word,
            () => Gap::None,
        }
    }

    /// Notes whether raised signs begin or end with the next character.
    fn raise(&mut self, place: &Transform, size: f64) {
        if self.gap >= Gap::Line {
            self.settle();
            self.raised.forget();
        }
        // Lines that run upwards or on their heads have no marks that would be found.
        let is_upright = place.m11 > 0.0 && place.m12.abs() < f64::EPSILON;
        if is_upright && self.raised.is_raised(place.m32, size) {
            self.raised.begin(self.text.len());
        } else {
            self.settle();
        }
    }

    fn character(&mut self, c: char) -> Range<usize> {
        match std::mem::replace(&mut self.gap, Gap::None) {
            Gap::Line if !self.text.is_empty() => self.text.push('\n'),
            Gap::Cell => self.text.push('\t'),
            Gap::Word if !self.text.is_empty() => self.text.push(' '),
            _ => {}
        }
        let start = self.text.len();
        if self.units.last().is_none_or(|(_, page)| *page != self.page) {
            self.units.push((start, self.page));
        }
        push(&mut self.text, c);
        start..self.text.len()
    }

    fn characters(&mut self, text: &str, x: f64, y: f64) {
        for c in text.chars() {
            match c {
                ' ' | '\t' | '\n' | '\r' => self.gap = self.gap.max(Gap::Word),
                _ if c.is_control() => {}
                _ => {
                    let part = self.character(c);
                    let hit = self.here.iter_mut().filter(|area| area.contains(x, y));
                    hit.for_each(|area| area.extend(part.clone()));
                }
            }
        }
    }
}

/// Ligatures are written out. Word's bullet is in a private area.
fn push(text: &mut String, c: char) {
    match (ligature(c), c) {
        (Some(letters), _) => text.push_str(letters),
        (None, '\u{f0b7}') => text.push('•'),
        (None, _) => text.push(c),
    }
}

impl OutputDev for Layout {
    fn begin_page(&mut self, _: u32, _: &MediaBox, _: Option<(f64, f64, f64, f64)>) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_page(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn output_character(
        &mut self,
        place: &Transform,
        width: f64,
        _spacing: f64,
        font_size: f64,
        text: &str,
    ) -> Result<(), OutputError> {
        self.go_on()?;
        if self.hidden.pop().unwrap_or(false) {
            self.word_begins = true;
            return Ok(());
        }
        let size = font_size.abs() * (place.m11 * place.m22 - place.m12 * place.m21).abs().sqrt();
        if std::mem::take(&mut self.word_begins) {
            if !self.fields.is_empty() {
                self.fill(Some(place));
            }
            self.gap = self.gap.max(self.gap_before(place, size));
        }
        self.raise(place, size);
        let (wide, high) = (width * font_size * place.m11, width * font_size * place.m12);
        self.characters(text, place.m31 + wide / 2.0, place.m32 + high / 2.0 + size * 0.2);
        self.pen = Some(Pen { x: place.m31 + wide, y: place.m32 + high, size });
        Ok(())
    }

    fn begin_word(&mut self) -> Result<(), OutputError> {
        self.word_begins = true;
        self.go_on()
    }

    fn end_word(&mut self) -> Result<(), OutputError> {
        Ok(())
    }

    fn end_line(&mut self) -> Result<(), OutputError> {
        Ok(())
    }
}
