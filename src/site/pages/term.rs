//! A value as people read it: a name that links to its page, a date, a number, a text in its language.

use maud::{Markup, html};
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term};

use crate::Result;
use crate::language::{Text, range};
use crate::vocab::{EU_LANGUAGE, ns, xsd};

use super::page::Page;
use super::{name, values};

/// The value of a property.
pub(super) fn of(page: &Page<'_>, property: NamedNodeRef<'_>, term: &Term) -> Result<Markup> {
    Ok(match term {
        Term::NamedNode(iri) => entity(page, iri.as_ref())?,
        Term::Literal(literal) => of_literal(page, property, literal),
        other => html! { (other.to_string()) },
    })
}

/// An entity, linked to its page, or to the web if it is an address there.
pub(super) fn entity(page: &Page<'_>, iri: NamedNodeRef<'_>) -> Result<Markup> {
    if let Some(language) = language(iri) {
        return Ok(html! { (page.say(language)) });
    }
    let name = page.name(iri)?;
    Ok(match (&name.folder, is_on_the_web(iri)) {
        (Some(folder), _) => {
            html! { a href=(page.link_to_page(folder)) lang=[&name.foreign] dir="auto" { (name.text) } }
        }
        (None, _) if page.context.concept(iri, page.language).is_some() => {
            html! { span lang=[&name.foreign] dir="auto" { (name.text) } }
        }
        (None, true) => html! { a.web href=(iri.as_str()) dir="ltr" { (iri.as_str()) } },
        (None, false) => html! { code dir="ltr" { (iri.as_str()) } },
    })
}

fn is_on_the_web(iri: NamedNodeRef<'_>) -> bool {
    ["https://", "http://"].iter().any(|scheme| iri.as_str().starts_with(scheme))
}

const KNOWN_LANGUAGES: [(&str, Text); 3] = [
    ("FIN", Text::new("suomi", "Finnish")),
    ("SWE", Text::new("ruotsi", "Swedish")),
    ("ENG", Text::new("englanti", "English")),
];

fn language(iri: NamedNodeRef<'_>) -> Option<Text> {
    let code = iri.as_str().strip_prefix(EU_LANGUAGE)?;
    KNOWN_LANGUAGES.iter().find(|(known, _)| *known == code).map(|(_, name)| *name)
}

fn of_literal(page: &Page<'_>, property: NamedNodeRef<'_>, literal: &Literal) -> Markup {
    let text = literal.value();
    let in_time = |words: String| html! { time datetime=(text) { (words) } };
    match literal.datatype() {
        // The attribute takes dates only, and what is typed as one need not be one.
        xsd::DATE if text.parse::<jiff::civil::Date>().is_ok() => in_time(values::date(text, page.language)),
        xsd::G_YEAR_MONTH => html! { (values::year_month(text, page.language)) },
        xsd::DECIMAL => html! { span.number { (values::decimal(text, page.language)) } },
        _ if is_code(property) => html! { code dir="ltr" { (text) } },
        _ => of_text(page, literal),
    }
}

fn is_code(property: NamedNodeRef<'_>) -> bool {
    [ns::CODE, ns::BUSINESS_ID, ns::SHA256].contains(&property)
}

/// A text, marked as being in another language if it is.
fn of_text(page: &Page<'_>, literal: &Literal) -> Markup {
    let foreign = literal.language().filter(|tag| *tag != page.language.tag());
    html! { span lang=[foreign] dir="auto" { (literal.value()) } }
}

/// A value as plain text.
pub(super) fn plain(page: &Page<'_>, term: &Term) -> Result<String> {
    Ok(match term {
        Term::NamedNode(iri) => page.name(iri.as_ref())?.text.clone(),
        Term::Literal(literal) => match literal.datatype() {
            xsd::DATE => values::date(literal.value(), page.language),
            xsd::G_YEAR_MONTH => values::year_month(literal.value(), page.language),
            xsd::DECIMAL => values::decimal(literal.value(), page.language),
            _ => literal.value().to_owned(),
        },
        other => other.to_string(),
    })
}

/// The name of a property, linked to what the ontology's page says of it.
pub(super) fn label(page: &Page<'_>, property: NamedNodeRef<'_>) -> Markup {
    let label = page.label(property);
    let anchor = property.as_str().strip_prefix(ns::NAMESPACE);
    html! {
        @if let Some(anchor) = anchor { a.term href={ (page.link_to_page("ns/")) "#" (anchor) } { (label) } }
        @else { (label) }
    }
}

/// The start and the end of a project, as far as they are known.
pub(super) fn period(page: &Page<'_>, entity: &NamedNode) -> Result<Option<String>> {
    let day = |property| -> Result<Option<String>> {
        Ok(match page.value(entity.as_ref(), property)? {
            Some(Term::Literal(day)) => Some(match day.datatype() {
                xsd::DATE => values::date(day.value(), page.language),
                _ => day.value().to_owned(),
            }),
            _ => None,
        })
    };
    let start = day(ns::START_DATE)?.or(day(ns::START_YEAR)?);
    let end = day(ns::END_DATE)?.or(day(ns::END_YEAR)?);
    Ok(match (start, end) {
        (None, None) => None,
        (start, end) => Some(range(&start.unwrap_or_default(), &end.unwrap_or_default())),
    })
}

/// A name and its language as the title of a page.
pub(super) fn heading(name: &name::Name) -> Markup {
    html! { h1 lang=[&name.foreign] dir="auto" { (name.text) } }
}
