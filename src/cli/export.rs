//! `hanke export`: the graph in one format.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use hanke::Result;
use hanke::bundle;
use hanke::publish::{self, Format, Profile};

use super::failure::Failure;
use super::output::{self, Written};
use super::{Common, Found};

#[derive(Args)]
pub(super) struct Export {
    /// Record files or documents, or folders of them, to add to the data
    paths: Vec<PathBuf>,
    /// The format; by the extension of FILE, else Turtle
    #[arg(long, value_enum)]
    format: Option<ExportFormat>,
    /// Write the claims too, each in the graph of its passage: N-Quads
    #[arg(long)]
    with_claims: bool,
    /// Write the saved queries instead, as sh:SPARQLExecutable in Turtle
    #[arg(long, conflicts_with_all = ["format", "with_claims", "paths"])]
    queries: bool,
    /// Write to FILE instead of standard output ("-")
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum ExportFormat {
    /// The view, nested and sorted
    Turtle,
    /// The view, compact
    Jsonld,
    /// The view, a statement a line
    Ntriples,
    /// The view and the claims, a statement a line
    Nquads,
}

const GRAPH: Written = Written { what: "a graph", formats: "turtle (ttl), jsonld, ntriples (nt) or nquads (nq)" };
const CLAIMS: Written = Written { what: "a graph with its claims", formats: "nquads (nq)" };

impl Export {
    pub(super) fn run(&self, common: &Common) -> Result<Found, Failure> {
        let file = self.output.as_deref().filter(|path| *path != Path::new("-"));
        if self.queries {
            let library = common.library()?;
            output::write_to(file, |out| publish::write_queries(&library, out))?;
            return Ok(Found::Something);
        }
        super::no_data_folder(&self.paths)?;
        let format = self.format(file)?;
        let graph = common.graph(&self.paths)?;
        common.tell_unpublished(&graph, &Profile::full())?;
        match file {
            Some(path) => bundle::write_file(&graph, format, path)?,
            None => output::write_to(None, |out| publish::write(&graph, format, out))?,
        }
        Ok(Found::Something)
    }

    fn format(&self, file: Option<&Path>) -> Result<Format, Failure> {
        let written = if self.with_claims { CLAIMS } else { GRAPH };
        let asked = match self.format {
            Some(ExportFormat::Turtle) => Some(Format::Turtle),
            Some(ExportFormat::Jsonld) => Some(Format::JsonLd),
            Some(ExportFormat::Ntriples) => Some(Format::NTriples),
            Some(ExportFormat::Nquads) => Some(Format::NQuads),
            None => written.by_extension(file, |extension| extension.parse().ok())?,
        };
        match (asked, self.with_claims) {
            (Some(Format::NQuads) | None, true) => Ok(Format::NQuads),
            (Some(_), true) => match (&self.format, file) {
                (None, Some(file)) => Err(written.not_as(file.display())),
                _ => Err(written.not_as("what holds no graphs")),
            },
            (asked, false) => Ok(asked.unwrap_or(Format::Turtle)),
        }
    }
}
