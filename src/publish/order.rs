//! The order in which a publication tells things: that of the terms as N-Quads write them, compared without writing them.

use std::cmp::Ordering;

use oxigraph::model::{GraphName, NamedNode, NamedOrBlankNode, Quad, Term};

/// By property, value and graph.
pub(super) fn of_statements(one: &Quad, other: &Quad) -> Ordering {
    let predicates = one.predicate.as_str().cmp(other.predicate.as_str());
    predicates.then_with(|| of_values(&one.object, &other.object)).then_with(|| of_graphs(one, other))
}

/// By entity, property and value.
pub(super) fn of_claims(one: &Quad, other: &Quad) -> Ordering {
    let subjects = of_entities(&one.subject, &other.subject);
    subjects
        .then_with(|| one.predicate.as_str().cmp(other.predicate.as_str()))
        .then_with(|| of_values(&one.object, &other.object))
}

/// By property and entity.
pub(super) fn of_pointing(one: &Quad, other: &Quad) -> Ordering {
    one.predicate.as_str().cmp(other.predicate.as_str()).then_with(|| of_entities(&one.subject, &other.subject))
}

pub(super) fn of_entities(one: &NamedOrBlankNode, other: &NamedOrBlankNode) -> Ordering {
    match (one, other) {
        (NamedOrBlankNode::NamedNode(one), NamedOrBlankNode::NamedNode(other)) => of_iris(one, other),
        _ => one.to_string().cmp(&other.to_string()),
    }
}

fn of_values(one: &Term, other: &Term) -> Ordering {
    match (one, other) {
        (Term::NamedNode(one), Term::NamedNode(other)) => of_iris(one, other),
        _ if one == other => Ordering::Equal,
        _ => one.to_string().cmp(&other.to_string()),
    }
}

fn of_graphs(one: &Quad, other: &Quad) -> Ordering {
    match (&one.graph_name, &other.graph_name) {
        (GraphName::NamedNode(one), GraphName::NamedNode(other)) => of_iris(one, other),
        (one, other) if one == other => Ordering::Equal,
        (one, other) => one.to_string().cmp(&other.to_string()),
    }
}

/// An IRI ends in `>` where it is written, so that one that begins like a longer one need not come before it.
fn of_iris(one: &NamedNode, other: &NamedNode) -> Ordering {
    let (one, other) = (one.as_str().as_bytes(), other.as_str().as_bytes());
    let shared = one.len().min(other.len());
    let end = |iri: &[u8]| iri.get(shared).copied().unwrap_or(b'>');
    one[..shared]
        .cmp(&other[..shared])
        .then_with(|| end(one).cmp(&end(other)))
        .then_with(|| one.len().cmp(&other.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_stand_in_the_order_in_which_they_are_written() {
        let iris =
            ["https://example.org/a", "https://example.org/a-b", "https://example.org/a/b", "https://example.org/aa"];
        let named = |iri: &str| Term::from(NamedNode::new_unchecked(iri));
        let literals = ["", "a", "a\"b", "a b", "ä"].map(|text| Term::Literal(text.into()));
        let terms: Vec<_> = iris.into_iter().map(named).chain(literals).collect();
        for one in &terms {
            for other in &terms {
                assert_eq!(of_values(one, other), one.to_string().cmp(&other.to_string()), "{one} and {other}");
            }
        }
    }
}
