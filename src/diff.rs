//! What has changed from one data set to another, by entity and in plain words.
//!
//! Two graphs are compared by what their views say of each entity, and by the passages that say so. What belongs to an entity,
//! such as an amount or a participation, is told of with it. Entities are the same if their IRIs have the same path under the
//! bases of their graphs, if the new graph says that the old IRI is the same as the new (`owl:sameAs`), or if an organisation
//! or practice goes and another comes with its name. What publications withhold is withheld here too. Blank nodes are left out: nobody can say which of them are the same.
//!
//! ```
//! use hanke::language::Language;
//! use hanke::{KnowledgeGraph, diff};
//!
//! let (old, new) = (KnowledgeGraph::empty()?, KnowledgeGraph::shipped()?);
//! let changes = diff::compare(&old, &new)?;
//! assert!(changes.page(Language::English).summary.starts_with("15 projects added"));
//! assert!(diff::compare(&new, &new)?.is_empty());
//! # Ok::<_, hanke::Error>(())
//! ```

mod amount;
mod changes;
mod compare;
mod difference;
mod entity;
mod item;
mod kind;
mod markdown;
mod namesake;
mod page;
mod part;
mod read;
mod renamed;
mod side;
mod values;
pub mod versions;

pub use changes::{Change, Changes, Cited, Detail, Entity, Part, Passages, Property, Said, Tally};
pub use compare::compare;
pub use kind::Kind;
pub use page::{Entry, Item, Page, Section};
pub use read::{read, read_with};
