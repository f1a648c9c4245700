//! The languages that Hanke speaks: texts in each of them, and numbers, sums and days as they are written there.
//!
//! ```
//! use hanke::language::{Language, Text};
//!
//! let language: Language = "fi".parse()?;
//! let title = Text::new("Hankkeet", "Projects");
//! assert_eq!(title.of(language), "Hankkeet");
//! assert_eq!(title.of(Language::Swedish), "Projects", "what is not there in Swedish is there in English");
//! assert_eq!(language.sum("36683.47".parse()?, "EUR"), "36\u{a0}683,47\u{a0}€");
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

mod day;
mod number;
mod plural;
mod text;

use std::fmt;
use std::str::FromStr;

use icu_locale_core::{Locale, locale};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use day::range;
pub use plural::Plural;
pub use text::Text;

/// A language in which Hanke writes for people.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Suomi.
    Finnish,
    /// Svenska.
    Swedish,
    /// English.
    English,
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Finnish, Self::Swedish, Self::English];

    /// The languages in which all of Hanke's own texts are written.
    pub const WRITTEN: [Self; 2] = [Self::Finnish, Self::English];

    /// Its BCP 47 tag, as literals bear it: `fi`, `sv` or `en`.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Finnish => "fi",
            Self::Swedish => "sv",
            Self::English => "en",
        }
    }

    /// The languages in which a reader of this one is given a text: this one first, then those to fall back to.
    ///
    /// ```
    /// use hanke::language::Language::{English, Finnish, Swedish};
    ///
    /// assert_eq!(Swedish.preferred(), [Swedish, English, Finnish]);
    /// ```
    #[must_use]
    pub const fn preferred(self) -> [Self; 3] {
        match self {
            Self::Finnish => [self, Self::English, Self::Swedish],
            Self::Swedish => [self, Self::English, Self::Finnish],
            Self::English => [self, Self::Finnish, Self::Swedish],
        }
    }

    /// Whose numbers and days are written.
    const fn locale(self) -> Locale {
        match self {
            Self::Finnish => locale!("fi"),
            Self::Swedish => locale!("sv-FI"),
            Self::English => locale!("en-GB"),
        }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.tag())
    }
}

impl<'de> Deserialize<'de> for Language {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// A tag that is that of none of the languages.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no language {0:?}; there are fi, sv and en")]
pub struct UnknownLanguage(String);

impl FromStr for Language {
    type Err = UnknownLanguage;

    /// Reads a BCP 47 tag, in capital letters or not.
    ///
    /// ```
    /// use hanke::language::Language;
    ///
    /// assert_eq!("sv".parse(), Ok(Language::Swedish));
    /// let error = "de".parse::<Language>().unwrap_err();
    /// assert_eq!(error.to_string(), "no language \"de\"; there are fi, sv and en");
    /// ```
    ///
    /// # Errors
    /// [`UnknownLanguage`] for any other text.
    fn from_str(tag: &str) -> Result<Self, UnknownLanguage> {
        let found = Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(tag));
        found.ok_or_else(|| UnknownLanguage(tag.to_owned()))
    }
}
