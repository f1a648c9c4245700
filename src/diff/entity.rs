//! Telling what has changed of an entity.

use std::collections::BTreeSet;

use oxigraph::model::{NamedNode, NamedNodeRef, Term};

use crate::Result;
use crate::language::{Language, Text};
use crate::ontology::{Ontology, Terms};
use crate::vocab::{Prefixes, compact, ns, rdf, skos};

use super::changes::{Change, Detail, Entity, Passages, Property, Said};
use super::difference::{Both, Difference, Slot};
use super::kind::Kind;
use super::side::{Fact, Side};

/// The differences of an entity and of what belongs to it.
#[derive(Default)]
pub(super) struct Group {
    pub entity: Option<NamedNode>,
    pub own: Option<Difference>,
    pub parts: Vec<Difference>,
    /// The IRIs that lead to it in one graph only.
    pub aliases: Both<Vec<NamedNode>>,
}

/// The properties that are told of first.
const FIRST: [NamedNodeRef<'static>; 6] =
    [skos::PREF_LABEL, skos::ALT_LABEL, ns::CODE, ns::STATUS, ns::START_DATE, ns::END_DATE];

/// Tells of differences, with the names that the graphs and the ontology give.
pub(super) struct Teller<'a> {
    pub sides: &'a Both<Side<'a>>,
    terms: Terms,
    ontology: Ontology,
}

impl<'a> Teller<'a> {
    pub(super) fn new(sides: &'a Both<Side<'a>>) -> Result<Self> {
        Ok(Self { sides, terms: Terms::shipped()?, ontology: Ontology::without_schemes()? })
    }

    pub(super) fn entity(&self, group: &Group) -> Result<Entity> {
        let entity = group.entity.clone().unwrap_or_else(|| ns::PASSAGE.into_owned());
        let raw = self.raw(&entity, group.own.as_ref())?;
        let (side, at) = if raw.new.is_empty() { (&self.sides.old, &raw.old) } else { (&self.sides.new, &raw.new) };
        let known = at.first().unwrap_or(&entity);
        let details = self.details(group)?;
        let passages = passages(group, &details, self.sides);
        let change = Self::change(group, &details);
        Ok(Entity {
            entity: Prefixes::usual().compact(entity.as_str()),
            kind: kind(side, known)?,
            change,
            name: side.name(known)?,
            was: short(&group.aliases.new),
            parted: short(&group.aliases.old),
            sources: if matches!(change, Change::Added | Change::Removed) { sources(side, at)? } else { Vec::new() },
            details,
            passages,
        })
    }

    /// The IRIs that an entity has in each graph.
    fn raw(&self, entity: &NamedNode, own: Option<&Difference>) -> Result<Both<Vec<NamedNode>>> {
        if let Some(own) = own {
            return Ok(own.raw.clone());
        }
        let said = |side: &Side<'_>| -> Result<Vec<NamedNode>> {
            let mut said = Vec::new();
            for raw in side.raw(entity) {
                if side.says(&raw, rdf::TYPE)? {
                    said.push(raw);
                }
            }
            Ok(said)
        };
        Ok(Both { old: said(&self.sides.old)?, new: said(&self.sides.new)? })
    }

    fn change(group: &Group, details: &[Detail]) -> Change {
        let has_aliases = !group.aliases.old.is_empty() || !group.aliases.new.is_empty();
        match &group.own {
            Some(own) if own.is_added() => Change::Added,
            Some(own) if own.is_removed() => Change::Removed,
            _ if details.is_empty() && !has_aliases => Change::Passages,
            _ => Change::Changed,
        }
    }

    fn details(&self, group: &Group) -> Result<Vec<Detail>> {
        let mut details = Vec::new();
        for slot in group.own.iter().flat_map(|own| &own.shown) {
            details.extend(self.slot(slot)?);
        }
        details.sort_by_cached_key(|detail| rank(detail.property.as_ref()));
        let came = |part: &&Difference| match &group.own {
            Some(own) if own.is_added() => !part.is_added(),
            Some(own) if own.is_removed() => !part.is_removed(),
            _ => true,
        };
        let parts: Vec<_> = group.parts.iter().filter(came).collect();
        let (sums, others): (Vec<_>, Vec<_>) =
            parts.into_iter().partition(|part| part.class.as_ref().is_some_and(|class| *class == ns::AMOUNT_CLASS));
        details.extend(self.sums(group.entity.as_ref(), &sums)?);
        details.extend(self.parts(&others, &sums)?);
        Ok(details)
    }

    /// What has changed of a property: one value for another if it has one at a time, what came and what went otherwise.
    pub(super) fn slot(&self, slot: &Slot) -> Result<Vec<Detail>> {
        let mut old = said_by(&self.sides.old, &slot.facts.old)?;
        let mut new = said_by(&self.sides.new, &slot.facts.new)?;
        if reads_alike(&old, &new) {
            spell_out(&mut old, &slot.facts.old);
            spell_out(&mut new, &slot.facts.new);
        }
        let detail = |change, old, new| Detail {
            change,
            part: None,
            property: Some(self.property(slot.property.as_ref())),
            language: slot.language.clone(),
            old,
            new,
        };
        let is_one_for_another = self.ontology.is_single_valued(slot.property.as_ref());
        if is_one_for_another && !old.is_empty() && !new.is_empty() {
            return Ok(vec![detail(Change::Changed, old, new)]);
        }
        let added = (!new.is_empty()).then(|| detail(Change::Added, Vec::new(), new));
        let removed = (!old.is_empty()).then(|| detail(Change::Removed, old, Vec::new()));
        Ok(added.into_iter().chain(removed).collect())
    }

    pub(super) fn property(&self, property: NamedNodeRef<'_>) -> Property {
        Property { term: compact(property.as_str()), name: self.term(property) }
    }

    /// What a class or property is called.
    pub(super) fn term(&self, term: NamedNodeRef<'_>) -> Text<String> {
        Text::each(|language| self.terms.label(term, language))
    }
}

