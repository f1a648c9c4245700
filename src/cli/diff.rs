//! `hanke diff`: what has changed from one data set to another.

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use hanke::diff::{Change, Changes, Entry, compare, read_with};
use hanke::{KnowledgeGraph, Result};

use super::findings::is_coloured;
use super::{Common, Found, output};

/// The width of the text.
const WIDTH: usize = 80;

#[derive(Args)]
pub(super) struct Diff {
    /// The data as they were: a bundle, a data folder, a record file or an RDF file; "shipped" is the data set compiled in
    old: PathBuf,
    /// The data as they are, named in the same way
    new: PathBuf,
    /// What to write; by the extension of FILE, else text
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write to FILE instead of standard output ("-")
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Format {
    /// For a terminal
    Text,
    /// One object with all changes
    Json,
    /// For a release note
    Markdown,
}

impl Diff {
    pub fn run(&self, common: &Common) -> Result<Found> {
        let changes = compare(&graph(&self.old, common)?, &graph(&self.new, common)?)?;
        output::write_to(self.file(), |out| match self.format() {
            Format::Text => {
                Printer { common, coloured: self.file().is_none() && is_coloured(common) }.write(&changes, out)
            }
            Format::Json => changes.write_json(out),
            Format::Markdown => changes.write_markdown(common.lang.tag(), out),
        })?;
        Ok(Found::Something)
    }

    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    fn format(&self) -> Format {
        let extension = || self.file()?.extension()?.to_str();
        self.format.unwrap_or_else(|| match extension() {
            Some("json") => Format::Json,
            Some("md" | "markdown") => Format::Markdown,
            _ => Format::Text,
        })
    }
}

/// A record file may need the schemes of the data folder; the others bring what they need.
fn graph(path: &Path, common: &Common) -> Result<KnowledgeGraph> {
    if path == Path::new("shipped") { KnowledgeGraph::shipped() } else { read_with(path, common.settings()?) }
}

struct Printer<'a> {
    common: &'a Common,
    coloured: bool,
}

impl Printer<'_> {
    fn write(&self, changes: &Changes, out: &mut dyn Write) -> Result<()> {
        let page = changes.page(self.common.lang.tag());
        wrapped("", "", &page.summary, out)?;
        if self.common.quiet {
            return Ok(());
        }
        for section in &page.sections {
            writeln!(out, "\n{}", self.painted("\x1b[1m", &section.title))?;
            section.entries.iter().try_for_each(|entry| self.entry(entry, out))?;
        }
        page.notes.iter().try_for_each(|note| {
            writeln!(out)?;
            wrapped("", "", note, out)
        })
    }

    fn entry(&self, entry: &Entry, out: &mut dyn Write) -> Result<()> {
        let (mark, colour) = match entry.change {
            Change::Added => ("+", "\x1b[32m"),
            Change::Removed => ("-", "\x1b[31m"),
            _ => ("~", "\x1b[33m"),
        };
        let key = entry.key.as_ref().map(|key| format!(" ({key})")).unwrap_or_default();
        let note = entry.note.as_ref().map(|note| format!(" – {note}")).unwrap_or_default();
        let first = format!("{} ", self.painted(colour, mark));
        wrapped(&first, "    ", &format!("{}{key}{note}", entry.name), out)?;
        for item in &entry.items {
            wrapped("    ", "      ", &item.text, out)?;
            if let Some(source) = &item.source {
                wrapped("        ", "        ", source, out)?;
            }
        }
        Ok(())
    }

    fn painted(&self, colour: &str, text: &str) -> String {
        if self.coloured { format!("{colour}{text}\x1b[0m") } else { text.to_owned() }
    }
}

/// Lines break between words only: an id with hyphens stays whole.
fn wrapped(first: &str, next: &str, text: &str, out: &mut dyn Write) -> Result<()> {
    let options = textwrap::Options::new(WIDTH)
        .initial_indent(first)
        .subsequent_indent(next)
        .break_words(false)
        .word_separator(textwrap::WordSeparator::AsciiSpace)
        .word_splitter(textwrap::WordSplitter::NoHyphenation);
    textwrap::wrap(text, options).iter().try_for_each(|line| Ok(writeln!(out, "{line}")?))
}
