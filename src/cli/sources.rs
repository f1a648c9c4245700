//! `hanke sources`: the sources of a store.

use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use hanke::Result;
use hanke::ingest::KeptSource;

use super::failure::Failure;
use super::output::{self, Written};
use super::{Common, Found, table};

#[derive(Args)]
pub(super) struct Sources {
    /// The format; by the extension of FILE, else a table on a terminal and CSV elsewhere
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write to FILE instead of standard output ("-")
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    /// An aligned table for people
    Table,
    /// Comma-separated values
    Csv,
    /// A list of objects
    Json,
}

const SOURCES: Written = Written { what: "sources", formats: "table, csv or json" };

const COLUMNS: [&str; 7] = ["id", "title", "rank", "as_of", "records", "statements", "ingested"];

impl Sources {
    pub(super) fn run(&self, common: &Common) -> Result<Found, Failure> {
        let file = self.output.as_deref().filter(|path| *path != Path::new("-"));
        let format = self.format(file)?;
        let sources = common.named_store()?.sources()?;
        match format {
            Format::Table => {
                let rows: Vec<_> = sources.iter().map(cells).collect();
                output::tell(file, common, |out| table::write_texts(&COLUMNS, rows, out))?;
            }
            Format::Csv => output::write_to(file, |out| {
                let mut csv = csv::Writer::from_writer(out);
                csv.write_record(COLUMNS).map_err(io::Error::from)?;
                sources.iter().try_for_each(|source| csv.write_record(cells(source)).map_err(io::Error::from))?;
                Ok(csv.flush()?)
            })?,
            Format::Json => output::write_to(file, |out| {
                serde_json::to_writer_pretty(&mut *out, &sources).map_err(io::Error::from)?;
                Ok(writeln!(out)?)
            })?,
        }
        Ok(if sources.is_empty() { Found::Nothing } else { Found::Something })
    }

    fn format(&self, file: Option<&Path>) -> Result<Format, Failure> {
        let default = if file.is_none() && io::stdout().is_terminal() { Format::Table } else { Format::Csv };
        if let Some(format) = self.format {
            return Ok(format);
        }
        let known = |extension: &str| Format::from_str(extension, true).ok();
        Ok(SOURCES.by_extension(file, known)?.unwrap_or(default))
    }
}

fn cells(source: &KeptSource) -> [String; 7] {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    [
        source.id.clone(),
        source.title.clone(),
        text(&source.rank),
        text(&source.as_of),
        source.records.to_string(),
        source.statements.to_string(),
        source.ingested.clone(),
    ]
}
