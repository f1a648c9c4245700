#![doc = include_str!("../README.md")]
#![cfg_attr(
    not(all(feature = "documents", feature = "site")),
    allow(dead_code, reason = "what pages and documents alone use is there all the same")
)]

pub mod bundle;
pub mod check;
pub mod diff;
mod digest;
pub mod document;
pub mod error;
pub mod extract;
pub mod folder;
pub mod graph;
pub mod ingest;
pub mod language;
pub mod mapping;
pub mod ontology;
pub mod publish;
pub mod query;
pub mod record;
#[cfg(feature = "site")]
pub mod site;
pub mod source;
mod store;
pub mod text;
pub mod vocab;

// What stands in public signatures, in the versions that do.
pub use {iri_string, jiff, oxigraph, rust_decimal};

pub use error::{Error, Result};
pub use graph::KnowledgeGraph;
