//! How the field of a record is read from a text.

use std::ops::Range;

use jiff::civil::Date;

use crate::record::{Currency, Money};
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

/// A value that a field takes, as TOML; a sum fills several fields. One without values was understood, and has nothing
/// for the field: the end of a period that is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Read {
    pub range: Range<usize>,
    /// Fields and their values. The name of the field itself is empty.
    pub values: Vec<(&'static str, String)>,
    pub doubt: Option<&'static str>,
}

impl Read {
    fn one(range: Range<usize>, value: String, doubt: Option<&'static str>) -> Self {
        Self { range, values: vec![("", value)], doubt }
    }

    fn silent(range: &Range<usize>) -> Self {
        Self { range: range.clone(), values: Vec::new(), doubt: None }
    }
}

impl Reader {
    /// Why a text that gives no value was not understood.
    pub fn refusal(self, text: &str, asked: Asked<'_>) -> Option<&'static str> {
        match self {
            Self::Money => money::sums(text, asked.currency).refused,
            Self::Code => Some("no code of the kind that the layout expects"),
            Self::FirstDay | Self::LastDay => Some("no day or period of days that can be read"),
            _ => None,
        }
    }

    /// Whether a record can be made without the field when its text is not understood: what it measures, but not what
    /// it is about.
    pub const fn may_be_missing(self) -> bool {
        matches!(
            self,
            Self::FirstDay | Self::LastDay | Self::Year | Self::Number | Self::Code | Self::BusinessId | Self::Pages
        )
    }

    /// The values that a text gives.
    pub fn read(self, text: &str, asked: Asked<'_>) -> Vec<Read> {
        match self {
            Self::Printed | Self::Project | Self::Acronym => printed(text),
            Self::Prose => prose(text, asked.language),
            Self::FirstDay => day(text, asked, |period| period.start),
            Self::LastDay => day(text, asked, |period| period.end),
            Self::Year => each(date::years(text), |year| year.to_string()),
            Self::Number => number(text),
            Self::Money => money::sums(text, asked.currency).found.into_iter().map(sum).collect(),
            Self::Code => each(asked.codes.find(text), |code| quoted(&code)),
            Self::BusinessId => each(code::business_ids(text), |id| quoted(&id)),
            Self::Organizations => {
                let read = if asked.whole { organization::whole } else { organization::list };
                read(text).into_iter().map(organization).collect()
            }
            Self::Areas => each(place::places(text), |place| quoted(&place.name)),
            Self::Groups => each(target_group::list(text), |group| quoted(&group)),
            Self::GroupCodes => each(group::groups(text), |group| quoted(&group)),
            Self::Links => each(link::links(text), |link| quoted(&link)),
            Self::Pages => pages(text),
        }
    }
}

/// A part of a text that was not understood, and why not, where there is a reason.
pub(super) type Unread = (Range<usize>, Option<&'static str>);

fn each<T>(found: Vec<Found<T>>, write: impl Fn(T) -> String) -> Vec<Read> {
    found.into_iter().map(|found| Read::one(found.range, write(found.value), found.doubt)).collect()
}

/// A text as a basic string of TOML (TOML 1.0, section String).
pub(super) fn quoted(text: &str) -> String {
    let is_special = |character: char| matches!(character, '"' | '\\') || character.is_control();
    if !text.contains(is_special) {
        return ["\"", text, "\""].concat();
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            character if character.is_control() => quoted.extend(format!("\\u{:04X}", u32::from(character)).chars()),
            character => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
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
    vec![Read::one(start..start + trimmed.len(), quoted(&one_line(trimmed)), None)]
}

/// Whether a text stands where a value will come.
pub(super) fn may_be_placeholder(text: &str) -> bool {
    /// No placeholder is as long.
    const LONG: usize = 200;
    text.len() < LONG && placeholder::is_placeholder(text)
}

fn prose(text: &str, language: &str) -> Vec<Read> {
    let language = ["en", "sv"].into_iter().find(|one| *one == language).unwrap_or("fi");
    let in_words = |mut read: Read| {
        read.values =
            read.values.into_iter().map(|(name, value)| (name, format!("{{ {language} = {value} }}"))).collect();
        read
    };
    printed(text).into_iter().map(in_words).collect()
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
    let one = |day: Date, doubt| vec![Read::one(found.range.clone(), day.to_string(), doubt)];
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
    number.map(|number| Read::one(0..text.len(), number.to_string(), None)).into_iter().collect()
}

fn pages(text: &str) -> Vec<Read> {
    let found = page_reference::references(text);
    let Some((first, last)) = found.first().zip(found.last()) else { return Vec::new() };
    let pages = found.iter().map(|found| found.value.as_str()).collect::<Vec<_>>().join(", ");
    let doubt = found.iter().find_map(|found| found.doubt);
    vec![Read::one(first.range.start..last.range.end, quoted(&pages), doubt)]
}

fn sum(found: Found<(Money, Currency)>) -> Read {
    let (money, currency) = found.value;
    let mut values = match money {
        Money::Exact(value) => vec![("value", value.normalize().to_string())],
        Money::Bracket { min, max } => {
            vec![("min", min.normalize().to_string()), ("max", max.normalize().to_string())]
        }
    };
    values.push(("currency", quoted(currency.code())));
    Read { range: found.range, values, doubt: found.doubt }
}

fn organization(found: Found<organization::Organization>) -> Read {
    let mut values = vec![("", quoted(&found.value.name))];
    values.extend(found.value.acronym.map(|acronym| ("acronym", quoted(&acronym))));
    values.extend(found.value.business_id.map(|id| ("business_id", quoted(&id))));
    if let Some(parent) = found.value.parent {
        values.push((PARENT, quoted(&parent.name)));
        values.extend(parent.business_id.map(|id| (ID_OF_PARENT, quoted(&id))));
    }
    Read { range: found.range, values, doubt: found.doubt }
}
