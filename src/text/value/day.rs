//! Days.

use std::ops::Range;

use jiff::civil::Date;
use lazy_regex::{Captures, Regex, regex};

use super::plain::{self, Taken};
use super::scan::{NEAR, at_places, byte, numbers, word_before};
use super::{Found, in_order};

/// Days, written as in Finnish (`1.6.2015`, `1. kesäkuuta 2015`), Swedish (`den 1 juni 2015`), English (`1 June 2015`,
/// `June 1, 2015`) or ISO 8601, perhaps with a time of day (`2015-06-01T12:00Z`).
///
/// A day that no calendar has is not found. A year of two digits is read as one of this century, with a doubt.
///
/// ```
/// use hanke::text::value::date::dates;
///
/// let found = dates("Alkoi 1. kesäkuuta 2015, ei 31.2.2015.");
/// assert_eq!(found.len(), 1);
/// assert_eq!(found[0].value, jiff::civil::date(2015, 6, 1));
/// ```
#[must_use]
pub fn dates(text: &str) -> Vec<Found<Date>> {
    plain::read(text, |text| {
        let numbers = numbers(text).filter(|number| matches!(number.len(), 1 | 2 | 4)).collect::<Vec<_>>();
        let mut found = in_order(shapes().iter().flat_map(|shape| shape.read(text, &numbers)).collect());
        found.retain(|day| free(text, day));
        found.retain(|day| !in_address(text, day.range.start) && !is_decimal(text, day.range.start));
        let links = if found.is_empty() { Taken::by([]) } else { super::link::spans(text) };
        found.retain(|day| !links.overlaps(&day.range));
        found
    })
}

/// How a day is written: where it would begin for one of its numbers, its pattern, and which groups of that hold the
/// year, the month and the day.
struct Shape {
    start: fn(&str, &Range<usize>) -> Option<usize>,
    pattern: &'static Regex,
    groups: [usize; 3],
}

fn shapes() -> [Shape; 6] {
    let shape = |start, pattern, groups| Shape { start, pattern, groups };
    [
        shape(
            iso,
            regex!(
                r"^([0-9]{4})-([0-9]{2})-([0-9]{2})(?:T[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:[.,][0-9]{1,9})?)?(?:Z|[+-][0-9]{2}(?::?[0-9]{2})?)?)?\b"
            ),
            [1, 2, 3],
        ),
        shape(
            dotted,
            regex!(r"^([0-9]{1,2})\.\s?([0-9]{1,2})\.\s?([0-9]{4})\b|^([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{2})\b"),
            [3, 2, 1],
        ),
        shape(
            before_month,
            regex!(
                r"(?i)^([0-9]{1,2})\.?\s?(tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuuta\s([0-9]{4})\b"
            ),
            [3, 2, 1],
        ),
        shape(
            behind_month,
            regex!(
                r"(?i)^(tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuun\s([0-9]{1,2})\.\s?(?:(?:p\.|päiv\p{L}{1,6})\s)?([0-9]{4})\b"
            ),
            [3, 1, 2],
        ),
        shape(
            before_month,
            regex!(
                r"(?i)^([0-9]{1,2})(?:st|nd|rd|th|\.|:[ae])?\s(?:of\s)?(jan(?:uary|uari)?|feb(?:ruary|ruari)?|mar(?:ch|s)?|apr(?:il)?|ma[yj]|jun[ei]?|jul[yi]?|aug(?:ust|usti)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?,?\s([0-9]{4})\b"
            ),
            [3, 2, 1],
        ),
        shape(
            behind_month,
            regex!(
                r"(?i)^(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?\s([0-9]{1,2})(?:st|nd|rd|th)?,?\s([0-9]{4})\b"
            ),
            [3, 1, 2],
        ),
    ]
}

fn iso(text: &str, number: &Range<usize>) -> Option<usize> {
    (number.len() == 4 && byte(text, number.end) == b'-').then_some(number.start)
}

fn dotted(text: &str, number: &Range<usize>) -> Option<usize> {
    (number.len() < 3 && byte(text, number.end) == b'.').then_some(number.start)
}

/// The name of the month, a stop, or an ending of the number, follows.
fn before_month(text: &str, number: &Range<usize>) -> Option<usize> {
    let next = byte(text, number.end);
    (number.len() < 3 && (next.is_ascii_alphabetic() || matches!(next, b' ' | b'\n' | b'.' | b':')))
        .then_some(number.start)
}

/// The name of the month, before the number.
fn behind_month(text: &str, number: &Range<usize>) -> Option<usize> {
    let last = byte(text, number.start.checked_sub(1)?);
    if number.len() < 3 && matches!(last, b' ' | b'\n') { word_before(text, number.start) } else { None }
}

