//! Sources, and the passages in them.

use std::fmt;
use std::sync::Arc;

use crate::language::{Language, Text};

use super::{AsOf, Place, Reference};

/// A document or table that was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The key in the source's IRI.
    pub id: String,
    /// The title as the source gives it.
    pub title: String,
    /// Who published it, if the text says so or it is known otherwise.
    pub publisher: Option<Reference>,
    /// How much weight the source has: a concept of the scheme `source-ranks`.
    pub rank: Reference,
    /// BCP 47 tag of the language in which it is written.
    pub language: String,
    /// The moment that the source describes.
    pub as_of: Option<AsOf>,
    /// SHA-256 of the text that was read, as 64 hexadecimal digits.
    pub sha256: Option<String>,
    /// How long the source is, so that no passage can lie past its end.
    pub extent: Extent,
    /// Fields of this description whose values are known or concluded, but not printed in the source.
    pub inferred: Vec<String>,
    /// Where the description of the source stands, for messages.
    pub place: Place,
}

impl Source {
    /// A source with what every source must have.
    #[must_use]
    pub fn new(id: &str, title: &str, rank: &str, language: &str, extent: Extent) -> Self {
        Self {
            id: id.to_owned(),
            title: title.to_owned(),
            publisher: None,
            rank: rank.into(),
            language: language.to_owned(),
            as_of: None,
            sha256: None,
            extent,
            inferred: Vec::new(),
            place: Place::default(),
        }
    }
}

/// How long a source is, in the unit in which its passages are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// A text with so many lines.
    Lines(u32),
    /// A table with so many rows, the header included.
    Rows(u32),
    /// A paginated document with so many pages.
    Pages(u32),
}

impl fmt::Display for Extent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lines(n) => write!(f, "{n} lines"),
            Self::Rows(n) => write!(f, "{n} rows"),
            Self::Pages(n) => write!(f, "{n} pages"),
        }
    }
}

/// Where in a source a passage stands. All numbers count from 1, as people do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Locator {
    /// A run of lines of a text, both ends included.
    Lines {
        /// The first line.
        first: u32,
        /// The last line.
        last: u32,
    },
    /// A row of a table, the header being row 1.
    Row(u32),
    /// A page.
    Page(u32),
}

impl Locator {
    /// The fragment of the passage's IRI: RFC 5147 for lines (positions lie between lines, counted from 0), RFC 7111
    /// for rows, RFC 8118 for pages.
    ///
    /// ```
    /// use hanke::record::Locator;
    /// assert_eq!(Locator::Lines { first: 3, last: 6 }.fragment(), "line=2,6");
    /// ```
    #[must_use]
    pub fn fragment(&self) -> String {
        match self {
            Self::Lines { first, last } => format!("line={},{last}", first.saturating_sub(1)),
            Self::Row(row) => format!("row={row}"),
            Self::Page(page) => format!("page={page}"),
        }
    }

    /// Reads what [`fragment`](Self::fragment) writes; nothing for any other fragment.
    #[must_use]
    pub fn parse_fragment(fragment: &str) -> Option<Self> {
        let (unit, value) = fragment.split_once('=')?;
        match unit {
            "row" => Some(Self::Row(value.parse().ok()?)),
            "page" => Some(Self::Page(value.parse().ok()?)),
            "line" => {
                let (before, last) = value.split_once(',')?;
                let first = before.parse::<u32>().ok()?.checked_add(1)?;
                Some(Self::Lines { first, last: last.parse().ok()? })
            }
            _ => None,
        }
    }

    /// The place for people.
    #[must_use]
    pub fn label(&self, language: Language) -> String {
        let finnish = match self {
            Self::Lines { first, last } if first == last => format!("rivi {first}"),
            Self::Lines { first, last } => format!("rivit {first}–{last}"),
            Self::Row(row) => format!("taulukon rivi {row}"),
            Self::Page(page) => format!("sivu {page}"),
        };
        Text::new(finnish, self.to_string()).take(language)
    }

    /// Whether the place exists in a source of this length, which must be counted in the same unit.
    #[must_use]
    pub fn lies_within(&self, extent: Extent) -> bool {
        match (*self, extent) {
            (Self::Lines { first, last }, Extent::Lines(n)) => 1 <= first && first <= last && last <= n,
            (Self::Row(row), Extent::Rows(n)) => (1..=n).contains(&row),
            (Self::Page(page), Extent::Pages(n)) => (1..=n).contains(&page),
            _ => false,
        }
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Lines { first, last } if first == last => write!(f, "line {first}"),
            Self::Lines { first, last } => write!(f, "lines {first}-{last}"),
            Self::Row(row) => write!(f, "row {row}"),
            Self::Page(page) => write!(f, "page {page}"),
        }
    }
}

/// The smallest part of a source that supports a statement.
#[derive(Debug, Clone)]
pub struct Passage {
    /// The source in which it stands.
    pub source: Arc<Source>,
    /// Where in the source.
    pub locator: Locator,
}

impl Passage {
    /// The passage for people.
    #[must_use]
    pub fn label(&self, language: Language) -> String {
        format!("{}, {}", self.source.id, self.locator.label(language))
    }
}

impl fmt::Display for Passage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.label(Language::English))
    }
}
