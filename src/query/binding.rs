//! Filling in parameters by rewriting the algebra: the value takes the place of the variable everywhere, in sub-selects,
//! filters and templates too. Text is never pasted, so a value can never become part of the query.

use std::collections::BTreeMap;

use oxigraph::model::{NamedNode, Term, Variable};
use spargebra::algebra::{AggregateExpression, Expression, GraphPattern, OrderExpression};
use spargebra::term::{NamedNodePattern, TermPattern, TriplePattern};
use spargebra::{Query, SparqlParser};

use crate::vocab::PREFIXES;

use super::LANGUAGE;

/// A parser that knows our prefixes, so that they need not be declared.
pub(super) fn parser() -> SparqlParser {
    PREFIXES.iter().fold(SparqlParser::new(), |parser, (prefix, namespace)| {
        // The namespaces are constants that the tests parse.
        parser.clone().with_prefix(*prefix, *namespace).unwrap_or(parser)
    })
}

/// A parameter and what is wrong with it.
type Wrong = (String, String);

/// The values of parameters, by name.
#[derive(Debug, Clone, Default)]
pub(super) struct Bindings(BTreeMap<String, Vec<Term>>);

impl Bindings {
    pub fn set(&mut self, parameter: &str, values: Vec<Term>) {
        self.0.insert(parameter.to_owned(), values);
    }

    pub fn has(&self, parameter: &str) -> bool {
        self.0.contains_key(parameter)
    }

    /// The query with the values in the place of the variables.
    pub fn apply(&self, query: &Query) -> Result<Query, Wrong> {
        let mut rewrite = Rewrite { bindings: self, uses: Uses::default(), optional: 0 };
        rewrite.query(query)
    }

    fn of(&self, variable: &Variable) -> Option<&[Term]> {
        self.0.get(parameter(variable)?).map(Vec::as_slice)
    }
}

/// Which of the rows are asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    pub offset: usize,
    pub limit: Option<usize>,
}

impl Part {
    /// The query for this part of its rows.
    pub fn of(&self, query: Query) -> Query {
        match query {
            Query::Select { dataset, pattern, base_iri } if self.offset > 0 || self.limit.is_some() => {
                let pattern = GraphPattern::Slice { inner: Box::new(pattern), start: self.offset, length: self.limit };
                Query::Select { dataset, pattern, base_iri }
            }
            whole => whole,
        }
    }
}

/// The name of the parameter that a variable stands for, if it stands for one.
fn parameter(variable: &Variable) -> Option<&str> {
    let name = variable.as_str().strip_prefix('_')?;
    Some(name.strip_prefix('_').unwrap_or(name))
}

/// How a query uses its parameters.
#[derive(Debug, Default)]
pub(super) struct Uses {
    /// Whether each parameter variable stands anywhere outside OPTIONAL.
    variables: BTreeMap<String, bool>,
    problem: Option<Wrong>,
}

impl Uses {
    pub fn of(query: &Query) -> Self {
        let mut rewrite = Rewrite { bindings: &Bindings::default(), uses: Self::default(), optional: 0 };
        // Without values nothing can go wrong but what `problem` records.
        let outcome = rewrite.query(query);
        let mut uses = rewrite.uses;
        uses.problem = uses.problem.or(outcome.err()).or(unordered(query));
        uses
    }

    /// The names of the parameters in a pattern.
    fn of_pattern(pattern: &GraphPattern) -> Vec<String> {
        let mut rewrite = Rewrite { bindings: &Bindings::default(), uses: Self::default(), optional: 0 };
        // What is wrong with the pattern shows when it is rewritten in earnest.
        drop(rewrite.pattern(pattern));
        let names = rewrite.uses.variables.keys().map(|variable| variable.trim_start_matches('_').to_owned());
        names.collect()
    }

    pub fn has(&self, variable: &str) -> bool {
        self.variables.contains_key(variable)
    }

    pub fn parameters(&self) -> impl Iterator<Item = &String> {
        self.variables.keys()
    }

    /// A word to point at, and why the query cannot be used.
    pub fn problem(self) -> Option<Wrong> {
        let optional = self.variables.into_iter().find(|(_, constrains)| !constrains).map(|(variable, _)| {
            let problem = format!(
                "?{variable} stands only inside OPTIONAL, so a value would not change which rows come\n  help: use it \
                 in a FILTER outside, such as FILTER(!BOUND(?{variable}) || …)"
            );
            (format!("?{variable}"), problem)
        });
        self.problem.or(optional)
    }
}

