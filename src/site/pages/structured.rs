//! What search engines are told: schema.org, only what the page itself says.
//!
//! A practice is a `CreativeWork` and no `HowTo`, which would have to list its steps; nothing here is of a type that
//! demands more than the data have.

mod creative;
mod data_set;
mod funding;

use oxigraph::model::{NamedNodeRef, Term};
use serde_json::{Map, Value, json};

use crate::Result;
use crate::graph::Statement;
use crate::vocab::{MUNICIPALITY, dcterms, foaf, ns, skos};

use super::frame::Frame;
use super::page::Page;
use super::{said, term};

pub(super) use data_set::{data_set, licence};

/// What is told of a thing; nothing if it is of no class that search engines look for.
pub(super) fn of(
    page: &Page<'_>,
    thing: NamedNodeRef<'_>,
    class: Option<NamedNodeRef<'_>>,
    statements: &[Statement],
) -> Result<Vec<Value>> {
    let view = View { page, thing, statements };
    let told = match class {
        Some(ns::PROJECT) => funding::project(&view)?,
        Some(ns::AWARD) => funding::grant(page, thing)?,
        Some(ns::ORGANIZATION_CLASS) => organization(&view)?,
        Some(ns::PRACTICE) => creative::practice(&view)?,
        Some(ns::OUTCOME) => creative::outcome(&view)?,
        Some(ns::SOURCE) => creative::source(&view)?,
        _ => return Ok(Vec::new()),
    };
    Ok(vec![told])
}

/// What the page shows of a thing.
struct View<'a> {
    page: &'a Page<'a>,
    thing: NamedNodeRef<'a>,
    statements: &'a [Statement],
}

impl View<'_> {
    /// A thing of a type with what every thing has.
    fn told(&self, kind: &str) -> Result<Map<String, Value>> {
        let mut told = Map::new();
        told.insert("@type".to_owned(), kind.into());
        told.insert("@id".to_owned(), self.thing.as_str().into());
        told.insert("name".to_owned(), self.page.name(self.thing)?.text.clone().into());
        told.insert("url".to_owned(), self.page.edition.address(&self.page.file(self.page.language)).into());
        self.add(&mut told, "alternateName", &[skos::ALT_LABEL, ns::SHORT_NAME, ns::ACRONYM])?;
        self.add(&mut told, "description", &[dcterms::DESCRIPTION])?;
        self.add(&mut told, "sameAs", &[foaf::PAGE, ns::REGISTER_PAGE])?;
        Ok(told)
    }

    /// The values of the view of some properties, as texts.
    fn texts(&self, properties: &[NamedNodeRef<'_>]) -> Result<Vec<String>> {
        let mut texts = Vec::new();
        for statement in properties.iter().filter_map(|property| said::find(self.statements, *property)) {
            for value in said::readable(self.page, statement).into_iter().filter(|value| value.shown) {
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

    fn add(&self, told: &mut Map<String, Value>, key: &str, properties: &[NamedNodeRef<'_>]) -> Result<()> {
        insert(told, key, self.texts(properties)?.into_iter().map(Value::from).collect());
        Ok(())
    }

    /// Adds the things that are values of some properties, each with its name.
    fn add_things(
        &self,
        told: &mut Map<String, Value>,
        key: &str,
        kind: &str,
        properties: &[NamedNodeRef<'_>],
    ) -> Result<()> {
        let mut things = Vec::new();
        for statement in properties.iter().filter_map(|property| said::find(self.statements, *property)) {
            for value in statement.shown() {
                if let Term::NamedNode(iri) = &value.term {
                    things.push(reference(self.page, kind, iri.as_ref())?);
                }
            }
        }
        insert(told, key, things);
        Ok(())
    }
}

fn reference(page: &Page<'_>, kind: &str, iri: NamedNodeRef<'_>) -> Result<Value> {
    Ok(json!({ "@type": kind, "@id": iri.as_str(), "name": page.name(iri)?.text }))
}

/// One value as it is, several as a list, none not at all.
fn insert(told: &mut Map<String, Value>, key: &str, mut values: Vec<Value>) {
    match values.len() {
        0 => {}
        1 => _ = values.pop().and_then(|value| told.insert(key.to_owned(), value)),
        _ => _ = told.insert(key.to_owned(), values.into()),
    }
}

fn organization(view: &View<'_>) -> Result<Value> {
    let kinds = view.page.values(view.thing, ns::ORGANIZATION_TYPE)?;
    let is_municipality = kinds.contains(&MUNICIPALITY.into_owned().into());
    let mut told = view.told(if is_municipality { "GovernmentOrganization" } else { "Organization" })?;
    let ids = view.texts(&[ns::BUSINESS_ID])?;
    let label = view.page.label(ns::BUSINESS_ID);
    let id = |id: String| json!({ "@type": "PropertyValue", "propertyID": label, "value": id });
    insert(&mut told, "identifier", ids.into_iter().map(id).collect());
    view.add(&mut told, "location", &[ns::AREA])?;
    Ok(told.into())
}

/// Where the page stands under the first page; the last entry is the page itself.
pub(super) fn breadcrumbs(frame: &Frame<'_>) -> Option<Value> {
    if frame.above.is_empty() {
        return None;
    }
    let edition = frame.page.edition;
    let above = frame.above.iter().map(|above| (&above.name, Some(above.at(edition.address(&above.file)))));
    let items = above.chain([(&frame.title, None)]).enumerate().map(|(index, (name, address))| {
        let mut item = json!({ "@type": "ListItem", "position": index + 1, "name": name });
        if let (Some(item), Some(address)) = (item.as_object_mut(), address) {
            item.insert("item".to_owned(), address.into());
        }
        item
    });
    Some(json!({ "@type": "BreadcrumbList", "itemListElement": items.collect::<Vec<_>>() }))
}
