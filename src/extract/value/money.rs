//! Amounts of money.

use std::ops::Range;

use lazy_regex::{Captures, regex};
use rust_decimal::Decimal;

use super::plain::{before, digit_precedes, read, slice};
use super::scan::{NEAR, at_places, begins, ends, numbers};
use super::{Found, in_order, number};
use crate::record::{Currency, Money};

/// More bytes than stand between the beginning of the longest bracket and its currency.
const FARTHEST: usize = 100;

/// Amounts with their currency: `270 845 €`, `1,5 milj. €`, `12 t€`, `EUR 3 000`, `€ 1,200.50`, `100000-500000 €`.
///
/// A number without a currency is no amount. `1.500 €` is read as one and a half thousand, with a doubt, and so is
/// an amount by the hour or by the head.
///
/// ```
/// use hanke::{extract::value::money::amounts, record::Money};
///
/// let (money, currency) = amounts("Budjetti: 1,5 milj. €").remove(0).value;
/// assert_eq!((money, currency.code()), (Money::Exact(1_500_000.into()), "EUR"));
/// ```
#[must_use]
pub fn amounts(text: &str) -> Vec<Found<(Money, Currency)>> {
    read(text, |text| {
        let behind = regex!(
            r"(?x)^(?:(?P<low>[0-9]{1,3}(?:[\s.,][0-9]{3}){1,4}(?:[.,][0-9]{1,2})?|[0-9]{1,13}(?:[.,][0-9]{1,4})?)
              (?:\s?(?P<lowscale>(?i:milj\.|miljoonaa?|milj|million|billion|mrd\.?|miljardia|tuhatta|thousand|mn|m|t|k)))?
              (?:\s?(?:€|(?i:euroa?|eur)))?\s?-\s?)?
              (?P<high>[0-9]{1,3}(?:[\s.,][0-9]{3}){1,4}(?:[.,][0-9]{1,2})?|[0-9]{1,13}(?:[.,][0-9]{1,4})?)
              (?:(?:,-|:-|,--)|\s?(?P<scale>(?i:milj\.|miljoonaa?|miljoonan|milj|millions?|billion|mrd\.?|miljardia|tuhatta|tuhannen|thousand|mn|bn|m|t|k)))?
              \s?(?P<currency>€|£|\$|(?i:eur(?:oa|on|oja|ojen|olla|osta|oon|os|o)?|usd|gbp|sek|nok|dkk)\b)"
        );
        let ahead = regex!(
            r"(?x)^(?P<currency>€|£|\$|(?:EUR|USD|GBP|SEK|NOK|DKK)\b)\s?
              (?:(?P<low>[0-9]{1,3}(?:[\s.,][0-9]{3}){1,4}(?:[.,][0-9]{1,2})?|[0-9]{1,13}(?:[.,][0-9]{1,4})?)
              (?:\s?(?P<lowscale>(?i:million|billion|thousand|mn|bn|m|k)))?\s?-\s?€?\s?)?
              (?P<high>[0-9]{1,3}(?:[\s.,][0-9]{3}){1,4}(?:[.,][0-9]{1,2})?|[0-9]{1,13}(?:[.,][0-9]{1,4})?)\b
              (?:\s?(?P<scale>(?i:milj\.|(?:milj|million|billion|mrd|thousand|mn|bn|m|k)\b)))?"
        );
        let signs = signs(text);
        let found = at_places(text, NEAR, behind, before_signs(text, &signs))
            .chain(at_places(text, NEAR, ahead, behind_signs(text, &signs)))
            .filter_map(|(at, groups)| amount(text, at, &groups));
        in_order(found.collect())
    })
}

/// The currencies that the text names.
fn signs(text: &str) -> Vec<Range<usize>> {
    let pattern = regex!(r"€|£|\$|(?i:eur(?:oa|on|oja|ojen|olla|osta|oon|os|o)?|usd|gbp|sek|nok|dkk)");
    let word = |sign: &Range<usize>| !slice(text, sign.clone()).starts_with(['€', '£', '$']);
    pattern.find_iter(text).map(|sign| sign.range()).filter(|sign| !word(sign) || ends(text, sign.end)).collect()
}

