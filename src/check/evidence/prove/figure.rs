//! Numbers as they are printed: the whole run of digits and of the marks between them, or nothing.

use std::ops::Range;

use rust_decimal::Decimal;

use super::beside::{begins_with_digit, last};

/// A run of digits and marks that no digit goes on with on either side.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub range: Range<usize>,
    /// The digits, cut at the marks.
    groups: Vec<Range<usize>>,
    marks: Vec<char>,
}

/// How a number was read, and what of its spelling differs from plain digits.
#[derive(Debug, Clone, Copy)]
pub(super) struct Reading {
    pub value: Decimal,
    pub thousands: bool,
    pub comma: bool,
}

/// All runs of a text.
pub(super) fn figures(text: &str) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut at = 0;
    while let Some(figure) = next(text, at) {
        at = figure.range.end;
        figures.push(figure);
    }
    figures
}

fn next(text: &str, from: usize) -> Option<Figure> {
    let start = from + text.get(from..)?.find(|sign: char| sign.is_ascii_digit())?;
    let mut figure = Figure { range: start..start, groups: Vec::new(), marks: Vec::new() };
    if let Some(mark) = decimal_mark_before(text.get(from..start)?) {
        figure.range.start = start - 1;
        figure.marks.push(mark);
        figure.groups.push(start..start);
    }
    figure.take_group(text, start);
    while let Some((mark, digits)) = figure.mark_behind(text) {
        figure.marks.push(mark);
        figure.take_group(text, digits);
    }
    Some(figure)
}

/// `,5`: a mark without a digit before it.
fn decimal_mark_before(lead: &str) -> Option<char> {
    let mark = last(lead).filter(|mark| matches!(mark, '.' | ','))?;
    let before = last(lead.get(..lead.len() - 1)?);
    before.is_none_or(|before| before.is_whitespace() || matches!(before, '€' | '$' | '£' | '(')).then_some(mark)
}

impl Figure {
    fn take_group(&mut self, text: &str, start: usize) {
        let digits = text.get(start..).unwrap_or_default();
        let length = digits.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(digits.len());
        self.groups.push(start..start + length);
        self.range.end = start + length;
    }

    /// The mark behind the digits so far, and where the digits go on. A line end joins only what may be one number.
    fn mark_behind(&self, text: &str) -> Option<(char, usize)> {
        let rest = text.get(self.range.end..)?;
        let mark = rest.chars().next()?;
        let length = if mark.is_whitespace() { rest.len() - rest.trim_start().len() } else { mark.len_utf8() };
        let (blank, digits) = rest.split_at_checked(length)?;
        let joins = begins_with_digit(digits) && (!blank.contains(is_line_end) || self.may_go_on(digits));
        let mark = kind(mark)?;
        joins.then_some((mark, self.range.end + length))
    }

    fn may_go_on(&self, digits: &str) -> bool {
        let next = digits.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(digits.len());
        next == 3 && self.groups.last().is_some_and(|group| group.len() <= 3)
    }

    /// What it says, or nothing when its marks group the digits in no known way.
    ///
    /// The last mark is the decimal mark if it is a stop or comma that occurs once and either is not the only one or has
    /// other than three digits behind it; before a word of scale a lone mark is always decimal.
    pub(super) fn read(&self, text: &str, scaled: bool) -> Option<Reading> {
        let groups: Vec<&str> = self.groups.iter().map(|group| text.get(group.clone()).unwrap_or_default()).collect();
        let (decimals, whole) =
            if self.has_decimals(&groups, scaled) { groups.split_last()? } else { (&"", &groups[..]) };
        let marks = self.marks.get(..whole.len() - 1)?;
        let product = marks == ['·'];
        if product || !are_thousands(whole, marks) {
            return None;
        }
        let digits = if decimals.is_empty() { whole.concat() } else { format!("0{}.{decimals}", whole.concat()) };
        let comma = !decimals.is_empty() && self.marks.last() == Some(&',');
        Some(Reading { value: Decimal::from_str_exact(&digits).ok()?, thousands: whole.len() > 1, comma })
    }

    fn has_decimals(&self, groups: &[&str], scaled: bool) -> bool {
        let Some((mark, others)) = self.marks.split_last() else { return false };
        if !matches!(mark, '.' | ',') || others.contains(mark) {
            return false;
        }
        let ambiguous =
            |first: &&str, last: &&str| last.len() == 3 && matches!(first.len(), 1..=3) && !first.starts_with('0');
        match groups {
            [first, last] => scaled || !ambiguous(first, last),
            _ => true,
        }
    }
}

/// Marks that may stand between the digits of one number, those that look alike as one.
fn kind(mark: char) -> Option<char> {
    match mark {
        '.' | ',' | '·' => Some(mark),
        '\'' | '’' | '‘' | '´' | 'ʼ' | '`' => Some('\''),
        blank if blank.is_whitespace() => Some(' '),
        _ => None,
    }
}

fn is_line_end(blank: char) -> bool {
    matches!(blank, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether the digits are one group, or groups of three behind the first.
fn are_thousands(groups: &[&str], marks: &[char]) -> bool {
    let Some((first, others)) = groups.split_first() else { return false };
    let grouped = matches!(first.len(), 1..=3) && !first.starts_with('0');
    let even = others.iter().all(|group| group.len() == 3) && marks.windows(2).all(|pair| pair[0] == pair[1]);
    others.is_empty() || (grouped && even)
}
