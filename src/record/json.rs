//! Records as JSON, one to a line, each with its place: what [`write`](super::write) is for people, this is for programs. A
//! record that has been read back is the one that was written.
//!
//! A field that is not given is left out, and what a field holds follows from the [`schema`](super::schema). A reference
//! that stands somewhere is a list of name, line and column; days, sums and codes are texts.
//!
//! ```
//! use std::sync::Arc;
//! use hanke::record::{Extent, Locator, Passage, Project, Record, Source, json};
//!
//! let source = Arc::new(Source::new("leaflet", "A leaflet", "leaflet", "en", Extent::Lines(20)));
//! let passage = Passage { source: Arc::clone(&source), locator: Locator::Lines { first: 3, last: 6 } };
//! let record = Record::new(passage, Project { id: "X1".into(), ..Project::default() });
//! let line = json::record(&record)?;
//! assert_eq!(line, r#"{"passage":"line=2,6","project":{"id":"X1"}}"#);
//! assert_eq!(json::read_record(&line, &source)?.fact, record.fact);
//! # Ok::<_, serde_json::Error>(())
//! ```

mod reading;
mod writing;

use std::sync::Arc;

use serde_json::{Error, from_str, to_string};

use super::{Fact, Record, Source};

/// The description of a source.
///
/// # Errors
/// None: what a description holds can be written.
pub fn source(source: &Source) -> Result<String, Error> {
    to_string(&writing::OfSource(source))
}

/// A record, without the description of its source.
///
/// # Errors
/// None: what a record holds can be written.
pub fn record(record: &Record) -> Result<String, Error> {
    to_string(&writing::OfRecord(record))
}

/// A fact alone, without the places at which its references stand.
///
/// # Errors
/// None: what a fact holds can be written.
pub fn fact(fact: &Fact) -> Result<String, Error> {
    to_string(&writing::OfFact(fact))
}

/// Reads what [`source`] writes.
///
/// # Errors
/// If the text is not JSON, has a field that a source does not have, or a value that the field cannot hold.
pub fn read_source(line: &str) -> Result<Source, Error> {
    from_str::<reading::OfSource>(line).map(|read| read.0)
}

/// Reads what [`record`] writes, as a record of the source.
///
/// # Errors
/// If the text is not JSON, says no passage or no fact, has a field that the record does not have, or a value that the
/// field cannot hold.
pub fn read_record(line: &str, source: &Arc<Source>) -> Result<Record, Error> {
    reading::record(line, source)
}

/// Reads what [`fact`] writes.
///
/// # Errors
/// Those of [`read_record`].
pub fn read_fact(line: &str) -> Result<Fact, Error> {
    reading::fact(line)
}
