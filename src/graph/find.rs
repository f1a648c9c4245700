//! Finding an entity by what people call it.

mod index;

use std::collections::BTreeSet;

use oxigraph::model::{Literal, NamedNode, NamedNodeRef, NamedOrBlankNode};

use crate::Result;
use crate::error::{Error, QueryError};
use crate::mapping::{concept_scheme, entity_at};
use crate::ontology::{ON_DEMAND, Ontology};
use crate::vocab::{ns, rdf, skos};

use super::KnowledgeGraph;

pub(super) use index::Index;

/// What an entity must be to be meant.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind<'a> {
    /// An entity of this class.
    Class(NamedNodeRef<'a>),
    /// A concept of this scheme.
    Concept(&'a str),
}

impl KnowledgeGraph {
    /// The entity with this IRI, compact IRI, class and key, code, or name, in this order. Names are those that any passage gives, not only
    /// those of the view; letter case, spaces and kinds of dash do not count. They are read once: a name that is put into
    /// the [`store`](Self::store) later is not found.
    ///
    /// ```
    /// # let graph = hanke::KnowledgeGraph::shipped()?;
    /// assert_eq!(graph.find("lohiba buttijatta")?, graph.find("S20332")?);
    /// # Ok::<_, hanke::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`QueryError::UnknownEntity`] if nothing is called so,
    /// [`QueryError::AmbiguousEntity`] if several entities are.
    pub fn find(&self, name: &str) -> Result<NamedNode> {
        self.find_kind(name, None)
    }

    /// The entity of a kind that is called so.
    pub(crate) fn find_kind(&self, name: &str, kind: Option<Kind<'_>>) -> Result<NamedNode> {
        for iri in self.iris(name) {
            if self.is_meant(iri.as_ref(), kind)? {
                return Ok(iri);
            }
        }
        if let [only] = self.coded(name, kind)?.as_slice() {
            return Ok(only.clone());
        }
        let mut entities = Vec::new();
        for entity in self.index()?.called(name) {
            entities.extend(self.is_meant(entity, kind)?.then(|| entity.into_owned()));
        }
        entities.sort();
        match self.rather_than_sources(entities)?.as_slice() {
            [only] => Ok(only.clone()),
            [] => self.unused(name, kind),
            several => {
                let candidates = several.iter().map(|entity| self.prefixes.compact(entity.as_str())).collect();
                Err(Error::Query(QueryError::AmbiguousEntity { name: name.to_owned(), candidates }))
            }
        }
    }

    /// The entities of a kind whose official code or business id this is, to the letter. They are looked up, where names have
    /// to be read one by one: what an office has numbered is found at once among a million.
    fn coded(&self, code: &str, kind: Option<Kind<'_>>) -> Result<Vec<NamedNode>> {
        let code = Literal::new_simple_literal(code);
        let mut coded = BTreeSet::new();
        for property in [ns::CODE, ns::BUSINESS_ID] {
            for entity in self.anywhere().linking(property, code.as_ref().into()) {
                if let NamedOrBlankNode::NamedNode(entity) = entity?
                    && self.is_meant(entity.as_ref(), kind)?
                {
                    coded.insert(entity);
                }
            }
        }
        Ok(coded.into_iter().collect())
    }

    /// The IRIs that a name may be, whole, compact, or as class and key.
    fn iris(&self, name: &str) -> impl Iterator<Item = NamedNode> + use<> {
        let whole = NamedNode::new(self.prefixes.expand(name).unwrap_or_else(|| name.to_owned())).ok();
        whole.into_iter().chain(entity_at(self.base(), name))
    }

    /// A concept that the graph does not have because nothing refers to it.
    fn unused(&self, name: &str, kind: Option<Kind<'_>>) -> Result<NamedNode> {
        if let Some(Kind::Concept(scheme)) = kind
            && ON_DEMAND.contains(&scheme)
            && let Some(concept) = Ontology::compiled_in()?.concept(scheme, name)
        {
            return Ok(concept.iri.clone());
        }
        Err(Error::Query(QueryError::UnknownEntity { name: name.to_owned(), nearest: self.nearest_name(name, kind)? }))
    }

    fn nearest_name(&self, name: &str, kind: Option<Kind<'_>>) -> Result<Option<String>> {
        for (name, entities) in self.index()?.alike(name) {
            for entity in entities {
                if self.is_meant(entity, kind)? {
                    return Ok(Some(name.to_owned()));
                }
            }
        }
        Ok(None)
    }

    /// A document often has the name of what it is about; who asks by name means the latter.
    fn rather_than_sources(&self, entities: Vec<NamedNode>) -> Result<Vec<NamedNode>> {
        let mut others = Vec::new();
        for entity in &entities {
            if !self.is_meant(entity.as_ref(), Some(Kind::Class(ns::SOURCE)))? {
                others.push(entity.clone());
            }
        }
        Ok(if others.is_empty() { entities } else { others })
    }

    fn is_meant(&self, entity: NamedNodeRef<'_>, kind: Option<Kind<'_>>) -> Result<bool> {
        let (property, object) = match kind {
            None => (None, None),
            Some(Kind::Class(class)) => (Some(rdf::TYPE), Some(class.into_owned())),
            Some(Kind::Concept(scheme)) => (Some(skos::IN_SCHEME), Some(concept_scheme(scheme))),
        };
        let object = object.as_ref().map(Into::into);
        let mut quads = self.anywhere().matching(Some(entity.into()), property, object);
        Ok(quads.next().transpose()?.is_some())
    }
}
