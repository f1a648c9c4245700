//! What one passage of a source says about one entity, in plain types and without RDF.
//!
//! A [`Record`] is a [`Fact`] together with the [`Passage`] that supports it. Records come from files (see
//! [`source`](crate::source)) or are made by a program that embeds Hanke:
//!
//! ```
//! use std::sync::Arc;
//! use hanke::record::{Locator, Passage, Project, Record, Source, Extent};
//!
//! let source = Arc::new(Source::new("leaflet", "A leaflet", "leaflet", "en", Extent::Lines(20)));
//! let passage = Passage { source, locator: Locator::Lines { first: 3, last: 6 } };
//! let project = Project { id: "X1".into(), name: Some("A project".into()), ..Project::default() };
//! let record = Record::new(passage, project);
//! assert_eq!(record.passage.to_string(), "leaflet, lines 3-6");
//! ```

mod currency;
mod fact;
pub mod json;
mod passage;
pub mod schema;
mod spelling;
mod unreadable;
mod value;
mod visible;
pub mod write;

pub use currency::Currency;
pub use fact::{
    Amount, Award, Decision, Fact, Organization, Outcome, Participation, Practice, Programme, Project, Recognition,
    Uptake,
};
pub use passage::{Extent, Locator, Passage, Source};
pub use spelling::{folded, is_invisible, ligature};
pub use unreadable::Unreadable;
pub use value::{AsOf, Money, Owner, Place, Reference, Text, key};
pub use visible::visible;

/// What one passage says about one entity.
#[derive(Debug, Clone)]
pub struct Record {
    /// Where it is said.
    pub passage: Passage,
    /// What is said.
    pub fact: Fact,
    /// Where the record itself stands, for messages.
    pub place: Place,
    /// Fields whose values the passage implies but does not print.
    pub inferred: Vec<String>,
}

impl Record {
    /// A record that a program made: it has no place in a file.
    #[must_use]
    pub fn new(passage: Passage, fact: impl Into<Fact>) -> Self {
        Self { passage, fact: fact.into(), place: Place::default(), inferred: Vec::new() }
    }
}
