//! Small raised signs on a line: the marks of footnotes, which are digits like any others to whoever does not look.

use crate::document::clean::footnote;

/// In sizes of the letters on the line: how far up a raised sign is at least, and how large it is at most.
const UP: f64 = 0.15;
const SMALL: f64 = 0.85;

/// The letters of a line, and the raised signs that have begun there.
#[derive(Default)]
pub(super) struct Raised {
    /// The place across the line, and the size of its letters.
    line: Option<(f64, f64)>,
    start: Option<usize>,
}

impl Raised {
    /// A new line begins.
    pub(super) fn forget(&mut self) {
        *self = Self::default();
    }

    /// Whether a sign of this size at this height is raised. A sign that is not goes on with the line.
    pub(super) fn is_raised(&mut self, height: f64, size: f64) -> bool {
        let raised = self.line.is_some_and(|(line, letters)| {
            size < SMALL * letters && (UP * letters..letters).contains(&(height - line))
        });
        if !raised {
            self.line = Some((height, size));
        }
        raised
    }

    /// Raised signs begin at this byte of the text, unless they have begun before.
    pub(super) fn begin(&mut self, at: usize) {
        self.start.get_or_insert(at);
    }

    /// Ends the raised signs at the end of a text: a mark is written with raised signs of Unicode. Where it begins.
    pub(super) fn end(&mut self, text: &mut String) -> Option<usize> {
        let start = self.start.take()?;
        let written = text.get(start..)?;
        let at = start + written.len() - written.trim_start().len();
        let mark = footnote::mark(text.get(at..)?)?;
        text.replace_range(at.., &mark);
        Some(at)
    }
}
