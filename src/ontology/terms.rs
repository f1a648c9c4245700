//! What the terms of the ontology, and those that it borrows, are called.

use std::collections::HashMap;

use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term, Triple};

use crate::Result;
use crate::language::Language;
use crate::vocab::{compact, ns, rdfs, schema, skos};

use super::{ONTOLOGY, parse};

/// What the terms of other vocabularies are called that the ontology uses as they are, in Turtle.
pub const BORROWED: &str = include_str!("../../ontology/borrowed.ttl");

/// What classes and properties are called and mean, in Finnish and English, and what the properties lead to.
#[derive(Debug, Clone, Default)]
pub struct Terms {
    labels: Texts,
    definitions: Texts,
    ranges: HashMap<String, Vec<NamedNode>>,
    schemes: HashMap<String, NamedNode>,
    /// In which order the ontology defines its terms.
    order: HashMap<String, usize>,
}

/// Texts by term and language.
type Texts = HashMap<(String, String), String>;

impl Terms {
    /// The terms of the ontology that is compiled in.
    ///
    /// # Errors
    /// [`ReadError::Ontology`](crate::error::ReadError::Ontology) if a compiled-in file is not valid, which the tests
    /// rule out.
    pub fn shipped() -> Result<Self> {
        let mut terms = Self::default();
        for triple in [parse("hanke.ttl", ONTOLOGY)?, parse("borrowed.ttl", BORROWED)?].concat() {
            terms.read(triple);
        }
        Ok(terms)
    }

    fn read(&mut self, triple: Triple) {
        let Triple { subject: NamedOrBlankNode::NamedNode(term), predicate, object } = triple else { return };
        let next = self.order.len();
        self.order.entry(term.as_str().to_owned()).or_insert(next);
        match object {
            Term::Literal(text) => {
                let texts = match predicate.as_ref() {
                    rdfs::LABEL => &mut self.labels,
                    skos::DEFINITION | skos::SCOPE_NOTE => &mut self.definitions,
                    _ => return,
                };
                let language = text.language().unwrap_or_default().to_owned();
                texts.insert((term.into_string(), language), text.value().to_owned());
            }
            Term::NamedNode(range) if predicate == schema::RANGE_INCLUDES => {
                self.ranges.entry(term.into_string()).or_default().push(range);
            }
            Term::NamedNode(scheme) if predicate == ns::SCHEME => {
                self.schemes.insert(term.into_string(), scheme);
            }
            _ => {}
        }
    }

    /// What a class or property is called in a language, or in another one; its compact IRI if the ontology does not know it.
    #[must_use]
    pub fn label(&self, term: NamedNodeRef<'_>, language: Language) -> String {
        in_language(&self.labels, term, language).map_or_else(|| compact(term.as_str()), str::to_owned)
    }

    /// What a class or property means, in a language or in another one; of a term of another vocabulary, how it is used here.
    #[must_use]
    pub fn definition(&self, term: NamedNodeRef<'_>, language: Language) -> Option<&str> {
        in_language(&self.definitions, term, language)
    }

    /// The classes or datatypes that a property leads to, as the ontology lists them.
    #[must_use]
    pub fn range(&self, property: NamedNodeRef<'_>) -> &[NamedNode] {
        self.ranges.get(property.as_str()).map_or(&[], Vec::as_slice)
    }

    /// The concept scheme from which the values of a property come.
    #[must_use]
    pub fn scheme(&self, property: NamedNodeRef<'_>) -> Option<NamedNodeRef<'_>> {
        self.schemes.get(property.as_str()).map(NamedNode::as_ref)
    }

    /// Where a term stands in the ontology, for lists in a sensible order; unknown terms come last.
    #[must_use]
    pub fn position(&self, term: NamedNodeRef<'_>) -> usize {
        self.order.get(term.as_str()).copied().unwrap_or(usize::MAX)
    }
}

fn in_language<'t>(texts: &'t Texts, term: NamedNodeRef<'_>, language: Language) -> Option<&'t str> {
    let mut texts_of = language.preferred().into_iter();
    let text = texts_of.find_map(|language| texts.get(&(term.as_str().to_owned(), language.tag().to_owned())));
    text.map(String::as_str)
}
