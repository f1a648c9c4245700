//! Who is who among kept sources, and which of them a change touches.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::path::Path;

use crate::Result;
use crate::error::{Error, Fault, ReadError};
use crate::mapping::Names;
use crate::ontology::Ontology;
use crate::text::privacy::harmless::Harmless;

use super::canonical::Canonical;
use super::entry::Entries;
use super::setting::Settings;

/// What is known before any source is mapped.
pub(super) struct Known {
    pub names: Names,
    pub ontology: Ontology,
    /// Words that lead to no person.
    pub harmless: BTreeSet<String>,
    /// What each source asks of the names.
    pub asks: BTreeMap<String, Vec<u64>>,
    pub faults: Vec<Fault>,
}

impl Known {
    /// What the sources of a store say of names and concepts.
    pub(super) fn of(entries: &Entries, store: &Path) -> Result<Self> {
        let Settings { ontology, organizations, decisions } = entries.settings(store)?;
        let (mut names, mut faults, mut asks) = (Names::default(), Vec::new(), BTreeMap::new());
        for file in &organizations {
            faults.extend(names.decide(file).err().into_iter().flatten());
        }
        for entry in entries.records() {
            let canonical = Canonical::open(&entry.path(store))?;
            match names.learn_source(&canonical.source) {
                Err(Error::Read(ReadError::Fault(fault))) => faults.push(*fault),
                other => other?,
            }
            canonical.names.iter().for_each(|fact| names.learn_fact(fact));
            asks.insert(entry.source.id.clone(), canonical.asks);
        }
        names.settle();
        faults.extend(names.unite(&decisions).err().into_iter().flatten());
        let words = decisions.iter().flat_map(|file| &file.harmless).map(|words| words.text.clone());
        let (harmless, ontology) = (words.collect(), ontology.map_or_else(Ontology::shipped, Ok)?);
        Ok(Self { names, ontology, harmless, asks, faults })
    }

    pub(super) fn harmless(&self) -> Harmless {
        self.harmless.iter().map(String::as_str).collect()
    }

    /// The sources that have to be mapped, where some were there before.
    pub(super) fn touched(&self, before: &Self, old: &Entries, new: &Entries) -> BTreeSet<String> {
        let all = self.harmless != before.harmless || old.schemes() != new.schemes();
        let changed = if all { HashSet::new() } else { self.names.changed(&before.names) };
        let asks = |id: &String| self.asks.get(id).into_iter().flatten().any(|ask| changed.contains(ask));
        let is_touched = |id: &String| match (old.by_id.get(id), new.by_id.get(id)) {
            (Some(old), Some(new)) => all || old.digest != new.digest || old.refers_to_withheld || asks(id),
            _ => true,
        };
        new.records().map(|entry| entry.source.id.clone()).filter(is_touched).collect()
    }
}
