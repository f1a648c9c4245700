//! `hanke diff`: what has changed from one data set to another.

use std::path::{Path, PathBuf};

use clap::builder::styling::{AnsiColor, Style};
use clap::{Args, ValueEnum};
use hanke::diff::{Change, Changes, Entry, compare, read_with};
use hanke::{KnowledgeGraph, Result};

use super::failure::Failure;
use super::output::{self, Written};
use super::terminal::Terminal;
use super::{Common, Found};

#[derive(Args)]
pub(super) struct Diff {
    /// The data as they were: a bundle, a store, a data folder, a record file or an RDF file; "shipped" is the data set compiled in
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

const CHANGES: Written = Written { what: "changes", formats: "text (txt), json or markdown (md)" };

impl Format {
    fn of_extension(extension: &str) -> Option<Self> {
        match extension {
            "txt" => Some(Self::Text),
            "md" => Some(Self::Markdown),
            name => Self::from_str(name, true).ok(),
        }
    }
}

impl Diff {
    pub(super) fn run(&self, common: &Common) -> Result<Found, Failure> {
        let format = self.format()?;
        let changes = compare(&graph(&self.old, common)?, &graph(&self.new, common)?)?;
        match format {
            Format::Text => output::tell(self.file(), common, |out| write(&changes, common, out))?,
            Format::Json => output::write_to(self.file(), |out| changes.write_json(out))?,
            Format::Markdown => output::write_to(self.file(), |out| changes.write_markdown(common.lang, out))?,
        }
        Ok(Found::Something)
    }

    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }

    fn format(&self) -> Result<Format, Failure> {
        let asked = match self.format {
            None => CHANGES.by_extension(self.file(), Format::of_extension)?,
            format => format,
        };
        Ok(asked.unwrap_or(Format::Text))
    }
}

/// A record file may need the schemes of the data folder; the others bring what they need.
fn graph(path: &Path, common: &Common) -> Result<KnowledgeGraph> {
    if path == Path::new("shipped") {
        return KnowledgeGraph::shipped();
    }
    let graph = read_with(path, common.settings()?)?;
    common.tell_withheld(&graph);
    Ok(graph)
}

fn write(changes: &Changes, common: &Common, out: &mut Terminal<'_>) -> Result<()> {
    let page = changes.page(common.lang);
    out.wrapped("", "", &page.summary)?;
    if common.quiet {
        return Ok(());
    }
    for section in &page.sections {
        writeln!(out)?;
        out.paint(Style::new().bold(), &section.title)?;
        writeln!(out)?;
        section.entries.iter().try_for_each(|entry| write_entry(entry, out))?;
    }
    page.notes.iter().try_for_each(|note| {
        writeln!(out)?;
        out.wrapped("", "", note)
    })
}

fn write_entry(entry: &Entry, out: &mut Terminal<'_>) -> Result<()> {
    let (mark, colour) = match entry.change {
        Change::Added => ("+ ", AnsiColor::Green),
        Change::Removed => ("- ", AnsiColor::Red),
        _ => ("~ ", AnsiColor::Yellow),
    };
    let key = entry.key.as_ref().map(|key| format!(" ({key})")).unwrap_or_default();
    let note = entry.note.as_ref().map(|note| format!(" – {note}")).unwrap_or_default();
    out.labelled(colour.on_default(), mark, "    ", &format!("{}{key}{note}", entry.name))?;
    for item in &entry.items {
        out.wrapped("    ", "      ", &item.text)?;
        if let Some(source) = &item.source {
            out.wrapped("        ", "        ", source)?;
        }
    }
    Ok(())
}
