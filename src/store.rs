//! Where statements are kept. Whoever asks gets quads by pattern and answers to queries, and need not know what keeps
//! them.

#[allow(dead_code, reason = "graphs are to be built so")]
mod encoding;
#[allow(dead_code, reason = "graphs are to be built so")]
mod gathered;
#[allow(dead_code, reason = "graphs are to be built so")]
mod terms;

use oxigraph::model::{GraphNameRef, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, TermRef};
use oxigraph::sparql::{PreparedSparqlQuery, QueryExplanation, QueryResults};
use oxigraph::store::{BulkLoader, Store as Memory};

use crate::Result;

#[allow(unused_imports, reason = "graphs are to be built so")]
pub(crate) use gathered::Gathered;
#[allow(unused_imports, reason = "graphs are to be built so")]
pub(crate) use terms::Terms;

/// Statements, each in a graph.
#[derive(Clone)]
pub(crate) struct Store {
    memory: Memory,
}

impl Store {
    /// A store in memory, with nothing in it.
    pub(crate) fn new() -> Result<Self> {
        Ok(Self { memory: Memory::new()? })
    }

    /// What keeps the statements of a store in memory.
    pub(crate) fn memory(&self) -> &Memory {
        &self.memory
    }

    /// The quads that have these parts; no part, or no graph, means any.
    pub(crate) fn quads(
        &self,
        subject: Option<NamedOrBlankNodeRef<'_>>,
        predicate: Option<NamedNodeRef<'_>>,
        object: Option<TermRef<'_>>,
        graph: Option<GraphNameRef<'_>>,
    ) -> impl Iterator<Item = Result<Quad>> + use<> {
        self.memory.quads_for_pattern(subject, predicate, object, graph).map(|quad| Ok(quad?))
    }

    /// The names of the graphs other than the default graph.
    pub(crate) fn graphs(&self) -> impl Iterator<Item = Result<NamedOrBlankNode>> + use<> {
        self.memory.named_graphs().map(|graph| Ok(graph?))
    }

    /// Takes many quads in, all of them or none.
    pub(crate) fn bulk(&self) -> Bulk<'_> {
        Bulk { memory: self.memory.bulk_loader() }
    }

    pub(crate) fn evaluate(&self, query: PreparedSparqlQuery) -> Result<QueryResults<'static>> {
        Ok(query.on_store(&self.memory).execute()?)
    }

    /// Evaluates a query and keeps account of how. The account is whole when all results have been taken.
    pub(crate) fn explain(&self, query: PreparedSparqlQuery) -> Result<(QueryResults<'static>, QueryExplanation)> {
        let (results, explanation) = query.on_store(&self.memory).compute_statistics().explain();
        Ok((results?, explanation))
    }
}

/// Quads on their way into a store.
pub(crate) struct Bulk<'s> {
    memory: BulkLoader<'s>,
}

impl Bulk<'_> {
    pub(crate) fn load(&mut self, quads: impl IntoIterator<Item = Quad>) -> Result<()> {
        Ok(self.memory.load_quads(quads)?)
    }

    /// Ends the work; what has not been committed is not in the store.
    pub(crate) fn commit(self) -> Result<()> {
        Ok(self.memory.commit()?)
    }
}
