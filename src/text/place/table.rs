//! The places, and every form of their names, made once.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::doubt::Also;
use super::inflection::{self, Case};
use super::{Kind, Place};

const PLACES: &str = include_str!("../../../data/places.csv");
const ADJECTIVES: &str = include_str!("adjectives.csv");
const AMBIGUOUS: &str = include_str!("ambiguous.csv");
const ORGANIZATIONS: &str = include_str!("organizations.txt");

/// How long the shortest stem of an adjective is, in bytes: most words are not longer and need no look at the others.
const SHORTEST_ADJECTIVE: usize = "lappilai".len();

/// What may hang on any form.
const CLITICS: &[&str] = &["kin", "kaan", "kään", "han", "hän", "ko", "kö"];

/// What a form stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    /// The number of the place.
    pub place: usize,
    /// The case; the first in their order if it can be several.
    pub case: Case,
    /// It is the Swedish name of the place.
    pub swedish: bool,
}

/// Places by the forms of their names, in small letters.
pub(super) struct Table {
    places: Vec<Place>,
    forms: HashMap<String, Entry>,
    /// The stems of adjectives, sorted, and their regions.
    adjectives: Vec<(&'static str, usize)>,
    also: HashMap<&'static str, Also>,
    /// The Swedish names of the places, those that are not the Finnish ones.
    swedish: Vec<&'static str>,
    /// Beginnings of words that make an organisation of a place in the genitive, sorted.
    organizations: Vec<&'static str>,
}

impl Table {
    /// The table, which is made at the first use.
    pub(super) fn get() -> &'static Self {
        static TABLE: OnceLock<Table> = OnceLock::new();
        TABLE.get_or_init(Self::new)
    }

    fn new() -> Self {
        let places: Vec<_> = rows(PLACES).filter_map(place).collect();
        let number = |name: &str| places.iter().position(|place| place.name == name);
        let mut adjectives: Vec<_> =
            rows(ADJECTIVES).filter_map(|[region, stem]| Some((stem, number(region)?))).collect();
        adjectives.sort_unstable();
        let also = rows(AMBIGUOUS).filter_map(|[name, what, local]| Some((name, Also::read(what, local)?))).collect();
        let swedish: Vec<_> = rows(PLACES).filter(|row| place(*row).is_some()).map(swedish).collect();
        let forms = forms(&places, &swedish);
        let mut organizations: Vec<_> = ORGANIZATIONS.lines().collect();
        organizations.sort_unstable();
        Self { places, forms, adjectives, also, swedish, organizations }
    }

    pub(super) fn places(&self) -> &[Place] {
        &self.places
    }

    /// What else the name of a place is.
    pub(super) fn also(&self, entry: Entry) -> Option<Also> {
        let finnish = self.places.get(entry.place)?.name.as_str();
        let name = if entry.swedish { *self.swedish.get(entry.place)? } else { finnish };
        self.also.get(name).copied()
    }

    /// What a word in small letters stands for, whatever hangs on it.
    pub(super) fn form(&self, word: &str) -> Option<Entry> {
        let bare = || CLITICS.iter().find_map(|clitic| self.forms.get(word.strip_suffix(clitic)?));
        self.forms.get(word).or_else(bare).copied()
    }

    /// The region whose adjective a word in small letters is, in any case or as the beginning of a compound.
    pub(super) fn adjective(&self, word: &str) -> Option<usize> {
        if word.len() <= SHORTEST_ADJECTIVE {
            return None;
        }
        // No stem begins another: the one that begins the word is the last that is not after it.
        let after = self.adjectives.partition_point(|(stem, _)| *stem <= word);
        let (stem, region) = self.adjectives.get(after.checked_sub(1)?)?;
        word.strip_prefix(stem)?.starts_with(['n', 's']).then_some(*region)
    }

    /// Whether a text in small letters begins with a word that makes an organisation of the place before it.
    pub(super) fn is_organization(&self, text: &str) -> bool {
        // None of these begins another either.
        let after = self.organizations.partition_point(|word| *word <= text);
        after.checked_sub(1).is_some_and(|last| text.starts_with(self.organizations[last]))
    }
}

/// The Finnish forms, and the Swedish ones that are none of them.
fn forms(places: &[Place], swedish: &[&'static str]) -> HashMap<String, Entry> {
    let mut forms = HashMap::with_capacity(places.len() * 24);
    for (place, Place { name, .. }) in places.iter().enumerate() {
        for (case, form) in inflection::lower(name) {
            forms.entry(form).or_insert(Entry { place, case, swedish: false });
        }
    }
    for (place, name) in swedish.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        let name = name.to_lowercase();
        let genitive = (Case::Genitive, format!("{name}s"));
        for (case, form) in [(Case::Nominative, name), genitive] {
            forms.entry(form).or_insert(Entry { place, case, swedish: true });
        }
    }
    forms
}

/// The Swedish name of a place if it is another than the Finnish one.
fn swedish([_, finnish, swedish, _]: [&'static str; 4]) -> &'static str {
    if swedish == finnish { "" } else { swedish }
}

/// The fields of each row of a table, without its header; those that a row lacks are empty.
pub(super) fn rows<const N: usize>(table: &'static str) -> impl Iterator<Item = [&'static str; N]> {
    table.lines().skip(1).map(|line| {
        let mut fields = line.split(',');
        std::array::from_fn(|_| fields.next().unwrap_or_default())
    })
}

fn place([code, name, _, kind]: [&str; 4]) -> Option<Place> {
    let kind = match kind {
        "municipality" => Kind::Municipality,
        "region" => Kind::Region,
        _ => return None,
    };
    Some(Place { code: code.to_owned(), name: name.to_owned(), kind })
}
