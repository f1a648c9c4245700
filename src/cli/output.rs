//! Where results go and how they are written.

use std::fmt::Display;
use std::io::{self, BufRead, BufReader, BufWriter, IsTerminal, Seek, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, ValueEnum};
use hanke::Result;
use hanke::publish;
use hanke::query::{self, Answer, Limits, Rows, Statements};
use oxigraph::io::RdfFormat;

use super::failure::Failure;
use super::terminal::{self, Terminal, is_coloured};
use super::{Common, Found, table};

/// Up to this many bytes are kept in memory until they are complete, more in a temporary file.
const SPOOL: usize = 1 << 20;

/// How and where the rows of an answer are written.
#[derive(Args)]
pub(super) struct Output {
    /// The format; by the extension of FILE, else a table on a terminal and CSV elsewhere, N-Triples for statements
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
    pub(super) fn limits(&self) -> Limits {
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
    /// Statements, one a line
    Ntriples,
    /// Statements as Turtle
    Turtle,
    /// Statements as JSON-LD
    Jsonld,
}

impl Format {
    fn of_extension(extension: &str) -> Option<Self> {
        match extension {
            "md" => Some(Self::Markdown),
            "nt" => Some(Self::Ntriples),
            "ttl" => Some(Self::Turtle),
            name => Self::from_str(name, true).ok(),
        }
    }

    fn of_rows(self) -> Option<query::Format> {
        match self {
            Self::Csv => Some(query::Format::Csv),
            Self::Tsv => Some(query::Format::Tsv),
            Self::Json => Some(query::Format::Json),
            Self::Jsonl => Some(query::Format::JsonLines),
            Self::Markdown => Some(query::Format::Markdown),
            Self::Table | Self::Ntriples | Self::Turtle | Self::Jsonld => None,
        }
    }

    fn of_statements(self) -> Option<RdfFormat> {
        match self {
            Self::Ntriples => Some(RdfFormat::NTriples),
            Self::Turtle => Some(RdfFormat::Turtle),
            Self::Jsonld => RdfFormat::from_extension("jsonld"),
            _ => None,
        }
    }
}

/// What is written, and the formats that there are for it.
pub(super) struct Written {
    pub what: &'static str,
    pub formats: &'static str,
}

const ROWS: Written = Written { what: "rows", formats: "table, csv, tsv, json, jsonl or markdown (md)" };
const YES_OR_NO: Written = Written { what: "yes or no", formats: "table, csv, tsv or json" };
const STATEMENTS: Written = Written { what: "statements", formats: "ntriples (nt), turtle (ttl) or jsonld" };

impl Written {
    /// The format that the extension of a file asks for; nothing if it has none.
    ///
    /// # Errors
    /// [`Failure::NoFormat`] if there is none of this name.
    pub(super) fn by_extension<F>(
        &self,
        file: Option<&Path>,
        known: impl FnOnce(&str) -> Option<F>,
    ) -> Result<Option<F>, Failure> {
        let Some((file, extension)) = file.and_then(|file| Some((file, file.extension()?))) else { return Ok(None) };
        let format = extension.to_str().and_then(|extension| known(&extension.to_lowercase()));
        format.map(Some).ok_or_else(|| self.not_as(file.display()))
    }

    pub(super) fn not_as(&self, asked: impl Display) -> Failure {
        Failure::NoFormat { asked: asked.to_string(), what: self.what, formats: self.formats }
    }
}

impl Output {
    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// The format that is asked for, by name or by the extension of the file.
    fn format(&self, written: &Written) -> Result<Option<Format>, Failure> {
        match self.format {
            Some(format) => Ok(Some(format)),
            None => written.by_extension(self.file(), Format::of_extension),
        }
    }

    /// That what is written does not have the format that is asked for.
    fn misfit(&self, written: &Written) -> Failure {
        match self.format.and_then(|format| format.to_possible_value()) {
            Some(format) => written.not_as(format.get_name()),
            None => written.not_as(self.file().unwrap_or(Path::new("-")).display()),
        }
    }

    pub(super) fn is_markdown(&self) -> bool {
        matches!(self.format(&ROWS), Ok(Some(Format::Markdown)))
    }

    pub(super) fn write_text(&self, text: &str) -> Result<()> {
        write_to(self.file(), |out| Ok(out.write_all(text.as_bytes())?))
    }

    /// Writes an answer, whatever it is.
    pub(super) fn write(&self, answer: Answer, common: &Common) -> Result<Found, Failure> {
        let is_something = match answer {
            Answer::Rows(rows) => self.write_rows(rows, common)? > 0,
            Answer::Boolean(answer) => self.write_boolean(answer, common)?,
            Answer::Statements(statements) => self.write_statements(statements)? > 0,
        };
        Ok(if is_something { Found::Something } else { Found::Nothing })
    }

    fn write_rows(&self, rows: Rows, common: &Common) -> Result<usize, Failure> {
        let format = match self.format(&ROWS)? {
            None if self.file().is_none() && io::stdout().is_terminal() => Format::Table,
            format => format.unwrap_or(Format::Csv),
        };
        let written = match format.of_rows() {
            Some(format) => write_to(self.file(), |out| query::write_rows(rows, format, out)),
            None if format == Format::Table => tell(self.file(), common, |out| table::write_rows(rows, out)),
            None => return Err(self.misfit(&ROWS)),
        };
        Ok(written?)
    }

    fn write_boolean(&self, answer: bool, common: &Common) -> Result<bool, Failure> {
        match self.format(&YES_OR_NO)? {
            None | Some(Format::Table | Format::Csv | Format::Tsv) => {
                tell(self.file(), common, |out| writeln!(out, "{answer}"))?;
            }
            Some(Format::Json) => write_to(self.file(), |out| query::write_boolean(answer, out))?,
            Some(_) => return Err(self.misfit(&YES_OR_NO)),
        }
        Ok(answer)
    }

    fn write_statements(&self, statements: Statements) -> Result<usize, Failure> {
        let format = self.format(&STATEMENTS)?.unwrap_or(Format::Ntriples);
        let format = format.of_statements().ok_or_else(|| self.misfit(&STATEMENTS))?;
        Ok(write_to(self.file(), |out| query::write_statements(statements, format, out))?)
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
