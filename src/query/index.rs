//! The page that lists saved queries, in Markdown: made from their headers, so that it cannot drift.

use std::fmt::Write as _;

use super::header::{Column, Parameter};
use super::markdown::{cell, code, inert};
use super::saved::{Library, SavedQuery};

/// The page of a library, in Markdown; what is said of saved queries at large stands first.
///
/// ```
/// let library = hanke::query::Library::shipped()?;
/// assert!(hanke::query::index(&library, "# Saved queries\n").contains("### projects"));
/// # Ok::<_, hanke::Error>(())
/// ```
#[must_use]
pub fn index(library: &Library, preface: &str) -> String {
    let mut page = preface.to_owned();
    for (tag, queries) in library.by_tag() {
        // Writing to a String cannot fail.
        let _ = writeln!(page, "\n## {}", inert(tag));
        for query in queries {
            entry(query, &mut page);
        }
    }
    page
}

fn entry(query: &SavedQuery, page: &mut String) {
    let header = &query.header;
    let _ = writeln!(page, "\n### {}\n\n{}.", inert(&query.name), inert(&header.summary));
    for text in [&header.summary_fi, &header.description, &header.description_fi].into_iter().flatten() {
        let _ = writeln!(page, "\n{}", inert(text));
    }
    if !header.params.is_empty() {
        let _ = writeln!(page, "\n| parameter | type | example | |\n|---|---|---|---|");
    }
    for parameter in &header.params {
        parameter_row(parameter, page);
    }
    let _ = writeln!(page, "\n| column | |\n|---|---|");
    for column in &header.columns {
        column_row(column, page);
    }
}

fn parameter_row(parameter: &Parameter, page: &mut String) {
    let kind = match &parameter.scheme {
        Some(scheme) => format!("{} of {scheme}", parameter.kind),
        None => parameter.kind.to_string(),
    };
    let required = if parameter.required { " (required)" } else { "" };
    let help = parameter.help.as_deref().unwrap_or_default();
    let (name, example, kind) = (code(&parameter.name), code(&parameter.example), cell(&kind));
    let _ = writeln!(page, "| {name}{required} | {kind} | {example} | {} |", cell(help));
}

fn column_row(column: &Column, page: &mut String) {
    let unit = column.unit.as_ref().map(|unit| format!(" ({unit})")).unwrap_or_default();
    let _ = writeln!(page, "| {} | {} |", code(&column.name), cell(&format!("{}{unit}", column.is)));
}
