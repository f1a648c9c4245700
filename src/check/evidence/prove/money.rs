//! Sums of money.

mod hedge;
mod unit;

use std::ops::Range;

use rust_decimal::Decimal;

use super::beside::{
    around, before_dash, before_phrase, begins_with_digit, behind_dash, ends_in_digit, first, is_dash, is_minus, last,
};
use super::figure::{Figure, Reading, figures};
use super::{Look, Match, Refusal};
use crate::check::evidence::normalisation::Normalisation;
use crate::record::{Currency, Money};
use unit::{Certainty, Named, Units};

/// Where a text prints a sum, or why not. A cell of a table often leaves the currency out: it must hold nothing else then.
pub(super) fn look(money: Money, currency: Currency, text: &str, is_cell: bool) -> Vec<Look> {
    let sums = sums(text);
    let wanted = sums.iter().filter(|sum| sum.is_like(money));
    wanted.map(|sum| sum.proves(money, currency, text, is_cell)).collect()
}

/// Which sign a number has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sign {
    Plus,
    Minus,
    /// A dash that may part what stands before it, or be a minus.
    Unclear,
}

/// A number, or two that a dash joins, with all that stands beside it.
#[derive(Debug)]
struct Sum {
    range: Range<usize>,
    low: Option<Number>,
    high: Number,
    currency: Option<Named>,
    sign: Sign,
    refusal: Option<Refusal>,
}

#[derive(Debug, Clone, Copy)]
struct Number {
    reading: Reading,
    scale: Option<u32>,
}

impl Number {
    fn of(figure: &Figure, text: &str, scale: Option<u32>) -> Option<Self> {
        figure.read(text, scale.is_some()).map(|reading| Self { reading, scale })
    }

    fn value(self) -> Option<Decimal> {
        self.reading.value.checked_mul(unit::factor(self.scale))
    }
}

/// Every number of a text as a sum.
fn sums(text: &str) -> Vec<Sum> {
    let figures = figures(text);
    let mut sums = Vec::new();
    let mut at = 0;
    while let Some(figure) = figures.get(at) {
        let next = figures.get(at + 1);
        let pair = next.and_then(|next| Some((next, joined(text, figure, next)?)));
        sums.extend(match pair {
            Some((next, low)) => Sum::of_range(text, figure, low, next),
            None => Sum::of(text, figure),
        });
        at += if pair.is_some() { 2 } else { 1 };
    }
    sums
}

/// What stands with the first of two numbers that a dash joins.
fn joined<'a>(text: &'a str, low: &Figure, high: &Figure) -> Option<Units<'a>> {
    let between = text.get(low.range.end..high.range.start)?;
    let units = Units { minus: false, ..unit::behind(between, true) };
    let rest = behind_dash(units.rest.trim_start())?.trim_start();
    let rest = unit::currency(rest).map_or(rest, |(_, rest)| rest.trim_start());
    rest.is_empty().then_some(units)
}

impl Sum {
    fn of(text: &str, figure: &Figure) -> Option<Self> {
        let beside = Beside::of(text, &figure.range);
        let high = Number::of(figure, text, beside.units.scale)?;
        Some(beside.sum(text, None, high))
    }

    /// A scale at the end counts for both ends: `1–2 milj. €`.
    fn of_range(text: &str, low: &Figure, units: Units<'_>, high: &Figure) -> Option<Self> {
        let beside = Beside::of(text, &(low.range.start..high.range.end));
        let scale = beside.units.scale;
        let low = Number::of(low, text, units.scale.or(scale));
        let high = Number::of(high, text, scale)?;
        let mut sum = beside.sum(text, low, high);
        if low.is_none() {
            sum.refusal = Some(Refusal::OneEnd);
        }
        Some(sum)
    }

    /// Whether the number is the one that is looked for, whatever stands beside it.
    fn is_like(&self, money: Money) -> bool {
        let ends = [self.low.and_then(Number::value), self.high.value()];
        let has = |value: Decimal| ends.contains(&Some(value.abs()));
        match money {
            Money::Exact(value) => has(value),
            Money::Bracket { min, max } => has(min) || has(max),
        }
    }

    fn proves(&self, money: Money, currency: Currency, text: &str, is_cell: bool) -> Look {
        self.is_exactly(money)?;
        self.refusal.map_or(Ok(()), Err)?;
        let beside = match self.currency.map(|named| named.is(currency)) {
            Some(Some(Certainty::Named)) => None,
            Some(Some(Certainty::OneOfSeveral)) => Some(Normalisation::NoCurrency),
            Some(None) => return Err(Refusal::Unit),
            None => {
                self.stands_alone(text, is_cell)?;
                Some(Normalisation::NoCurrency)
            }
        };
        Ok(Match::new(self.range.clone(), self.marks().chain(beside).collect()))
    }

