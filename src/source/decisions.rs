//! `decisions.toml`: what people have decided where sources disagree, which entities of two names they have found to be one,
//! or not to be one, and which words lead to no person.

mod values;

use std::fmt;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;

use jiff::civil::Date;

use crate::Result;
use crate::error::{Faults, Problem};
use crate::folder::read_text;
use crate::record::{Decision, Fact, Place, Record, Unreadable};
use crate::source::Records;
use crate::text::privacy::harmless::Harmless;

use super::toml::{Fields, read_toml};

/// The file of a data folder that holds the decisions.
pub const DECISIONS: &str = "decisions.toml";

const CLASSES: &str = "\"organization\", \"project\", \"practice\" or \"outcome\"";
const UNITED_CLASSES: &str =
    "\"project\", \"practice\" or \"outcome\": organizations.toml says which spellings mean one organisation";
const TWO: &str = "two names or more";

/// What can go by two names without anybody noticing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Class {
    /// An organisation.
    #[default]
    Organization,
    /// A project.
    Project,
    /// A practice.
    Practice,
    /// An outcome.
    Outcome,
}

impl Class {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 4] = [Self::Organization, Self::Project, Self::Practice, Self::Outcome];

    /// The word for it in record files and in IRIs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Organization => "organization",
            Self::Project => "project",
            Self::Practice => "practice",
            Self::Outcome => "outcome",
        }
    }
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Class {
    type Err = Unreadable;

    fn from_str(name: &str) -> Result<Self, Unreadable> {
        const EXPECTED: &str = "organization, project, practice or outcome";
        let found = Self::ALL.into_iter().find(|class| class.name() == name);
        found.ok_or_else(|| Unreadable::new(name, EXPECTED))
    }
}

/// The decision that several names mean one project, practice or outcome.
#[derive(Debug, Clone)]
pub struct SameEntity {
    /// What they are; never an organisation.
    pub class: Class,
    /// Their ids or names; the first is the one that is kept.
    pub entities: Vec<String>,
    /// Why, when and by whom it was decided.
    pub ruling: Ruling,
    /// Where the decision stands.
    pub place: Place,
}

/// The decision that several names mean as many entities.
#[derive(Debug, Clone)]
pub struct DifferentEntities {
    /// What they are.
    pub class: Class,
    /// Their IRIs, ids or names.
    pub entities: Vec<String>,
    /// Why, when and by whom it was decided.
    pub ruling: Ruling,
    /// Where the decision stands.
    pub place: Place,
}

/// The decision that words lead to no person, however they look.
#[derive(Debug, Clone)]
pub struct HarmlessWords {
    /// The words as the document or the record has them.
    pub text: String,
    /// Why, when and by whom it was decided.
    pub ruling: Ruling,
    /// Where the decision stands.
    pub place: Place,
}

/// Why, when and by whom something was decided.
#[derive(Debug, Clone, Default)]
pub struct Ruling {
    /// How it is known.
    pub reason: String,
    /// When it was decided.
    pub date: Date,
    /// The role or body that decided; never a person's name.
    pub by: Option<String>,
}

/// What people have decided about the entities of a data set.
///
/// ```
/// use hanke::source::Decisions;
///
/// let decisions = Decisions::parse("decisions.toml", r#"
/// [[same]]
/// class  = "practice"
/// things = ["Mentoring of young adults", "Mentoring programme"]
/// reason = "The final report uses both titles for one practice."
/// date   = 2026-11-22
/// "#)?;
/// assert_eq!(decisions.same[0].entities.len(), 2);
/// # Ok::<_, hanke::Error>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Decisions {
    /// What is one entity.
    pub same: Vec<SameEntity>,
    /// What is not.
    pub different: Vec<DifferentEntities>,
    /// What leads to no person, however it looks.
    pub harmless: Vec<HarmlessWords>,
    /// Which value holds where sources disagree: records of a source of its own.
    values: Vec<Record>,
}

impl Decisions {
    /// Reads the decisions from TOML text.
    ///
    /// # Errors
    /// [`ReadError::Faults`](crate::error::ReadError::Faults) with every fault of the text.
    pub fn parse(name: &str, text: &str) -> Result<Self> {
        let (decisions, faults) = read_toml(&Arc::from(name), text, |fields| Self {
            same: fields.tables("same").iter().map(same).collect(),
            different: fields.tables("different").iter().map(different).collect(),
            harmless: fields.tables("harmless").iter().map(harmless).collect(),
            values: values::records(fields, text),
        });
        match faults {
            faults if faults.is_empty() => Ok(decisions.unwrap_or_default()),
            faults => Err(Faults(faults).into()),
        }
    }

    /// Reads the decisions from a file.
    ///
    /// # Errors
    /// Those of [`read_text`], and [`ReadError::Faults`](crate::error::ReadError::Faults) if it has faults.
    pub fn read(path: &Path) -> Result<Self> {
        Self::parse(&path.display().to_string(), &read_text(path)?)
    }

    /// The decisions about values, each with its place.
    pub fn values(&self) -> impl Iterator<Item = (&Decision, &Place)> {
        self.values.iter().filter_map(|record| match &record.fact {
            Fact::Decision(decision) => Some((decision.as_ref(), &record.place)),
            _ => None,
        })
    }

    /// The words that lead to no person.
    #[must_use]
    pub fn harmless(&self) -> Harmless {
        self.harmless.iter().map(|decision| decision.text.as_str()).collect()
    }

    /// Whether anything is decided about a value.
    #[must_use]
    pub fn is_a_source(&self) -> bool {
        !self.values.is_empty()
    }
}

/// The decisions about values.
impl Records for Decisions {
    fn records(&self) -> Box<dyn Iterator<Item = Result<Record>> + '_> {
        Box::new(self.values.iter().cloned().map(Ok))
    }
}

fn same(fields: &Fields<'_>) -> SameEntity {
    let class = class(fields, UNITED_CLASSES);
    if fields.is_given("class") && class == Some(Class::Organization) {
        let value = Class::Organization.to_string();
        fields.fault_at("class", Problem::Invalid { value, expected: UNITED_CLASSES });
    }
    let decision = SameEntity {
        class: class.unwrap_or_default(),
        entities: entities(fields),
        ruling: ruling(fields),
        place: fields.place(),
    };
    fields.finish();
    decision
}

fn different(fields: &Fields<'_>) -> DifferentEntities {
    let class = class(fields, CLASSES).unwrap_or_default();
    let decision =
        DifferentEntities { class, entities: entities(fields), ruling: ruling(fields), place: fields.place() };
    fields.finish();
    decision
}

fn harmless(fields: &Fields<'_>) -> HarmlessWords {
    let text = fields.required("text", "the words that lead to nobody", fields.text("text"));
    let decision = HarmlessWords { text, ruling: ruling(fields), place: fields.place() };
    fields.finish();
    decision
}

fn class(fields: &Fields<'_>, expected: &'static str) -> Option<Class> {
    let class = fields.parsed("class", expected);
    fields.required("class", expected, class.map(|_| ()));
    class
}

fn entities(fields: &Fields<'_>) -> Vec<String> {
    let entities = fields.texts("things");
    fields.required("things", TWO, (!entities.is_empty()).then_some(()));
    if let [only] = entities.as_slice() {
        fields.fault_at("things", Problem::Invalid { value: only.clone(), expected: TWO });
    }
    entities
}

fn ruling(fields: &Fields<'_>) -> Ruling {
    Ruling {
        reason: fields.required("reason", "how it is known", fields.text("reason")),
        date: fields.required("date", "the day of the decision", fields.date("date")),
        by: fields.text("by"),
    }
}
