//! The files of a publication, written so that a reader never sees half of one.

mod checksums;
mod destination;
mod entities;
mod marker;
mod negotiation;
#[cfg_attr(not(feature = "site"), path = "bundle/no_pages.rs")]
mod pages;
mod stage;

use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use rayon::prelude::*;

use crate::digest::hexadecimal;
use crate::language::Text;
use crate::mapping::FileNames;
use crate::publish::contents::{CONTEXT, File, Role, Set, Writer, Written};
use crate::publish::describe::{catalogue, ckan, vocabulary, void};
use crate::publish::file::write_whole;
use crate::publish::format::json_ld::{self, Place};
use crate::publish::format::{n_quads, tables, turtle};
use crate::publish::{Edition, Format};
use crate::query::Library;
use crate::{KnowledgeGraph, Result};

use stage::{Stage, Sum};

/// A folder of publications that is to be written.
///
/// ```
/// use hanke::KnowledgeGraph;
/// use hanke::bundle::Bundle;
/// use hanke::publish::{Edition, Profile, Publication};
///
/// let (graph, profile, publication) = (KnowledgeGraph::shipped()?, Profile::portal()?, Publication::shipped()?);
/// let edition = Edition { graph: &graph, profile: &profile, publication: &publication };
/// let folder = tempfile::tempdir()?;
/// let published = Bundle::of(&edition).without_documents().write(&folder.path().join("publication"))?;
/// assert!(published.files.contains(&"catalog.ttl".to_owned()));
/// # Ok::<_, Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy)]
pub struct Bundle<'a> {
    edition: &'a Edition<'a>,
    documents: bool,
    queries: Option<&'a Library>,
}

/// What the files of a bundle share.
struct Shared {
    names: Arc<FileNames>,
    queries: Arc<Library>,
}

/// What has been written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// The paths of the files in the folder, without the documents of single entities.
    pub files: Vec<String>,
    /// How many documents of single entities there are.
    pub documents: usize,
}

impl<'a> Bundle<'a> {
    /// All of an edition.
    #[must_use]
    pub fn of(edition: &'a Edition<'a>) -> Self {
        Self { edition, documents: true, queries: None }
    }

    /// Publishes these saved queries, instead of those that are compiled in.
    #[must_use]
    pub fn with_queries(self, queries: &'a Library) -> Self {
        Self { queries: Some(queries), ..self }
    }

    /// Leaves out the documents of single entities, which are by far the most files.
    #[must_use]
    pub fn without_documents(self) -> Self {
        Self { documents: false, ..self }
    }

    /// Writes the bundle into a folder. It takes its place as a whole and at once: until then, and for good if something
    /// fails, the old one stays as it is.
    ///
    /// # Errors
    /// [`WriteError::File`](crate::error::WriteError::File) if the folder or a file cannot be written, those of
    /// [`publish::write`](crate::publish::write).
    pub fn write(self, place: &Path) -> Result<Published> {
        let (edition, stage) = (self.edition, Stage::open(place)?);
        let (shared, mut written) = (self.shared()?, Vec::new());
        for files in [data(edition, &shared)?, self.descriptions(&shared), catalogue()] {
            let more = files.par_iter().map(|file| stage.write(file, |out| (file.writer)(edition, &written, out)));
            let more = more.collect::<Result<Vec<_>>>()?;
            written.extend(more);
            written.sort_by(|a, b| a.path.cmp(&b.path));
        }
        let documents = if self.documents { entities::write(edition, &shared.names, &stage)? } else { Vec::new() };
        written.push(stage.write(&mark(), |out| Ok(out.write_all(marker::TEXT.as_bytes())?))?);
        written.push(stage.write(&sums(), |out| write_sums(&written, &documents, out))?);
        stage.publish()?;
        Ok(Published { files: written.into_iter().map(|file| file.path).collect(), documents: documents.len() })
    }

    fn shared(self) -> Result<Shared> {
        let queries = self.queries.cloned().map_or_else(Library::shipped, Ok)?;
        Ok(Shared { names: Arc::new(self.edition.file_names()?), queries: Arc::new(queries) })
    }

    /// What describes the data: needs to know their files.
    fn descriptions(self, shared: &Shared) -> Vec<File> {
        let later = catalogue().into_iter().chain([sums()]).map(|file| file.path).collect::<Vec<_>>();
        let names = self.documents.then_some(&shared.names);
        let mut files = vec![void::file(), ckan::file(), tables::data_package()];
        files.extend(pages::first(&later, names, &shared.queries));
        files
    }
}

/// What is written from the graph, the ontology and the queries alone.
fn data(edition: &Edition<'_>, shared: &Shared) -> Result<Vec<File>> {
    let mut files = vec![
        distribution(
            "dataset.ttl",
            Text::in_all(
                "Koko aineisto Turtle-muodossa",
                "Hela datamängden i formatet Turtle",
                "The whole data set in Turtle",
            ),
            Box::new(|edition, _, out| turtle::write(edition.statements(), edition.graph.prefixes(), out)),
        ),
        distribution(
            "dataset.jsonld",
            Text::in_all(
                "Koko aineisto JSON-LD-muodossa",
                "Hela datamängden i JSON-LD",
                "The whole data set in JSON-LD",
            ),
            Box::new(|edition, _, out| json_ld::write(edition.statements(), Place::File(CONTEXT), out)),
        ),
    ];
    // Where there are no claims, it would say no more than the others.
    if edition.profile.has_claims() {
        files.push(distribution(
            "dataset.nq",
            Text::in_all(
                "Koko aineisto ja lähteiden väitteet N-Quads-muodossa",
                "Hela datamängden och källornas påståenden i N-Quads",
                "The whole data set and what its sources claim, in N-Quads",
            ),
            Box::new(|edition, _, out| n_quads::write_all(edition.statements(), out)),
        ));
    }
    files.extend(vocabulary::files(edition, &shared.queries)?);
    files.extend(tables::files(edition)?);
    files.extend(pages::of_ontology());
    files.push(negotiation::file(Arc::clone(&shared.names)));
    Ok(files)
}

/// The catalogue, which lists all other files.
fn catalogue() -> Vec<File> {
    catalogue::files()
}

/// The mark by which a later run knows that the folder may be replaced.
fn mark() -> File {
    last(marker::NAME)
}

/// The checksums of everything else.
fn sums() -> File {
    last(checksums::NAME)
}

/// A file that is written when all others are there, and that no catalogue lists.
fn last(path: &str) -> File {
    let writer: Writer = Box::new(|_, _, _| Ok(()));
    File { path: path.to_owned(), set: Set::Data, role: Role::Documentation, title: Text::default(), writer }
}

fn write_sums(written: &[Written], documents: &[Sum], out: &mut dyn Write) -> Result<()> {
    let of_files = written.iter().map(|file| (file.path.as_str(), file.sha256.clone()));
    let of_documents = documents.iter().map(|sum| (sum.path.as_str(), hexadecimal(&sum.sha256)));
    of_files.chain(of_documents).try_for_each(|(path, sha256)| Ok(writeln!(out, "{sha256}  {path}")?))
}

fn distribution(path: &str, title: Text, writer: Writer) -> File {
    File { path: path.to_owned(), set: Set::Data, role: Role::Distribution, title: title.into(), writer }
}

/// Writes one publication to a file, which takes its place only when it is complete.
///
/// # Errors
/// [`WriteError::File`](crate::error::WriteError::File) if the file cannot be written.
pub fn write_file(graph: &KnowledgeGraph, format: Format, path: &Path) -> Result<()> {
    write_whole(path, |out| crate::publish::write(graph, format, out))
}
