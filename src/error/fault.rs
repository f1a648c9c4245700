//! Faults of record files: where, which field, what is wrong, and what to do about it.

use std::borrow::Cow;
use std::fmt;

use lazy_regex::regex_replace;

use crate::record::{Extent, Locator, Place};
use crate::text::privacy::personal::Personal;

use super::{ReadError, did_you_mean};

/// One fault of a record file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it stands.
    pub place: Place,
    /// The field, or the table if no field is to blame.
    pub field: String,
    /// What is wrong.
    pub problem: Problem,
}

impl Fault {
    pub(crate) fn new(place: Place, field: &str, problem: Problem) -> Self {
        Self { place, field: field.to_owned(), problem }
    }

    /// The field and what is wrong with it, without the place.
    #[must_use]
    pub fn message(&self) -> String {
        let colon = if self.field.is_empty() { "" } else { ": " };
        format!("{}{colon}{}", self.field, self.problem)
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message())
    }
}

impl std::error::Error for Fault {}

impl From<Fault> for ReadError {
    fn from(fault: Fault) -> Self {
        Self::Fault(Box::new(fault))
    }
}

/// All faults that were found in one run, in the order of their places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|fault| writeln!(f, "{fault}"))?;
        let s = if self.0.len() == 1 { "" } else { "s" };
        write!(f, "{} fault{s}; nothing was built", self.0.len())
    }
}

impl std::error::Error for Faults {}

/// What a value has to be, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// What it has to be, with an example.
    pub what: &'static str,
    /// Who wants it so.
    pub why: &'static str,
}

/// What is wrong with a record.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Problem {
    /// The file is not TOML.
    Syntax(String),
    /// A required field is absent.
    Missing {
        /// What the field holds.
        expected: &'static str,
    },
    /// A field has a value of another type.
    WrongType {
        /// What was expected.
        expected: &'static str,
        /// The TOML type that was found.
        found: String,
    },
    /// A field or table that a record does not have.
    UnknownField {
        /// The nearest name that exists.
        nearest: Option<String>,
    },
    /// A value that cannot be read as what it should be.
    Invalid {
        /// The value.
        value: String,
        /// What was expected, with an example.
        expected: &'static str,
    },
    /// A value that is absent, or that those for whom it is meant do not take.
    Unfit {
        /// The value, if there is one.
        found: Option<String>,
        /// What it has to be.
        wanted: Wanted,
    },
    /// A text that is empty.
    Empty,
    /// A text with a character that shows nothing and steers whatever shows the text.
    Control(char),
    /// Not exactly one of several fields is given.
    NotOneOf(&'static str),
    /// An IRI that is none.
    Iri(String),
    /// A day that does not exist.
    Date(String),
    /// The end lies before the start.
    EndBeforeStart {
        /// The start.
        start: String,
        /// The end.
        end: String,
    },
    /// An amount below zero.
    NegativeAmount(String),
    /// A bracket whose lower end is above its upper end.
    Bracket {
        /// The lower end.
        min: String,
        /// The upper end.
        max: String,
    },
    /// A currency that ISO 4217 does not list.
    Currency(String),
    /// A concept that its scheme does not have.
    NoSuchConcept {
        /// The scheme.
        scheme: &'static str,
        /// The code or label as written.
        name: String,
        /// The nearest code.
        nearest: Option<String>,
    },
    /// A reference to an entity that no record defines.
    NoSuchThing {
        /// The kind of entity, such as "project".
        kind: &'static str,
        /// The reference as written.
        name: String,
        /// The nearest name that exists.
        nearest: Option<String>,
    },
    /// A reference that several entities answer to.
    SeveralThings {
        /// The kind of entity, such as "project".
        kind: &'static str,
        /// The reference as written.
        name: String,
        /// The ids of the entities.
        candidates: Vec<String>,
    },
    /// A decision about an organisation that another decision has spoken of.
    DecidedTwice {
        /// The spelling or the id.
        name: String,
    },
    /// Two sources have one id.
    SameSource {
        /// The id.
        id: String,
        /// Where the first of them stands.
        first: Place,
    },
    /// Two sources were read from the same text.
    SameText {
        /// The id of the first of them.
        id: String,
        /// Where the first of them stands.
        first: Place,
    },
    /// Something that leads to a person: an address, a number, a code, or the name of a person.
    Person(Personal),
    /// A passage that lies past the end of the source, or is counted in another unit.
    PastTheEnd {
        /// The passage.
        locator: Locator,
        /// The length of the source.
        extent: Extent,
    },
}

