//! Which stretch of a text belongs to which label.

use std::ops::Range;

use super::labels::Label;
use super::layout::{Layout, Rule, Side};
use super::pattern::Pattern;

/// A stretch of text that a rule looks at, and the label that it belongs to.
#[derive(Debug, Clone)]
pub(super) struct Region {
    pub range: Range<usize>,
    pub label: Option<Range<usize>>,
    /// The label in front has no value, so that this one may belong to it.
    pub follows_empty: bool,
}

impl Region {
    /// A stretch of text without a label.
    pub(super) fn without_label(range: Range<usize>) -> Self {
        Self { range, label: None, follows_empty: false }
    }
}

/// The labels of a text, and the values that belong to them.
pub(super) struct Regions<'a> {
    text: &'a str,
    layout: &'a Layout,
    labels: Vec<Label>,
    /// Where something stands that ends a value.
    ends: Vec<usize>,
    /// The value of each label, with the white space around it.
    values: Vec<Range<usize>>,
}

impl<'a> Regions<'a> {
    pub(super) fn new(layout: &'a Layout, text: &'a str, labels: Vec<Label>) -> Self {
        let ends = layout
            .ends
            .iter()
            .filter_map(Pattern::regex)
            .flat_map(|ends| ends.find_iter(text))
            .map(|end| end.start())
            .collect();
        let mut regions = Self { text, layout, labels, ends, values: Vec::new() };
        regions.values = regions.labels.iter().enumerate().map(|(at, label)| regions.find(at, label)).collect();
        regions
    }

    /// Where the labels stand.
    pub(super) fn labels(&self) -> impl Iterator<Item = Range<usize>> {
        self.labels.iter().map(|label| label.range.clone())
    }

    /// The values of the labels that ask for persons.
    pub(super) fn left_out(&self) -> impl Iterator<Item = Range<usize>> {
        let asking = (0..self.labels.len()).filter(|at| self.rule(*at).is_some_and(|rule| rule.leave_out));
        asking.map(|at| trimmed(self.text, self.value(at))).filter(|value| !value.is_empty())
    }

    /// The stretches that a rule looks at: the values of its label, or of the label within which it looks, or the whole.
    pub(super) fn of_rule(&self, number: usize, rule: &Rule) -> Vec<Region> {
        let wanted = match &rule.within {
            Some(label) => self.layout.labelled(label),
            None if rule.label.is_empty() => return vec![Region::without_label(0..self.text.len())],
            None => Some(number),
        };
        let labels = self.labels.iter().enumerate().filter(|(_, label)| Some(label.rule) == wanted);
        labels.map(|(at, label)| self.region(at, label)).collect()
    }

    fn region(&self, at: usize, label: &Label) -> Region {
        let follows_empty = at.checked_sub(1).is_some_and(|before| self.may_want(before) && self.is_behind(at));
        Region { range: self.value(at), label: Some(label.range.clone()), follows_empty }
    }

    /// Whether a label has no value where it should have one.
    fn may_want(&self, at: usize) -> bool {
        let gives = self.rule(at).is_some_and(|rule| !rule.gives.is_empty());
        gives && self.is_behind(at) && trimmed(self.text, self.value(at)).is_empty()
    }

    fn rule(&self, at: usize) -> Option<&'a Rule> {
        self.layout.rules.get(self.labels.get(at)?.rule)
    }

    fn is_behind(&self, at: usize) -> bool {
        self.rule(at).is_some_and(|rule| matches!(rule.value, Side::Behind | Side::Below))
    }

    fn value(&self, at: usize) -> Range<usize> {
        self.values.get(at).cloned().unwrap_or_default()
    }

    fn find(&self, at: usize, label: &Label) -> Range<usize> {
        match self.rule(at).map(|rule| rule.value) {
            Some(Side::Above) => self.above(at, label),
            Some(Side::Line) => self.on_line(self.behind(at, label)),
            _ => self.behind(at, label),
        }
    }

    /// Up to the next label, or to what ends a value.
    fn behind(&self, at: usize, label: &Label) -> Range<usize> {
        let start = label.range.end;
        let next = self.labels.get(at + 1).map_or(self.text.len(), |next| next.range.start);
        let end = self.ends.get(self.ends.partition_point(|end| *end < start));
        start..end.map_or(next, |end| next.min(*end))
    }

    fn on_line(&self, value: Range<usize>) -> Range<usize> {
        let rest = self.text.get(value.clone()).unwrap_or_default();
        value.start..value.start + rest.find('\n').unwrap_or(rest.len())
    }

    /// Down from the label before.
    fn above(&self, at: usize, label: &Label) -> Range<usize> {
        let before = at.checked_sub(1).and_then(|before| self.labels.get(before));
        before.map_or(0, |before| before.range.end)..label.range.start
    }
}

/// A range without the white space at its ends.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let part = text.get(range.clone()).unwrap_or_default();
    let start = range.start + part.len() - part.trim_start().len();
    start..start + part.trim().len()
}
