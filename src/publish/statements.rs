//! What may be published of a graph: the one place through which every publication reads it.
//!
//! Counts of fewer than five persons stay in the graph and out of publications. Whatever leads to a person does not
//! enter the graph through its records; if a program put it there, nothing is published.

use oxigraph::model::{Literal, Quad, Term};

use crate::error::{Error, Problem};
use crate::extract::value::few;
use crate::extract::value::personal::{in_term, is_text};
use crate::vocab::compact;
use crate::{KnowledgeGraph, Result};

/// The statements of the view.
pub(super) fn view(graph: &KnowledgeGraph) -> impl Iterator<Item = Result<Quad>> + use<> {
    publishable(graph.view().map(|quad| Ok(quad?)))
}

/// The statements of the view and the claims.
pub(super) fn all(graph: &KnowledgeGraph) -> impl Iterator<Item = Result<Quad>> + use<> {
    publishable(graph.store().iter().map(|quad| Ok(quad?)))
}

fn publishable(quads: impl Iterator<Item = Result<Quad>>) -> impl Iterator<Item = Result<Quad>> {
    let permitted = |quad: Quad| if is_withheld(&quad.object) { Ok(None) } else { without_persons(quad).map(Some) };
    quads.filter_map(move |quad| quad.and_then(permitted).transpose())
}

fn is_withheld(object: &Term) -> bool {
    let counts_few = |literal: &Literal| is_text(literal) && !few::persons(literal.value()).is_empty();
    matches!(object, Term::Literal(literal) if counts_few(literal))
}

fn without_persons(quad: Quad) -> Result<Quad> {
    match in_term(&quad.object) {
        Some(personal) => Err(Error::Person {
            thing: quad.subject.to_string(),
            property: compact(quad.predicate.as_str()),
            problem: Problem::Person(personal),
        }),
        None => Ok(quad),
    }
}
