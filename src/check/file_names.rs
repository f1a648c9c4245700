//! Entities whose documents in a bundle cannot be called as their IRIs say, since not every file system can hold such names
//! side by side.

use std::collections::HashSet;

use oxigraph::model::{NamedNode, NamedOrBlankNode};

use crate::mapping::FileNames;
use crate::{KnowledgeGraph, Result};

/// An entity, and the path of its documents.
pub(super) struct Renamed {
    pub entity: NamedNode,
    pub path: String,
}

/// The entities that have such a name themselves, in the order of their IRIs; not those that stand in the folder of one.
pub(super) fn renamed(graph: &KnowledgeGraph) -> Result<Vec<Renamed>> {
    let mut entities = HashSet::new();
    for quad in graph.view() {
        if let NamedOrBlankNode::NamedNode(entity) = quad?.subject {
            entities.insert(entity);
        }
    }
    let names = FileNames::of(graph.base(), entities.into_iter().map(NamedNode::into_string));
    let of_themselves = names.moved().filter(|(_, moved)| moved.itself);
    let renamed =
        |entity: &str, path: &str| Renamed { entity: NamedNode::new_unchecked(entity), path: path.to_owned() };
    Ok(of_themselves.map(|(entity, moved)| renamed(entity, &moved.path)).collect())
}
