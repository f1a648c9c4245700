//! From a path to records with their passages; one module per kind of source.
//!
//! Whatever yields records is a [`Records`]: a record file, a folder of them, the shipped data, or a program's own.
//! They are read twice, once to learn which things exist and once to map what is said of them, so nothing has to be
//! kept in memory between the two.
//!
//! ```
//! use hanke::source::{self, Records};
//!
//! let records = source::shipped().records().collect::<hanke::Result<Vec<_>>>()?;
//! assert!(records.iter().any(|record| record.passage.source.id == "rainer-card"));
//! # Ok::<_, hanke::Error>(())
//! ```

mod decisions;
mod documents;
mod fields;
mod file;
mod folder;
mod ids;
mod organizations;
mod read;
mod shipped;
mod text;

use crate::Result;
use crate::record::Record;

pub use decisions::{Class, DECISIONS, Decisions, DifferentThings, HarmlessWords, Ruling, SameThing};
pub use documents::{DocumentReader, documents};
pub(crate) use documents::{in_folder, is_document};
pub(crate) use fields::{Fields, read_toml};
pub use file::{RecordFile, open};
pub(crate) use file::{files, has_extension};
pub use folder::contents;
pub use organizations::{OrganizationFile, SameOrganization};
pub(crate) use shipped::Shipped;
pub use shipped::{shipped, shipped_decisions, shipped_organizations};
pub use text::read_text;

/// Something that yields records, each time it is asked.
pub trait Records {
    /// All records. A fault is an item of its own, and reading goes on behind it.
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record>> + '_>;

    /// Whether somebody has made sure that no record names a person, so that none needs to be looked at for that.
    fn names_nobody(&self) -> bool {
        false
    }
}

impl Records for Vec<Record> {
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record>> + '_> {
        Box::new(self.iter().cloned().map(Ok))
    }
}

impl Records for Vec<RecordFile> {
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record>> + '_> {
        Box::new(self.iter().flat_map(Records::records))
    }
}
