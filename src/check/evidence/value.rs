//! Values to be proven, and of what kind they are.

use std::fmt;

use crate::record::{AsOf, Currency, Money};

/// What kind of value it is: this decides what may differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// A name or acronym of a project, programme or person.
    Name,
    /// A title of a work, practice or outcome.
    Title,
    /// An official code or business id.
    Code,
    /// A day or a month.
    Date,
    /// A year.
    Year,
    /// A sum of money, or both ends of a bracket.
    Amount,
    /// The address of a page.
    Link,
    /// A number in a list.
    Number,
    /// A place, by a label of its concept.
    Place,
    /// The name of an organisation.
    Organization,
    /// A target group in the words of the source.
    Quote,
    /// A size or a list of pages, as printed.
    Extent,
}

impl Kind {
    /// Its name in reports and files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Title => "title",
            Self::Code => "code",
            Self::Date => "date",
            Self::Year => "year",
            Self::Amount => "amount",
            Self::Link => "link",
            Self::Number => "number",
            Self::Place => "place",
            Self::Organization => "organization",
            Self::Quote => "quote",
            Self::Extent => "extent",
        }
    }
}

/// A value as the record has it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Value {
    /// A name, title, code or other text.
    Text(String),
    /// A whole number.
    Number(u32),
    /// A moment.
    Moment(AsOf),
    /// Money.
    Money(Money, Currency),
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => write!(f, "{number}"),
            Self::Moment(moment) => write!(f, "{moment}"),
            Self::Money(Money::Exact(value), currency) => write!(f, "{value} {}", currency.code()),
            Self::Money(Money::Bracket { min, max }, currency) => write!(f, "{min}-{max} {}", currency.code()),
        }
    }
}
