//! Patterns: where a parameter has a value, the value takes its place.

use oxigraph::model::{Term, Variable};
use spargebra::Query;
use spargebra::algebra::{AggregateExpression, Expression, GraphPattern, PropertyPathExpression};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};

use crate::query::LANGUAGE;
use crate::query::uses::Uses;

use super::{Bindings, Wrong, constant, parameter};

/// Walks a query once, replaces the parameters that have values, and notes how each is used.
pub(in crate::query) struct Rewrite<'a> {
    pub(super) bindings: &'a Bindings,
    pub uses: Uses,
    /// In how many OPTIONAL groups the walk is.
    pub(super) optional: usize,
}

impl<'a> Rewrite<'a> {
    pub(crate) fn new(bindings: &'a Bindings) -> Self {
        Self { bindings, uses: Uses::default(), optional: 0 }
    }

    pub(crate) fn query(&mut self, query: &Query) -> Result<Query, Wrong> {
        let mut query = query.clone();
        match &mut query {
            Query::Construct { template, pattern, .. } => {
                *template = template.iter().map(|triple| self.triple(triple)).collect::<Result<_, _>>()?;
                *pattern = self.pattern(pattern)?;
            }
            Query::Select { pattern, .. } | Query::Describe { pattern, .. } | Query::Ask { pattern, .. } => {
                *pattern = self.pattern(pattern)?;
            }
        }
        Ok(query)
    }

    pub(crate) fn pattern(&mut self, pattern: &GraphPattern) -> Result<GraphPattern, Wrong> {
        let joined = self.joined(pattern)?;
        Ok(self.any_of(joined))
    }

    /// A part of a group. Its blank nodes may stand in other parts of the group too, so that nothing may come between.
    fn joined(&mut self, pattern: &GraphPattern) -> Result<GraphPattern, Wrong> {
        Ok(match pattern {
            GraphPattern::Bgp { patterns } => {
                let triples = patterns.iter().map(|triple| self.triple(triple)).collect::<Result<_, _>>()?;
                GraphPattern::Bgp { patterns: triples }
            }
            GraphPattern::Path { subject, path, object } => {
                self.path(path);
                let (subject, object) = (self.node(subject, Position::Subject)?, self.node(object, Position::Object)?);
                GraphPattern::Path { subject, path: path.clone(), object }
            }
            GraphPattern::Join { left, right } => {
                GraphPattern::Join { left: Box::new(self.joined(left)?), right: Box::new(self.joined(right)?) }
            }
            GraphPattern::LeftJoin { left, right, expression } => self.left_join(left, right, expression.as_ref())?,
            GraphPattern::Filter { expr, inner } => {
                GraphPattern::Filter { expr: self.expression(expr)?, inner: self.boxed(inner)? }
            }
            GraphPattern::Union { left, right } => {
                GraphPattern::Union { left: self.boxed(left)?, right: self.boxed(right)? }
            }
            GraphPattern::Graph { name, inner } => {
                GraphPattern::Graph { name: self.name(name)?, inner: self.boxed(inner)? }
            }
            GraphPattern::Extend { inner, variable, expression } => {
                self.target(variable, "is the target of BIND or AS")?;
                let (inner, expression) = (self.boxed(inner)?, self.expression(expression)?);
                GraphPattern::Extend { inner, variable: variable.clone(), expression }
            }
            GraphPattern::Minus { left, right } => {
                GraphPattern::Minus { left: self.boxed(left)?, right: self.boxed(right)? }
            }
            GraphPattern::Values { variables, .. } => {
                variables.iter().try_for_each(|variable| self.target(variable, "stands in the header of VALUES"))?;
                pattern.clone()
            }
            GraphPattern::OrderBy { inner, expression } => {
                let expression = expression.iter().map(|key| self.order(key)).collect::<Result<_, _>>()?;
                GraphPattern::OrderBy { inner: self.boxed(inner)?, expression }
            }
            GraphPattern::Project { inner, variables } => {
                let inner = self.pattern(inner)?;
                let inner = Box::new(self.keep(inner, variables));
                GraphPattern::Project { inner, variables: variables.clone() }
            }
            GraphPattern::Distinct { inner } => GraphPattern::Distinct { inner: self.boxed(inner)? },
            GraphPattern::Reduced { inner } => GraphPattern::Reduced { inner: self.boxed(inner)? },
            GraphPattern::Slice { inner, start, length } => {
                GraphPattern::Slice { inner: self.boxed(inner)?, start: *start, length: *length }
            }
            GraphPattern::Group { inner, variables, aggregates } => self.group(inner, variables, aggregates)?,
            GraphPattern::Lateral { .. } => {
                let problem = "LATERAL is not in SPARQL 1.1, and other engines lack it\n  help: use a sub-select";
                return Err(("LATERAL".to_owned(), problem.to_owned()));
            }
            GraphPattern::Service { .. } => {
                let problem = "SERVICE asks another machine: a saved query asks only this graph\n  help: take it out";
                return Err(("SERVICE".to_owned(), problem.to_owned()));
            }
        })
    }

    pub(super) fn boxed(&mut self, pattern: &GraphPattern) -> Result<Box<GraphPattern>, Wrong> {
        self.pattern(pattern).map(Box::new)
    }

    fn left_join(
        &mut self,
        left: &GraphPattern,
        right: &GraphPattern,
        expression: Option<&Expression>,
    ) -> Result<GraphPattern, Wrong> {
        let left = self.boxed(left)?;
        self.optional += 1;
        let right = self.boxed(right)?;
        let expression = expression.map(|expression| self.expression(expression)).transpose()?;
        self.optional -= 1;
        Ok(GraphPattern::LeftJoin { left, right, expression })
    }

