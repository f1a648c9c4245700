//! A page that is being written: where it stands, in which language, and how it links to others.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use oxigraph::model::{NamedNodeRef, NamedOrBlankNodeRef, Term};

use crate::Result;
use crate::language::{Language, Text};
use crate::publish::Edition;
use crate::publish::address::link;
use crate::publish::statements::Statements;
use crate::site;
use crate::vocab::rdf;

use super::context::Context;
use super::name::{self, Name};

/// How much of a list is shown: people look through a few hundred lines, programs read the data.
pub(super) const MOST: usize = 500;

pub(crate) struct Page<'a> {
    pub edition: Edition<'a>,
    pub context: &'a Context,
    pub language: Language,
    pub statements: Statements<'a>,
    /// The folder of the page in the bundle, with a slash at its end unless it is the bundle itself.
    pub folder: String,
    names: RefCell<HashMap<String, Rc<Name>>>,
}

impl<'a> Page<'a> {
    pub(crate) fn new(edition: Edition<'a>, context: &'a Context, folder: String, language: Language) -> Self {
        let statements = edition.statements();
        Self { edition, context, language, statements, folder, names: RefCell::default() }
    }

    pub(crate) fn say(&self, text: Text) -> &'static str {
        text.of(self.language)
    }

    /// What the publisher says, in the language of the page or another.
    pub(crate) fn pick<'t>(&self, text: &'t Text<String>) -> &'t str {
        text.of(self.language)
    }

    /// What a class or a property is called.
    pub(crate) fn label(&self, term: NamedNodeRef<'_>) -> String {
        self.context.terms.label(term, self.language)
    }

    /// The link to a file of the bundle.
    pub(crate) fn link(&self, to: &str) -> String {
        link(&self.folder, to)
    }

    /// The link to the page in a folder of the bundle, in the language of this page.
    pub(crate) fn link_to_page(&self, folder: &str) -> String {
        link(&self.folder, &[folder, site::file(self.language)].concat())
    }

    /// The file of this page in a language.
    pub(crate) fn file(&self, language: Language) -> String {
        [&self.folder, site::file(language)].concat()
    }

    /// The link to the page of an entity, if it has one.
    pub(crate) fn href(&self, iri: NamedNodeRef<'_>) -> Result<Option<String>> {
        Ok(self.name(iri)?.folder.as_ref().map(|folder| self.link_to_page(folder)))
    }

    /// What an entity is called, asked once a page.
    pub(super) fn name(&self, iri: NamedNodeRef<'_>) -> Result<Rc<Name>> {
        if let Some(name) = self.names.borrow().get(iri.as_str()) {
            return Ok(Rc::clone(name));
        }
        // Entities may be named after each other in a circle: whoever comes round finds the end of the IRI.
        let placeholder = Name { text: name::last_part(iri.as_str()), ..Name::default() };
        self.names.borrow_mut().insert(iri.as_str().to_owned(), Rc::new(placeholder));
        let name = Rc::new(name::of(self, iri)?);
        self.names.borrow_mut().insert(iri.as_str().to_owned(), Rc::clone(&name));
        Ok(name)
    }

    pub(crate) fn class(&self, iri: NamedNodeRef<'_>) -> Result<Option<Term>> {
        Ok(self.values(iri, rdf::TYPE)?.into_iter().next())
    }

    pub(crate) fn values(&self, iri: NamedNodeRef<'_>, property: NamedNodeRef<'_>) -> Result<Vec<Term>> {
        self.statements.values(NamedOrBlankNodeRef::from(iri), property)
    }

    pub(crate) fn value(&self, iri: NamedNodeRef<'_>, property: NamedNodeRef<'_>) -> Result<Option<Term>> {
        Ok(self.values(iri, property)?.into_iter().next())
    }
}
