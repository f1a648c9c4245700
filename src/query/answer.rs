//! Answers: rows, yes or no, or statements.

use std::fmt;
use std::sync::Arc;

use oxigraph::model::{Term, Triple, Variable};
use oxigraph::sparql::{CancellationToken, QueryResults, QuerySolution, SparqlEvaluator};
use oxigraph::store::Store;
use spargebra::Query;

use crate::Result;
use crate::error::Error;

use super::limits::{Limits, Sink, Stream};
use super::row;

/// What a query answers.
pub enum Answer {
    /// The rows of a SELECT query.
    Rows(Rows),
    /// The yes or no of an ASK query.
    Boolean(bool),
    /// The statements of a CONSTRUCT or DESCRIBE query.
    Statements(Statements),
}

/// What the engine hands over, piece by piece; the first piece tells what kind of answer it is.
enum Piece {
    Columns(Arc<[Variable]>),
    Row(QuerySolution),
    Boolean(bool),
    Statements,
    /// Boxed, so that rows, of which there are many, do not carry its size.
    Statement(Box<Triple>),
}

impl Answer {
    pub(super) fn evaluate(store: &Store, name: &str, query: Query, limits: Limits) -> Result<Self> {
        let store = store.clone();
        let mut pieces = Stream::start(name, limits, move |token, sink| evaluate(&store, query, token, &sink))?;
        Ok(match pieces.next().transpose()? {
            Some(Piece::Columns(columns)) => Self::Rows(Rows { query: name.to_owned(), columns, pieces }),
            Some(Piece::Boolean(answer)) => Self::Boolean(answer),
            _ => Self::Statements(Statements(pieces)),
        })
    }

    /// The rows.
    ///
    /// # Errors
    /// [`Error::NotRows`] if the query is no SELECT.
    pub fn into_rows(self) -> Result<Rows> {
        let gives = match self {
            Self::Rows(rows) => return Ok(rows),
            Self::Boolean(_) => "yes or no",
            Self::Statements(_) => "statements",
        };
        Err(Error::NotRows { gives })
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rows(rows) => write!(f, "Rows({:?})", rows.columns),
            Self::Boolean(answer) => write!(f, "Boolean({answer})"),
            Self::Statements(_) => f.write_str("Statements"),
        }
    }
}

/// Runs the engine and hands over what it finds.
fn evaluate(store: &Store, query: Query, token: CancellationToken, sink: &Sink<Piece>) {
    let evaluator = SparqlEvaluator::new().with_cancellation_token(token);
    match evaluator.for_query(query).on_store(store).execute() {
        Ok(QueryResults::Solutions(solutions)) => {
            let columns: Arc<[Variable]> = solutions.variables().into();
            let rows = solutions.map(|solution| solution.map(Piece::Row).map_err(Error::from));
            sink.send_all([Ok(Piece::Columns(columns))].into_iter().chain(rows));
        }
        Ok(QueryResults::Graph(triples)) => {
            let statements =
                triples.map(|triple| triple.map(|triple| Piece::Statement(Box::new(triple))).map_err(Error::from));
            sink.send_all([Ok(Piece::Statements)].into_iter().chain(statements));
        }
        Ok(QueryResults::Boolean(answer)) => sink.send_all([Ok(Piece::Boolean(answer))].into_iter()),
        Err(error) => sink.send_all([Err(error.into())].into_iter()),
    }
}

/// The rows of an answer, as they come. Past the limits, the next item is an error and the last.
pub struct Rows {
    query: String,
    columns: Arc<[Variable]>,
    pieces: Stream<Piece>,
}

impl Rows {
    /// The columns, in order.
    #[must_use]
    pub fn columns(&self) -> &[Variable] {
        &self.columns
    }

    /// The rows, each read into a type of yours.
    pub fn typed<T: serde::de::DeserializeOwned>(self) -> impl Iterator<Item = Result<T>> + use<T> {
        let query = self.query.clone();
        self.enumerate().map(move |(index, row)| {
            let failed = |problem| Error::Row { query: query.clone(), row: index + 1, problem };
            row::read(&row?).map_err(failed)
        })
    }
}

impl Iterator for Rows {
    type Item = Result<Row>;

    fn next(&mut self) -> Option<Result<Row>> {
        match self.pieces.next()? {
            Ok(Piece::Row(solution)) => Some(Ok(Row(solution))),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        }
    }
}

/// The statements of an answer, as they come. Past the limits, the next item is an error and the last.
pub struct Statements(Stream<Piece>);

impl Iterator for Statements {
    type Item = Result<Triple>;

    fn next(&mut self) -> Option<Result<Triple>> {
        match self.0.next()? {
            Ok(Piece::Statement(triple)) => Some(Ok(*triple)),
            Ok(_) => None,
            Err(error) => Some(Err(error)),
        }
    }
}

/// A row of an answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Row(QuerySolution);

impl Row {
    /// The columns and what stands in them, in order.
    pub fn cells(&self) -> impl Iterator<Item = (&str, Option<&Term>)> {
        self.0.variables().iter().map(Variable::as_str).zip(self.0.values().iter().map(Option::as_ref))
    }

    /// What stands in the first column; nothing if the cell is empty.
    #[must_use]
    pub fn first(&self) -> Option<&Term> {
        self.0.get(0)
    }

    /// What stands in a column; nothing if the cell is empty or there is no such column.
    #[must_use]
    pub fn get(&self, column: &str) -> Option<&Term> {
        self.0.get(column)
    }
}
