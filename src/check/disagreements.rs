//! Disagreements: a property that can have one value only, and sources that give different ones.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use crate::graph::Claim;
use crate::mapping::key;
use crate::ontology::Ontology;
use crate::vocab::ns;
use crate::{KnowledgeGraph, Result};

/// A property of a thing for which sources give different values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The thing.
    pub thing: NamedNode,
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
    /// The passages that give it, each with how much its source weighs.
    pub passages: Vec<(NamedNode, Weight)>,
}

/// How much a source weighs where sources disagree: the greater wins.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Weight {
    /// The precedence of its rank.
    pub precedence: u32,
    /// The moment that it describes, as text; empty if that is not known.
    pub as_of: String,
    /// Its rank, a concept of the scheme `source-ranks`.
    pub rank: Option<NamedNode>,
}

/// Why the view shows one value rather than another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// People have decided it.
    Decision,
    /// Its source has the higher rank.
    Rank,
    /// The ranks are the same; its source describes a later moment.
    Newer,
    /// The ranks are the same; its source describes a moment within that of the other, such as a day of the other's year.
    Exact,
    /// The ranks are the same; the other source does not say what moment it describes.
    Dated,
    /// Neither rank nor time tells them apart; it is the first in lexical order.
    Order,
}

/// How the IRI of the rank of people's decisions ends.
const DECISION: &str = "/source-ranks/decision";

/// A thing, a property and a language, of which there should be one value.
type Slot = (NamedNode, NamedNode, Option<String>);

/// All disagreements of a graph, in the order of things and properties. Texts that differ only in letter case, spaces,
/// dashes and the like do not disagree.
///
/// ```
/// use hanke::check::{Reason, disagreements};
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
    for (thing, property, language) in contested(graph)? {
        found.extend(disagreement(graph, thing, property, language.as_deref())?);
    }
    Ok(found)
}

/// Where a passage gives a value that the view does not have.
fn contested(graph: &KnowledgeGraph) -> Result<BTreeSet<Slot>> {
    let mut slots = BTreeSet::new();
    for property in Ontology::without_schemes()?.single_valued() {
        for claim in graph.claims_with(property) {
            let claim = claim?;
            if !graph.in_view().has(claim.thing.as_ref(), property, Some(claim.value.as_ref()))? {
                slots.extend(slot(claim));
            }
        }
    }
    Ok(slots)
}

fn slot(claim: Claim) -> Option<Slot> {
    let NamedOrBlankNode::NamedNode(thing) = claim.thing else { return None };
    Some((thing, claim.property, language(&claim.value).map(str::to_owned)))
}

fn language(value: &Term) -> Option<&str> {
    if let Term::Literal(literal) = value { literal.language() } else { None }
}

fn disagreement(
    graph: &KnowledgeGraph,
    thing: NamedNode,
    property: NamedNode,
    in_language: Option<&str>,
) -> Result<Option<Disagreement>> {
    let mut claimed = BTreeMap::<String, Claimed>::new();
    for claim in graph.claims_of(thing.as_ref().into(), Some(property.as_ref()), None) {
        let Claim { value, passage, .. } = claim?;
        if language(&value) == in_language {
            let weight = weight(graph, passage.as_ref())?;
            let new = || Claimed { value: value.clone(), passages: Vec::new() };
            claimed.entry(value.to_string()).or_insert_with(new).passages.push((passage, weight));
        }
    }
    let mut values: Vec<_> = claimed.into_values().collect();
    for claimed in &mut values {
        claimed.passages.sort();
    }
    let shown = |value: &Term| graph.in_view().has(thing.as_ref().into(), property.as_ref(), Some(value.as_ref()));
    let winner = values.iter().map(|claimed| shown(&claimed.value)).collect::<Result<Vec<_>>>()?;
    if let Some(first) = winner.iter().position(|shown| *shown) {
        values[..=first].rotate_right(1);
    }
    let differs = |value: &Claimed| values.first().is_some_and(|first| !reads_alike(&first.value, &value.value));
    if !values.iter().any(differs) {
        return Ok(None);
    }
    let why = reason(&values);
    Ok(Some(Disagreement { thing, property, values, why }))
}

/// Whether two texts differ in nothing that counts in a name.
fn reads_alike(one: &Term, other: &Term) -> bool {
    let text = |term: &Term| match term {
        Term::Literal(literal) if literal.language().is_some() => Some(key(literal.value())),
        _ => None,
    };
    one == other || text(one).is_some_and(|one| text(other) == Some(one))
}

fn reason(values: &[Claimed]) -> Reason {
    let best = |claimed: &Claimed| claimed.passages.iter().map(|(_, weight)| weight.clone()).max().unwrap_or_default();
    let shown = values.first().map(best).unwrap_or_default();
    let others = values.iter().skip(1).map(best).max().unwrap_or_default();
    if shown.rank.as_ref().is_some_and(|rank| rank.as_str().ends_with(DECISION)) {
        return Reason::Decision;
    }
    if shown.precedence > others.precedence {
        return Reason::Rank;
    }
    by_moment(&shown.as_of, &others.as_of)
}

/// The view takes the greater moment as text. That is the later one only if both are known, and neither lies in the other.
fn by_moment(shown: &str, other: &str) -> Reason {
    match shown.strip_prefix(other) {
        Some("") => Reason::Order,
        Some(_) if other.is_empty() => Reason::Dated,
        Some(_) => Reason::Exact,
        None if shown > other => Reason::Newer,
        None => Reason::Order,
    }
}

/// How much the source of a passage weighs.
fn weight(graph: &KnowledgeGraph, passage: NamedNodeRef<'_>) -> Result<Weight> {
    let source = passage.as_str().split('#').next().unwrap_or_default();
    let source = NamedNodeRef::new_unchecked(source);
    let Some(Term::NamedNode(rank)) = graph.in_view().value(source.into(), ns::RANK)? else {
        return Ok(Weight::default());
    };
    let text = |term: Option<Term>| match term {
        Some(Term::Literal(literal)) => Literal::destruct(literal).0,
        _ => String::new(),
    };
    let precedence = text(graph.in_view().value(rank.as_ref().into(), ns::PRECEDENCE)?).parse().unwrap_or_default();
    Ok(Weight { precedence, as_of: text(graph.in_view().value(source.into(), ns::AS_OF)?), rank: Some(rank) })
}
