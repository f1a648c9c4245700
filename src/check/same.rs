//! Entities of two names that may be one: candidates, with what speaks for and against. A person decides.
//!
//! Nothing is united here. That two organisations are one is recorded in `organizations.toml`, that two projects,
//! practices or outcomes are one, or that two entities are not, in `decisions.toml`: see
//! [`Decisions`](crate::source::Decisions).
//!
//! A candidate has a reason in its names, or the same page, and more for it than against it: see [`Evidence::weight`].
//! Different official ids, places or numbers outweigh any likeness, and short acronyms that differ in a letter have
//! none. Entities are brought together by rare words, initials, halves of names and pages; a key that more than forty
//! entities share brings none of them together, so that the work grows with the number of entities and not with its square.
//!
//! ```
//! use hanke::KnowledgeGraph;
//! use hanke::check::same;
//!
//! let graph = KnowledgeGraph::shipped()?;
//! for candidate in same::candidates(&graph, &[])? {
//!     println!("{} or {}?", candidate.names.0, candidate.names.1);
//!     candidate.evidence_for.iter().for_each(|reason| println!("+ {reason}"));
//! }
//! # Ok::<_, hanke::Error>(())
//! ```

mod acronym;
mod blocks;
mod desk;
mod entities;
mod evidence;
mod facts;
mod likeness;
mod municipality;
mod name;
mod weigh;
mod word;

use oxigraph::model::NamedNode;

use crate::source::{Class, DifferentEntities};
use crate::{KnowledgeGraph, Result};

pub use evidence::{Evidence, Label};

use desk::Desk;
use entities::Settled;

/// Two entities that may be one.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// What both are.
    pub class: Class,
    /// The one whose IRI comes first.
    pub one: NamedNode,
    /// The other.
    pub other: NamedNode,
    /// The two names that are most alike.
    pub names: (String, String),
    /// How alike the letters of these names are, from 0 to 1.
    pub likeness: f64,
    /// What speaks for it, the weightiest first.
    pub evidence_for: Vec<Evidence>,
    /// What speaks against it, the weightiest first.
    pub evidence_against: Vec<Evidence>,
}

/// The candidates of a graph by class and IRI, without those that `different` says are not the same.
///
/// # Errors
/// [`Error::Storage`](crate::Error::Storage) if the store fails.
pub fn candidates(graph: &KnowledgeGraph, different: &[DifferentEntities]) -> Result<Vec<Candidate>> {
    let entities = entities::gather(graph)?;
    let settled = Settled::new(graph, different);
    let mut desk = Desk::new(graph, &entities);
    let mut candidates = Vec::new();
    for (one, other) in blocks::pairs(graph, &entities)? {
        let at = |place: u32| usize::try_from(place).ok().and_then(|place| entities.get(place));
        let Some((one, other)) = at(one).zip(at(other)) else { continue };
        if let Some(candidate) = desk.weigh(one, other)?
            && !settled.contains(one, other)?
        {
            candidates.push(candidate);
        }
    }
    Ok(candidates)
}
