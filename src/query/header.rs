//! The header of a saved query: YAML in the lines that begin with `#+` (the convention of grlc).

use std::fmt;

use serde::Deserialize;

use crate::Result;
use crate::error::{Error, QueryError};
use crate::language::{Language, Text};

/// What a saved query asks, and what must be filled in.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// The question, in English, in one line.
    pub summary: String,
    /// The question in Finnish.
    pub summary_fi: Option<String>,
    /// The question in Swedish.
    pub summary_sv: Option<String>,
    /// What counts and what does not.
    pub description: Option<String>,
    /// The same in Finnish.
    pub description_fi: Option<String>,
    /// The same in Swedish.
    pub description_sv: Option<String>,
    /// Why it matters, for a question whose rows are findings of a check.
    pub why: Option<String>,
    /// The same in Finnish.
    pub why_fi: Option<String>,
    /// How to mend what such a row shows.
    pub mend: Option<String>,
    /// The same in Finnish.
    pub mend_fi: Option<String>,
    /// What the question is about.
    #[serde(default)]
    pub tags: Vec<String>,
    /// What can be filled in.
    #[serde(default)]
    pub params: Vec<Parameter>,
    /// What the columns are.
    #[serde(default)]
    pub columns: Vec<Column>,
    /// Namespaces of vocabularies that the query uses and Hanke does not.
    #[serde(default)]
    pub vocabularies: Vec<String>,
}

impl Header {
    /// The question, in each language that the header has it in.
    #[must_use]
    pub fn summaries(&self) -> Text<&str> {
        in_each(&self.summary, self.summary_fi.as_deref(), self.summary_sv.as_deref())
    }
}

/// A text that is always there in English.
fn in_each<'h>(english: &'h str, finnish: Option<&'h str>, swedish: Option<&'h str>) -> Text<&'h str> {
    let found = Text::of_each(|language| match language {
        Language::Finnish => finnish,
        Language::Swedish => swedish,
        Language::English => Some(english),
    });
    found.unwrap_or(Text::only(Language::English, english))
}

/// A parameter: the variable `?_name` if it is required, `?__name` if not.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Its name.
    pub name: String,
    /// How its value is read.
    #[serde(rename = "type")]
    pub kind: Kind,
    /// The concept scheme, for a concept.
    pub scheme: Option<String>,
    /// Whether it must be given.
    #[serde(default)]
    pub required: bool,
    /// The value that it has when none is given.
    pub default: Option<String>,
    /// The only values that it may have.
    #[serde(default)]
    pub allowed: Vec<String>,
    /// A SPARQL query whose first column has the only values that it may have.
    pub allowed_query: Option<String>,
    /// A value that makes sense.
    pub example: String,
    /// What it does, in English.
    pub help: Option<String>,
    /// What it does, in Finnish.
    pub help_fi: Option<String>,
}

impl Parameter {
    /// The name of the variable that stands for it.
    #[must_use]
    pub fn variable(&self) -> String {
        let underscores = if self.required { "_" } else { "__" };
        [underscores, &self.name].concat()
    }
}

/// How the value of a parameter is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// An IRI, whole or compact.
    Iri,
    /// A text without a language.
    String,
    /// A text with a language: `lupa@fi`.
    LangString,
    /// A whole number.
    Integer,
    /// A decimal number.
    Decimal,
    /// A day: `2015-06-01`.
    Date,
    /// A year: `2016`.
    Year,
    /// A code, taken as it stands.
    Code,
    /// `true` or `false`.
    Boolean,
    /// A concept of a scheme, by IRI, code or label in any language.
    Concept,
    /// An organisation, by IRI, business id, acronym or name.
    Organization,
    /// A project, by IRI, code or name.
    Project,
    /// A practice, by IRI or title.
    Practice,
}

impl fmt::Display for Kind {
    /// The name that headers use.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Iri => "iri",
            Self::String => "string",
            Self::LangString => "lang-string",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Date => "date",
            Self::Year => "year",
            Self::Code => "code",
            Self::Boolean => "boolean",
            Self::Concept => "concept",
            Self::Organization => "organization",
            Self::Project => "project",
            Self::Practice => "practice",
        })
    }
}

/// A column of the answer.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// The name of the variable.
    pub name: String,
    /// What stands in it.
    pub is: String,
    /// The unit, if it is a quantity.
    pub unit: Option<String>,
}

const MARK: &str = "#+";

/// Reads the header of a query file.
pub(super) fn parse(file: &str, text: &str) -> Result<Header> {
    let lines = text.lines().enumerate().filter(|(_, line)| line.starts_with(MARK)).collect::<Vec<_>>();
    let yaml = lines.iter().map(|(_, line)| line[MARK.len()..].strip_prefix(' ').unwrap_or(&line[MARK.len()..]));
    let yaml = yaml.flat_map(|line| [line, "\n"]).collect::<String>();
    serde_saphyr::from_str(&yaml).map_err(|error| {
        let location = error.location();
        let (line, column) = location.map_or((1, 1), |location| (location.line(), location.column()));
        let index = usize::try_from(line).unwrap_or(1).saturating_sub(1);
        Error::Query(QueryError::Saved {
            file: file.to_owned(),
            line: lines.get(index).map_or(1, |(number, _)| number + 1),
            column: usize::try_from(column).unwrap_or(1) + MARK.len() + 1,
            problem: format!("the header is not as queries/README.md describes it: {}", first_line(&error)),
        })
    })
}

fn first_line(error: &serde_saphyr::Error) -> String {
    let text = error.without_snippet().to_string();
    text.lines().next().unwrap_or_default().to_owned()
}
