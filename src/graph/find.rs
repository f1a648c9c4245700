//! Finding a thing by what people call it.

use std::collections::BTreeSet;

use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use crate::Result;
use crate::error::{Error, QueryError, nearest};
use crate::mapping::{concept_scheme, key, thing_at};
use crate::ontology::{ON_DEMAND, Ontology};
use crate::vocab::{dcterms, ns, rdf, skos};

use super::KnowledgeGraph;

/// The properties whose values a thing may be called by.
const NAMES: [NamedNodeRef<'static>; 8] = [
    skos::NOTATION,
    dcterms::IDENTIFIER,
    skos::PREF_LABEL,
    skos::ALT_LABEL,
    ns::CODE,
    ns::BUSINESS_ID,
    ns::ACRONYM,
    ns::SHORT_NAME,
];

/// What a thing must be to be meant.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind<'a> {
    /// A thing of this class.
    Class(NamedNodeRef<'a>),
    /// A concept of this scheme.
    Concept(&'a str),
}

impl KnowledgeGraph {
    /// The thing with this IRI, compact IRI, class and key, code, or name. Names are those that any passage gives, not only those of
    /// the view; letter case, spaces and kinds of dash do not count.
    ///
    /// ```
    /// # let graph = hanke::KnowledgeGraph::shipped()?;
    /// assert_eq!(graph.find("lohiba buttijatta")?, graph.find("S20332")?);
    /// # Ok::<_, hanke::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`QueryError::UnknownEntity`](crate::error::QueryError::UnknownEntity) if nothing is called so,
    /// [`QueryError::AmbiguousEntity`](crate::error::QueryError::AmbiguousEntity) if several things are.
    pub fn find(&self, name: &str) -> Result<NamedNode> {
        self.find_kind(name, None)
    }

    /// The name of a thing in a language, if it has one; nothing for a literal.
    ///
    /// # Errors
    /// [`Error::Storage`] if the store fails.
    pub fn label(&self, term: &Term, language: &str) -> Result<Option<String>> {
        let Term::NamedNode(thing) = term else { return Ok(None) };
        let mut any = None;
        for label in self.in_view().values(thing.as_ref().into(), skos::PREF_LABEL) {
            if let Term::Literal(label) = label? {
                if label.language() == Some(language) {
                    return Ok(Some(label.value().to_owned()));
                }
                any = any.max(Some(label.value().to_owned()));
            }
        }
        Ok(any)
    }

    /// The thing of a kind that is called so.
    pub(crate) fn find_kind(&self, name: &str, kind: Option<Kind<'_>>) -> Result<NamedNode> {
        for iri in self.iris(name) {
            if self.is_meant(iri.as_ref(), kind)? {
                return Ok(iri);
            }
        }
        let wanted = key(name);
        let mut things = Vec::new();
        self.each_name(|thing, other| {
            let is_meant = key(other) == wanted && self.is_meant(thing, kind)?;
            things.extend(is_meant.then(|| thing.into_owned()));
            Ok(())
        })?;
        things.sort();
        things.dedup();
        match self.rather_than_sources(things)?.as_slice() {
            [only] => Ok(only.clone()),
            [] => self.unused(name, kind),
            several => {
                let candidates = several.iter().map(|thing| self.prefixes.compact(thing.as_str())).collect();
                Err(Error::Query(QueryError::AmbiguousEntity { name: name.to_owned(), candidates }))
            }
        }
    }

    /// The IRIs that a name may be, whole, compact, or as class and key.
    fn iris(&self, name: &str) -> impl Iterator<Item = NamedNode> + use<> {
        let whole = NamedNode::new(self.prefixes.expand(name).unwrap_or_else(|| name.to_owned())).ok();
        whole.into_iter().chain(thing_at(self.base(), name))
    }

    /// A concept that the graph does not have because nothing refers to it.
    fn unused(&self, name: &str, kind: Option<Kind<'_>>) -> Result<NamedNode> {
        if let Some(Kind::Concept(scheme)) = kind
            && ON_DEMAND.contains(&scheme)
            && let Some(concept) = Ontology::shipped()?.concept(scheme, name)
        {
            return Ok(concept.iri.clone());
        }
        Err(Error::Query(QueryError::UnknownEntity { name: name.to_owned(), nearest: self.nearest_name(name, kind)? }))
    }

    fn nearest_name(&self, name: &str, kind: Option<Kind<'_>>) -> Result<Option<String>> {
        let mut names = BTreeSet::new();
        self.each_name(|thing, other| {
            if self.is_meant(thing, kind)? {
                names.insert(other.to_owned());
            }
            Ok(())
        })?;
        Ok(nearest(name, names.iter().map(String::as_str)))
    }

    /// A document often has the name of what it is about; who asks by name means the latter.
    fn rather_than_sources(&self, things: Vec<NamedNode>) -> Result<Vec<NamedNode>> {
        let mut others = Vec::new();
        for thing in &things {
            if !self.is_meant(thing.as_ref(), Some(Kind::Class(ns::SOURCE)))? {
                others.push(thing.clone());
            }
        }
        Ok(if others.is_empty() { things } else { others })
    }

    fn is_meant(&self, thing: NamedNodeRef<'_>, kind: Option<Kind<'_>>) -> Result<bool> {
        let (property, object) = match kind {
            None => (None, None),
            Some(Kind::Class(class)) => (Some(rdf::TYPE), Some(class.into_owned())),
            Some(Kind::Concept(scheme)) => (Some(skos::IN_SCHEME), Some(concept_scheme(scheme))),
        };
        let object = object.as_ref().map(Into::into);
        let mut quads = self.anywhere().matching(Some(thing.into()), property, object);
        Ok(quads.next().transpose()?.is_some())
    }

    /// Shows each thing with each of its names.
    fn each_name(&self, mut show: impl FnMut(NamedNodeRef<'_>, &str) -> Result<()>) -> Result<()> {
        for property in NAMES {
            for quad in self.anywhere().with(property) {
                let quad = quad?;
                if let (NamedOrBlankNode::NamedNode(thing), Term::Literal(name)) = (quad.subject, quad.object) {
                    show(thing.as_ref(), name.value())?;
                }
            }
        }
        Ok(())
    }
}
