//! The value of a parameter, read as the type that the header declares.

use jiff::civil::Date;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term};
use rust_decimal::Decimal;

use crate::KnowledgeGraph;
use crate::graph::Kind as Thing;
use crate::vocab::{ns, xsd};

use super::header::{Kind, Parameter};

/// The term that a value means; what is wrong with it otherwise.
pub(super) fn read(graph: &KnowledgeGraph, parameter: &Parameter, value: &str) -> Result<Term, String> {
    if !parameter.allowed.is_empty() && !parameter.allowed.iter().any(|allowed| allowed == value) {
        return Err(format!("{value:?} is not allowed\n  help: give one of {}", parameter.allowed.join(", ")));
    }
    match parameter.kind {
        Kind::String | Kind::Code => Ok(Literal::new_simple_literal(value).into()),
        Kind::LangString => lang_string(value),
        Kind::Iri => iri(graph, value),
        Kind::Integer => typed::<i64>(value, xsd::INTEGER, "a whole number, such as 3"),
        Kind::Decimal => typed::<Decimal>(value, xsd::DECIMAL, "a number, such as 12.50"),
        Kind::Boolean => typed::<bool>(value, xsd::BOOLEAN, "true or false"),
        Kind::Date => typed::<Date>(value, xsd::DATE, "a day, such as 2016-06-30"),
        Kind::Year => year(value),
        Kind::Concept => entity(graph, Thing::Concept(parameter.scheme.as_deref().unwrap_or_default()), value),
        Kind::Organization => entity(graph, Thing::Class(ns::ORGANIZATION_CLASS), value),
        Kind::Project => entity(graph, Thing::Class(ns::PROJECT), value),
        Kind::Practice => entity(graph, Thing::Class(ns::PRACTICE), value),
    }
}

fn typed<T: std::str::FromStr + ToString>(
    value: &str,
    datatype: NamedNodeRef<'static>,
    expected: &str,
) -> Result<Term, String> {
    let value = value.trim().parse::<T>().map_err(|_| not(value, expected))?;
    Ok(Literal::new_typed_literal(value.to_string(), datatype).into())
}

fn year(value: &str) -> Result<Term, String> {
    let four_digits = value.len() == 4 && value.bytes().all(|byte| byte.is_ascii_digit());
    let year = four_digits.then(|| Literal::new_typed_literal(value, xsd::G_YEAR).into());
    year.ok_or_else(|| not(value, "a year, such as 2016"))
}

fn lang_string(value: &str) -> Result<Term, String> {
    let tagged = value.rsplit_once('@').and_then(|(text, tag)| Literal::new_language_tagged_literal(text, tag).ok());
    tagged.map(Into::into).ok_or_else(|| not(value, "a text with its language, such as lupa@fi"))
}

fn iri(graph: &KnowledgeGraph, value: &str) -> Result<Term, String> {
    let whole = graph.prefixes().expand(value).unwrap_or_else(|| value.to_owned());
    NamedNode::new(whole).map(Into::into).map_err(|_| not(value, "an IRI, such as hanke:status"))
}

fn entity(graph: &KnowledgeGraph, kind: Thing<'_>, value: &str) -> Result<Term, String> {
    graph.find_kind(value, Some(kind)).map(Into::into).map_err(|error| error.to_string())
}

fn not(value: &str, expected: &str) -> String {
    format!("{value:?} is not {expected}")
}
