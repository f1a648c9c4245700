#![doc = include_str!("../README.md")]

pub mod check;
pub mod diff;
mod digest;
pub mod document;
pub mod error;
pub mod extract;
pub mod graph;
pub mod mapping;
pub mod ontology;
pub mod publish;
pub mod query;
pub mod record;
pub mod source;
pub mod vocab;

pub use error::{Error, Result};
pub use graph::KnowledgeGraph;
