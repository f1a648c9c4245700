//! What a document seems to say: records that a person has yet to check.

use std::fmt;
use std::ops::Range;

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

/// A field of a proposed record, as a record file writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// The name of the field.
    pub name: String,
    /// The value, as TOML.
    pub value: String,
    /// Whether the field takes a list.
    pub is_list: bool,
}

/// A record that a document seems to give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The kind of record, such as `project`.
    pub record: String,
    /// Its fields.
    pub fields: Vec<Field>,
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
    /// The value of a field, without the quotes of TOML.
    #[must_use]
    pub fn value(&self, field: &str) -> Option<String> {
        let field = self.fields.iter().find(|given| given.name == field)?;
        if !field.value.contains('\\') {
            return Some(field.value.trim_matches('"').to_owned());
        }
        let value = format!("value = {}", field.value).parse::<toml::Table>().ok()?;
        Some(value.get("value")?.as_str().map_or_else(|| field.value.clone(), str::to_owned))
    }

    /// Makes it no more than this sure.
    pub(super) fn doubt(&mut self, confidence: Confidence, reason: &str) {
        if confidence > self.confidence {
            (self.confidence, self.reason) = (confidence, Some(reason.to_owned()));
        }
    }
}
