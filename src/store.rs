//! Where statements are kept. Whoever asks gets quads by pattern and answers to queries, and need not know what keeps
//! them.

mod encoding;
#[allow(dead_code, reason = "an index may be compiled in")]
mod file;
mod gathered;
mod results;
mod terms;

use std::path::Path;
use std::sync::Arc;

use oxigraph::model::{GraphNameRef, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, TermRef};
use oxigraph::sparql::{PreparedSparqlQuery, QueryExplanation, QueryResults};
use oxigraph::store::Store as Memory;

use crate::Result;

use file::{Dataset, Index};

pub(crate) use gathered::Gathered;

/// Statements, each in a graph.
#[derive(Clone)]
pub(crate) struct Store(Kept);

/// What keeps statements.
#[derive(Clone)]
enum Kept {
    Memory(Memory),
    File(Arc<Index>),
}

impl Store {
    fn of_memory(memory: Memory) -> Self {
        Self(Kept::Memory(memory))
    }

    /// What is in a file. Of it only that is read which is asked for.
    ///
    /// # Errors
    /// [`KeepError::File`], [`KeepError::Format`] and [`KeepError::Damaged`].
    pub(crate) fn open(file: &Path) -> Result<Self> {
        Ok(Self(Kept::File(Arc::new(Index::open(file)?))))
    }

    /// What keeps the statements of a store in memory.
    pub(crate) fn memory(&self) -> Option<&Memory> {
        match &self.0 {
            Kept::Memory(memory) => Some(memory),
            Kept::File(_) => None,
        }
    }

    /// The quads that have these parts; no part, or no graph, means any.
    pub(crate) fn quads(
        &self,
        subject: Option<NamedOrBlankNodeRef<'_>>,
        predicate: Option<NamedNodeRef<'_>>,
        object: Option<TermRef<'_>>,
        graph: Option<GraphNameRef<'_>>,
    ) -> impl Iterator<Item = Result<Quad>> + use<> {
        let (memory, file) = match &self.0 {
            Kept::Memory(memory) => (Some(memory.quads_for_pattern(subject, predicate, object, graph)), None),
            Kept::File(index) => (None, Some(index.quads(subject, predicate, object, graph))),
        };
        let memory = memory.into_iter().flatten().map(|quad| Ok(quad?));
        memory.chain(file.into_iter().flatten())
    }

    /// The names of the graphs other than the default graph.
    pub(crate) fn graphs(&self) -> impl Iterator<Item = Result<NamedOrBlankNode>> + use<> {
        let (memory, file) = match &self.0 {
            Kept::Memory(memory) => (Some(memory.named_graphs()), None),
            Kept::File(index) => (None, Some(index.graphs())),
        };
        let memory = memory.into_iter().flatten().map(|graph| Ok(graph?));
        memory.chain(file.into_iter().flatten())
    }

    pub(crate) fn evaluate(&self, query: PreparedSparqlQuery) -> Result<QueryResults<'static>> {
        match &self.0 {
            Kept::Memory(memory) => Ok(query.on_store(memory).execute()?),
            Kept::File(index) => {
                let results = query.on_queryable_dataset(Dataset(Arc::clone(index))).execute();
                results::sound(results, index)
            }
        }
    }

    /// Evaluates a query and keeps account of how. The account is whole when all results have been taken.
    pub(crate) fn explain(&self, query: PreparedSparqlQuery) -> Result<(QueryResults<'static>, QueryExplanation)> {
        let (results, explanation) = match &self.0 {
            Kept::Memory(memory) => {
                let (results, explanation) = query.on_store(memory).compute_statistics().explain();
                (results?, explanation)
            }
            Kept::File(index) => {
                let query = query.on_queryable_dataset(Dataset(Arc::clone(index)));
                let (results, explanation) = query.compute_statistics().explain();
                (results::sound(results, index)?, explanation)
            }
        };
        Ok((results, explanation))
    }
}