/// A text as a message may show it: logs are read by more people than the file.
fn without_password(text: &str) -> Cow<'_, str> {
    regex_replace!(r"//[^\s?#]*@", text, "//…@")
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(message) => write!(f, "not TOML: {message}"),
            Self::Missing { expected } => write!(f, "is missing\n  help: give {expected}"),
            Self::WrongType { expected, found } => write!(f, "expected {expected}, found {found}"),
            Self::UnknownField { nearest: None } => {
                f.write_str("no such field\n  help: data/README.md lists the fields")
            }
            Self::UnknownField { nearest } => write!(f, "no such field{}", did_you_mean(nearest.as_deref())),
            Self::Invalid { value, expected } => write!(f, "expected {expected}, found {value:?}"),
            Self::Unfit { found: None, wanted } => {
                write!(f, "is missing: {}\n  help: give {}", wanted.why, wanted.what)
            }
            Self::Unfit { found: Some(value), wanted } => {
                write!(f, "expected {}, found {:?}\n  help: {}", wanted.what, without_password(value), wanted.why)
            }
            Self::Empty => f.write_str("is empty\n  help: write the text, or leave the field out"),
            Self::Control(sign) => write!(
                f,
                "holds U+{:04X}, which is no letter or sign but steers what shows the text\n  help: take it out",
                u32::from(*sign)
            ),
            Self::NotOneOf(fields) => write!(f, "give exactly one of {fields}"),
            Self::Iri(value) => {
                write!(f, "{value:?} is not a link\n  help: write it in full, such as https://example.org/page")
            }
            Self::Date(value) => {
                write!(f, "{value:?} is not a day that exists\n  help: write a day as 2015-06-01")
            }
            Self::EndBeforeStart { start, end } => {
                write!(f, "the end {end} lies before the start {start}\n  help: check both in the source")
            }
            Self::NegativeAmount(value) => {
                write!(f, "{value} is below zero\n  help: give the amount as the source prints it, without a sign")
            }
            Self::Bracket { min, max } => {
                write!(f, "the lower end {min} is above the upper end {max}\n  help: exchange min and max")
            }
            Self::Currency(value) => {
                write!(f, "{value:?} is not a currency\n  help: give the ISO 4217 code, such as EUR")
            }
            Self::NoSuchConcept { scheme, name, nearest } => {
                let hint = did_you_mean(nearest.as_deref());
                write!(f, "{name:?} is no concept of the scheme {scheme}{hint}")?;
                if nearest.is_none() {
                    write!(f, "\n  help: ontology/schemes/{scheme}.ttl lists its codes")
                } else {
                    Ok(())
                }
            }
            Self::NoSuchThing { kind, name, nearest } => {
                let hint = did_you_mean(nearest.as_deref());
                write!(f, "no record defines the {kind} {name:?}{hint}")?;
                if nearest.is_none() { write!(f, "\n  help: add a [[passage.{kind}]] record for it") } else { Ok(()) }
            }
            Self::SeveralThings { kind, name, candidates } => {
                write!(f, "{name:?} is the name of several: give the id of one {kind}, {}", candidates.join(" or "))
            }
            Self::DecidedTwice { name } => {
                write!(
                    f,
                    "{name:?} stands in another decision too\n  help: put all spellings of one organisation into one table"
                )
            }
            Self::SameSource { id, first } => {
                write!(f, "the source {id:?} is already described at {first}\n  help: give one of the two another id")
            }
            Self::SameText { id, first } => {
                write!(f, "the same text is already the source {id:?} at {first}\n  help: keep one of the two files")
            }
            Self::Person(personal) => write!(f, "{personal} must not enter the graph{}", personal.help()),
            Self::PastTheEnd { locator, extent } => {
                write!(
                    f,
                    "{locator} does not exist: the source has {extent}\n  help: check the passage, or the length given under [source]"
                )
            }
        }
    }
}
