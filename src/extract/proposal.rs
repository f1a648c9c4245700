//! What a document seems to say: records that a person has yet to check.

use std::fmt;
use std::ops::Range;

use crate::record::schema::{Field, Holds, SOURCE, Schema, Value};
use crate::record::{Fact, Source};

/// How sure it is that the document says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// The value stands behind its label and reads in one way only.
    Certain,
    /// The wording says so.
    Likely,
    /// It may be otherwise; a person has to look.
    Doubtful,
}

impl fmt::Display for Confidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
            Self::Doubtful => "doubtful",
        })
    }
}

/// What is proposed: what the document says of an entity, or of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "nearly all are facts")]
#[non_exhaustive]
pub enum Proposed {
    /// About an entity.
    Fact(Fact),
    /// About the document, as far as it says so: its title, publisher and date.
    Source(Box<Source>),
}

impl Proposed {
    /// A record of this name, of which nothing is said yet.
    pub(super) fn blank(record: &str) -> Option<Self> {
        if record == SOURCE.name {
            return Some(Self::Source(Box::new(SOURCE.blank())));
        }
        Schema::named(record).map(|schema| Self::Fact(schema.blank()))
    }

    /// The name of such records, such as `project`.
    #[must_use]
    pub fn name(&self) -> &'static str {
        match self {
            Self::Fact(fact) => Schema::of(fact).name,
            Self::Source(_) => SOURCE.name,
        }
    }

    /// The values of a field.
    #[must_use]
    pub fn values(&self, field: &str) -> Vec<Value<'_>> {
        match self {
            Self::Fact(fact) => Schema::of(fact).field(field).map_or_else(Vec::new, |field| field.values(fact)),
            Self::Source(source) => SOURCE.field(field).map_or_else(Vec::new, |field| field.values(source)),
        }
    }

    /// Takes a value in, as one of the type that the field has.
    pub(super) fn put(&mut self, field: &str, value: Value<'_>) {
        match self {
            Self::Fact(fact) => put(Schema::of(fact).field(field), fact, value),
            Self::Source(source) => put(SOURCE.field(field), source, value),
        }
    }
}

fn put<T>(field: Option<&'static Field<T>>, record: &mut T, value: Value<'_>) {
    if let Some((field, value)) = field.and_then(|field| Some((field, value.of_type(field.holds.takes())?))) {
        field.put(record, value);
    }
}

/// A field that names the project or programme that the document is about: its code stands between these texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct This {
    pub field: &'static str,
    pub around: Vec<String>,
}

impl This {
    /// Whether it is all that stands in the field.
    pub(super) fn is_alone(&self) -> bool {
        matches!(self.around.as_slice(), [before, behind] if before.is_empty() && behind.is_empty())
    }
}

/// A record that a document seems to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The record. What names the project that the document is about is not in it before the whole document is read.
    pub record: Proposed,
    /// The fields that will name it.
    pub(super) this: Vec<This>,
    /// The bytes of the clean text that say so, the label included.
    pub range: Range<usize>,
    /// The parts of them that gave values.
    pub(super) parts: Vec<Range<usize>>,
    /// How sure it is.
    pub confidence: Confidence,
    /// Why it is not certain.
    pub reason: Option<String>,
}

impl Proposal {
    /// The record, if it is about an entity.
    #[must_use]
    pub fn fact(&self) -> Option<&Fact> {
        match &self.record {
            Proposed::Fact(fact) => Some(fact),
            Proposed::Source(_) => None,
        }
    }

    /// The first value of a field, as a text.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<String> {
        self.record.values(field).first().map(ToString::to_string)
    }

    /// Whether it says something in words of the source.
    pub(super) fn has_prose(&self) -> bool {
        let Proposed::Fact(fact) = &self.record else { return false };
        Schema::of(fact).fields.iter().any(|field| field.holds == Holds::Prose && field.is_in(fact))
    }

    /// Makes it no more than this sure.
    pub(super) fn doubt(&mut self, confidence: Confidence, reason: &str) {
        if confidence > self.confidence {
            (self.confidence, self.reason) = (confidence, Some(reason.to_owned()));
        }
    }
}
