//! What a graph is to be built from.

use std::path::{Path, PathBuf};

use crate::error::{Error, ReadError};
use crate::extract::{Layout, Layouts};
use crate::ontology::Ontology;
use crate::source::{
    self, Bundle, DECISIONS, Decisions, DocumentReader, DocumentRecords, OrganizationFile, RecordFile, Records,
    is_bundle,
};
use crate::{Result, folder};

use super::KnowledgeGraph;
use super::data_set::DataSet;

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
    data: DataSet,
    /// Whether a base has been given.
    has_base: bool,
    documents: Vec<PathBuf>,
    /// Layouts of one's own, and folders of them. Layouts are read when a document has to be.
    layouts: Vec<PathBuf>,
    /// Layouts that the program has.
    own_layouts: Vec<Layout>,
}

impl Builder {
    pub(super) fn new() -> Result<Self> {
        Ok(Self {
            data: DataSet::new(Ontology::shipped()?),
            has_base: false,
            documents: Vec::new(),
            layouts: Vec::new(),
            own_layouts: Vec::new(),
        })
    }

    /// Adds the data set that is compiled in.
    ///
    /// # Errors
    /// None for the released data; the tests build it.
    pub fn shipped(self) -> Result<Self> {
        let builder = self.organizations(source::shipped_organizations()?);
        Ok(builder.decisions(source::shipped_decisions()?).records(source::Shipped::new()))
    }

    /// Adds a bundle that Hanke has written: what its sources claimed, as it was published. Its entities keep their IRIs,
    /// and a graph of nothing else has its base.
    ///
    /// What is not in a bundle is lost: the records, so that checks find no places for what they say and nothing to prove,
    /// and what people have decided, so that what they found to lead to nobody may be withheld again. Records of other
    /// sources cannot name its entities by their names.
    ///
    /// # Errors
    /// [`ReadError::File`] if it has no `dataset.nq`, as one in a profile without claims has none.
    pub fn bundle(mut self, folder: &Path) -> Result<Self> {
        self.data.bundles.push(Bundle::open(folder)?);
        Ok(self)
    }

    /// Adds a data folder: `records/*.toml` and, if there are any, `organizations.toml`, `decisions.toml`, `schemes/*.ttl`
    /// and `layouts/*.toml`. A [bundle](Self::bundle) may stand in its place.
    ///
    /// # Errors
    /// [`ReadError::NotADataFolder`] if it has no folder `records`,
    /// [`ReadError::File`] if something in it cannot be read,
    /// [`ReadError::Faults`] if `organizations.toml` has faults,
    /// [`ReadError::Ontology`] if a scheme is not valid.
    pub fn folder(self, folder: &Path) -> Result<Self> {
        if is_bundle(folder) {
            return self.bundle(folder);
        }
        let mut builder = self.settings(folder)?;
        let records = folder.join("records");
        if !records.is_dir() {
            return Err(Error::Read(ReadError::NotADataFolder {
                path: folder.to_owned(),
                found: folder::contents(folder)?,
            }));
        }
        let decisions = folder.join(DECISIONS);
        if decisions.exists() {
            builder = builder.decisions(Decisions::read(&decisions)?);
        }
        Ok(builder.files(source::open(&records)?))
    }

    /// Adds what a data folder says of names and concepts and of how documents look, without its records:
    /// `organizations.toml`, `schemes/*.ttl` and `layouts/*.toml`, if there are any. Of `decisions.toml` it takes which
    /// words lead to no person.
    ///
    /// # Errors
    /// Those of [`folder`](Self::folder).
    pub fn settings(mut self, folder: &Path) -> Result<Self> {
        folder.read_dir().map_err(|source| Error::Read(ReadError::File { path: folder.to_owned(), source }))?;
        let organizations = folder.join("organizations.toml");
        if organizations.exists() {
            self.data.organizations.push(OrganizationFile::read(&organizations)?);
        }
        let schemes = folder.join("schemes");
        if schemes.exists() {
            self.add_schemes(&schemes)?;
        }
        let decisions = folder.join(DECISIONS);
        if decisions.exists() {
            let words = Decisions::read(&decisions)?.harmless;
            self.data.harmless.extend(words.into_iter().map(|words| words.text));
        }
        let layouts = folder.join("layouts");
        if layouts.exists() {
            self.layouts.push(layouts);
        }
        Ok(self)
    }

    /// Adds a layout for documents, or all of a folder. They are read when a document is.
    #[must_use]
    pub fn layouts(mut self, path: &Path) -> Self {
        self.layouts.push(path.to_owned());
        self
    }

    /// Adds a layout that the program has. It takes the place of one of the same name, wherever that comes from.
    #[must_use]
    pub fn layout(mut self, layout: Layout) -> Self {
        self.own_layouts.push(layout);
        self
    }

