//! Checkpoints: a FILTER that every solution passes on top of each group of patterns that is joined in memory, which may go
//! on for hours between two scans of the store.

use std::collections::BTreeSet;

use oxigraph::model::{NamedNode, NamedNodeRef};
use spargebra::Query;
use spargebra::algebra::{Expression, Function, GraphPattern};
use spargebra::term::TriplePattern;

/// The function that a checkpoint calls: whether the time is over.
pub(super) const EXPIRED: NamedNodeRef<'_> = NamedNodeRef::new_unchecked("https://w3id.org/hanke/function/expired");

/// The query with checkpoints. It gives the same answer.
pub(super) fn insert(mut query: Query) -> Query {
    let (Query::Select { pattern, .. }
    | Query::Ask { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }) = &mut query;
    above(pattern);
    query
}

/// Sets checkpoints above the groups of patterns of a query or sub-query.
fn above(pattern: &mut GraphPattern) {
    use GraphPattern as P;
    match pattern {
        P::Project { inner, .. }
        | P::Distinct { inner }
        | P::Reduced { inner }
        | P::Slice { inner, .. }
        | P::OrderBy { inner, .. }
        | P::Group { inner, .. }
        | P::Extend { inner, .. } => above(inner),
        P::Union { left, right } => {
            above(left);
            above(right);
        }
        group if !is_scanned(group) => {
            within(group);
            set(group);
        }
        _ => {}
    }
}

/// Whether each solution of a group takes a scan of the store, so that the engine looks at its token in any case: the
/// patterns hang together, and each is looked up with what the ones before it found.
fn is_scanned(group: &GraphPattern) -> bool {
    match group {
        GraphPattern::Bgp { patterns } => hang_together(patterns),
        GraphPattern::Path { .. } => true,
        GraphPattern::Filter { inner, .. } | GraphPattern::Graph { inner, .. } => is_scanned(inner),
        _ => false,
    }
}

fn hang_together(patterns: &[TriplePattern]) -> bool {
    let mut apart: Vec<_> = patterns.iter().map(unknowns).collect();
    let mut known = apart.pop().unwrap_or_default();
    let mut found = true;
    while found {
        let (joined, rest): (Vec<_>, Vec<_>) = apart.into_iter().partition(|pattern| !known.is_disjoint(pattern));
        found = !joined.is_empty();
        known.extend(joined.into_iter().flatten());
        apart = rest;
    }
    apart.is_empty()
}

/// The variables and blank nodes of a pattern.
fn unknowns(pattern: &TriplePattern) -> BTreeSet<String> {
    let TriplePattern { subject, predicate, object } = pattern;
    let terms = [subject.to_string(), predicate.to_string(), object.to_string()];
    terms.into_iter().filter(|term| term.starts_with(['?', '_'])).collect()
}

/// Sets checkpoints in the sub-queries of a group. Its own patterns stay together: the engine orders them as it likes.
fn within(group: &mut GraphPattern) {
    use GraphPattern as P;
    match group {
        // Another machine is never asked.
        P::Bgp { .. } | P::Path { .. } | P::Values { .. } | P::Service { .. } => {}
        P::Filter { inner, .. } | P::Graph { inner, .. } => within(inner),
        P::Join { left, right } | P::LeftJoin { left, right, .. } => {
            within(left);
            within(right);
        }
        // What is taken away does not come up to the checkpoint above.
        P::Minus { left, right } | P::Lateral { left, right } => {
            above(left);
            above(right);
        }
        sub_query => above(sub_query),
    }
}

/// `FILTER IF(expired(), …, true)`: every variable stands in the filter, unread, since the engine would move a filter of
/// fewer down beneath the joins.
fn set(group: &mut GraphPattern) {
    let mut variables = BTreeSet::new();
    group.on_in_scope_variable(|variable| {
        variables.insert(variable.clone());
    });
    let expired = Expression::FunctionCall(Function::Custom(NamedNode::from(EXPIRED)), Vec::new());
    let unread = Expression::Coalesce(variables.into_iter().map(Expression::from).collect());
    let expr = Expression::If(Box::new(expired), Box::new(unread), Box::new(Expression::Literal(true.into())));
    let inner = Box::new(std::mem::take(group));
    *group = GraphPattern::Filter { expr, inner };
}
