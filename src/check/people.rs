//! What may point at single persons: what may lead to one, and counts of fewer than five.
//!
//! What certainly leads to a person is a fault of its record; a record that may lead to one does not enter the graph
//! unless a person has decided that it does not. So names are found here only in what a program has put into the graph,
//! and publications withhold those statements. Counts of few persons stay in the graph, and publications withhold them.
//!
//! ```
//! use hanke::KnowledgeGraph;
//! use hanke::check::people::findings;
//!
//! assert!(findings(&KnowledgeGraph::shipped()?)?.is_empty());
//! # Ok::<_, hanke::Error>(())
//! ```

use oxigraph::model::{Literal, NamedNode, Quad, Term};

use crate::text::privacy::few;
use crate::text::privacy::personal::is_text;
use crate::{KnowledgeGraph, Result};

/// A name that may be that of a person.
const NAME: &str = "person-name";

/// A count of fewer than five persons.
const FEW: &str = "few-persons";

/// A statement of the view that may point at single persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFinding {
    /// The name of the check: `person-name` or `few-persons`.
    pub check: &'static str,
    /// The entity of which it is said.
    pub entity: Term,
    /// The property.
    pub property: NamedNode,
    /// What is said.
    pub value: Term,
}

/// Everything in the view that may point at single persons, in order.
///
/// # Errors
/// [`Error::Storage`](crate::Error::Storage) if the store fails.
pub fn findings(graph: &KnowledgeGraph) -> Result<Vec<PersonFinding>> {
    let mut findings = Vec::new();
    for quad in graph.view() {
        findings.extend(of_statement(&quad?, graph));
    }
    findings.sort_by_cached_key(|one: &PersonFinding| {
        (one.check, one.entity.to_string(), one.property.to_string(), one.value.to_string())
    });
    Ok(findings)
}

fn of_statement(quad: &Quad, graph: &KnowledgeGraph) -> Vec<PersonFinding> {
    let Term::Literal(literal) = &quad.object else { return Vec::new() };
    let found = checks(quad, literal, graph).into_iter().flatten();
    let finding = |check| PersonFinding {
        check,
        entity: quad.subject.clone().into(),
        property: quad.predicate.clone(),
        value: quad.object.clone(),
    };
    found.map(finding).collect()
}

fn checks(quad: &Quad, literal: &Literal, graph: &KnowledgeGraph) -> [Option<&'static str>; 2] {
    if !is_text(literal) {
        return [None, None];
    }
    let few = !few::persons(literal.value()).is_empty();
    [graph.may_name(quad).then_some(NAME), few.then_some(FEW)]
}