    fn group(
        &mut self,
        inner: &GraphPattern,
        variables: &[Variable],
        aggregates: &[(Variable, AggregateExpression)],
    ) -> Result<GraphPattern, Wrong> {
        let inner = self.pattern(inner)?;
        let inner = Box::new(self.keep(inner, variables));
        let aggregates = aggregates.iter().map(|(variable, aggregate)| {
            self.target(variable, "is the target of AS")?;
            let aggregate = match aggregate {
                AggregateExpression::FunctionCall { name, expr, distinct } => AggregateExpression::FunctionCall {
                    name: name.clone(),
                    expr: self.expression(expr)?,
                    distinct: *distinct,
                },
                AggregateExpression::CountSolutions { .. } => aggregate.clone(),
            };
            Ok((variable.clone(), aggregate))
        });
        let aggregates = aggregates.collect::<Result<_, Wrong>>()?;
        Ok(GraphPattern::Group { inner, variables: variables.to_vec(), aggregates })
    }

    /// Gives a parameter that is selected or grouped by its value back, after it was replaced further in.
    fn keep(&mut self, inner: GraphPattern, variables: &[Variable]) -> GraphPattern {
        let mut in_scope = Vec::new();
        inner.on_in_scope_variable(|variable| in_scope.push(variable.clone()));
        variables.iter().fold(inner, |inner, variable| {
            self.note(variable);
            match self.bindings.of(variable) {
                Some([value]) if !in_scope.contains(variable) => GraphPattern::Extend {
                    inner: Box::new(inner),
                    variable: variable.clone(),
                    expression: constant(value),
                },
                _ => inner,
            }
        })
    }

    fn triple(&mut self, triple: &TriplePattern) -> Result<TriplePattern, Wrong> {
        Ok(TriplePattern {
            subject: self.node(&triple.subject, Position::Subject)?,
            predicate: self.name(&triple.predicate)?,
            object: self.node(&triple.object, Position::Object)?,
        })
    }

    fn node(&mut self, node: &TermPattern, position: Position) -> Result<TermPattern, Wrong> {
        let variable = match node {
            TermPattern::Variable(variable) => variable,
            TermPattern::NamedNode(iri) => {
                self.uses.iri(iri);
                return Ok(node.clone());
            }
            _ => return Ok(node.clone()),
        };
        self.note(variable);
        match self.bindings.of(variable) {
            Some([Term::NamedNode(value)]) => Ok(value.clone().into()),
            Some([Term::Literal(value)]) if position == Position::Object => Ok(value.clone().into()),
            Some([value]) => Err(not_an_iri(variable, value)),
            _ => Ok(node.clone()),
        }
    }

    fn name(&mut self, name: &NamedNodePattern) -> Result<NamedNodePattern, Wrong> {
        let variable = match name {
            NamedNodePattern::Variable(variable) => variable,
            NamedNodePattern::NamedNode(iri) => {
                self.uses.iri(iri);
                return Ok(name.clone());
            }
        };
        self.note(variable);
        match self.bindings.of(variable) {
            Some([Term::NamedNode(value)]) => Ok(value.clone().into()),
            Some([value]) => Err(not_an_iri(variable, value)),
            _ => Ok(name.clone()),
        }
    }

    /// Holds a parameter with several values to these values, right where a group uses it.
    fn any_of(&self, pattern: GraphPattern) -> GraphPattern {
        use GraphPattern as P;
        if !matches!(pattern, P::Bgp { .. } | P::Path { .. } | P::Join { .. } | P::Graph { .. }) {
            return pattern;
        }
        let mut several = Vec::new();
        pattern.on_in_scope_variable(|variable| {
            if let Some(values @ [_, _, ..]) = self.bindings.of(variable)
                && !several.iter().any(|(known, _)| known == variable)
            {
                several.push((variable.clone(), values.iter().map(constant).collect()));
            }
        });
        several.into_iter().fold(pattern, |pattern, (variable, values)| GraphPattern::Filter {
            expr: Expression::In(Box::new(variable.into()), values),
            inner: Box::new(pattern),
        })
    }

    fn path(&mut self, path: &PropertyPathExpression) {
        use PropertyPathExpression as P;
        match path {
            P::NamedNode(iri) => self.uses.iri(iri),
            P::NegatedPropertySet(iris) => iris.iter().for_each(|iri| self.uses.iri(iri)),
            P::Reverse(path) | P::ZeroOrMore(path) | P::OneOrMore(path) | P::ZeroOrOne(path) => self.path(path),
            P::Sequence(a, b) | P::Alternative(a, b) => {
                self.path(a);
                self.path(b);
            }
        }
    }

    /// Notes that a parameter is used, and whether here it can change which rows come.
    pub(super) fn note(&mut self, variable: &Variable) {
        // The language is the host's: it chooses labels, not rows.
        if parameter(variable).is_some_and(|name| name != LANGUAGE) {
            self.uses.parameter(variable, self.optional == 0);
        }
    }

    fn target(&mut self, variable: &Variable, how: &str) -> Result<(), Wrong> {
        self.note(variable);
        if parameter(variable).is_none() {
            return Ok(());
        }
        let problem = format!("?{} is a parameter and {how}\n  help: use another variable", variable.as_str());
        Err((format!("?{}", variable.as_str()), problem))
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Position {
    Subject,
    Object,
}

fn not_an_iri(variable: &Variable, value: &Term) -> Wrong {
    let problem = format!("{value} is no IRI, and only an IRI can stand where the query puts it");
    (parameter(variable).unwrap_or_default().to_owned(), problem)
}
