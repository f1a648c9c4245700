//! Disagreements: a property that can have one value only, and sources that give different ones.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use oxigraph::model::{NamedNode, NamedOrBlankNode, Term};

use crate::graph::{Candidate, Claim, Precedence, Reason, decide};
use crate::mapping::key;
use crate::ontology::Ontology;
use crate::{KnowledgeGraph, Result};

/// A property of an entity for which sources give different values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The entity.
    pub entity: NamedNode,
    /// The property.
    pub property: NamedNode,
    /// The values, the one that the view shows first.
    pub values: Vec<Claimed>,
    /// Why the view shows that one.
    pub why: Reason,
}

/// A value, and who gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claimed {
    /// The value.
    pub value: Term,
    /// The passages that give it, each with what its source has for and against it.
    pub passages: Vec<(NamedNode, Precedence)>,
}

/// An entity, a property and a language, of which there should be one value.
type Slot = (NamedNode, NamedNode, Option<String>);

/// All disagreements of a graph, in the order of entities and properties. Texts that differ only in letter case, spaces,
/// dashes and the like do not disagree.
///
/// ```
/// use hanke::check::disagreements;
/// use hanke::graph::Reason;
/// use hanke::{KnowledgeGraph, vocab};
///
/// let found = disagreements(&KnowledgeGraph::shipped()?)?;
/// let status = found.iter().find(|found| found.property == vocab::ns::STATUS);
/// assert_eq!(status.map(|found| found.why), Some(Reason::Newer));
/// # Ok::<_, hanke::Error>(())
/// ```
///
/// # Errors
/// [`Error::Storage`](crate::Error::Storage) if the store fails.
pub fn disagreements(graph: &KnowledgeGraph) -> Result<Vec<Disagreement>> {
    let mut found = Vec::new();
    for (entity, property, language) in contested(graph)? {
        found.extend(disagreement(graph, entity, property, language.as_deref())?);
    }
    Ok(found)
}

/// Where a passage gives a value that the view does not have.
fn contested(graph: &KnowledgeGraph) -> Result<BTreeSet<Slot>> {
    let mut slots = BTreeSet::new();
    for property in Ontology::without_schemes()?.single_valued() {
        for claim in graph.claims_with(property) {
            let claim = claim?;
            if !graph.in_view().has(claim.entity.as_ref(), property, Some(claim.value.as_ref()))? {
                slots.extend(slot(claim));
            }
        }
    }
    Ok(slots)
}

fn slot(claim: Claim) -> Option<Slot> {
    let NamedOrBlankNode::NamedNode(entity) = claim.entity else { return None };
    Some((entity, claim.property, language(&claim.value).map(str::to_owned)))
}

fn language(value: &Term) -> Option<&str> {
    if let Term::Literal(literal) = value { literal.language() } else { None }
}

fn disagreement(
    graph: &KnowledgeGraph,
    entity: NamedNode,
    property: NamedNode,
    in_language: Option<&str>,
) -> Result<Option<Disagreement>> {
    let mut sides = sides(graph, &entity, &property, in_language)?;
    let shown =
        |side: &Side| graph.in_view().has(entity.as_ref().into(), property.as_ref(), Some(side.claimed.value.as_ref()));
    let shown = sides.iter().map(shown).collect::<Result<Vec<_>>>()?;
    if let Some(first) = shown.iter().position(|shown| *shown) {
        sides[..=first].rotate_right(1);
    }
    let why = why(&sides);
    let values: Vec<_> = sides.into_iter().map(|side| side.claimed).collect();
    let differs = |value: &Claimed| values.first().is_some_and(|first| !reads_alike(&first.value, &value.value));
    Ok(values.iter().any(differs).then_some(Disagreement { entity, property, values, why }))
}

/// A value, and the best that speaks for it.
struct Side {
    claimed: Claimed,
    candidate: Candidate,
}

/// The values that passages give, in order.
fn sides(
    graph: &KnowledgeGraph,
    entity: &NamedNode,
    property: &NamedNode,
    in_language: Option<&str>,
) -> Result<Vec<Side>> {
    let mut sides = BTreeMap::<String, Side>::new();
    for claim in graph.claims_of(entity.as_ref().into(), Some(property.as_ref()), None) {
        let Claim { value, passage, .. } = claim?;
        if language(&value) != in_language {
            continue;
        }
        let precedence = Arc::new(graph.precedence(passage.as_ref())?);
        let candidate = Candidate::new(Arc::clone(&precedence), property.as_ref(), value.as_ref(), &passage);
        let passage = (passage, Arc::unwrap_or_clone(precedence));
        match sides.entry(value.to_string()) {
            Entry::Vacant(vacant) => {
                vacant.insert(Side { claimed: Claimed { value, passages: vec![passage] }, candidate });
            }
            Entry::Occupied(mut side) => {
                let side = side.get_mut();
                side.claimed.passages.push(passage);
                side.candidate = decide(&side.candidate, &candidate).0.clone();
            }
        }
    }
    let mut sides: Vec<_> = sides.into_values().collect();
    for side in &mut sides {
        side.claimed.passages.sort_by(|(one, _), (other, _)| one.cmp(other));
    }
    Ok(sides)
}

/// Why the first of the values is shown rather than the best of the others.
fn why(sides: &[Side]) -> Reason {
    let candidates = sides.iter().map(|side| &side.candidate);
    let (first, others) = (candidates.clone().next(), Candidate::best(candidates.skip(1)));
    match first.zip(others).map(|(first, other)| (first, decide(first, other))) {
        Some((first, (winner, reason))) if std::ptr::eq(winner, first) => reason,
        Some(_) => Reason::Given,
        None => Reason::Order,
    }
}

/// Whether two texts differ in nothing that counts in a name.
fn reads_alike(one: &Term, other: &Term) -> bool {
    let text = |term: &Term| match term {
        Term::Literal(literal) if literal.language().is_some() => Some(key(literal.value())),
        _ => None,
    };
    one == other || text(one).is_some_and(|one| text(other) == Some(one))
}
