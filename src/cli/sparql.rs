//! `hanke sparql`: any SPARQL 1.1 query.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use clap::Args;
use hanke::error::ReadError;
use hanke::folder::read_text;
use hanke::{Error, Result};

use super::failure::Failure;
use super::output::{Limit, Output};
use super::{Common, Found};

#[derive(Args)]
pub(super) struct Sparql {
    /// The query, or @FILE, or - for standard input; the prefixes hanke:, skos:, dcterms: … need not be declared
    query: String,
    /// Add record files or documents, or folders of them, to the data
    #[arg(long = "with", value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[command(flatten)]
    limit: Limit,
    #[command(flatten)]
    output: Output,
}

impl Sparql {
    pub(super) fn run(&self, common: &Common) -> Result<Found, Failure> {
        let query = self.text()?;
        let graph = common.graph(&self.paths)?;
        self.output.write(graph.sparql_within(&query, self.limit.limits())?, common)
    }

    fn text(&self) -> Result<String> {
        if let Some(file) = self.query.strip_prefix('@') {
            return read_text(Path::new(file));
        }
        if self.query != "-" {
            return Ok(self.query.clone());
        }
        let mut text = String::new();
        let failed = |source| Error::Read(ReadError::File { path: PathBuf::from("standard input"), source });
        io::stdin().read_to_string(&mut text).map_err(failed)?;
        Ok(text.trim_start_matches('\u{feff}').to_owned())
    }
}
