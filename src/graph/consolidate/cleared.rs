//! What is said of entities that are not in the graph because they may lead to a person.

use std::collections::{BTreeSet, HashSet};

use oxigraph::model::NamedNode;

use crate::store::Gathered;
use crate::vocab::rdf;

/// Takes out what points at withheld entities, or speaks of them, if nobody says what they are.
pub(super) fn clear(gathered: &mut Gathered, withheld: &BTreeSet<NamedNode>) {
    let unknown = unknown(gathered, withheld);
    if unknown.is_empty() {
        return;
    }
    gathered.claims.retain(|[subject, _, object, _]| !unknown.contains(subject) && !unknown.contains(object));
    gathered.view.retain(|[subject, _, object]| !unknown.contains(subject) && !unknown.contains(object));
}

/// The numbers of the withheld entities of which nobody says what they are.
pub(crate) fn unknown(gathered: &Gathered, withheld: &BTreeSet<NamedNode>) -> HashSet<u32> {
    let of_entity = |entity: &NamedNode| gathered.terms.find(entity.as_ref().into());
    let mut unknown: HashSet<u32> = withheld.iter().filter_map(of_entity).collect();
    if let Some(kind) = gathered.terms.find(rdf::TYPE.into()).filter(|_| !unknown.is_empty()) {
        let claimed = gathered.claims.iter().map(|[subject, property, ..]| (subject, property));
        let stated = gathered.view.iter().map(|[subject, property, _]| (subject, property));
        for (subject, _) in claimed.chain(stated).filter(|(_, property)| **property == kind) {
            unknown.remove(subject);
        }
    }
    unknown
}
