//! A data set: everything that says what is in a graph. The records are read twice, first to learn who is who, then to
//! map them.

use crate::Result;
use crate::error::{Error, Fault, Faults, ReadError};
use crate::mapping::{Mapper, Names};
use crate::ontology::Ontology;
use crate::record::{Fact, Record};
use crate::source::{Decisions, OrganizationFile, Records};
use crate::store::Store;
use crate::text::privacy::harmless::Harmless;
use crate::vocab::BASE;

use super::KnowledgeGraph;
use super::load::Loader;
use super::withheld::Gate;

/// What a graph is built from. Once it has been built, the names are known.
pub(crate) struct DataSet {
    pub(super) sources: Vec<Box<dyn Records + Send>>,
    pub(super) organizations: Vec<OrganizationFile>,
    pub decisions: Vec<Decisions>,
    /// What leads to no person, of data whose other decisions do not matter.
    pub(super) harmless: Harmless,
    pub(super) ontology: Ontology,
    pub(super) base: String,
    names: Names,
}

impl DataSet {
    pub(crate) fn new(ontology: Ontology) -> Self {
        Self {
            sources: Vec::new(),
            organizations: Vec::new(),
            decisions: Vec::new(),
            harmless: Harmless::default(),
            ontology,
            base: BASE.to_owned(),
            names: Names::default(),
        }
    }

    /// All records. A fault is an item of its own, and reading goes on behind it.
    pub(crate) fn all_records(&self) -> impl Iterator<Item = Result<Record>> + '_ {
        self.sources.iter().flat_map(|source| source.records())
    }

    /// Whether a record restates what a document says. Decisions do not: they are our own.
    fn is_from_a_document(record: &Record) -> bool {
        !matches!(record.fact, Fact::Decision(_))
    }

    /// What maps the records, as it did when the graph was built.
    pub(crate) fn mapper(&self) -> Result<Mapper<'_>> {
        Mapper::new(&self.ontology, &self.names, &self.base)
    }

    /// The graph of the data set.
    pub(crate) fn graph(&mut self) -> Result<KnowledgeGraph> {
        let mut faults = Vec::new();
        self.names = self.learn(&mut faults)?;
        let store = Store::new()?;
        let mut gate = Gate::new(self.harmless());
        let mut loader = Loader::new(self.mapper()?, &self.ontology, &store, &mut gate)?;
        for source in &self.sources {
            loader.trust(source.names_nobody());
            // What is wrong with a record by itself has been noted when it was read for its names.
            source.records().flatten().try_for_each(|record| loader.record(&record, &mut faults))?;
        }
        if !faults.is_empty() {
            faults.sort_by(|a, b| a.place.cmp(&b.place));
            faults.dedup();
            return Err(Faults(faults).into());
        }
        let counts = loader.finish()?;
        let graph = KnowledgeGraph::of(store, counts, &self.base);
        let Gate { withheld, looked_at, .. } = gate;
        Ok(KnowledgeGraph { harmless: self.harmless(), withheld, looked_at, ..graph })
    }

    /// What people have found to lead to no person.
    pub(crate) fn harmless(&self) -> Harmless {
        let mut harmless = self.harmless.clone();
        harmless.extend(self.decisions.iter().flat_map(|file| &file.harmless).map(|words| words.text.clone()));
        harmless
    }

    /// What the graph is built with: the concepts, and which properties have one value.
    pub(crate) fn ontology(&self) -> &Ontology {
        &self.ontology
    }

    fn learn(&self, faults: &mut Vec<Fault>) -> Result<Names> {
        let mut names = Names::default();
        for decisions in &self.organizations {
            faults.extend(names.decide(decisions).err().into_iter().flatten());
        }
        for record in self.all_records() {
            match record.and_then(|record| names.learn(&record)) {
                Err(Error::Read(ReadError::Fault(fault))) => faults.push(*fault),
                other => other?,
            }
        }
        names.settle();
        faults.extend(names.unite(&self.decisions).err().into_iter().flatten());
        Ok(names)
    }
}

/// The records that restate documents.
impl Records for DataSet {
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record>> + '_> {
        let restates = |record: &Result<Record>| record.as_ref().map_or(true, Self::is_from_a_document);
        Box::new(self.all_records().filter(restates))
    }
}
