//! A change of a store: from the sources that were there to those that will be.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use oxigraph::model::{NamedNode, Term};

use crate::Result;
use crate::error::{Faults, IngestError};
use crate::graph::{
    Account, Counts, Loaded, Loader, Manifest, Withheld, WithheldEntry, consolidate, keep, source_of, unknown,
};
use crate::mapping::Mapper;
use crate::record::{Record, Source};
use crate::store::{Gathered, Store as Index};
use crate::vocab::BASE;

use super::canonical::{Canonical, write_records, write_setting};
use super::entry::{Entries, Entry, KeptSource};
use super::folder::Writing;
use super::incoming::Incoming;
use super::mapped::Known;
use super::report::{Happened, Progress, Report, SourceChange};
use super::setting::{Kind, Setting};

pub(super) struct Change<'c, P> {
    writing: &'c Writing<'c>,
    before: &'c Entries,
    after: Entries,
    base: String,
    report: Report,
    progress: P,
}

impl<'c, P: FnMut(Progress<'_>)> Change<'c, P> {
    pub(super) fn new(writing: &'c Writing<'c>, before: &'c Entries, progress: P) -> Self {
        let base = writing.manifest.as_ref().map_or(BASE, |manifest| manifest.base.as_str()).to_owned();
        Self { writing, before, after: before.clone(), base, report: Report::default(), progress }
    }

    pub(super) fn ingest(mut self, incoming: Incoming) -> Result<Report> {
        (self.progress)(Progress::Reading);
        self.name_under(incoming.base.as_deref())?;
        let (sources, settings) = incoming.read()?;
        for (id, records) in sources {
            if let Some(first) = records.first() {
                let source = Arc::clone(&first.passage.source);
                let digest = self.writing.keep(|out| write_records(&source, &records, out))?;
                self.put(of_records(id, &source, &records, digest));
            }
        }
        for (id, setting) in settings {
            let digest = self.writing.keep(|out| write_setting(&setting, out))?;
            self.put(of_setting(id, setting, digest));
        }
        self.make()
    }

    pub(super) fn withdraw(mut self, ids: &[&str]) -> Result<Report> {
        for id in ids {
            if let Some(entry) = self.after.by_id.remove(*id) {
                let (id, records) = (entry.source.id, entry.source.records);
                self.report.changes.push(SourceChange { id, happened: Happened::Withdrawn, records });
            }
        }
        self.make()
    }

    /// The entities of a store have one base.
    fn name_under(&mut self, wanted: Option<&str>) -> Result<()> {
        let Some(wanted) = wanted.filter(|wanted| *wanted != self.base) else { return Ok(()) };
        if self.before.by_id.is_empty() {
            wanted.clone_into(&mut self.base);
            return Ok(());
        }
        let (path, found) = (self.writing.folder.to_owned(), self.base.clone());
        Err(IngestError::Base { path, found, wanted: wanted.to_owned() }.into())
    }

    fn put(&mut self, entry: Entry) {
        let (id, records) = (entry.source.id.clone(), entry.source.records);
        let happened = match self.before.by_id.get(&id) {
            None => Happened::Added,
            Some(before) if (before.kind, &before.digest) == (entry.kind, &entry.digest) => Happened::Unchanged,
            Some(_) => Happened::Replaced,
        };
        if happened != Happened::Unchanged {
            self.after.by_id.insert(id.clone(), entry);
        }
        self.report.changes.push(SourceChange { id, happened, records });
    }

    /// Makes the graph of what is there now.
    fn make(mut self) -> Result<Report> {
        self.report.changes.sort_by(|one, other| one.id.cmp(&other.id));
        let is_same = self.report.changes.iter().all(|change| change.happened == Happened::Unchanged);
        if !is_same || self.writing.manifest.is_none() {
            let made = self.write();
            let kept = if made.is_ok() { &self.after } else { self.before };
            self.writing.clear_sources(kept);
            made?;
        }
        let came = self.report.changes.iter().filter_map(|change| self.after.by_id.get(&change.id));
        self.report.withheld = came.flat_map(|entry| entry.withheld().collect::<Vec<_>>()).collect();
        Ok(self.report)
    }

    fn write(&mut self) -> Result<()> {
        let known = Known::of(&self.after, self.writing.folder)?;
        let Loaded { mut gathered, .. } = self.map(&known)?;
        (self.progress)(Progress::Writing);
        let entities = self.after.records().flat_map(Entry::entities).collect();
        let referring = referring(&gathered, &unknown(&gathered, &entities))?;
        consolidate(&mut gathered, &known.ontology, &entities)?;
        let statements = by_source(gathered.claims.iter().map(|claim| claim[3]), &gathered)?;
        let mapper = Mapper::new(&known.ontology, &known.names, &self.base)?;
        for entry in self.after.by_id.values_mut() {
            let iri = mapper.source_iri(&entry.source.id).into_string();
            entry.source.statements = statements.get(&iri).copied().unwrap_or_default();
            entry.refers_to_withheld = referring.contains(&iri);
        }
        let manifest = self.manifest(&gathered, &known)?;
        keep(self.writing.folder, gathered, manifest)
    }

    /// The claims of all sources: those of sources that nothing touches from the old index, and those of the others mapped.
    fn map(&mut self, known: &Known) -> Result<Loaded> {
        let touched = self.touched(known)?;
        let mapper = Mapper::new(&known.ontology, &known.names, &self.base)?;
        let gathered = self.untouched(&touched, &mapper)?;
        let mut faults = known.faults.clone();
        let mut loader = Loader::new(mapper, gathered, known.harmless());
        for (done, id) in touched.iter().enumerate() {
            let Some(entry) = self.after.by_id.get_mut(id) else { continue };
            (self.progress)(Progress::Mapping { source: id, done, of: touched.len() });
            for record in Canonical::open(&entry.path(self.writing.folder))?.records() {
                loader.record(&record?, &mut faults)?;
            }
            account(entry, loader.account());
        }
        let came = |id: &&String| self.report.changes.iter().any(|change| change.id == **id);
        self.report.mapped_again = touched.iter().filter(|id| !came(id)).count();
        if faults.is_empty() {
            return loader.finish();
        }
        faults.sort_by(|one, other| one.place.cmp(&other.place));
        faults.dedup();
        Err(Faults(faults).into())
    }

    /// The sources that have to be mapped.
    fn touched(&self, known: &Known) -> Result<BTreeSet<String>> {
        if self.writing.manifest.as_ref().is_none_or(|manifest| manifest.base != self.base) {
            return Ok(self.after.records().map(|entry| entry.source.id.clone()).collect());
        }
        let before = Known::of(self.before, self.writing.folder)?;
        Ok(known.touched(&before, self.before, &self.after))
    }

    /// What the old index has of the sources that need not be mapped.
    fn untouched(&self, touched: &BTreeSet<String>, mapper: &Mapper<'_>) -> Result<Gathered> {
        let mut gathered = Gathered::default();
        let ids = self.after.records().map(|entry| &entry.source.id).filter(|id| !touched.contains(*id));
        let iris: BTreeSet<_> = ids.map(|id| mapper.source_iri(id).into_string()).collect();
        let Some(manifest) = self.writing.manifest.as_ref().filter(|_| !iris.is_empty()) else { return Ok(gathered) };
        let index = Index::open(&self.writing.folder.join(&manifest.index))?;
        index.gather(&mut gathered, |passage| iris.contains(source_of(passage)))?;
        Ok(gathered)
    }

    fn manifest(&self, gathered: &Gathered, known: &Known) -> Result<Manifest> {
        let mut withheld: Vec<Withheld> =
            self.after.records().flat_map(|entry| entry.withheld().collect::<Vec<_>>()).collect();
        withheld.sort_by(|one, other| one.place.cmp(&other.place));
        let counts = Counts::of(gathered, self.after.records().map(|entry| entry.admitted).sum());
        let harmless: Vec<_> = known.harmless.iter().cloned().collect();
        let mut manifest = Manifest::new(&self.base, counts, &withheld, &harmless);
        manifest.sources = self.after.tables()?;
        Ok(manifest)
    }
}

