//! The pages of a bundle: the first page, those of the ontology, and those of single things.

use std::sync::Arc;

use oxigraph::model::NamedNodeRef;

use crate::Result;
use crate::language::Language;
use crate::mapping::FileNames;
use crate::publish::Edition;
use crate::site::file;
use crate::site::pages::{Context, thing};

pub(super) use crate::site::ontology_page::files as of_ontology;
pub(super) use crate::site::pages::files as first;

/// Writes the pages of single things.
pub(super) struct Pages(Context);

impl Pages {
    pub fn of(edition: &Edition<'_>, names: Arc<FileNames>) -> Result<Self> {
        Context::of(edition, Some(names)).map(Self)
    }

    /// The pages about a thing, each with its path in the bundle; the thing's own path is given.
    pub fn about(&self, edition: &Edition<'_>, path: &str, iri: NamedNodeRef<'_>) -> Result<Vec<(String, String)>> {
        let page = |language| {
            let page = thing(edition, &self.0, (path, iri), language)?;
            Ok(([path, "/", file(language)].concat(), page.into_string()))
        };
        Language::WRITTEN.into_iter().map(page).collect()
    }
}
