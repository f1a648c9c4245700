//! Records that do not enter the graph because they may lead to a person, until a person has decided.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::sync::{Arc, Mutex};

use oxigraph::model::{NamedNode, NamedOrBlankNode, Quad, Term};

use crate::error::{Fault, Problem};
use crate::record::{Place, Record, Source};
use crate::text::privacy::harmless::Harmless;
use crate::text::privacy::personal::{Personal, found_in, in_id, is_text};
use crate::vocab::{dcterms, rdf};

use super::published::{Said, id};

/// A record that is not in the graph because it may lead to a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Withheld {
    /// Where the record stands.
    pub place: Place,
    /// The property of which it is said; none if it is the id of the entity.
    pub property: Option<NamedNode>,
    /// What it seems to be, masked.
    pub personal: Personal,
}

/// Texts that have been looked at for people, by their digests.
#[derive(Debug, Clone, Default)]
pub(super) struct LookedAt {
    /// Those that lead to nobody.
    clear: Arc<HashSet<u64>>,
    /// Whether one of the others may lead to somebody.
    others: Arc<Mutex<HashMap<u64, bool>>>,
    /// Whether all that there is has been looked at, and nothing can be added.
    is_whole: bool,
}

impl LookedAt {
    /// All texts of a graph that was looked at before it was kept.
    pub(super) fn all() -> Self {
        Self { is_whole: true, ..Self::default() }
    }

    pub(super) fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// Whether a text may lead to somebody. None is looked at twice.
    pub(super) fn may_name(&self, text: &str, harmless: &Harmless) -> bool {
        if self.is_whole {
            return false;
        }
        let digest = digest(text);
        if self.clear.contains(&digest) {
            return false;
        }
        let known = self.others.lock().ok().and_then(|known| known.get(&digest).copied());
        known.unwrap_or_else(|| {
            let may_name = !found_in(text, harmless).is_empty();
            if let Ok(mut known) = self.others.lock() {
                known.insert(digest, may_name);
            }
            may_name
        })
    }
}

