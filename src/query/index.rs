//! The page that lists saved queries, in Markdown: made from their headers, so that it cannot drift.

use std::fmt::Write as _;

use super::header::{Column, Parameter};
use super::markdown::{cell, code, inert};
use super::saved::{Library, SavedQuery};

/// What a query file is, for those who write one.
const PREFACE: &str = r"# Saved queries

Each file here is one question. It is valid SPARQL 1.1 and runs in any engine once its parameters are filled in:
`hanke query NAME --param … --show` prints it so. This page is made from the headers of the files.

The header is YAML in the lines that begin with `#+`:

    #+ summary: Practices for a target group, with the projects that each came from
    #+ summary_fi: Kohderyhmän käytännöt ja hankkeet, joista ne ovat lähtöisin
    #+ description: What counts and what does not            # description_fi; summary_sv and description_sv too
    #+ tags: [practices]                                     # the first is the heading under which it is listed
    #+ params:
    #+   - name: target_group                                # the variable ?_target_group, or ?__target_group if it is optional
    #+     type: concept                                     # iri string lang-string integer decimal date year code boolean
    #+     scheme: target-groups                             # concept organization project practice
    #+     required: false
    #+     default: romanit                                  # the value when none is given
    #+     allowed: [romanit, vangit]                        # or allowed_query: SELECT …, whose first column has the values
    #+     example: romanit
    #+     help: Only practices for this group               # help_fi
    #+ columns:
    #+   - name: practice
    #+     is: the practice
    #+     unit: EUR                                         # where there is one
    #+ vocabularies: [https://schema.org/]                   # namespaces beyond those that Hanke uses

An optional parameter filters only when it is given: `FILTER(!BOUND(?__target_group) || EXISTS { … ?__target_group … })`.
The variable `?_lang` is the host's: the language of labels, `fi` or `en`. The host also completes ORDER BY with the columns
that it does not name, so that the rows have one order. A query is refused when it is loaded, with file, line and column, if a
parameter is not used, is not declared, could not change the rows (it stands only inside OPTIONAL), is the target of BIND or
AS or stands in a VALUES header; if a SELECT has no ORDER BY; if it names a term that no vocabulary has; if it asks another
machine (SERVICE) or changes anything; or if another query has its name.

`hanke query --test DIR` holds the answers against files of expected rows, which are named after the question and the values:
`practices,target_group=romanit.csv`. `--update` writes them anew.
";

/// The page of a library, in Markdown.
///
/// ```
/// let library = hanke::query::Library::shipped()?;
/// assert!(hanke::query::index(&library).contains("### projects"));
/// # Ok::<_, hanke::Error>(())
/// ```
#[must_use]
pub fn index(library: &Library) -> String {
    let mut page = PREFACE.to_owned();
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
