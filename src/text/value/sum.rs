//! The sums of a text that is to give them and nothing else: the value behind a label.

use lazy_regex::regex;

use crate::record::{Currency, Money};

use super::amount::read;
use super::plain::Plain;
use super::rest::{MORE, is_silent, rests};
use super::{Found, hedge};

const SEVERAL: &str = "more than one sum stands here";
const BRACKETS: &str = "a sum in brackets, which may be below zero";
const BACKWARDS: &str = "the upper end is below the lower";
const NO_SUM: &str = "no number with a currency that is known";
const NEGATIVE: &str = "a negative amount: records take none below zero";

/// The sums of a text, and why there is none where it has the shape of one.
#[derive(Debug, Clone, Default)]
pub struct Sums {
    /// The sums, doubtful when more stands there than was understood.
    pub found: Vec<Found<(Money, Currency)>>,
    /// Why what looks like a sum was not taken.
    pub refused: Option<&'static str>,
}

/// The sums that a text tells. Where it names no currency, the one that is known counts.
///
/// ```
/// use hanke::text::value::money::sums;
///
/// assert_eq!(sums("enintään 5 000 €", None).found[0].doubt, Some("a bound, not a sum"));
/// assert_eq!(sums("12 500", "SEK".parse().ok()).found[0].value.1.code(), "SEK");
/// assert!(sums("−5 000 €", None).found.is_empty());
/// ```
#[must_use]
pub fn sums(text: &str, currency: Option<Currency>) -> Sums {
    let plain = Plain::of(text);
    let amounts = read(plain.text());
    match currency.filter(|_| amounts.is_empty()) {
        Some(currency) => bare(plain.text().trim_end(), currency).within(&plain),
        None => Sums::of(plain.text(), plain.text().len(), amounts).within(&plain),
    }
}

/// The number of a text that names no currency.
fn bare(text: &str, currency: Currency) -> Sums {
    let named = format!("{text} {}", currency.code());
    Sums::of(&named, text.len(), read(&named))
}

impl Sums {
    /// From what has the shape of a sum in a text, of which only so much was written.
    fn of(text: &str, written: usize, amounts: Vec<super::amount::Read>) -> Self {
        let ranges = amounts.iter().map(|one| one.range.clone()).collect::<Vec<_>>();
        let doubt = doubt(text, &ranges);
        let nothing = amounts.is_empty() && text.contains(|char: char| char.is_ascii_digit());
        let mut sums = Self { found: Vec::new(), refused: nothing.then_some(NO_SUM) };
        for one in amounts {
            let range = one.range.start..one.range.end.min(written);
            match one.value {
                Ok((money, _)) if is_below_zero(money) => sums.refused = Some(NEGATIVE),
                Ok((Money::Bracket { min, max }, _)) if max < min => sums.refused = Some(BACKWARDS),
                Ok(sum) => sums.found.push(Found { range, value: sum, doubt: one.doubt.or(doubt) }),
                Err(reason) => sums.refused = sums.refused.or(Some(reason)),
            }
        }
        sums
    }

    fn within(mut self, plain: &Plain) -> Self {
        for one in &mut self.found {
            one.range = plain.source(&one.range);
        }
        self
    }
}

fn is_below_zero(money: Money) -> bool {
    match money {
        Money::Exact(value) => value.is_sign_negative() && !value.is_zero(),
        Money::Bracket { min, .. } => min.is_sign_negative(),
    }
}

/// Why the sums may not be what the text says: what stands beside them.
fn doubt(text: &str, ranges: &[std::ops::Range<usize>]) -> Option<&'static str> {
    let quiet = regex!(r"(?i)\b(?:yhteensä|yht|kaikkiaan|in\stotal|total|totalt|sammanlagt)\b");
    let silent = rests(text, ranges).iter().all(|rest| is_silent(rest, quiet));
    let brackets = text.trim().starts_with('(') && text.trim_end_matches(['.', ',', ' ', '\n']).ends_with(')');
    let hedged = || ranges.iter().find_map(|range| hedge::around(text, range.start, range.end));
    match ranges {
        [_] if silent => brackets.then_some(BRACKETS),
        [_] => hedged().or(Some(MORE)),
        _ => Some(SEVERAL),
    }
}
