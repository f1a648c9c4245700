//! Comparing two graphs: an entity at a time, then by the entity that each entity belongs to.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::NamedNode;
use rayon::prelude::*;

use crate::language::Language;
use crate::ontology::ON_DEMAND;
use crate::publish::Profile;
use crate::vocab::{Prefixes, SCHEMES, owl, rdf, skos};
use crate::{KnowledgeGraph, Result};

use super::changes::{Changes, Entity};
use super::difference::{Both, Difference, difference};
use super::entity::{Group, Teller};
use super::kind::Kind;
use super::namesake::namesakes;
use super::renamed::Renamed;
use super::side::Side;

/// What has changed from an old graph to a new one.
///
/// # Errors
/// [`Error::Storage`](crate::Error::Storage) if a store fails,
/// [`PublishError::Person`](crate::error::PublishError::Person) if something in a graph leads to a person.
pub fn compare(old: &KnowledgeGraph, new: &KnowledgeGraph) -> Result<Changes> {
    let profile = Profile::full();
    let (aliases, renamed) = aliases(old, new)?;
    let sides = Both {
        old: Side::new(old, &profile, Renamed::new(renamed.clone())),
        new: Side::new(new, &profile, Renamed::new(renamed)),
    };
    let passages_compared = sides.old.graph.has_claims()? && sides.new.graph.has_claims()?;
    let groups = grouped(differences(&sides, passages_compared)?, aliases);
    let teller = Teller::new(&sides)?;
    let mut entities = groups.par_iter().map(|group| teller.entity(group)).collect::<Result<Vec<Entity>>>()?;
    entities.sort_by_cached_key(|entity| {
        (entity.kind, entity.name.of(Language::Finnish).to_lowercase(), entity.entity.clone())
    });
    Ok(Changes { summary: Changes::count(&entities), passages_compared, entities })
}

/// The IRIs that lead to each entity in one graph only.
type Aliases = BTreeMap<NamedNode, Both<Vec<NamedNode>>>;

/// The other IRIs of entities that have come and gone, and all those by which old entities are known now.
fn aliases(old: &KnowledgeGraph, new: &KnowledgeGraph) -> Result<(Aliases, Vec<(String, String)>)> {
    let profile = Profile::full();
    let plain = |graph| Side::new(graph, &profile, Renamed::default());
    let of = |side: &Side<'_>| -> Result<BTreeSet<(NamedNode, NamedNode)>> {
        let mut same = BTreeSet::new();
        for (one, other) in side.tied(owl::SAME_AS, None)? {
            let pair = (side.canonical(&one), side.canonical(&other));
            if is_ours(&pair.0) && is_ours(&pair.1) && !side.says(&one, rdf::TYPE)? {
                same.insert(pair);
            }
        }
        Ok(same)
    };
    let sides = Both { old: plain(old), new: plain(new) };
    let (old, mut new) = (of(&sides.old)?, of(&sides.new)?);
    let known: BTreeSet<_> = new.iter().map(|(from, _)| from.clone()).collect();
    new.extend(namesakes(&sides.old, &sides.new)?.into_iter().filter(|(from, _)| !known.contains(from)));
    let mut aliases = Aliases::new();
    for (from, to) in new.difference(&old) {
        aliases.entry(to.clone()).or_default().new.push(from.clone());
    }
    for (from, to) in old.difference(&new) {
        aliases.entry(to.clone()).or_default().old.push(from.clone());
    }
    Ok((aliases, new.into_iter().map(|(from, to)| (from.into_string(), to.into_string())).collect()))
}

fn is_ours(iri: &NamedNode) -> bool {
    Prefixes::usual().path(iri.as_str()).is_some()
}

/// The entities of which the graphs say something different, in order.
fn differences(sides: &Both<Side<'_>>, with_passages: bool) -> Result<Vec<Difference>> {
    let (old, new) = rayon::join(|| sides.old.subjects(), || sides.new.subjects());
    let mut subjects: Vec<_> = old?.into_iter().map(|(entity, raw)| (entity, false, raw)).collect();
    subjects.extend(new?.into_iter().map(|(entity, raw)| (entity, true, raw)));
    subjects.par_sort_unstable();
    let entities: Vec<_> = subjects.chunk_by(|one, other| one.0 == other.0).collect();
    let found = entities.into_par_iter().filter_map(|subjects| {
        let of = |is_new| subjects.iter().filter(move |one| one.1 == is_new).map(|one| one.2.clone()).collect();
        let raw = Both { old: of(false), new: of(true) };
        difference(sides, &subjects.first()?.0, raw, with_passages).transpose()
    });
    found.collect()
}

/// The differences by entity. Concepts that come and go with the entities that refer to them are not told of.
fn grouped(differences: Vec<Difference>, aliases: Aliases) -> Vec<Group> {
    let mut groups = BTreeMap::<NamedNode, Group>::new();
    for difference in differences.into_iter().filter(|difference| !comes_with_others(difference)) {
        let is_part = difference.class.as_ref().is_none_or(|class| Kind::of(class.as_ref()) == Kind::Other);
        if let Some(owner) = difference.owner.clone().filter(|_| is_part) {
            groups.entry(owner).or_default().parts.push(difference);
        } else {
            let entity = difference.entity.clone();
            groups.entry(entity).or_default().own = Some(difference);
        }
    }
    for (entity, aliases) in aliases {
        groups.entry(entity).or_default().aliases = aliases;
    }
    groups.into_iter().map(|(entity, group)| Group { entity: Some(entity), ..group }).collect()
}

fn comes_with_others(difference: &Difference) -> bool {
    let is_concept = difference.class.as_ref().is_some_and(|class| *class == skos::CONCEPT);
    let path = difference.entity.as_str().strip_prefix(SCHEMES).and_then(|path| path.split_once('/'));
    let is_on_demand = path.is_some_and(|(scheme, _)| ON_DEMAND.contains(&scheme));
    is_concept && is_on_demand && (difference.is_added() || difference.is_removed())
}
