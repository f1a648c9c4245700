//! What may be published of a graph: the one place through which every publication reads it, an entity at a time.
//!
//! Counts of fewer than five persons stay in the graph and out of publications. Whatever leads to a person does not
//! enter the graph through its records; if a program put it there, nothing is published. What a program put there that
//! may lead to a person is not published either, unless a person has decided that it does not.

use std::collections::HashSet;

use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term, TermRef};

use crate::error::{Error, Problem, PublishError};
use crate::graph::Reader;
use crate::text::privacy::few;
use crate::text::privacy::personal::{in_term, is_text};
use crate::vocab::{SCHEMES, compact, ns, rdf, skos};
use crate::{KnowledgeGraph, Result};

use super::{Profile, order};

/// The statements of a graph that a profile admits.
#[derive(Clone, Copy)]
pub(crate) struct Statements<'a> {
    graph: &'a KnowledgeGraph,
    profile: &'a Profile,
}

impl<'a> Statements<'a> {
    pub(crate) fn new(graph: &'a KnowledgeGraph, profile: &'a Profile) -> Self {
        Self { graph, profile }
    }

    /// The entities of which something is published, in the order of their IRIs.
    pub(crate) fn subjects(&self) -> Result<Vec<NamedOrBlankNode>> {
        let subjects = self.graph.view().map(|quad| Ok(quad?.subject));
        self.admitted(subjects.collect::<Result<_>>()?)
    }

    /// The entities of a class, in the order of their IRIs.
    pub(crate) fn entities(&self, class: NamedNodeRef<'_>) -> Result<Vec<NamedOrBlankNode>> {
        self.linked(rdf::TYPE, class.into())
    }

    /// The entities that say a value of a property, in the order of their IRIs.
    pub(crate) fn linked(&self, property: NamedNodeRef<'_>, value: TermRef<'_>) -> Result<Vec<NamedOrBlankNode>> {
        if !self.profile.admits_property(property) {
            return Ok(Vec::new());
        }
        self.admitted(self.graph.in_view().linking(property, value).collect::<Result<_>>()?)
    }

    /// The statements of the view that have an entity as their value, in the order of properties and entities.
    pub(crate) fn pointing_to(&self, entity: NamedNodeRef<'_>) -> Result<Vec<Quad>> {
        let mut pointing = Vec::new();
        for quad in self.graph.in_view().pointing_to(entity) {
            let quad = quad?;
            if self.profile.admits_property(quad.predicate.as_ref()) && self.admits(quad.subject.as_ref())? {
                pointing.push(quad);
            }
        }
        pointing.sort_by(order::of_pointing);
        Ok(pointing)
    }

    /// What the view says of one property of an entity, in the order of the values.
    pub(crate) fn values(&self, entity: NamedOrBlankNodeRef<'_>, property: NamedNodeRef<'_>) -> Result<Vec<Term>> {
        if !self.profile.admits_property(property) {
            return Ok(Vec::new());
        }
        Ok(self.quads(entity, Some(property), self.graph.in_view())?.into_iter().map(|quad| quad.object).collect())
    }

    /// What a passage claims, in the order of entities, properties and values. Only the full profile has claims.
    pub(crate) fn claimed_by(&self, passage: NamedNodeRef<'_>) -> Result<Vec<Quad>> {
        let mut claimed = Vec::new();
        if self.profile.has_claims() {
            for quad in self.graph.claimed_by(passage) {
                claimed.extend(self.publishable(quad?)?);
            }
        }
        claimed.sort_by(order::of_claims);
        Ok(claimed)
    }

    fn admitted(&self, subjects: HashSet<NamedOrBlankNode>) -> Result<Vec<NamedOrBlankNode>> {
        let admitted = subjects.into_iter().filter_map(|subject| match self.admits(subject.as_ref()) {
            Ok(admits) => admits.then_some(Ok(subject)),
            Err(error) => Some(Err(error)),
        });
        let mut admitted = admitted.collect::<Result<Vec<_>>>()?;
        admitted.sort_by(order::of_entities);
        Ok(admitted)
    }

    /// What the view says of an entity, in the order of properties and values.
    pub(crate) fn of(&self, entity: NamedOrBlankNodeRef<'_>) -> Result<Vec<Quad>> {
        self.quads(entity, None, self.graph.in_view())
    }

    /// What the view says of an entity and what passages claim of it, in order. Only the full profile has claims.
    pub(crate) fn with_claims(&self, entity: NamedOrBlankNodeRef<'_>) -> Result<Vec<Quad>> {
        let mut said = self.anywhere(entity)?;
        said.sort_by(order::of_statements);
        Ok(said)
    }

    /// The same in no order.
    pub(crate) fn anywhere(&self, entity: NamedOrBlankNodeRef<'_>) -> Result<Vec<Quad>> {
        let has_claims = self.profile.has_claims();
        self.unordered(entity, None, if has_claims { self.graph.anywhere() } else { self.graph.in_view() })
    }