fn digest(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

/// Decides what does not enter the graph, and keeps account of it.
#[derive(Debug, Default)]
pub(super) struct Gate {
    harmless: Harmless,
    /// Whether what comes is known to name nobody.
    pub is_open: bool,
    withheld: Vec<Withheld>,
    /// The digests of texts that lead to nobody, and of those of which that is known without a look: another source that
    /// has the same text is to fare as if it came first.
    clear: HashSet<u64>,
    trusted: HashSet<u64>,
    /// The entities of which withheld records speak.
    entities: BTreeSet<NamedNode>,
}

impl Gate {
    pub(super) fn new(harmless: Harmless) -> Self {
        Self { harmless, ..Self::default() }
    }

    /// What a record says, or nothing when it may lead to a person. A record stands or falls as a whole: what is left of
    /// half a record may say something else.
    pub(super) fn admit(&mut self, record: &Record, id: Option<&str>, quads: Vec<Quad>) -> Vec<Quad> {
        let named = id.filter(|_| !self.is_open).and_then(|id| self.personal(id).or_else(|| self.in_id(id)));
        let named = named.map(|personal| (None, personal));
        let Some((property, personal)) = named.or_else(|| self.first(&quads)) else { return quads };
        self.withheld.push(Withheld { place: record.place.clone(), property, personal });
        self.entities.extend(quads.iter().filter(|quad| quad.predicate == rdf::TYPE).filter_map(subject));
        Vec::new()
    }

    /// Whether what a passage says of an entity may be in the graph, as it stands in a bundle: as a record, it stands or
    /// falls as a whole.
    pub(super) fn admit_claims(&mut self, claims: &[Said]) -> bool {
        let Some((first, place)) = claims.first() else { return true };
        let named = id(&first.subject).and_then(|id| self.personal(&id).or_else(|| self.in_id(&id)));
        let named = named.map(|personal| (None, personal, place));
        let found = named.or_else(|| {
            let mut claims = claims.iter();
            claims.find_map(|(quad, place)| {
                self.first(std::slice::from_ref(quad)).map(|(property, personal)| (property, personal, place))
            })
        });
        let Some((property, personal, place)) = found else { return true };
        self.withheld.push(Withheld { place: place.clone(), property, personal });
        let quads = claims.iter().map(|(quad, _)| quad);
        self.entities.extend(quads.filter(|quad| quad.predicate == rdf::TYPE).filter_map(subject));
        false
    }

    /// Why a source cannot be read: its id, by which all that it says is known, seems to be the name of a person.
    pub(super) fn refusal(&self, source: &Source) -> Option<Fault> {
        let personal = if self.is_open { None } else { self.in_id(&source.id) }?;
        Some(Fault::new(source.place.clone(), "id", Problem::Person(personal)))
    }

    fn in_id(&self, id: &str) -> Option<Personal> {
        in_id(id).filter(|_| !self.harmless.covers(id, &(0..id.len())))
    }

    /// What is said of a source, without whatever may lead to a person, and without the entities of which that is said.
    pub(super) fn admit_source(&mut self, source: &Source, mut quads: Vec<Quad>) -> Vec<Quad> {
        while !self.is_open
            && let Some(at) = quads.iter().position(|quad| self.first(std::slice::from_ref(quad)).is_some())
        {
            let quad = quads.swap_remove(at);
            let Some((property, personal)) = self.first(std::slice::from_ref(&quad)) else { break };
            self.withheld.push(Withheld { place: source.place.clone(), property, personal });
            let is_about =
                |other: &Quad| other.subject == quad.subject || other.object == Term::from(quad.subject.clone());
            let is_source = quads
                .iter()
                .any(|other| other.subject == quad.subject && other.object == crate::vocab::ns::SOURCE.into());
            if !is_source {
                quads.retain(|other| !is_about(other));
            }
        }
        quads
    }

    fn first(&mut self, quads: &[Quad]) -> Option<(Option<NamedNode>, Personal)> {
        // Who wrote a publication is said on its cover.
        let texts = quads.iter().filter(|quad| quad.predicate != dcterms::CREATOR);
        texts
            .filter_map(|quad| Some((quad, text(quad)?)))
            .find_map(|(quad, text)| self.look(text).map(|personal| (Some(quad.predicate.clone()), personal)))
    }

    /// Who is in a text. One that leads to nobody is not looked at again.
    fn look(&mut self, text: &str) -> Option<Personal> {
        let digest = digest(text);
        if self.is_open {
            self.trusted.insert(digest);
        } else if !self.clear.contains(&digest) {
            let personal = self.personal(text);
            if personal.is_none() {
                self.clear.insert(digest);
            }
            return personal;
        }
        None
    }

    /// What has been withheld since this was last asked.
    pub(super) fn account(&mut self) -> (Vec<Withheld>, BTreeSet<NamedNode>) {
        (std::mem::take(&mut self.withheld), std::mem::take(&mut self.entities))
    }

    /// The end of the work: what has been looked at need not be looked at again.
    pub(super) fn finish(self) -> (Vec<Withheld>, BTreeSet<NamedNode>, LookedAt) {
        let mut clear = self.clear;
        clear.extend(self.trusted);
        let looked_at = LookedAt { is_whole: false, clear: Arc::new(clear), others: Arc::default() };
        (self.withheld, self.entities, looked_at)
    }

    fn personal(&self, text: &str) -> Option<Personal> {
        found_in(text, &self.harmless).into_iter().next().map(|found| found.value)
    }
}

fn text(quad: &Quad) -> Option<&str> {
    match &quad.object {
        Term::Literal(literal) if is_text(literal) => Some(literal.value()),
        _ => None,
    }
}

fn subject(quad: &Quad) -> Option<NamedNode> {
    match &quad.subject {
        NamedOrBlankNode::NamedNode(entity) => Some(entity.clone()),
        NamedOrBlankNode::BlankNode(_) => None,
    }
}
