//! Changes as Markdown, for a release note: it begins below a heading of one's own.

use std::io::Write;

use crate::Result;
use crate::language::Language;
use crate::query::markdown::inert;

use super::changes::Changes;
use super::page::{Entry, Item};

impl Changes {
    /// Writes the changes as Markdown, in a language.
    ///
    /// # Errors
    /// [`Error::Output`](crate::Error::Output) if it cannot be written.
    pub fn write_markdown(&self, language: Language, mut out: impl Write) -> Result<()> {
        let page = self.page(language);
        writeln!(out, "{}.", escaped(&page.summary))?;
        for section in &page.sections {
            writeln!(out, "\n### {}\n", escaped(&section.title))?;
            section.entries.iter().try_for_each(|entry| write_entry(entry, &mut out))?;
        }
        page.notes.iter().try_for_each(|note| Ok(writeln!(out, "\n{}", escaped(note))?))
    }
}

fn write_entry(entry: &Entry, out: &mut impl Write) -> Result<()> {
    let key = entry.key.as_ref().map(|key| format!(" ({})", escaped(key))).unwrap_or_default();
    let note = entry.note.as_ref().map(|note| format!(" – {}", escaped(note))).unwrap_or_default();
    writeln!(out, "- **{}**{key}{note}", escaped(&entry.name))?;
    entry.items.iter().try_for_each(|item| write_item(item, out))
}

fn write_item(Item { text, source }: &Item, out: &mut impl Write) -> Result<()> {
    let source = source.as_ref().map(|source| format!(" – *{}*", escaped(source))).unwrap_or_default();
    Ok(writeln!(out, "  - {}{source}", escaped(text))?)
}

/// Text that means nothing to Markdown, on one line.
fn escaped(text: &str) -> String {
    inert(&text.replace(['\n', '\r'], " "))
}
