//! What the page shows of an entity, as schema.org says it.

use oxigraph::model::{NamedNodeRef, Term};
use serde_json::{Map, Value, json};

use crate::Result;
use crate::graph::Statement;
use crate::site::pages::page::Page;
use crate::site::pages::{statements, term};
use crate::vocab::{dcterms, foaf, ns, skos};

/// What the page shows of an entity.
pub(super) struct View<'a> {
    pub page: &'a Page<'a>,
    pub entity: NamedNodeRef<'a>,
    pub statements: &'a [Statement],
}

impl View<'_> {
    /// An entity of a type with what every entity has.
    pub(super) fn told(&self, kind: &str) -> Result<Map<String, Value>> {
        let mut told = Map::new();
        told.insert("@type".to_owned(), kind.into());
        told.insert("@id".to_owned(), self.entity.as_str().into());
        told.insert("name".to_owned(), self.page.name(self.entity)?.text.clone().into());
        told.insert("url".to_owned(), self.page.edition.address(&self.page.file(self.page.language)).into());
        self.add(&mut told, "alternateName", &[skos::ALT_LABEL, ns::SHORT_NAME, ns::ACRONYM])?;
        self.add(&mut told, "description", &[dcterms::DESCRIPTION])?;
        self.add(&mut told, "sameAs", &[foaf::PAGE, ns::REGISTER_PAGE])?;
        Ok(told)
    }

    /// The values of the view of some properties, as texts.
    pub(super) fn texts(&self, properties: &[NamedNodeRef<'_>]) -> Result<Vec<String>> {
        let mut texts = Vec::new();
        for statement in properties.iter().filter_map(|property| statements::find(self.statements, *property)) {
            for value in statements::readable(self.page, statement).into_iter().filter(|value| value.shown) {
                texts.push(match &value.term {
                    Term::Literal(literal) => literal.value().to_owned(),
                    Term::NamedNode(iri) if self.page.context.concept(iri.as_ref(), self.page.language).is_none() => {
                        iri.as_str().to_owned()
                    }
                    term => term::plain(self.page, term)?,
                });
            }
        }
        Ok(texts)
    }

    pub(super) fn add(&self, told: &mut Map<String, Value>, key: &str, properties: &[NamedNodeRef<'_>]) -> Result<()> {
        insert(told, key, self.texts(properties)?.into_iter().map(Value::from).collect());
        Ok(())
    }

    /// Adds the entities that are values of some properties, each with its name.
    pub(super) fn add_entities(
        &self,
        told: &mut Map<String, Value>,
        key: &str,
        kind: &str,
        properties: &[NamedNodeRef<'_>],
    ) -> Result<()> {
        let mut entities = Vec::new();
        for statement in properties.iter().filter_map(|property| statements::find(self.statements, *property)) {
            for value in statement.shown() {
                if let Term::NamedNode(iri) = &value.term {
                    entities.push(reference(self.page, kind, iri.as_ref())?);
                }
            }
        }
        insert(told, key, entities);
        Ok(())
    }
}

pub(super) fn reference(page: &Page<'_>, kind: &str, iri: NamedNodeRef<'_>) -> Result<Value> {
    Ok(json!({ "@type": kind, "@id": iri.as_str(), "name": page.name(iri)?.text }))
}

/// One value as it is, several as a list, none not at all.
pub(super) fn insert(told: &mut Map<String, Value>, key: &str, mut values: Vec<Value>) {
    match values.len() {
        0 => {}
        1 => _ = values.pop().and_then(|value| told.insert(key.to_owned(), value)),
        _ => _ = told.insert(key.to_owned(), values.into()),
    }
}
