//! The pages of a bundle: the first page, those of the ontology, and those of single entities.

use std::sync::Arc;

use oxigraph::model::NamedNodeRef;

use crate::Result;
use crate::language::Language;
use crate::mapping::FileNames;
use crate::publish::Edition;
use crate::site::file;
use crate::site::pages::{Context, entity};

pub(super) use crate::site::ontology_page::files as of_ontology;
pub(super) use crate::site::pages::files as first;

/// Writes the pages of single entities.
pub(super) struct Pages(Context);

impl Pages {
    pub(super) fn of(edition: &Edition<'_>, names: Arc<FileNames>) -> Result<Self> {
        Context::of(edition, Some(names)).map(Self)
    }

    /// The pages about an entity, each with its path in the bundle; the entity's own path is given.
    pub(super) fn about(
        &self,
        edition: &Edition<'_>,
        path: &str,
        iri: NamedNodeRef<'_>,
    ) -> Result<Vec<(String, String)>> {
        let page = |language| {
            let page = entity(edition, &self.0, (path, iri), language)?;
            Ok(([path, "/", file(language)].concat(), page.into_string()))
        };
        Language::WRITTEN.into_iter().map(page).collect()
    }
}
