//! What a query uses, and whether it can be trusted: parameters that constrain, terms that exist, rows in an order.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{NamedNode, NamedNodeRef, Variable};
use spargebra::Query;
use spargebra::algebra::{Expression, GraphPattern, OrderExpression};

use crate::error::{did_you_mean, nearest};
use crate::ontology::shipped_concepts;
use crate::vocab;

use super::binding::{Bindings, Rewrite, Wrong};

/// How a query uses its parameters, and which IRIs it names.
#[derive(Debug, Default)]
pub(super) struct Uses {
    /// Whether each parameter variable stands anywhere outside OPTIONAL.
    parameters: BTreeMap<String, bool>,
    iris: BTreeSet<String>,
    problem: Option<Wrong>,
}

impl Uses {
    /// What a query uses.
    pub(super) fn of(query: &Query) -> Self {
        let bindings = Bindings::default();
        let mut rewrite = Rewrite::new(&bindings);
        let outcome = rewrite.query(query);
        Self { problem: outcome.err().or_else(|| unordered(query)), ..rewrite.uses }
    }

    /// The names of the parameters in a pattern.
    pub(super) fn parameters_of(pattern: &GraphPattern) -> Vec<String> {
        let bindings = Bindings::default();
        let mut rewrite = Rewrite::new(&bindings);
        // What is wrong with the pattern shows when it is rewritten in earnest.
        drop(rewrite.pattern(pattern));
        rewrite.uses.parameters.keys().map(|variable| variable.trim_start_matches('_').to_owned()).collect()
    }

    /// Notes a parameter, and whether here it can change which rows come.
    pub(super) fn parameter(&mut self, variable: &Variable, constrains: bool) {
        *self.parameters.entry(variable.as_str().to_owned()).or_default() |= constrains;
    }

    /// Notes an IRI.
    pub(super) fn iri(&mut self, iri: &NamedNode) {
        self.iris.insert(iri.as_str().to_owned());
    }

    pub(super) fn has(&self, variable: &str) -> bool {
        self.parameters.contains_key(variable)
    }

    pub(super) fn parameters(&self) -> impl Iterator<Item = &String> {
        self.parameters.keys()
    }

    /// A word to point at, and why the query cannot be used. `vocabularies` are namespaces that its header declares.
    pub(super) fn problem(self, vocabularies: &[String]) -> Option<Wrong> {
        let unknown = || self.iris.iter().find_map(|iri| unknown_term(iri, vocabularies));
        let optional = || self.parameters.iter().find(|(_, constrains)| !**constrains);
        self.problem.clone().or_else(unknown).or_else(|| optional().map(|(variable, _)| only_optional(variable)))
    }
}

fn only_optional(variable: &str) -> Wrong {
    let problem = format!(
        "?{variable} stands only inside OPTIONAL, so a value would not change which rows come\n  help: use it in a FILTER \
         outside, such as FILTER(!BOUND(?{variable}) || …)"
    );
    (format!("?{variable}"), problem)
}

/// What is wrong with an IRI that no vocabulary has. Entities of the graph are not terms and may be named freely.
fn unknown_term(iri: &str, vocabularies: &[String]) -> Option<Wrong> {
    let declared = vocabularies.iter().any(|namespace| !namespace.is_empty() && iri.starts_with(namespace));
    if declared || iri.starts_with(vocab::BASE) {
        return None;
    }
    let local = iri.rsplit(['#', '/']).next().unwrap_or(iri).to_owned();
    let terms: Vec<&str> = if iri.starts_with(vocab::SCHEMES) {
        shipped_concepts().unwrap_or_default()
    } else {
        vocab::terms().map(NamedNodeRef::as_str).filter(|term| same_namespace(term, iri)).collect()
    };
    if terms.contains(&iri) {
        return None;
    }
    if terms.is_empty() {
        let problem = format!(
            "<{iri}> is of no vocabulary that Hanke uses\n  help: if the graph has it, add its namespace to the list \
             vocabularies of the header"
        );
        return Some((local, problem));
    }
    let hint = did_you_mean(nearest(iri, terms).map(|term| vocab::compact(&term)).as_deref());
    Some((local, format!("there is no term {}{hint}", vocab::compact(iri))))
}

fn same_namespace(a: &str, b: &str) -> bool {
    let namespace = |iri: &str| iri.rfind(['#', '/']).map_or(0, |end| end + 1);
    a[..namespace(a)] == b[..namespace(b)]
}

fn unordered(query: &Query) -> Option<Wrong> {
    let Query::Select { pattern, .. } = query else { return None };
    let (_, ordered) = projection(pattern)?;
    if matches!(ordered, GraphPattern::OrderBy { .. }) {
        return None;
    }
    let problem = "SELECT without ORDER BY: its rows would come in any order\n  help: say by which columns to order";
    Some(("SELECT".to_owned(), problem.to_owned()))
}

/// The selected variables of a SELECT query, and the pattern that gives them.
pub(super) fn projection(pattern: &GraphPattern) -> Option<(&[Variable], &GraphPattern)> {
    match pattern {
        GraphPattern::Project { inner, variables } => Some((variables, inner)),
        GraphPattern::Distinct { inner } | GraphPattern::Reduced { inner } | GraphPattern::Slice { inner, .. } => {
            projection(inner)
        }
        _ => None,
    }
}

/// Makes the order of rows total: where the keys of the author tell two rows not apart, the other columns do.
pub(super) fn order_totally(query: &mut Query) {
    if let Query::Select { pattern, .. } = query {
        order(pattern);
    }
}

fn order(pattern: &mut GraphPattern) {
    match pattern {
        GraphPattern::Distinct { inner } | GraphPattern::Reduced { inner } | GraphPattern::Slice { inner, .. } => {
            order(inner);
        }
        GraphPattern::Project { inner, variables } => {
            if let GraphPattern::OrderBy { expression, .. } = inner.as_mut() {
                let column = |variable: &Variable| OrderExpression::Asc(Expression::Variable(variable.clone()));
                let more: Vec<_> = variables.iter().map(column).filter(|key| !expression.contains(key)).collect();
                expression.extend(more);
            }
        }
        _ => {}
    }
}
