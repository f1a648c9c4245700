//! What passages claim.

use std::collections::BTreeSet;

use oxigraph::model::{
    GraphName, GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term, TermRef,
};

use crate::Result;
use crate::graph::KnowledgeGraph;
use crate::record::Locator;

/// A statement, and the passage that makes it. Of a concept its scheme says what it is, of a passage its source.
#[derive(Debug, Clone)]
pub(crate) struct Claim {
    pub entity: NamedOrBlankNode,
    pub property: NamedNode,
    pub value: Term,
    pub passage: NamedNode,
}

impl Claim {
    fn of(quad: Quad) -> Option<Self> {
        let GraphName::NamedNode(passage) = quad.graph_name else { return None };
        Some(Self { entity: quad.subject, property: quad.predicate, value: quad.object, passage })
    }
}

impl KnowledgeGraph {
    /// All claims, in no particular order.
    pub(crate) fn claims(&self) -> impl Iterator<Item = Result<Claim>> + use<> {
        claims(self.store.quads(None, None, None, None))
    }

    /// What is claimed of any entity by a property.
    pub(crate) fn claims_with(&self, property: NamedNodeRef<'_>) -> impl Iterator<Item = Result<Claim>> + use<> {
        claims(self.store.quads(None, Some(property), None, None))
    }

    /// What is claimed of an entity: of any property of it, of one, or that one has this value.
    pub(crate) fn claims_of(
        &self,
        entity: NamedOrBlankNodeRef<'_>,
        property: Option<NamedNodeRef<'_>>,
        value: Option<TermRef<'_>>,
    ) -> impl Iterator<Item = Result<Claim>> + use<> {
        claims(self.store.quads(Some(entity), property, value, None))
    }

    /// The passages that say something of an entity: of any property of it, of one, or that one has this value.
    pub(crate) fn passages(
        &self,
        entity: NamedNodeRef<'_>,
        property: Option<NamedNodeRef<'_>>,
        value: Option<TermRef<'_>>,
    ) -> Result<Vec<NamedNode>> {
        let claims = self.claims_of(entity.into(), property, value);
        let passages = claims.map(|claim| Ok(claim?.passage)).collect::<Result<BTreeSet<_>>>()?;
        let mut passages: Vec<_> = passages.into_iter().collect();
        passages.sort_by_key(place);
        Ok(passages)
    }

    /// What a passage claims, each statement in the graph of the passage.
    pub(crate) fn claimed_by(&self, passage: NamedNodeRef<'_>) -> impl Iterator<Item = Result<Quad>> + use<> {
        self.store.quads(None, None, None, Some(GraphNameRef::NamedNode(passage)))
    }

    /// Whether any passage claims anything.
    pub(crate) fn has_claims(&self) -> Result<bool> {
        let in_passage = |graph: &Result<NamedOrBlankNode>| match graph {
            Ok(NamedOrBlankNode::NamedNode(graph)) => graph.as_str().contains('#'),
            Ok(NamedOrBlankNode::BlankNode(_)) => false,
            Err(_) => true,
        };
        Ok(self.store.graphs().find(in_passage).transpose()?.is_some())
    }
}

fn claims(quads: impl Iterator<Item = Result<Quad>>) -> impl Iterator<Item = Result<Claim>> {
    quads.filter_map(|quad| quad.map(Claim::of).transpose())
}

/// Orders passages by source, then by where they stand in it.
pub(crate) fn place(passage: &NamedNode) -> (String, Option<Locator>) {
    let (source, fragment) = passage.as_str().split_once('#').unwrap_or((passage.as_str(), ""));
    (source.to_owned(), Locator::parse_fragment(fragment))
}
