//! Entities that people have found to be one.

use std::collections::{BTreeMap, BTreeSet};

/// From the key of an entity to the key under which it goes. Whichever of several decisions is read first, the same key is
/// kept: the one that goes under no other, and the first in lexical order where that leaves several or none.
#[derive(Debug, Default)]
pub(super) struct United {
    /// The keys that go under a key, as each decision has it.
    under: BTreeMap<String, BTreeSet<String>>,
    kept: BTreeMap<String, String>,
}

impl United {
    /// The others go under the first.
    pub(super) fn unite(&mut self, kept: &str, others: impl IntoIterator<Item = String>) {
        let others = others.into_iter().filter(|other| other != kept);
        self.under.entry(kept.to_owned()).or_default().extend(others);
    }

    /// The key under which an entity goes.
    pub(super) fn now<'a>(&'a self, key: &'a str) -> &'a str {
        self.kept.get(key).map_or(key, String::as_str)
    }

    /// The entities that go under another key than their own.
    pub(super) fn renamed(&self) -> impl Iterator<Item = (&str, &str)> {
        self.kept.iter().map(|(old, new)| (old.as_str(), new.as_str())).filter(|(old, new)| old != new)
    }

    /// Follows what was united to its ends.
    pub(super) fn settle(&mut self) {
        let under: BTreeSet<_> = self.under.values().flatten().collect();
        let mut kept = BTreeMap::new();
        for entities in self.components() {
            let first = entities.iter().find(|key| !under.contains(*key)).or(entities.first());
            let Some(first) = first.copied() else { continue };
            kept.extend(entities.into_iter().map(|key| (key.clone(), first.clone())));
        }
        self.kept = kept;
    }

    /// The keys that are one entity, each time.
    fn components(&self) -> Vec<BTreeSet<&String>> {
        let mut beside = BTreeMap::<&String, Vec<&String>>::new();
        for (kept, other) in self.under.iter().flat_map(|(kept, others)| others.iter().map(move |other| (kept, other)))
        {
            beside.entry(kept).or_default().push(other);
            beside.entry(other).or_default().push(kept);
        }
        let (mut components, mut seen) = (Vec::new(), BTreeSet::new());
        for key in beside.keys() {
            let (mut component, mut open) = (BTreeSet::new(), vec![*key]);
            while let Some(key) = open.pop() {
                if seen.insert(key) {
                    component.insert(key);
                    open.extend(beside.get(key).into_iter().flatten());
                }
            }
            components.push(component);
        }
        components
    }
}
