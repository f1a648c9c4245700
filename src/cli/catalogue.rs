//! The list of saved questions, and the page of one: what it asks, what it takes, what it gives.

use hanke::Result;
use hanke::language::{Language, Text};
use hanke::query::{Column, Header, Library, Parameter, SavedQuery};

use super::terminal::Terminal;

/// Where the text behind a name begins.
const TEXT: usize = 24;

/// All questions by their first tag.
pub(super) fn list(library: &Library, language: Language, out: &mut Terminal<'_>) -> Result<()> {
    for (tag, queries) in library.by_tag() {
        writeln!(out, "{tag}")?;
        queries.into_iter().try_for_each(|query| entry(query, language, out))?;
    }
    Ok(())
}

fn entry(query: &SavedQuery, language: Language, out: &mut Terminal<'_>) -> Result<()> {
    out.beside(&format!("  {}", query.name), TEXT, summary(&query.header, language))?;
    let parameters = query.header.params.iter().map(usage).collect::<Vec<_>>();
    if parameters.is_empty() { Ok(()) } else { out.beside("", TEXT, &parameters.join(" ")) }
}

/// What one question asks, takes and gives.
pub(super) fn page(query: &SavedQuery, language: Language, out: &mut Terminal<'_>) -> Result<()> {
    let header = &query.header;
    out.beside("", 0, &format!("{}: {}", query.name, summary(header, language)))?;
    if let Some(description) = header.descriptions() {
        writeln!(out)?;
        out.beside("", 0, description.of(language))?;
    }
    if !header.params.is_empty() {
        writeln!(out, "\n{}:", Text::new("Parametrit", "Parameters").of(language))?;
    }
    header.params.iter().try_for_each(|parameter| parameter_help(parameter, language, out))?;
    if !header.columns.is_empty() {
        writeln!(out, "\n{}:", Text::new("Sarakkeet", "Columns").of(language))?;
    }
    header.columns.iter().try_for_each(|column| column_help(column, out))
}

fn parameter_help(parameter: &Parameter, language: Language, out: &mut Terminal<'_>) -> Result<()> {
    let help = parameter.helps().map(|help| help.of(language)).unwrap_or_default();
    out.beside(&format!("  {}", usage(parameter)), TEXT, help)?;
    let example = format!("{}: --param \"{}={}\"", parameter.kind, parameter.name, parameter.example);
    out.beside("", TEXT, &example)
}

fn column_help(column: &Column, out: &mut Terminal<'_>) -> Result<()> {
    let unit = column.unit.as_ref().map(|unit| format!(" ({unit})")).unwrap_or_default();
    out.beside(&format!("  {}", column.name), TEXT, &format!("{}{unit}", column.is))
}

fn summary(header: &Header, language: Language) -> &str {
    header.summaries().of(language)
}

/// An optional parameter stands in brackets.
fn usage(parameter: &Parameter) -> String {
    if parameter.required { format!("{}=…", parameter.name) } else { format!("[{}=…]", parameter.name) }
}
