//! Checkpoints: calls of our functions wherever the engine holds rows, makes texts, or goes through what it holds without a
//! look at its token, which it takes where it scans the store.
//!
//! A call that binds nothing (`BIND(hold() AS ?unbound)`) is the checkpoint that the engine leaves where it is: below what
//! sorts, groups and joins in memory. The query gives the same answer.

mod expression;
mod join;
mod path;

use std::collections::BTreeSet;

use oxigraph::model::{NamedNode, Variable};
use spargebra::Query;
use spargebra::algebra::{AggregateExpression, AggregateFunction, Expression, Function, GraphPattern, OrderExpression};

use super::interrupt::Duty;

/// The bytes of a row that is held, and of each value in it.
const ROW: usize = 64;
const VALUE: usize = 48;
/// The bytes of a group beside its values, and of each of its aggregates.
const AGGREGATE: usize = 128;
/// From this many rows on, VALUES are many.
const MANY: usize = 16;

/// A query with checkpoints, and what they do.
pub(super) struct Guarded {
    pub query: Query,
    pub functions: Vec<(NamedNode, Duty)>,
    /// How many EXISTS hold rows.
    pub scopes: usize,
}

/// The query with checkpoints.
pub(super) fn insert(mut query: Query) -> Guarded {
    let mut guard = Guard::default();
    let (Query::Select { pattern, .. }
    | Query::Ask { pattern, .. }
    | Query::Construct { pattern, .. }
    | Query::Describe { pattern, .. }) = &mut query;
    guard.group(pattern);
    Guarded { query, functions: guard.functions, scopes: guard.scopes }
}

/// Walks a query once and sets checkpoints.
#[derive(Default)]
struct Guard {
    functions: Vec<(NamedNode, Duty)>,
    /// The EXISTS that the walk is in, numbered from 1.
    scope: usize,
    scopes: usize,
    unbound: usize,
    /// What is known of a row before what the walk is in is looked up for it.
    bound: BTreeSet<Variable>,
}

impl Guard {
    fn group(&mut self, group: &mut GraphPattern) {
        use GraphPattern as P;
        match group {
            P::Bgp { .. } | P::Path { .. } | P::Join { .. } => self.join(group),
            P::Values { bindings, .. } if bindings.len() > MANY => self.call(group, Duty::Watch),
            // Another machine is never asked.
            P::Values { .. } | P::Service { .. } => {}
            P::Filter { expr, inner } => {
                let scanned = join::is_scanned(inner);
                self.group(inner);
                self.knowing(&path::bound(inner), |guard| guard.condition(expr, !scanned));
            }
            P::LeftJoin { left, right, expression } => self.left_join(left, right, expression.as_mut()),
            P::Minus { left, right } => {
                self.group(left);
                self.group(right);
                self.hold(right);
            }
            P::Lateral { left, right } | P::Union { left, right } => {
                self.group(left);
                self.group(right);
            }
            P::Extend { inner, expression, .. } => {
                self.group(inner);
                self.knowing(&path::bound(inner), |guard| guard.kept(expression));
            }
            P::OrderBy { inner, expression } => {
                self.group(inner);
                self.sort(inner, expression);
            }
            P::Distinct { inner } => {
                self.group(inner);
                self.hold_below(inner);
            }
            P::Group { inner, variables, aggregates } => {
                self.group(inner);
                self.aggregates(inner, variables, aggregates);
            }
            P::Project { inner, .. } => {
                let known = std::mem::take(&mut self.bound);
                self.group(inner);
                self.bound = known;
            }
            P::Graph { inner, .. } | P::Reduced { inner } | P::Slice { inner, .. } => self.group(inner),
        }
    }

    /// Sets checkpoints in what is looked up for rows of which something is known.
    fn knowing(&mut self, known: &BTreeSet<Variable>, work: impl FnOnce(&mut Self)) {
        let whole = &self.bound | known;
        let outer = std::mem::replace(&mut self.bound, whole);
        work(self);
        self.bound = outer;
    }

