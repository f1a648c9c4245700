//! What can go wrong in asking the graph: saved queries, SPARQL, and names of entities.

use std::time::Duration;

use super::hint::{did_you_mean, nothing_called};

/// What can go wrong in asking the graph: saved queries, SPARQL, and names of entities.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum QueryError {
    /// No entity has this name.
    #[error("{}{}", nothing_called(.name), did_you_mean(.nearest.as_deref()))]
    UnknownEntity {
        /// The name, code or IRI asked for.
        name: String,
        /// The nearest name that exists.
        nearest: Option<String>,
    },
    /// Several entities have this name.
    #[error("{name} is the name of {} things\n  help: ask for one of {}", .candidates.len(), .candidates.join(", "))]
    AmbiguousEntity {
        /// The name asked for.
        name: String,
        /// The entities, as compact IRIs.
        candidates: Vec<String>,
    },
    /// No saved query has this name.
    #[error("there is no saved query {name}{}", did_you_mean(.nearest.as_deref().or(Some("one that `hanke query` lists"))))]
    Unknown {
        /// The name asked for.
        name: String,
        /// The nearest name that exists.
        nearest: Option<String>,
    },
    /// A saved query cannot be used as it stands.
    #[error("{file}:{line}:{column}: {problem}")]
    Saved {
        /// The file of the query.
        file: String,
        /// Line in the file, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong and what to do.
        problem: String,
    },
    /// A parameter was given wrongly, or is missing.
    #[error("query {query}, parameter {parameter}: {problem}")]
    Parameter {
        /// The query.
        query: String,
        /// The parameter.
        parameter: String,
        /// What is wrong and what to do.
        problem: String,
    },
    /// A SPARQL query is not valid.
    #[error("the query cannot be read: {line}:{column}: {problem}")]
    Syntax {
        /// Line in the text, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong and what to do.
        problem: String,
    },
    /// A query is longer, larger or nested deeper than can be planned in time.
    #[error("query {query} has {problem}")]
    TooLarge {
        /// The query.
        query: String,
        /// What it has too much of, how much is allowed, and what to do.
        problem: String,
    },
    /// A query asks another machine.
    #[error("query {query} asks another machine\n  help: take SERVICE out: only this graph is asked")]
    Elsewhere {
        /// The query.
        query: String,
    },
    /// A query could not be evaluated.
    #[error("the query failed: {0}")]
    Evaluation(#[from] oxigraph::sparql::QueryEvaluationError),
    /// A row does not fit the type it was read into.
    #[error("query {query}, row {row}: {problem}")]
    Row {
        /// The query.
        query: String,
        /// The number of the row, from 1.
        row: usize,
        /// The column and the term, and what was expected.
        problem: String,
    },
    /// A query takes longer than it may, or would to sort its rows. What it had given is not the whole answer.
    #[error("query {query} takes more than {time:?}\n  help: ask for less, or allow it more time")]
    OutOfTime {
        /// The query.
        query: String,
        /// How long it may take.
        time: Duration,
    },
    /// A query held more rows, or made longer texts, than it may. What it had given is not the whole answer.
    #[error("query {query} took more than {} MB\n  help: ask for less, or allow it more memory", .bytes / 1_000_000)]
    OutOfMemory {
        /// The query.
        query: String,
        /// How many bytes it may take.
        bytes: usize,
    },
    /// The engine stopped in the middle of a query. What it had given is not the whole answer.
    #[error("query {query} stopped before its end\n  help: this is a fault of the engine; report it with the query")]
    Stopped {
        /// The query.
        query: String,
    },
    /// A query gave more rows or statements than it may. What it had given is not the whole answer.
    #[error("query {query} gives more than {rows} rows\n  help: ask for less, or allow it more rows")]
    TooManyRows {
        /// The query.
        query: String,
        /// How many it may give.
        rows: usize,
    },
    /// Rows were asked for from a query that gives none.
    #[error("the query gives {gives}, not rows\n  help: only a SELECT query gives rows")]
    NotRows {
        /// What it gives.
        gives: &'static str,
    },
}
