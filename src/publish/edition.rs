//! An edition: a graph, the part of it that is published, and what is said of the publication.

use oxigraph::model::NamedOrBlankNode;

use crate::mapping::FileNames;
use crate::{KnowledgeGraph, Result};

use super::address::link;
use super::statements::Statements;
use super::{Profile, Publication};

/// What is to be published: a graph through a profile, with what the publisher says of it.
#[derive(Clone, Copy)]
pub struct Edition<'a> {
    /// The graph.
    pub graph: &'a KnowledgeGraph,
    /// What of it is published.
    pub profile: &'a Profile,
    /// What the publisher says of it.
    pub publication: &'a Publication,
}

impl<'a> Edition<'a> {
    pub(crate) fn statements(&self) -> Statements<'a> {
        Statements::new(self.graph, self.profile)
    }

    /// What the documents of the entities that are published are called.
    pub(crate) fn file_names(&self) -> Result<FileNames> {
        let entities = self.statements().subjects()?.into_iter().filter_map(|entity| match entity {
            NamedOrBlankNode::NamedNode(entity) => Some(entity.into_string()),
            NamedOrBlankNode::BlankNode(_) => None,
        });
        Ok(FileNames::of(self.graph.base(), entities))
    }

    /// The IRI of something that the descriptions of the bundle speak of.
    pub(crate) fn named(&self, name: &str) -> String {
        [&self.publication.url, "#", name].concat()
    }

    /// The address of a file of the bundle on the web.
    pub(crate) fn address(&self, path: &str) -> String {
        [self.publication.url.as_str(), &link("", path)].concat()
    }
}
