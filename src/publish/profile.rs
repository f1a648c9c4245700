//! Which classes and properties a publication has.

use std::collections::BTreeSet;
use std::path::Path;

use oxigraph::model::{NamedNodeRef, TermRef};
use serde::Deserialize;
use toml::Spanned;

use crate::Result;
use crate::error::{Error, ReadError, did_you_mean, nearest};
use crate::folder::read_text;
use crate::vocab::{compact, expand, terms, xsd};

const PORTAL: &str = include_str!("../../ontology/portal.toml");

/// What of a graph is published: everything, or what a list allows.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    allowed: Option<Allowed>,
}

#[derive(Debug, Clone)]
struct Allowed {
    classes: BTreeSet<String>,
    properties: BTreeSet<String>,
}

/// A profile as its file writes it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    classes: Vec<Spanned<String>>,
    properties: Vec<Spanned<String>>,
}

impl Profile {
    /// Everything, with the claims.
    #[must_use]
    pub fn full() -> Self {
        Self::default()
    }

    /// What `ontology/portal.toml` allows: no claims, and nothing about people.
    ///
    /// # Errors
    /// None for the released list; the tests read it.
    pub fn portal() -> Result<Self> {
        Self::parse("ontology/portal.toml", PORTAL)
    }

    /// The profile of a file of one's own, of the form of `ontology/portal.toml`: compact IRIs, or IRIs in full for terms
    /// that Hanke does not know.
    ///
    /// # Errors
    /// Those of [`read_text`], and [`ReadError::Profile`] if it is no list of
    /// classes and properties, or names a term that does not exist.
    pub fn read(path: &Path) -> Result<Self> {
        Self::parse(&path.display().to_string(), &read_text(path)?)
    }

    fn parse(file: &str, text: &str) -> Result<Self> {
        let failed = |start: usize, problem: String| {
            let (line, column) = place(text, start);
            Error::Read(ReadError::Profile { file: file.to_owned(), line, column, problem })
        };
        let start = |error: &toml::de::Error| error.span().map_or(0, |span| span.start);
        let list: List = toml::from_str(text).map_err(|error| failed(start(&error), error.message().to_owned()))?;
        let iris = |names: Vec<Spanned<String>>| {
            let iri = |name: &Spanned<String>| iri(name.as_ref()).map_err(|problem| failed(name.span().start, problem));
            names.iter().map(iri).collect::<Result<_>>()
        };
        Ok(Self { allowed: Some(Allowed { classes: iris(list.classes)?, properties: iris(list.properties)? }) })
    }

    pub(super) fn admits_all(&self) -> bool {
        self.allowed.is_none()
    }

    /// Whether the claims of single passages are published beside the view.
    #[must_use]
    pub fn has_claims(&self) -> bool {
        self.allowed.is_none()
    }

    pub(crate) fn admits_class(&self, class: TermRef<'_>) -> bool {
        let TermRef::NamedNode(class) = class else { return self.allowed.is_none() };
        self.allowed.as_ref().is_none_or(|allowed| allowed.classes.contains(class.as_str()))
    }

    pub(crate) fn admits_property(&self, property: NamedNodeRef<'_>) -> bool {
        self.allowed.as_ref().is_none_or(|allowed| allowed.properties.contains(property.as_str()))
    }
}

/// The IRI of a term that Hanke knows, or that is written in full.
fn iri(name: &str) -> Result<String, String> {
    if name.contains("://") {
        return Ok(name.to_owned());
    }
    let known = || terms().filter(|term| !xsd::TERMS.contains(term));
    let found = expand(name).filter(|iri| known().any(|term| term.as_str() == iri));
    found.ok_or_else(|| {
        let names: Vec<_> = known().map(|term| compact(term.as_str())).collect();
        let nearest = nearest(name, names.iter().map(String::as_str));
        let hint = did_you_mean(nearest.as_deref());
        format!("there is no term {name}{hint}\n  help: write a term of another vocabulary as its IRI in full")
    })
}

/// Line and column of a byte, from 1.
fn place(text: &str, start: usize) -> (usize, usize) {
    let before = text.get(..start).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    (line, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
}
