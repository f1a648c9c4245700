//! Where results go and how they are written.

use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, ValueEnum};
use hanke::query::{self, Answer, Limits, Rows};
use hanke::{Result, publish};

use super::terminal::{self, Terminal, is_coloured};
use super::{Common, Found, table};

/// Up to this many bytes are kept in memory until they are complete, more in a temporary file.
const SPOOL: usize = 1 << 20;

/// How and where the rows of an answer are written.
#[derive(Args)]
pub(super) struct Output {
    /// The format; by the extension of FILE, else a table on a terminal and CSV elsewhere
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write to FILE instead of standard output ("-")
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// How much a query may take.
#[derive(Args)]
pub(super) struct Limit {
    /// Fail if the query takes longer than this
    #[arg(long, value_name = "SECONDS", default_value_t = 60.0, value_parser = seconds)]
    timeout: f64,
    /// Fail if the query gives more rows than this
    #[arg(long, value_name = "ROWS", default_value_t = 1_000_000)]
    max_rows: usize,
    /// Fail if the query takes more memory than this
    #[arg(long, value_name = "MEGABYTES", default_value_t = 1_000)]
    max_memory: usize,
}

pub(super) fn seconds(text: &str) -> Result<f64, String> {
    let seconds = text.parse().ok().filter(|seconds| Duration::try_from_secs_f64(*seconds).is_ok());
    seconds.ok_or_else(|| "expected a number of seconds, such as 2.5".to_owned())
}

pub(super) fn duration(seconds: f64) -> Duration {
    Duration::try_from_secs_f64(seconds).unwrap_or(Duration::MAX)
}

impl Limit {
    pub fn limits(&self) -> Limits {
        Limits { time: duration(self.timeout), rows: self.max_rows, bytes: self.max_memory.saturating_mul(1_000_000) }
    }
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
pub(super) enum Format {
    /// An aligned table for people
    Table,
    /// SPARQL results as CSV
    Csv,
    /// SPARQL results as TSV
    Tsv,
    /// SPARQL results as JSON
    Json,
    /// An object a line
    Jsonl,
    /// A table in Markdown
    Markdown,
}

impl Format {
    fn for_machines(self) -> Option<query::Format> {
        match self {
            Self::Table => None,
            Self::Csv => Some(query::Format::Csv),
            Self::Tsv => Some(query::Format::Tsv),
            Self::Json => Some(query::Format::Json),
            Self::Jsonl => Some(query::Format::JsonLines),
            Self::Markdown => Some(query::Format::Markdown),
        }
    }
}

impl Output {
    /// The format for machines, or nothing for a table.
    fn format(&self) -> Option<query::Format> {
        let by_extension = || self.file()?.extension()?.to_str()?.parse().ok();
        match self.format {
            Some(format) => format.for_machines(),
            None if self.file().is_none() && io::stdout().is_terminal() => None,
            None => Some(by_extension().unwrap_or(query::Format::Csv)),
        }
    }

    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    pub fn is_markdown(&self) -> bool {
        self.format() == Some(query::Format::Markdown)
    }

    pub fn write_text(&self, text: &str) -> Result<()> {
        write_to(self.file(), |out| Ok(out.write_all(text.as_bytes())?))
    }

    /// Writes an answer, whatever it is.
    pub fn write(&self, answer: Answer, common: &Common) -> Result<Found> {
        match answer {
            Answer::Rows(rows) => {
                let number = self.write_rows(rows, common)?;
                Ok(if number == 0 { Found::Nothing } else { Found::Something })
            }
            Answer::Boolean(answer) => {
                write_to(self.file(), |out| Ok(writeln!(out, "{answer}")?))?;
                Ok(if answer { Found::Something } else { Found::Nothing })
            }
            Answer::Statements(statements) => {
                let lines = statements.map(|triple| triple.map(|triple| format!("{triple} .")));
                let mut lines = lines.collect::<Result<Vec<_>>>()?;
                lines.sort_unstable();
                lines.dedup();
                write_to(self.file(), |out| lines.iter().try_for_each(|line| Ok(writeln!(out, "{line}")?)))?;
                Ok(if lines.is_empty() { Found::Nothing } else { Found::Something })
            }
        }
    }

    fn write_rows(&self, rows: Rows, common: &Common) -> Result<usize> {
        match self.format() {
            Some(format) => write_to(self.file(), |out| query::write_rows(rows, format, out)),
            None => tell(self.file(), common, |out| table::write_rows(rows, out)),
        }
    }
}

/// Writes data to a file or to standard output. A reader gets all or nothing: what fails half-way leaves nothing behind.
pub(super) fn write_to<T>(file: Option<&Path>, write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<T> {
    if let Some(path) = file {
        return publish::write_whole(path, write);
    }
    let (whole, result) = spooled(write)?;
    terminal::print(whole)?;
    Ok(result)
}

/// The same for a text for people, which has colours on standard output only.
pub(super) fn tell<T>(
    file: Option<&Path>,
    common: &Common,
    write: impl FnOnce(&mut Terminal<'_>) -> Result<T>,
) -> Result<T> {
    if let Some(path) = file {
        return publish::write_whole(path, |out| write(&mut Terminal::new(out, false)));
    }
    let coloured = is_coloured(common.color, &io::stdout());
    let (whole, result) = spooled(|out| write(&mut Terminal::new(out, coloured)))?;
    terminal::print_passed(whole)?;
    Ok(result)
}

/// What was written, once it is complete.
fn spooled<T>(write: impl FnOnce(&mut dyn Write) -> Result<T>) -> Result<(impl BufRead, T)> {
    let mut spool = tempfile::SpooledTempFile::new(SPOOL);
    let result = write(&mut BufWriter::new(&mut spool))?;
    spool.rewind()?;
    Ok((BufReader::new(spool), result))
}
