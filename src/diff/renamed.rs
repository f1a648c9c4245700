//! Entities that have another IRI than before: the new graph says that the old one is the same.

use std::collections::{BTreeMap, HashMap};

use oxigraph::model::NamedNode;

use crate::mapping::entity_at;
use crate::vocab::Prefixes;

/// The classes of entities whose keys stand in the IRIs of what belongs to them.
const OWNERS: [&str; 3] = ["organization", "project", "programme"];
/// The classes of entities whose IRIs have the keys of others.
const COMPOSED: [&str; 3] = ["participation", "award", "amount"];

/// From old IRIs to new ones, under the usual base.
#[derive(Debug, Default)]
pub(super) struct Renamed {
    whole: BTreeMap<String, String>,
    keys: HashMap<String, String>,
}

impl Renamed {
    pub(super) fn new(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let whole: BTreeMap<_, _> = pairs.into_iter().filter(|(old, new)| old != new).collect();
        let keys = whole.iter().filter_map(|(old, new)| {
            let ((class, old), (_, new)) = (path(old)?.split_once('/')?, path(new)?.split_once('/')?);
            OWNERS.contains(&class).then(|| (old.to_owned(), new.to_owned()))
        });
        Self { keys: keys.collect(), whole }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.whole.is_empty()
    }

    /// The old IRIs of an entity.
    pub(super) fn old(&self, new: &str) -> impl Iterator<Item = &str> {
        self.whole.iter().filter(move |(_, to)| *to == new).map(|(from, _)| from.as_str())
    }

    /// What the IRI is now. That of what belongs to an entity changes with the key of the entity.
    pub(super) fn now(&self, iri: &str) -> Option<NamedNode> {
        if let Some(now) = self.whole.get(iri) {
            return Some(NamedNode::new_unchecked(now));
        }
        let (class, rest) = path(iri)?.split_once('/')?;
        if self.keys.is_empty() || !COMPOSED.contains(&class) {
            return None;
        }
        let segments = rest.split('/').map(|key| self.keys.get(key).map_or(key, String::as_str));
        entity_at(Prefixes::usual().base(), &[class].into_iter().chain(segments).collect::<Vec<_>>().join("/"))
    }
}

fn path(iri: &str) -> Option<&str> {
    Prefixes::usual().path(iri)
}