/// The IRIs of the sources that speak of what nobody says what it is.
fn referring(gathered: &Gathered, unknown: &HashSet<u32>) -> Result<BTreeSet<String>> {
    let speaks = |claim: &&[u32; 4]| unknown.contains(&claim[0]) || unknown.contains(&claim[2]);
    let graphs = gathered.claims.iter().filter(speaks).map(|claim| claim[3]);
    Ok(by_source(graphs, gathered)?.into_keys().collect())
}

/// How many of these graphs each source has, by its IRI.
fn by_source(graphs: impl Iterator<Item = u32>, gathered: &Gathered) -> Result<BTreeMap<String, usize>> {
    let mut counts = HashMap::<u32, usize>::new();
    graphs.for_each(|graph| *counts.entry(graph).or_default() += 1);
    let mut by_source = BTreeMap::new();
    for (graph, count) in counts {
        if let Term::NamedNode(passage) = gathered.terms.term(graph)? {
            *by_source.entry(source_of(passage.as_str()).to_owned()).or_default() += count;
        }
    }
    Ok(by_source)
}

fn account(entry: &mut Entry, account: Account) {
    entry.admitted = account.records;
    entry.withheld = account.withheld.iter().map(WithheldEntry::from).collect();
    entry.entities = account.entities.into_iter().map(NamedNode::into_string).collect();
}

fn of_records(id: String, source: &Source, records: &[Record], digest: String) -> Entry {
    let as_of = source.as_of.map(|as_of| as_of.to_string());
    entry(id, source.title.clone(), (Kind::Records, digest), |kept| KeptSource {
        rank: Some(source.rank.name.clone()),
        as_of,
        records: records.len(),
        ..kept
    })
}

fn of_setting(id: String, setting: Setting, digest: String) -> Entry {
    entry(id, setting.name, (setting.kind, digest), |kept| kept)
}

fn entry(
    id: String,
    title: String,
    (kind, digest): (Kind, String),
    with: impl FnOnce(KeptSource) -> KeptSource,
) -> Entry {
    let ingested = format!("{:.0}", Timestamp::now());
    let source = KeptSource { id, title, rank: None, as_of: None, records: 0, statements: 0, ingested };
    Entry {
        source: with(source),
        kind,
        digest,
        admitted: 0,
        refers_to_withheld: false,
        entities: BTreeSet::new(),
        withheld: Vec::new(),
    }
}
