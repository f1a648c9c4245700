//! A data set: everything that says what is in a graph. The records are gone through twice, first to learn who is who,
//! then to map them. Between the two they are kept while they are few; what is more is read again.

use crate::Result;
use crate::error::{Error, Fault, Faults, ReadError};
use crate::mapping::{Mapper, Names};
use crate::ontology::Ontology;
use crate::record::{Fact, Record};
use crate::source::{Bundle, Decisions, OrganizationFile, Records};
use crate::store::Gathered;
use crate::text::privacy::harmless::Harmless;
use crate::vocab::BASE;

use super::KnowledgeGraph;
use super::load::Loader;

/// How many records are kept in memory, about a kilobyte each.
const MOST_KEPT: usize = 100_000;

/// The records of each source, those of it that have been kept; nothing for one that has to be read again.
type Kept = Vec<Option<Vec<Record>>>;

/// What a graph is built from. Once it has been built, the names are known.
pub(crate) struct DataSet {
    pub(super) sources: Vec<Box<dyn Records + Send>>,
    pub(super) bundles: Vec<Bundle>,
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
            bundles: Vec::new(),
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
        let (names, kept) = self.learn(&mut faults)?;
        self.names = names;
        let mut loader = Loader::new(self.mapper()?, Gathered::default(), self.harmless());
        for (source, kept) in self.sources.iter().zip(kept) {
            loader.trust(source.names_nobody());
            // What is wrong with a record by itself has been noted when it was read for its names.
            let mut records: Box<dyn Iterator<Item = Record>> = match kept {
                Some(kept) => Box::new(kept.into_iter()),
                None => Box::new(source.records().flatten()),
            };
            records.try_for_each(|record| loader.record(&record, &mut faults))?;
        }
        loader.trust(false);
        self.bundles.iter().try_for_each(|bundle| loader.bundle(bundle, &mut faults))?;
        if !faults.is_empty() {
            faults.sort_by(|a, b| a.place.cmp(&b.place));
            faults.dedup();
            return Err(Faults(faults).into());
        }
        let graph = loader.finish()?.into_graph(&self.ontology, &self.base)?;
        Ok(KnowledgeGraph { harmless: self.harmless(), ..graph })
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

    fn learn(&self, faults: &mut Vec<Fault>) -> Result<(Names, Kept)> {
        let (mut names, mut kept) = (Names::default(), Kept::new());
        for decisions in &self.organizations {
            faults.extend(names.decide(decisions).err().into_iter().flatten());
        }
        let mut room = MOST_KEPT;
        for source in &self.sources {
            let records = learn_from(source.as_ref(), &mut names, faults, room)?;
            room -= records.as_ref().map_or(0, Vec::len);
            kept.push(records);
        }
        names.settle();
        faults.extend(names.unite(&self.decisions).err().into_iter().flatten());
        Ok((names, kept))
    }
}

/// Learns the names that a source gives. Gives its records if they are not more than there is room for.
fn learn_from(
    source: &dyn Records,
    names: &mut Names,
    faults: &mut Vec<Fault>,
    room: usize,
) -> Result<Option<Vec<Record>>> {
    let (mut kept, mut is_whole) = (Vec::new(), true);
    for record in source.records() {
        match record.and_then(|record| names.learn(&record).map(|()| record)) {
            Ok(record) if is_whole && kept.len() < room => kept.push(record),
            Ok(_) => (kept, is_whole) = (Vec::new(), false),
            Err(Error::Read(ReadError::Fault(fault))) => faults.push(*fault),
            Err(other) => return Err(other),
        }
    }
    Ok(is_whole.then_some(kept))
}

/// The records that restate documents.
impl Records for DataSet {
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record>> + '_> {
        let restates = |record: &Result<Record>| record.as_ref().map_or(true, Self::is_from_a_document);
        Box::new(self.all_records().filter(restates))
    }
}
