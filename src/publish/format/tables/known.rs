//! What is known of the entities and concepts that a row refers to.

use std::collections::HashMap;
use std::rc::Rc;

use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term};

use crate::Result;
use crate::language::Language;
use crate::publish::statements::Statements;
use crate::vocab::{rdf, skos};

/// How many entities are remembered: rows that follow each other mostly refer to the same ones.
const REMEMBERED: usize = 10_000;

/// An entity that a row refers to.
#[derive(Debug)]
pub(super) struct Known {
    classes: Vec<Term>,
    notation: Option<Literal>,
    names: Vec<Literal>,
}

impl Known {
    pub(super) fn is_a(&self, class: &NamedNode) -> bool {
        self.classes.iter().any(|known| matches!(known, Term::NamedNode(known) if known == class))
    }

    /// Its code, if it has one.
    pub(super) fn code(&self) -> Option<&str> {
        self.notation.as_ref().map(Literal::value)
    }

    /// Its name in a language, or in the best one.
    pub(super) fn name(&self, language: Option<Language>) -> Option<&str> {
        match language {
            Some(language) => {
                self.names.iter().find(|name| name.language() == Some(language.tag())).map(Literal::value)
            }
            None => best(&self.names),
        }
    }
}

/// The text of several that stands in the best language.
pub(super) fn best<'a>(texts: impl IntoIterator<Item = &'a Literal>) -> Option<&'a str> {
    let rank = |text: &&Literal| {
        let place = |tag| Language::ALL.iter().position(|known| known.tag() == tag);
        text.language().and_then(place).unwrap_or(Language::ALL.len())
    };
    texts.into_iter().min_by_key(rank).map(Literal::value)
}

/// Looks entities up, and remembers the last of them.
pub(super) struct Lookup<'a> {
    statements: Statements<'a>,
    known: HashMap<NamedNode, Rc<Known>>,
}

impl<'a> Lookup<'a> {
    pub(super) fn new(statements: Statements<'a>) -> Self {
        Self { statements, known: HashMap::new() }
    }

    pub(super) fn of(&mut self, entity: &NamedNode) -> Result<Rc<Known>> {
        if let Some(known) = self.known.get(entity) {
            return Ok(known.clone());
        }
        let known = Rc::new(Known {
            classes: self.statements.values(entity.into(), rdf::TYPE)?,
            notation: self.literals(entity, skos::NOTATION)?.into_iter().next(),
            names: self.literals(entity, skos::PREF_LABEL)?,
        });
        if self.known.len() >= REMEMBERED {
            self.known.clear();
        }
        self.known.insert(entity.clone(), known.clone());
        Ok(known)
    }

    fn literals(&self, entity: &NamedNode, property: NamedNodeRef<'_>) -> Result<Vec<Literal>> {
        let values = self.statements.values(entity.into(), property)?;
        Ok(values.into_iter().filter_map(|value| Literal::try_from(value).ok()).collect())
    }
}
