//! The page of an entity.

use maud::{Markup, html};
use oxigraph::model::{NamedNodeRef, Term};

use crate::Result;
use crate::graph::Statement;
use crate::language::{Language, Text};
use crate::publish::Edition;
use crate::site;
use crate::vocab::{dcterms, ns};

use super::context::Context;
use super::frame::{Above, Frame, document};
use super::page::Page;
use super::{facts, links, messages, money, name, source, statements, structured, term};

/// The page of an entity in a language. `path` is that of its documents.
///
/// # Errors
/// [`Error::Storage`](crate::Error::Storage) if the store fails,
/// [`PublishError::Person`](crate::error::PublishError::Person) if something in the graph leads to a person.
pub(crate) fn entity(
    edition: &Edition<'_>,
    context: &Context,
    (path, entity): (&str, NamedNodeRef<'_>),
    language: Language,
) -> Result<Markup> {
    let page = Page::new(*edition, context, [path, "/"].concat(), language);
    let statements = statements::of(&page, entity)?;
    let class = class(&statements);
    let name = page.name(entity)?;
    let body = html! {
        (glance(&page, entity, class, &name)?)
        (facts::of(&page, &statements)?)
        (links::of(&page, entity)?)
        @if class == Some(ns::SOURCE) { (source::of(&page, entity)?) }
    };
    let frame = Frame {
        title: name.text.clone(),
        description: description(&page, class, &name.text, &statements)?,
        above: above(&page, entity, class)?,
        documents: Some(path.to_owned()),
        style: None,
        structured: structured::of(&page, entity, class, &statements)?,
        page: &page,
    };
    Ok(document(&frame, &body))
}

fn class(statements: &[Statement]) -> Option<NamedNodeRef<'_>> {
    let types = statements::find(statements, crate::vocab::rdf::TYPE)?;
    types.shown().find_map(|value| match &value.term {
        Term::NamedNode(class) => Some(class.as_ref()),
        _ => None,
    })
}

/// What the entity is, at a glance.
fn glance(
    page: &Page<'_>,
    entity: NamedNodeRef<'_>,
    class: Option<NamedNodeRef<'_>>,
    name: &name::Name,
) -> Result<Markup> {
    let mut short = Vec::new();
    for property in [ns::CODE, ns::ACRONYM, ns::BUSINESS_ID] {
        for value in page.values(entity, property)? {
            short.push(term::plain(page, &value)?);
        }
    }
    short.extend(term::period(page, &entity.into_owned())?);
    for property in [ns::STATUS, ns::ORGANIZATION_TYPE, ns::OUTCOME_KIND, ns::MATURITY, ns::STRENGTH] {
        short.extend(name::name_of_value(page, entity, property)?);
    }
    if class == Some(ns::AMOUNT_CLASS) {
        short.extend(money::of(page, entity)?);
    }
    Ok(html! {
        div.glance {
            @if let Some(class) = class { p.class { (term::label(page, class)) } }
            (term::heading(name))
            @if !short.is_empty() { ul.short { @for short in short { li dir="auto" { (short) } } } }
        }
    })
}

/// The first entity that is told, or else what it is.
fn description(
    page: &Page<'_>,
    class: Option<NamedNodeRef<'_>>,
    name: &str,
    statements: &[Statement],
) -> Result<String> {
    let told = [dcterms::DESCRIPTION, ns::OBJECTIVE, ns::BACKGROUND];
    let told = told.into_iter().find_map(|property| statements::find(statements, property));
    if let Some(value) = told.and_then(|statement| statements::readable(page, statement).into_iter().next()) {
        return term::plain(page, &value.term);
    }
    let class = class.map(|class| page.label(class)).unwrap_or_default();
    Ok(format!("{name} ({class}) – {}", page.pick(&page.edition.publication.title)))
}

/// The lists of the first page on which the entities of a class stand.
pub(super) const LISTS: [(NamedNodeRef<'static>, &str, Text); 5] = [
    (ns::PROJECT, "projects", messages::PROJECTS),
    (ns::PRACTICE, "practices", messages::PRACTICES),
    (ns::ORGANIZATION_CLASS, "organizations", messages::ORGANIZATIONS),
    (ns::PROGRAMME, "programmes", messages::PROGRAMMES),
    (ns::SOURCE, "sources", messages::SOURCES),
];

/// What a small entity belongs to.
const OWNERS: [NamedNodeRef<'static>; 4] = [ns::PROJECT_OF, ns::OUTCOME_OF, ns::RECOGNISES, ns::TAKEN_UP];

/// The pages above: the first one, and the list or the owner of the entity.
fn above(page: &Page<'_>, entity: NamedNodeRef<'_>, class: Option<NamedNodeRef<'_>>) -> Result<Vec<Above>> {
    let home = site::file(page.language);
    let at_home = |name: Text, anchor| Above { name: page.say(name).to_owned(), file: home.to_owned(), anchor };
    let mut above = vec![at_home(messages::FRONT_PAGE, None)];
    if let Some((_, anchor, title)) = LISTS.iter().find(|(listed, _, _)| class == Some(*listed)) {
        above.push(at_home(*title, Some(anchor)));
        return Ok(above);
    }
    for property in OWNERS {
        if let Some(Term::NamedNode(owner)) = page.value(entity, property)? {
            let owner = page.name(owner.as_ref())?;
            if let Some(folder) = &owner.folder {
                above.push(Above { name: owner.text.clone(), file: [folder, home].concat(), anchor: None });
                break;
            }
        }
    }
    Ok(above)
}
