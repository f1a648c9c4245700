//! What the terms of the ontology, and those that it borrows, are called.

use std::collections::HashMap;

use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Term};

use crate::Result;
use crate::vocab::{compact, rdfs};

use super::{ONTOLOGY, parse};

/// What the terms of other vocabularies are called that the ontology uses as they are, in Turtle.
pub const BORROWED: &str = include_str!("../../ontology/borrowed.ttl");

/// The names of classes and properties, in Finnish and English.
#[derive(Debug, Clone)]
pub struct Terms {
    /// By IRI and language.
    labels: HashMap<(String, String), String>,
}

impl Terms {
    /// The terms of the ontology that is compiled in.
    ///
    /// # Errors
    /// [`Error::Ontology`](crate::Error::Ontology) if a compiled-in file is not valid, which the tests rule out.
    pub fn shipped() -> Result<Self> {
        let mut labels = HashMap::new();
        for triple in [parse("hanke.ttl", ONTOLOGY)?, parse("borrowed.ttl", BORROWED)?].concat() {
            if triple.predicate == rdfs::LABEL
                && let (NamedOrBlankNode::NamedNode(term), Term::Literal(label)) = (triple.subject, triple.object)
            {
                let language = label.language().unwrap_or_default().to_owned();
                labels.insert((term.into_string(), language), label.value().to_owned());
            }
        }
        Ok(Self { labels })
    }

    /// What a class or property is called in a language; its compact IRI if the ontology does not know it.
    #[must_use]
    pub fn label(&self, term: NamedNodeRef<'_>, language: &str) -> String {
        let key = (term.as_str().to_owned(), language.to_owned());
        self.labels.get(&key).cloned().unwrap_or_else(|| compact(term.as_str()))
    }
}
