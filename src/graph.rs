//! The knowledge graph: what every passage claims, the consolidated view, and why the view says what it says.
//!
//! ```
//! use hanke::KnowledgeGraph;
//!
//! let graph = KnowledgeGraph::shipped()?;
//! let rainer = graph.find("Rainer")?;
//! let why = graph.why(rainer.as_ref(), Some(hanke::vocab::ns::STATUS))?;
//! assert_eq!(why[0].shown().count(), 1, "the view shows one status");
//! assert_eq!(why[0].others().count(), 1, "and another passage says something else");
//! # Ok::<_, hanke::Error>(())
//! ```

mod base;
mod build;
mod claims;
mod consolidate;
mod data_set;
mod find;
mod freeze;
mod load;
mod manifest;
mod precedence;
mod property;
mod publication;
mod published;
mod reader;
mod sophia;
mod why;
mod withheld;

use std::path::Path;
use std::sync::{Arc, OnceLock};

use oxigraph::model::{Quad, Term};
use oxigraph::store::Store as MemoryStore;

use crate::Result;
use crate::store::Store;
use crate::text::privacy::harmless::Harmless;
use crate::text::privacy::personal::is_text;
use crate::vocab::{Prefixes, dcterms};

pub use build::Builder;
pub(crate) use consolidate::{consolidate, unknown};
pub(crate) use data_set::DataSet;
use find::Index;
pub(crate) use find::Kind;
pub(crate) use freeze::{digest_of, keep, put, temporary};
pub use load::Counts;
pub(crate) use load::{Account, Loaded, Loader};
pub(crate) use manifest::MANIFEST;
pub(crate) use manifest::{Manifest, WithheldEntry};
pub(crate) use precedence::{Candidate, decide, source_of};
pub use precedence::{Precedence, Reason};
pub(crate) use reader::{Claim, Reader, place};
pub use sophia::RdfTerm;
pub use why::{Statement, Value};
use withheld::LookedAt;
pub use withheld::Withheld;

/// Claims, each in the graph of its passage, and the consolidated view of them in the default graph.
#[derive(Clone)]
pub struct KnowledgeGraph {
    store: Store,
    counts: Counts,
    prefixes: Arc<Prefixes>,
    withheld: Vec<Withheld>,
    harmless: Harmless,
    looked_at: LookedAt,
    /// Shared by the clones of a graph.
    index: Arc<OnceLock<Index>>,
}

impl KnowledgeGraph {
    /// The graph of the data set that is compiled in.
    ///
    /// # Errors
    /// None for the released data; the tests build it.
    pub fn shipped() -> Result<Self> {
        Self::builder()?.shipped()?.build()
    }

    /// The graph of a data folder with `records/*.toml` and, if there are any, `organizations.toml` and `schemes/*.ttl`.
    ///
    /// # Errors
    /// Those of [`Builder::folder`] and of [`Builder::build`].
    pub fn from_folder(folder: &Path) -> Result<Self> {
        Self::builder()?.folder(folder)?.build()
    }

    /// A graph without any records: only the concepts of the ontology.
    ///
    /// # Errors
    /// None: the ontology is compiled in.
    pub fn empty() -> Result<Self> {
        Self::builder()?.build()
    }

    /// A graph of what is in a store, of which nothing was withheld.
    fn of(store: Store, counts: Counts, base: &str) -> Self {
        let (prefixes, harmless) = (Arc::new(Prefixes::new(base)), Harmless::default());
        let (withheld, looked_at) = (Vec::new(), LookedAt::default());
        Self { store, counts, prefixes, withheld, harmless, looked_at, index: Arc::default() }
    }

    /// Starts a graph of several sources.
    ///
    /// # Errors
    /// None: the ontology is compiled in.
    pub fn builder() -> Result<Builder> {
        Builder::new()
    }

    /// How much there is in the graph.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.counts
    }

    /// The records that are not in the graph because they may lead to a person.
    #[must_use]
    pub fn withheld(&self) -> &[Withheld] {
        &self.withheld
    }

    /// What people have found to lead to no person.
    #[must_use]
    pub fn harmless(&self) -> &Harmless {
        &self.harmless
    }

    /// Whether a statement may lead to a person, as only what a program has put into the store can. Who wrote a publication
    /// is said on its cover.
    pub(crate) fn may_name(&self, quad: &Quad) -> bool {
        match &quad.object {
            Term::Literal(literal) if is_text(literal) && quad.predicate != dcterms::CREATOR => {
                self.looked_at.may_name(literal.value(), &self.harmless)
            }
            _ => false,
        }
    }

    /// The base of the IRIs of entities.
    #[must_use]
    pub fn base(&self) -> &str {
        self.prefixes.base()
    }

    /// The prefixes of the graph, those of entities under its base.
    #[must_use]
    pub fn prefixes(&self) -> &Prefixes {
        &self.prefixes
    }

    pub(crate) fn shared_prefixes(&self) -> Arc<Prefixes> {
        Arc::clone(&self.prefixes)
    }

    /// The store behind the graph, for everything that SPARQL alone does not answer; nothing for a graph that was opened.
    #[must_use]
    pub fn store(&self) -> Option<&MemoryStore> {
        self.store.memory()
    }
}
