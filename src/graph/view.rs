//! The consolidated view: for a property that can have one value, the value of the source that goes before the others;
//! for all others, all values.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

use oxigraph::model::{GraphName, NamedNodeRef, Quad, Term};

use crate::ontology::Ontology;
use crate::vocab::ns;

use super::precedence::{BRACKET, Candidate, Precedence, decide};

/// A property of an entity that can have one value, in one language.
type Slot = (String, String, String);

/// The property that gives a sum exactly, where others give it as a bracket. One of the two ways wins as a whole.
const EXACT: NamedNodeRef<'static> = ns::VALUE;

/// The best statement for it so far.
type Best = (Candidate, Quad);

/// Statements on their way into the view.
pub(super) struct View<'a> {
    ontology: &'a Ontology,
    best: BTreeMap<Slot, Best>,
}

impl<'a> View<'a> {
    pub(super) fn new(ontology: &'a Ontology) -> Self {
        Self { ontology, best: BTreeMap::new() }
    }

    /// The statement for the view if it belongs there whatever else is claimed; otherwise it is kept until
    /// [`settle`](Self::settle).
    pub(super) fn admit(&mut self, claim: &Quad, precedence: &Arc<Precedence>) -> Option<Quad> {
        let statement = Quad { graph_name: GraphName::DefaultGraph, ..claim.clone() };
        if !self.ontology.is_single_valued(claim.predicate.as_ref()) {
            return Some(statement);
        }
        let (property, value) = (claim.predicate.as_ref(), claim.object.as_ref());
        let candidate = Candidate::new(Arc::clone(precedence), property, value, &claim.graph_name);
        match self.best.entry(slot(claim)) {
            Entry::Vacant(vacant) => drop(vacant.insert((candidate, statement))),
            Entry::Occupied(mut best) => {
                if *decide(&best.get().0, &candidate).0 == candidate {
                    best.insert((candidate, statement));
                }
            }
        }
        None
    }

    /// The statements that won.
    pub(super) fn settle(&mut self) -> impl Iterator<Item = Quad> + use<> {
        let best = std::mem::take(&mut self.best);
        let beaten: HashSet<_> = best.iter().flat_map(|(slot, exact)| beaten(slot, exact, &best)).collect();
        best.into_iter().filter(move |(slot, _)| !beaten.contains(slot)).map(|(_, (_, statement))| statement)
    }
}

/// The slots that lose to an exact sum, or the exact sum itself if it loses to a bracket.
fn beaten(slot: &Slot, exact: &Best, best: &BTreeMap<Slot, Best>) -> Vec<Slot> {
    if slot.0 != EXACT.as_str() {
        return Vec::new();
    }
    let ends = BRACKET.map(|end| (end.as_str().to_owned(), slot.1.clone(), slot.2.clone()));
    let bracket = Candidate::best(ends.iter().filter_map(|end| best.get(end)).map(|(candidate, _)| candidate));
    match bracket {
        Some(bracket) if bracket.precedence().is_above(exact.0.precedence()) => vec![slot.clone()],
        Some(_) => ends.into(),
        None => Vec::new(),
    }
}

fn slot(claim: &Quad) -> Slot {
    let language = match &claim.object {
        Term::Literal(literal) => literal.language().unwrap_or_default(),
        _ => "",
    };
    (claim.predicate.as_str().to_owned(), language.to_owned(), claim.subject.to_string())
}
