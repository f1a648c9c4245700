//! Building a graph: the records are read twice, first to learn who is who, then to map them.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use oxigraph::model::{GraphName, GraphNameRef, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use oxigraph::store::{BulkLoader, Store};

use crate::Result;
use crate::error::{Error, Fault, Faults};
use crate::extract::Layouts;
use crate::mapping::{Mapper, Names};
use crate::ontology::Ontology;
use crate::record::{Record, Source};
use crate::source::{self, Decisions, DocumentReader, OrganizationFile, RecordFile, Records};
use crate::vocab::{BASE, hanke, owl, rdf};

use super::KnowledgeGraph;
use super::view::{Standing, View};

/// How many quads are handed to the store at once.
const BATCH: usize = 20_000;

/// How much there is in a graph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Sources with at least one record.
    pub sources: usize,
    /// Passages that support something.
    pub passages: usize,
    /// Records that were mapped.
    pub records: usize,
    /// Statements of the consolidated view.
    pub statements: usize,
}

/// Collects what a graph is to be built from.
///
/// ```
/// use hanke::KnowledgeGraph;
///
/// let graph = KnowledgeGraph::builder()?.shipped()?.base("https://example.org/id").build()?;
/// assert!(graph.find("Rainer")?.as_str().starts_with("https://example.org/id/project/"));
/// # Ok::<_, hanke::Error>(())
/// ```
pub struct Builder {
    sources: Vec<Box<dyn Records>>,
    documents: Vec<PathBuf>,
    /// Folders with layouts of one's own. Layouts are read when a document has to be.
    layouts: Vec<PathBuf>,
    organizations: Vec<OrganizationFile>,
    decisions: Vec<Decisions>,
    ontology: Ontology,
    base: String,
}

impl Builder {
    pub(super) fn new() -> Result<Self> {
        Ok(Self {
            sources: Vec::new(),
            documents: Vec::new(),
            layouts: Vec::new(),
            organizations: Vec::new(),
            decisions: Vec::new(),
            ontology: Ontology::shipped()?,
            base: BASE.to_owned(),
        })
    }

    /// Adds the data set that is compiled in.
    ///
    /// # Errors
    /// None for the released data; the tests build it.
    pub fn shipped(mut self) -> Result<Self> {
        self.organizations.push(source::shipped_organizations()?);
        Ok(self.records(source::shipped()))
    }

    /// Adds a data folder: `records/*.toml` and, if there are any, `organizations.toml`, `decisions.toml`,
    /// `schemes/*.ttl` and `layouts/*.toml`.
    ///
    /// # Errors
    /// [`Error::Read`] if something in the folder cannot be read, [`Error::Faults`] if `organizations.toml` or
    /// `decisions.toml` has faults, [`Error::Ontology`] if a scheme is not valid, [`Error::Layout`] if a layout is not.
    pub fn folder(mut self, folder: &Path) -> Result<Self> {
        let organizations = folder.join("organizations.toml");
        if organizations.exists() {
            self.organizations.push(OrganizationFile::read(&organizations)?);
        }
        let decisions = folder.join("decisions.toml");
        if decisions.exists() {
            self.decisions.push(Decisions::read(&decisions)?);
        }
        let schemes = folder.join("schemes");
        if schemes.exists() {
            self.add_schemes(&schemes)?;
        }
        let layouts = folder.join("layouts");
        if layouts.exists() {
            self.layouts.push(layouts);
        }
        let records = source::open(&folder.join("records"))?;
        Ok(self.records(records))
    }

