//! Record files in TOML: their fields, the records in them, and the files.

mod fields;
mod file;
mod read;

pub(crate) use fields::{Fields, read_toml};
pub use file::{RecordFile, open};
pub(super) use read::record;