    fn left_join(&mut self, left: &mut GraphPattern, right: &mut GraphPattern, condition: Option<&mut Expression>) {
        let is_looped = join::is_looped(right);
        let known = if is_looped { path::bound(left) } else { BTreeSet::new() };
        self.group(left);
        self.knowing(&known, |guard| guard.group(right));
        if !is_looped || !join::is_looped(right) {
            self.hold(right);
        }
        if let Some(condition) = condition {
            self.knowing(&path::bound(left), |guard| guard.condition(condition, true));
        }
    }

    fn sort(&mut self, inner: &mut GraphPattern, keys: &mut [OrderExpression]) {
        for key in &mut *keys {
            self.key(key);
        }
        let (scope, bytes, keys) = (self.scope, row(inner), u32::try_from(keys.len()).unwrap_or(u32::MAX));
        self.call(inner, Duty::Sort { scope, bytes, keys });
    }

    /// Groups are held, not the rows in them, but for the values of which each counts once.
    fn aggregates(
        &mut self,
        inner: &mut GraphPattern,
        variables: &[Variable],
        aggregates: &mut Vec<(Variable, AggregateExpression)>,
    ) {
        let scope = self.scope;
        let mut distinct = 0;
        for (_, aggregate) in aggregates.iter_mut() {
            match aggregate {
                AggregateExpression::CountSolutions { distinct: true } => distinct += row(inner),
                AggregateExpression::CountSolutions { .. } => {}
                AggregateExpression::FunctionCall { name, expr, distinct: each_once } => {
                    self.expression(expr);
                    distinct += if *each_once { VALUE } else { 0 };
                    if let AggregateFunction::GroupConcat { separator } = name {
                        let separator = separator.take().unwrap_or_else(|| " ".to_owned());
                        *name = AggregateFunction::Custom(self.function(Duty::GroupConcat { scope, separator }));
                    }
                }
            }
        }
        if distinct > 0 {
            self.call(inner, Duty::Hold { scope, bytes: distinct });
        }
        if !variables.is_empty() {
            let bytes = ROW + VALUE * variables.len() + AGGREGATE * aggregates.len();
            let name = AggregateFunction::Custom(self.function(Duty::Group { scope, bytes }));
            let (unbound, expr) = (self.unbound(), self.unbound().into());
            aggregates.push((unbound, AggregateExpression::FunctionCall { name, expr, distinct: false }));
        }
    }

    /// Notes each row of a group as held.
    fn hold(&mut self, group: &mut GraphPattern) {
        let (scope, bytes) = (self.scope, row(group));
        self.call(group, Duty::Hold { scope, bytes });
    }

    /// Notes each row as held before its columns are chosen: what is unbound must not become a column.
    fn hold_below(&mut self, group: &mut GraphPattern) {
        match group {
            GraphPattern::Project { inner, .. } => self.hold(inner),
            other => self.hold(other),
        }
    }

    /// Lets the engine call a function for each row of a group.
    fn call(&mut self, group: &mut GraphPattern, duty: Duty) {
        let expression = self.calling(duty, Vec::new());
        let (inner, variable) = (Box::new(std::mem::take(group)), self.unbound());
        *group = GraphPattern::Extend { inner, variable, expression };
    }

    fn calling(&mut self, duty: Duty, operands: Vec<Expression>) -> Expression {
        Expression::FunctionCall(Function::Custom(self.function(duty)), operands)
    }

    fn function(&mut self, duty: Duty) -> NamedNode {
        let name = duty.name(self.functions.len());
        self.functions.push((name.clone(), duty));
        name
    }

    /// A variable that no query can name.
    fn unbound(&mut self) -> Variable {
        self.unbound += 1;
        Variable::new_unchecked(format!("unbound {}", self.unbound))
    }
}

/// About how many bytes the engine takes to hold a row of a group.
fn row(group: &GraphPattern) -> usize {
    ROW + VALUE * join::variables(group).len()
}
