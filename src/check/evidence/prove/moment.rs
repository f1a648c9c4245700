//! Days, months and years.

use jiff::civil::Date;
use lazy_regex::regex;

use super::Match;
use crate::check::evidence::normalisation::Normalisation;
use crate::extract::value::date::{dates, periods, year_ranges, years};
use crate::extract::value::link::links;
use crate::record::AsOf;

pub(super) fn find(moment: AsOf, text: &str) -> Vec<Match> {
    match moment {
        AsOf::Day(date) => day(date, text),
        AsOf::Month(year, month) => self::month(year, month, text),
        AsOf::Year(year) => self::year(year, text),
    }
}

fn day(date: Date, text: &str) -> Vec<Match> {
    let whole = dates(text).into_iter().filter(|found| found.value == date).map(|found| {
        let same = text.get(found.range.clone()).is_some_and(|written| written == date.to_string());
        Match::new(found.range, if same { Vec::new() } else { vec![Normalisation::Date] })
    });
    let whole: Vec<_> = whole.collect();
    if !whole.is_empty() {
        return whole;
    }
    let ends = periods(text).into_iter().filter(|found| [found.value.start, found.value.end].contains(&Some(date)));
    ends.map(|found| Match::new(found.range, vec![Normalisation::Date, Normalisation::Span])).collect()
}

/// A month with its year, as a word (`kesäkuussa 2015`) or a number (`6/2015`).
fn month(year: i16, month: i8, text: &str) -> Vec<Match> {
    let pattern = regex!(
        r"(?i)\b(?:(?:(tammi)|(helmi)|(maalis)|(huhti)|(touko)|(kesä)|(heinä)|(elo)|(syys)|(loka)|(marras)|(joulu))kuu\p{L}{0,4}\s|([01]?[0-9])/)([0-9]{4})\b"
    );
    let found = pattern.captures_iter(text).filter_map(|groups| {
        let number = groups.get(13).map_or_else(
            || (1_i8..=12).find(|number| groups.get(usize::from(number.unsigned_abs())).is_some()),
            |number| number.as_str().parse().ok(),
        );
        let of_year = groups.get(14)?.as_str().parse() == Ok(year);
        let whole = groups.get(0)?;
        let day_before = text.get(..whole.start()).is_some_and(|lead| lead.ends_with(['/', '.', '-']));
        (number == Some(month) && of_year && !day_before).then(|| Match::new(whole.range(), vec![Normalisation::Date]))
    });
    found.collect()
}

/// A year that stands alone, else one end of a span, the year of a day, or a part of a link.
fn year(year: i16, text: &str) -> Vec<Match> {
    let alone: Vec<_> = years(text).into_iter().filter(|found| found.value == year).map(|found| found.range).collect();
    if !alone.is_empty() {
        return alone.into_iter().map(|range| Match::new(range, Vec::new())).collect();
    }
    let spans = year_ranges(text).into_iter().filter(|span| [span.value.first, span.value.last].contains(&year));
    let spans = spans.map(|span| Match::new(span.range, vec![Normalisation::Span]));
    let days = dates(text).into_iter().filter(|day| day.value.year() == year);
    let days = days.map(|day| Match::new(day.range, vec![Normalisation::Date]));
    spans.chain(days).chain(in_links(year, text)).collect()
}

fn in_links(year: i16, text: &str) -> impl Iterator<Item = Match> + '_ {
    let digits = year.to_string();
    let has = move |link: &str| link.split(|char: char| !char.is_ascii_digit()).any(|run| run == digits);
    let of_year = links(text).into_iter().filter(move |link| has(&link.value));
    of_year.map(|link| Match::new(link.range, vec![Normalisation::InLink]))
}
