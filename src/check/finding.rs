//! What a check has found: which entity, what is wrong with it, where it is said, and how to mend it.

use std::fmt;
use std::str::FromStr;

use oxigraph::model::{NamedNode, Term};
use serde::Deserialize;

use crate::language::{Language, Text};
use crate::query::short;
use crate::record::{Place, Unreadable};
use crate::vocab::{Prefixes, compact};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Worth knowing.
    Notice,
    /// Somebody should look at it.
    Warning,
    /// The data must not be published like this.
    Error,
}

impl Severity {
    /// All of them, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Notice];
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Notice => "notice",
        })
    }
}

impl FromStr for Severity {
    type Err = Unreadable;

    /// Reads `error`, `warning` or `notice`.
    fn from_str(name: &str) -> Result<Self, Unreadable> {
        let found = Self::ALL.into_iter().find(|severity| severity.to_string() == name);
        found.ok_or_else(|| Unreadable::new(name, "error, warning or notice"))
    }
}

/// What a finding is about. A finding about what is absent has no value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct About {
    /// The entity.
    pub entity: Option<Term>,
    /// The property that is to blame.
    pub property: Option<NamedNode>,
    /// The value that is to blame.
    pub value: Option<Term>,
}

/// A passage that a finding cites.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// Its IRI.
    pub passage: NamedNode,
    /// What it is called.
    pub name: Text<String>,
}

/// What a check has found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The name of the check: that of the shape, of the rule's file, or of one of the checks that are neither.
    pub check: String,
    /// How grave it is, as the profile says.
    pub severity: Severity,
    /// What is wrong.
    pub problem: Text<String>,
    /// Why it matters.
    pub why: Option<Text<String>>,
    /// How to mend it.
    pub mend: Option<Text<String>>,
    /// The entity, the property and the value.
    pub about: About,
    /// What the entity is called, or the entities that it ties together.
    pub entity_name: Option<Text<String>>,
    /// The value for people.
    pub value_name: Option<Text<String>>,
    /// The passages that say so.
    pub passages: Vec<Cited>,
    /// The records that say so, in files.
    pub places: Vec<Place>,
    /// What else helps to judge it, a line each: what the passage says, what others say instead.
    pub notes: Vec<Text<String>>,
}

impl Finding {
    /// The entity, the property and the value in one line, with the prefixes of the graph that was checked; nothing if the
    /// finding is about none of them.
    #[must_use]
    pub fn headline(&self, language: Language, prefixes: &Prefixes) -> Option<String> {
        let entity = match &self.about.entity {
            Some(entity) => Some(named(entity, self.entity_name.as_ref(), language, prefixes)),
            None => self.entity_name.as_ref().map(|name| name.of(language).to_owned()),
        };
        let property = self.about.property.as_ref().map(|property| compact(property.as_str()));
        let value = self.about.value.as_ref().map(|value| named(value, self.value_name.as_ref(), language, prefixes));
        let statement = [property, value].into_iter().flatten().collect::<Vec<_>>().join(": ");
        let parts: Vec<_> = entity.into_iter().chain((!statement.is_empty()).then_some(statement)).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }
}

/// A term by its name, with its compact IRI where that says more.
fn named(term: &Term, name: Option<&Text<String>>, language: Language, prefixes: &Prefixes) -> String {
    let short = short(term, prefixes);
    match name.map(|name| name.of(language)) {
        Some(name) if name != short => format!("{name} ({short})"),
        _ => short,
    }
}
