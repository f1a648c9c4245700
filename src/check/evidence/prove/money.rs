//! Sums of money.

use std::ops::Range;

use lazy_regex::regex;

use super::Match;
use crate::check::evidence::normalisation::Normalisation;
use crate::extract::value::money::amounts;
use crate::extract::value::plain::Plain;
use crate::record::{Currency, Money};

/// Where a sum stands in a text, or in a cell of a table, which often leaves the currency out.
pub(super) fn find(money: Money, currency: Currency, text: &str, cell: bool) -> Vec<Match> {
    let printed = amounts(text);
    let same = printed.iter().filter(|found| found.value == (money, currency));
    let found: Vec<_> = same.map(|found| Match::new(found.range.clone(), marks(text, &found.range))).collect();
    if !found.is_empty() {
        return found;
    }
    let taken: Vec<_> = printed.into_iter().map(|found| found.range).collect();
    if cell { whole_cell(money, currency, text, &taken) } else { bare(money, currency, text, &taken) }
}

/// The number of a cell, if it holds nothing else.
fn whole_cell(money: Money, currency: Currency, cell: &str, taken: &[Range<usize>]) -> Vec<Match> {
    let number = cell.trim().trim_end_matches(';').trim_end();
    let start = cell.len() - cell.trim_start().len();
    let range = start..start + number.len();
    let same = taken.is_empty() && value(number) == Some((money, currency));
    let normalisations = || [marks(cell, &range), vec![Normalisation::NoCurrency]].concat();
    same.then(|| Match::new(range.clone(), normalisations())).into_iter().collect()
}

/// Numbers without a currency, but none that belong to an amount in one.
fn bare(money: Money, currency: Currency, text: &str, taken: &[Range<usize>]) -> Vec<Match> {
    let plain = Plain::of(text);
    let number = regex!(
        r"(?:[0-9]{1,3}(?:[\s.,][0-9]{3}){1,4}(?:[.,][0-9]{1,2})?|[0-9]{1,13}(?:[.,][0-9]{1,4})?)(?:\s?-\s?(?:[0-9]{1,3}(?:[\s.,][0-9]{3}){1,4}(?:[.,][0-9]{1,2})?|[0-9]{1,13}(?:[.,][0-9]{1,4})?))?"
    );
    let numbers = number.find_iter(plain.text()).filter(|number| is_alone(plain.text(), &number.range()));
    let same = numbers.filter(|number| value(number.as_str()) == Some((money, currency)));
    let ranges = same.map(|number| plain.source(&number.range()));
    let free = ranges.filter(|range| !taken.iter().any(|taken| taken.start < range.end && range.start < taken.end));
    free.map(|range| Match::new(range.clone(), [marks(text, &range), vec![Normalisation::NoCurrency]].concat()))
        .collect()
}

/// What a number would be as a sum in euros.
fn value(number: &str) -> Option<(Money, Currency)> {
    let euros = format!("{number} €");
    let mut found = amounts(&euros).into_iter().filter(|found| found.range == (0..euros.len()));
    found.next().map(|found| found.value)
}

/// Whether no letter, digit or sign makes the number a part of something else: a code, a date, a link, a percentage.
fn is_alone(text: &str, range: &Range<usize>) -> bool {
    let lead = text.get(..range.start).unwrap_or_default();
    let rest = text.get(range.end..).unwrap_or_default();
    let glued = |next: char| next.is_alphanumeric() || matches!(next, '_' | '=' | '/' | '&' | '#' | '@' | '%');
    let sign = ['.', ',', '-', ':', '\u{2013}'];
    let digit_before = lead.strip_suffix(sign).is_some_and(|lead| lead.ends_with(char::is_alphanumeric));
    let digit_behind = rest.strip_prefix(sign).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let spaced = lead.strip_suffix([' ', '\n']).is_some_and(|lead| lead.ends_with(|last: char| last.is_ascii_digit()))
        || rest.strip_prefix([' ', '\n']).is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()));
    !lead.ends_with(glued) && !rest.starts_with(glued) && !digit_before && !digit_behind && !spaced
}

/// How the number differs from its digits with a decimal point.
fn marks(text: &str, range: &Range<usize>) -> Vec<Normalisation> {
    let plain = Plain::of(text.get(range.clone()).unwrap_or_default());
    let written = plain.text();
    let scale = regex!(r"(?i)milj|mill|mrd|billion|tuha|thousand|[0-9]\s?(?:t|k|m|mn|bn)(?:\s|€|$)").is_match(written);
    let thousands = !scale && regex!(r"[0-9][\s.,][0-9]{3}(?:[^0-9]|$)").is_match(written);
    let comma = regex!(r"[0-9],[0-9]{1,2}(?:[^0-9]|$)").is_match(written) || (scale && written.contains(','));
    let used = [
        (thousands, Normalisation::ThousandsMark),
        (comma, Normalisation::DecimalComma),
        (scale, Normalisation::Scale),
    ];
    used.into_iter().filter_map(|(is, one)| is.then_some(one)).collect()
}
