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
    /// The name of another entity or of a concept.
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
    /// The name of another entity or of a concept.
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

impl From<String> for Value<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> Value<'a> {
    /// The same, as it stands in a field: a reference knows its own.
    #[must_use]
    pub fn within(self, field: &'static str) -> Self {
        match self {
            Self::Reference(reference) if reference.field.is_empty() => {
                Self::Reference(Cow::Owned(Reference { field, ..reference.into_owned() }))
            }
            value => value,
        }
    }

    /// The same as a value of a type: a text is read as what the type wants, and a day is a moment too. Nothing if it
    /// cannot be one.
    ///
    /// ```
    /// use hanke::record::schema::{Type, Value};
    ///
    /// let text = |text: &'static str| Value::Text(text.into());
    /// assert_eq!(text("2015").of_type(Type::Year), Some(Value::Year(2015)));
    /// assert_eq!(text("later").of_type(Type::Year), None);
    /// ```
    #[must_use]
    pub fn of_type(self, kind: Type) -> Option<Value<'a>> {
        match (self, kind) {
            (Self::Text(text), Type::Text) => Some(Self::Text(text)),
            (Self::Text(text), kind) => Self::parse(&text, kind),
            (Self::Day(day), Type::Moment) => Some(Self::Moment(AsOf::Day(day))),
            (value, kind) => (value.kind() == kind).then_some(value),
        }
    }

    fn parse(text: &str, kind: Type) -> Option<Self> {
        Some(match kind {
            Type::Text => Self::Text(Cow::Owned(text.to_owned())),
            Type::Reference => Self::Reference(Cow::Owned(text.into())),
            Type::Day => Self::Day(text.parse().ok()?),
            Type::Year => Self::Year(text.parse().ok()?),
            Type::Number => Self::Number(text.parse().ok()?),
            Type::Decimal => Self::Decimal(Decimal::from_str_exact(text).ok()?),
            Type::Moment => Self::Moment(text.parse().ok()?),
            Type::Currency => Self::Currency(text.parse().ok()?),
            Type::Link => Self::Link(Cow::Owned(text.parse().ok()?)),
            Type::Prose => return None,
        })
    }

    const fn kind(&self) -> Type {
        match self {
            Self::Text(_) => Type::Text,
            Self::Reference(_) => Type::Reference,
            Self::Day(_) => Type::Day,
            Self::Year(_) => Type::Year,
            Self::Number(_) => Type::Number,
            Self::Decimal(_) => Type::Decimal,
            Self::Moment(_) => Type::Moment,
            Self::Currency(_) => Type::Currency,
            Self::Link(_) => Type::Link,
            Self::Prose(_) => Type::Prose,
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
