//! The verdict on each value.

use std::sync::Arc;

use crate::record::{Fact, Locator, Owner, Place, Record, Source};

use super::normalisation::Normalisation;
use super::original::Original;
use super::prove::{Areas, Page, Refusal};
use super::stated::{Stated, Statement};
use super::value::{Kind, Value};

/// One value, and whether it stands where it should.
#[derive(Debug, Clone)]
pub struct Proof {
    /// Where the record stands.
    pub place: Place,
    /// The source.
    pub source: Arc<Source>,
    /// The passage; none for a value of the source's own description, which may stand anywhere.
    pub locator: Option<Locator>,
    /// The entity that the record speaks of, by its id or name.
    pub entity: String,
    /// The field, as the record file calls it.
    pub field: &'static str,
    /// What kind of value it is.
    pub kind: Kind,
    /// The value.
    pub value: String,
    /// What was found.
    pub verdict: Verdict,
}

impl Proof {
    /// The passage for people: the source, and where in it.
    #[must_use]
    pub fn passage(&self) -> String {
        let id = &self.source.id;
        self.locator.map_or_else(|| id.clone(), |locator| format!("{id}, {locator}"))
    }
}

/// Whether a value stands in its passage.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// It does, if these differences are allowed for.
    Proven(Vec<Normalisation>),
    /// It does not, and the record says so (`inferred`).
    Inferred,
    /// It does, although the record says that it is inferred.
    NeedlesslyInferred,
    /// It does not.
    NotThere {
        /// Why not.
        why: Refusal,
        /// The text of the passage, as it was cleaned.
        text: String,
        /// Where else in the source it stands, the nearest place.
        elsewhere: Option<Locator>,
    },
}

/// The proofs of one record.
pub(super) fn of_record(record: &Record, original: &Original, areas: &Areas) -> Vec<Proof> {
    let Record { passage, fact, place, inferred } = record;
    let statement = Statement::of(fact, &passage.source);
    let part = original.part(passage.locator);
    let page = part.page();
    let prove = |stated: Stated| {
        let proven = original.prove(&stated, &part, &page, areas);
        let refused = || Verdict::NotThere {
            why: page.refusal(&stated, areas),
            text: part.text.trim().to_owned(),
            elsewhere: original.elsewhere(&stated, passage.locator, areas),
        };
        let verdict = verdict(proven, inferred, stated.field, refused);
        let source = Arc::clone(&passage.source);
        proof(place.clone(), source, Some(passage.locator), entity(fact), stated, verdict)
    };
    statement.printed.into_iter().map(prove).collect()
}

/// The proofs of what the description of a source says: it may stand anywhere in it.
pub(super) fn of_source(source: &Arc<Source>, original: &Original, areas: &Areas) -> Vec<Proof> {
    let whole = original.whole();
    let page = whole.page();
    let prove = |stated: Stated| {
        let proven = original.prove(&stated, &whole, &page, areas).or_else(|| joined(&stated, &page, areas));
        let proven = proven.filter(|_| !source.inferred.iter().any(|name| name == stated.field));
        let why = || page.refusal(&stated, areas);
        let refused = || Verdict::NotThere { why: why(), text: String::new(), elsewhere: None };
        let verdict = verdict(proven, &source.inferred, stated.field, refused);
        proof(source.place.clone(), Arc::clone(source), None, source.id.clone(), stated, verdict)
    };
    Statement::of_source(source).printed.into_iter().map(prove).collect()
}

fn proof(
    place: Place,
    source: Arc<Source>,
    locator: Option<Locator>,
    entity: String,
    stated: Stated,
    verdict: Verdict,
) -> Proof {
    let Stated { field, kind, value } = stated;
    Proof { place, source, locator, entity, field, kind, value: value.to_string(), verdict }
}

fn verdict(
    proven: Option<Vec<Normalisation>>,
    inferred: &[String],
    field: &str,
    refused: impl FnOnce() -> Verdict,
) -> Verdict {
    let is_inferred = inferred.iter().any(|name| name == field);
    match (proven, is_inferred) {
        (Some(normalisations), false) => Verdict::Proven(normalisations),
        (Some(_), true) => Verdict::NeedlesslyInferred,
        (None, true) => Verdict::Inferred,
        (None, false) => refused(),
    }
}

/// A title of a source that is put together from parts, each of which stands somewhere in it.
fn joined(stated: &Stated, page: &Page<'_>, areas: &Areas) -> Option<Vec<Normalisation>> {
    let Value::Text(title) = &stated.value else { return None };
    let parts: Vec<_> = title.split(": ").flat_map(|part| part.split(", ")).collect();
    let title = |part: &str| Stated { field: stated.field, kind: Kind::Title, value: Value::Text(part.to_owned()) };
    let stands = |part: &&str| !page.find(&title(part), areas).is_empty();
    let whole = stated.kind == Kind::Title && parts.len() > 1 && parts.iter().all(stands);
    whole.then(|| vec![Normalisation::Joined])
}

/// The entity that a fact speaks of, by the id or name that the record gives.
pub(super) fn entity(fact: &Fact) -> String {
    let owner = |owner: &Owner| match owner {
        Owner::Project(entity) | Owner::Programme(entity) => entity.name.clone(),
    };
    match fact {
        Fact::Project(project) => project.id.clone(),
        Fact::Programme(programme) => programme.id.clone(),
        Fact::Organization(organization) => organization.name.name.clone(),
        Fact::Participation(participation) => owner(&participation.owner),
        Fact::Award(award) => award.project.name.clone(),
        Fact::Amount(amount) => owner(&amount.owner),
        Fact::Practice(practice) => practice.id.clone().unwrap_or_else(|| practice.title.clone()),
        Fact::Outcome(outcome) => outcome.id.clone().or_else(|| outcome.title.clone()).unwrap_or_default(),
        Fact::Uptake(uptake) => uptake.id.clone(),
        Fact::Recognition(recognition) => recognition.id.clone(),
        Fact::Decision(decision) => decision.entity.name.clone(),
    }
}
