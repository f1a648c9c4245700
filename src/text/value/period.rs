//! Spans of days.

use std::ops::Range;

use jiff::civil::Date;
use lazy_regex::regex;

use super::day::{dates, day};
use super::plain::{digit_follows, read, slice};
use super::scan::{NEAR, window};
use super::{Found, in_order};

/// From a day to a day, both included; one end may be open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// The first day.
    pub start: Option<Date>,
    /// The last day.
    pub end: Option<Date>,
}

impl Period {
    /// Whether the last day is before the first.
    #[must_use]
    pub fn is_backwards(self) -> bool {
        self.start.zip(self.end).is_some_and(|(start, end)| end < start)
    }
}

/// Spans of days: `1.8.2015 - 30.9.2016`, `1.6.–31.12.2015`, `1.6.2015 alkaen`, `from 1 June 2015 to 3 May 2016`.
///
/// A day alone is no period. A start without a year, or without a month, borrows it from the end. An end that is not
/// said is open; see [`span`](super::span::span) for a text that is to give one period and nothing else.
///
/// ```
/// use hanke::text::value::date::periods;
///
/// let period = periods("Alkaa 2.5.2014 ja päättyy 30.4.2017").remove(0).value;
/// assert_eq!(period.start, Some(jiff::civil::date(2014, 5, 2)));
/// assert_eq!(period.end, Some(jiff::civil::date(2017, 4, 30)));
/// ```
#[must_use]
pub fn periods(text: &str) -> Vec<Found<Period>> {
    read(text, |text| {
        let days = dates(text);
        let mut found = pairs(text, &days);
        found.extend(days.iter().filter_map(|day| borrowed(text, day)));
        let chained = |one: &Found<Period>| is_chained(text, &days, &one.range).then_some(CHAINED);
        let doubted = |one: Found<Period>| {
            let doubt = chained(&one);
            one.but(doubt)
        };
        let whole = in_order(found).into_iter().map(doubted).collect();
        open(text, &days, whole)
    })
}

fn pairs(text: &str, days: &[Found<Date>]) -> Vec<Found<Period>> {
    let joined = days.windows(2).filter_map(|pair| match pair {
        [first, last] if is_joint(slice(text, first.range.end..last.range.start)) => Some((first, last)),
        _ => None,
    });
    joined.map(|(first, last)| between(first.range.start, first.value, last).but(first.doubt)).collect()
}

pub(super) const ONE_SIDE: &str = "the other end of the period cannot be read";
const CHAINED: &str = "three days where two are the ends of a period";

/// Whether one more day, or a number, is joined to a period or day.
fn is_chained(text: &str, days: &[Found<Date>], range: &Range<usize>) -> bool {
    let joined = days.windows(2).any(|pair| match pair {
        [one, next] if one.range.end == range.end || next.range.start == range.start => {
            is_joint(slice(text, one.range.end..next.range.start))
        }
        _ => false,
    });
    let lead = slice(text, 0..range.start).trim_end().strip_suffix('-').map(str::trim_end);
    let number = lead.is_some_and(|lead| lead.ends_with(|char: char| char.is_ascii_digit()));
    let slash = slice(text, range.end..text.len()).strip_prefix('/');
    let more = slash.is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    joined || number || more || digit_follows(text, range.end, &['-'])
}

/// Whether nothing but a dash, the slash of ISO 8601 or a word of joining stands between two days.
fn is_joint(between: &str) -> bool {
    between.len() < 64
        && regex!(
        r"(?i)^(?:/|\s?-\s?|(?:\s?,\s?|\s)(?:to|until|till|through|(?:fram\s)?till(?:\soch\smed)?|t\.o\.m\.|(?:ja\s)?(?:hanke\s)?(?:päättyy|päättyi|loppuu)|(?:and\s)?(?:ends|ending|ended)(?:\son)?|(?:och\s)?(?:slutar|avslutas|upphör))\s(?:den\s)?)$"
    )
        .is_match(between)
}

/// A period whose start stands before the day in a shorter form: `1.6.–31.12.2015`, `1–3 June 2015`.
fn borrowed(text: &str, last: &Found<Date>) -> Option<Found<Period>> {
    let lead = text.get(..last.range.start)?;
    if !lead.trim_end().ends_with('-') {
        return None;
    }
    // The shortest lead that can hold the longest month name keeps a text full of dates linear.
    let from = lead.char_indices().rev().nth(30).map_or(0, |(at, _)| at);
    let groups = regex!(
        r"(?i)(?:^|[^\p{L}\d.,:/_-])((\d{1,2})(?:\.(?:\s?(\d{1,2})\.)?|\.?\s?(\p{L}{3,9}?)(?:kuuta)?)?)\s?-\s?$"
    )
    .captures(lead.get(from..)?)?;
    let (whole, number) = (groups.get(1)?, groups.get(2)?);
    // A bare "5 -" before "1.6.2015" is no day; before "31 May 2015", or without the blank, it is one.
    let named = slice(text, last.range.clone()).contains(char::is_alphabetic);
    let glued = lead.ends_with('-') && from + whole.end() + 1 == last.range.start;
    if !named && !glued && !whole.as_str().contains('.') {
        return None;
    }
    let own = groups.get(3).or(groups.get(4)).map_or(last.value.month().to_string(), |month| month.as_str().to_owned());
    let start = day(last.value.year(), &own, number.as_str())?;
    Some(borrowing(from + whole.start(), start, last))
}

/// A start that the year of the end puts behind the end is of another year, which is not said.
fn borrowing(from: usize, start: Date, last: &Found<Date>) -> Found<Period> {
    if start <= last.value {
        return between(from, start, last);
    }
    let period = Period { start: None, end: Some(last.value) };
    Found::sure(from..last.range.end, period).but(Some("the year of the start is not said"))
}

