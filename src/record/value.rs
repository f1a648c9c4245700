//! The values that facts are made of.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::spelling::folded;
use super::unreadable::Unreadable;

/// A place in a file, for messages. Lines and columns count from 1; a record made by a program has no file, and its line
/// is its number among the others, if that is known.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The file as the user named it.
    pub file: Arc<str>,
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.file.is_empty(), self.line) {
            (true, 0) => f.write_str("a record without a file"),
            (true, number) => write!(f, "record {number}"),
            (false, 0) => f.write_str(&self.file),
            (false, line) => write!(f, "{}:{line}:{}", self.file, self.column),
        }
    }
}

/// How a record names another entity or a concept: by its id, code or name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reference {
    /// The id, code or name as written.
    pub name: String,
    /// Where it is written.
    pub place: Place,
    /// The field in which it is written.
    pub field: &'static str,
}

impl From<&str> for Reference {
    fn from(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }
}

/// Which entity a participation or an amount belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Owner {
    /// A project, by its id.
    Project(Reference),
    /// A programme, by its id.
    Programme(Reference),
}

impl Default for Owner {
    fn default() -> Self {
        Self::Project(Reference::default())
    }
}

/// A text in our own words, in Finnish, Swedish or English, or in several of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Text {
    /// In Finnish.
    pub fi: Option<String>,
    /// In Swedish.
    pub sv: Option<String>,
    /// In English.
    pub en: Option<String>,
}

impl Text {
    /// The texts that there are, each with the tag of its language.
    #[must_use]
    pub fn by_language(&self) -> Vec<(&'static str, &str)> {
        let texts = [("fi", &self.fi), ("sv", &self.sv), ("en", &self.en)];
        texts.into_iter().filter_map(|(language, text)| Some((language, text.as_deref()?))).collect()
    }
}

/// A moment, as exactly as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    /// Only the year.
    Year(i16),
    /// The year and the month.
    Month(i16, i8),
    /// The day.
    Day(Date),
}

impl FromStr for AsOf {
    type Err = Unreadable;

    /// Reads `2016`, `2016-06` or `2016-06-30`.
    fn from_str(text: &str) -> Result<Self, Unreadable> {
        let unreadable = || Unreadable::new(text, "a moment, such as 2016, 2016-06 or 2016-06-30");
        let first = |rest: &str| format!("{text}{rest}").parse::<Date>().map_err(|_| unreadable());
        match text.len() {
            4 => first("-01-01").map(|date| Self::Year(date.year())),
            7 => first("-01").map(|date| Self::Month(date.year(), date.month())),
            10 => first("").map(Self::Day),
            _ => Err(unreadable()),
        }
    }
}

impl fmt::Display for AsOf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Day(date) => write!(f, "{date}"),
        }
    }
}

/// How much money: an exact sum, or a bracket of which only the ends are known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Money {
    /// The sum.
    Exact(Decimal),
    /// At least and at most.
    Bracket {
        /// The lower end.
        min: Decimal,
        /// The upper end.
        max: Decimal,
    },
}

impl Default for Money {
    fn default() -> Self {
        Self::Exact(Decimal::ZERO)
    }
}

/// A name as a key: letter case, white space, dashes, punctuation and what shows nothing do not count.
///
/// ```
/// use hanke::record::key;
/// assert_eq!(key("Tukea arkeen – Valmennusohjelma"), key("TUKEA ARKEEN -valmennusohjelma"));
/// assert_ne!(key("ROMKE"), key("ROMKO"));
/// ```
#[must_use]
pub fn key(name: &str) -> String {
    let folded: String = folded(name).chars().flat_map(char::to_lowercase).collect();
    let counts = |c: char| c.is_alphanumeric() || matches!(c, '&' | '+' | '_');
    let words: Vec<_> = folded.split(|c| !counts(c)).filter(|word| !word.is_empty()).collect();
    // A name of nothing but signs stays as it is: the IRI template escapes them.
    if words.is_empty() { folded.trim().to_owned() } else { words.join("-") }
}
