//! Days as they are printed, in Finnish, Swedish and English.

use std::ops::Range;

use jiff::civil::Date;
use lazy_regex::regex;

use crate::check::evidence::prove::beside::{
    around, before_dash, begins_with_digit, ends_in_digit, first_word, is_dash, is_letter, last,
};

/// The beginnings of the names of the months, in Finnish, Swedish and English.
const MONTHS: [&[&str]; 12] = [
    &["tammi", "jan"],
    &["helmi", "feb"],
    &["maalis", "mar"],
    &["huhti", "apr"],
    &["touko", "maj", "may"],
    &["kesä", "jun"],
    &["heinä", "jul"],
    &["elo", "aug"],
    &["syys", "sep"],
    &["loka", "okt", "oct"],
    &["marras", "nov"],
    &["joulu", "dec"],
];

/// What follows the beginning of a name in its whole forms.
const ENDINGS: [&str; 21] = [
    "kuu", "kuuta", "kuun", "kuussa", "kuusta", "uary", "uari", "ruary", "ruari", "ch", "s", "il", "e", "i", "y",
    "ust", "usti", "t", "tember", "ober", "ember",
];

/// The years of which documents of projects speak.
pub(super) const YEARS: std::ops::RangeInclusive<i16> = 1900..=2100;

/// A day of a month, as far as it is printed: `1.6.`, `1 June`, `1.6.2015`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Day {
    pub range: Range<usize>,
    pub number: i8,
    pub month: Option<i8>,
    pub year: Option<i16>,
    /// Whether the year has two digits only.
    pub short_year: bool,
    /// Whether the month is a word.
    pub named: bool,
}

impl Day {
    /// The date; what is missing is borrowed.
    pub(super) fn date(&self, month: Option<i8>, year: Option<i16>) -> Option<Date> {
        let year = self.year.or(year).filter(|year| YEARS.contains(year))?;
        Date::new(year, self.month.or(month)?, self.number).ok()
    }
}

/// Reads on from a place in a text.
#[derive(Clone, Copy)]
struct Cursor<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Cursor<'a> {
    fn rest(self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, wanted: impl Fn(char) -> bool) -> bool {
        let next = self.rest().chars().next().filter(|sign| wanted(*sign));
        self.at += next.map_or(0, char::len_utf8);
        next.is_some()
    }

    fn blank(&mut self) -> bool {
        let rest = self.rest();
        let length = rest.len() - rest.trim_start().len();
        self.at += length;
        length > 0
    }

    /// A whole run of so many digits.
    fn number(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<i16> {
        let rest = self.rest();
        let length = rest.find(|sign: char| !sign.is_ascii_digit()).unwrap_or(rest.len());
        let number = rest.get(..length).filter(|_| digits.contains(&length))?.parse().ok()?;
        self.at += length;
        Some(number)
    }

    fn day(&mut self, digits: std::ops::RangeInclusive<usize>) -> Option<i8> {
        self.number(digits).and_then(|number| i8::try_from(number).ok())
    }

    /// The name of a month.
    fn month(&mut self) -> Option<i8> {
        let word = first_word(self.rest());
        let month = month(word)?;
        self.at += word.len();
        Some(month)
    }

    /// The name of a month before a number. Few words have one behind them, so that is looked at first.
    fn month_before_number(&mut self) -> Option<i8> {
        let word = first_word(self.rest());
        let rest = self.rest().get(word.len()..)?;
        let number = rest.strip_prefix('.').unwrap_or(rest).trim_start();
        let apart = number.len() + usize::from(rest.starts_with('.')) < rest.len();
        let month = if apart && begins_with_digit(number) { month(word) } else { None }?;
        self.at = self.text.len() - number.len();
        Some(month)
    }

    fn phrase(&mut self, phrase: &str) -> bool {
        let is = self.rest().get(..phrase.len()).is_some_and(|rest| rest.eq_ignore_ascii_case(phrase));
        self.at += if is { phrase.len() } else { 0 };
        is
    }

    fn done(self, start: usize, parts: (i8, Option<i8>, Option<i16>), named: bool) -> Day {
        let (day, month, year) = parts;
        Day { range: start..self.at, number: day, month, year, short_year: false, named }
    }
}

/// The number of the month that a word names as a whole.
fn month(word: &str) -> Option<i8> {
    let lower = word.to_lowercase();
    let named = |names: &[&str]| {
        names.iter().any(|name| {
            let rest = lower.strip_prefix(name);
            rest.is_some_and(|rest| rest.is_empty() || ENDINGS.contains(&rest))
        })
    };
    let place = MONTHS.iter().position(|names| named(names))?;
    i8::try_from(place + 1).ok()
}

