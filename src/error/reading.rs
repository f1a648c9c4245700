//! What can go wrong in reading sources, layouts, schemes and data folders.

use std::io;
use std::path::PathBuf;

use super::fault::{Fault, Faults};
use super::hint::did_you_mean;

/// What can go wrong in reading sources, layouts, schemes and data folders.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// A file or folder could not be read.
    #[error("cannot read {}: {source}\n  help: check the path and that you may read it", .path.display())]
    File {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A text is not in UTF-8.
    #[error("cannot read {}: expected UTF-8, found {found}\n  help: open it in an editor and save it as UTF-8", .path.display())]
    Encoding {
        /// The file.
        path: PathBuf,
        /// The encoding that it is in, or what else it is.
        found: String,
    },
    /// A path is not of a kind that can be read as a source.
    #[error("{} is not a record file\n  help: give a .toml file as data/README.md describes, or a folder of them", .path.display())]
    UnknownKind {
        /// The path.
        path: PathBuf,
    },
    /// A document could not be read.
    #[error(transparent)]
    Document(#[from] crate::document::Problem),
    /// A layout cannot be used as it stands.
    #[error("{file}:{line}:{column}: {problem}")]
    Layout {
        /// The file of the layout.
        file: String,
        /// Line in the file, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong and what to do.
        problem: String,
    },
    /// A profile, of checks or of a publication, cannot be used as it stands.
    #[error("{file}:{line}:{column}: {problem}")]
    Profile {
        /// The file of the profile.
        file: String,
        /// Line in the file, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong and what to do.
        problem: String,
    },
    /// No layout has this name.
    #[error("there is no layout {name}{}", did_you_mean(.nearest.as_deref().or(Some("one that data/layouts/README.md lists"))))]
    UnknownLayout {
        /// The name asked for.
        name: String,
        /// The nearest name that exists.
        nearest: Option<String>,
    },
    /// No layout fits a document.
    #[error("no layout fits {name}; the closest:\n{}\n  help: name one to be forced, or write one and add it, as data/layouts/README.md describes", .closest.join("\n"))]
    NoLayoutFits {
        /// The document.
        name: String,
        /// The closest layouts, each with why it does not fit.
        closest: Vec<String>,
    },
    /// A folder that was to be read has no documents.
    #[error("{} has no documents: it holds {found}\n  help: documents end in .txt, .html, .htm or .pdf; name others one by one", .path.display())]
    NoDocuments {
        /// The folder.
        path: PathBuf,
        /// What it holds.
        found: String,
    },
    /// A folder that was to be added has neither record files nor documents.
    #[error("{} has neither record files nor documents: it holds {found}\n  help: record files end in .toml, documents in .txt, .html, .htm or .pdf; name documents of other names one by one", .path.display())]
    NoRecords {
        /// The folder.
        path: PathBuf,
        /// What it holds.
        found: String,
    },
    /// A folder is no data folder.
    #[error("{} is no data folder: it has no folder records, and holds {found}\n  help: put the record files into {}, as data/README.md describes", .path.display(), .path.join("records").display())]
    NotADataFolder {
        /// The folder.
        path: PathBuf,
        /// What it holds.
        found: String,
    },
    /// One fault of a record file; reading goes on behind it.
    #[error(transparent)]
    Fault(Box<Fault>),
    /// All faults of the record files that were read. Nothing was built.
    #[error(transparent)]
    Faults(#[from] Faults),
    /// The ontology or one of its schemes is not valid Turtle or lacks something.
    #[error("ontology {file}: {problem}")]
    Ontology {
        /// The file.
        file: String,
        /// What is wrong.
        problem: String,
    },
    /// A string is not an absolute IRI.
    #[error("{iri} is not an absolute IRI: {problem}\n  help: write it in full, such as https://example.org/id")]
    Iri {
        /// The string.
        iri: String,
        /// What is wrong.
        problem: String,
    },
    /// A path is nothing that can be compared with another.
    #[error("{} is {problem}\n  help: give a bundle (a folder with dataset.nq or dataset.ttl), a data folder (with records), a record file (.toml), or an RDF file (.nq, .ttl, .jsonld)", .path.display())]
    NotComparable {
        /// The path.
        path: PathBuf,
        /// What it is instead.
        problem: String,
    },
    /// A file is not the RDF that its name promises.
    #[error(
        "{file}:{line}:{column}: {problem}\n  help: this must be RDF as the file's extension says, such as hanke build and hanke export write it"
    )]
    Rdf {
        /// The file.
        file: String,
        /// Line in the file, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong.
        problem: String,
    },
}
