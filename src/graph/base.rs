//! The base of the IRIs of entities, as a graph shows it that has not been built from records.

use std::collections::BTreeSet;

use oxigraph::model::{NamedNodeRef, NamedOrBlankNode};

use crate::Result;
use crate::store::Store;
use crate::vocab::{BASE, ns};

use super::reader::Reader;

/// How the path of a source begins.
const SOURCE: &str = "/source/";

/// The classes whose IRIs tell the base: base, class and key.
const KEYED: [(&str, NamedNodeRef<'static>); 5] = [
    (SOURCE, ns::SOURCE),
    ("/project/", ns::PROJECT),
    ("/practice/", ns::PRACTICE),
    ("/organization/", ns::ORGANIZATION_CLASS),
    ("/programme/", ns::PROGRAMME),
];

/// The base that the entities in a store show or, if there are none, the passages that claim something; the usual one if
/// nothing shows any. If there are several, the first in order.
pub(super) fn of(store: &Store) -> Result<String> {
    for (segment, class) in KEYED {
        if let Some(base) = first(Reader::of_view(store).entities(class), segment)? {
            return Ok(base);
        }
    }
    let is_passage = |graph: &Result<NamedOrBlankNode>| match graph {
        Ok(graph) => matches!(graph, NamedOrBlankNode::NamedNode(passage) if passage.as_str().contains('#')),
        Err(_) => true,
    };
    Ok(first(store.graphs().filter(is_passage), SOURCE)?.unwrap_or_else(|| BASE.to_owned()))
}

fn first(entities: impl Iterator<Item = Result<NamedOrBlankNode>>, segment: &str) -> Result<Option<String>> {
    let mut bases = BTreeSet::new();
    for entity in entities {
        if let NamedOrBlankNode::NamedNode(entity) = entity?
            && let Some((base, _)) = entity.as_str().rsplit_once(segment)
        {
            bases.insert(base.to_owned());
        }
    }
    Ok(bases.pop_first())
}
