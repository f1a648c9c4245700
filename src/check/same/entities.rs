//! The entities that have names, and their names.

use std::collections::{BTreeSet, HashMap};

use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use crate::record::key;
use crate::source::{Class, DifferentEntities};
use crate::vocab::{foaf, ns, owl, skos};
use crate::{KnowledgeGraph, Result};

use super::name::Name;

/// The properties that name entities.
pub(super) const NAMES: [NamedNodeRef<'static>; 4] = [skos::PREF_LABEL, skos::ALT_LABEL, ns::SHORT_NAME, ns::ACRONYM];

/// An entity with all its names.
#[derive(Debug)]
pub(super) struct Thing {
    pub iri: NamedNode,
    pub class: Class,
    pub names: Vec<Name>,
    /// The pages of an organisation or outcome. Those of projects and practices are often shared.
    pub pages: BTreeSet<NamedNode>,
}

fn class_iri(class: Class) -> NamedNodeRef<'static> {
    match class {
        Class::Organization => ns::ORGANIZATION_CLASS,
        Class::Project => ns::PROJECT,
        Class::Practice => ns::PRACTICE,
        Class::Outcome => ns::OUTCOME,
    }
}

/// All entities, by class and IRI. Names in English are our translations where there are others: they are left out.
pub(super) fn gather(graph: &KnowledgeGraph) -> Result<Vec<Thing>> {
    let mut entities = listed(graph)?;
    let places: HashMap<_, _> = entities.iter().enumerate().map(|(at, entity)| (entity.iri.clone(), at)).collect();
    let mut names = vec![BTreeSet::new(); entities.len()];
    for property in NAMES {
        for quad in graph.anywhere().with(property) {
            let quad = quad?;
            if let (NamedOrBlankNode::NamedNode(entity), Term::Literal(name)) = (quad.subject, quad.object)
                && let Some(known) = places.get(&entity).and_then(|at| names.get_mut(*at))
            {
                known.insert((name.language() == Some("en"), name.value().to_owned()));
            }
        }
    }
    for quad in graph.in_view().with(foaf::PAGE) {
        let quad = quad?;
        if let (NamedOrBlankNode::NamedNode(entity), Term::NamedNode(page)) = (quad.subject, quad.object)
            && let Some(entity) = places.get(&entity).and_then(|at| entities.get_mut(*at))
            && matches!(entity.class, Class::Organization | Class::Outcome)
        {
            entity.pages.insert(page);
        }
    }
    for (entity, names) in entities.iter_mut().zip(names) {
        let translated = names.iter().any(|(english, _)| !english);
        let own = names.iter().filter(|(english, _)| !(*english && translated));
        entity.names = own.map(|(_, name)| Name::new(name)).collect();
        entity.names.dedup_by(|a, b| a.words == b.words && a.is_acronym == b.is_acronym);
    }
    Ok(entities)
}

fn listed(graph: &KnowledgeGraph) -> Result<Vec<Thing>> {
    let mut entities = Vec::new();
    for class in Class::ALL {
        for entity in graph.in_view().entities(class_iri(class)) {
            if let NamedOrBlankNode::NamedNode(iri) = entity? {
                entities.push(Thing { iri, class, names: Vec::new(), pages: BTreeSet::new() });
            }
        }
    }
    entities.sort_by(|a, b| (a.class, a.iri.as_str()).cmp(&(b.class, b.iri.as_str())));
    Ok(entities)
}

/// The pairs of which people or the graph itself have said what they are.
pub(super) struct Settled<'a> {
    graph: &'a KnowledgeGraph,
    different: Vec<(Class, Vec<String>)>,
}

impl<'a> Settled<'a> {
    pub(super) fn new(graph: &'a KnowledgeGraph, different: &[DifferentEntities]) -> Self {
        let keys = |decision: &DifferentEntities| decision.entities.iter().map(|name| key(name)).collect();
        let different = different.iter().map(|decision| (decision.class, keys(decision))).collect();
        Self { graph, different }
    }

    pub(super) fn contains(&self, one: &Thing, other: &Thing) -> Result<bool> {
        let decided = self.different.iter().filter(|(class, _)| *class == one.class);
        let apart = |keys: &[String]| {
            let named = |entity: &Thing| keys.iter().position(|key| self.is_called(entity, key));
            named(one).zip(named(other)).is_some_and(|(one, other)| one != other)
        };
        Ok(decided.into_iter().any(|(_, keys)| apart(keys)) || self.are_same(one, other)?)
    }

    /// Whether the key is that of a name of the entity, of its IRI, or of what stands last in its IRI.
    fn is_called(&self, entity: &Thing, wanted: &str) -> bool {
        let iri = entity.iri.as_str();
        let ends = [iri, &self.graph.prefixes().compact(iri), iri.rsplit('/').next().unwrap_or_default()].map(key);
        entity.names.iter().any(|name| name.words.join("-") == wanted) || ends.iter().any(|end| end == wanted)
    }

    fn are_same(&self, one: &Thing, other: &Thing) -> Result<bool> {
        let said = |a: &Thing, b: &Thing| {
            let (subject, object) = (a.iri.as_ref().into(), b.iri.as_ref().into());
            self.graph.anywhere().has(subject, owl::SAME_AS, Some(object))
        };
        Ok(said(one, other)? || said(other, one)?)
    }
}