    fn add_schemes(&mut self, folder: &Path) -> Result<()> {
        let read =
            |path: &Path| fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source });
        for path in source::files(folder, "ttl")? {
            self.ontology.add_scheme(&path.display().to_string(), &read(&path)?)?;
        }
        Ok(())
    }

    /// Adds a record file, a document, a folder of either, or a data folder (one that has a folder `records`). Documents are
    /// read when the graph is built, by the layouts that fit them.
    ///
    /// # Errors
    /// Those of [`folder`](Self::folder).
    pub fn path(mut self, path: &Path) -> Result<Self> {
        if path.join("records").is_dir() {
            return self.folder(path);
        }
        if source::is_document(path) {
            self.documents.push(path.to_owned());
            return Ok(self);
        }
        let records = source::open(path)?;
        if path.is_dir() {
            self.documents.extend(source::documents(path)?);
        }
        Ok(self.records(records))
    }

    /// Adds records that the program has.
    #[must_use]
    pub fn records(mut self, records: impl Records + 'static) -> Self {
        self.sources.push(Box::new(records));
        self
    }

    /// Adds what people have decided about projects, practices and outcomes.
    #[must_use]
    pub fn decisions(mut self, decisions: Decisions) -> Self {
        self.decisions.push(decisions);
        self
    }

    /// Sets the base of the IRIs of things.
    #[must_use]
    pub fn base(mut self, base: &str) -> Self {
        base.trim_end_matches('/').clone_into(&mut self.base);
        self
    }

    /// Builds the graph.
    ///
    /// # Errors
    /// [`Error::Faults`] with every fault of every record, [`Error::Iri`] if the base is no IRI, [`Error::Document`] and
    /// [`Error::UnknownLayout`] if a document cannot be read.
    pub fn build(mut self) -> Result<KnowledgeGraph> {
        if !self.documents.is_empty() {
            let documents = self.read_documents()?;
            self.sources.push(Box::new(documents));
        }
        let mut faults = Vec::new();
        let names = self.learn(&mut faults)?;
        let store = Store::new()?;
        let mapper = Mapper::new(&self.ontology, &names, &self.base)?;
        let mut loader = Loader::new(mapper, &self.ontology, &store)?;
        for record in self.all_records() {
            // What is wrong with a record by itself has been noted when it was read for its names.
            let Ok(record) = record else { continue };
            loader.record(&record, &mut faults)?;
        }
        if !faults.is_empty() {
            faults.sort_by(|a, b| a.place.cmp(&b.place));
            faults.dedup();
            return Err(Faults(faults).into());
        }
        let counts = loader.finish()?;
        Ok(KnowledgeGraph { store, counts, base: self.base })
    }

    fn all_records(&self) -> impl Iterator<Item = Result<Record>> + '_ {
        self.sources.iter().flat_map(|source| source.records())
    }

    fn read_documents(&self) -> Result<Vec<RecordFile>> {
        let mut layouts = Layouts::shipped()?;
        self.layouts.iter().try_for_each(|folder| layouts.add_path(folder))?;
        DocumentReader::new(layouts).record_files(&self.documents)
    }

    fn learn(&self, faults: &mut Vec<Fault>) -> Result<Names> {
        let mut names = Names::default();
        for decisions in &self.organizations {
            faults.extend(names.decide(decisions).err().into_iter().flatten());
        }
        for record in self.all_records() {
            match record.and_then(|record| names.learn(&record)) {
                Err(Error::Fault(fault)) => faults.push(*fault),
                other => other?,
            }
        }
        names.settle();
        for decisions in &self.decisions {
            faults.extend(names.unite(decisions).err().into_iter().flatten());
        }
        Ok(names)
    }
}

/// Maps records and hands their statements to the store, as claims and to the view.
struct Loader<'a> {
    mapper: Mapper<'a>,
    store: &'a Store,
    bulk: BulkLoader<'a>,
    batch: Vec<Quad>,
    view: View<'a>,
    source: Option<(Arc<Source>, Standing)>,
    records: usize,
    /// What is said of concepts to which nothing has referred yet.
    unused: HashMap<&'a str, Vec<&'a Quad>>,
}

