//! Loading records into a store: as claims, and into the view.

use std::collections::HashMap;
use std::sync::Arc;

use oxigraph::model::{GraphName, NamedNodeRef, NamedOrBlankNode, Quad, Term};

use crate::Result;
use crate::error::Fault;
use crate::mapping::Mapper;
use crate::ontology::Ontology;
use crate::record::{Record, Source};
use crate::store::{Bulk, Store};
use crate::vocab::{ns, owl};

use super::precedence::Precedence;
use super::reader::Reader;
use super::view::View;
use super::withheld::Gate;

/// How many quads are handed to the store at once.
pub(super) const BATCH: usize = 20_000;

/// How much there is in a graph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sources with at least one record.
    pub sources: usize,
    /// Passages that support something.
    pub passages: usize,
    /// Records that say something, without those that are withheld.
    pub records: usize,
    /// Statements of the consolidated view.
    pub statements: usize,
}

/// Maps records and hands their statements to the store, as claims and to the view.
pub(super) struct Loader<'a> {
    mapper: Mapper<'a>,
    store: &'a Store,
    bulk: Bulk<'a>,
    batch: Vec<Quad>,
    view: View<'a>,
    source: Option<(Arc<Source>, Arc<Precedence>)>,
    records: usize,
    gate: &'a mut Gate,
    /// What is said of concepts to which nothing has referred yet.
    unused: HashMap<&'a str, Vec<&'a Quad>>,
}

impl<'a> Loader<'a> {
    pub(super) fn new(
        mapper: Mapper<'a>,
        ontology: &'a Ontology,
        store: &'a Store,
        gate: &'a mut Gate,
    ) -> Result<Self> {
        let (bulk, view) = (store.bulk(), View::new(ontology));
        let (batch, unused) = (Vec::new(), HashMap::new());
        let mut loader = Self { mapper, store, bulk, batch, view, source: None, records: 0, gate, unused };
        // Concepts come from the ontology, not from a passage: they stand in the graph of their scheme.
        let (later, now): (Vec<_>, Vec<_>) = ontology.quads().partition(|quad| ontology.is_on_demand(quad));
        for quad in later {
            if let NamedOrBlankNode::NamedNode(concept) = &quad.subject {
                loader.unused.entry(concept.as_str()).or_default().push(quad);
            }
        }
        now.into_iter().try_for_each(|quad| loader.claim(quad.clone(), &Arc::default()))?;
        Ok(loader)
    }

    /// Whether what comes now is known to name nobody.
    pub(super) fn trust(&mut self, names_nobody: bool) {
        self.gate.is_open = names_nobody;
    }

    pub(super) fn record(&mut self, record: &Record, faults: &mut Vec<Fault>) -> Result<()> {
        let precedence = self.enter(&record.passage.source, faults)?;
        match self.mapper.statements(record) {
            Ok(quads) => {
                let admitted = self.gate.admit(record, Mapper::id(record), quads);
                self.records += usize::from(!admitted.is_empty());
                admitted.into_iter().try_for_each(|quad| self.claim(quad, &precedence))?;
            }
            Err(more) => faults.extend(more),
        }
        Ok(())
    }

    /// Describes a source when its first record comes.
    fn enter(&mut self, source: &Arc<Source>, faults: &mut Vec<Fault>) -> Result<Arc<Precedence>> {
        if let Some((current, precedence)) = &self.source
            && Arc::ptr_eq(current, source)
        {
            return Ok(Arc::clone(precedence));
        }
        let as_of = source.as_of.map(|as_of| as_of.to_string()).unwrap_or_default();
        let precedence = Arc::new(Precedence::new(self.mapper.rank(source), as_of));
        faults.extend(self.gate.refusal(source));
        match self.mapper.source(source) {
            Ok(quads) => {
                let admitted = self.gate.admit_source(source, quads);
                admitted.into_iter().try_for_each(|quad| self.claim(quad, &precedence))?;
            }
            Err(more) => faults.extend(more),
        }
        self.source = Some((Arc::clone(source), Arc::clone(&precedence)));
        Ok(precedence)
    }

    /// Puts a statement into the view that no passage claims.
    pub(super) fn state(&mut self, quad: Quad) -> Result<()> {
        self.describe(&quad.object)?;
        self.batch.push(quad);
        if self.batch.len() >= BATCH { self.flush() } else { Ok(()) }
    }

    pub(super) fn claim(&mut self, quad: Quad, precedence: &Arc<Precedence>) -> Result<()> {
        self.describe(&quad.object)?;
        self.batch.extend(self.view.admit(&quad, precedence));
        self.batch.push(quad);
        if self.batch.len() >= BATCH { self.flush() } else { Ok(()) }
    }

    /// Says what a concept is, and the broader ones, when it is first referred to.
    fn describe(&mut self, object: &Term) -> Result<()> {
        let Term::NamedNode(concept) = object else { return Ok(()) };
        let quads = self.unused.remove(concept.as_str()).unwrap_or_default();
        quads.into_iter().try_for_each(|quad| self.claim(quad.clone(), &Arc::default()))
    }

    fn flush(&mut self) -> Result<()> {
        self.bulk.load(self.batch.drain(..))
    }

    pub(super) fn finish(mut self) -> Result<Counts> {
        let same = self.mapper.same_entities().collect::<Vec<_>>();
        self.batch
            .extend(same.into_iter().map(|(old, new)| Quad::new(old, owl::SAME_AS, new, GraphName::DefaultGraph)));
        self.batch.extend(self.view.settle());
        self.flush()?;
        self.bulk.commit()?;
        self.gate.clear(self.store)?;
        let of_class = |class: NamedNodeRef<'static>| count(self.store, Some(class));
        Ok(Counts {
            sources: of_class(ns::SOURCE)?,
            passages: of_class(ns::PASSAGE)?,
            records: self.records,
            statements: count(self.store, None)?,
        })
    }
}

/// Counts the entities of a class in the view, or all its statements.
pub(super) fn count(store: &Store, class: Option<NamedNodeRef<'static>>) -> Result<usize> {
    let view = Reader::of_view(store);
    match class {
        Some(class) => view.entities(class).try_fold(0, |count, entity| entity.map(|_| count + 1)),
        None => view.matching(None, None, None).try_fold(0, |count, quad| quad.map(|_| count + 1)),
    }
}
