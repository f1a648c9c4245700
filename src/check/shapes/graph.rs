#![doc = include_str!("rudof.md")]

use std::collections::{HashMap, HashSet};
use std::fmt;
use std::sync::Arc;

use oxigraph::model::{BlankNode, Literal, NamedNode, NamedOrBlankNode, Term, Triple};
use prefixmap::{PrefixMap, PrefixMapError};
use rudof_iri::IriS;
use rudof_rdf::rdf_core::{Matcher, NeighsRDF, Rdf};
use shacl::validator::engine::{Engine, NativeEngine};
use shacl::validator::processor::ShaclProcessor;
use shacl::validator::{ShaclConfig, ShaclValidationMode};

use crate::vocab::rdf;
use crate::{Error, KnowledgeGraph, Result};

/// Some entities of one class, and what the view says of them and of whatever they refer to.
///
/// rudof looks for its focus nodes among [`triples`](NeighsRDF::triples), which are the types of these entities only; whatever
/// it then follows, it finds here or, a step further, in the whole view.
pub(super) struct Part {
    graph: Arc<KnowledgeGraph>,
    types: Vec<Triple>,
    near: HashMap<NamedOrBlankNode, Vec<Triple>>,
}

impl Part {
    pub(super) fn new(graph: Arc<KnowledgeGraph>, class: &NamedNode, entities: &[NamedOrBlankNode]) -> Result<Self> {
        let types = entities.iter().map(|entity| Triple::new(entity.clone(), rdf::TYPE, class.clone())).collect();
        let mut part = Self { graph, types, near: HashMap::new() };
        entities.iter().try_for_each(|entity| part.learn(entity))?;
        let objects = part.near.values().flatten().map(|triple| &triple.object);
        let referred: HashSet<_> = objects.filter_map(|object| NamedNode::try_from(object.clone()).ok()).collect();
        referred.into_iter().try_for_each(|entity| part.learn(&entity.into()))?;
        Ok(part)
    }

    /// Takes over what the view says of an entity.
    fn learn(&mut self, entity: &NamedOrBlankNode) -> Result<()> {
        if !self.near.contains_key(entity) {
            let said = self.look_up(Some(entity), None, None)?;
            self.near.insert(entity.clone(), said);
        }
        Ok(())
    }

    fn look_up(
        &self,
        subject: Option<&NamedOrBlankNode>,
        predicate: Option<&NamedNode>,
        object: Option<&Term>,
    ) -> Result<Vec<Triple>> {
        let quads =
            self.graph.in_view().matching(subject.map(Into::into), predicate.map(Into::into), object.map(Into::into));
        quads.map(|quad| quad.map(Triple::from)).collect()
    }
}

impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Part({} things)", self.types.len())
    }
}

impl ShaclProcessor<Part> for Part {
    fn store(&self) -> &Self {
        self
    }

    fn runner(_: &ShaclValidationMode, config: &ShaclConfig) -> Box<dyn Engine<Self>> {
        Box::new(NativeEngine::new(config.recursion_semantics()))
    }
}

impl Rdf for Part {
    type Subject = NamedOrBlankNode;
    type IRI = NamedNode;
    type Term = Term;
    type BNode = BlankNode;
    type Literal = Literal;
    type Triple = Triple;
    type Err = Error;

    fn qualify_iri(&self, iri: &NamedNode) -> String {
        iri.to_string()
    }

    fn qualify_subject(&self, subject: &NamedOrBlankNode) -> String {
        subject.to_string()
    }

    fn qualify_term(&self, term: &Term) -> String {
        term.to_string()
    }

    fn prefixmap(&self) -> Option<PrefixMap> {
        None
    }

    fn resolve_prefix_local(&self, prefix: &str, local: &str) -> Result<IriS, PrefixMapError> {
        PrefixMap::new().resolve_prefix_local(prefix, local)
    }
}

impl NeighsRDF for Part {
    fn triples(&self) -> Result<impl Iterator<Item = Triple>> {
        Ok(self.types.iter().cloned())
    }

    fn triples_matching<S, P, O>(
        &self,
        subject: &S,
        predicate: &P,
        object: &O,
    ) -> Result<impl Iterator<Item = Triple> + '_>
    where
        S: Matcher<NamedOrBlankNode>,
        P: Matcher<NamedNode>,
        O: Matcher<Term>,
    {
        let (subject, predicate, object) = (subject.value(), predicate.value(), object.value());
        let Some(near) = subject.and_then(|subject| self.near.get(subject)) else {
            return Ok(self.look_up(subject, predicate, object)?.into_iter());
        };
        let meant = |triple: &&Triple| {
            predicate.is_none_or(|predicate| *predicate == triple.predicate)
                && object.is_none_or(|object| *object == triple.object)
        };
        Ok(near.iter().filter(meant).cloned().collect::<Vec<_>>().into_iter())
    }
}
