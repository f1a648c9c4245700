//! The consolidated view: for a property that can have one value, the value of the source with the highest rank, then
//! the newest, then the smallest in lexical order; for all others, all values.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use oxigraph::model::{GraphName, Quad, Term};

use crate::ontology::Ontology;

/// How much weight a source has against another: the greater wins.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Standing {
    pub precedence: u32,
    /// A date as text, so that a later one is greater; a source without one is older than any other.
    pub as_of: String,
}

/// A property of a thing that can have one value, in one language.
type Slot = (String, String, String);

/// Statements on their way into the view.
pub(super) struct View<'a> {
    ontology: &'a Ontology,
    best: BTreeMap<Slot, (Standing, Reverse<String>, Quad)>,
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
        let candidate = (standing.clone(), Reverse(claim.object.to_string()), statement);
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
        std::mem::take(&mut self.best).into_values().map(|(_, _, statement)| statement)
    }
}

fn slot(claim: &Quad) -> Slot {
    let language = match &claim.object {
        Term::Literal(literal) => literal.language().unwrap_or_default(),
        _ => "",
    };
    (claim.predicate.as_str().to_owned(), language.to_owned(), claim.subject.to_string())
}
