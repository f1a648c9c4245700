//! Days, months and years.

mod day;
mod ends;
mod year;

use std::ops::Range;

use jiff::civil::Date;
use lazy_regex::regex;

use crate::check::evidence::normalisation::Normalisation;
use crate::record::AsOf;

use super::beside::{around, behind_dash};
use super::{End, Look, Match, Refusal};
use day::{Day, days};
use ends::Ends;

/// Where a text prints a moment, which is to be one end of a period or neither, or why not.
pub(super) fn look(moment: AsOf, end: Option<End>, text: &str) -> Vec<Look> {
    match moment {
        AsOf::Day(date) => whole_days(date, end, text),
        AsOf::Month(year, month) => self::month(year, month, text),
        AsOf::Year(year) => year::look(year, end, text),
    }
}

impl Ends {
    /// Whether a moment with this around it may be the end that is looked for.
    fn may_be(self, end: Option<End>) -> Result<(), Refusal> {
        let other = match end {
            Some(End::First) => self.ends,
            Some(End::Last) => self.begins,
            None => false,
        };
        if other { Err(Refusal::OtherEnd) } else { Ok(()) }
    }
}

/// A day that is printed, as a whole or with what it borrows from the end of its period.
struct Printed {
    range: Range<usize>,
    date: Date,
    borrows: bool,
    short_year: bool,
}

impl Printed {
    /// Which end of a period it is. What borrows from the end is the beginning.
    fn ends(&self, text: &str) -> Ends {
        if self.borrows { Ends { begins: true, ends: false } } else { ends::of(text, &self.range) }
    }
}

fn whole_days(date: Date, end: Option<End>, text: &str) -> Vec<Look> {
    let printed = printed(text);
    let wanted = printed.iter().enumerate().filter(|(_, day)| day.date == date);
    let looks = wanted.map(|(at, day)| {
        if day.short_year {
            return Err(Refusal::ShortYear);
        }
        day.ends(text).may_be(end)?;
        if end.is_some() && is_backwards(text, &printed, at) {
            return Err(Refusal::Backwards);
        }
        let as_it_is = text.get(day.range.clone()).is_some_and(|written| written.starts_with(&date.to_string()));
        let notation = (!as_it_is).then_some(Normalisation::Date);
        let span = day.borrows.then_some(Normalisation::Span);
        Ok(Match::new(day.range.clone(), notation.into_iter().chain(span).collect()))
    });
    looks.collect()
}

fn printed(text: &str) -> Vec<Printed> {
    let days = days(text);
    let mut printed: Vec<Printed> = Vec::new();
    for (at, day) in days.iter().enumerate() {
        printed.extend(match day.year {
            Some(_) => day.date(None, None).map(|date| Printed {
                range: day.range.clone(),
                date,
                borrows: false,
                short_year: day.short_year,
            }),
            None => days.get(at + 1).and_then(|last| borrowed(text, day, last)),
        });
    }
    printed
}

/// The beginning of a period, which borrows the year, or the month too, from its end: `1.6.–31.12.2015`.
fn borrowed(text: &str, first: &Day, last: &Day) -> Option<Printed> {
    let between = text.get(first.range.end..last.range.start)?;
    let joined = behind_dash(between.trim_start())?;
    let tight = between.len() == between.trim().len() && joined.is_empty();
    let written = text.get(first.range.clone())?;
    // A bare "5 -" before "1.6.2015" is no day; before "31 May 2015", or without the blank, it is one.
    let is_day = written.contains('.') || first.named || last.named || tight;
    let whole = joined.trim().is_empty() && is_day && !last.short_year;
    let end = last.date(None, None).filter(|_| whole)?;
    let date = first.date(Some(end.month()), Some(end.year())).filter(|date| *date <= end)?;
    let range = first.range.start..last.range.end;
    Some(Printed { range, date, borrows: true, short_year: false })
}

/// Whether a day is an end of a period that ends before it begins.
fn is_backwards(text: &str, printed: &[Printed], at: usize) -> bool {
    let joined = |first: usize, last: usize| {
        let (Some(first), Some(last)) = (printed.get(first), printed.get(last)) else { return false };
        let between = text.get(first.range.end..last.range.start).unwrap_or_default();
        ends::is_joint(between) && last.date < first.date && first.ends(text).begins && last.ends(text).ends
    };
    joined(at, at + 1) || at.checked_sub(1).is_some_and(|before| joined(before, at))
}

/// A month with its year, as a word (`kesäkuussa 2015`) or a number (`6/2015`).
fn month(year: i16, month: i8, text: &str) -> Vec<Look> {
    let pattern = regex!(
        r"(?i)\b(?:(?:(tammi)|(helmi)|(maalis)|(huhti)|(touko)|(kesä)|(heinä)|(elo)|(syys)|(loka)|(marras)|(joulu))kuu\p{L}{0,4}\s|([01]?[0-9])/)([0-9]{4})\b"
    );
    let found = pattern.captures_iter(text).filter_map(|groups| {
        let number = groups.get(13).map_or_else(
            || (1_i8..=12).find(|number| groups.get(usize::from(number.unsigned_abs())).is_some()),
            |number| number.as_str().parse().ok(),
        );
        let of_year = groups.get(14)?.as_str().parse() == Ok(year);
        let range = groups.get(0)?.range();
        (number == Some(month) && of_year).then(|| alone(text, range))
    });
    found.collect()
}

fn alone(text: &str, range: Range<usize>) -> Look {
    let (lead, rest) = around(text, &range);
    let day_before = lead.ends_with(['/', '.', '-']);
    let more = rest.strip_prefix(['/', '.', '-']).is_some_and(super::beside::begins_with_digit);
    let free = !day_before && !more;
    if free { Ok(Match::new(range, vec![Normalisation::Date])) } else { Err(Refusal::PartOfMore) }
}
