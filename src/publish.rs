//! The graph for others: in single formats (Turtle, JSON-LD, N-Triples, N-Quads), and as a [`Bundle`](crate::bundle::Bundle) that goes on a web server.
//!
//! The same graph gives the same bytes. Statements that count fewer than five persons are left out.
//!
//! ```
//! use hanke::{KnowledgeGraph, publish};
//!
//! let graph = KnowledgeGraph::shipped()?;
//! let mut turtle = Vec::new();
//! publish::write(&graph, publish::Format::Turtle, &mut turtle)?;
//! assert!(String::from_utf8_lossy(&turtle).contains("hanke:code \"S20398\""));
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

pub(crate) mod address;
pub(crate) mod contents;
pub mod describe;
mod edition;
pub(crate) mod file;
pub(crate) mod format;
mod order;
mod profile;
pub(crate) mod statements;

use std::io::Write;
use std::str::FromStr;

use crate::record::Unreadable;
use crate::{KnowledgeGraph, Result};

use format::{json_ld, n_quads, turtle};

pub(crate) use statements::Statements;

pub use describe::publication::{Contact, PUBLICATION, Period, Publication, Publisher};
pub use describe::queries::write_queries;
pub use edition::Edition;
pub use file::{write_new, write_whole};
pub use profile::Profile;
pub use statements::names_withheld;

/// The formats in which the graph is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// The view in Turtle, nested and sorted.
    Turtle,
    /// The view in compact JSON-LD with the context `ontology/context.jsonld`.
    JsonLd,
    /// The view in N-Triples, sorted.
    NTriples,
    /// The view and the claims in N-Quads, sorted; the graph of a claim is its passage.
    NQuads,
}

impl FromStr for Format {
    type Err = Unreadable;

    /// Reads the name or the file extension of a format.
    fn from_str(name: &str) -> Result<Self, Unreadable> {
        match name {
            "turtle" | "ttl" => Ok(Self::Turtle),
            "jsonld" | "json-ld" => Ok(Self::JsonLd),
            "ntriples" | "nt" => Ok(Self::NTriples),
            "nquads" | "nq" => Ok(Self::NQuads),
            _ => Err(Unreadable::new(name, "turtle (ttl), jsonld, ntriples (nt) or nquads (nq)")),
        }
    }
}

/// Writes the graph in a format. JSON-LD has its context in itself.
///
/// # Errors
/// [`Error::Output`](crate::Error::Output) if it cannot be written, [`Error::Storage`](crate::Error::Storage) if the
/// store fails, [`PublishError::Person`](crate::error::PublishError::Person) if a program has put something into the
/// graph that leads to a person.
pub fn write(graph: &KnowledgeGraph, format: Format, out: impl Write) -> Result<()> {
    let full = Profile::full();
    let statements = Statements::new(graph, &full);
    match format {
        Format::Turtle => turtle::write(statements, graph.prefixes(), out),
        Format::JsonLd => json_ld::write(statements, json_ld::Place::Inline, out),
        Format::NTriples => n_quads::write_view(statements, out),
        Format::NQuads => n_quads::write_all(statements, out),
    }
}
