//! The values of fields, whatever their types.

use std::borrow::Cow;
use std::fmt;

use iri_string::types::IriStr;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::record::{AsOf, Currency, Reference, Text};

/// The type of the values of a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Type {
    /// A text on one line.
    Text,
    /// The name of another thing or of a concept.
    Reference,
    /// A day.
    Day,
    /// A year.
    Year,
    /// A whole number.
    Number,
    /// A decimal number.
    Decimal,
    /// A year, month or day.
    Moment,
    /// A currency.
    Currency,
    /// The address of a page.
    Link,
    /// A text of ours, in one or more languages.
    Prose,
}

/// A value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value<'a> {
    /// A text on one line.
    Text(Cow<'a, str>),
    /// The name of another thing or of a concept.
    Reference(Cow<'a, Reference>),
    /// A day.
    Day(Date),
    /// A year.
    Year(i16),
    /// A whole number.
    Number(u32),
    /// A decimal number.
    Decimal(Decimal),
    /// A year, month or day.
    Moment(AsOf),
    /// A currency.
    Currency(Currency),
    /// The address of a page.
    Link(Cow<'a, IriStr>),
    /// A text of ours, in one or more languages.
    Prose(Cow<'a, Text>),
}

impl Value<'_> {
    /// The words of a text or a reference.
    #[must_use]
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Reference(reference) => Some(&reference.name),
            _ => None,
        }
    }
}

impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Reference(reference) => f.write_str(&reference.name),
            Self::Day(day) => write!(f, "{day}"),
            Self::Year(year) => write!(f, "{year}"),
            Self::Number(number) => write!(f, "{number}"),
            Self::Decimal(number) => write!(f, "{}", number.normalize()),
            Self::Moment(moment) => write!(f, "{moment}"),
            Self::Currency(currency) => f.write_str(currency.code()),
            Self::Link(link) => f.write_str(link.as_str()),
            Self::Prose(text) => {
                let texts = text.by_language().into_iter().map(|(_, text)| text);
                f.write_str(&texts.collect::<Vec<_>>().join(" / "))
            }
        }
    }
}