    /// Adds the concepts of a scheme, or more concepts to a scheme, from Turtle; `name` stands in messages.
    ///
    /// ```
    /// # use hanke::KnowledgeGraph;
    /// let turtle = r#"
    ///     @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    ///     <https://w3id.org/hanke/scheme/themes/beekeeping> skos:inScheme <https://w3id.org/hanke/scheme/themes> ;
    ///         skos:notation "beekeeping" ; skos:prefLabel "mehiläishoito"@fi , "beekeeping"@en ."#;
    /// let graph = KnowledgeGraph::builder()?.scheme("themes.ttl", turtle)?.build()?;
    /// assert_eq!(graph.find("mehiläishoito")?.as_str(), "https://w3id.org/hanke/scheme/themes/beekeeping");
    /// # Ok::<_, hanke::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`Ontology::add_scheme`].
    pub fn scheme(mut self, name: &str, turtle: &str) -> Result<Self> {
        self.data.ontology.add_scheme(name, turtle)?;
        Ok(self)
    }

    /// Adds what people have decided about names of organisations.
    #[must_use]
    pub fn organizations(mut self, file: OrganizationFile) -> Self {
        self.data.organizations.push(file);
        self
    }

    /// What reads documents for this graph.
    ///
    /// # Errors
    /// Those of [`Layouts::add_path`].
    pub fn document_reader(&self) -> Result<DocumentReader> {
        let mut layouts = Layouts::shipped()?;
        self.layouts.iter().try_for_each(|path| layouts.add_path(path))?;
        self.own_layouts.iter().for_each(|layout| layouts.add(layout.clone()));
        Ok(DocumentReader::new(layouts).allowing(self.data.harmless()))
    }

    fn add_schemes(&mut self, folder: &Path) -> Result<()> {
        for path in folder::files(folder, "ttl")? {
            self.data.ontology.add_scheme(&path.display().to_string(), &folder::read_text(&path)?)?;
        }
        Ok(())
    }

    /// Adds a record file, a document, a folder of either, a data folder (one that has a folder `records`), or a bundle. Documents are
    /// read when the graph is built, by the layouts that fit them.
    ///
    /// # Errors
    /// Those of [`folder`](Self::folder), and [`ReadError::NoRecords`] if a folder
    /// has neither record files nor documents.
    pub fn path(mut self, path: &Path) -> Result<Self> {
        if path.join("records").is_dir() || is_bundle(path) {
            return self.folder(path);
        }
        if source::is_document(path) {
            self.documents.push(path.to_owned());
            return Ok(self);
        }
        let records = source::open(path)?;
        if path.is_dir() {
            let documents = source::in_folder(path)?;
            if records.is_empty() && documents.is_empty() {
                return Err(Error::Read(ReadError::NoRecords {
                    path: path.to_owned(),
                    found: folder::contents(path)?,
                }));
            }
            self.documents.extend(documents);
        }
        Ok(self.files(records))
    }

    /// Each file is a source of its own: the records of one are kept in memory or read again as a whole.
    fn files(self, files: Vec<RecordFile>) -> Self {
        files.into_iter().fold(self, Self::records)
    }

    /// Adds records that the program has. Those without a file are held to what holds for those of files.
    #[must_use]
    pub fn records(mut self, records: impl Records + Send + 'static) -> Self {
        self.data.sources.push(Box::new(source::Held(records)));
        self
    }

    /// Adds what people have decided. Decisions about values are a source of their own.
    #[must_use]
    pub fn decisions(mut self, file: Decisions) -> Self {
        self.data.decisions.push(file.clone());
        if file.is_a_source() { self.records(file) } else { self }
    }

    /// Adds what people have decided, without the records of decisions about values, which come as a source.
    pub(crate) fn rulings(mut self, file: Decisions) -> Self {
        self.data.decisions.push(file);
        self
    }

    /// What yields the records of all that was added.
    pub(crate) fn sources(mut self) -> Result<Vec<Box<dyn Records + Send>>> {
        if !self.documents.is_empty() {
            let documents = self.read_documents()?;
            self.data.sources.push(Box::new(documents));
        }
        Ok(self.data.sources)
    }

    /// Sets the base of the IRIs of entities. Those of a bundle keep theirs.
    #[must_use]
    pub fn base(mut self, base: &str) -> Self {
        base.trim_end_matches('/').clone_into(&mut self.data.base);
        self.has_base = true;
        self
    }

    /// Builds the graph.
    ///
    /// # Errors
    /// [`ReadError::Faults`] with every fault of every record,
    /// [`ReadError::Iri`] if the base is no IRI,
    /// [`ReadError::Document`] and
    /// [`ReadError::NoLayoutFits`] if a document cannot be read.
    pub fn build(self) -> Result<KnowledgeGraph> {
        self.load().map(|(graph, _)| graph)
    }

    /// Builds the graph, and gives what it was built from too.
    pub(crate) fn load(mut self) -> Result<(KnowledgeGraph, DataSet)> {
        if !self.documents.is_empty() {
            let documents = self.read_documents()?;
            self.data.sources.push(Box::new(documents));
        }
        let published = self.data.bundles.iter().find_map(Bundle::base).map(str::to_owned);
        if let Some(base) = published.filter(|_| self.data.sources.is_empty() && !self.has_base) {
            self.data.base = base;
        }
        let graph = self.data.graph()?;
        Ok((graph, self.data))
    }

    fn read_documents(&self) -> Result<DocumentRecords> {
        self.document_reader()?.records(&self.documents)
    }
}
