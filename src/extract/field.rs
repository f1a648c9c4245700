//! How the field of a record is read from a text.

use std::borrow::Cow;
use std::ops::Range;

use jiff::civil::Date;

use crate::record::schema::Value;
use crate::record::{Currency, Money, Text};
use crate::text::value::code::{self, Codes};
use crate::text::value::date::{self, Span};
use crate::text::value::{Found, link, money, organization, page_reference, placeholder, target_group};
use crate::text::{group, place};

/// How a field is read from the text of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// As printed, on one line.
    Printed,
    /// A project by its code or name.
    Project,
    /// The first day of a period, or a day.
    FirstDay,
    /// The last day of a period, or a day.
    LastDay,
    /// A year.
    Year,
    /// A number.
    Number,
    /// A sum, or a bracket, with its currency.
    Money,
    /// A project code.
    Code,
    /// A business id.
    BusinessId,
    /// Organisations, one or several.
    Organizations,
    /// The acronym of an organisation.
    Acronym,
    /// Municipalities and regions.
    Areas,
    /// Groups of people, in the words of the source.
    Groups,
    /// Groups of people that running text names, by their codes.
    GroupCodes,
    /// A passage of text.
    Prose,
    /// Addresses.
    Links,
    /// Page numbers.
    Pages,
}

/// The name and the business id of what an organisation is a unit of.
pub(super) const PARENT: &str = "parent";
pub(super) const ID_OF_PARENT: &str = "business_id of the parent";

/// What is known of a value before its text is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The language of the document.
    pub language: &'a str,
    /// Both ends of a period are to come from the text.
    pub both_ends: bool,
    /// The currency of a sum that names none.
    pub currency: Option<Currency>,
    /// What the codes of projects look like.
    pub codes: Codes<'a>,
    /// The text is one name, whatever commas and joining words it holds.
    pub whole: bool,
}

/// A value that a field takes; a sum fills several fields. One without values was understood, and has nothing
/// for the field: the end of a period that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read {
    pub range: Range<usize>,
    /// Fields and their values. The name of the field itself is empty.
    pub values: Vec<(&'static str, Value<'static>)>,
    pub doubt: Option<&'static str>,
}

impl Read {
    fn one(range: Range<usize>, value: Value<'static>, doubt: Option<&'static str>) -> Self {
        Self { range, values: vec![("", value)], doubt }
    }

    fn silent(range: &Range<usize>) -> Self {
        Self { range: range.clone(), values: Vec::new(), doubt: None }
    }
}

