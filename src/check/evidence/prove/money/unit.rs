//! What stands with a number: its scale and its currency.

use rust_decimal::Decimal;

use crate::check::evidence::prove::beside::{ends_in_digit, first_word, is_dash, last_word};
use crate::record::Currency;

/// Words of scale, and their power of ten; short ones only with a currency.
const SCALES: [(&[&str], u32, bool); 6] = [
    (&["tuhatta", "tuhannen", "tuhat", "tusen", "thousand"], 3, true),
    (&["t", "k"], 3, false),
    (&["miljoona", "miljoonaa", "miljoonan", "miljoner", "miljon", "milj", "million", "millions"], 6, true),
    (&["m", "mn"], 6, false),
    (&["miljardi", "miljardia", "miljardin", "miljarder", "billion", "mrd"], 9, true),
    (&["md", "mdr", "bn"], 9, false),
];

/// Names of currencies, each with the codes that it may stand for.
const CURRENCIES: [(&[&str], &[&str]); 8] = [
    (&["euro", "euroa", "euron", "euroja", "eurojen", "eurolla", "eurosta", "euroon", "euros", "eur"], &["EUR"]),
    (&["markka", "markkaa", "markan", "mk", "fim"], &["FIM"]),
    (&["punta", "puntaa", "punnan", "gbp"], &["GBP"]),
    (&["kronor", "sek"], &["SEK"]),
    (&["kr", "kruunu", "kruunua", "kruunun", "krona", "kroner"], &["SEK", "NOK", "DKK", "ISK"]),
    (&["dollari", "dollaria", "dollarin", "dollar", "dollars", "usd"], &["USD", "CAD", "AUD"]),
    (&["zł", "złoty", "złotych", "pln"], &["PLN"]),
    (&["kn", "kuna", "kune"], &["HRK"]),
];

/// What counts something other than money.
const COUNTS: [&str; 34] = [
    "%",
    "‰",
    "kpl",
    "kappaletta",
    "prosenttia",
    "prosentti",
    "procent",
    "percent",
    "henkilöä",
    "hlö",
    "henkeä",
    "osallistujaa",
    "asiakasta",
    "opiskelijaa",
    "oppilasta",
    "nuorta",
    "ihmistä",
    "kertaa",
    "krt",
    "vuotta",
    "kk",
    "tuntia",
    "h",
    "km",
    "m",
    "m²",
    "kg",
    "°c",
    "persons",
    "people",
    "participants",
    "hours",
    "years",
    "deltagare",
];

/// The currencies that a number may be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Named {
    Sign(&'static [&'static str]),
    Code(Currency),
}

impl Named {
    /// Whether it may be this one; whether it must.
    pub(crate) fn is(self, currency: Currency) -> Option<Certainty> {
        match self {
            Self::Code(code) => (code == currency).then_some(Certainty::Named),
            Self::Sign([only]) => (*only == currency.code()).then_some(Certainty::Named),
            Self::Sign(several) => several.contains(&currency.code()).then_some(Certainty::OneOfSeveral),
        }
    }
}

/// How a text names a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Certainty {
    Named,
    OneOfSeveral,
}

/// What follows a number.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Units<'a> {
    pub scale: Option<u32>,
    pub currency: Option<Named>,
    /// A minus stands behind the number.
    pub minus: bool,
    /// What follows.
    pub rest: &'a str,
}

/// The scale and the currency behind a number.
pub(super) fn behind(rest: &str, currency_before: bool) -> Units<'_> {
    let (minus, rest) = number_end(rest);
    let none = Units { minus, rest, ..Units::default() };
    if let Some((currency, rest)) = currency(rest.trim_start()) {
        return Units { currency: Some(currency), rest, ..none };
    }
    let Some((scale, long, after)) = scale(rest.trim_start()) else { return none };
    match currency(after.trim_start()) {
        Some((currency, rest)) => Units { scale: Some(scale), currency: Some(currency), rest, ..none },
        None if long || currency_before => Units { scale: Some(scale), rest: after, ..none },
        None => none,
    }
}

/// What ends a number as prices are written (`5 000,-`), or the minus behind it.
fn number_end(rest: &str) -> (bool, &str) {
    for end in [",--", ",-", ":-", ",–", ",—"] {
        if let Some(rest) = rest.strip_prefix(end) {
            return (false, rest);
        }
    }
    let minus = rest.trim_start().strip_prefix(is_dash).filter(|behind| currency(behind.trim_start()).is_some());
    match minus {
        Some(behind) if !goes_on(behind) => (true, behind),
        _ => (false, rest),
    }
}

/// Whether a number follows the currency: then the dash joins the ends of a range.
fn goes_on(behind: &str) -> bool {
    let after = currency(behind.trim_start()).map(|(_, after)| after.trim_start()).unwrap_or_default();
    after.starts_with(|sign: char| sign.is_ascii_digit())
}

