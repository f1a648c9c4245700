//! Projects and their funding.

use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Term};
use serde_json::{Map, Value, json};

use crate::Result;
use crate::site::pages::page::{MOST, Page};
use crate::vocab::ns;

use super::view::{View, insert, reference};

/// A project with its grants and those who take part in it.
pub(super) fn project(view: &View<'_>) -> Result<Value> {
    let mut told = view.told("ResearchProject")?;
    view.add(&mut told, "identifier", &[ns::CODE])?;
    view.add(&mut told, "foundingDate", &[ns::START_DATE])?;
    view.add(&mut told, "dissolutionDate", &[ns::END_DATE])?;
    view.add(&mut told, "areaServed", &[ns::AREA])?;
    view.add(&mut told, "knowsAbout", &[ns::THEME])?;
    let (mut grants, mut members) = (Vec::new(), Vec::new());
    for quad in view.page.statements.pointing_to(view.entity)?.into_iter().take(MOST) {
        let NamedOrBlankNode::NamedNode(part) = &quad.subject else { continue };
        match view.page.class(part.as_ref())? {
            Some(Term::NamedNode(class)) if class == ns::AWARD => grants.push(grant(view.page, part.as_ref())?),
            Some(Term::NamedNode(class)) if class == ns::PARTICIPATION => {
                members.extend(organization(view.page, part.as_ref(), ns::ORGANIZATION)?);
            }
            _ => {}
        }
    }
    members.dedup();
    insert(&mut told, "funding", grants);
    insert(&mut told, "member", members);
    Ok(told.into())
}

/// An award: who grants how much.
pub(super) fn grant(page: &Page<'_>, award: NamedNodeRef<'_>) -> Result<Value> {
    let mut told = Map::new();
    told.insert("@type".to_owned(), "MonetaryGrant".into());
    told.insert("@id".to_owned(), award.as_str().into());
    told.insert("name".to_owned(), page.name(award)?.text.clone().into());
    insert(&mut told, "funder", organization(page, award, ns::FUNDER)?.into_iter().collect());
    if let Some(Term::NamedNode(amount)) = page.value(award, ns::AMOUNT)? {
        insert(&mut told, "amount", money(page, amount.as_ref())?.into_iter().collect());
    }
    Ok(told.into())
}

fn organization(page: &Page<'_>, entity: NamedNodeRef<'_>, property: NamedNodeRef<'_>) -> Result<Option<Value>> {
    match page.value(entity, property)? {
        Some(Term::NamedNode(organization)) => reference(page, "Organization", organization.as_ref()).map(Some),
        _ => Ok(None),
    }
}

/// An amount; nothing if its value or its currency is not known.
fn money(page: &Page<'_>, amount: NamedNodeRef<'_>) -> Result<Option<Value>> {
    let mut told = Map::new();
    told.insert("@type".to_owned(), "MonetaryAmount".into());
    let parts =
        [("currency", ns::CURRENCY), ("value", ns::VALUE), ("minValue", ns::MIN_VALUE), ("maxValue", ns::MAX_VALUE)];
    for (key, property) in parts {
        if let Some(Term::Literal(value)) = page.value(amount, property)? {
            // As a number in the very digits of the data: as a float it would be another one.
            let number = value.value().parse::<serde_json::Number>().map(Value::from);
            told.insert(key.to_owned(), number.unwrap_or_else(|_| json!(value.value())));
        }
    }
    Ok((told.contains_key("currency") && told.len() > 2).then(|| told.into()))
}