impl Reader {
    /// Why a text that gives no value was not understood.
    pub(super) fn refusal(self, text: &str, asked: Asked<'_>) -> Option<&'static str> {
        match self {
            Self::Money => money::sums(text, asked.currency).refused,
            Self::Code => Some("no code of the kind that the layout expects"),
            Self::FirstDay | Self::LastDay => Some("no day or period of days that can be read"),
            _ => None,
        }
    }

    /// Whether a record can be made without the field when its text is not understood: what it measures, but not what
    /// it is about.
    pub(super) const fn may_be_missing(self) -> bool {
        matches!(
            self,
            Self::FirstDay | Self::LastDay | Self::Year | Self::Number | Self::Code | Self::BusinessId | Self::Pages
        )
    }

    /// The values that a text gives.
    pub(super) fn read(self, text: &str, asked: Asked<'_>) -> Vec<Read> {
        match self {
            Self::Printed | Self::Project | Self::Acronym => printed(text),
            Self::Prose => prose(text, asked.language),
            Self::FirstDay => day(text, asked, |period| period.start),
            Self::LastDay => day(text, asked, |period| period.end),
            Self::Year => each(date::years(text), Value::Year),
            Self::Number => number(text),
            Self::Money => money::sums(text, asked.currency).found.into_iter().map(sum).collect(),
            Self::Code => each(asked.codes.find(text), Value::from),
            Self::BusinessId => each(code::business_ids(text), Value::from),
            Self::Organizations => {
                let read = if asked.whole { organization::whole } else { organization::list };
                read(text).into_iter().map(organization).collect()
            }
            Self::Areas => each(place::listed(text), |place| place.name.into()),
            Self::Groups => each(target_group::list(text), Value::from),
            Self::GroupCodes => each(group::groups(text), Value::from),
            Self::Links => each(link::links(text), Value::from),
            Self::Pages => pages(text),
        }
    }
}

/// A part of a text that was not understood, and why not, where there is a reason.
pub(super) type Unread = (Range<usize>, Option<&'static str>);

fn each<T>(found: Vec<Found<T>>, write: impl Fn(T) -> Value<'static>) -> Vec<Read> {
    found.into_iter().map(|found| Read::one(found.range, write(found.value), found.doubt)).collect()
}

/// A text on one line, without what stands around it.
fn printed(text: &str) -> Vec<Read> {
    let is_around = |character: char| character.is_whitespace() || matches!(character, ',' | ';' | ':');
    let from = text.trim_start_matches(is_around);
    let start = text.len() - from.len();
    let trimmed = from.trim_end_matches(is_around);
    let trimmed = trimmed.strip_suffix('.').unwrap_or(trimmed);
    if trimmed.is_empty() || may_be_placeholder(trimmed) {
        return Vec::new();
    }
    vec![Read::one(start..start + trimmed.len(), one_line(trimmed).into(), None)]
}

/// Whether a text stands where a value will come.
pub(super) fn may_be_placeholder(text: &str) -> bool {
    /// No placeholder is as long.
    const LONG: usize = 200;
    text.len() < LONG && placeholder::is_placeholder(text)
}

fn prose(text: &str, language: &str) -> Vec<Read> {
    printed(text).into_iter().map(|read| Read { values: in_words(&read, language), ..read }).collect()
}

/// The words of the source, as a text of ours in the language of the document.
fn in_words(read: &Read, language: &str) -> Vec<(&'static str, Value<'static>)> {
    let prose = |words: String| match language {
        "en" => Text { en: Some(words), ..Text::default() },
        "sv" => Text { sv: Some(words), ..Text::default() },
        _ => Text { fi: Some(words), ..Text::default() },
    };
    read.values.iter().map(|(name, value)| (*name, Value::Prose(Cow::Owned(prose(value.to_string()))))).collect()
}

/// A text with one space for each stretch of white space.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// One end of the period that a text tells. A day alone is both ends only when nothing else stands there, and not surely.
fn day(text: &str, asked: Asked<'_>, end: fn(date::Period) -> Option<Date>) -> Vec<Read> {
    let Some(found) = date::span(text) else { return Vec::new() };
    let one = |day: Date, doubt| vec![Read::one(found.range.clone(), Value::Day(day), doubt)];
    match found.value {
        Span::Day(day) if !asked.both_ends => one(day, found.doubt),
        Span::Day(_) if found.doubt.is_some() => Vec::new(),
        Span::Day(day) => one(day, Some("one day where both ends of a period are asked for")),
        Span::Period(period) if period.is_backwards() => Vec::new(),
        Span::Period(period) => {
            end(period).map_or_else(|| vec![Read::silent(&found.range)], |day| one(day, found.doubt))
        }
    }
}

fn number(text: &str) -> Vec<Read> {
    let trimmed = text.trim().trim_end_matches('.');
    let number = trimmed.parse::<u32>().ok();
    number.map(|number| Read::one(0..text.len(), Value::Number(number), None)).into_iter().collect()
}

fn pages(text: &str) -> Vec<Read> {
    let found = page_reference::references(text);
    let Some((first, last)) = found.first().zip(found.last()) else { return Vec::new() };
    let pages = found.iter().map(|found| found.value.as_str()).collect::<Vec<_>>().join(", ");
    let doubt = found.iter().find_map(|found| found.doubt);
    vec![Read::one(first.range.start..last.range.end, pages.into(), doubt)]
}

fn sum(found: Found<(Money, Currency)>) -> Read {
    let (money, currency) = found.value;
    let mut values = match money {
        Money::Exact(value) => vec![("value", Value::Decimal(value.normalize()))],
        Money::Bracket { min, max } => {
            vec![("min", Value::Decimal(min.normalize())), ("max", Value::Decimal(max.normalize()))]
        }
    };
    values.push(("currency", Value::Currency(currency)));
    Read { range: found.range, values, doubt: found.doubt }
}

fn organization(found: Found<organization::Organization>) -> Read {
    let organization = found.value;
    let mut values = vec![("", organization.name.into())];
    values.extend(organization.acronym.map(|acronym| ("acronym", acronym.into())));
    values.extend(organization.business_id.map(|id| ("business_id", id.into())));
    if let Some(parent) = organization.parent {
        values.push((PARENT, parent.name.into()));
        values.extend(parent.business_id.map(|id| (ID_OF_PARENT, id.into())));
    }
    Read { range: found.range, values, doubt: found.doubt }
}
