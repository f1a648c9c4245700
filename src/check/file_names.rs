//! Things whose documents in a bundle cannot be called as their IRIs say, since not every file system can hold such names
//! side by side.

use std::collections::HashSet;

use oxigraph::model::{NamedNode, NamedOrBlankNode};

use crate::mapping::FileNames;
use crate::{KnowledgeGraph, Result};

/// A thing, and the path of its documents.
pub(super) struct Renamed {
    pub thing: NamedNode,
    pub path: String,
}

/// The things that have such a name themselves, in the order of their IRIs; not those that stand in the folder of one.
pub(super) fn renamed(graph: &KnowledgeGraph) -> Result<Vec<Renamed>> {
    let mut things = HashSet::new();
    for quad in graph.view() {
        if let NamedOrBlankNode::NamedNode(thing) = quad?.subject {
            things.insert(thing);
        }
    }
    let names = FileNames::of(graph.base(), things.into_iter().map(NamedNode::into_string));
    let of_themselves = names.moved().filter(|(_, moved)| moved.itself);
    let renamed = |thing: &str, path: &str| Renamed { thing: NamedNode::new_unchecked(thing), path: path.to_owned() };
    Ok(of_themselves.map(|(thing, moved)| renamed(thing, &moved.path)).collect())
}
