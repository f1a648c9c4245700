//! What search engines are told: schema.org, only what the page itself says.
//!
//! A practice is a `CreativeWork` and no `HowTo`, which would have to list its steps; nothing here is of a type that
//! demands more than the data have.

mod creative;
mod data_set;
mod funding;
mod view;

use oxigraph::model::NamedNodeRef;
use serde_json::{Value, json};

use crate::Result;
use crate::graph::Statement;
use crate::vocab::{MUNICIPALITY, ns};

use super::frame::Frame;
use super::page::Page;

use view::{View, insert};

pub(super) use data_set::{data_set, licence};

/// What is told of an entity; nothing if it is of no class that search engines look for.
pub(super) fn of(
    page: &Page<'_>,
    entity: NamedNodeRef<'_>,
    class: Option<NamedNodeRef<'_>>,
    statements: &[Statement],
) -> Result<Vec<Value>> {
    let view = View { page, entity, statements };
    let told = match class {
        Some(ns::PROJECT) => funding::project(&view)?,
        Some(ns::AWARD) => funding::grant(page, entity)?,
        Some(ns::ORGANIZATION_CLASS) => organization(&view)?,
        Some(ns::PRACTICE) => creative::practice(&view)?,
        Some(ns::OUTCOME) => creative::outcome(&view)?,
        Some(ns::SOURCE) => creative::source(&view)?,
        _ => return Ok(Vec::new()),
    };
    Ok(vec![told])
}

fn organization(view: &View<'_>) -> Result<Value> {
    let kinds = view.page.values(view.entity, ns::ORGANIZATION_TYPE)?;
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
