//! A [`KnowledgeGraph`] as a sophia [`Dataset`]: whatever sophia can do with data, it can do with ours.
//!
//! The default graph of the data set is the consolidated view, each named graph a passage:
//!
//! ```
//! use hanke::KnowledgeGraph;
//! use sophia::api::prelude::*;
//! use sophia::api::term::matcher::Any;
//!
//! let graph = KnowledgeGraph::shipped()?;
//! let status = Iri::new("https://w3id.org/hanke/ns#status")?;
//! let view = graph.quads_matching(Any, [status], Any, [None::<Iri<&str>>]).count();
//! let all = graph.quads_matching(Any, [status], Any, Any).count();
//! assert!(view < all, "the view has each status once, the claims have it once for each passage");
//! # Ok::<_, Box<dyn std::error::Error>>(())
//! ```

use oxigraph::model::{BlankNode, GraphName, Literal, NamedNode, NamedOrBlankNode, Quad, Term};
use sophia::api::MownStr;
use sophia::api::dataset::{DResult, Dataset};
use sophia::api::quad::Spog;
use sophia::api::term::matcher::{GraphNameMatcher, TermMatcher};
use sophia::api::term::{BaseDirection, BnodeId, IriRef, LanguageTag, Term as SophiaTerm, TermKind};

use crate::Error;

use super::KnowledgeGraph;

/// A term of our store that sophia understands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RdfTerm(pub Term);

impl SophiaTerm for RdfTerm {
    type BorrowTerm<'x>
        = &'x Self
    where
        Self: 'x;

    fn kind(&self) -> TermKind {
        // Not a match: whether terms can be triples too depends on features that other crates may turn on.
        match (self.0.is_named_node(), self.0.is_blank_node(), self.0.is_literal()) {
            (true, _, _) => TermKind::Iri,
            (_, true, _) => TermKind::BlankNode,
            (_, _, true) => TermKind::Literal,
            _ => TermKind::Triple,
        }
    }

    fn iri(&self) -> Option<IriRef<MownStr<'_>>> {
        match &self.0 {
            Term::NamedNode(node) => Some(iri(node.as_str())),
            _ => None,
        }
    }

    fn bnode_id(&self) -> Option<BnodeId<MownStr<'_>>> {
        match &self.0 {
            Term::BlankNode(node) => Some(BnodeId::new_unchecked(node.as_str().into())),
            _ => None,
        }
    }

    fn lexical_form(&self) -> Option<MownStr<'_>> {
        self.literal().map(|literal| literal.value().into())
    }

    fn datatype(&self) -> Option<IriRef<MownStr<'_>>> {
        self.literal().map(|literal| iri(literal.datatype().as_str()))
    }

    fn language_tag(&self) -> Option<LanguageTag<MownStr<'_>>> {
        self.literal()?.language().map(|tag| LanguageTag::new_unchecked(tag.into()))
    }

    fn base_direction(&self) -> Option<BaseDirection> {
        None
    }

    fn borrow_term(&self) -> Self::BorrowTerm<'_> {
        self
    }
}

impl RdfTerm {
    fn literal(&self) -> Option<&Literal> {
        match &self.0 {
            Term::Literal(literal) => Some(literal),
            _ => None,
        }
    }
}

fn iri(iri: &str) -> IriRef<MownStr<'_>> {
    IriRef::new_unchecked(iri.into())
}

impl Dataset for KnowledgeGraph {
    type Quad<'x> = Spog<RdfTerm>;
    type Error = Error;

    fn quads(&self) -> impl Iterator<Item = DResult<Self, Self::Quad<'_>>> + '_ {
        self.store.quads(None, None, None, None).map(|quad| quad.map(spog))
    }

    /// Terms that a matcher fixes are looked up in the store; the rest is filtered.
    fn quads_matching<'s, 't, S, P, O, G>(
        &'s self,
        sm: S,
        pm: P,
        om: O,
        gm: G,
    ) -> impl Iterator<Item = DResult<Self, Self::Quad<'s>>> + 't
    where
        's: 't,
        S: TermMatcher + 't,
        P: TermMatcher + 't,
        O: TermMatcher + 't,
        G: GraphNameMatcher + 't,
    {
        let subject = sm.constant().and_then(fixed).and_then(|term| NamedOrBlankNode::try_from(term).ok());
        let predicate = pm.constant().and_then(fixed).and_then(|term| NamedNode::try_from(term).ok());
        let object = om.constant().and_then(fixed);
        let graph = gm.constant().and_then(fixed_graph);
        let quads = self.store.quads(
            subject.as_ref().map(Into::into),
            predicate.as_ref().map(Into::into),
            object.as_ref().map(Into::into),
            graph.as_ref().map(Into::into),
        );
        quads.map(|quad| quad.map(spog)).filter(move |quad| {
            quad.as_ref().map_or(true, |([s, p, o], g)| {
                sm.matches(s) && pm.matches(p) && om.matches(o) && gm.matches(g.as_ref())
            })
        })
    }
}

fn spog(quad: Quad) -> Spog<RdfTerm> {
    let graph = match quad.graph_name {
        GraphName::NamedNode(node) => Some(RdfTerm(node.into())),
        GraphName::BlankNode(node) => Some(RdfTerm(node.into())),
        GraphName::DefaultGraph => None,
    };
    ([RdfTerm(quad.subject.into()), RdfTerm(quad.predicate.into()), RdfTerm(quad.object)], graph)
}

/// The term that a matcher fixes, if our store can hold it.
fn fixed<T: SophiaTerm + ?Sized>(term: &T) -> Option<Term> {
    match term.kind() {
        TermKind::Iri => Some(NamedNode::new_unchecked(term.iri()?.as_str()).into()),
        TermKind::BlankNode => Some(BlankNode::new_unchecked(term.bnode_id()?.as_str()).into()),
        TermKind::Literal => {
            let value = term.lexical_form()?.to_string();
            Some(match term.language_tag() {
                Some(tag) => Literal::new_language_tagged_literal_unchecked(value, tag.as_str().to_lowercase()).into(),
                None => Literal::new_typed_literal(value, NamedNode::new_unchecked(term.datatype()?.as_str())).into(),
            })
        }
        TermKind::Triple | TermKind::Variable => None,
    }
}

fn fixed_graph<T: SophiaTerm + ?Sized>(graph: Option<&T>) -> Option<GraphName> {
    let Some(term) = graph else { return Some(GraphName::DefaultGraph) };
    match fixed(term)? {
        Term::NamedNode(node) => Some(node.into()),
        Term::BlankNode(node) => Some(node.into()),
        _ => None,
    }
}
