//! Reading what is to be compared: a bundle, a data folder, a record file, or an RDF file.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::Path;

use oxigraph::io::{JsonLdProfile, LoadedDocument, RdfFormat, RdfParseError, RdfParser};
use oxigraph::model::Quad;

use crate::error::{Error, ReadError};
use crate::graph::{Builder, MANIFEST};
use crate::ontology::CONTEXT;
use crate::{KnowledgeGraph, Result};

/// The files of a bundle that hold the data, the fullest first.
const BUNDLE: [&str; 3] = ["dataset.nq", "dataset.ttl", "dataset.jsonld"];
/// The extensions of the RDF files that are read.
const RDF: [&str; 5] = ["nq", "ttl", "jsonld", "nt", "trig"];

/// Reads the graph of a bundle (a folder with `dataset.nq` or, if there are no claims, `dataset.ttl`), of a kept graph (a folder
/// with `manifest.toml`), of a data folder (with `records`), of a record file (`.toml`), or of an RDF file (`.nq`, `.ttl`, `.jsonld`, `.nt`, `.trig`).
///
/// # Errors
/// [`ReadError::File`] if it cannot be read,
/// [`ReadError::NotComparable`] if it is none of these,
/// [`ReadError::Rdf`] if a file is not valid,
/// [`ReadError::Faults`] with every fault of its records; for a kept graph those of [`KnowledgeGraph::open`].
pub fn read(path: &Path) -> Result<KnowledgeGraph> {
    read_with(path, KnowledgeGraph::builder()?)
}

/// The same; a record file is read with the schemes and the names of the builder.
///
/// # Errors
/// Those of [`read`].
pub fn read_with(path: &Path, builder: Builder) -> Result<KnowledgeGraph> {
    let metadata = path.metadata().map_err(|source| Error::Read(ReadError::File { path: path.to_owned(), source }))?;
    if metadata.is_dir() {
        return folder(path);
    }
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_lowercase();
    if extension == "toml" {
        return builder.path(path)?.build();
    }
    match RdfFormat::from_extension(&extension).filter(|_| RDF.contains(&extension.as_str())) {
        Some(format) => rdf(path, format),
        None => Err(not_comparable(path, "not a file that can be compared")),
    }
}

fn folder(path: &Path) -> Result<KnowledgeGraph> {
    let bundled = BUNDLE.iter().map(|file| path.join(file)).find(|file| file.is_file());
    match bundled {
        Some(file) => read(&file),
        None if path.join(MANIFEST).is_file() => KnowledgeGraph::open(path),
        None if path.join("records").is_dir() => KnowledgeGraph::from_folder(path),
        None => Err(not_comparable(path, "neither a bundle nor a data folder")),
    }
}

fn not_comparable(path: &Path, problem: &str) -> Error {
    Error::Read(ReadError::NotComparable { path: path.to_owned(), problem: problem.to_owned() })
}

fn rdf(path: &Path, format: RdfFormat) -> Result<KnowledgeGraph> {
    let file = behind_mark(path).map_err(|source| Error::Read(ReadError::File { path: path.to_owned(), source }))?;
    let base = format!("file:///{}", path.file_name().unwrap_or_default().to_string_lossy());
    let parser = RdfParser::from_format(format);
    // Only the context of our own files is relative to them.
    let parser = parser.clone().with_base_iri(base).unwrap_or(parser).for_reader(file);
    let quads = parser.with_document_loader(context).map(|quad| comparable(path, quad));
    KnowledgeGraph::from_publication(quads)
}

/// The file; a byte order mark is no part of it.
fn behind_mark(path: &Path) -> io::Result<BufReader<File>> {
    let mut file = BufReader::with_capacity(1 << 16, File::open(path)?);
    if file.fill_buf()?.starts_with("\u{feff}".as_bytes()) {
        file.consume('\u{feff}'.len_utf8());
    }
    Ok(file)
}

/// The context that our JSON-LD files name is compiled in; no other is fetched.
fn context(url: &str) -> Result<LoadedDocument, Box<dyn std::error::Error + Send + Sync>> {
    if !url.ends_with("context.jsonld") {
        return Err(format!("the context {url} is not fetched").into());
    }
    let format = RdfFormat::JsonLd { profile: JsonLdProfile::Context.into() };
    Ok(LoadedDocument { url: url.to_owned(), content: CONTEXT.as_bytes().to_vec(), format })
}

fn comparable(path: &Path, quad: Result<Quad, RdfParseError>) -> Result<Quad> {
    let quad = quad.map_err(|error| failed(path, error))?;
    if quad.subject.is_blank_node() || quad.object.is_blank_node() {
        return Err(not_comparable(path, "a file with blank nodes, which nobody can tell apart"));
    }
    Ok(quad)
}

fn failed(path: &Path, error: RdfParseError) -> Error {
    match error {
        RdfParseError::Io(source) => Error::Read(ReadError::File { path: path.to_owned(), source }),
        RdfParseError::Syntax(error) => {
            let start = error.location().map(|location| location.start);
            let counted = |from_zero: u64| usize::try_from(from_zero).unwrap_or_default() + 1;
            Error::Read(ReadError::Rdf {
                file: path.display().to_string(),
                line: start.map_or(1, |start| counted(start.line)),
                column: start.map_or(1, |start| counted(start.column)),
                problem: error.to_string(),
            })
        }
    }
}
