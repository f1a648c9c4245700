//! What all entities of a graph are called, so that a name need not be looked for among all others.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use crate::Result;
use crate::error::alike;
use crate::graph::{KnowledgeGraph, Reader};
use crate::mapping::key;
use crate::vocab::{dcterms, ns, skos};

/// The properties whose values an entity may be called by.
const NAMES: [NamedNodeRef<'static>; 8] = [
    skos::NOTATION,
    dcterms::IDENTIFIER,
    skos::PREF_LABEL,
    skos::ALT_LABEL,
    ns::CODE,
    ns::BUSINESS_ID,
    ns::ACRONYM,
    ns::SHORT_NAME,
];

/// The names of entities, and the codes.
#[derive(Debug, Default)]
pub(in crate::graph) struct Index {
    entities: Vec<NamedNode>,
    /// Names as they are written, each with the places of the entities that are called so.
    written: BTreeMap<String, BTreeSet<usize>>,
    /// Names by their keys, in which nothing is left that does not count.
    keys: HashMap<String, BTreeSet<usize>>,
}

impl KnowledgeGraph {
    /// The names in the graph, read when they are first asked for.
    pub(super) fn index(&self) -> Result<&Index> {
        if let Some(index) = self.index.get() {
            return Ok(index);
        }
        let index = Index::of(self.anywhere())?;
        Ok(self.index.get_or_init(|| index))
    }
}

impl Index {
    fn of(reader: Reader<'_>) -> Result<Self> {
        let (mut index, mut places) = (Self::default(), HashMap::<NamedNode, usize>::new());
        for quad in NAMES.into_iter().flat_map(|property| reader.with(property)) {
            let quad = quad?;
            let (NamedOrBlankNode::NamedNode(entity), Term::Literal(name)) = (quad.subject, quad.object) else {
                continue;
            };
            let next = places.len();
            let place = *places.entry(entity).or_insert(next);
            index.written.entry(name.destruct().0).or_default().insert(place);
        }
        for (name, entities) in &index.written {
            index.keys.entry(key(name)).or_default().extend(entities);
        }
        let mut entities: Vec<_> = places.into_iter().collect();
        entities.sort_unstable_by_key(|(_, place)| *place);
        index.entities = entities.into_iter().map(|(entity, _)| entity).collect();
        Ok(index)
    }

    /// The entities that are called so, whatever the spelling.
    pub(crate) fn called(&self, name: &str) -> impl Iterator<Item = NamedNodeRef<'_>> {
        self.entities_at(self.keys.get(&key(name)))
    }

    /// Names that are spelt much like this one, the likest first, each with the entities that are called so.
    pub(crate) fn alike(&self, name: &str) -> impl Iterator<Item = (&str, impl Iterator<Item = NamedNodeRef<'_>>)> {
        let alike = alike(name, self.written.keys().map(String::as_str));
        alike.into_iter().map(|name| (name, self.entities_at(self.written.get(name))))
    }

    fn entities_at<'i>(&'i self, places: Option<&'i BTreeSet<usize>>) -> impl Iterator<Item = NamedNodeRef<'i>> {
        let entities = places.into_iter().flatten().filter_map(|place| self.entities.get(*place));
        entities.map(NamedNode::as_ref)
    }
}
