//! `hanke export`: the graph in one format.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use hanke::Result;
use hanke::publish::{self, Format};

use super::{Common, Found, output};

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

impl Export {
    pub fn run(&self, common: &Common) -> Result<Found> {
        let file = self.output.as_deref().filter(|path| *path != Path::new("-"));
        if self.queries {
            let library = common.library()?;
            output::write_to(file, |out| publish::write_queries(&library, out))?;
            return Ok(Found::Something);
        }
        super::no_data_folder(&self.paths)?;
        let graph = common.graph(&self.paths)?;
        match file {
            Some(path) => publish::write_file(&graph, self.format(), path)?,
            None => output::write_to(None, |out| publish::write(&graph, self.format(), out))?,
        }
        Ok(Found::Something)
    }

    fn format(&self) -> Format {
        let extension = || self.output.as_deref()?.extension()?.to_str()?.parse().ok();
        match self.format {
            _ if self.with_claims => Format::NQuads,
            Some(ExportFormat::Turtle) => Format::Turtle,
            Some(ExportFormat::Jsonld) => Format::JsonLd,
            Some(ExportFormat::Ntriples) => Format::NTriples,
            Some(ExportFormat::Nquads) => Format::NQuads,
            None => extension().unwrap_or(Format::Turtle),
        }
    }
}
