//! Answers: rows, yes or no, or statements.

use std::fmt;
use std::sync::Arc;

use oxigraph::model::{Triple, Variable};
use oxigraph::sparql::QuerySolution;
use spargebra::Query;

use crate::error::{Error, QueryError};
use crate::vocab::Prefixes;
use crate::{KnowledgeGraph, Result};

use super::bounds;
use super::limits::Limits;
use super::row::{self, Row};
use super::worker::{self, Given, Items};

/// What a query answers.
pub enum Answer {
    /// The rows of a SELECT query.
    Rows(Rows),
    /// The yes or no of an ASK query.
    Boolean(bool),
    /// The statements of a CONSTRUCT or DESCRIBE query.
    Statements(Statements),
}

impl Answer {
    pub(super) fn evaluate(graph: &KnowledgeGraph, name: &str, query: Query, limits: Limits) -> Result<Self> {
        bounds::check(name, &query)?;
        Ok(match worker::evaluate(graph, name, query, limits)? {
            Given::Rows(columns, items) => {
                let (query, prefixes) = (name.to_owned(), graph.shared_prefixes());
                Self::Rows(Rows { query, prefixes, columns, items })
            }
            Given::Boolean(answer) => Self::Boolean(answer),
            Given::Statements(items) => Self::Statements(Statements { items }),
        })
    }

    /// The rows.
    ///
    /// # Errors
    /// [`QueryError::NotRows`] if the query is no SELECT.
    pub fn into_rows(self) -> Result<Rows> {
        let gives = match self {
            Self::Rows(rows) => return Ok(rows),
            Self::Boolean(_) => "yes or no",
            Self::Statements(_) => "statements",
        };
        Err(Error::Query(QueryError::NotRows { gives }))
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rows(rows) => write!(f, "Rows({:?})", rows.columns()),
            Self::Boolean(answer) => write!(f, "Boolean({answer})"),
            Self::Statements(_) => f.write_str("Statements"),
        }
    }
}

/// The rows of an answer, as they come. Past the limits, the next item is an error and the last.
pub struct Rows {
    query: String,
    prefixes: Arc<Prefixes>,
    columns: Vec<Variable>,
    items: Items<QuerySolution>,
}

impl Rows {
    /// The columns, in order.
    #[must_use]
    pub fn columns(&self) -> &[Variable] {
        &self.columns
    }

    /// The prefixes of the graph that was asked.
    #[must_use]
    pub fn prefixes(&self) -> &Prefixes {
        &self.prefixes
    }

    /// The rows, each read into a type of yours.
    pub fn typed<T: serde::de::DeserializeOwned>(self) -> impl Iterator<Item = Result<T>> + use<T> {
        let query = self.query.clone();
        self.enumerate().map(move |(index, row)| {
            let failed = |problem| Error::Query(QueryError::Row { query: query.clone(), row: index + 1, problem });
            row::read(&row?).map_err(failed)
        })
    }
}

impl Iterator for Rows {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Result<Row>> {
        self.items.next().map(|solution| solution.map(Row))
    }
}

/// The statements of an answer, as they come. Past the limits, the next item is an error and the last.
pub struct Statements {
    items: Items<Triple>,
}

impl Iterator for Statements {
    type Item = Result<Triple>;

    fn next(&mut self) -> Option<Result<Triple>> {
        self.items.next()
    }
}