fn between(from: usize, start: Date, last: &Found<Date>) -> Found<Period> {
    let period = Period { start: Some(start), end: Some(last.value) };
    let doubt = period.is_backwards().then_some("the end is before the start");
    Found::sure(from..last.range.end, period).but(doubt).but(last.doubt)
}

/// The whole periods, and those with one end that touch none of them.
fn open(text: &str, days: &[Found<Date>], mut whole: Vec<Found<Period>>) -> Vec<Found<Period>> {
    let taken = super::plain::Taken::by(whole.iter().map(|one| one.range.clone()));
    let lone = days.iter().filter(|day| !taken.overlaps(&day.range));
    whole.extend(lone.filter_map(|day| one_end(text, days, day)));
    in_order(whole)
}

/// A day that words call the first or the last one, with a doubt when they call it both, when a dash says otherwise, or
/// when the other end is said and cannot be read.
fn one_end(text: &str, days: &[Found<Date>], day: &Found<Date>) -> Option<Found<Period>> {
    let started = started(text, day).map(|one| one.but(goes_on(text, day).then_some(ONE_SIDE)));
    let ended = ended(text, day).map(|one| {
        let doubt = goes_before(text, one.range.start).then_some(ONE_SIDE);
        one.but(doubt)
    });
    let both = (started.is_some() && ended.is_some()).then_some("the first day or the last one");
    let dash = slice(text, 0..day.range.start).trim_end().ends_with('-') && started.is_some();
    let chained = (dash || is_chained(text, days, &day.range)).then_some(CHAINED);
    started.or(ended).map(|period| period.but(both).but(chained))
}

/// Whether what a dash or a word joins to a day is none, and no word that leaves the end open.
fn goes_on(text: &str, day: &Found<Date>) -> bool {
    let rest = window(text, day.range.end, NEAR);
    let joined = regex!(
        r"(?i)^(?:\s?-\s?\d|(?:[^\S\n]?-[^\S\n]?|/|(?:\s?,\s?|\s)(?:to|until|till|through|t\.o\.m\.|(?:ja\s)?(?:hanke\s)?(?:päättyy|päättyi|loppuu)|(?:and\s|och\s)?(?:ends|ended|slutar|avslutas))\s)[\p{L}\d])"
    );
    let open = regex!(
        r"(?i)^\s?,?\s?(?:-|to|until|till)?\s?(?:toistaiseksi|jatkuu|jatkuva|avoin|nykyhetki|tills\svidare|pågår|fortsätter|until\sfurther|further\snotice|ongoing|present)\b"
    );
    joined.is_match(rest) && !open.is_match(rest)
}

/// Whether a number that is no day stands before the word or the dash that joins a last day to it.
fn goes_before(text: &str, at: usize) -> bool {
    let lead = slice(text, 0..at).trim_end();
    let joined = regex!(r"(?i)^(?:until|till|t\.o\.m\.)").is_match(window(text, at, NEAR));
    let first = lead.strip_suffix('-').or_else(|| joined.then_some(lead));
    first.is_some_and(|first| first.trim_end().ends_with(|char: char| char.is_ascii_digit()))
}

fn started(text: &str, day: &Found<Date>) -> Option<Found<Period>> {
    let period = Period { start: Some(day.value), end: None };
    let word = regex!(r"(?i)^\s(?:alkaen|lähtien|onwards?|framåt)\b").find(near(text, day));
    let before = regex!(
        r"(?i)\b(?:alkaa|alkoi|alkanut|alkaen|from|since|starts|started|starting|beginning|från(?:\soch\smed)?|fr\.o\.m\.|börjar|började|inleds|startar|sedan)(?:\son)?:?\s(?:den\s)?$"
    );
    let around = behind(day, word.map(|word| word.end()));
    around.or_else(|| ahead(text, day, before)).map(|range| Found::sure(range, period).but(day.doubt))
}

fn ended(text: &str, day: &Found<Date>) -> Option<Found<Period>> {
    let period = Period { start: None, end: Some(day.value) };
    let word = regex!(r"(?i)^\s(?:asti|saakka|mennessä)\b").find(near(text, day));
    let before = regex!(
        r"(?i)\b(?:päättyy|päättyi|päättynyt|loppuu|loppui|until|till(?:\soch\smed)?|t\.o\.m\.|ends|ended|ending|slutar|avslutas|upphör)(?:\son)?:?\s(?:den\s)?$"
    );
    let around = behind(day, word.map(|word| word.end()));
    around.or_else(|| ahead(text, day, before)).map(|range| Found::sure(range, period).but(day.doubt))
}

/// The few characters behind a day.
fn near<'a>(text: &'a str, day: &Found<Date>) -> &'a str {
    let rest = text.get(day.range.end..).unwrap_or_default();
    rest.get(..rest.char_indices().nth(16).map_or(rest.len(), |(at, _)| at)).unwrap_or_default()
}

/// From the day to the end of a word behind it.
fn behind(day: &Found<Date>, word: Option<usize>) -> Option<Range<usize>> {
    Some(day.range.start..day.range.end + word?)
}

/// From a word before the day to its end.
fn ahead(text: &str, day: &Found<Date>, word: &lazy_regex::Regex) -> Option<Range<usize>> {
    let lead = text.get(..day.range.start)?;
    let from = lead.char_indices().rev().nth(30).map_or(0, |(at, _)| at);
    Some(from + word.find(lead.get(from..)?)?.start()..day.range.end)
}
