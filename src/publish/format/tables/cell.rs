//! A cell: what a column shows of what its path leads to from the entity of the row.

use oxigraph::model::{NamedNode, Term};

use crate::Result;
use crate::language::Language;

use super::column::{Column, Shows};
use super::datatype::Datatype;
use super::harmless::harmless;
use super::known::{Lookup, best};

/// Stands between the values of a cell.
pub(super) const SEPARATOR: &str = "|";

/// The text of a cell.
pub(super) fn cell(column: &Column, ends: &[Term], lookup: &mut Lookup<'_>) -> Result<String> {
    let values = values(&column.shows, column.list, ends, lookup)?;
    let datatype = column.datatype();
    if column.list {
        return Ok(values.iter().map(|value| item(value, datatype)).collect::<Vec<_>>().join(SEPARATOR));
    }
    Ok(values.first().map(|value| single(value, datatype)).unwrap_or_default())
}

fn values(shows: &Shows, list: bool, ends: &[Term], lookup: &mut Lookup<'_>) -> Result<Vec<String>> {
    Ok(match shows {
        Shows::Key | Shows::Values(_) => ends.iter().map(lexical).collect(),
        Shows::Texts(language) => texts(*language, list, ends),
        Shows::Codes(_) => each(ends, lookup, |iri, known| Some(known.code().unwrap_or(iri.as_str()).to_owned()))?,
        Shows::Labels(language) => {
            each(ends, lookup, |_, known| Some(known.name(Some(*language)).unwrap_or_default().to_owned()))?
        }
        Shows::References { class, .. } => {
            each(ends, lookup, |iri, known| known.is_a(class).then(|| iri.as_str().to_owned()))?
        }
        Shows::Names(class) => {
            each(ends, lookup, |_, known| known.is_a(class).then(|| known.name(None).unwrap_or_default().to_owned()))?
        }
    })
}

fn lexical(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        other => other.to_string(),
    }
}

fn texts(language: Option<Language>, list: bool, ends: &[Term]) -> Vec<String> {
    let texts = ends.iter().filter_map(|end| match end {
        Term::Literal(text) if language.is_none() || text.language() == language.map(Language::tag) => Some(text),
        _ => None,
    });
    if list {
        return texts.map(|text| text.value().to_owned()).collect();
    }
    best(texts).map(str::to_owned).into_iter().collect()
}

/// Shows each entity; columns of the same entities have as many values, even if one of them is empty.
fn each(
    ends: &[Term],
    lookup: &mut Lookup<'_>,
    show: impl Fn(&NamedNode, &super::known::Known) -> Option<String>,
) -> Result<Vec<String>> {
    let mut shown = Vec::new();
    for end in ends {
        if let Term::NamedNode(iri) = end {
            shown.extend(show(iri, &*lookup.of(iri)?));
        }
    }
    Ok(shown)
}

/// A value of a type is what it is if it looks like it; anything else is text.
fn single(value: &str, datatype: Datatype) -> String {
    if datatype.admits(value) { value.to_owned() } else { harmless(value) }
}

/// A value of a list, without the separator, which no value of a type has. In a text, percent signs are escaped only
/// where they would be taken for an escape.
fn item(value: &str, datatype: Datatype) -> String {
    if datatype.admits(value) {
        return value.to_owned();
    }
    harmless(value).replace("%25", "%2525").replace("%7C", "%257C").replace(SEPARATOR, "%7C")
}
