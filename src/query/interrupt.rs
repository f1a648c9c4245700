//! The functions that the engine calls on its way through a query, so that it can be stopped there.

use std::sync::Arc;
use std::sync::atomic::AtomicUsize;

use oxigraph::model::{Literal, NamedNode, Term};
use oxigraph::sparql::{AggregateFunctionAccumulator, SparqlEvaluator};

use super::budget::Budget;
use super::texts::{self, Joined, Patterns};

/// What a function does when the engine calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Duty {
    /// Looks at the time.
    Watch,
    /// Notes that a row is held.
    Hold { scope: usize, bytes: usize },
    /// Notes that a row is held, and sorted by so many keys.
    Sort { scope: usize, bytes: usize, keys: u32 },
    /// Begins an EXISTS.
    Begin { scope: usize },
    /// Gives a text as it is, and notes that it is kept.
    Keep { scope: usize },
    /// `CONCAT`.
    Concat,
    /// `REPLACE`.
    Replace,
    /// An aggregate that notes each group.
    Group { scope: usize, bytes: usize },
    /// `GROUP_CONCAT`.
    GroupConcat { scope: usize, separator: String },
}

impl Duty {
    /// A name that stands in no query, since none can write it.
    pub(super) fn name(&self, number: usize) -> NamedNode {
        let does = match self {
            Self::Watch => "watch",
            Self::Hold { .. } => "hold",
            Self::Sort { .. } => "sort",
            Self::Begin { .. } => "begin",
            Self::Keep { .. } => "keep",
            Self::Concat => "concat",
            Self::Replace => "replace",
            Self::Group { .. } => "group",
            Self::GroupConcat { .. } => "group concat",
        };
        NamedNode::new_unchecked(format!("{does} {number}"))
    }

    /// The engine with this function.
    pub(super) fn teach(self, name: NamedNode, engine: SparqlEvaluator, budget: &Arc<Budget>) -> SparqlEvaluator {
        let budget = Arc::clone(budget);
        match self {
            Self::Group { scope, bytes } => engine.with_custom_aggregate_function(name, move || {
                budget.keep(scope, bytes);
                Box::new(Nothing)
            }),
            Self::GroupConcat { scope, separator } => engine.with_custom_aggregate_function(name, move || {
                Box::new(Joined::new(Arc::clone(&budget), scope, separator.clone()))
            }),
            duty => {
                let (rows, patterns) = (AtomicUsize::default(), Patterns::default());
                engine.with_custom_function(name, move |terms| duty.call(&budget, &rows, &patterns, terms))
            }
        }
    }

    /// What the function gives: nothing, which binds nothing, unless it stands for another or begins something.
    fn call(&self, budget: &Budget, rows: &AtomicUsize, patterns: &Patterns, terms: &[Term]) -> Option<Term> {
        match self {
            Self::Watch => budget.check_time(),
            Self::Hold { scope, bytes } => budget.keep(*scope, *bytes),
            Self::Sort { scope, bytes, keys } => {
                budget.keep(*scope, *bytes);
                budget.sort(rows, *keys);
            }
            Self::Begin { scope } => {
                budget.begin(*scope);
                return Some(Literal::from(true).into());
            }
            Self::Keep { scope } => return kept(budget, *scope, terms),
            Self::Concat => return texts::concat(budget, terms),
            Self::Replace => return texts::replace(budget, patterns, terms),
            Self::Group { .. } | Self::GroupConcat { .. } => {}
        }
        None
    }
}

/// An aggregate of nothing.
struct Nothing;

impl AggregateFunctionAccumulator for Nothing {
    fn accumulate(&mut self, _: Term) {}

    fn finish(&mut self) -> Option<Term> {
        None
    }
}

fn kept(budget: &Budget, scope: usize, terms: &[Term]) -> Option<Term> {
    let term = terms.first()?;
    let length = match term {
        Term::Literal(literal) => literal.value().len(),
        Term::NamedNode(node) => node.as_str().len(),
        _ => 0,
    };
    budget.keep(scope, length);
    Some(term.clone())
}