/// The numbers from which an amount could reach a currency behind it.
fn before_signs(text: &str, signs: &[Range<usize>]) -> Vec<usize> {
    let near = |at: usize| {
        signs.get(signs.partition_point(|sign| sign.start < at)).is_some_and(|sign| sign.start - at < FARTHEST)
    };
    if signs.is_empty() {
        return Vec::new();
    }
    numbers(text).map(|number| number.start).filter(|at| near(*at)).collect()
}

/// The currencies before a number.
fn behind_signs(text: &str, signs: &[Range<usize>]) -> Vec<usize> {
    let number = |sign: &&Range<usize>| {
        let rest = text.get(sign.end..).unwrap_or_default();
        let written = slice(text, (*sign).clone());
        rest.strip_prefix([' ', '\n']).unwrap_or(rest).starts_with(char::is_numeric)
            && (!written.starts_with(|char: char| char.is_ascii_alphabetic()) || begins(text, sign.start))
    };
    signs.iter().filter(number).map(|sign| sign.start).collect()
}

fn amount(text: &str, at: usize, groups: &Captures) -> Option<Found<(Money, Currency)>> {
    let named = |name| groups.name(name).map(|group| group.as_str());
    let scale = scale(named("scale"));
    let high = scaled(named("high")?, scale)?;
    let low = match named("low") {
        // A scale at the end counts for both: "1–2 milj. €".
        Some(low) => Some(scaled(low, named("lowscale").map_or(scale, |own| self::scale(Some(own))))?),
        None => None,
    };
    let range = at..at + groups.get(0)?.end();
    let doubt = high.1.or(low.and_then(|low| low.1)).or_else(|| rate(text, range.end));
    let (money, order) = money(low.map(|low| low.0), high.0);
    let found = Found::sure(range.clone(), (money, currency(named("currency")?)?)).but(order).but(doubt);
    alone(text, &range).then_some(found)
}

fn scaled(text: &str, scale: Decimal) -> Option<(Decimal, Option<&'static str>)> {
    let (value, doubt) = number::decimal(text, scale != Decimal::ONE)?;
    let value = value.checked_mul(scale)?;
    Some((if scale == Decimal::ONE { value } else { value.normalize() }, doubt))
}

fn money(low: Option<Decimal>, high: Decimal) -> (Money, Option<&'static str>) {
    match low {
        Some(min) => (Money::Bracket { min, max: high }, (high < min).then_some("the upper end is below the lower")),
        None => (Money::Exact(high), None),
    }
}

fn scale(word: Option<&str>) -> Decimal {
    let lower = word.unwrap_or_default().to_lowercase();
    Decimal::from(match lower.as_str() {
        "" => 1,
        "mrd" | "mrd." | "miljardia" | "bn" | "billion" => 1_000_000_000,
        "t" | "k" | "tuhatta" | "tuhannen" | "thousand" => 1_000,
        _ => 1_000_000,
    })
}

fn currency(sign: &str) -> Option<Currency> {
    let upper = sign.to_uppercase();
    match upper.as_str() {
        "£" => "GBP".parse().ok(),
        "$" => "USD".parse().ok(),
        "USD" | "GBP" | "SEK" | "NOK" | "DKK" => upper.parse().ok(),
        _ => "EUR".parse().ok(),
    }
}

/// Not the tail of a longer number or code.
fn alone(text: &str, range: &Range<usize>) -> bool {
    let glued = before(text, range.start).is_some_and(|char| char.is_alphanumeric() || char == '_');
    let number = slice(text, range.clone()).starts_with(|char: char| char.is_ascii_digit());
    !(number && (glued || digit_precedes(text, range.start, &['.', ',', '/', ':'])))
}

/// Why the amount may not be a sum.
fn rate(text: &str, end: usize) -> Option<&'static str> {
    let rest = text.get(end..).unwrap_or_default();
    regex!(r"(?i)^\s?/\s?\p{L}|^\s(?:per|/)\s?\p{L}").is_match(rest).then_some("an amount by some unit")
}