impl<'a> Loader<'a> {
    fn new(mapper: Mapper<'a>, ontology: &'a Ontology, store: &'a Store) -> Result<Self> {
        let (bulk, view) = (store.bulk_loader(), View::new(ontology));
        let mut loader =
            Self { mapper, store, bulk, batch: Vec::new(), view, source: None, records: 0, unused: HashMap::new() };
        // Concepts come from the ontology, not from a passage: they stand in the graph of their scheme.
        let (later, now): (Vec<_>, Vec<_>) = ontology.quads().partition(|quad| ontology.is_on_demand(quad));
        for quad in later {
            if let NamedOrBlankNode::NamedNode(concept) = &quad.subject {
                loader.unused.entry(concept.as_str()).or_default().push(quad);
            }
        }
        now.into_iter().try_for_each(|quad| loader.claim(quad.clone(), &Standing::default()))?;
        Ok(loader)
    }

    fn record(&mut self, record: &Record, faults: &mut Vec<Fault>) -> Result<()> {
        let standing = self.enter(&record.passage.source, faults)?;
        match self.mapper.statements(record) {
            Ok(quads) => quads.into_iter().try_for_each(|quad| self.claim(quad, &standing))?,
            Err(more) => faults.extend(more),
        }
        self.records += 1;
        Ok(())
    }

    /// Describes a source when its first record comes.
    fn enter(&mut self, source: &Arc<Source>, faults: &mut Vec<Fault>) -> Result<Standing> {
        if let Some((current, standing)) = &self.source
            && Arc::ptr_eq(current, source)
        {
            return Ok(standing.clone());
        }
        let standing = Standing {
            precedence: self.mapper.precedence(source),
            as_of: source.as_of.map(|as_of| as_of.to_string()).unwrap_or_default(),
        };
        match self.mapper.source(source) {
            Ok(quads) => quads.into_iter().try_for_each(|quad| self.claim(quad, &standing))?,
            Err(more) => faults.extend(more),
        }
        self.source = Some((Arc::clone(source), standing.clone()));
        Ok(standing)
    }

    fn claim(&mut self, quad: Quad, standing: &Standing) -> Result<()> {
        self.describe(&quad.object)?;
        self.batch.extend(self.view.admit(&quad, standing));
        self.batch.push(quad);
        if self.batch.len() >= BATCH { self.flush() } else { Ok(()) }
    }

    /// Says what a concept is, and the broader ones, when it is first referred to.
    fn describe(&mut self, object: &Term) -> Result<()> {
        let Term::NamedNode(concept) = object else { return Ok(()) };
        let quads = self.unused.remove(concept.as_str()).unwrap_or_default();
        quads.into_iter().try_for_each(|quad| self.claim(quad.clone(), &Standing::default()))
    }

    fn flush(&mut self) -> Result<()> {
        Ok(self.bulk.load_quads(self.batch.drain(..))?)
    }

    fn finish(mut self) -> Result<Counts> {
        let same = self.mapper.same_things().collect::<Vec<_>>();
        self.batch
            .extend(same.into_iter().map(|(old, new)| Quad::new(old, owl::SAME_AS, new, GraphName::DefaultGraph)));
        self.batch.extend(self.view.settle());
        self.flush()?;
        self.bulk.commit()?;
        let of_class = |class: NamedNodeRef<'static>| count(self.store, Some(class));
        Ok(Counts {
            sources: of_class(hanke::SOURCE)?,
            passages: of_class(hanke::PASSAGE)?,
            records: self.records,
            statements: count(self.store, None)?,
        })
    }
}

/// Counts the things of a class in the view, or all its statements.
fn count(store: &Store, class: Option<NamedNodeRef<'static>>) -> Result<usize> {
    let property = class.map(|_| rdf::TYPE);
    let quads = store.quads_for_pattern(None, property, class.map(Into::into), Some(GraphNameRef::DefaultGraph));
    Ok(quads.map(|quad| quad.map(|_| 1)).sum::<Result<usize, _>>()?)
}
