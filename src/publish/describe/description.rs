//! Statements about a publication, rather than of it, and how they are written.

mod json_ld;

use std::io::Write;

use jiff::civil::Date;
use oxigraph::model::{GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term};

use crate::Result;
use crate::language::{Language, Text};
use crate::publish::format::turtle;
use crate::vocab::{rdf, xsd};

/// A graph that describes a publication.
#[derive(Default)]
pub(super) struct Description {
    quads: Vec<Quad>,
}

impl Description {
    /// An entity of which more is to be said.
    pub(super) fn entity(&mut self, iri: impl Into<String>) -> Thing<'_> {
        Thing { iri: NamedNode::new_unchecked(iri), quads: &mut self.quads }
    }

    /// Every statement once, in order.
    pub(super) fn into_quads(mut self) -> Vec<Quad> {
        self.quads.sort_by_cached_key(ToString::to_string);
        self.quads.dedup();
        self.quads
    }

    pub(super) fn write_turtle(self, out: &mut dyn Write) -> Result<()> {
        turtle::write_quads(self.into_quads().into_iter().map(Ok), out)
    }

    pub(super) fn write_json_ld(self, out: &mut dyn Write) -> Result<()> {
        json_ld::write(&self.into_quads(), out)
    }
}

/// An entity that is being described.
pub(super) struct Thing<'d> {
    iri: NamedNode,
    quads: &'d mut Vec<Quad>,
}

impl Thing<'_> {
    pub(super) fn say(self, property: NamedNodeRef<'_>, value: impl Into<Term>) -> Self {
        self.quads.push(Quad::new(self.iri.clone(), property, value, GraphName::DefaultGraph));
        self
    }

    pub(super) fn a(self, class: NamedNodeRef<'_>) -> Self {
        self.say(rdf::TYPE, class)
    }

    pub(super) fn link(self, property: NamedNodeRef<'_>, iri: impl Into<String>) -> Self {
        self.say(property, NamedNode::new_unchecked(iri))
    }

    pub(super) fn links(self, property: NamedNodeRef<'_>, iris: impl IntoIterator<Item = String>) -> Self {
        iris.into_iter().fold(self, |entity, iri| entity.link(property, iri))
    }

    pub(super) fn plain(self, property: NamedNodeRef<'_>, text: &str) -> Self {
        self.say(property, Literal::from(text))
    }

    pub(super) fn text(self, property: NamedNodeRef<'_>, language: Language, text: &str) -> Self {
        self.say(property, Literal::new_language_tagged_literal_unchecked(text, language.tag()))
    }

    pub(super) fn texts(self, property: NamedNodeRef<'_>, texts: &Text<String>) -> Self {
        texts.iter().fold(self, |entity, (language, text)| entity.text(property, language, text))
    }

    pub(super) fn day(self, property: NamedNodeRef<'_>, day: Date) -> Self {
        self.say(property, Literal::new_typed_literal(day.to_string(), xsd::DATE))
    }

    pub(super) fn count(self, property: NamedNodeRef<'_>, count: u64) -> Self {
        self.say(property, Literal::new_typed_literal(count.to_string(), xsd::INTEGER))
    }
}
