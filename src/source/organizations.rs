//! `organizations.toml`: which spellings mean the same organisation, as people have decided it.

use std::path::Path;
use std::sync::Arc;

use crate::Result;
use crate::error::{Faults, Problem};
use crate::folder::read_text;
use crate::record::Place;

use super::toml::{Fields, read_toml};

/// The decision that several spellings mean one organisation.
#[derive(Debug, Clone)]
pub struct SameOrganization {
    /// The key in its IRI: the business id where one is known.
    pub id: Option<String>,
    /// The spellings; the first is the name that is shown.
    pub names: Vec<String>,
    /// Where the decision stands.
    pub place: Place,
}

/// The decisions about organisations that belong to a data set.
#[derive(Debug, Clone, Default)]
pub struct OrganizationFile(pub Vec<SameOrganization>);

impl OrganizationFile {
    /// Reads the decisions from TOML text.
    ///
    /// # Errors
    /// [`ReadError::Faults`](crate::error::ReadError::Faults) with every fault of the text.
    pub fn parse(name: &str, text: &str) -> Result<Self> {
        let (decisions, faults) =
            read_toml(&Arc::from(name), text, |fields| fields.tables("organization").iter().map(decision).collect());
        match faults {
            faults if faults.is_empty() => Ok(Self(decisions.unwrap_or_default())),
            faults => Err(Faults(faults).into()),
        }
    }

    /// Reads the decisions from a file.
    ///
    /// # Errors
    /// Those of [`read_text`], and [`ReadError::Faults`](crate::error::ReadError::Faults) if it has faults.
    pub fn read(path: &Path) -> Result<Self> {
        Self::parse(&path.display().to_string(), &read_text(path)?)
    }
}

fn decision(fields: &Fields<'_>) -> SameOrganization {
    let names = fields.texts("names");
    if names.is_empty() {
        fields.fault_at("names", Problem::Missing { expected: "the spellings, the name to show first" });
    }
    let decision = SameOrganization { id: fields.text("id"), names, place: fields.place() };
    fields.required("why", "how it is known that they are the same", fields.text("why"));
    fields.finish();
    decision
}
