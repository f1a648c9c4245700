//! What entities are called: their own names where they have one, and else what tells them apart.

use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term};
use percent_encoding::percent_decode_str;

use crate::Result;
use crate::language::Language;
use crate::vocab::{ns, skos};

use super::money;
use super::page::Page;

/// The name of an entity, and where its page is.
#[derive(Debug, Clone, Default)]
pub(super) struct Name {
    pub text: String,
    /// The language of the text, if it is not that of the page.
    pub foreign: Option<String>,
    /// The folder of the entity's page, with a slash at its end.
    pub folder: Option<String>,
}

pub(super) fn of(page: &Page<'_>, iri: NamedNodeRef<'_>) -> Result<Name> {
    if let Some(name) = page.context.concept(iri, page.language) {
        return Ok(name.clone());
    }
    let class = page.class(iri)?;
    let documents = page.context.names.as_ref().filter(|_| class.is_some());
    let folder = documents.and_then(|names| names.path(iri.as_str())).map(|path| path + "/");
    let named = match best(page.values(iri, skos::PREF_LABEL)?, page.language) {
        Some((text, foreign)) => Name { text, foreign, folder },
        None => Name { text: described(page, iri, class.as_ref())?, foreign: None, folder },
    };
    Ok(named)
}

/// The text in the language, or one that its readers are likely to understand, or any, and its language if that is a different one.
pub(super) fn best(values: Vec<Term>, language: Language) -> Option<(String, Option<String>)> {
    let literals = values.into_iter().filter_map(|value| match value {
        Term::Literal(literal) => Some(literal),
        _ => None,
    });
    let preferred = language.preferred();
    let rank = |literal: &Literal| match literal.language() {
        Some(tag) => preferred.iter().position(|one| one.tag() == tag).unwrap_or(preferred.len()),
        None => preferred.len(),
    };
    let literal = literals.min_by_key(rank)?;
    let foreign = literal.language().filter(|tag| *tag != language.tag()).map(str::to_owned);
    Some((literal.value().to_owned(), foreign))
}

/// What is said of an entity without a name.
fn described(page: &Page<'_>, iri: NamedNodeRef<'_>, class: Option<&Term>) -> Result<String> {
    let Some(Term::NamedNode(class)) = class else { return Ok(last_part(iri.as_str())) };
    let parts: &[NamedNodeRef<'_>] = match class.as_ref() {
        ns::PARTICIPATION => &[ns::ORGANIZATION, ns::ROLE, ns::PROJECT_OF],
        ns::AWARD => &[ns::FUNDER, ns::PROJECT_OF],
        ns::UPTAKE => &[ns::TAKEN_UP, ns::TAKEN_UP_BY],
        ns::RECOGNITION => &[ns::RECOGNISED_BY, ns::RECOGNISES],
        ns::AMOUNT_CLASS => return money::title(page, iri),
        _ => return Ok(coded(page, iri, class)?.unwrap_or_else(|| last_part(iri.as_str()))),
    };
    let mut named = Vec::new();
    for part in parts {
        named.extend(name_of_value(page, iri, *part)?);
    }
    Ok(if named.is_empty() { last_part(iri.as_str()) } else { named.join(" – ") })
}

/// The class and the code: a code such as 4 says little alone.
fn coded(page: &Page<'_>, iri: NamedNodeRef<'_>, class: &NamedNode) -> Result<Option<String>> {
    let kind = name_of_value(page, iri, ns::PROGRAMME_KIND)?;
    let kind = kind.unwrap_or_else(|| page.label(class.as_ref()));
    Ok(match page.value(iri, ns::CODE)? {
        Some(Term::Literal(code)) => Some(format!("{kind} {}", code.value())),
        _ => None,
    })
}

/// What the value of a property is called, if there is one.
pub(super) fn name_of_value(
    page: &Page<'_>,
    iri: NamedNodeRef<'_>,
    property: NamedNodeRef<'_>,
) -> Result<Option<String>> {
    match page.value(iri, property)? {
        // An award has an amount and an amount an award; the name of one must not ask for that of the other.
        Some(Term::NamedNode(value)) if value.as_ref() != iri => Ok(Some(page.name(value.as_ref())?.text.clone())),
        _ => Ok(None),
    }
}

/// The end of an IRI, as people read it.
pub(super) fn last_part(iri: &str) -> String {
    let end = iri.trim_end_matches('/').rsplit(['/', '#']).next().unwrap_or(iri);
    percent_decode_str(end).decode_utf8().map_or_else(|_| end.to_owned(), std::borrow::Cow::into_owned)
}
