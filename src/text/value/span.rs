//! The one day or period of a text that is to give it and nothing else: the value behind a label.

use std::ops::Range;

use jiff::civil::Date;
use lazy_regex::{Regex, regex};

use super::day::dates;
use super::period::{ONE_SIDE, Period, periods};
use super::plain::{Plain, Taken, lead, slice};
use super::rest::{MORE, is_silent, rests};
use super::scan::{NEAR, window};
use super::{Found, in_order};

const SEVERAL: &str = "more than one period or day stands here";
const TWO_DAYS: &str = "two days, which need not be the ends of one period";

/// A day, or a span of days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// A day that stands alone.
    Day(Date),
    /// From a day to a day; an end that is not said, or cannot be read, is open.
    Period(Period),
}

/// The day or period that a text tells, with a doubt when more stands there than was understood.
///
/// Of several periods it is the first, with a doubt. An end is never taken from another period.
///
/// ```
/// use hanke::text::value::date::{Span, span};
///
/// let Some(Span::Period(period)) = span("2/2019 – 31.1.2021").map(|found| found.value) else { panic!() };
/// assert_eq!((period.start, period.end), (None, Some(jiff::civil::date(2021, 1, 31))));
/// assert!(span("2/2019 – 31.1.2021").unwrap().doubt.is_some());
/// assert!(span("31.1.2021 mennessä").unwrap().doubt.is_none());
/// ```
#[must_use]
pub fn span(text: &str) -> Option<Found<Span>> {
    let plain = Plain::of(text);
    let found = of_items(plain.text(), &items(plain.text()))?;
    Some(Found { range: plain.source(&found.range), ..found })
}

/// Whether an end of another period stands beside a part of a text, or what joins its period to one more day: what the
/// part says by itself is then not all that is said.
pub(crate) fn is_beside_an_end(text: &str, part: &Range<usize>) -> bool {
    let from = part.start - lead(text, part.start, NEAR).len();
    let near = slice(text, from..part.end + window(text, part.end, NEAR).len());
    let inner = part.start - from..part.end - from;
    periods(near).iter().any(|one| {
        let (last_start, first_end) = (one.range.start.max(inner.start), one.range.end.min(inner.end));
        if last_start < first_end {
            return one.doubt.is_some() || one.range.start < inner.start || one.range.end > inner.end;
        }
        let is_half = one.value.start.is_none() != one.value.end.is_none();
        is_half && !slice(near, first_end..last_start).contains(char::is_alphanumeric)
    })
}

/// The periods, and the days that stand in none of them.
fn items(text: &str) -> Vec<Found<Span>> {
    let periods = periods(text);
    let taken = Taken::by(periods.iter().map(|one| one.range.clone()));
    let days = dates(text).into_iter().filter(|day| !taken.overlaps(&day.range));
    in_order(periods.into_iter().map(|one| one.map(Span::Period)).chain(days.map(|one| one.map(Span::Day))).collect())
}

fn of_items(text: &str, items: &[Found<Span>]) -> Option<Found<Span>> {
    let ranges = items.iter().map(|item| item.range.clone()).collect::<Vec<_>>();
    let rests = rests(text, &ranges);
    let (first, last) = (*rests.first()?, *rests.last()?);
    match items {
        [] => None,
        [one] => Some(alone(one, first, last)),
        [one, two] => Some(of_two(one, two, &rests)),
        [one, ..] => Some(one.clone().but(Some(SEVERAL))),
    }
}

/// One item, by what stands before it and behind it.
fn alone(one: &Found<Span>, before: &str, behind: &str) -> Found<Span> {
    let silent = is_silent(before, opening()) && is_silent(behind, closing());
    match one.value {
        Span::Period(_) => one.clone().but((!silent).then_some(MORE)),
        Span::Day(day) => match (leads_to(before), goes_on(behind)) {
            (false, true) => half(one, Some(day), None, is_silent(before, opening()) && is_open(behind)),
            (true, false) => half(one, None, Some(day), is_open(before) && is_silent(behind, closing())),
            _ => one.clone().but((!silent).then_some(MORE)),
        },
    }
}

/// A day that has a dash on one side, and so is one end. It is certain when nothing stands behind the dash.
fn half(one: &Found<Span>, start: Option<Date>, end: Option<Date>, silent: bool) -> Found<Span> {
    Found::sure(one.range.clone(), Span::Period(Period { start, end }))
        .but(one.doubt)
        .but((!silent).then_some(ONE_SIDE))
}

/// A beginning and an end that are told apart (`Alkanut 1.2.2019, päättynyt 31.1.2021`), or two days.
fn of_two(one: &Found<Span>, two: &Found<Span>, rests: &[&str]) -> Found<Span> {
    let between = rests.get(1).copied().unwrap_or_default();
    let joined = |start, end, doubt| {
        let period = Span::Period(Period { start, end });
        Found::sure(one.range.start..two.range.end, period).but(one.doubt).but(two.doubt).but(doubt)
    };
    match (one.value, two.value) {
        (Span::Day(first), _) if goes_on(between) => half(one, Some(first), None, false),
        _ if !is_silent(between, opening()) => one.clone().but(Some(SEVERAL)),
        (Span::Period(Period { start, end: None }), Span::Period(Period { start: None, end })) if start <= end => {
            let silent = rests.iter().all(|rest| is_silent(rest, opening()));
            joined(start, end, (!silent).then_some(MORE))
        }
        (Span::Day(first), Span::Day(last)) if first < last => joined(Some(first), Some(last), Some(TWO_DAYS)),
        _ => one.clone().but(Some(SEVERAL)),
    }
}

/// Whether a dash, or a word that says so, leads from an earlier moment to what follows.
fn leads_to(before: &str) -> bool {
    regex!(r"(?i)(?:-|\b(?:to|until|till|ja\s(?:hanke\s)?(?:päättyy|loppuu)))\s?$").is_match(before)
}

/// Whether a dash, or a word that says so, leads from what stands before to a later moment.
fn goes_on(behind: &str) -> bool {
    regex!(r"(?i)^\s?(?:-|/\.\.|(?:to|until|till|toistaiseksi|tills\svidare|t\.o\.m\.)\b)").is_match(behind)
}

/// Whether nothing but the dash stands there, or a word that says that the other end is open.
fn is_open(rest: &str) -> bool {
    let open = regex!(
        r"(?i)^\s?(?:-|/)?\s?(?:toistaiseksi|jatkuu|jatkuva|avoin|nykyhetki|tills\svidare|pågår|fortsätter|until\sfurther\snotice|ongoing|present)?\s?$"
    );
    open.is_match(rest.trim_end_matches(['.', ',', ';']))
}

/// Words before a period that say no more than that it is one.
fn opening() -> &'static Regex {
    regex!(
        r"(?i)\b(?:alkaa|alkoi|alkaen|alkanut|ja|and|och|hanke|projekti|from|between|starts|börjar|från|ajalla|aikana|ajalle|välillä|on|the|den)\b"
    )
}

/// Words behind a period that say no more than that it is one.
fn closing() -> &'static Regex {
    regex!(
        r"(?i)\b(?:(?:ja|and|och)\s(?:hanke\s)?(?:päättyy|loppuu|ends|slutar)|asti|saakka|mennessä|välisenä\saikana|välillä|klo\s[0-9]{1,2}(?:[.:][0-9]{2})?)\b"
    )
}
