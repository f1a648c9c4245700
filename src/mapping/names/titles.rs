//! Practices and outcomes, which go by an id or by a title.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::error::Problem;
use crate::record::key;

use super::no_such;

/// From the key of an id or title to the key under which what is called so goes.
#[derive(Debug, Default)]
pub(super) struct Titles(BTreeMap<String, Known>);

/// What is known of an id or title: of several, the first in order counts.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    /// It is an id.
    Id,
    /// It is a title, and a record gives this id beside it.
    Beside(String),
    /// It is a title that goes by itself.
    Title,
}

impl Titles {
    pub(super) fn learn(&mut self, id: Option<&str>, title: Option<&str>) {
        let (id, title) = (id.map(key), title.map(key));
        if let Some(title) = title {
            self.note(title, id.clone().map_or(Known::Title, Known::Beside));
        }
        if let Some(id) = id {
            self.note(id, Known::Id);
        }
    }

    fn note(&mut self, name: String, known: Known) {
        match self.0.entry(name) {
            Entry::Vacant(vacant) => drop(vacant.insert(known)),
            Entry::Occupied(mut before) if known < *before.get() => drop(before.insert(known)),
            Entry::Occupied(_) => {}
        }
    }

    /// The key of what has this id or title.
    pub(super) fn find(&self, kind: &'static str, name: &str) -> Result<&str, Problem> {
        match self.0.get_key_value(&key(name)) {
            Some((_, Known::Beside(id))) => Ok(id),
            Some((name, _)) => Ok(name),
            None => Err(no_such(kind, name, self.0.keys())),
        }
    }

    /// The keys of all ids and titles.
    pub(super) fn names(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }
}
