//! Joins: what hangs together is looked up in the store, one pattern with what the others found; the rest is held.

use std::collections::BTreeSet;

use oxigraph::model::Variable;
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

use crate::query::interrupt::Duty;

use super::{Guard, path, row};

impl Guard {
    /// Sets checkpoints in a group of patterns that are joined.
    pub(super) fn join(&mut self, group: &mut GraphPattern) {
        let mut elements = Vec::new();
        flatten(std::mem::take(group), &mut elements);
        let components = components(elements);
        let apart = components.len() > 1;
        let mut held = components.into_iter().map(|component| {
            let mut component = self.component(component);
            if apart {
                self.hold(&mut component);
            }
            component
        });
        let mut joined = held.next().unwrap_or_default();
        let rest: Vec<_> = held.collect();
        let last = rest.len().saturating_sub(1);
        for (number, component) in rest.into_iter().enumerate() {
            joined = joined_with(joined, component);
            if number < last {
                self.hold(&mut joined);
            }
        }
        *group = joined;
    }

    /// Joins what hangs together. Paths that would otherwise begin anywhere come behind what tells where they begin.
    fn component(&mut self, elements: Vec<GraphPattern>) -> GraphPattern {
        if !elements.iter().any(|element| path::is_open(element, &self.bound)) {
            return self.component_without_paths(elements);
        }
        let elements = elements.into_iter().map(path::named);
        let (paths, rest): (Vec<_>, Vec<_>) = elements.partition(|element| path::is_open(element, &self.bound));
        // Where something is known from outside, it may join what hangs together by nothing else.
        let parts = if self.bound.is_empty() { components(rest) } else { vec![rest] };
        let parts = parts.into_iter().map(|part| self.component_without_paths(part)).collect();
        self.follow(parts, paths)
    }

    /// Joins what hangs together. Sub-queries and what is joined with them are held by turns.
    fn component_without_paths(&mut self, elements: Vec<GraphPattern>) -> GraphPattern {
        let alone = elements.len() == 1;
        let (looped, held): (Vec<_>, Vec<_>) = elements.into_iter().partition(is_looped);
        let scanned: BTreeSet<Variable> = looped.iter().flat_map(variables).collect();
        let mut joined = self.guarded(looped);
        for (number, mut group) in held.into_iter().enumerate() {
            self.group(&mut group);
            if !alone {
                self.hold(&mut group);
            }
            if number > 0 {
                self.hold(&mut joined);
            }
            joined = joined_with(joined, group);
            if number == 0 && !scanned.is_empty() {
                self.hold_once_bound(&mut joined, &scanned);
            }
        }
        joined
    }

    fn guarded(&mut self, elements: Vec<GraphPattern>) -> GraphPattern {
        let is_plain = |element: &GraphPattern| matches!(element, GraphPattern::Bgp { .. } | GraphPattern::Path { .. });
        let known = elements.iter().filter(|element| is_plain(element)).flat_map(path::bound).collect();
        let guarded = elements.into_iter().map(|mut element| {
            if !is_plain(&element) {
                self.knowing(&known, |guard| guard.looked_up(&mut element));
            }
            element
        });
        guarded.reduce(joined_with).unwrap_or_default()
    }

    /// Sets checkpoints in what the engine looks up for each row, unless that is more than it can.
    fn looked_up(&mut self, group: &mut GraphPattern) {
        self.group(group);
        if !is_looped(group) {
            self.hold(group);
        }
    }

    /// `FILTER COALESCE(hold(…), true)` over the variables: the engine moves it to where it has bound them all, wherever it
    /// begins to join.
    fn hold_once_bound(&mut self, group: &mut GraphPattern, variables: &BTreeSet<Variable>) {
        let (scope, bytes) = (self.scope, row(group));
        let variables = Expression::Coalesce(variables.iter().cloned().map(Expression::from).collect());
        let hold = self.calling(Duty::Hold { scope, bytes }, vec![variables]);
        let expr = Expression::Coalesce(vec![hold, Expression::Literal(true.into())]);
        let inner = Box::new(std::mem::take(group));
        *group = GraphPattern::Filter { expr, inner };
    }
}

