//! Finding the labels of a layout in a text, in all their spellings, also where they are broken over lines.

use std::collections::HashMap;
use std::ops::Range;

use super::layout::{Layout, Side};

/// The labels of a layout by their first words, the longest first.
#[derive(Debug, Clone)]
pub(super) struct Labels(HashMap<String, Vec<Spelling>>);

/// One spelling of a label.
#[derive(Debug, Clone)]
struct Spelling {
    words: Vec<String>,
    /// A colon stands behind it.
    has_colon: bool,
    rule: usize,
}

/// A label that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    pub rule: usize,
    /// Where it stands, its colon included.
    pub range: Range<usize>,
}

impl Labels {
    pub(super) fn of(layout: &Layout) -> Self {
        let mut labels = HashMap::<_, Vec<_>>::new();
        for (number, rule) in layout.rules.iter().enumerate() {
            for spelling in rule.label.iter().map(|label| Spelling::of(label, number)) {
                labels.entry(spelling.words.first().cloned().unwrap_or_default()).or_default().push(spelling);
            }
        }
        for spellings in labels.values_mut() {
            spellings.sort_by_key(|spelling| (std::cmp::Reverse(spelling.words.len()), !spelling.has_colon));
        }
        Self(labels)
    }

    /// The labels that stand in a text, in order.
    pub(super) fn find(&self, layout: &Layout, text: &str) -> Vec<Label> {
        let mut labels = Vec::new();
        let mut line = 0;
        while let Some(rest) = text.get(line..).filter(|rest| !rest.is_empty()) {
            let next = line + rest.find('\n').map_or(rest.len(), |end| end + 1);
            let label = self.at(text, line + before_label(rest)).filter(|label| stands_right(layout, text, label));
            // A label may end some lines further down.
            line = label.as_ref().map_or(next, |label| next.max(label.range.end));
            labels.extend(label);
        }
        labels
    }

    fn at(&self, text: &str, at: usize) -> Option<Label> {
        let first = text.get(at..)?.split(char::is_whitespace).next()?;
        let known = self.0.get(first).or_else(|| self.0.get(without_mark(first)))?;
        known.iter().find_map(|spelling| {
            let end = spelling.end(text, at)?;
            Some(Label { rule: spelling.rule, range: at..end })
        })
    }
}

impl Spelling {
    fn of(label: &str, rule: usize) -> Self {
        let has_colon = label.trim_end().ends_with(':');
        let words = label.trim_end().trim_end_matches(':').split_whitespace().map(str::to_owned).collect();
        Self { words, has_colon, rule }
    }

    /// Where the label ends, if it stands at a place of a text. Between its words a line may end.
    fn end(&self, text: &str, start: usize) -> Option<usize> {
        let mut end = start;
        for (number, word) in self.words.iter().enumerate() {
            let rest = text.get(end..)?;
            let space = rest.len() - rest.trim_start().len();
            if (number > 0) != (space > 0) || !rest.trim_start().starts_with(word.as_str()) {
                return None;
            }
            end += space + word.len();
        }
        let colon = colon(text, end);
        if self.has_colon { colon } else { Some(colon.unwrap_or(mark(text, end)?)) }
    }
}

/// Spaces and a bullet, which may stand before a label.
fn before_label(line: &str) -> usize {
    let label = line.trim_start_matches([' ', '\t']);
    let bullet = label.strip_prefix(['•', '*', '▪', '–', '-']).filter(|label| label.starts_with([' ', '\t']));
    line.len() - bullet.map_or(label, |label| label.trim_start_matches([' ', '\t'])).len()
}

/// Behind the colon of a label.
fn colon(text: &str, end: usize) -> Option<usize> {
    let rest = text.get(end..)?;
    rest.trim_start().starts_with(':').then(|| end + rest.len() - rest.trim_start().len() + 1)
}

/// Behind the mark of a footnote, if one is glued to a label; nothing if the label is but the beginning of a word.
fn mark(text: &str, end: usize) -> Option<usize> {
    const DIGITS: usize = 2;
    let rest = text.get(end..)?;
    let mark: usize = rest.chars().take_while(|digit| digit.is_numeric()).take(DIGITS).map(char::len_utf8).sum();
    let is_word = text.get(..end)?.ends_with(char::is_alphanumeric);
    let goes_on = rest.get(mark..)?.starts_with(char::is_alphanumeric);
    (!is_word || !goes_on).then_some(end + mark)
}

fn without_mark(word: &str) -> &str {
    word.trim_end_matches(|character: char| character == ':' || character.is_numeric())
}

/// A label above or below its value stands alone on its line.
fn stands_right(layout: &Layout, text: &str, label: &Label) -> bool {
    let side = layout.rules.get(label.rule).map_or(Side::Behind, |rule| rule.value);
    let rest = text.get(label.range.end..).unwrap_or_default();
    let is_alone = rest.lines().next().is_none_or(|rest| rest.trim().is_empty());
    is_alone || matches!(side, Side::Behind | Side::Line)
}