fn unordered(query: &Query) -> Option<Wrong> {
    let Query::Select { pattern, .. } = query else { return None };
    let mut pattern = pattern;
    loop {
        pattern = match pattern {
            GraphPattern::OrderBy { .. } => return None,
            GraphPattern::Project { inner, .. }
            | GraphPattern::Distinct { inner }
            | GraphPattern::Reduced { inner }
            | GraphPattern::Slice { inner, .. } => inner,
            _ => {
                let problem = "SELECT without ORDER BY: its rows would come in any order\n  help: order by columns \
                               that tell any two rows apart";
                return Some(("SELECT".to_owned(), problem.to_owned()));
            }
        }
    }
}

/// Walks a query once, replaces the parameters that have values, and notes how each is used.
struct Rewrite<'a> {
    bindings: &'a Bindings,
    uses: Uses,
    optional: usize,
}

impl Rewrite<'_> {
    fn query(&mut self, query: &Query) -> Result<Query, Wrong> {
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

    fn pattern(&mut self, pattern: &GraphPattern) -> Result<GraphPattern, Wrong> {
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

    fn boxed(&mut self, pattern: &GraphPattern) -> Result<Box<GraphPattern>, Wrong> {
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
        let TermPattern::Variable(variable) = node else { return Ok(node.clone()) };
        self.note(variable);
        match self.bindings.of(variable) {
            Some([Term::NamedNode(value)]) => Ok(value.clone().into()),
            Some([Term::Literal(value)]) if position == Position::Object => Ok(value.clone().into()),
            Some([value]) => Err(not_an_iri(variable, value)),
            _ => Ok(node.clone()),
        }
    }

    fn name(&mut self, name: &NamedNodePattern) -> Result<NamedNodePattern, Wrong> {
        let NamedNodePattern::Variable(variable) = name else { return Ok(name.clone()) };
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

    fn order(&mut self, key: &OrderExpression) -> Result<OrderExpression, Wrong> {
        Ok(match key {
            OrderExpression::Asc(expression) => OrderExpression::Asc(self.expression(expression)?),
            OrderExpression::Desc(expression) => OrderExpression::Desc(self.expression(expression)?),
        })
    }

    fn expression(&mut self, expression: &Expression) -> Result<Expression, Wrong> {
        use Expression as E;
        Ok(match expression {
            E::NamedNode(_) | E::Literal(_) => expression.clone(),
            E::Variable(variable) => self.variable(variable)?,
            E::Bound(variable) => {
                self.note(variable);
                match self.bindings.of(variable) {
                    Some(_) => E::Literal(true.into()),
                    None => expression.clone(),
                }
            }
            E::Equal(a, b) => self.equal(a, b)?,
            E::In(value, list) => E::In(self.boxed_expression(value)?, self.list(list)?),
            E::Or(a, b) => E::Or(self.boxed_expression(a)?, self.boxed_expression(b)?),
            E::And(a, b) => E::And(self.boxed_expression(a)?, self.boxed_expression(b)?),
            E::SameTerm(a, b) => E::SameTerm(self.boxed_expression(a)?, self.boxed_expression(b)?),
            E::Greater(a, b) => E::Greater(self.boxed_expression(a)?, self.boxed_expression(b)?),
            E::GreaterOrEqual(a, b) => E::GreaterOrEqual(self.boxed_expression(a)?, self.boxed_expression(b)?),
            E::Less(a, b) => E::Less(self.boxed_expression(a)?, self.boxed_expression(b)?),
            E::LessOrEqual(a, b) => E::LessOrEqual(self.boxed_expression(a)?, self.boxed_expression(b)?),
            E::Add(a, b) => E::Add(self.boxed_expression(a)?, self.boxed_expression(b)?),
            E::Subtract(a, b) => E::Subtract(self.boxed_expression(a)?, self.boxed_expression(b)?),
            E::Multiply(a, b) => E::Multiply(self.boxed_expression(a)?, self.boxed_expression(b)?),
            E::Divide(a, b) => E::Divide(self.boxed_expression(a)?, self.boxed_expression(b)?),
            E::UnaryPlus(a) => E::UnaryPlus(self.boxed_expression(a)?),
            E::UnaryMinus(a) => E::UnaryMinus(self.boxed_expression(a)?),
            E::Not(a) => E::Not(self.boxed_expression(a)?),
            E::Exists(pattern) => self.exists(pattern)?,
            E::If(a, b, c) => E::If(self.boxed_expression(a)?, self.boxed_expression(b)?, self.boxed_expression(c)?),
            E::Coalesce(list) => E::Coalesce(self.expressions(list)?),
            E::FunctionCall(function, list) => E::FunctionCall(function.clone(), self.expressions(list)?),
        })
    }

    /// Several values for a parameter in EXISTS are as many EXISTS: the engine answers each at once, where it would
    /// otherwise walk all paths before it looks at the values.
    fn exists(&mut self, pattern: &GraphPattern) -> Result<Expression, Wrong> {
        let used = Uses::of_pattern(pattern);
        let several =
            used.iter().find_map(|name| Some((name, self.bindings.0.get(name).filter(|values| values.len() > 1)?)));
        let Some((name, values)) = several else { return Ok(Expression::Exists(self.boxed(pattern)?)) };
        let mut any: Option<Expression> = None;
        for value in values {
            let mut bindings = self.bindings.clone();
            bindings.set(name, vec![value.clone()]);
            let mut rewrite = Rewrite { bindings: &bindings, uses: Uses::default(), optional: self.optional };
            let exists = rewrite.exists(pattern)?;
            any = Some(match any {
                Some(any) => Expression::Or(Box::new(any), Box::new(exists)),
                None => exists,
            });
        }
        Ok(any.unwrap_or_else(|| Expression::Literal(false.into())))
    }

    fn boxed_expression(&mut self, expression: &Expression) -> Result<Box<Expression>, Wrong> {
        self.expression(expression).map(Box::new)
    }

    fn expressions(&mut self, list: &[Expression]) -> Result<Vec<Expression>, Wrong> {
        list.iter().map(|expression| self.expression(expression)).collect()
    }

    fn variable(&mut self, variable: &Variable) -> Result<Expression, Wrong> {
        self.note(variable);
        match self.bindings.of(variable) {
            Some([value]) => Ok(constant(value)),
            None => Ok(variable.clone().into()),
            Some(_) => {
                let problem = "takes one value here\n  help: several values can stand in a pattern, or beside = and IN";
                Err((parameter(variable).unwrap_or_default().to_owned(), problem.to_owned()))
            }
        }
    }

    /// `?x = ?_p` with several values for the parameter is `?x IN (…)`.
    fn equal(&mut self, a: &Expression, b: &Expression) -> Result<Expression, Wrong> {
        for (parameter, other) in [(a, b), (b, a)] {
            if let Some(values) = self.several(parameter) {
                return Ok(Expression::In(self.boxed_expression(other)?, values));
            }
        }
        Ok(Expression::Equal(self.boxed_expression(a)?, self.boxed_expression(b)?))
    }

    fn list(&mut self, list: &[Expression]) -> Result<Vec<Expression>, Wrong> {
        let mut values = Vec::new();
        for expression in list {
            match self.several(expression) {
                Some(several) => values.extend(several),
                None => values.push(self.expression(expression)?),
            }
        }
        Ok(values)
    }

    fn several(&mut self, expression: &Expression) -> Option<Vec<Expression>> {
        let Expression::Variable(variable) = expression else { return None };
        self.note(variable);
        match self.bindings.of(variable)? {
            [_] => None,
            values => Some(values.iter().map(constant).collect()),
        }
    }

    /// Notes that a parameter is used, and whether here it can change which rows come.
    fn note(&mut self, variable: &Variable) {
        // The language is the host's: it chooses labels, not rows.
        if parameter(variable).is_some_and(|name| name != LANGUAGE) {
            let constrains = self.uses.variables.entry(variable.as_str().to_owned()).or_default();
            *constrains |= self.optional == 0;
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

fn constant(value: &Term) -> Expression {
    match value {
        Term::NamedNode(node) => node.clone().into(),
        Term::Literal(literal) => literal.clone().into(),
        Term::BlankNode(node) => NamedNode::new_unchecked(format!("_:{}", node.as_str())).into(),
    }
}

fn not_an_iri(variable: &Variable, value: &Term) -> Wrong {
    let problem = format!("{value} is no IRI, and only an IRI can stand where the query puts it");
    (parameter(variable).unwrap_or_default().to_owned(), problem)
}
