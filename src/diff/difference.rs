//! What two graphs say differently of one entity.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{NamedNode, Term};

use crate::Result;
use crate::vocab::{ns, rdf};

use super::side::{Fact, Side};

/// An entity of which the two graphs say something different.
pub(super) struct Difference {
    /// Under the usual base.
    pub entity: NamedNode,
    /// Its IRIs in the old graph and in the new one.
    pub raw: Both<Vec<NamedNode>>,
    pub class: Option<NamedNode>,
    /// The entity that it belongs to, under the usual base.
    pub owner: Option<NamedNode>,
    /// What the view shows in one graph only, for an entity that both have.
    pub shown: Vec<Slot>,
    /// The passages behind what both say.
    pub passages: Both<BTreeSet<NamedNode>>,
}

/// Something of the old graph and something of the new.
#[derive(Debug, Clone, Default)]
pub(super) struct Both<T> {
    pub old: T,
    pub new: T,
}

/// The values of a property, in one language, that only one of the graphs shows.
pub(super) struct Slot {
    pub property: NamedNode,
    pub language: Option<String>,
    pub facts: Both<Vec<Fact>>,
}

impl Difference {
    pub(super) fn is_added(&self) -> bool {
        self.raw.old.is_empty()
    }

    pub(super) fn is_removed(&self) -> bool {
        self.raw.new.is_empty()
    }
}

/// The difference between what the graphs say of an entity, if there is one that may be told.
pub(super) fn difference(
    sides: &Both<Side<'_>>,
    entity: &NamedNode,
    raw: Both<Vec<NamedNode>>,
    with_passages: bool,
) -> Result<Option<Difference>> {
    if sides.old.quads(&raw.old)? == sides.new.quads(&raw.new)? {
        return Ok(None);
    }
    let facts = Both { old: sides.old.facts(&raw.old)?, new: sides.new.facts(&raw.new)? };
    let (side, current) = if facts.new.is_empty() { (&sides.old, &facts.old) } else { (&sides.new, &facts.new) };
    let class = class(current);
    if current.is_empty() || class.as_ref().is_some_and(|class| *class == ns::PASSAGE) {
        return Ok(None);
    }
    let raw = Both {
        old: if facts.old.is_empty() { Vec::new() } else { raw.old },
        new: if facts.new.is_empty() { Vec::new() } else { raw.new },
    };
    let mut found = Difference {
        entity: entity.clone(),
        owner: owner(side, current)?,
        class,
        raw,
        shown: Vec::new(),
        passages: Both::default(),
    };
    if !found.is_added() && !found.is_removed() {
        (found.shown, found.passages) = apart(sides, &facts, with_passages);
    }
    let says_nothing = !found.is_added() && !found.is_removed() && found.shown.is_empty();
    let is_supported_alike = found.passages.old.is_empty() && found.passages.new.is_empty();
    Ok((!says_nothing || !is_supported_alike).then_some(found))
}

fn class(facts: &[Fact]) -> Option<NamedNode> {
    let types = facts.iter().filter(|fact| fact.property == rdf::TYPE).filter_map(|fact| match &fact.value {
        Term::NamedNode(class) => Some(class.clone()),
        _ => None,
    });
    types.min()
}

/// The entity that another is there for: a practice or an outcome rather than the project that it comes from.
fn owner(side: &Side<'_>, facts: &[Fact]) -> Result<Option<NamedNode>> {
    for property in [ns::TAKEN_UP, ns::RECOGNISES, ns::PROJECT_OF] {
        let owners = facts.iter().filter(|fact| fact.property == property && fact.shown);
        let owners = owners.filter_map(|fact| match (&fact.value, &fact.raw) {
            (Term::NamedNode(value), Term::NamedNode(raw)) => Some((value, raw)),
            _ => None,
        });
        let mut last = None;
        for (owner, raw) in owners {
            if side.values(raw, rdf::TYPE)?.contains(&Term::from(ns::PRACTICE)) {
                return Ok(Some(owner.clone()));
            }
            last = last.or(Some(owner));
        }
        if let Some(owner) = last {
            return Ok(Some(owner.clone()));
        }
    }
    Ok(None)
}

/// What only one of the graphs shows, and the passages that support what both say in one of them only.
fn apart(
    sides: &Both<Side<'_>>,
    facts: &Both<Vec<Fact>>,
    with_passages: bool,
) -> (Vec<Slot>, Both<BTreeSet<NamedNode>>) {
    let mut paired = BTreeMap::<(&str, String), Both<Option<&Fact>>>::new();
    for fact in &facts.old {
        paired.entry((fact.property.as_str(), fact.value.to_string())).or_default().old = Some(fact);
    }
    for fact in &facts.new {
        paired.entry((fact.property.as_str(), fact.value.to_string())).or_default().new = Some(fact);
    }
    let mut slots = BTreeMap::<(String, Option<String>), Both<Vec<Fact>>>::new();
    let (mut passages, mut mentions) = (Both::default(), Both::default());
    for ((property, _), pair) in &paired {
        let shown = |fact: Option<&Fact>| fact.is_some_and(|fact| fact.shown);
        if shown(pair.old) == shown(pair.new) {
            if with_passages {
                // That an entity is mentioned follows from whatever else a passage says of it.
                let kept = if *property == rdf::TYPE.as_str() { &mut mentions } else { &mut passages };
                support(sides, pair, kept);
            }
            continue;
        }
        let (fact, is_old) = if shown(pair.old) { (pair.old, true) } else { (pair.new, false) };
        let Some(fact) = fact else { continue };
        let slot = slots.entry(((*property).to_owned(), language(&fact.value))).or_default();
        if is_old { slot.old.push(fact.clone()) } else { slot.new.push(fact.clone()) }
    }
    let shown = slots.into_iter().map(|((property, language), facts)| Slot {
        property: NamedNode::new_unchecked(property),
        language,
        facts,
    });
    let shown = shown.collect::<Vec<_>>();
    let only_mentioned = shown.is_empty() && passages.old.is_empty() && passages.new.is_empty();
    (shown, if only_mentioned { mentions } else { passages })
}

fn language(value: &Term) -> Option<String> {
    match value {
        Term::Literal(literal) => literal.language().map(str::to_owned),
        _ => None,
    }
}

fn support(sides: &Both<Side<'_>>, pair: &Both<Option<&Fact>>, passages: &mut Both<BTreeSet<NamedNode>>) {
    let of = |side: &Side<'_>, fact: Option<&Fact>| -> BTreeSet<NamedNode> {
        fact.iter().flat_map(|fact| &fact.passages).map(|passage| side.canonical(passage)).collect()
    };
    let (old, new) = (of(&sides.old, pair.old), of(&sides.new, pair.new));
    passages.old.extend(old.difference(&new).cloned());
    passages.new.extend(new.difference(&old).cloned());
}