    /// The sign and both ends.
    fn is_exactly(&self, money: Money) -> Result<(), Refusal> {
        let low = self.low.and_then(Number::value);
        let high = self.high.value().ok_or(Refusal::PartOfMore)?;
        match (money, low) {
            (Money::Exact(value), None) => self.sign.of(value.is_sign_negative() && !value.is_zero()),
            (Money::Bracket { min, max }, Some(low)) if (min, max) == (low, high) => self.sign.of(false),
            (Money::Exact(_) | Money::Bracket { .. }, _) => Err(Refusal::OneEnd),
        }
    }

    /// Whether a number without a currency is no part of something else.
    fn stands_alone(&self, text: &str, is_cell: bool) -> Result<(), Refusal> {
        let (lead, rest) = around(text, &self.range);
        if is_cell {
            let silent = lead.trim().is_empty() && rest.trim().trim_end_matches(';').trim().is_empty();
            return if silent { Ok(()) } else { Err(Refusal::PartOfMore) };
        }
        let marks = ['.', ',', ':', '\u{2013}', '-'];
        let tied = |text: Option<&str>, inner: fn(&str) -> Option<char>| {
            text.and_then(inner).is_some_and(char::is_alphanumeric)
        };
        let glued = |sign: Option<char>| sign.is_some_and(|sign| matches!(sign, '/' | '=' | '&' | '#' | '@' | '_'));
        let part = tied(lead.strip_suffix(marks), last) || tied(rest.strip_prefix(marks), first);
        if part || glued(last(lead)) || glued(first(rest)) {
            return Err(Refusal::PartOfMore);
        }
        if unit::counts(rest) { Err(Refusal::Unit) } else { Ok(()) }
    }

    /// How the numbers differ from their digits with a decimal point.
    fn marks(&self) -> impl Iterator<Item = Normalisation> {
        let numbers = [self.low, Some(self.high)].into_iter().flatten();
        numbers.flat_map(|number| {
            let Number { reading, scale } = number;
            let used = [
                (reading.thousands && scale.is_none(), Normalisation::ThousandsMark),
                (reading.comma, Normalisation::DecimalComma),
                (scale.is_some(), Normalisation::Scale),
            ];
            used.into_iter().filter_map(|(is, one)| is.then_some(one))
        })
    }
}

impl Sign {
    fn of(self, is_negative: bool) -> Result<(), Refusal> {
        let same = if is_negative { self == Self::Minus } else { self == Self::Plus };
        if same { Ok(()) } else { Err(Refusal::Sign) }
    }
}

/// What stands around a number.
struct Beside<'a> {
    units: Units<'a>,
    range: Range<usize>,
    sign: Sign,
    refusal: Option<Refusal>,
}

impl<'a> Beside<'a> {
    fn of(text: &'a str, number: &Range<usize>) -> Self {
        let (lead, rest) = around(text, number);
        let (inner, lead) = inner_sign(lead);
        let before = unit::currency_before(lead);
        let mut units = unit::behind(rest, before.is_some());
        let outer = before.map_or(lead, |(_, outer)| outer);
        let sign = if inner == Sign::Plus { sign_before(outer) } else { inner };
        let sign = if units.minus || minus_behind(&units, before.is_some()) { Sign::Minus } else { sign };
        units.currency = units.currency.or(before.map(|(named, _)| named));
        let refusal = refusal(text, number, outer, &units);
        let start = before.map_or(number.start, |(_, outer)| outer.len());
        Self { range: start..text.len() - units.rest.len(), units, sign, refusal }
    }

    fn sum(self, text: &str, low: Option<Number>, high: Number) -> Sum {
        let brackets = in_brackets(text, &self.range);
        let sign = if brackets && self.sign == Sign::Plus { Sign::Unclear } else { self.sign };
        Sum { range: self.range, low, high, currency: self.units.currency, sign, refusal: self.refusal }
    }
}

/// The sign between a currency and its number: `€-5 000`.
fn inner_sign(lead: &str) -> (Sign, &str) {
    let outer = before_dash(lead.trim_end()).filter(|outer| unit::currency_before(outer).is_some());
    outer.map_or((Sign::Plus, lead), |outer| (Sign::Minus, outer))
}

