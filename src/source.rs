//! From a path to records with their passages; one module per kind of source.
//!
//! Whatever yields records is a [`Records`]: a record file, a folder of them, the shipped data, or a program's own.
//! They are read twice, once to learn which entities exist and once to map what is said of them, so nothing has to be
//! kept in memory between the two.
//!
//! ```
//! use hanke::source::{self, Records};
//!
//! let records = source::shipped().records().collect::<hanke::Result<Vec<_>>>()?;
//! assert!(records.iter().any(|record| record.passage.source.id == "rainer-card"));
//! # Ok::<_, hanke::Error>(())
//! ```

mod bundle;
mod decisions;
mod documents;
mod ids;
mod organizations;
mod records;
mod shipped;
pub(crate) mod toml;
mod validation;

use crate::Result;
use crate::record::Record;

pub(crate) use bundle::{Bundle, MARKER, is_bundle};
pub use decisions::{Class, DECISIONS, Decisions, DifferentEntities, HarmlessWords, Ruling, SameEntity};
pub use documents::{DocumentReader, DocumentRecords, documents};
pub(crate) use documents::{in_folder, is_document};
pub use organizations::{OrganizationFile, SameOrganization};
pub use records::Records;
pub(crate) use shipped::Shipped;
pub use shipped::{shipped, shipped_decisions, shipped_organizations};
pub use toml::{RecordFile, open};
pub(crate) use validation::Held;

impl Records for Vec<RecordFile> {
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record>> + '_> {
        Box::new(self.iter().flat_map(Records::records))
    }
}