fn said_by(side: &Side<'_>, facts: &[Fact]) -> Result<Vec<Said>> {
    let said = facts.iter().map(|fact| {
        let value = Some(crate::query::short(&fact.value, Prefixes::usual()));
        Ok(Said { value, text: side.spoken(&fact.raw)?, passages: side.cited(&fact.passages)? })
    });
    said.collect()
}

/// Whether values that differ read the same in some language.
pub(super) fn reads_alike(old: &[Said], new: &[Said]) -> bool {
    let texts = |said: &[Said], language: Language| -> Vec<String> {
        said.iter().map(|said| said.text.of(language).to_owned()).collect()
    };
    !old.is_empty() && Language::WRITTEN.into_iter().any(|language| texts(old, language) == texts(new, language))
}

/// Adds what tells a value from another that reads the same.
fn spell_out(said: &mut [Said], facts: &[Fact]) {
    for (said, fact) in said.iter_mut().zip(facts) {
        let exact = exactly(&fact.value);
        said.text = said.text.map(|text| format!("{text} ({exact})"));
    }
}

/// A term in Turtle's notation, with what cannot be seen written as escapes.
fn exactly(term: &Term) -> String {
    match term {
        Term::NamedNode(iri) => Prefixes::usual().compact(iri.as_str()),
        Term::Literal(literal) => match literal.language() {
            Some(tag) => format!("{:?}@{tag}", literal.value()),
            None => format!("{:?}^^{}", literal.value(), compact(literal.datatype().as_str())),
        },
        other => other.to_string(),
    }
}

fn short(iris: &[NamedNode]) -> Vec<String> {
    iris.iter().map(|iri| Prefixes::usual().compact(iri.as_str())).collect()
}

fn rank(property: Option<&Property>) -> (usize, String) {
    let term = property.map(|property| property.term.clone()).unwrap_or_default();
    let first = FIRST.iter().position(|first| compact(first.as_str()) == term);
    (first.unwrap_or(FIRST.len()), term)
}

fn kind(side: &Side<'_>, entity: &NamedNode) -> Result<Kind> {
    let classes = side.values(entity, rdf::TYPE)?;
    let kinds = classes.iter().filter_map(|class| match class {
        Term::NamedNode(class) => Some(Kind::of(class.as_ref())),
        _ => None,
    });
    Ok(kinds.min().unwrap_or(Kind::Other))
}

/// The ids of the sources whose passages tell of an entity.
fn sources(side: &Side<'_>, raw: &[NamedNode]) -> Result<Vec<String>> {
    let mut ids = BTreeSet::new();
    for entity in raw {
        let passages = side.graph.passages(entity.as_ref(), None, None)?;
        let sources = passages.iter().filter_map(|passage| passage.as_str().split_once('#')?.0.rsplit('/').next());
        ids.extend(sources.map(str::to_owned));
    }
    Ok(ids.into_iter().collect())
}

/// The passages that have come and gone, but for those that the details name already.
fn passages(group: &Group, details: &[Detail], sides: &Both<Side<'_>>) -> Passages {
    let cited: BTreeSet<_> = details
        .iter()
        .flat_map(|detail| detail.old.iter().chain(&detail.new))
        .flat_map(|said| said.passages.iter().map(|cited| cited.passage.as_str()))
        .collect();
    let all = || group.own.iter().chain(&group.parts);
    let of = |pick: fn(&Difference) -> &BTreeSet<NamedNode>| -> Vec<String> {
        let shortened: BTreeSet<_> = all().flat_map(pick).map(|passage| sides.new.shortened(passage)).collect();
        shortened.into_iter().filter(|passage| !cited.contains(passage.as_str())).collect()
    };
    Passages { added: of(|difference| &difference.passages.new), removed: of(|difference| &difference.passages.old) }
}
