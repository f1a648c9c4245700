//! The list of saved questions, and the page of one: what it asks, what it takes, what it gives.

use hanke::Result;
use hanke::query::{Column, Header, Library, Parameter, SavedQuery};

use super::Language;
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
    if let Some(description) = &header.description {
        writeln!(out)?;
        out.beside("", 0, in_language(description, header.description_fi.as_deref(), language))?;
    }
    if !header.params.is_empty() {
        writeln!(out, "\n{}:", in_language("Parameters", Some("Parametrit"), language))?;
    }
    header.params.iter().try_for_each(|parameter| parameter_help(parameter, language, out))?;
    if !header.columns.is_empty() {
        writeln!(out, "\n{}:", in_language("Columns", Some("Sarakkeet"), language))?;
    }
    header.columns.iter().try_for_each(|column| column_help(column, out))
}

fn parameter_help(parameter: &Parameter, language: Language, out: &mut Terminal<'_>) -> Result<()> {
    let help = parameter.help.as_deref().unwrap_or_default();
    let help = in_language(help, parameter.help_fi.as_deref(), language);
    out.beside(&format!("  {}", usage(parameter)), TEXT, help)?;
    let example = format!("{}: --param \"{}={}\"", parameter.kind, parameter.name, parameter.example);
    out.beside("", TEXT, &example)
}

fn column_help(column: &Column, out: &mut Terminal<'_>) -> Result<()> {
    let unit = column.unit.as_ref().map(|unit| format!(" ({unit})")).unwrap_or_default();
    out.beside(&format!("  {}", column.name), TEXT, &format!("{}{unit}", column.is))
}

fn summary(header: &Header, language: Language) -> &str {
    in_language(&header.summary, header.summary_fi.as_deref(), language)
}

/// The text in the language of the user, as far as there is one.
pub(super) fn in_language<'a>(english: &'a str, finnish: Option<&'a str>, language: Language) -> &'a str {
    match language {
        Language::Fi => finnish.unwrap_or(english),
        Language::En => english,
    }
}

/// An optional parameter stands in brackets.
fn usage(parameter: &Parameter) -> String {
    if parameter.required { format!("{}=…", parameter.name) } else { format!("[{}=…]", parameter.name) }
}
