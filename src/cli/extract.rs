//! `hanke extract`: documents in; proposed records, claims or a report out.

mod records;

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf, is_separator};

use clap::{Args, ValueEnum};
use hanke::Result;
use hanke::bundle;
use hanke::diff::versions::changes;
use hanke::publish::{self, Format};
use hanke::record::AsOf;
use hanke::source::RecordFile;
use hanke::source::{DocumentReader, DocumentRecords, documents};

use super::failure::Failure;
use super::output::{self, Written};
use super::terminal::say;
use super::{Common, Found};
use records::RecordFiles;

#[derive(Args)]
pub(super) struct Extract {
    /// Documents (text, HTML or PDF), or folders of them
    #[arg(required = true)]
    paths: Vec<PathBuf>,
    /// Read by this layout, whether it fits or not
    #[arg(long, value_name = "NAME")]
    layout: Option<String>,
    /// When documents that bear no date told what they tell: a day, a month or a year
    #[arg(long, value_name = "DATE", value_parser = moment)]
    as_of: Option<AsOf>,
    /// What to write; by the extension of FILE, else records
    #[arg(long, value_enum)]
    format: Option<Output>,
    /// Write to FILE instead of standard output ("-"); records of several documents need a folder
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Show what a changed document says otherwise than this record file
    #[arg(long, value_name = "RECORDS", conflicts_with = "format")]
    against: Option<PathBuf>,
    /// Go on with the other documents when one cannot be read
    #[arg(long)]
    keep_going: bool,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Output {
    /// A record file for each document, ready for a person to correct
    Records,
    /// The claims of all documents, each in the graph of its passage
    Nquads,
    /// Each document with what was read in it, and what was not
    Report,
}

impl Output {
    fn of_extension(extension: &str) -> Option<Self> {
        match extension {
            "toml" => Some(Self::Records),
            "nq" => Some(Self::Nquads),
            "txt" => Some(Self::Report),
            _ => None,
        }
    }
}

const READ: Written =
    Written { what: "what is read in documents", formats: "records (toml), nquads (nq) or report (txt)" };
const CHANGES: Written = Written { what: "changes", formats: "text (txt)" };

impl Extract {
    pub(super) fn run(&self, common: &Common) -> Result<Found, Failure> {
        let found = self.found()?;
        self.spare(&found)?;
        let to_folder = self.is_folder(&found);
        let asked = self.asked(to_folder)?;
        let reader = common.settings()?.document_reader()?.by_layout(self.layout.clone());
        let mut reader = reader.as_of(self.as_of).among(&found);
        let mut read = Vec::new();
        let readable = self.each(&found, |path| {
            read.push((path.to_owned(), reader.learn(path)?));
            Ok(())
        })?;
        let failed = found.len() - readable.len();
        if !readable.is_empty() {
            let records = DocumentRecords::new(read, reader.names().clone());
            self.write(&reader, records, &readable, asked, to_folder, common)?;
        }
        if failed > 0 {
            return Err(Failure::NotRead { failed, of: found.len() });
        }
        common.note(&format!("{} documents read", readable.len()));
        Ok(if readable.is_empty() { Found::Nothing } else { Found::Something })
    }

    fn write(
        &self,
        reader: &DocumentReader,
        records: DocumentRecords,
        readable: &[PathBuf],
        asked: Output,
        to_folder: bool,
        common: &Common,
    ) -> Result<(), Failure> {
        match (&self.against, asked) {
            (Some(before), _) => self.write_changes(&records, before, common)?,
            (None, Output::Records) => self.write_records(&records, to_folder)?,
            (None, Output::Nquads) => self.write_claims(records, common)?,
            (None, Output::Report) => self.write_reports(reader, readable, common)?,
        }
        Ok(())
    }

    /// What is asked for, by name or by the extension of the file.
    fn asked(&self, to_folder: bool) -> Result<Output, Failure> {
        let file = self.file().filter(|file| !to_folder && !is_stream(file));
        let asked = match (self.format, &self.against) {
            (None, Some(_)) => {
                CHANGES.by_extension(file, |extension| (extension == "txt").then_some(Output::Report))?
            }
            (None, None) => READ.by_extension(file, Output::of_extension)?,
            (format, _) => format,
        };
        Ok(asked.unwrap_or(Output::Records))
    }

