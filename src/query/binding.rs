//! Filling in parameters by rewriting the algebra: the value takes the place of the variable everywhere, in sub-selects,
//! filters and templates too. Text is never pasted, so a value can never become part of the query.

mod expression;
mod rewrite;

use std::collections::BTreeMap;

use oxigraph::model::{NamedNode, Term, Variable};
use spargebra::algebra::{Expression, GraphPattern};
use spargebra::{Query, SparqlParser};

use crate::vocab::Prefixes;

pub(super) use rewrite::Rewrite;

/// A parser that knows the prefixes, so that they need not be declared.
pub(super) fn parser(prefixes: &Prefixes) -> SparqlParser {
    prefixes.iter().fold(SparqlParser::new(), |parser, (prefix, namespace)| {
        // The namespaces are those of terms that exist, or stand under a base that has been tested.
        parser.clone().with_prefix(prefix, namespace).unwrap_or(parser)
    })
}

/// A parameter, or a word of the query, and what is wrong with it.
pub(super) type Wrong = (String, String);

/// The values of parameters, by name.
#[derive(Debug, Clone, Default)]
pub(super) struct Bindings(BTreeMap<String, Vec<Term>>);

impl Bindings {
    pub(super) fn set(&mut self, parameter: &str, values: Vec<Term>) {
        self.0.insert(parameter.to_owned(), values);
    }

    /// Each value with the name of its parameter.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &Term)> {
        self.0.iter().flat_map(|(name, values)| values.iter().map(move |value| (name.as_str(), value)))
    }

    pub(super) fn has(&self, parameter: &str) -> bool {
        self.0.contains_key(parameter)
    }

    /// The query with the values in the place of the variables.
    pub(super) fn apply(&self, query: &Query) -> Result<Query, Wrong> {
        Rewrite::new(self).query(query)
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
    pub(super) fn of(&self, query: Query) -> Query {
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
pub(super) fn parameter(variable: &Variable) -> Option<&str> {
    let name = variable.as_str().strip_prefix('_')?;
    Some(name.strip_prefix('_').unwrap_or(name))
}

fn constant(value: &Term) -> Expression {
    match value {
        Term::NamedNode(node) => node.clone().into(),
        Term::Literal(literal) => literal.clone().into(),
        _ => NamedNode::new_unchecked(value.to_string()).into(),
    }
}
