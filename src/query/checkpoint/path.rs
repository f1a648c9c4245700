//! Paths of any length of which no end is known: the engine would hold every pair that they join. They are followed from one
//! start after another instead, which gives the same pairs.

use std::collections::BTreeSet;

use oxigraph::model::Variable;
use spargebra::algebra::{GraphPattern, PropertyPathExpression as Path};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

use super::Guard;
use super::join::{joined_with, variables};

impl Guard {
    /// Joins paths with the parts that they hang together with. What is known when a path comes is looked up, not
    /// enumerated, and parts that only a path joins come together behind it: before, each row of one would meet each of
    /// the other.
    pub(super) fn follow(&mut self, mut parts: Vec<GraphPattern>, mut paths: Vec<GraphPattern>) -> GraphPattern {
        while !paths.is_empty() {
            let (path, part) = self.next(&paths, &parts);
            let part = if part < parts.len() { parts.remove(part) } else { GraphPattern::default() };
            let followed = self.followed(part, paths.remove(path));
            let ends = variables(&followed);
            let (joined, apart): (Vec<_>, Vec<_>) =
                parts.into_iter().partition(|part| !variables(part).is_disjoint(&ends));
            parts = apart;
            parts.push(joined.into_iter().fold(followed, |followed, part| self.both_held(followed, part)));
        }
        let mut parts = parts.into_iter();
        let first = parts.next().unwrap_or_default();
        parts.fold(first, |joined, part| self.both_held(joined, part))
    }

    /// A path of which an end is known, and the part that knows it; else the first path, and a part that it hangs
    /// together with.
    fn next(&self, paths: &[GraphPattern], parts: &[GraphPattern]) -> (usize, usize) {
        let tells = |path: &GraphPattern, part: &GraphPattern| !is_open(path, &(&bound(part) | &self.bound));
        let told = paths
            .iter()
            .enumerate()
            .find_map(|(number, path)| parts.iter().position(|part| tells(path, part)).map(|part| (number, part)));
        let ends = paths.first().map(variables).unwrap_or_default();
        told.unwrap_or_else(|| {
            let beside = parts.iter().position(|part| !variables(part).is_disjoint(&ends));
            (0, beside.unwrap_or(parts.len()))
        })
    }

    /// A path behind a part. Where nothing tells its ends, it is followed from one start after another.
    fn followed(&mut self, mut part: GraphPattern, path: GraphPattern) -> GraphPattern {
        if is_open(&path, &(&bound(&part) | &self.bound)) {
            let starts = self.starts(&path);
            part = self.held_with(part, starts);
        }
        GraphPattern::Lateral { left: Box::new(part), right: Box::new(path) }
    }

    /// Joins what a path was followed from with another part. As a sub-query it is made once; otherwise the engine might
    /// make it again for each row of the other.
    fn both_held(&mut self, mut one: GraphPattern, mut other: GraphPattern) -> GraphPattern {
        let variables = variables(&one).into_iter().collect();
        self.hold(&mut one);
        self.hold(&mut other);
        joined_with(GraphPattern::Project { inner: Box::new(one), variables }, other)
    }

    fn held_with(&mut self, mut joined: GraphPattern, starts: GraphPattern) -> GraphPattern {
        if joined != GraphPattern::default() {
            self.hold(&mut joined);
        }
        joined_with(joined, starts)
    }

    /// The nodes at which a path may begin, each once.
    fn starts(&mut self, path: &GraphPattern) -> GraphPattern {
        let GraphPattern::Path { subject: TermPattern::Variable(start), path, .. } = path else {
            return GraphPattern::default();
        };
        let inner = match first_step(path) {
            Some(step) => self.step(start, step),
            None => self.nodes(start),
        };
        let inner = Box::new(GraphPattern::Project { inner: Box::new(inner), variables: vec![start.clone()] });
        let mut starts = GraphPattern::Distinct { inner };
        self.group(&mut starts);
        starts
    }

    fn step(&mut self, start: &Variable, path: &Path) -> GraphPattern {
        let (subject, path, object) = (start.clone().into(), path.clone(), self.unbound().into());
        GraphPattern::Path { subject, path, object }
    }

