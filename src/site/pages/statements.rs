//! What is said of an entity: its properties in the order of the ontology, each value with the passages that give it.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, Term};

use crate::Result;
use crate::graph::{Statement, Value, place};
use crate::language::Language;
use crate::vocab::{dcterms, skos};

use super::page::Page;

/// Every statement about an entity; the values of the view come first.
pub(super) fn of(page: &Page<'_>, entity: NamedNodeRef<'_>) -> Result<Vec<Statement>> {
    let mut said = BTreeMap::<(NamedNode, String), (Value, BTreeSet<NamedNode>)>::new();
    for quad in page.statements.with_claims(entity.into())? {
        let slot = (quad.predicate, quad.object.to_string());
        let new = || (Value { term: quad.object, shown: false, passages: Vec::new() }, BTreeSet::new());
        let (value, passages) = said.entry(slot).or_insert_with(new);
        match quad.graph_name {
            GraphName::DefaultGraph => value.shown = true,
            // What a source says of itself needs no source.
            GraphName::NamedNode(passage) if passage.as_ref() != entity => _ = passages.insert(passage),
            _ => {}
        }
    }
    Ok(gathered(page, entity, said))
}

fn gathered(
    page: &Page<'_>,
    entity: NamedNodeRef<'_>,
    said: BTreeMap<(NamedNode, String), (Value, BTreeSet<NamedNode>)>,
) -> Vec<Statement> {
    let mut statements = Vec::<Statement>::new();
    for ((property, _), (mut value, passages)) in said {
        value.passages = passages.into_iter().collect();
        value.passages.sort_by_cached_key(place);
        match statements.last_mut() {
            Some(last) if last.property == property => last.values.push(value),
            _ => statements.push(Statement { entity: entity.into_owned(), property, values: vec![value] }),
        }
    }
    for statement in &mut statements {
        statement.values.sort_by_key(|value| !value.shown);
    }
    statements.sort_by_cached_key(|statement| position(page, statement.property.as_ref()));
    statements
}

/// Names come first, then what is told in general, then the rest as the ontology has it.
fn position(page: &Page<'_>, property: NamedNodeRef<'_>) -> (usize, usize, String) {
    let first = [skos::PREF_LABEL, skos::ALT_LABEL, dcterms::DESCRIPTION];
    let before = first.iter().position(|known| *known == property).unwrap_or(first.len());
    (before, page.context.terms.position(property), property.as_str().to_owned())
}

/// The values for readers of the page's language: a text in another one only where no passage that gives it gives one
/// in theirs.
pub(super) fn readable<'s>(page: &Page<'_>, statement: &'s Statement) -> Vec<&'s Value> {
    let all = || statement.values.iter();
    if statement.property == skos::PREF_LABEL || statement.property == skos::ALT_LABEL {
        return all().collect();
    }
    let own = all().filter(|value| language(value) == Some(page.language.tag())).collect::<Vec<_>>();
    let covered = own.iter().flat_map(|value| &value.passages).collect::<BTreeSet<_>>();
    let readable = |value: &&Value| {
        !Language::WRITTEN.iter().any(|one| *one != page.language && language(value) == Some(one.tag()))
            || own.is_empty()
            || !value.passages.is_empty() && !value.passages.iter().any(|passage| covered.contains(passage))
    };
    all().filter(readable).collect()
}

pub(super) fn language(value: &Value) -> Option<&str> {
    match &value.term {
        Term::Literal(literal) => literal.language(),
        _ => None,
    }
}

/// The statement of a property, if there is one.
pub(super) fn find<'s>(statements: &'s [Statement], property: NamedNodeRef<'_>) -> Option<&'s Statement> {
    statements.iter().find(|statement| statement.property == property)
}
