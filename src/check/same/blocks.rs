//! Which pairs are looked at: only entities that share a rare key, never all pairs.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::source::Class;
use crate::vocab::ns;
use crate::{KnowledgeGraph, Result};

use super::acronym::exact_initials;
use super::entities::Thing;
use super::facts::Reader;
use super::name::Name;
use super::word::stem;

/// Entities that share a key with more than so many others are not brought together by that key.
const BOUND: usize = 40;

/// A key, as a hash, and the place of an entity in the list. That two keys may have one hash costs a look at a pair that
/// has nothing in common.
type Entry = (u64, u32);

/// The pairs of entities that share a key, each once, in the order of the list.
pub(super) fn pairs(graph: &KnowledgeGraph, entities: &[Thing]) -> Result<Vec<(u32, u32)>> {
    let names = entities.iter().flat_map(|entity| &entity.names).filter(|name| name.is_acronym);
    let acronyms: HashSet<_> = names.flat_map(|name| &name.words).map(String::as_str).collect();
    let mut entries = Vec::new();
    for (at, entity) in (0..).zip(entities) {
        let mut add = |kind: &str, key: &str| entries.push((hash(entity.class, kind, key), at));
        entity.names.iter().for_each(|name| keys(name, &acronyms, &mut add));
        entity.pages.iter().for_each(|page| add("page", page.as_str()));
    }
    entries.sort_unstable();
    entries.dedup();
    let mut pairs: Vec<_> = entries.chunk_by(|a, b| a.0 == b.0).filter(|block| is_rare(block)).flat_map(all).collect();
    for (at, entity) in (0..).zip(entities).filter(|(_, entity)| entity.names.iter().any(|name| name.is_acronym)) {
        pairs.extend(beside(graph, entities, entity)?.into_iter().map(|other| (other.min(at), other.max(at))));
    }
    pairs.sort_unstable();
    pairs.dedup();
    Ok(pairs)
}

fn is_rare(block: &[Entry]) -> bool {
    (2..=BOUND).contains(&block.len())
}

fn all(block: &[Entry]) -> impl Iterator<Item = (u32, u32)> + '_ {
    let after = |at: usize| block.iter().skip(at + 1);
    block.iter().enumerate().flat_map(move |(at, (_, one))| after(at).map(|(_, other)| (*one, *other)))
}

fn hash(class: Class, kind: &str, key: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    (class, kind, key).hash(&mut hasher);
    hasher.finish()
}

/// The keys of a name: its rare words, its words in alphabetical order, its first two words, its halves, of which a
/// misprint leaves one as it is, and its initials.
fn keys(name: &Name, acronyms: &HashSet<&str>, add: &mut impl FnMut(&str, &str)) {
    let mut stems: Vec<_> = name.telling().map(|word| stem(word).unwrap_or(word)).collect();
    stems.iter().filter(|stem| stem.chars().count() > 3).for_each(|stem| add("word", stem));
    if let [first, second, ..] = stems.as_slice() {
        add("start", &[*first, " ", *second].concat());
    }
    stems.sort_unstable();
    add("words", &stems.join(" "));
    halves(&name.words.concat(), add);
    initials(name, acronyms, add);
}

fn halves(name: &str, add: &mut impl FnMut(&str, &str)) {
    let letters: Vec<_> = name.chars().collect();
    for half in [letters.len() / 2, letters.len().saturating_sub(1) / 2] {
        if half >= 4 {
            let text = |letters: &[char]| letters.iter().collect::<String>();
            add("first half", &text(letters.get(..half).unwrap_or_default()));
            add("last half", &text(letters.get(letters.len() - half..).unwrap_or_default()));
        }
    }
}

/// First letters, if there is an acronym that has them.
fn initials(name: &Name, acronyms: &HashSet<&str>, add: &mut impl FnMut(&str, &str)) {
    if name.is_acronym {
        name.words.iter().for_each(|word| add("initials", word));
    } else {
        for initials in exact_initials(name).iter().filter(|initials| acronyms.contains(initials.as_str())) {
            add("initials", initials);
        }
    }
}

/// The organisations that take part in the projects of an organisation with an acronym: *KOSKE* and the name that it is
/// made from begin with the same letter, and that is all that a key could tell.
fn beside(graph: &KnowledgeGraph, entities: &[Thing], entity: &Thing) -> Result<Vec<u32>> {
    let mut found = Vec::new();
    for (project, _) in (Reader { graph, entity: &entity.iri }).parts(ns::PROJECT_OF)? {
        for (organization, _) in (Reader { graph, entity: &project }).parts(ns::ORGANIZATION)? {
            let at = entities.binary_search_by(|known| {
                (known.class, known.iri.as_str()).cmp(&(Class::Organization, organization.as_str()))
            });
            found.extend(at.ok().and_then(|at| u32::try_from(at).ok()).filter(|_| organization != entity.iri));
        }
    }
    Ok(found)
}