impl Shape {
    fn read(&self, text: &str, numbers: &[Range<usize>]) -> Vec<Found<Date>> {
        let starts = numbers.iter().filter_map(|number| (self.start)(text, number));
        at_places(text, NEAR, self.pattern, starts).filter_map(|(at, groups)| self.day(at, &groups)).collect()
    }

    /// The groups of the second alternative, three further on, are those of a year of two digits.
    fn day(&self, at: usize, groups: &Captures) -> Option<Found<Date>> {
        let range = at..at + groups.get(0)?.end();
        let short = groups.get(self.groups[0]).is_none();
        let part = |at: usize| groups.get(self.groups.get(at)? + if short { 3 } else { 0 });
        let year = part(0)?.as_str().parse::<i16>().ok()? + if short { 2000 } else { 0 };
        let date = day(year, part(1)?.as_str(), part(2)?.as_str())?;
        Some(Found::sure(range, date).but(short.then_some("two-digit year")))
    }
}

/// A day of the years that a project document speaks of.
pub(super) fn day(year: i16, month: &str, day: &str) -> Option<Date> {
    let known = super::year::KNOWN.contains(&year);
    known.then(|| Date::new(year, self::month(month)?, day.parse().ok()?).ok())?
}

/// Not a part of a longer number, version or code.
fn free(text: &str, day: &Found<Date>) -> bool {
    let written = plain::slice(text, day.range.clone());
    let iso = written.contains('-');
    let joints: &[char] = if iso && !written.contains('T') { &['.', '/', '-', ':'] } else { &['.', '/', ':'] };
    let version = iso && plain::before(text, day.range.start) == Some('-');
    let begins = !version && !plain::digit_precedes(text, day.range.start, joints);
    let ends = !plain::digit_follows(text, day.range.end, joints);
    (begins || joins_days(text, day.range.start)) && (ends || joins_days(text, day.range.end + 1))
}

/// Whether a decimal comma makes the day the tail of a number, and no year of another day stands before it.
fn is_decimal(text: &str, at: usize) -> bool {
    let lead = plain::slice(text, 0..at).strip_suffix(',').unwrap_or_default();
    let digits = lead.bytes().rev().take(5).take_while(u8::is_ascii_digit).count();
    digits > 0 && digits != 4
}

/// Whether what stands before a day begins like an address, and nothing ends it.
fn in_address(text: &str, at: usize) -> bool {
    let word = plain::lead(text, at, 200).rsplit([' ', '\n']).next().unwrap_or_default();
    let host = word.get(..4).filter(|host| host.eq_ignore_ascii_case("www.")).and(word.get(4..));
    let path = word.rsplit_once("://").map(|(_, path)| path).or(host);
    path.is_some_and(|path| !path.contains([')', ']', '>', '<', ',', ';', '|', '"', '”']))
}

/// Whether the sign before this place joins two whole days: `2015-06-01/2016-12-31`, as ISO 8601 has it, or a hyphen.
fn joins_days(text: &str, at: usize) -> bool {
    let (before, behind) = (plain::lead(text, at, 40), plain::slice(text, at..text.len()));
    regex!(
        r"(?:^|[^0-9/-])(?:[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.,+Z-]*)?[/-]|[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?[0-9]{4}-|\p{L}\s[0-9]{4}-)$"
    )
    .is_match(before)
        && regex!(r"^(?:[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?[0-9]{4}|[0-9]{1,2}(?:\.|:[ae])?\s?(?i:tam|hel|maa|huh|tou|kes|hei|elo|syy|lok|mar|jou|jan|feb|apr|ma[yj]|jun|jul|aug|sep|o[ck]t|nov|dec))(?:[^0-9/-]|$)")
            .is_match(behind)
}

/// The beginnings of the names of the months in Finnish, English and Swedish.
const MONTHS: [[&str; 3]; 12] = [
    ["tammi", "jan", "jan"],
    ["helmi", "feb", "feb"],
    ["maalis", "mar", "mar"],
    ["huhti", "apr", "apr"],
    ["touko", "may", "maj"],
    ["kesä", "jun", "jun"],
    ["heinä", "jul", "jul"],
    ["elo", "aug", "aug"],
    ["syys", "sep", "sep"],
    ["loka", "oct", "okt"],
    ["marras", "nov", "nov"],
    ["joulu", "dec", "dec"],
];

/// The number of a month, from a number or from the beginning of a name. Finnish goes first: `marraskuu` is not March.
fn month(text: &str) -> Option<i8> {
    let lower = text.to_lowercase();
    let named = |language: usize| {
        MONTHS.iter().position(|names| names.get(language).is_some_and(|name| lower.starts_with(name)))
    };
    let place = (0..3).find_map(named).and_then(|place| i8::try_from(place + 1).ok());
    place.or_else(|| text.parse().ok())
}
