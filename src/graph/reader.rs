//! How everybody reads a graph: the values of a property, the entities that are linked, whatever is said, and who says so.

mod claims;

use std::collections::BTreeMap;

use oxigraph::model::{
    GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term, TermRef,
};
use oxigraph::sparql::{PreparedSparqlQuery, QueryExplanation, QueryResults};

use crate::Result;
use crate::language::Language;
use crate::store::Store;
use crate::vocab::{rdf, skos};

use super::KnowledgeGraph;

pub(crate) use claims::{Claim, place};

/// Reads the view of a graph, or everything in it.
#[derive(Clone, Copy)]
pub(crate) struct Reader<'g> {
    store: &'g Store,
    graph: Option<GraphNameRef<'static>>,
}

impl KnowledgeGraph {
    /// The statements of the consolidated view, in no particular order.
    pub fn view(&self) -> impl Iterator<Item = Result<Quad>> + use<> {
        self.in_view().matching(None, None, None)
    }

    /// The name of an entity in a language, or in another one if it has none there; nothing for a literal.
    ///
    /// # Errors
    /// [`Error::Storage`](crate::Error::Storage) if the store fails.
    pub fn label(&self, term: &Term, language: Language) -> Result<Option<String>> {
        let Term::NamedNode(entity) = term else { return Ok(None) };
        let mut labels = BTreeMap::new();
        for label in self.in_view().values(entity.as_ref().into(), skos::PREF_LABEL) {
            if let Term::Literal(label) = label? {
                let tag = label.language().unwrap_or_default().to_owned();
                labels.entry(tag).or_insert_with(|| label.value().to_owned());
            }
        }
        let found = language.preferred().into_iter().find_map(|language| labels.remove(language.tag()));
        Ok(found.or_else(|| labels.into_values().max()))
    }

    /// Reads what the view shows: each statement comes once.
    pub(crate) fn in_view(&self) -> Reader<'_> {
        Reader::of_view(&self.store)
    }

    /// Reads what the view shows and what passages claim: a statement comes as often as it stands in the graph.
    pub(crate) fn anywhere(&self) -> Reader<'_> {
        Reader { store: &self.store, graph: None }
    }

    /// What a query finds in the graph.
    pub(crate) fn evaluate(&self, query: PreparedSparqlQuery) -> Result<QueryResults<'static>> {
        self.store.evaluate(query)
    }

    /// What a query finds in the graph, and how.
    pub(crate) fn evaluate_explained(
        &self,
        query: PreparedSparqlQuery,
    ) -> Result<(QueryResults<'static>, QueryExplanation)> {
        self.store.explain(query)
    }
}

impl<'g> Reader<'g> {
    /// Reads the view in a store.
    pub(super) fn of_view(store: &'g Store) -> Self {
        Self { store, graph: Some(GraphNameRef::DefaultGraph) }
    }

    /// The statements with this subject, property and value, as far as they are given, in no particular order.
    pub(crate) fn matching(
        self,
        entity: Option<NamedOrBlankNodeRef<'_>>,
        property: Option<NamedNodeRef<'_>>,
        value: Option<TermRef<'_>>,
    ) -> impl Iterator<Item = Result<Quad>> + use<> {
        self.store.quads(entity, property, value, self.graph)
    }

    /// What is said of an entity.
    pub(crate) fn about(self, entity: NamedOrBlankNodeRef<'_>) -> impl Iterator<Item = Result<Quad>> + use<> {
        self.matching(Some(entity), None, None)
    }

    /// What is said of any entity by a property.
    pub(crate) fn with(self, property: NamedNodeRef<'_>) -> impl Iterator<Item = Result<Quad>> + use<> {
        self.matching(None, Some(property), None)
    }

    /// What has an entity as its value.
    pub(crate) fn pointing_to(self, entity: NamedNodeRef<'_>) -> impl Iterator<Item = Result<Quad>> + use<> {
        self.matching(None, None, Some(entity.into()))
    }

    /// The values of a property of an entity.
    pub(crate) fn values(
        self,
        entity: NamedOrBlankNodeRef<'_>,
        property: NamedNodeRef<'_>,
    ) -> impl Iterator<Item = Result<Term>> + use<> {
        self.matching(Some(entity), Some(property), None).map(|quad| Ok(quad?.object))
    }

    /// The value of a property of which there is one at most; any of them if there are several.
    pub(crate) fn value(self, entity: NamedOrBlankNodeRef<'_>, property: NamedNodeRef<'_>) -> Result<Option<Term>> {
        self.values(entity, property).next().transpose()
    }

    /// The entities to which a property of an entity leads.
    pub(crate) fn linked(
        self,
        entity: NamedOrBlankNodeRef<'_>,
        property: NamedNodeRef<'_>,
    ) -> impl Iterator<Item = Result<NamedNode>> + use<> {
        self.values(entity, property).filter_map(|value| match value {
            Ok(Term::NamedNode(linked)) => Some(Ok(linked)),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        })
    }

    /// The entities from which a property leads to a value.
    pub(crate) fn linking(
        self,
        property: NamedNodeRef<'_>,
        value: TermRef<'_>,
    ) -> impl Iterator<Item = Result<NamedOrBlankNode>> + use<> {
        self.matching(None, Some(property), Some(value)).map(|quad| Ok(quad?.subject))
    }

    /// The entities of a class.
    pub(crate) fn entities(self, class: NamedNodeRef<'_>) -> impl Iterator<Item = Result<NamedOrBlankNode>> + use<> {
        self.linking(rdf::TYPE, class.into())
    }

    /// Whether an entity has a property, or this value of it.
    pub(crate) fn has(
        self,
        entity: NamedOrBlankNodeRef<'_>,
        property: NamedNodeRef<'_>,
        value: Option<TermRef<'_>>,
    ) -> Result<bool> {
        Ok(self.matching(Some(entity), Some(property), value).next().transpose()?.is_some())
    }
}
