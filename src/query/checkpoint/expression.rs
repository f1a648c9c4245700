//! Expressions: conditions that look at the time before they are judged, and texts that are measured.

use spargebra::algebra::{Expression, Function, GraphPattern, OrderExpression};

use crate::query::interrupt::Duty;
use crate::query::node::Node;

use super::Guard;

impl Guard {
    /// Sets checkpoints in a condition and, if it stands over rows in memory, before each of its parts, which the engine
    /// may take apart and move.
    pub(super) fn condition(&mut self, condition: &mut Expression, in_memory: bool) {
        if let Expression::And(left, right) = condition {
            self.condition(left, in_memory);
            self.condition(right, in_memory);
            return;
        }
        self.expression(condition);
        // The engine judges what reads nothing once, or where it scans.
        if in_memory && reads(condition) {
            let judged = std::mem::replace(condition, Expression::Coalesce(Vec::new()));
            *condition = Expression::Coalesce(vec![self.calling(Duty::Watch, Vec::new()), judged]);
        }
    }

    /// Sets checkpoints in an expression whose value is kept.
    pub(super) fn kept(&mut self, expression: &mut Expression) {
        self.expression(expression);
        if makes_text(expression) {
            let made = std::mem::replace(expression, Expression::Coalesce(Vec::new()));
            *expression = self.calling(Duty::Keep { scope: self.scope }, vec![made]);
        }
    }

    pub(super) fn key(&mut self, key: &mut OrderExpression) {
        let (OrderExpression::Asc(expression) | OrderExpression::Desc(expression)) = key;
        self.kept(expression);
    }

    pub(super) fn expression(&mut self, expression: &mut Expression) {
        use Expression as E;
        match expression {
            E::NamedNode(_) | E::Literal(_) | E::Variable(_) | E::Bound(_) => {}
            E::Or(a, b)
            | E::And(a, b)
            | E::Equal(a, b)
            | E::SameTerm(a, b)
            | E::Greater(a, b)
            | E::GreaterOrEqual(a, b)
            | E::Less(a, b)
            | E::LessOrEqual(a, b)
            | E::Add(a, b)
            | E::Subtract(a, b)
            | E::Multiply(a, b)
            | E::Divide(a, b) => {
                self.expression(a);
                self.expression(b);
            }
            E::UnaryPlus(a) | E::UnaryMinus(a) | E::Not(a) => self.expression(a),
            E::In(a, list) => {
                self.expression(a);
                self.expressions(list);
            }
            E::If(a, b, c) => {
                self.expression(a);
                self.expression(b);
                self.expression(c);
            }
            E::Coalesce(list) => self.expressions(list),
            E::FunctionCall(function, list) => {
                self.expressions(list);
                self.function_call(function);
            }
            E::Exists(group) => {
                if let Some(begin) = self.exists(group) {
                    let exists = std::mem::replace(expression, E::Coalesce(Vec::new()));
                    *expression = E::And(Box::new(begin), Box::new(exists));
                }
            }
        }
    }

    fn expressions(&mut self, list: &mut [Expression]) {
        for part in list {
            self.expression(part);
        }
    }

    fn function_call(&mut self, function: &mut Function) {
        let duty = match function {
            Function::Concat => Duty::Concat,
            Function::Replace => Duty::Replace,
            _ => return,
        };
        *function = Function::Custom(self.function(duty));
    }

    /// Sets checkpoints in the group of an EXISTS. If it holds anything, which it does until the next row, gives the call to
    /// begin with.
    fn exists(&mut self, group: &mut GraphPattern) -> Option<Expression> {
        let (outer, scope, before) = (self.scope, self.scopes + 1, self.functions.len());
        (self.scope, self.scopes) = (scope, scope);
        self.group(group);
        self.scope = outer;
        let holds = self.functions[before..].iter().any(|(_, duty)| *duty != Duty::Watch);
        holds.then(|| self.calling(Duty::Begin { scope }, Vec::new()))
    }
}

/// Whether an expression reads anything of a row.
fn reads(expression: &Expression) -> bool {
    match Node::Expression(expression) {
        Node::Expression(Expression::Variable(_) | Expression::Bound(_) | Expression::Exists(_)) => true,
        node => node.parts().into_iter().any(|part| matches!(part, Node::Expression(part) if reads(part))),
    }
}

/// Whether an expression may give a text that is not in the graph.
fn makes_text(expression: &Expression) -> bool {
    use Function as F;
    match expression {
        Expression::If(_, a, b) => makes_text(a) || makes_text(b),
        Expression::Coalesce(list) => list.iter().any(makes_text),
        Expression::FunctionCall(function, _) => matches!(
            function,
            F::Str
                | F::Iri
                | F::SubStr
                | F::UCase
                | F::LCase
                | F::EncodeForUri
                | F::StrBefore
                | F::StrAfter
                | F::StrLang
                | F::StrDt
                | F::Custom(_)
                | F::Concat
                | F::Replace
        ),
        _ => false,
    }
}