/// The days of a text, in text order. Those that are a part of a longer number, code or address are none.
pub(super) fn days(text: &str) -> Vec<Day> {
    let mut days: Vec<Day> = Vec::new();
    let mut at = 0;
    while let Some(start) = next_start(text, at) {
        let found = read(text, start).filter(|day| stands_free(text, day));
        // Of a part of a day, the month may be that of another: `11 May 3, 2015`.
        let whole = found.as_ref().filter(|day| day.year.is_some() || !day.named);
        at = whole.map_or_else(|| skip(text, start), |day| day.range.end);
        days.extend(found);
    }
    days
}

/// The next number or word that begins there or later.
fn next_start(text: &str, from: usize) -> Option<usize> {
    text.get(from..)?.find(|sign: char| sign.is_ascii_digit() || sign.is_alphabetic()).map(|at| from + at)
}

/// The end of the number or word at a place.
fn skip(text: &str, start: usize) -> usize {
    let rest = text.get(start..).unwrap_or_default();
    let end = rest.find(|sign: char| !sign.is_alphanumeric()).unwrap_or(rest.len());
    start + end.max(1)
}

fn read(text: &str, start: usize) -> Option<Day> {
    let cursor = Cursor { text, at: start };
    if !cursor.rest().starts_with(|sign: char| sign.is_ascii_digit()) {
        return behind_month(cursor);
    }
    iso(cursor).or_else(|| before_month(cursor)).or_else(|| dotted(cursor))
}

/// `2015-06-01`, perhaps with a time of day.
fn iso(mut cursor: Cursor<'_>) -> Option<Day> {
    let start = cursor.at;
    let year = cursor.number(4..=4)?;
    cursor.take(is_dash).then_some(())?;
    let month = cursor.day(2..=2)?;
    cursor.take(is_dash).then_some(())?;
    let day = cursor.day(2..=2)?;
    if cursor.rest().starts_with('T') {
        let rest = cursor.rest();
        let time = |sign: char| sign.is_ascii_digit() || matches!(sign, 'T' | 'Z' | ':' | '.' | ',' | '+' | '-');
        let time =
            rest.get(..rest.find(|sign| !time(sign)).unwrap_or(rest.len()))?.trim_end_matches(['.', ',', ':', '-']);
        cursor.at += time.len();
    }
    Some(cursor.done(start, (day, Some(month), Some(year)), false))
}

/// `1.6.2015`, `1.6.15`, `1.6.`, `1.`, `1`.
fn dotted(mut cursor: Cursor<'_>) -> Option<Day> {
    let start = cursor.at;
    let day = cursor.day(1..=2)?;
    let bare = cursor.done(start, (day, None, None), false);
    if !cursor.take(|sign| sign == '.') {
        return Some(bare);
    }
    let bare = cursor.done(start, (day, None, None), false);
    let spaced = cursor.blank();
    let Some(month) = cursor.day(1..=2).filter(|_| cursor.take(|sign| sign == '.')) else { return Some(bare) };
    let partial = cursor.done(start, (day, Some(month), None), false);
    let mut short = cursor;
    if !spaced && let Some(year) = short.number(2..=2) {
        return Some(Day { short_year: true, ..short.done(start, (day, Some(month), Some(2000 + year)), false) });
    }
    cursor.blank();
    // `4. 03.10.2012`: the day is the second one.
    let goes_on = begins_with_digit(cursor.rest());
    let Some(year) = cursor.number(4..=4) else { return Some(if goes_on { bare } else { partial }) };
    Some(cursor.done(start, (day, Some(month), Some(year)), false))
}

/// `1. kesäkuuta 2015`, `den 1 juni 2015`, `1st of June, 2015`, `1 June`.
fn before_month(mut cursor: Cursor<'_>) -> Option<Day> {
    let start = cursor.at;
    let day = cursor.day(1..=2)?;
    let _ = [":e", ":a", "st", "nd", "rd", "th", "."].iter().any(|ending| cursor.phrase(ending));
    cursor.blank();
    if cursor.phrase("of") && !cursor.blank() {
        return None;
    }
    let month = cursor.month()?;
    let partial = cursor.done(start, (day, Some(month), None), true);
    Some(with_year(cursor, start, (day, month)).unwrap_or(partial))
}

/// `kesäkuun 1. päivänä 2015`, `June 1st, 2015`, `June 1`.
fn behind_month(mut cursor: Cursor<'_>) -> Option<Day> {
    let start = cursor.at;
    let month = cursor.month_before_number()?;
    let day = cursor.day(1..=2)?;
    let _ = ["st", "nd", "rd", "th", "."].iter().any(|ending| cursor.phrase(ending));
    let partial = cursor.done(start, (day, Some(month), None), true);
    let mut word = cursor;
    if word.blank() && (word.phrase("p.") || first_word(word.rest()).starts_with("päiv")) {
        word.at += first_word(word.rest()).len();
        cursor = word;
    }
    Some(with_year(cursor, start, (day, month)).unwrap_or(partial))
}

