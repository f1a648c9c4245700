//! What a data publisher says of a publication: `publication.toml`.

mod reading;
mod wanted;

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use crate::Result;
use crate::error::{Error, Faults, PublishError};
use crate::folder::read_text;
use crate::language::Text;
use crate::source::toml::read_toml;

/// The file of a data folder that says what is to be said of its publication.
pub const PUBLICATION: &str = "publication.toml";

const SHIPPED: &str = include_str!("../../../data/publication.toml");

/// What a publication says of itself. `data/README.md` describes each field of its file, and what portals do with it.
///
/// ```
/// use hanke::publish::Publication;
///
/// let error = Publication::parse("publication.toml", "url = \"https://example.org\"\n").unwrap_err().to_string();
/// assert!(error.contains("publication.toml:1:7: url: "), "{error}");
/// ```
#[derive(Debug, Clone, Default)]
pub struct Publication {
    /// The address of the folder on the web, with a slash at its end. Entities have their IRIs under `id/` of it.
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
    pub title: Text<String>,
    /// What the data set is, in a few sentences.
    pub description: Text<String>,
    /// Words by which the data set is looked for.
    pub keywords: Text<Vec<String>>,
    /// Who publishes it.
    pub publisher: Publisher,
    /// Whom to ask: an office, not a person.
    pub contact: Contact,
    /// The period that the data are about, if it is not to be derived from them.
    pub period: Option<Period>,
}

/// Who publishes a data set.
#[derive(Debug, Clone, Default)]
pub struct Publisher {
    /// Its name.
    pub name: Text<String>,
    /// Its page on the web.
    pub homepage: String,
    /// What it is, as a code of the ADMS vocabulary of publisher types.
    pub kind: Option<String>,
}

/// Whom to ask about a data set.
#[derive(Debug, Clone, Default)]
pub struct Contact {
    /// The name of the office.
    pub name: Text<String>,
    /// Its address for e-mail.
    pub email: String,
    /// Its page on the web.
    pub page: Option<String>,
}

/// A period of days, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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
    /// Those of [`read_text`] and of [`parse`](Self::parse).
    pub fn read(path: &Path) -> Result<Self> {
        Self::parse(&path.display().to_string(), &read_text(path)?)
    }

    /// Reads what is said of the data of a folder.
    ///
    /// # Errors
    /// [`PublishError::NoPublication`] if the folder has no
    /// `publication.toml`; those of [`read`](Self::read).
    pub fn of_folder(folder: &Path) -> Result<Self> {
        let path = folder.join(PUBLICATION);
        if path.exists() { Self::read(&path) } else { Err(Error::Publish(PublishError::NoPublication { path })) }
    }

    /// Reads the text of a file.
    ///
    /// # Errors
    /// [`ReadError::Faults`](crate::error::ReadError::Faults) with everything that is missing, wrong or unknown, and
    /// what portals want instead.
    pub fn parse(file: &str, text: &str) -> Result<Self> {
        match read_toml(&Arc::from(file), text, reading::publication) {
            (Some(publication), faults) if faults.is_empty() => Ok(publication),
            (_, mut faults) => {
                faults.sort_by(|a, b| a.place.cmp(&b.place));
                Err(Faults(faults).into())
            }
        }
    }

    /// The base of the IRIs of entities.
    #[must_use]
    pub fn base(&self) -> String {
        [&self.url, "id"].concat()
    }
}
