//! What can go wrong: each error says what was being done, where, and what to do.

mod fault;
mod hint;

use std::io;
use std::path::PathBuf;
use std::time::Duration;

pub use fault::{Fault, Faults, Problem, Wanted};
pub(crate) use hint::did_you_mean;
pub use hint::nearest;
use hint::{claimed, kept, nothing_called};

/// A result with Hanke's [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Anything that can stop Hanke.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read.
    #[error("cannot read {}: {source}\n  help: check the path and that you may read it", .path.display())]
    Read {
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
    /// A file or folder could not be written.
    #[error("cannot write {}: {source}\n  help: check that the folder exists, is writable and has room", .path.display())]
    Write {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// A file that was to be replaced is not to be written.
    #[error("{} is read-only and stays as it is\n  help: name another file, or make this one writable", .path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// Files that are there already would have become others. Nothing was written.
    #[error("{}\n  help: a person may have corrected what stands there: move it away, or name another place", kept(.files))]
    Kept {
        /// The files.
        files: Vec<PathBuf>,
    },
    /// What was to be written would have taken the place of what it is made of.
    #[error("{} is what is read here, and stays as it is\n  help: name another file for the result", .path.display())]
    WrittenOverItself {
        /// The file.
        path: PathBuf,
    },
    /// A folder that a bundle was to replace is none, or is not as it was written.
    #[error("{} is no bundle: {problem}\n  help: name a new or an empty folder, or move away what is in this one", .path.display())]
    NotABundle {
        /// The folder.
        path: PathBuf,
        /// What it holds that was not written there.
        problem: String,
    },
    /// The files of a bundle changed while it was being written. The old one stays.
    #[error("something else has changed the files of {} while they were written\n  help: build again when nothing else writes there", .path.display())]
    Disturbed {
        /// The folder.
        path: PathBuf,
    },
    /// The bundle to be replaced is the folder that the program runs in.
    #[error("cannot replace {} from inside it\n  help: go to the folder above and name it from there", .path.display())]
    InsideTheBundle {
        /// The folder.
        path: PathBuf,
    },
    /// Another run is writing the same bundle.
    #[error("another run is writing {}\n  help: wait until it is done, or name another folder", .path.display())]
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// A path is not of a kind that can be read as a source.
    #[error("{} is not a record file\n  help: give a .toml file as data/README.md describes, or a folder of them", .path.display())]
    UnknownKindOfSource {
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
    /// No layout has this name.
    #[error("there is no layout {name}{}", did_you_mean(.nearest.as_deref().or(Some("one that data/layouts/README.md lists"))))]
    NoSuchLayout {
        /// The name asked for.
        name: String,
        /// The nearest name that exists.
        nearest: Option<String>,
    },
    /// No layout fits a document.
    #[error("no layout fits {name}; the closest:\n{}\n  help: force one with --layout NAME, or write one (data/layouts/README.md) and add it with --layouts PATH", .closest.join("\n"))]
    UnknownLayout {
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
    /// A data folder was named among what is to be added to other data.
    #[error("{0} is a data folder of its own, which would be mixed with other data\n  help: start from it with --data {0}; to add its records to other data, name {1}", .path.display(), .path.join("records").display())]
    DataFolder {
        /// The folder.
        path: PathBuf,
    },
    /// Data of one's own were to be published in the name of those who publish the data that are compiled in.
    #[error("{} would be published under the name and the address of the data that are compiled in\n  help: name a publication.toml of your own with --publication FILE, or put your records into a data folder and start from it with --data DIR", .path.display())]
    OwnData {
        /// The first of the paths that were added.
        path: PathBuf,
    },
    /// No source says anything.
    #[error(
        "there is nothing to publish: {found}\n  help: give record files, as data/README.md describes them, or documents"
    )]
    NothingToPublish {
        /// What was found instead.
        found: String,
    },
    /// Some documents could not be read; each has been told of.
    #[error("{failed} of {of} documents could not be read")]
    NotRead {
        /// How many.
        failed: usize,
        /// Of how many.
        of: usize,
    },
    /// The records of several documents were to go to one place.
    #[error("{documents} documents give as many record files\n  help: name a folder for them with -o")]
    SeveralRecordFiles {
        /// How many documents there are.
        documents: usize,
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
    /// The store failed.
    #[error("the graph store failed: {0}")]
    Storage(#[from] oxigraph::store::StorageError),
    /// No thing has this name.
    #[error("{}{}", nothing_called(.name), did_you_mean(.nearest.as_deref()))]
    UnknownThing {
        /// The name, code or IRI asked for.
        name: String,
        /// The nearest name that exists.
        nearest: Option<String>,
    },
    /// Several things have this name.
    #[error("{name} is the name of {} things\n  help: ask for one of {}", .candidates.len(), .candidates.join(", "))]
    AmbiguousThing {
        /// The name asked for.
        name: String,
        /// The things, as compact IRIs.
        candidates: Vec<String>,
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
    /// A decision was to be recorded, but the data are those that are compiled in.
    #[error("there is no data folder to record the decision in\n  help: name it with --data DIR")]
    NoDataFolder,
    /// A value was to hold that no passage gives.
    #[error("no passage says that {property} of {thing} is {value}\n  help: {}", claimed(.values))]
    NotClaimed {
        /// The thing.
        thing: String,
        /// The property.
        property: String,
        /// The value that was to hold.
        value: String,
        /// The values that passages give.
        values: Vec<String>,
    },
    /// A file that was to be added to is not TOML.
    #[error("cannot add to {file}: {problem}\n  help: mend the file first")]
    NotToml {
        /// The file.
        file: String,
        /// What is wrong.
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
    /// Nothing says who publishes the data, and as what.
    #[error("{} is missing: portals need a title, a description, a publisher, a contact and a licence\n  help: write the file as data/README.md shows, or name one with --publication FILE", .path.display())]
    NoPublication {
        /// The file that was looked for.
        path: PathBuf,
    },
    /// No saved query has this name.
    #[error("there is no saved query {name}{}", did_you_mean(.nearest.as_deref().or(Some("one that `hanke query` lists"))))]
    UnknownQuery {
        /// The name asked for.
        name: String,
        /// The nearest name that exists.
        nearest: Option<String>,
    },
    /// A saved query cannot be used as it stands.
    #[error("{file}:{line}:{column}: {problem}")]
    SavedQuery {
        /// The file of the query.
        file: String,
        /// Line in the file, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong and what to do.
        problem: String,
    },
    /// A parameter was given wrongly, or is missing.
    #[error("query {query}, parameter {parameter}: {problem}")]
    Parameter {
        /// The query.
        query: String,
        /// The parameter.
        parameter: String,
        /// What is wrong and what to do.
        problem: String,
    },
    /// A SPARQL query is not valid.
    #[error("the query cannot be read: {line}:{column}: {problem}")]
    SparqlSyntax {
        /// Line in the text, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong and what to do.
        problem: String,
    },
    /// A query is longer, larger or nested deeper than can be planned in time.
    #[error("query {query} has {problem}")]
    TooLarge {
        /// The query.
        query: String,
        /// What it has too much of, how much is allowed, and what to do.
        problem: String,
    },
    /// A query asks another machine.
    #[error("query {query} asks another machine\n  help: take SERVICE out: only this graph is asked")]
    Elsewhere {
        /// The query.
        query: String,
    },
    /// A query could not be evaluated.
    #[error("the query failed: {0}")]
    Evaluation(#[from] oxigraph::sparql::QueryEvaluationError),
    /// A row does not fit the type it was read into.
    #[error("query {query}, row {row}: {problem}")]
    Row {
        /// The query.
        query: String,
        /// The number of the row, from 1.
        row: usize,
        /// The column and the term, and what was expected.
        problem: String,
    },
    /// A query takes longer than it may, or would to sort its rows. What it had given is not the whole answer.
    #[error("query {query} takes more than {time:?}\n  help: ask for less, or allow it more time")]
    OutOfTime {
        /// The query.
        query: String,
        /// How long it may take.
        time: Duration,
    },
    /// Holding the things of a class against their shapes takes longer than it may.
    #[error("checking the shapes of {class} takes more than {time:?}\n  help: allow it more time")]
    ShapesOutOfTime {
        /// The IRI of the class.
        class: String,
        /// How long it may take.
        time: Duration,
    },
    /// A query held more rows, or made longer texts, than it may. What it had given is not the whole answer.
    #[error("query {query} took more than {} MB\n  help: ask for less, or allow it more memory", .bytes / 1_000_000)]
    OutOfMemory {
        /// The query.
        query: String,
        /// How many bytes it may take.
        bytes: usize,
    },
    /// The engine stopped in the middle of a query. What it had given is not the whole answer.
    #[error("query {query} stopped before its end\n  help: this is a fault of the engine; report it with the query")]
    Stopped {
        /// The query.
        query: String,
    },
    /// A query gave more rows or statements than it may. What it had given is not the whole answer.
    #[error("query {query} gives more than {rows} rows\n  help: ask for less, or allow it more rows")]
    TooManyRows {
        /// The query.
        query: String,
        /// How many it may give.
        rows: usize,
    },
    /// Rows were asked for from a query that gives none.
    #[error("the query gives {gives}, not rows\n  help: only a SELECT query gives rows")]
    NotRows {
        /// What it gives.
        gives: &'static str,
    },
    /// What was to be published leads to a person.
    #[error("cannot publish {thing} {property}: {problem}")]
    Person {
        /// The thing of which it is said.
        thing: String,
        /// The property.
        property: String,
        /// What was found, masked, and what to do.
        problem: Problem,
    },
    /// Something was to be written in a format that it does not have.
    #[error("{asked} is no format for {what}\n  help: {what} can be written as {formats}")]
    NoFormat {
        /// The format, or the file whose name asks for one.
        asked: String,
        /// What was to be written.
        what: &'static str,
        /// The formats that it has.
        formats: &'static str,
    },
    /// The system has no thread to give.
    #[error(
        "cannot start a thread to {purpose}: {source}\n  help: end other programs, or allow this one more threads and memory (ulimit -u, ulimit -v)"
    )]
    Thread {
        /// What the thread was for.
        purpose: &'static str,
        /// What the system said.
        source: io::Error,
    },
    /// An output could not be written.
    #[error("cannot write the output: {0}")]
    Output(#[from] io::Error),
}
