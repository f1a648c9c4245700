//! The concepts of a graph: all of most schemes, and of the large ones those that something refers to, with the broader
//! ones.

use std::collections::{HashMap, HashSet};

use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Quad, Term};

use crate::Result;
use crate::ontology::Ontology;
use crate::store::Gathered;

/// What is said of concepts to which nothing has referred yet.
type Unused<'o> = HashMap<&'o str, Vec<&'o Quad>>;

pub(super) fn add(gathered: &mut Gathered, ontology: &Ontology) -> Result<()> {
    let (later, mut now): (Vec<_>, Vec<_>) = ontology.quads().partition(|quad| ontology.is_on_demand(quad));
    let mut unused = Unused::new();
    for quad in later {
        if let NamedOrBlankNode::NamedNode(concept) = &quad.subject {
            unused.entry(concept.as_str()).or_default().push(quad);
        }
    }
    let referred = referred(gathered, unused.keys().copied());
    now.extend(referred.into_iter().flat_map(|concept| unused.remove(concept).unwrap_or_default()));
    while let Some(quad) = now.pop() {
        if let Term::NamedNode(concept) = &quad.object {
            now.extend(unused.remove(concept.as_str()).unwrap_or_default());
        }
        gathered.push(quad.as_ref())?;
    }
    Ok(())
}

/// Those of some concepts that are the value of something.
fn referred<'o>(gathered: &Gathered, concepts: impl Iterator<Item = &'o str>) -> Vec<&'o str> {
    let number = |concept: &'o str| {
        let found = gathered.terms.find(NamedNodeRef::new_unchecked(concept).into());
        found.map(|number| (number, concept))
    };
    let known: HashMap<u32, &str> = concepts.filter_map(number).collect();
    let claimed = gathered.claims.iter().map(|[_, _, object, _]| object);
    let values = claimed.chain(gathered.view.iter().map(|[_, _, object]| object));
    let referred: HashSet<_> = values.filter_map(|value| known.get(value).copied()).collect();
    referred.into_iter().collect()
}
