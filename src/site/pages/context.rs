//! What the pages of a bundle share, made once.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use crate::Result;
use crate::graph::{place, source_of};
use crate::language::{Language, Text};
use crate::mapping::FileNames;
use crate::ontology::Terms;
use crate::publish::Edition;
use crate::publish::statements::Statements;
use crate::vocab::{dcterms, ns, skos};

use super::name::{self, Name};
use super::page::MOST;

/// What the pages of a bundle share.
pub(crate) struct Context {
    pub(super) terms: Terms,
    /// What concepts are called.
    concepts: HashMap<String, Text<Name>>,
    /// The passages that are shown of those sources that have more than a page shows.
    shown: HashMap<String, HashSet<String>>,
    /// What the documents of entities are called; nothing if there are none to link to.
    pub(super) names: Option<Arc<FileNames>>,
}

impl Context {
    /// Reads the ontology, the concepts and the sources of an edition. `names` are those of the documents of entities, where
    /// there are some to link to.
    ///
    /// # Errors
    /// [`Error::Storage`](crate::Error::Storage) if the store fails.
    pub(crate) fn of(edition: &Edition<'_>, names: Option<Arc<FileNames>>) -> Result<Self> {
        let statements = edition.statements();
        Ok(Self { terms: Terms::shipped()?, concepts: concepts(&statements)?, shown: shown(&statements)?, names })
    }

    pub(super) fn concept(&self, iri: NamedNodeRef<'_>, language: Language) -> Option<&Name> {
        Some(self.concepts.get(iri.as_str())?.found(language).1)
    }

    /// Whether the page of its source shows a passage.
    pub(super) fn shows_passage(&self, passage: NamedNodeRef<'_>) -> bool {
        let shown = self.shown.get(source_of(passage.as_str()));
        shown.is_none_or(|shown| shown.contains(passage.as_str()))
    }
}

fn concepts(statements: &Statements<'_>) -> Result<HashMap<String, Text<Name>>> {
    let mut concepts = HashMap::new();
    for concept in statements.entities(skos::CONCEPT)? {
        let labels = statements.values(concept.as_ref(), skos::PREF_LABEL)?;
        let NamedOrBlankNode::NamedNode(concept) = concept else { continue };
        let named = |language| {
            let (text, foreign) =
                name::best(labels.clone(), language).unwrap_or_else(|| (name::last_part(concept.as_str()), None));
            Name { text, foreign, folder: None }
        };
        if let Some(names) = Text::of_each(|language| Language::WRITTEN.contains(&language).then(|| named(language))) {
            concepts.insert(concept.as_str().to_owned(), names);
        }
    }
    Ok(concepts)
}

fn shown(statements: &Statements<'_>) -> Result<HashMap<String, HashSet<String>>> {
    let mut shown = HashMap::new();
    for source in statements.entities(ns::SOURCE)? {
        let NamedOrBlankNode::NamedNode(source) = source else { continue };
        let passages = passages(statements, source.as_ref())?;
        if passages.len() > MOST {
            let first = passages.into_iter().take(MOST).map(NamedNode::into_string).collect();
            shown.insert(source.into_string(), first);
        }
    }
    Ok(shown)
}

/// The passages of a source, in the order in which they stand there.
pub(super) fn passages(statements: &Statements<'_>, source: NamedNodeRef<'_>) -> Result<Vec<NamedNode>> {
    let passages = statements.linked(dcterms::IS_PART_OF, Term::from(source.into_owned()).as_ref())?;
    let named = passages.into_iter().filter_map(|passage| match passage {
        NamedOrBlankNode::NamedNode(passage) => Some(passage),
        _ => None,
    });
    let mut passages = named.collect::<Vec<_>>();
    passages.sort_by_cached_key(place);
    Ok(passages)
}
