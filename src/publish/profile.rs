//! Which classes and properties a publication has.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use oxigraph::model::{NamedNodeRef, TermRef};
use serde::Deserialize;

use crate::Result;
use crate::error::Error;
use crate::vocab::expand;

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
    classes: Vec<String>,
    properties: Vec<String>,
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

    /// The profile of a file of one's own.
    ///
    /// # Errors
    /// [`Error::Read`] if the file cannot be read, [`Error::Profile`] if it is no list of classes and properties.
    pub fn read(path: &Path) -> Result<Self> {
        let text = fs::read_to_string(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        Self::parse(&path.display().to_string(), &text)
    }

    fn parse(file: &str, text: &str) -> Result<Self> {
        let list: List = toml::from_str(text).map_err(|error| invalid(file, text, &error))?;
        let expanded = |names: Vec<String>| names.iter().filter_map(|name| expand(name)).collect();
        Ok(Self { allowed: Some(Allowed { classes: expanded(list.classes), properties: expanded(list.properties) }) })
    }

    pub(super) fn admits_all(&self) -> bool {
        self.allowed.is_none()
    }

    /// Whether the claims of single passages are published beside the view.
    #[must_use]
    pub fn has_claims(&self) -> bool {
        self.allowed.is_none()
    }

    pub(super) fn admits_class(&self, class: TermRef<'_>) -> bool {
        let TermRef::NamedNode(class) = class else { return self.allowed.is_none() };
        self.allowed.as_ref().is_none_or(|allowed| allowed.classes.contains(class.as_str()))
    }

    pub(super) fn admits_property(&self, property: NamedNodeRef<'_>) -> bool {
        self.allowed.as_ref().is_none_or(|allowed| allowed.properties.contains(property.as_str()))
    }
}

fn invalid(file: &str, text: &str, error: &toml::de::Error) -> Error {
    let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or_default();
    let line = before.lines().count().max(1);
    let column = before.lines().next_back().map_or(0, |line| line.chars().count()) + 1;
    Error::Profile { file: file.to_owned(), line, column, problem: error.message().to_owned() }
}
