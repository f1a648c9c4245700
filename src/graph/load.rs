//! Loading records: they become claims, and the claims a graph.

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef, QuadRef};

use crate::Result;
use crate::error::Fault;
use crate::mapping::Mapper;
use crate::ontology::Ontology;
use crate::record::{Record, Source};
use crate::store::Gathered;
use crate::text::privacy::harmless::Harmless;
use crate::vocab::{ns, owl, rdf};

use super::KnowledgeGraph;
use super::consolidate::consolidate;
use super::withheld::{Gate, LookedAt, Withheld};

/// How much there is in a graph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
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

/// Maps records, and gathers what they claim as far as it leads to no person.
///
/// Records may come in any order, and those of a source need not stand together.
pub(crate) struct Loader<'a> {
    mapper: Mapper<'a>,
    pub(super) gathered: Gathered,
    pub(super) gate: Gate,
    /// The source of the last record, and the ids of those that have been described.
    source: Option<Arc<Source>>,
    described: HashSet<String>,
    records: usize,
}

/// What has been gathered of some sources, of which no view has been made yet.
pub(crate) struct Loaded {
    /// What passages claim; what stands in the view whatever is claimed is there already.
    pub gathered: Gathered,
    /// Records that say something, without those that are withheld.
    pub records: usize,
    /// The records that are not among the claims, in the order of their places.
    pub withheld: Vec<Withheld>,
    /// The entities that withheld records speak of.
    pub entities: BTreeSet<NamedNode>,
    pub(super) looked_at: LookedAt,
}

/// What has been made of some records.
pub(crate) struct Account {
    /// Records that say something, without those that are withheld.
    pub records: usize,
    /// The records that are not among the claims.
    pub withheld: Vec<Withheld>,
    /// The entities that withheld records speak of.
    pub entities: BTreeSet<NamedNode>,
}

impl<'a> Loader<'a> {
    /// Puts what it maps beside what has been gathered before.
    pub(crate) fn new(mapper: Mapper<'a>, gathered: Gathered, harmless: Harmless) -> Self {
        Self { mapper, gathered, gate: Gate::new(harmless), source: None, described: HashSet::new(), records: 0 }
    }

    /// Whether what comes now is known to name nobody.
    pub(crate) fn trust(&mut self, names_nobody: bool) {
        self.gate.is_open = names_nobody;
    }

    /// Gathers what a record claims, and what is known of its source. What is wrong with it is added to the faults.
    ///
    /// # Errors
    /// [`KeepError::TooManyTerms`](crate::error::KeepError::TooManyTerms).
    pub(crate) fn record(&mut self, record: &Record, faults: &mut Vec<Fault>) -> Result<()> {
        self.enter(&record.passage.source, faults)?;
        match self.mapper.statements(record) {
            Ok(quads) => {
                let admitted = self.gate.admit(record, Mapper::id(record), quads);
                self.records += usize::from(!admitted.is_empty());
                admitted.iter().try_for_each(|quad| self.gathered.push(quad.as_ref()))?;
            }
            Err(more) => faults.extend(more),
        }
        Ok(())
    }

    /// Describes a source when its first record comes.
    fn enter(&mut self, source: &Arc<Source>, faults: &mut Vec<Fault>) -> Result<()> {
        if self.source.as_ref().is_some_and(|current| Arc::ptr_eq(current, source)) {
            return Ok(());
        }
        self.source = Some(Arc::clone(source));
        if !self.described.insert(source.id.clone()) {
            return Ok(());
        }
        faults.extend(self.gate.refusal(source));
        match self.mapper.source(source) {
            Ok(quads) => {
                let admitted = self.gate.admit_source(source, quads);
                admitted.iter().try_for_each(|quad| self.gathered.push(quad.as_ref()))?;
            }
            Err(more) => faults.extend(more),
        }
        Ok(())
    }

    /// What has been made of the records that came since this was last asked.
    pub(crate) fn account(&mut self) -> Account {
        let (withheld, entities) = self.gate.account();
        Account { records: std::mem::take(&mut self.records), withheld, entities }
    }

    /// Ends the loading. Which entities are known under an older IRI too stands in the view whatever is claimed.
    ///
    /// # Errors
    /// [`KeepError::TooManyTerms`](crate::error::KeepError::TooManyTerms).
    pub(crate) fn finish(mut self) -> Result<Loaded> {
        for (old, new) in self.mapper.same_entities() {
            let same = QuadRef::new(old.as_ref(), owl::SAME_AS, new.as_ref(), GraphNameRef::DefaultGraph);
            self.gathered.push(same)?;
        }
        let (mut withheld, entities, looked_at) = self.gate.finish();
        withheld.sort_by(|one, other| one.place.cmp(&other.place));
        Ok(Loaded { gathered: self.gathered, records: self.records, withheld, entities, looked_at })
    }
}

impl Loaded {
    /// The graph of what has been gathered, with entities under this base.
    pub(super) fn into_graph(mut self, ontology: &Ontology, base: &str) -> Result<KnowledgeGraph> {
        consolidate(&mut self.gathered, ontology, &self.entities)?;
        let counts = Counts::of(&self.gathered, self.records);
        let graph = KnowledgeGraph::of(self.gathered.into_memory()?, counts, base);
        Ok(KnowledgeGraph { withheld: self.withheld, looked_at: self.looked_at, ..graph })
    }
}

impl Counts {
    /// Of what has been gathered, in which the view is made.
    pub(crate) fn of(gathered: &Gathered, records: usize) -> Self {
        let number = |term: NamedNodeRef<'_>| gathered.terms.find(term.into());
        let of_class = |class| match number(rdf::TYPE).zip(number(class)) {
            Some((kind, class)) => {
                gathered.view.iter().filter(|[_, property, value]| *property == kind && *value == class).count()
            }
            None => 0,
        };
        Self {
            sources: of_class(ns::SOURCE),
            passages: of_class(ns::PASSAGE),
            records,
            statements: gathered.view.len(),
        }
    }
}
