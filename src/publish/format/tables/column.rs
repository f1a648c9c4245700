//! A column: where its values come from, and what it shows of them.

use oxigraph::model::NamedNode;

use crate::language::{Language, Text};

use super::datatype::Datatype;
use super::path::Step;

/// A column of a table.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub name: String,
    pub title: Text<String>,
    pub description: Text<String>,
    /// From the entity of the row; none for the entity itself.
    pub path: Vec<Step>,
    pub shows: Shows,
    pub list: bool,
}

/// What a column shows of what its path leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shows {
    /// The IRI of the row.
    Key,
    /// The values themselves.
    Values(Datatype),
    /// Texts, in one language if it is given.
    Texts(Option<Language>),
    /// The codes of concepts, and the scheme that they are from.
    Codes(Option<NamedNode>),
    /// The names of concepts in a language.
    Labels(Language),
    /// The IRIs of entities that a table lists, and their class.
    References { table: String, class: NamedNode },
    /// The names of entities of a class.
    Names(NamedNode),
}

impl Shows {
    pub(super) fn datatype(&self) -> Datatype {
        match self {
            Self::Key | Self::References { .. } => Datatype::Iri,
            Self::Values(datatype) => *datatype,
            Self::Texts(_) | Self::Codes(_) | Self::Labels(_) | Self::Names(_) => Datatype::Text,
        }
    }
}

impl Column {
    pub(super) fn datatype(&self) -> Datatype {
        self.shows.datatype()
    }

    /// The table whose key its values are. What a list refers to, the keys of Data Packages cannot say.
    pub(super) fn refers_to(&self) -> Option<&str> {
        match &self.shows {
            Shows::References { table, .. } if !self.list => Some(table),
            _ => None,
        }
    }

    /// The property that leads from the entity of the row straight to its values.
    pub(super) fn property(&self) -> Option<&NamedNode> {
        match self.path.as_slice() {
            [Step { property, back: false }] => Some(property),
            _ => None,
        }
    }
}
