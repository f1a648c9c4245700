//! What a data publisher says of a publication: `publication.toml`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use jiff::civil::Date;
use serde::Deserialize;

use crate::Result;
use crate::error::Error;

const SHIPPED: &str = include_str!("../../data/publication.toml");

/// A text by language: `fi`, `sv`, `en`.
pub type Texts = BTreeMap<String, String>;

/// What a publication says of itself.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publication {
    /// The address of the folder on the web, with a slash at its end. Things have their IRIs under `id/` of it.
    pub url: String,
    /// The version of the data.
    pub version: String,
    /// The day of the first publication.
    pub issued: Date,
    /// The day of the last change.
    pub modified: Date,
    /// The licence, as a code of the EU's authority list of licences.
    pub licence: String,
    /// How often the data change, as a code of the EU's authority list of frequencies.
    pub frequency: String,
    /// The themes, as codes of the EU's authority list of data themes.
    pub themes: Vec<String>,
    /// The areas that the data are about, as IRIs of the EU's authority lists or of NUTS.
    pub areas: Vec<String>,
    /// The title.
    pub title: Texts,
    /// What the data set is, in a few sentences.
    pub description: Texts,
    /// Words by which the data set is looked for.
    pub keywords: BTreeMap<String, Vec<String>>,
    /// Who publishes it.
    pub publisher: Publisher,
    /// Whom to ask: an office, not a person.
    pub contact: Contact,
    /// The period that the data are about, if it is not to be derived from them.
    pub period: Option<Period>,
}

/// Who publishes a data set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Publisher {
    /// Its name.
    pub name: Texts,
    /// Its page on the web.
    pub homepage: String,
}

/// Whom to ask about a data set.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// The name of the office.
    pub name: Texts,
    /// Its address for e-mail.
    pub email: String,
    /// Its page on the web.
    pub page: Option<String>,
}

/// A period of days, both ends included.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// The first day.
    pub start: Date,
    /// The last day.
    pub end: Date,
}

impl Publication {
    /// What is said of the shipped data set.
    ///
    /// # Errors
    /// None for the released data; the tests read it.
    pub fn shipped() -> Result<Self> {
        Self::parse("data/publication.toml", SHIPPED)
    }

    /// Reads a file.
    ///
    /// # Errors
    /// [`Error::Read`] if it cannot be read; those of [`parse`](Self::parse).
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        Self::parse(&path.display().to_string(), &text)
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// [`Error::Profile`] if something is missing or wrong.
    pub fn parse(file: &str, text: &str) -> Result<Self> {
        toml::from_str(text).map_err(|error| Error::Profile {
            file: file.to_owned(),
            line: 1,
            column: 1,
            problem: error.message().to_owned(),
        })
    }

    /// The base of the IRIs of things.
    #[must_use]
    pub fn base(&self) -> String {
        [&self.url, "id"].concat()
    }
}
