//! Expressions: where a parameter has a value, the value takes its place.

use oxigraph::model::Variable;
use spargebra::algebra::{Expression, Function, GraphPattern, OrderExpression};

use crate::query::uses::Uses;

use super::rewrite::Rewrite;
use super::{Wrong, constant, parameter};

impl Rewrite<'_> {
    pub(super) fn order(&mut self, key: &OrderExpression) -> Result<OrderExpression, Wrong> {
        Ok(match key {
            OrderExpression::Asc(expression) => OrderExpression::Asc(self.expression(expression)?),
            OrderExpression::Desc(expression) => OrderExpression::Desc(self.expression(expression)?),
        })
    }

    pub(super) fn expression(&mut self, expression: &Expression) -> Result<Expression, Wrong> {
        use Expression as E;
        Ok(match expression {
            E::NamedNode(iri) => {
                self.uses.iri(iri);
                expression.clone()
            }
            E::Literal(_) => expression.clone(),
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
            E::FunctionCall(function, list) => {
                if let Function::Custom(iri) = function {
                    self.uses.iri(iri);
                }
                E::FunctionCall(function.clone(), self.expressions(list)?)
            }
        })
    }

    /// Several values for a parameter in EXISTS are as many EXISTS: the engine answers each at once, where it would
    /// otherwise walk all paths before it looks at the values.
    fn exists(&mut self, pattern: &GraphPattern) -> Result<Expression, Wrong> {
        let used = Uses::parameters_of(pattern);
        let several =
            used.iter().find_map(|name| Some((name, self.bindings.0.get(name).filter(|values| values.len() > 1)?)));
        let Some((name, values)) = several else { return Ok(Expression::Exists(self.boxed(pattern)?)) };
        let mut any: Option<Expression> = None;
        for value in values {
            let mut bindings = self.bindings.clone();
            bindings.set(name, vec![value.clone()]);
            let exists = Rewrite::new(&bindings).exists(pattern)?;
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
                let problem = "takes one value in this query\n  help: ask once for each value";
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
}
