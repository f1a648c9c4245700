//! Where two entities are looked at together.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use crate::source::Class;
use crate::{KnowledgeGraph, Result};

use super::acronym::exact_initials;
use super::entities::Thing;
use super::evidence::Evidence;
use super::facts::Facts;
use super::likeness::likeness;
use super::name::Name;
use super::weigh::{speaks_against, speaks_for};
use super::{Candidate, municipality};

/// How much more has to speak for a candidate than against it.
const ENOUGH: f64 = 3.0;

/// What is said about an entity is read when it is first needed: few entities have a name like another's.
pub(super) struct Desk<'a> {
    graph: &'a KnowledgeGraph,
    facts: HashMap<&'a str, Rc<Facts>>,
    initials: Initials,
}

impl<'a> Desk<'a> {
    pub(super) fn new(graph: &'a KnowledgeGraph, entities: &[Thing]) -> Self {
        Self { graph, facts: HashMap::new(), initials: all_initials(entities) }
    }

    /// The two as a candidate, if enough speaks for it.
    pub(super) fn weigh(&mut self, one: &'a Thing, other: &'a Thing) -> Result<Option<Candidate>> {
        let Some((alike, names)) = reason(one, other) else { return Ok(None) };
        let (a, b) = (self.facts(one)?, self.facts(other)?);
        let (a, b) = ((one, a.as_ref()), (other, b.as_ref()));
        let mut evidence_for = speaks_for(self.graph, a, b)?;
        evidence_for.extend(alike.as_ref().and_then(|alike| self.only(one.class, alike)));
        let mut evidence_against = speaks_against(self.graph, a, b, names)?;
        if alike.as_ref().is_some_and(Evidence::is_acronym) {
            // Texts put an acronym beside its name.
            evidence_against.retain(|reason| !matches!(reason, Evidence::SideBySide { .. }));
        }
        evidence_for.extend(alike);
        let enough = weight(&evidence_for) - weight(&evidence_against) >= ENOUGH;
        Ok(enough.then(|| {
            candidate((one, other), names, weightiest_first(evidence_for), weightiest_first(evidence_against))
        }))
    }

    fn facts(&mut self, entity: &'a Thing) -> Result<Rc<Facts>> {
        if let Some(known) = self.facts.get(entity.iri.as_str()) {
            return Ok(Rc::clone(known));
        }
        let facts = Rc::new(Facts::of(self.graph, entity)?);
        self.facts.insert(entity.iri.as_str(), Rc::clone(&facts));
        Ok(facts)
    }

    /// That an acronym fits one name alone.
    fn only(&self, class: Class, alike: &Evidence) -> Option<Evidence> {
        let Evidence::Acronym { acronym, exact: true } = alike else { return None };
        let names = self.initials.get(&(class, acronym.to_lowercase()));
        (names == Some(&1)).then(|| Evidence::OnlyInitials(acronym.clone()))
    }
}

type Names<'a> = (&'a Name, &'a Name);

/// The weightiest reason in the names of two entities, with the names that give it; the first names of two that have
/// nothing in common but a page.
fn reason<'a>(one: &'a Thing, other: &'a Thing) -> Option<(Option<Evidence>, Names<'a>)> {
    let pairs = one.names.iter().flat_map(|a| other.names.iter().map(move |b| (a, b)));
    let alike = pairs.flat_map(|(a, b)| {
        let municipality = if one.class == Class::Organization { municipality::alone(a, b) } else { None };
        municipality.into_iter().chain(likeness(a, b)).map(move |reason| (reason, (a, b)))
    });
    // The first of equals.
    let best = alike.reduce(|best, next| if next.0.weight() > best.0.weight() { next } else { best });
    let page = || one.pages.iter().any(|page| other.pages.contains(page));
    match best {
        Some((reason, names)) => Some((Some(reason), names)),
        None if page() => Some((None, one.names.first().zip(other.names.first())?)),
        None => None,
    }
}

fn candidate(
    (one, other): (&Thing, &Thing),
    names: Names<'_>,
    evidence_for: Vec<Evidence>,
    evidence_against: Vec<Evidence>,
) -> Candidate {
    let spelling = |name: &Name| name.words.join(" ");
    Candidate {
        class: one.class,
        one: one.iri.clone(),
        other: other.iri.clone(),
        likeness: strsim::jaro_winkler(&spelling(names.0), &spelling(names.1)),
        names: (names.0.text.clone(), names.1.text.clone()),
        evidence_for,
        evidence_against,
    }
}

fn weight(evidence: &[Evidence]) -> f64 {
    evidence.iter().map(Evidence::weight).sum()
}

fn weightiest_first(mut evidence: Vec<Evidence>) -> Vec<Evidence> {
    evidence.sort_by(|a, b| b.weight().total_cmp(&a.weight()));
    evidence
}

/// How many entities of a class have names with these first letters.
type Initials = HashMap<(Class, String), u32>;

/// The first letters of all names.
fn all_initials(entities: &[Thing]) -> Initials {
    let mut counts = HashMap::new();
    for entity in entities {
        let names = entity.names.iter().filter(|name| !name.is_acronym);
        let initials: BTreeSet<_> = names.flat_map(exact_initials).collect();
        for initials in initials {
            *counts.entry((entity.class, initials)).or_default() += 1;
        }
    }
    counts
}
