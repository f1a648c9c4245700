//! The canonical form of a source: lines of JSON, compressed with gzip. The first says what it is, then come what it gives
//! to names, what it asks of them, and its records; or the text of a setting. The same source has the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Lines, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use flate2::bufread::MultiGzDecoder;
use flate2::{Compression, GzBuilder};
use serde::{Deserialize, Serialize};

use crate::Result;
use crate::error::{Error, IngestError};
use crate::mapping::{asks, given};
use crate::record::{Fact, Record, Source, json};
use crate::source::Records;

use super::setting::{Kind, Setting};

/// The format that is written and read.
const FORMAT: u32 = 1;

/// The first line.
#[derive(Debug, Serialize, Deserialize)]
struct Head {
    format: u32,
    kind: Kind,
    /// How many facts follow that give names.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    names: Option<usize>,
    /// The name of a setting for messages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    name: Option<String>,
}

/// Writes the records of a source.
pub(super) fn write_records(source: &Source, records: &[Record], out: impl Write) -> Result<()> {
    let names: BTreeSet<_> = records
        .iter()
        .filter_map(|record| given(&record.fact))
        .map(|fact| json::fact(&fact))
        .collect::<Result<_, _>>()
        .map_err(io::Error::from)?;
    let asked: BTreeSet<_> = records.iter().flat_map(asks::of).collect();
    let head = Head { format: FORMAT, kind: Kind::Records, names: Some(names.len()), name: None };
    let mut lines = vec![serde_json::to_string(&head), json::source(source)];
    lines.extend(names.into_iter().map(Ok));
    lines.push(serde_json::to_string(&asked));
    write(lines.into_iter().chain(records.iter().map(json::record)), out)
}

/// Writes a setting.
pub(super) fn write_setting(setting: &Setting, out: impl Write) -> Result<()> {
    let head = Head { format: FORMAT, kind: setting.kind, names: None, name: Some(setting.name.clone()) };
    write([serde_json::to_string(&head), serde_json::to_string(&setting.text)].into_iter(), out)
}

fn write(lines: impl Iterator<Item = serde_json::Result<String>>, out: impl Write) -> Result<()> {
    // Neither a name nor a time: the same lines have the same bytes.
    let mut out = GzBuilder::new().mtime(0).operating_system(255).write(out, Compression::new(6));
    for line in lines {
        out.write_all(line.map_err(io::Error::from)?.as_bytes())?;
        out.write_all(b"\n")?;
    }
    out.finish()?.flush()?;
    Ok(())
}

/// A source in its canonical form, of which the first lines have been read.
pub(super) struct Canonical {
    pub source: Arc<Source>,
    /// What it gives to names.
    pub names: Vec<Fact>,
    /// What it asks of names, in order.
    pub asks: Vec<u64>,
    file: Opened,
}

impl Canonical {
    /// Opens the records of a source.
    pub(super) fn open(path: &Path) -> Result<Self> {
        let (mut file, head) = Opened::open(path)?;
        let source = Arc::new(file.line("the description of a source", json::read_source)?);
        let count = head.names.unwrap_or_default();
        let names = (0..count).map(|_| file.line("a fact", json::read_fact)).collect::<Result<_>>()?;
        let asks = file.line("what the source asks of names", |line| serde_json::from_str(line))?;
        Ok(Self { source, names, asks, file })
    }

    /// The records, one after the other.
    pub(super) fn records(self) -> impl Iterator<Item = Result<Record>> {
        let (source, mut file) = (self.source, self.file);
        std::iter::from_fn(move || {
            let line = file.next()?;
            Some(line.and_then(|line| file.read("a record", &line, |line| json::read_record(line, &source))))
        })
    }
}

/// Reads a setting.
pub(super) fn read_setting(path: &Path) -> Result<Setting> {
    let (mut file, head) = Opened::open(path)?;
    let text = file.line("the text of a setting", |line| serde_json::from_str(line))?;
    Ok(Setting { kind: head.kind, name: head.name.unwrap_or_default(), text })
}

/// The records of a kept source, for whoever reads them twice.
pub(super) struct KeptRecords(pub PathBuf);

impl Records for KeptRecords {
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record>> + '_> {
        match Canonical::open(&self.0) {
            Ok(canonical) => Box::new(canonical.records()),
            Err(error) => Box::new(std::iter::once(Err(error))),
        }
    }
}

/// A file in canonical form, read line by line.
struct Opened {
    path: PathBuf,
    lines: Lines<BufReader<MultiGzDecoder<BufReader<File>>>>,
    number: usize,
}

impl Opened {
    fn open(path: &Path) -> Result<(Self, Head)> {
        let failed = |source| Error::Ingest(IngestError::File { path: path.to_owned(), source });
        let file = BufReader::new(File::open(path).map_err(failed)?);
        let lines = BufReader::new(MultiGzDecoder::new(file)).lines();
        let mut opened = Self { path: path.to_owned(), lines, number: 0 };
        let head: Head = opened.line("what the file is", |line| serde_json::from_str(line))?;
        if head.format != FORMAT {
            return Err(
                opened.broken(&format!("it has the format {}; this version reads format {FORMAT}", head.format))
            );
        }
        Ok((opened, head))
    }

    fn next(&mut self) -> Option<Result<String>> {
        let line = self.lines.next()?;
        self.number += 1;
        Some(line.map_err(|error| self.broken(&error.to_string())))
    }

    fn line<T>(&mut self, what: &str, read: impl FnOnce(&str) -> serde_json::Result<T>) -> Result<T> {
        match self.next() {
            Some(line) => self.read(what, &line?, read),
            None => Err(self.broken(&format!("it ends before {what}"))),
        }
    }

    fn read<T>(&self, what: &str, line: &str, read: impl FnOnce(&str) -> serde_json::Result<T>) -> Result<T> {
        read(line).map_err(|error| self.broken(&format!("expected {what}: {error}")))
    }

    fn broken(&self, problem: &str) -> Error {
        IngestError::Broken { path: self.path.clone(), line: self.number, problem: problem.to_owned() }.into()
    }
}

/// The records by source, in the order in which they came.
pub(super) type BySource = BTreeMap<String, Vec<Record>>;
