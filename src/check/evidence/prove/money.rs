//! Sums of money.

mod around;
mod hedge;
mod unit;

use rust_decimal::Decimal;

use crate::check::evidence::normalisation::Normalisation;
use crate::record::{Currency, Money};

use super::beside::{behind_dash, first, last};
use super::figure::{Figure, Reading, figures};
use super::{Look, Match, Refusal};
use around::Around;
pub(super) use unit::currency_before;
use unit::{Certainty, Units};

/// Where a text prints a sum, or why not. A text that names no currency may leave it out, and so may a cell of a table that
/// holds nothing else.
pub(super) fn look(money: Money, currency: Currency, text: &str, is_cell: bool) -> Vec<Look> {
    let sums = sums(text);
    let names_currency = sums.iter().any(|sum| sum.around.units.currency.is_some());
    let page = Page { text, is_cell, names_currency };
    let wanted = sums.iter().filter(|sum| sum.is_like(money));
    wanted.map(|sum| sum.proves(money, currency, page)).collect()
}

/// Where a sum is looked for.
#[derive(Clone, Copy)]
struct Page<'a> {
    text: &'a str,
    is_cell: bool,
    names_currency: bool,
}

/// A number, or two that a dash joins, with all that stands beside it.
struct Sum<'a> {
    low: Option<Number>,
    high: Number,
    /// Whether a dash joins a number that cannot be read.
    is_one_end: bool,
    around: Around<'a>,
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
fn sums(text: &str) -> Vec<Sum<'_>> {
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
    let units = Units { minus: false, ..unit::behind(text.get(low.range.end..)?, true) };
    let between = text.get(text.len() - units.rest.len()..high.range.start)?;
    let rest = behind_dash(between.trim_start())?.trim_start();
    let (other, rest) = unit::currency(rest).map_or((None, rest), |(other, rest)| (Some(other), rest.trim_start()));
    let currency = units.currency.or(other);
    rest.is_empty().then_some(Units { currency, ..units })
}

impl<'a> Sum<'a> {
    fn of(text: &'a str, figure: &Figure) -> Option<Self> {
        let around = Around::of(text, &figure.range);
        let high = Number::of(figure, text, around.units.scale)?;
        Some(Self { low: None, high, is_one_end: false, around })
    }

    /// A scale at the end counts for both ends: `1–2 milj. €`.
    fn of_range(text: &'a str, low: &Figure, units: Units<'_>, high: &Figure) -> Option<Self> {
        let around = Around::of(text, &(low.range.start..high.range.end));
        let scale = around.units.scale;
        let low = Number::of(low, text, units.scale.or(scale));
        let high = Number::of(high, text, scale)?;
        let other = units.currency.is_some_and(|low| around.units.currency.is_some_and(|high| low != high));
        Some(Self { low, high, is_one_end: low.is_none() || other, around })
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

    fn proves(&self, money: Money, currency: Currency, page: Page<'_>) -> Look {
        self.is_exactly(money)?;
        self.around.refusal().map_or(Ok(()), Err)?;
        let beside = match self.around.units.currency.map(|named| named.is(currency)) {
            Some(Some(Certainty::Named)) => None,
            Some(Some(Certainty::OneOfSeveral)) => Some(Normalisation::NoCurrency),
            Some(None) => return Err(Refusal::Unit),
            None => {
                self.stands_alone(page)?;
                Some(Normalisation::NoCurrency)
            }
        };
        Ok(Match::new(self.around.range.clone(), self.marks().chain(beside).collect()))
    }

    /// The sign and both ends.
    fn is_exactly(&self, money: Money) -> Result<(), Refusal> {
        let low = self.low.and_then(Number::value);
        let high = self.high.value().ok_or(Refusal::PartOfMore)?;
        let sign = self.around.sign;
        match (money, low) {
            (Money::Exact(value), None) if value.is_zero() && !self.is_one_end => Ok(()),
            (Money::Exact(value), None) if !self.is_one_end => sign.of(value.is_sign_negative()),
            (Money::Bracket { min, max }, Some(low)) if (min, max) == (low, high) && !self.is_one_end => sign.of(false),
            (Money::Exact(_) | Money::Bracket { .. }, _) => Err(Refusal::OneEnd),
        }
    }

    /// Whether a number without a currency is no part of something else.
    fn stands_alone(&self, page: Page<'_>) -> Result<(), Refusal> {
        let (lead, rest) = super::beside::around(page.text, &self.around.range);
        let silent = lead.trim().is_empty() && rest.trim().trim_end_matches(';').trim().is_empty();
        if is_tied(lead, rest) || (page.is_cell && !silent) {
            return Err(Refusal::PartOfMore);
        }
        if page.names_currency || unit::counts(rest) || unit::is_foreign(lead, rest) {
            Err(Refusal::Unit)
        } else {
            Ok(())
        }
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

/// Whether letters, digits or signs make a number a part of something else: a code, a date, an address.
fn is_tied(lead: &str, rest: &str) -> bool {
    let marks = ['.', ',', ':', '\u{2013}', '-'];
    let letter = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    let glue = |sign: Option<char>| sign.is_some_and(|sign| matches!(sign, '/' | '=' | '&' | '#' | '@' | '_'));
    letter(lead.strip_suffix(marks).and_then(last))
        || letter(rest.strip_prefix(marks).and_then(first))
        || glue(last(lead))
        || glue(first(rest))
}
