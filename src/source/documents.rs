//! Documents as received: each is read once, by the layout that fits it, and gives records.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::Result;
use crate::document::Document;
use crate::error::{Error, ReadError};
use crate::extract::{Layouts, Notes, ProjectNames, Reading};
use crate::folder::{contents, files, has_extension};
use crate::record::{AsOf, Record};
use crate::text::privacy::harmless::Harmless;

use super::Records;
use super::ids::{id, ids};
use super::validation::checked;

/// The extensions of documents, by which they are picked from a folder. A file that is named is read whatever it is called.
const DOCUMENTS: [&str; 4] = ["txt", "html", "htm", "pdf"];

/// Reads documents by layouts. Projects are known by the names that all documents of a run give them.
#[derive(Debug, Clone)]
pub struct DocumentReader {
    layouts: Layouts,
    layout: Option<String>,
    as_of: Option<AsOf>,
    names: ProjectNames,
    /// The ids of the documents, where their names are known beforehand.
    ids: BTreeMap<PathBuf, String>,
}

impl DocumentReader {
    /// A reader with these layouts.
    #[must_use]
    pub fn new(layouts: Layouts) -> Self {
        Self { layouts, layout: None, as_of: None, names: ProjectNames::default(), ids: BTreeMap::new() }
    }

    /// Reads every document by the layout of this name, whether it fits or not.
    #[must_use]
    pub fn by_layout(mut self, name: Option<String>) -> Self {
        self.layout = name;
        self
    }

    /// Dates every document that gives no date of its own: when it told what it tells.
    #[must_use]
    pub fn as_of(mut self, moment: Option<AsOf>) -> Self {
        self.as_of = moment;
        self
    }

    /// Gives each of these documents an id of its own: the name of its file and, where several have one name, its ending
    /// or the folders that it stands in.
    #[must_use]
    pub fn among(mut self, paths: &[PathBuf]) -> Self {
        self.ids = ids(paths);
        self
    }

    /// Takes over which words lead to nobody, as people have decided.
    #[must_use]
    pub fn allowing(mut self, harmless: Harmless) -> Self {
        self.layouts = self.layouts.allowing(harmless);
        self
    }

    /// The names of projects that have been learnt so far.
    #[must_use]
    pub fn names(&self) -> &ProjectNames {
        &self.names
    }

    /// The id of the source that a document becomes.
    #[must_use]
    pub fn id(&self, path: &Path) -> String {
        self.ids.get(path).cloned().unwrap_or_else(|| id(path))
    }

    /// Reads a document for its records, and learns the names of the projects that it prints beside a code.
    ///
    /// # Errors
    /// Those of [`read`](Self::read).
    pub fn learn(&mut self, path: &Path) -> Result<Notes> {
        let document = self.document(path)?;
        let reading = read(&self.layouts, self.layout.as_deref(), &document)?;
        self.names.learn(&reading);
        Ok(reading.notes())
    }

    /// Reads a document and does something with what was read.
    ///
    /// # Errors
    /// [`ReadError::Document`] if the file cannot be read as a document,
    /// [`ReadError::NoLayoutFits`] if no layout fits it,
    /// [`ReadError::UnknownLayout`] if there is none of the name that was asked
    /// for.
    pub fn read<T>(&self, path: &Path, work: impl FnOnce(&Reading<'_>) -> T) -> Result<T> {
        let document = self.document(path)?;
        read(&self.layouts, self.layout.as_deref(), &document).map(|reading| work(&reading))
    }

    /// Reads documents for their records. Each is opened once; what its records say is settled when the names that all of
    /// them give are known.
    ///
    /// # Errors
    /// Those of [`read`](Self::read), of the first document that fails.
    pub fn records(mut self, paths: &[PathBuf]) -> Result<DocumentRecords> {
        if self.ids.is_empty() {
            self = self.among(paths);
        }
        let read = paths.iter().map(|path| Ok((path.clone(), self.learn(path)?))).collect::<Result<_>>()?;
        Ok(DocumentRecords { read, names: self.names })
    }

    fn document(&self, path: &Path) -> Result<Document> {
        let mut document = Document::read(path)?.with_id(&self.id(path));
        document.as_of = self.as_of;
        Ok(document)
    }
}

/// What documents give, without their texts.
#[derive(Debug, Clone)]
pub struct DocumentRecords {
    read: Vec<(PathBuf, Notes)>,
    names: ProjectNames,
}

impl DocumentRecords {
    /// What was read in documents, with the names of projects that were learnt of them.
    #[must_use]
    pub fn new(read: Vec<(PathBuf, Notes)>, names: ProjectNames) -> Self {
        Self { read, names }
    }

    /// What was read in each document.
    pub fn notes(&self) -> impl Iterator<Item = &Notes> {
        self.read.iter().map(|(_, notes)| notes)
    }

    /// The names of projects that were learnt of all of them.
    #[must_use]
    pub fn names(&self) -> &ProjectNames {
        &self.names
    }

    /// The records of each document by itself.
    pub fn each(&self) -> impl Iterator<Item = Self> {
        self.read.iter().map(|one| Self { read: vec![one.clone()], names: self.names.clone() })
    }
}

/// The records stand in the lines and pages of the documents.
impl Records for DocumentRecords {
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record>> + '_> {
        let records = |(path, notes): &(PathBuf, Notes)| notes.records(&self.names, &path.display().to_string());
        Box::new(checked(self.read.iter().flat_map(records).map(Ok)))
    }
}

fn read<'a>(layouts: &'a Layouts, layout: Option<&str>, document: &'a Document) -> Result<Reading<'a>> {
    layout.map_or_else(|| layouts.read(document), |name| layouts.read_as(document, name))
}

/// Whether a path names a document: any file that is no record file.
pub(crate) fn is_document(path: &Path) -> bool {
    path.exists() && !path.is_dir() && !has_extension(path, "toml")
}

/// The documents at a path: the file itself, or those of a folder, in the order of their names.
///
/// # Errors
/// [`ReadError::File`] if a folder cannot be read,
/// [`ReadError::NoDocuments`] if there are none in it.
pub fn documents(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    match in_folder(path)? {
        found if found.is_empty() => {
            Err(Error::Read(ReadError::NoDocuments { path: path.to_owned(), found: contents(path)? }))
        }
        found => Ok(found),
    }
}

/// The documents of a folder, in the order of their names.
pub(crate) fn in_folder(path: &Path) -> Result<Vec<PathBuf>> {
    let found = DOCUMENTS.iter().map(|extension| files(path, extension)).collect::<Result<Vec<_>>>()?;
    let mut found = found.concat();
    found.sort();
    Ok(found)
}
