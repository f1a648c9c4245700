//! The text of a page while it grows: white space as a browser shows it, lines for blocks, tabs for cells.

use super::elements;

/// The text so far, and what has to stand before the next piece of it.
#[derive(Default)]
pub(super) struct Output {
    pub(super) text: String,
    pub(super) units: Vec<(usize, u32)>,
    gap: Gap,
    cells: usize,
    row_has_text: bool,
    cell_is_empty: bool,
    /// Where the text of the last term begins, if nothing has described it yet.
    term: Option<usize>,
}

/// What has to stand before the next piece: a new line goes before tabs, and both before a space.
#[derive(Default)]
struct Gap {
    line: bool,
    tabs: usize,
    space: bool,
}

impl Output {
    /// An element starts.
    pub(super) fn start(&mut self, name: &[u8]) {
        match name {
            b"br" | b"hr" => self.gap.line = true,
            b"tr" => self.row(),
            b"dd" if self.has_term() => self.description(),
            b"ul" | b"ol" if self.is_behind_heading() => self.gap = Gap { line: true, ..Gap::default() },
            _ if elements::is_cell(name) => self.cell(),
            _ if elements::is_block(name) => self.block(),
            _ => {}
        }
        match name {
            b"dt" => self.term = Some(self.text.len()),
            b"dd" | b"dl" => self.term = None,
            _ => {}
        }
    }

    /// Whether a term with text is open, or was the last entity in its list.
    fn has_term(&self) -> bool {
        self.term.is_some_and(|start| start < self.text.len())
    }

    /// Whether a cell begins that has nothing before it but what stands over a list: `Partners`, and not `Partners:`.
    fn is_behind_heading(&self) -> bool {
        let row = self.text.rsplit('\n').next().unwrap_or_default();
        self.cell_is_empty && self.gap.tabs == 1 && !self.gap.line && !row.contains('\t') && !row.ends_with(':')
    }

    /// An element ends.
    pub(super) fn end(&mut self, name: &[u8]) {
        match name {
            b"table" => self.row(),
            _ if elements::is_block(name) => self.block(),
            _ => {}
        }
        self.term = self.term.filter(|_| name != b"dl");
    }

    /// What a term of a list means stands behind it, as a value behind its label.
    fn description(&mut self) {
        self.gap = Gap { line: false, tabs: 1, space: false };
        self.cell_is_empty = true;
    }

    /// A block inside a cell that has no text yet keeps the tab before the cell.
    fn block(&mut self) {
        if !self.cell_is_empty {
            self.gap = Gap { line: true, ..Gap::default() };
        }
    }

    fn row(&mut self) {
        self.gap = Gap { line: true, ..Gap::default() };
        (self.cells, self.row_has_text, self.cell_is_empty) = (0, false, false);
    }

    fn cell(&mut self) {
        if self.cells > 0 {
            self.gap = Gap { line: !self.row_has_text, tabs: self.gap.tabs + 1, space: false };
        }
        self.cells += 1;
        self.cell_is_empty = true;
    }

    /// A piece of text that stands in one line of the source.
    pub(super) fn text(&mut self, piece: &str, line: u32, kept: bool) {
        if kept { self.preformatted(piece, line) } else { self.flowing(piece, line) }
    }

    fn preformatted(&mut self, piece: &str, line: u32) {
        let (text, ends) = piece.strip_suffix('\n').map_or((piece, false), |text| (text, true));
        if !text.trim_ascii().is_empty() {
            self.push(text.trim_ascii_end(), line);
        }
        self.gap.line |= ends;
    }

    fn flowing(&mut self, piece: &str, line: u32) {
        let mut words = piece.split(|c: char| c.is_ascii_whitespace());
        if let Some(first) = words.next() {
            self.word(first, line);
        }
        for word in words {
            self.gap.space = true;
            self.word(word, line);
        }
    }

    fn word(&mut self, word: &str, line: u32) {
        if !word.is_empty() {
            self.push(word, line);
        }
    }

    fn push(&mut self, text: &str, line: u32) {
        self.fill();
        if self.units.last().is_none_or(|(_, last)| *last != line) {
            self.units.push((self.text.len(), line));
        }
        self.text.push_str(text);
        (self.row_has_text, self.cell_is_empty) = (self.cells > 0, false);
    }

    fn fill(&mut self) {
        let Gap { line, tabs, space } = std::mem::take(&mut self.gap);
        if line && !self.text.is_empty() {
            self.text.push('\n');
        }
        // A cell that ends like a label is one, and its value stands behind it.
        let is_label = tabs == 1 && !line && self.text.ends_with(':');
        (0..tabs).filter(|_| !is_label).for_each(|_| self.text.push('\t'));
        if is_label || (space && tabs == 0 && !line && !self.text.is_empty()) {
            self.text.push(' ');
        }
    }
}
