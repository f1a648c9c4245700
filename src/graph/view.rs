//! The consolidated view: for a property that can have one value, the value of the source with the highest rank, then
//! the newest, then the smallest in lexical order; for all others, all values.

use std::cmp::Reverse;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, HashSet};

use oxigraph::model::{GraphName, NamedNodeRef, Quad, Term};

use crate::ontology::Ontology;
use crate::vocab::ns;

/// How much weight a source has against another: the greater wins.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Standing {
    pub precedence: u32,
    /// A date as text, so that a later one is greater; a source without one is older than any other.
    pub as_of: String,
}

/// A property of a thing that can have one value, in one language.
type Slot = (String, String, String);

/// The properties that give one sum in two ways: exactly, or as a bracket. One of the two ways wins as a whole.
const EXACT: NamedNodeRef<'static> = ns::VALUE;
const BRACKET: [NamedNodeRef<'static>; 2] = [ns::MIN_VALUE, ns::MAX_VALUE];

/// The best statement for it so far.
type Best = (Standing, Reverse<String>, Quad);

/// Statements on their way into the view.
pub(super) struct View<'a> {
    ontology: &'a Ontology,
    best: BTreeMap<Slot, Best>,
}

impl<'a> View<'a> {
    pub fn new(ontology: &'a Ontology) -> Self {
        Self { ontology, best: BTreeMap::new() }
    }

    /// The statement for the view if it belongs there whatever else is claimed; otherwise it is kept until
    /// [`settle`](Self::settle).
    pub fn admit(&mut self, claim: &Quad, standing: &Standing) -> Option<Quad> {
        let statement = Quad { graph_name: GraphName::DefaultGraph, ..claim.clone() };
        if !self.ontology.is_single_valued(claim.predicate.as_ref()) {
            return Some(statement);
        }
        let candidate = (standing.clone(), Reverse(order(claim)), statement);
        match self.best.entry(slot(claim)) {
            Entry::Vacant(vacant) => drop(vacant.insert(candidate)),
            Entry::Occupied(mut best) => {
                let better = (&candidate.0, &candidate.1) > (&best.get().0, &best.get().1);
                if better {
                    best.insert(candidate);
                }
            }
        }
        None
    }

    /// The statements that won.
    pub fn settle(&mut self) -> impl Iterator<Item = Quad> + use<> {
        let best = std::mem::take(&mut self.best);
        let beaten: HashSet<_> = best.iter().flat_map(|(slot, exact)| beaten(slot, exact, &best)).collect();
        best.into_iter().filter(move |(slot, _)| !beaten.contains(slot)).map(|(_, (_, _, statement))| statement)
    }
}

/// The slots that lose to an exact sum, or the exact sum itself if it loses to a bracket.
fn beaten(slot: &Slot, exact: &Best, best: &BTreeMap<Slot, Best>) -> Vec<Slot> {
    if slot.0 != EXACT.as_str() {
        return Vec::new();
    }
    let ends = BRACKET.map(|end| (end.as_str().to_owned(), slot.1.clone(), slot.2.clone()));
    let bracket = ends.iter().filter_map(|end| best.get(end)).map(|(standing, _, _)| standing).max();
    match bracket {
        Some(bracket) if *bracket > exact.0 => vec![slot.clone()],
        Some(_) => ends.into(),
        None => Vec::new(),
    }
}

/// What decides among sources of equal weight: the value, but the passage for the ends of a bracket, so that both ends are
/// those of one passage.
fn order(claim: &Quad) -> String {
    if BRACKET.contains(&claim.predicate.as_ref()) { claim.graph_name.to_string() } else { claim.object.to_string() }
}

fn slot(claim: &Quad) -> Slot {
    let language = match &claim.object {
        Term::Literal(literal) => literal.language().unwrap_or_default(),
        _ => "",
    };
    (claim.predicate.as_str().to_owned(), language.to_owned(), claim.subject.to_string())
}
