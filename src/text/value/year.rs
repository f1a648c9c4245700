//! Years and spans of years.

use std::ops::{Range, RangeInclusive};

use lazy_regex::regex;

use crate::text::privacy::email;

use super::plain::{Taken, before, behind, digit_follows, digit_precedes, ranges, read, slice};
use super::scan::{NEAR, at_places, ends, numbers, window};
use super::{Found, amount, code, day, link, page_reference};

/// The years that a project document speaks of. Other numbers of four digits are seldom years.
pub(super) const KNOWN: RangeInclusive<i16> = 1900..=2100;

/// From a year to a year, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Years {
    /// The first year.
    pub first: i16,
    /// The last year.
    pub last: i16,
}

/// Years that stand alone: not in a date, a span of years, a code, a link, a page reference, money or a count.
///
/// ```
/// let found = hanke::text::value::date::years("Raportti (Virta, 2018), s. 1999; 2014–2020; eura2014.fi");
/// assert_eq!(found.iter().map(|one| one.value).collect::<Vec<_>>(), [2018]);
/// ```
#[must_use]
pub fn years(text: &str) -> Vec<Found<i16>> {
    read(text, |text| {
        let mut lone = numbers(text).filter(|number| is_lone(text, number)).collect::<Vec<_>>();
        if !lone.is_empty() {
            let taken = taken(text);
            let spans = Taken::by(ranges(shapes(text).collect()));
            lone.retain(|year| !taken.overlaps(year) && !spans.overlaps(year));
        }
        let years = lone.into_iter().filter_map(|year| {
            Some(Found::sure(year.clone(), known(slice(text, year.clone()))?).but(named(text, year.start)))
        });
        years.collect()
    })
}

/// Whether the number has the shape of a year that stands alone.
fn is_lone(text: &str, number: &Range<usize>) -> bool {
    number.len() == 4
        && known(slice(text, number.clone())).is_some()
        && ends(text, number.end)
        && !joined(text, number)
        && !counts(text, number)
}

/// Spans of years: `2014-2020`, `vuosina 2015 – 2018`. A last year before the first is doubtful.
///
/// ```
/// let span = hanke::text::value::date::year_ranges("Ohjelmakausi 2014- 2020").remove(0).value;
/// assert_eq!((span.first, span.last), (2014, 2020));
/// ```
#[must_use]
pub fn year_ranges(text: &str) -> Vec<Found<Years>> {
    read(text, |text| {
        let spans = spans(text);
        if spans.is_empty() { spans } else { free(spans, &taken(text)) }
    })
}

/// The spans of years that are no part of something longer.
fn spans(text: &str) -> Vec<Found<Years>> {
    let whole = |span: &Found<Years>| {
        ends(text, span.range.end)
            && !is_chained(text, span.range.end)
            && !joined(text, &span.range)
            && !counts(text, &span.range)
    };
    shapes(text).filter(whole).collect()
}

/// Whether a dash leads from a span to one more number.
fn is_chained(text: &str, end: usize) -> bool {
    regex!(r"^\s?-\s?[0-9]").is_match(window(text, end, 4))
}

/// Everything that has the shape of a span of years.
fn shapes(text: &str) -> impl Iterator<Item = Found<Years>> {
    let pattern = regex!(r"^([0-9]{4})\s?-\s?([0-9]{4})");
    let starts = numbers(text).filter(|number| number.len() == 4).map(|number| number.start);
    at_places(text, NEAR, pattern, starts).filter_map(|(at, groups)| {
        let (first, last) = (known(groups.get(1)?.as_str())?, known(groups.get(2)?.as_str())?);
        let doubt = (last < first).then_some("the last year is before the first");
        Some(Found::sure(at..at + groups.get(0)?.end(), Years { first, last }).but(doubt))
    })
}

fn free(mut spans: Vec<Found<Years>>, taken: &Taken) -> Vec<Found<Years>> {
    spans.retain(|span| !taken.overlaps(&span.range));
    spans
}

/// What a year may be part of.
fn taken(text: &str) -> Taken {
    let pages = ranges(page_reference::references(text));
    let numbers = ranges(amount::read(text)).chain(ranges(code::business_ids(text)));
    let contacts = ranges(email::emails(text));
    let others = ranges(day::dates(text)).chain(ranges(link::links(text))).chain(pages).chain(numbers).chain(contacts);
    Taken::by(others)
}

fn known(text: &str) -> Option<i16> {
    text.parse().ok().filter(|year| KNOWN.contains(year))
}

/// Whether the range is part of a code, a longer number, a file name or a decade.
fn joined(text: &str, range: &Range<usize>) -> bool {
    let ahead = before(text, range.start)
        .is_some_and(|char| char.is_numeric() || matches!(char, '_' | '/' | '=' | '#' | '+' | '€' | '$' | '£'));
    let hyphen = text
        .get(..range.start)
        .and_then(|lead| lead.strip_suffix('-'))
        .is_some_and(|lead| lead.ends_with(char::is_alphanumeric));
    let rest = text.get(range.end..).unwrap_or_default();
    let decade = rest.starts_with("-lu") || behind(text, range.end) == Some('_');
    let dotted = rest.strip_prefix(['.', '/', '@']).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let number = digit_precedes(text, range.start, &['.', ',', ' ', ':', '-'])
        || digit_follows(text, range.end, &['.', ',', ' ', '-']);
    ahead || hyphen || decade || dotted || number
}

/// Whether the number counts something.
fn counts(text: &str, range: &Range<usize>) -> bool {
    let rest = window(text, range.end, 40);
    let unit = regex!(
        r"(?i)^\s?(?:%|prosent|€|eur|mk\b|kr\b|kronor|markk|milj|mrd|mn\b|bn\b|[mtk]€|tuha|kpl|kappal|hlö|henki|henke|osallistuj|asiak|opiskelij|oppila|ihmis|nuor(?:ta|i)|romania|käynti|käyntiä|kertaa|krt|tunti|h\b|kt\b|m\b|km\b|people|persons|participants|hours|copies|young|members|jäsen)"
    );
    let lead = text.get(..range.start).unwrap_or_default();
    let near = lead.char_indices().rev().nth(12).map_or(lead, |(at, _)| lead.get(at..).unwrap_or_default());
    let amount = regex!(
        r"(?i)(?:^|\W)(?:noin|yli|alle|lähes|n\.|enintään|vähintään|about|over|under|nearly|some|PL|P\.O\. Box)\s$|(?:^|[^\p{L}\p{N}])(?:[€$£]|eur|mk|kr|fim|sek|nok|dkk|gbp|usd|chf|pln|zł|hrk|kn)\.?\s$|(?:^|\W)(?:ss?|pp?)\.\s?$"
    );
    unit.is_match(rest) || amount.is_match(near)
}

/// Why the number may belong to a name.
fn named(text: &str, at: usize) -> Option<&'static str> {
    let lead = text.get(..at)?;
    let near = lead.char_indices().rev().nth(12).map_or(lead, |(at, _)| lead.get(at..).unwrap_or_default());
    let name = regex!(r"(?i)(?:^|\W)(?:horisontti|horizon|eurooppa|europe|agenda|eura|suomi)\s$");
    name.is_match(near).then_some("may be part of a name")
}