/// The sign before a number, or before its currency.
fn sign_before(lead: &str) -> Sign {
    const WORDS: [&str; 6] = ["miinus", "minus", "negatiivinen", "negative", "negativt", "negativ"];
    if WORDS.iter().any(|word| before_phrase(lead.trim_end(), word).is_some()) {
        return Sign::Minus;
    }
    let trimmed = lead.trim_end();
    let Some(dash) = last(trimmed).filter(|sign| is_dash(*sign)) else { return Sign::Plus };
    let spaced = trimmed.len() < lead.len();
    let before = trimmed.get(..trimmed.len() - dash.len_utf8()).unwrap_or_default();
    let parts = before
        .trim_end_matches([' ', '\t', '\u{a0}'])
        .ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, ')' | '%' | '.' | '"' | '”'));
    match (spaced, parts) {
        (_, true) if is_minus(dash) => Sign::Unclear,
        // `Laitteet – 5 000 €`: the dash parts a word from its sum.
        (true, true) => Sign::Plus,
        (true, false) if !is_minus(dash) => Sign::Unclear,
        _ => Sign::Minus,
    }
}

/// A minus behind the currency, or behind a number whose currency stands before it: `5 000 €-`.
fn minus_behind(units: &Units<'_>, currency_before: bool) -> bool {
    let has_currency = units.currency.is_some() || currency_before;
    let rest = units.rest;
    let ends = |rest: &str| !rest.trim_start_matches([' ', '\t']).starts_with(|next: char| next.is_alphanumeric());
    let at_once = behind_dash(rest).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
    let apart = behind_dash(rest.trim_start_matches([' ', '\u{a0}'])).is_some_and(ends);
    (has_currency && at_once) || apart
}

/// Why a number is no sum, whatever its value.
fn refusal(text: &str, number: &Range<usize>, outer: &str, units: &Units<'_>) -> Option<Refusal> {
    let (lead, rest) = around(text, number);
    if is_part(lead, rest, units) {
        return Some(Refusal::PartOfMore);
    }
    if is_end(outer, units.rest) {
        return Some(Refusal::OneEnd);
    }
    if is_factor(outer, units.rest) {
        return Some(Refusal::Rate);
    }
    hedge::before(outer).or_else(|| hedge::behind(units.rest))
}

/// Whether the number is the head or tail of a longer number, word or code.
fn is_part(lead: &str, rest: &str, units: &Units<'_>) -> bool {
    let glued = |sign: char| sign.is_alphanumeric() || matches!(sign, '_' | '^');
    let currency_glued = unit::currency_before(lead).is_some() && !lead.ends_with(char::is_whitespace);
    let before = last(lead).is_some_and(glued) && !currency_glued;
    let unread = units.rest.len() == rest.len() && rest.starts_with(glued);
    let word = rest.get(..rest.len() - units.rest.len()).is_some_and(|read| read.ends_with(char::is_alphanumeric));
    let behind = unread || (word && units.rest.starts_with(glued));
    let joint = |sign: &char| matches!(sign, '/' | ':');
    let mark = lead.strip_suffix(|sign| joint(&sign)).is_some_and(ends_in_digit)
        || units.rest.strip_prefix(|sign| joint(&sign)).is_some_and(begins_with_digit);
    let goes_on = units.scale.is_some() && begins_with_digit(units.rest.trim_start());
    before || behind || mark || goes_on || unit::ends_in_scale(lead)
}

/// Whether a dash joins the number to another one that was not read with it.
fn is_end(outer: &str, rest: &str) -> bool {
    let before = before_dash(outer.trim_end()).is_some_and(|lead| {
        let lead = lead.trim_end().trim_end_matches(['€', '%', '.', ' ']);
        ends_in_digit(lead)
    });
    before || behind_dash(rest.trim_start()).is_some_and(|rest| begins_with_digit(rest.trim_start()))
}

/// Whether the number is multiplied.
fn is_factor(outer: &str, rest: &str) -> bool {
    let sign = |sign: char| matches!(sign, '×' | '*' | '✕' | '⋅');
    let letter = |text: &str| text.strip_suffix(['x', 'X']).is_some_and(|lead| ends_in_digit(lead.trim_end()));
    let (outer, rest) = (outer.trim_end(), rest.trim_start());
    let after = |rest: &str| begins_with_digit(rest.trim_start());
    outer.strip_suffix(sign).is_some_and(|lead| ends_in_digit(lead.trim_end()))
        || letter(outer)
        || rest.strip_prefix(sign).is_some_and(after)
        || rest.strip_prefix(['x', 'X']).is_some_and(after)
}

/// Whether the whole text is one number in brackets, as accounts write what is below zero.
fn in_brackets(text: &str, range: &Range<usize>) -> bool {
    let (lead, rest) = around(text, range);
    lead.trim() == "(" && rest.trim_end_matches(['.', ',', ';']).trim() == ")"
}
