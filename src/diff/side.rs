//! One of the two graphs that are compared: its entities under the usual base, and what it says of each.

use std::collections::{BTreeMap, HashSet};

use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};

use rust_decimal::Decimal;

use crate::graph::place;
use crate::mapping::rebased;
use crate::publish::{Profile, Statements};
use crate::vocab::{Prefixes, owl, xsd};
use crate::{KnowledgeGraph, Result};

use super::renamed::Renamed;

/// A graph, and how its IRIs are to be read.
pub(super) struct Side<'a> {
    pub graph: &'a KnowledgeGraph,
    profile: &'a Profile,
    renamed: Renamed,
}

/// A value of a property of an entity, and the passages that give it.
#[derive(Debug, Clone)]
pub(super) struct Fact {
    pub property: NamedNode,
    /// The value under the usual base, and with its new IRI.
    pub value: Term,
    /// The value as it stands in the graph.
    pub raw: Term,
    /// Whether the view shows it.
    pub shown: bool,
    /// The passages as they stand in the graph, in order.
    pub passages: Vec<NamedNode>,
}

/// An entity under the usual base, and the IRI that it has in the graph.
pub(super) type Subject = (NamedNode, NamedNode);

impl<'a> Side<'a> {
    pub(super) fn new(graph: &'a KnowledgeGraph, profile: &'a Profile, renamed: Renamed) -> Self {
        Self { graph, profile, renamed }
    }

    /// The IRI that the comparison goes by.
    pub(super) fn canonical(&self, iri: &NamedNode) -> NamedNode {
        if self.is_canonical() {
            return iri.clone();
        }
        let based = self.based(iri);
        self.renamed.now(based.as_str()).unwrap_or(based)
    }

    /// The IRI under the usual base.
    pub(super) fn based(&self, iri: &NamedNode) -> NamedNode {
        rebased(iri.as_str(), self.graph.prefixes(), Prefixes::usual()).unwrap_or_else(|| iri.clone())
    }

    fn is_canonical(&self) -> bool {
        self.graph.base() == Prefixes::usual().base() && self.renamed.is_empty()
    }

    /// The IRIs that an entity may have in this graph.
    pub(super) fn raw(&self, canonical: &NamedNode) -> Vec<NamedNode> {
        let iris = std::iter::once(canonical.as_str()).chain(self.renamed.old(canonical.as_str()));
        let raw = |iri| {
            let raw = rebased(iri, Prefixes::usual(), self.graph.prefixes());
            raw.unwrap_or_else(|| NamedNode::new_unchecked(iri))
        };
        iris.map(raw).collect()
    }

    /// All entities of which something is said, in the order of the comparison.
    pub(super) fn subjects(&self) -> Result<Vec<Subject>> {
        let mut subjects = HashSet::new();
        for quad in self.graph.anywhere().matching(None, None, None) {
            if let NamedOrBlankNode::NamedNode(subject) = quad?.subject {
                subjects.insert(subject);
            }
        }
        let mut subjects: Vec<_> = subjects.into_iter().map(|raw| (self.canonical(&raw), raw)).collect();
        subjects.sort_unstable();
        Ok(subjects)
    }

    /// Everything that is said of an entity, for finding out whether anything has changed.
    pub(super) fn quads(&self, raw: &[NamedNode]) -> Result<HashSet<Quad>> {
        let mut quads = HashSet::new();
        for entity in raw {
            for quad in self.graph.anywhere().about(entity.as_ref().into()) {
                let quad = quad?;
                quads.insert(if self.is_canonical() { quad } else { self.canonical_quad(quad) });
            }
        }
        Ok(quads)
    }

    fn canonical_quad(&self, quad: Quad) -> Quad {
        let subject = match &quad.subject {
            NamedOrBlankNode::NamedNode(node) => self.canonical(node).into(),
            blank => blank.clone(),
        };
        let graph = match &quad.graph_name {
            GraphName::NamedNode(node) => self.canonical(node).into(),
            other => other.clone(),
        };
        Quad::new(subject, quad.predicate, self.canonical_term(&quad.object), graph)
    }

    pub(super) fn canonical_term(&self, term: &Term) -> Term {
        match term {
            Term::NamedNode(node) => self.canonical(node).into(),
            Term::Literal(number) => Self::canonical_number(number).unwrap_or_else(|| term.clone()),
            other => other.clone(),
        }
    }

    /// A number in one spelling: 1000000 is 1000000.00, whether integer or decimal.
    fn canonical_number(literal: &Literal) -> Option<Term> {
        let is_number = [xsd::INTEGER, xsd::DECIMAL].contains(&literal.datatype());
        let number = is_number.then(|| literal.value().parse::<Decimal>().ok())??;
        Some(Literal::new_typed_literal(number.normalize().to_string(), xsd::DECIMAL).into())
    }

    /// What may be published of what is said of an entity, in the order of properties and values.
    pub(super) fn facts(&self, raw: &[NamedNode]) -> Result<Vec<Fact>> {
        let statements = Statements::new(self.graph, self.profile);
        let mut facts = BTreeMap::<(String, String), Fact>::new();
        for entity in raw {
            for quad in statements.with_claims(entity.as_ref().into())? {
                let value = self.canonical_term(&quad.object);
                if quad.predicate == owl::SAME_AS && is_ours(&value) {
                    continue;
                }
                let fact = facts.entry((quad.predicate.as_str().to_owned(), value.to_string())).or_insert(Fact {
                    property: quad.predicate,
                    value,
                    raw: quad.object,
                    shown: false,
                    passages: Vec::new(),
                });
                match quad.graph_name {
                    GraphName::NamedNode(passage) => fact.passages.push(passage),
                    _ => fact.shown = true,
                }
            }
        }
        let mut facts: Vec<_> = facts.into_values().collect();
        for fact in &mut facts {
            fact.passages.sort_by_cached_key(place);
        }
        Ok(facts)
    }

    /// The entities that the view ties to others by a property: who, and to whom.
    pub(super) fn tied(
        &self,
        property: NamedNodeRef<'_>,
        to: Option<&NamedNode>,
    ) -> Result<Vec<(NamedNode, NamedNode)>> {
        let to = to.map(|to| to.as_ref().into());
        let mut tied = Vec::new();
        for quad in self.graph.in_view().matching(None, Some(property), to) {
            if let Quad { subject: NamedOrBlankNode::NamedNode(one), object: Term::NamedNode(other), .. } = quad? {
                tied.push((one, other));
            }
        }
        tied.sort_unstable();
        Ok(tied)
    }

    /// Whether the view says anything of this property.
    pub(super) fn says(&self, entity: &NamedNode, property: NamedNodeRef<'_>) -> Result<bool> {
        self.graph.in_view().has(entity.as_ref().into(), property, None)
    }

    /// What the view shows as values of a property.
    pub(super) fn values(&self, entity: &NamedNode, property: NamedNodeRef<'_>) -> Result<Vec<Term>> {
        let values = self.graph.in_view().values(entity.as_ref().into(), property);
        let mut values = values.collect::<Result<Vec<_>>>()?;
        values.sort_by_cached_key(ToString::to_string);
        Ok(values)
    }
}

/// Whether an IRI is that of an entity of ours; renamed entities are told of as such.
fn is_ours(term: &Term) -> bool {
    matches!(term, Term::NamedNode(node) if Prefixes::usual().path(node.as_str()).is_some())
}
