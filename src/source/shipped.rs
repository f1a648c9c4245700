//! The data set that is compiled in.

use crate::Result;
use crate::record::Record;
use crate::source::Records;

use super::{Decisions, OrganizationFile, RecordFile};

/// Names the record files that are compiled in; a test compares the list with the folder.
macro_rules! records {
    ($($name:literal),* $(,)?) => {
        &[$((concat!("data/records/", $name, ".toml"), include_str!(concat!("../../data/records/", $name, ".toml")))),*]
    };
}

const RECORDS: &[(&str, &str)] = records![
    "inclusion-package-report",
    "lohiba-buttijatta-leaflet",
    "nevo-tiija-practices",
    "rainer-card",
    "rainer-page",
    "register-list-2016",
    "register-s20398",
    "register-s20831",
];

/// The record files of the shipped data set.
#[must_use]
pub fn shipped() -> Vec<RecordFile> {
    RECORDS.iter().map(|(name, text)| RecordFile::new(*name, *text)).collect()
}

/// The shipped records as the tests have looked at them: they name nobody.
pub(crate) struct Shipped(Vec<RecordFile>);

impl Shipped {
    pub(crate) fn new() -> Self {
        Self(shipped())
    }
}

impl Records for Shipped {
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record>> + '_> {
        self.0.records()
    }

    fn names_nobody(&self) -> bool {
        true
    }
}

/// What the shipped data set decides about organisations.
///
/// # Errors
/// [`ReadError::Faults`](crate::error::ReadError::Faults) if the file has faults, which the tests rule out.
pub fn shipped_organizations() -> Result<OrganizationFile> {
    OrganizationFile::parse("data/organizations.toml", include_str!("../../data/organizations.toml"))
}

/// What the shipped data set decides about other entities.
///
/// # Errors
/// [`ReadError::Faults`](crate::error::ReadError::Faults) if the file has faults, which the tests rule out.
pub fn shipped_decisions() -> Result<Decisions> {
    Decisions::parse("data/decisions.toml", include_str!("../../data/decisions.toml"))
}