fn with_year(mut cursor: Cursor<'_>, start: usize, (day, month): (i8, i8)) -> Option<Day> {
    cursor.take(|sign| sign == '.');
    cursor.take(|sign| sign == ',');
    cursor.blank();
    let year = cursor.number(4..=4)?;
    Some(cursor.done(start, (day, Some(month), Some(year)), true))
}

/// Whether it is no part of a longer number, version, code or address.
fn stands_free(text: &str, day: &Day) -> bool {
    let (lead, rest) = around(text, &day.range);
    let tied = day.year.is_some() && (rest.starts_with(is_letter) || tied_behind(rest, text, day));
    !(tied || lead.ends_with(is_letter) || tied_before(lead) || in_address(lead))
}

/// Whether the word so far is an address that nothing ends.
fn in_address(lead: &str) -> bool {
    let word = lead.rsplit(char::is_whitespace).next().unwrap_or_default();
    let host = word.get(..4).filter(|host| host.eq_ignore_ascii_case("www.")).and(word.get(4..));
    let path = word.rsplit_once("://").map(|(_, path)| path).or(host);
    path.is_some_and(|path| !path.contains([')', ']', '>', '<', ',', ';', '|', '"', '”']))
}

fn tied_before(lead: &str) -> bool {
    let Some(sign) = last(lead) else { return false };
    let before = lead.get(..lead.len() - sign.len_utf8()).unwrap_or_default();
    match sign {
        '.' | ':' => ends_in_digit(before),
        ',' => ends_in_digit(before) && !ends_in_year(before),
        '_' => true,
        '/' => !ends_in_iso(before) && ends_in_digit(before),
        _ => false,
    }
}

fn ends_in_year(lead: &str) -> bool {
    lead.chars().rev().take_while(char::is_ascii_digit).count() == 4
}

fn ends_in_iso(lead: &str) -> bool {
    let near = near(lead);
    regex!(r"(?:^|[^0-9/-])[0-9]{4}[\p{Pd}\x{2212}][0-9]{2}[\p{Pd}\x{2212}][0-9]{2}(?:T[0-9:.,+Z-]*)?$").is_match(near)
}

/// The end of a text, as long as the longest day.
fn near(lead: &str) -> &str {
    let start = lead.char_indices().rev().nth(40).map_or(0, |(at, _)| at);
    lead.get(start..).unwrap_or_default()
}

/// Whether a text ends in a day, or as much of one as the end of its period lends the rest, and what joins the two.
pub(super) fn ends_before_joint(lead: &str) -> bool {
    let dash = before_dash(lead.trim_end()).map(str::trim_end);
    let tight = before_dash(lead).is_some_and(|lead| regex!(r"(?:^|[^\p{L}0-9.,/])[0-9]{1,2}$").is_match(near(lead)));
    let slash = lead.strip_suffix('/').is_some_and(ends_in_iso);
    slash || tight || dash.is_some_and(|lead| ends_in_day(lead) || ends_in_part(lead))
}

pub(super) fn ends_in_day(lead: &str) -> bool {
    let day = regex!(
        r"(?:[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?[0-9]{4}|\p{L}{3}\.?,?\s?[0-9]{4}|[0-9]\.?,\s[0-9]{4}|\s[0-9]{1,2}(?:st|nd|rd|th|\.)?,?\s[0-9]{4})$"
    );
    ends_in_iso(lead) || day.is_match(near(lead))
}

fn ends_in_part(lead: &str) -> bool {
    let part = regex!(
        r"(?:^|[^\p{L}\p{Pd}\x{2212}0-9.,:/])[0-9]{1,2}(?:\.(?:\s?[0-9]{1,2}\.)?|(?:\.|:[ae]|st|nd|rd|th)?\s?\p{L}{3,12})$"
    );
    part.is_match(near(lead))
}

/// Whether a text begins with a day, as far as it is printed.
pub(super) fn begins(rest: &str) -> bool {
    read(rest, 0).is_some_and(|day| day.month.is_some())
}

fn tied_behind(rest: &str, text: &str, day: &Day) -> bool {
    let mut signs = rest.chars();
    let (sign, next) = (signs.next(), signs.next());
    let digit = next.is_some_and(|next| next.is_ascii_digit());
    let is_iso = text.get(day.range.clone()).is_some_and(|written| written.contains(is_dash)) && !day.named;
    match sign {
        Some('.' | ':' | '_') => digit,
        Some('/') => digit && !begins_with_day(rest.get(1..).unwrap_or_default()),
        Some(dash) if is_dash(dash) && is_iso => digit && !begins_with_day(signs_behind(rest)),
        _ => false,
    }
}

fn signs_behind(rest: &str) -> &str {
    rest.get(rest.chars().next().map_or(0, char::len_utf8)..).unwrap_or_default()
}

fn begins_with_day(rest: &str) -> bool {
    read(rest, 0).is_some_and(|day| day.year.is_some())
}
