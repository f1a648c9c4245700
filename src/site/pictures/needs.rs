//! What a profile must publish so that a picture may be drawn.

use std::time::Duration;

use oxigraph::model::NamedNodeRef;
use serde::de::DeserializeOwned;

use crate::Result;
use crate::language::Language;
use crate::publish::Edition;
use crate::query::Limits;

/// Nobody waits at a prompt, and a slow machine is no reason to publish nothing.
const PATIENT: Duration = Duration::from_secs(60 * 60);

/// The rows of a picture: those of a query, from classes and properties that must be published.
pub(super) struct Needs {
    pub query: &'static str,
    pub classes: &'static [NamedNodeRef<'static>],
    pub properties: &'static [NamedNodeRef<'static>],
}

impl Needs {
    /// The rows; none if the profile does not publish all that they are made of.
    pub(super) fn rows<T: DeserializeOwned>(&self, edition: &Edition<'_>, language: Language) -> Result<Vec<T>> {
        if !self.are_published(edition) {
            return Ok(Vec::new());
        }
        let limits = Limits { time: PATIENT, ..Limits::default() };
        edition.graph.query(self.query)?.language(language).within(limits).rows()?.collect()
    }

    fn are_published(&self, edition: &Edition<'_>) -> bool {
        self.classes.iter().all(|class| edition.profile.admits_class((*class).into()))
            && self.properties.iter().all(|property| edition.profile.admits_property(*property))
    }
}
