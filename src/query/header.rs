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
    /// The question, in each language in which the header has it.
    #[must_use]
    pub fn summaries(&self) -> Text<&str> {
        let others = [&self.summary_fi, &self.summary_sv].map(Option::as_deref);
        in_each(Some(&self.summary), others).unwrap_or(Text::only(Language::English, &self.summary))
    }

    /// The language in which readers of one are answered: it, if Hanke or this header has its texts in it, or another one
    /// that they may understand.
    pub(super) fn answered_in(&self, language: Language) -> Language {
        let summaries = self.summaries();
        let has_texts = |one: &Language| Language::WRITTEN.contains(one) || summaries.get(*one).is_some();
        language.preferred().into_iter().find(has_texts).unwrap_or(language)
    }

    /// What counts and what does not, in each language.
    #[must_use]
    pub fn descriptions(&self) -> Option<Text<&str>> {
        in_each(self.description.as_deref(), [&self.description_fi, &self.description_sv].map(Option::as_deref))
    }

    /// Why it matters, in each language.
    #[must_use]
    pub fn reasons(&self) -> Option<Text<&str>> {
        in_each(self.why.as_deref(), [self.why_fi.as_deref(), None])
    }

    /// How to mend it, in each language.
    #[must_use]
    pub fn mends(&self) -> Option<Text<&str>> {
        in_each(self.mend.as_deref(), [self.mend_fi.as_deref(), None])
    }
}

fn in_each<'h>(english: Option<&'h str>, [finnish, swedish]: [Option<&'h str>; 2]) -> Option<Text<&'h str>> {
    Text::of_each(|language| match language {
        Language::Finnish => finnish,
        Language::Swedish => swedish,
        Language::English => english,
    })
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
    /// What it does, in each language in which the header says so.
    #[must_use]
    pub fn helps(&self) -> Option<Text<&str>> {
        in_each(self.help.as_deref(), [self.help_fi.as_deref(), None])
    }

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
