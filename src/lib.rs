#![doc = include_str!("../README.md")]

pub mod bundle;
pub mod check;
pub mod diff;
mod digest;
pub mod document;
pub mod error;
pub mod extract;
pub mod folder;
pub mod graph;
pub mod language;
pub mod mapping;
pub mod ontology;
pub mod publish;
pub mod query;
pub mod record;
pub mod site;
pub mod source;
mod store;
pub mod text;
pub mod vocab;

pub use error::{Error, Result};
pub use graph::KnowledgeGraph;