pub(super) fn joined_with(left: GraphPattern, right: GraphPattern) -> GraphPattern {
    match (left, right) {
        (GraphPattern::Bgp { patterns }, right) if patterns.is_empty() => right,
        (GraphPattern::Bgp { patterns: mut left }, GraphPattern::Bgp { patterns: right }) => {
            left.extend(right);
            GraphPattern::Bgp { patterns: left }
        }
        (left, right) => GraphPattern::Join { left: Box::new(left), right: Box::new(right) },
    }
}

/// Takes joins and lists of patterns apart.
fn flatten(group: GraphPattern, elements: &mut Vec<GraphPattern>) {
    match group {
        GraphPattern::Join { left, right } => {
            flatten(*left, elements);
            flatten(*right, elements);
        }
        GraphPattern::Bgp { patterns } if patterns.len() > 1 => {
            elements.extend(patterns.into_iter().map(|pattern| GraphPattern::Bgp { patterns: vec![pattern] }));
        }
        other => elements.push(other),
    }
}

/// Those that hang together by variables or blank nodes, together.
fn components(elements: Vec<GraphPattern>) -> Vec<Vec<GraphPattern>> {
    let mut components: Vec<(BTreeSet<String>, Vec<GraphPattern>)> = Vec::new();
    for element in elements {
        let mut whole = (unknowns(&element), vec![element]);
        let (joined, apart): (Vec<_>, Vec<_>) =
            components.into_iter().partition(|(known, _)| !known.is_disjoint(&whole.0));
        for (known, mut before) in joined.into_iter().rev() {
            whole.0.extend(known);
            before.append(&mut whole.1);
            whole.1 = before;
        }
        components = apart;
        components.push(whole);
    }
    components.into_iter().map(|(_, elements)| elements).collect()
}

/// The variables and blank nodes of a group, by their names in SPARQL.
fn unknowns(group: &GraphPattern) -> BTreeSet<String> {
    let mut unknowns: BTreeSet<_> = variables(group).iter().map(ToString::to_string).collect();
    let mut blank = |term: &TermPattern| {
        if let TermPattern::BlankNode(node) = term {
            unknowns.insert(node.to_string());
        }
    };
    match group {
        GraphPattern::Bgp { patterns } => patterns.iter().for_each(|TriplePattern { subject, object, .. }| {
            blank(subject);
            blank(object);
        }),
        GraphPattern::Path { subject, object, .. } => {
            blank(subject);
            blank(object);
        }
        _ => {}
    }
    unknowns
}

/// The variables that a group binds.
pub(super) fn variables(group: &GraphPattern) -> BTreeSet<Variable> {
    let mut variables = BTreeSet::new();
    group.on_in_scope_variable(|variable| {
        variables.insert(variable.clone());
    });
    variables
}

/// Whether each row of a group takes a scan of the store, so that the engine looks at its token in any case.
pub(super) fn is_scanned(group: &GraphPattern) -> bool {
    match group {
        GraphPattern::Bgp { patterns } => hang_together(patterns),
        GraphPattern::Path { .. } => true,
        GraphPattern::Filter { inner, .. } | GraphPattern::Graph { inner, .. } => is_scanned(inner),
        _ => false,
    }
}

/// Whether the engine looks a group up for each row that it is joined with, and holds none of it.
pub(super) fn is_looped(group: &GraphPattern) -> bool {
    use GraphPattern as P;
    match group {
        P::Bgp { patterns } => hang_together(patterns),
        P::Path { .. } | P::Values { .. } => true,
        P::Filter { inner, .. } | P::Extend { inner, .. } => is_looped(inner),
        P::Graph { inner, name } => {
            is_looped(inner) && !(is_empty(inner) && matches!(name, NamedNodePattern::Variable(_)))
        }
        P::Union { left, right } | P::Lateral { left, right } => is_looped(left) && is_looped(right),
        P::LeftJoin { left, .. } => is_looped(left),
        P::Join { .. } => {
            let mut elements = Vec::new();
            flatten(group.clone(), &mut elements);
            elements.iter().all(is_looped) && components(elements).len() == 1
        }
        _ => false,
    }
}

fn is_empty(group: &GraphPattern) -> bool {
    matches!(group, GraphPattern::Bgp { patterns } if patterns.is_empty())
}

fn hang_together(patterns: &[TriplePattern]) -> bool {
    let one = |pattern: &TriplePattern| GraphPattern::Bgp { patterns: vec![pattern.clone()] };
    components(patterns.iter().map(one).collect()).len() <= 1
}