    /// The documents, each once, whatever it is named by.
    fn found(&self) -> Result<Vec<PathBuf>> {
        let mut found = self.paths.iter().map(|path| documents(path)).collect::<Result<Vec<_>>>()?.concat();
        let mut seen = HashSet::new();
        found.retain(|path| seen.insert(fs::canonicalize(path).unwrap_or_else(|_| path.clone())));
        Ok(found)
    }

    /// Refuses to write over what is read.
    fn spare(&self, found: &[PathBuf]) -> Result<(), Failure> {
        let Some(file) = self.file().filter(|file| file.is_file()) else { return Ok(()) };
        let is_output = |path: &PathBuf| fs::canonicalize(path).ok() == fs::canonicalize(file).ok();
        if found.iter().chain(&self.against).any(is_output) {
            return Err(Failure::WrittenOverItself { path: file.to_owned() });
        }
        Ok(())
    }

    /// Whether record files go into a folder: not by how many of the documents can be read, but by what is asked for.
    fn is_folder(&self, found: &[PathBuf]) -> bool {
        let Some(output) = self.file() else { return false };
        let says_so = output.as_os_str().to_string_lossy().ends_with(is_separator);
        let of_a_folder = self.paths.iter().any(|path| path.is_dir());
        let is_named_as_a_file = output.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"));
        output.is_dir() || says_so || found.len() > 1 || of_a_folder && !is_named_as_a_file
    }

    /// Does something with each document; those with which it could be done.
    fn each(&self, paths: &[PathBuf], mut work: impl FnMut(&Path) -> Result<()>) -> Result<Vec<PathBuf>> {
        let mut done = Vec::new();
        for path in paths {
            match work(path) {
                Ok(()) => done.push(path.clone()),
                Err(error) if self.keep_going => say(&format!("hanke: {error}")),
                Err(error) => return Err(error),
            }
        }
        Ok(done)
    }

    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    fn write_records(&self, records: &DocumentRecords, to_folder: bool) -> Result<(), Failure> {
        let documents: Vec<_> = records.notes().collect();
        match (self.file(), documents.as_slice()) {
            (Some(folder), _) if to_folder => RecordFiles::in_folder(records, folder)?.write()?,
            (Some(file), [_]) if !is_stream(file) => RecordFiles::in_file(records, file)?.write()?,
            (file, [one]) => {
                output::write_to(file, |out| Ok(out.write_all(one.record_file(records.names()).as_bytes())?))?;
            }
            _ => return Err(Failure::SeveralRecordFiles { documents: documents.len() }),
        }
        Ok(())
    }

    fn write_claims(&self, records: DocumentRecords, common: &Common) -> Result<()> {
        let graph = common.based(common.settings()?)?.records(records).build()?;
        common.tell_withheld(&graph);
        match self.file() {
            Some(path) => bundle::write_file(&graph, Format::NQuads, path),
            None => output::write_to(None, |out| publish::write(&graph, Format::NQuads, out)),
        }
    }

    fn write_reports(&self, reader: &DocumentReader, paths: &[PathBuf], common: &Common) -> Result<()> {
        output::tell(self.file(), common, |out| {
            for (number, path) in paths.iter().enumerate() {
                let report = reader.read(path, |reading| reading.report(reader.names()))?;
                write!(out, "{}{report}", if number == 0 { "" } else { "\n" })?;
            }
            Ok(())
        })
    }

    fn write_changes(&self, records: &DocumentRecords, before: &Path, common: &Common) -> Result<()> {
        let before = RecordFile::read(before)?;
        output::tell(self.file(), common, |out| {
            for after in records.each() {
                changes(common.settings()?.records(before.clone()), common.settings()?.records(after))?
                    .iter()
                    .try_for_each(|change| writeln!(out, "{change}"))?;
            }
            Ok(())
        })
    }
}

fn moment(date: &str) -> Result<AsOf, String> {
    date.parse().map_err(|_| "give it as 2026-11-28, 2026-11 or 2026".to_owned())
}

/// Whether a path is a pipe or a device, which takes what is written and keeps nothing.
fn is_stream(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|found| !found.is_file() && !found.is_dir())
}
