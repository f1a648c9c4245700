//! A clean text that remembers where each of its characters comes from.

use std::ops::Range;

use crate::record::{Extent, Locator};

/// Why the clean text differs from what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// The same letter, written as one character (Unicode NFC), or the letters of a ligature.
    Composed,
    /// A space that must not break, or one of unusual width.
    Space,
    /// A character that shows nothing: a soft hyphen, a zero-width space, a byte order mark.
    Invisible,
    /// The mark of a footnote: a raised digit, a star.
    FootnoteMark,
    /// A word broken over lines; its hyphen belongs to the line and is dropped.
    HyphenDropped,
    /// A word broken over lines; its hyphen belongs to the word and is kept.
    HyphenKept,
    /// Spaces at a line end, another end of a line than the usual, or empty lines that say nothing.
    Blank,
}

/// One place where the clean text differs from what was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes that were read.
    pub read: Range<usize>,
    /// The bytes of the clean text that stand for them.
    pub clean: Range<usize>,
    /// Why.
    pub reason: Reason,
}

/// A clean text, what was read, and the way back from one to the other.
#[derive(Debug, Clone)]
pub struct Text {
    read: String,
    clean: String,
    edits: Vec<Edit>,
    units: Vec<(usize, u32)>,
    extent: Extent,
}

impl Text {
    /// A clean text and how it came about: `units` says from which byte on what was read stands in which line or page.
    #[must_use]
    pub(super) fn new(read: String, clean: String, edits: Vec<Edit>, units: Vec<(usize, u32)>, extent: Extent) -> Self {
        Self { read, clean, edits, units, extent }
    }

    /// The clean text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.clean
    }

    /// The text as it was read.
    #[must_use]
    pub fn read(&self) -> &str {
        &self.read
    }

    /// Where the clean text differs from what was read, in order.
    #[must_use]
    pub fn edits(&self) -> &[Edit] {
        &self.edits
    }

    /// How long the original is.
    #[must_use]
    pub fn extent(&self) -> Extent {
        self.extent
    }

    /// The bytes that were read for a part of the clean text.
    ///
    /// ```
    /// let text = hanke::document::Text::clean("Kou-\nlutus alkaa.");
    /// assert_eq!((text.as_str(), &text.read()[text.origin(0..8)]), ("Koulutus alkaa.", "Kou-\nlutus"));
    /// ```
    #[must_use]
    pub fn origin(&self, clean: Range<usize>) -> Range<usize> {
        let end = if clean.is_empty() { self.place(clean.end).start } else { self.place(clean.end - 1).end };
        let start = self.place(clean.start).start;
        start..end.max(start)
    }

    /// The bytes that were read for the byte of the clean text at `clean`.
    fn place(&self, clean: usize) -> Range<usize> {
        let before = self.edits.partition_point(|edit| edit.clean.start <= clean);
        let Some(edit) = before.checked_sub(1).and_then(|last| self.edits.get(last)) else { return clean..clean + 1 };
        if edit.clean.contains(&clean) {
            return edit.read.clone();
        }
        let read = edit.read.end + (clean - edit.clean.end);
        read..read + 1
    }

    /// Where a part of the clean text stands in the original.
    #[must_use]
    pub fn locator(&self, clean: Range<usize>) -> Locator {
        let origin = self.origin(clean);
        let first = self.unit(origin.start);
        let last = self.unit(origin.end.saturating_sub(1).max(origin.start));
        match self.extent {
            Extent::Pages(_) => Locator::Page(first),
            Extent::Lines(_) | Extent::Rows(_) => Locator::Lines { first, last: last.max(first) },
        }
    }

    fn unit(&self, read: usize) -> u32 {
        let after = self.units.partition_point(|(start, _)| *start <= read);
        after.checked_sub(1).and_then(|last| self.units.get(last)).map_or(1, |(_, unit)| *unit)
    }

    /// The text as it was read, put together again from the clean text and the edits.
    #[must_use]
    pub fn restored(&self) -> String {
        let mut restored = String::with_capacity(self.read.len());
        let mut clean = 0;
        for edit in &self.edits {
            restored.push_str(self.clean.get(clean..edit.clean.start).unwrap_or_default());
            restored.push_str(self.read.get(edit.read.clone()).unwrap_or_default());
            clean = edit.clean.end;
        }
        restored + self.clean.get(clean..).unwrap_or_default()
    }
}
