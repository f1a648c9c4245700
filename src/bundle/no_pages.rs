//! A bundle without pages, as a program writes it that was built without the feature `site`.

use std::sync::Arc;

use oxigraph::model::NamedNodeRef;

use crate::Result;
use crate::mapping::FileNames;
use crate::publish::Edition;
use crate::publish::contents::File;
use crate::query::Library;

pub(super) fn of_ontology() -> Vec<File> {
    Vec::new()
}

pub(super) fn first(_: &[String], _: Option<&Arc<FileNames>>, _: &Arc<Library>) -> Vec<File> {
    Vec::new()
}

pub(super) struct Pages;

#[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "pages, where there are any, can fail")]
impl Pages {
    pub(crate) fn of(_: &Edition<'_>, _: Arc<FileNames>) -> Result<Self> {
        Ok(Self)
    }

    pub(crate) fn about(&self, _: &Edition<'_>, _: &str, _: NamedNodeRef<'_>) -> Result<Vec<(String, String)>> {
        Ok(Vec::new())
    }
}
