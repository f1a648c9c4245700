//! What a bundle holds: its files, what each is for, and how it is written.

use std::io::Write;

use crate::Result;
use crate::language::Text;

use super::Edition;

/// The path of the JSON-LD context in a bundle.
pub(crate) const CONTEXT: &str = "context.jsonld";

/// A file that a bundle is to have.
pub(crate) struct File {
    /// Its path in the bundle, with slashes.
    pub path: String,
    /// Which of the data sets of the catalogue it belongs to.
    pub set: Set,
    /// As what.
    pub role: Role,
    /// What it is, in Finnish and English at least.
    pub title: Text<String>,
    pub writer: Writer,
}

/// Writes a file, given the files that have been written before.
pub(crate) type Writer = Box<dyn Fn(&Edition<'_>, &[Written], &mut dyn Write) -> Result<()> + Send + Sync>;

/// The data sets of the catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Set {
    /// The projects and all that belongs to them.
    Data,
    /// The ontology and its concept schemes.
    Vocabulary,
    /// The saved queries.
    Queries,
}

/// What a file is to its data set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Role {
    /// The data set in a form that is whole or, as a table, a part of it.
    Distribution,
    /// What the distribution at this path conforms to.
    SchemaOf(String),
    /// A page or a description for people or programs.
    Documentation,
}

/// A file of a bundle that has been written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    pub path: String,
    pub set: Set,
    pub role: Role,
    pub title: Text<String>,
    pub bytes: u64,
    /// In hexadecimal digits.
    pub sha256: String,
}

/// What a file name's extension says of the format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Media {
    /// The media type that IANA has registered.
    pub iana: &'static str,
    /// The code in the EU's authority list of file types.
    pub file_type: Option<&'static str>,
}

impl Media {
    pub(crate) fn of(path: &str) -> Self {
        if path.ends_with("csv-metadata.json") {
            return Self { iana: "application/csvm+json", file_type: Some("JSON") };
        }
        let (iana, file_type) = match path.rsplit('.').next().unwrap_or_default() {
            "ttl" => ("text/turtle", Some("RDF_TURTLE")),
            "jsonld" => ("application/ld+json", Some("JSON_LD")),
            "nq" => ("application/n-quads", Some("RDF_N_QUADS")),
            "csv" => ("text/csv", Some("CSV")),
            "json" => ("application/json", Some("JSON")),
            "html" => ("text/html", Some("HTML")),
            "css" => ("text/css", None),
            _ => ("text/plain", Some("TXT")),
        };
        Self { iana, file_type }
    }
}