/// A scale at the beginning, whether it is a whole word, and what follows. Behind one letter of scale a currency may
/// follow at once: `MEUR`.
fn scale(text: &str) -> Option<(u32, bool, &str)> {
    let word = first_word(text);
    let rest = text.get(word.len()..).unwrap_or_default();
    if let Some((power, long)) = power(word) {
        return Some((power, long, rest.strip_prefix('.').filter(|_| word.len() > 2).unwrap_or(rest)));
    }
    let letter = word.chars().next()?;
    let (head, tail) = word.split_at_checked(letter.len_utf8())?;
    let (power, _) = power(head).filter(|_| named(tail).is_some())?;
    Some((power, false, text.get(head.len()..)?))
}

fn power(word: &str) -> Option<(u32, bool)> {
    let lower = word.to_lowercase();
    let found = SCALES.iter().find(|(words, ..)| words.contains(&lower.as_str()));
    found.map(|(_, power, long)| (*power, *long))
}

/// Ten to a power.
pub(super) fn factor(power: Option<u32>) -> Decimal {
    Decimal::from(10_u64.pow(power.unwrap_or_default()))
}

/// Whether a text ends in a number with its scale: `2 miljoonaa`.
pub(super) fn ends_in_scale(lead: &str) -> bool {
    let lead = lead.trim_end().trim_end_matches('.');
    let word = last_word(lead);
    let before = lead.get(..lead.len() - word.len()).unwrap_or_default();
    power(word).is_some_and(|(_, long)| long) && ends_in_digit(before.trim_end())
}

/// A currency at the beginning, and what follows.
pub(super) fn currency(text: &str) -> Option<(Named, &str)> {
    if let Some(found) = sign(text.chars().next()?) {
        return Some((found, text.get(text.chars().next()?.len_utf8()..)?));
    }
    let word = first_word(text);
    let first = "suomen";
    if word.to_lowercase() == first {
        return currency(text.get(first.len()..)?.trim_start()).filter(|(named, _)| *named == Named::Sign(&["FIM"]));
    }
    Some((named(word)?, text.get(word.len()..)?))
}

/// The currency in which a text ends, and what stands before it. One with a number before it is that number's.
pub(in super::super) fn currency_before(lead: &str) -> Option<(Named, &str)> {
    let lead = lead.trim_end();
    let by_sign = lead.char_indices().next_back().and_then(|(at, last)| Some((sign(last)?, lead.get(..at)?)));
    let word = last_word(lead);
    let by_name = || Some((named(word)?, lead.get(..lead.len() - word.len())?));
    let (found, before) = by_sign.or_else(by_name)?;
    let of_number =
        ends_in_digit(before.trim_end()) || ends_in_scale(before) || before.ends_with(char::is_alphanumeric);
    (!of_number).then_some((found, before))
}

/// Whether a text ends in a number with its currency: `9 € 95`.
pub(super) fn follows_a_sum(lead: &str) -> bool {
    let lead = lead.trim_end();
    let by_sign = lead.char_indices().next_back().and_then(|(at, last)| sign(last).and(lead.get(..at)));
    let word = last_word(lead);
    let by_name = || named(word).and(lead.get(..lead.len() - word.len()));
    by_sign.or_else(by_name).is_some_and(|before| ends_in_digit(before.trim_end()))
}

fn sign(sign: char) -> Option<Named> {
    match sign {
        '€' => Some(Named::Sign(&["EUR"])),
        '£' => Some(Named::Sign(&["GBP"])),
        '$' => Some(Named::Sign(&["USD"])),
        _ => None,
    }
}

fn named(word: &str) -> Option<Named> {
    let lower = word.to_lowercase();
    let listed = CURRENCIES.iter().find(|(words, _)| words.contains(&lower.as_str()));
    let code = || word.chars().all(|letter| letter.is_ascii_uppercase()).then(|| word.parse().ok())?;
    listed.map(|(_, codes)| Named::Sign(codes)).or_else(|| code().map(Named::Code))
}

/// Whether a sign or a code of a currency stands beside a number that was read without one: `US$ 500`, `500 XQZ`.
pub(super) fn is_foreign(lead: &str, rest: &str) -> bool {
    let signs = ['€', '$', '£', '¥', '¢', '₽', '₹', '₩', '₺', '₴'];
    let rest = rest.trim_start();
    let word = first_word(rest);
    let code = word.len() == 3 && word.bytes().all(|letter| letter.is_ascii_uppercase());
    let ends = !rest.get(word.len()..).unwrap_or_default().starts_with(['-', ':']);
    lead.trim_end().ends_with(signs) || rest.starts_with(signs) || (code && ends)
}

/// Whether what follows a number counts something other than money.
pub(super) fn counts(rest: &str) -> bool {
    let end = rest.trim_start();
    let word = end.split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | '.' | ';' | ')')).next();
    let word = word.unwrap_or_default().to_lowercase();
    COUNTS.contains(&word.as_str()) || end.starts_with(['%', '‰'])
}