    /// Whatever stands before or behind a predicate.
    fn nodes(&mut self, node: &Variable) -> GraphPattern {
        let triple = |subject: TermPattern, predicate: Variable, object: TermPattern| {
            let predicate = NamedNodePattern::Variable(predicate);
            Box::new(GraphPattern::Bgp { patterns: vec![TriplePattern { subject, predicate, object }] })
        };
        let left = triple(node.clone().into(), self.unbound(), self.unbound().into());
        let right = triple(self.unbound().into(), self.unbound(), node.clone().into());
        GraphPattern::Union { left, right }
    }
}

/// Whether a path of any length has no end that is given or known.
pub(super) fn is_open(group: &GraphPattern, known: &BTreeSet<Variable>) -> bool {
    let is_unknown = |end: &TermPattern| match end {
        TermPattern::Variable(variable) => !known.contains(variable),
        TermPattern::BlankNode(_) => true,
        _ => false,
    };
    matches!(group, GraphPattern::Path { subject, path, object }
        if keeps_pairs(path) && is_unknown(subject) && is_unknown(object))
}

/// Whether the engine keeps each pair that a path joins.
fn keeps_pairs(path: &Path) -> bool {
    match path {
        Path::NamedNode(_) | Path::NegatedPropertySet(_) => false,
        Path::Reverse(path) => keeps_pairs(path),
        Path::Sequence(left, right) => keeps_pairs(left) || keeps_pairs(right),
        Path::Alternative(..) | Path::ZeroOrMore(_) | Path::OneOrMore(_) | Path::ZeroOrOne(_) => true,
    }
}

/// The single step with which every way along a path begins, if there is one.
fn first_step(path: &Path) -> Option<&Path> {
    match path {
        Path::NamedNode(_) | Path::NegatedPropertySet(_) => Some(path),
        Path::Reverse(step) => matches!(**step, Path::NamedNode(_) | Path::NegatedPropertySet(_)).then_some(path),
        Path::Sequence(path, _) | Path::OneOrMore(path) => first_step(path),
        Path::Alternative(..) | Path::ZeroOrMore(_) | Path::ZeroOrOne(_) => None,
    }
}

/// The same group with a variable in the place of each blank node, so that each can be asked for by its name.
pub(super) fn named(mut group: GraphPattern) -> GraphPattern {
    let name = |term: &mut TermPattern| {
        if let TermPattern::BlankNode(node) = term {
            *term = Variable::new_unchecked(format!("blank {}", node.as_str())).into();
        }
    };
    match &mut group {
        GraphPattern::Bgp { patterns } => patterns.iter_mut().for_each(|TriplePattern { subject, object, .. }| {
            name(subject);
            name(object);
        }),
        GraphPattern::Path { subject, object, .. } => {
            name(subject);
            name(object);
        }
        _ => {}
    }
    group
}

/// The variables that every row of a group binds.
pub(super) fn bound(group: &GraphPattern) -> BTreeSet<Variable> {
    use GraphPattern as P;
    match group {
        P::Bgp { .. } | P::Path { .. } => variables(group),
        P::Join { left, right } | P::Lateral { left, right } => &bound(left) | &bound(right),
        P::Union { left, right } => &bound(left) & &bound(right),
        P::Values { variables, bindings } => {
            let is_bound = |(column, _): &(usize, &Variable)| bindings.iter().all(|row| row[*column].is_some());
            variables.iter().enumerate().filter(is_bound).map(|(_, variable)| variable.clone()).collect()
        }
        P::Project { inner, variables } => &bound(inner) & &variables.iter().cloned().collect(),
        P::LeftJoin { left: inner, .. }
        | P::Minus { left: inner, .. }
        | P::Filter { inner, .. }
        | P::Extend { inner, .. }
        | P::Graph { inner, .. }
        | P::OrderBy { inner, .. }
        | P::Distinct { inner }
        | P::Reduced { inner }
        | P::Slice { inner, .. } => bound(inner),
        P::Group { .. } | P::Service { .. } => BTreeSet::new(),
    }
}