    fn quads(
        &self,
        entity: NamedOrBlankNodeRef<'_>,
        property: Option<NamedNodeRef<'_>>,
        reader: Reader<'_>,
    ) -> Result<Vec<Quad>> {
        let mut said = self.unordered(entity, property, reader)?;
        said.sort_by(order::of_statements);
        Ok(said)
    }

    fn unordered(
        &self,
        entity: NamedOrBlankNodeRef<'_>,
        property: Option<NamedNodeRef<'_>>,
        reader: Reader<'_>,
    ) -> Result<Vec<Quad>> {
        if !self.admits(entity)? {
            return Ok(Vec::new());
        }
        let mut said = Vec::new();
        for quad in reader.matching(Some(entity), property, None) {
            said.extend(self.publishable(quad?)?);
        }
        Ok(said)
    }

    fn admits(&self, entity: NamedOrBlankNodeRef<'_>) -> Result<bool> {
        if self.profile.admits_all() {
            return Ok(true);
        }
        Ok(self.all_classes(entity)?.iter().all(|class| self.profile.admits_class(class.as_ref().into())))
    }

    /// The classes of an entity, in order; none if nothing is published of it.
    pub(crate) fn classes(&self, entity: NamedOrBlankNodeRef<'_>) -> Result<Vec<NamedNode>> {
        let classes = self.all_classes(entity)?;
        let admits = classes.iter().all(|class| self.profile.admits_class(class.as_ref().into()));
        Ok(if admits { classes } else { Vec::new() })
    }

    fn all_classes(&self, entity: NamedOrBlankNodeRef<'_>) -> Result<Vec<NamedNode>> {
        let mut classes = self.graph.in_view().linked(entity, rdf::TYPE).collect::<Result<Vec<_>>>()?;
        classes.sort_unstable();
        Ok(classes)
    }

    /// The names of an entity, in order.
    pub(crate) fn names(&self, entity: NamedOrBlankNodeRef<'_>) -> Result<Vec<Quad>> {
        self.quads(entity, Some(skos::PREF_LABEL), self.graph.in_view())
    }

    /// The passages that say something of an entity, in order, if the profile has claims.
    pub(crate) fn passages(&self, entity: NamedNodeRef<'_>) -> Result<Vec<NamedNode>> {
        let passages = if self.profile.has_claims() { self.graph.passages(entity, None, None)? } else { Vec::new() };
        Ok(passages.into_iter().filter(|passage| passage.as_str().contains('#')).collect())
    }

    fn publishable(&self, quad: Quad) -> Result<Option<Quad>> {
        if !self.profile.admits_property(quad.predicate.as_ref()) || is_withheld(&quad.object) {
            return Ok(None);
        }
        let quad = if self.is_own(&quad.object) { quad } else { without_persons(quad)? };
        if self.graph.may_name(&quad) {
            return Ok(None);
        }
        if self.dangles(&quad)? { Ok(None) } else { Ok(Some(quad)) }
    }

    /// Whether a value is an IRI that Hanke minted of ids that were looked at, or a term of its own.
    fn is_own(&self, value: &Term) -> bool {
        let Term::NamedNode(iri) = value else { return false };
        let behind = |start: &str| iri.as_str().strip_prefix(start);
        behind(self.graph.base()).is_some_and(|path| path.starts_with('/'))
            || behind(ns::NAMESPACE).or_else(|| behind(SCHEMES)).is_some()
    }

    /// Whether a statement would point at an entity, or a class, that is not published.
    fn dangles(&self, quad: &Quad) -> Result<bool> {
        let Term::NamedNode(object) = &quad.object else { return Ok(false) };
        if self.profile.admits_all() {
            return Ok(false);
        }
        match quad.predicate.as_ref() {
            rdf::TYPE => Ok(!self.profile.admits_class(object.as_ref().into())),
            _ => Ok(!self.admits(object.as_ref().into())?),
        }
    }
}

/// How many statements of the view a publication withholds because they may lead to a person. Records that may do so are
/// not in the graph ([`KnowledgeGraph::withheld`]): these are what a program has put into its store.
///
/// # Errors
/// [`Error::Storage`] if the store fails.
pub fn names_withheld(graph: &KnowledgeGraph, profile: &Profile) -> Result<usize> {
    let mut withheld = 0;
    for quad in graph.view() {
        let quad = quad?;
        withheld += usize::from(profile.admits_property(quad.predicate.as_ref()) && graph.may_name(&quad));
    }
    Ok(withheld)
}

fn is_withheld(object: &Term) -> bool {
    matches!(object, Term::Literal(literal) if is_text(literal) && !few::persons(literal.value()).is_empty())
}

fn without_persons(quad: Quad) -> Result<Quad> {
    match in_term(&quad.object) {
        Some(personal) => Err(Error::Publish(PublishError::Person {
            entity: quad.subject.to_string(),
            property: compact(quad.predicate.as_str()),
            problem: Problem::Person(personal),
        })),
        None => Ok(quad),
    }
}
