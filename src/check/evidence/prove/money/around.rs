//! What stands around a number: its units, its sign, and what makes it another entity than a sum.

use std::ops::Range;

use crate::check::evidence::prove::beside::{
    around, before_dash, before_phrase, begins_with_digit, behind_dash, ends_in_digit, is_dash, is_minus, last,
};

use super::unit::{self, Units};
use super::{Refusal, hedge};

/// Which sign a number has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    Plus,
    Minus,
    /// A dash that may part what stands before it, or be a minus.
    Unclear,
}

impl Sign {
    pub(super) fn of(self, is_negative: bool) -> Result<(), Refusal> {
        let same = if is_negative { self == Self::Minus } else { self == Self::Plus };
        if same { Ok(()) } else { Err(Refusal::Sign) }
    }
}

/// What stands around a number.
pub(super) struct Around<'a> {
    pub units: Units<'a>,
    pub sign: Sign,
    /// The number with its units.
    pub range: Range<usize>,
    /// What stands before the number, and before its currency too.
    lead: &'a str,
    outer: &'a str,
    /// What stands behind the number.
    rest: &'a str,
}

impl<'a> Around<'a> {
    pub(super) fn of(text: &'a str, number: &Range<usize>) -> Self {
        let (before, rest) = around(text, number);
        let (inner, lead) = inner_sign(before);
        let currency = unit::currency_before(lead);
        let mut units = unit::behind(rest, currency.is_some());
        let outer = currency.map_or(lead, |(_, outer)| outer);
        let minus = units.minus || minus_behind(&units, currency.is_some());
        units.currency = units.currency.or(currency.map(|(named, _)| named));
        let range = currency.map_or(number.start, |_| outer.len())..text.len() - units.rest.len();
        let outer_sign = || if in_brackets(text, &range) { Sign::Unclear } else { sign_before(outer) };
        let sign = if minus || inner == Sign::Minus { Sign::Minus } else { outer_sign() };
        Self { units, sign, range, lead: before, outer, rest }
    }

    /// Why the number is no sum, whatever its value.
    pub(super) fn refusal(&self) -> Option<Refusal> {
        if is_part(self.lead, self.outer, self.rest, &self.units) {
            return Some(Refusal::PartOfMore);
        }
        if is_end(self.outer, self.units.rest) {
            return Some(Refusal::OneEnd);
        }
        if is_factor(self.outer, self.units.rest) {
            return Some(Refusal::Rate);
        }
        hedge::before(self.outer).or_else(|| hedge::behind(self.units.rest))
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

/// Whether the number is the head or tail of a longer number, word or code.
fn is_part(lead: &str, outer: &str, rest: &str, units: &Units<'_>) -> bool {
    let read = rest.get(..rest.len() - units.rest.len()).unwrap_or_default();
    let after_sum = units.currency.is_none() && unit::follows_a_sum(lead);
    let goes_on = units.scale.is_some() && begins_with_digit(units.rest.trim_start());
    is_glued_before(lead)
        || is_glued_behind(read, units.rest)
        || is_joined(lead, outer, units.rest)
        || goes_on
        || after_sum
}

fn is_glue(sign: char) -> bool {
    sign.is_alphanumeric() || matches!(sign, '_' | '^')
}

fn is_glued_before(lead: &str) -> bool {
    let of_currency = unit::currency_before(lead).is_some() && !lead.ends_with(char::is_whitespace);
    (last(lead).is_some_and(is_glue) && !of_currency) || unit::ends_in_scale(lead)
}

fn is_glued_behind(read: &str, rest: &str) -> bool {
    rest.starts_with(is_glue) && (read.is_empty() || read.ends_with(char::is_alphanumeric))
}

/// Whether a slash or colon joins digits to the number.
fn is_joined(lead: &str, outer: &str, rest: &str) -> bool {
    let before = |lead: &str| lead.strip_suffix(['/', ':']).is_some_and(ends_in_digit);
    before(lead) || before(outer) || rest.strip_prefix(['/', ':']).is_some_and(begins_with_digit)
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
