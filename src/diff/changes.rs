//! What has changed, as plain data.

use std::io::Write;

use serde::Serialize;

use crate::Result;
use crate::language::Text;

use super::kind::Kind;

/// Everything that has changed from one graph to another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Changes {
    /// How many entities of each kind have changed.
    pub summary: Vec<Tally>,
    /// Whether both graphs tell the passages that support their statements, so that these could be compared.
    pub passages_compared: bool,
    /// The entities, by kind, then by name.
    pub entities: Vec<Entity>,
}

/// How many entities of a kind have changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// The kind.
    pub kind: Kind,
    /// Those of which something else is said than before.
    pub changed: usize,
    /// Those that are new.
    pub added: usize,
    /// Those that are gone.
    pub removed: usize,
    /// Those of which the same is said, but by other passages.
    pub passages: usize,
}

/// What has happened to an entity, or to something that is said of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Change {
    /// It is said differently.
    Changed,
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// The same is said, but by other passages.
    Passages,
    /// An amount is joined by a newer one of its kind; the older one stays.
    Newer,
}

/// What has changed of an entity and of what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Entity {
    /// Its IRI in its compact form; under another base, that under the usual one.
    pub entity: String,
    /// What it is.
    pub kind: Kind,
    /// What has happened to it.
    pub change: Change,
    /// What it is called.
    pub name: Text<String>,
    /// The IRIs under which it was known before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub was: Vec<String>,
    /// The IRIs that do not lead to it any more.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub parted: Vec<String>,
    /// The ids of the sources that tell of it, if it is new or gone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<String>,
    /// What has changed.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub details: Vec<Detail>,
    /// The passages that say what is said before and after.
    #[serde(skip_serializing_if = "Passages::is_empty")]
    pub passages: Passages,
}

/// One change of an entity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Detail {
    /// What has happened.
    pub change: Change,
    /// What belongs to the entity and has changed, unless it is the entity itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<Part>,
    /// The property, unless it is the whole part that came or went.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub property: Option<Property>,
    /// The language of the values, if they are texts in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What was said.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub old: Vec<Said>,
    /// What is said now.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub new: Vec<Said>,
}

/// Something that belongs to an entity: an amount, a participation, an uptake.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Its IRI in its compact form.
    #[serde(rename = "thing")]
    pub entity: String,
    /// What it is.
    pub class: Text<String>,
    /// By what it is known from others.
    pub name: Text<String>,
}

/// A property.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Property {
    /// Its IRI in its compact form.
    pub term: String,
    /// What it is called.
    pub name: Text<String>,
}

/// A value, and who says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Said {
    /// The value for machines; nothing for what has no single value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    /// The value for people.
    pub text: Text<String>,
    /// The passages that say so, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub passages: Vec<Cited>,
}

/// A passage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cited {
    /// Its IRI in its compact form.
    pub passage: String,
    /// What it is called.
    pub name: Text<String>,
}

/// The passages that have come and gone behind what is said as before.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Passages {
    /// Those that are new.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<String>,
    /// Those that are gone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub removed: Vec<String>,
}

impl Passages {
    /// Whether none have come or gone.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.added.is_empty() && self.removed.is_empty()
    }
}

impl Changes {
    /// Whether nothing has changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    /// Writes the changes as one JSON object, with names in Finnish and English.
    ///
    /// # Errors
    /// [`Error::Output`](crate::Error::Output) if it cannot be written.
    pub fn write_json(&self, mut out: impl Write) -> Result<()> {
        serde_json::to_writer_pretty(&mut out, self).map_err(std::io::Error::from)?;
        Ok(writeln!(out)?)
    }

    /// Counts the entities by kind.
    pub(super) fn count(entities: &[Entity]) -> Vec<Tally> {
        let of = |kind: Kind, change: Change| {
            entities.iter().filter(|entity| entity.kind == kind && entity.change == change).count()
        };
        let tallies = Kind::ALL.into_iter().map(|kind| Tally {
            kind,
            changed: of(kind, Change::Changed),
            added: of(kind, Change::Added),
            removed: of(kind, Change::Removed),
            passages: of(kind, Change::Passages),
        });
        tallies.filter(|tally| tally.changed + tally.added + tally.removed + tally.passages > 0).collect()
    }
}
