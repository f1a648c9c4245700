//! How much a query may take: time, bytes and rows. Past any of them, the call fails: a cut answer is no answer.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use oxigraph::model::NamedNode;
use oxigraph::sparql::{
    CancellationToken, DefaultServiceHandler, PreparedSparqlQuery, QueryEvaluationError, QuerySolutionIter,
    SparqlEvaluator,
};
use oxiri::Iri;
use spargebra::Query;
use spargebra::algebra::GraphPattern;

use crate::Result;
use crate::error::{Error, QueryError};

use super::budget::Budget;
use super::checkpoint::{self, Guarded};

/// How much a query may take. It ends within twice its time, since the engine neither plans nor sorts by halves; what could
/// not be planned or sorted in time is refused before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long it may take.
    pub time: Duration,
    /// How many rows or statements it may give.
    pub rows: usize,
    /// How many bytes it may take for the rows that the engine holds and the texts that it makes, about.
    pub bytes: usize,
}

impl Default for Limits {
    /// A minute, a million rows, and a gigabyte (10⁹ bytes).
    fn default() -> Self {
        Self { time: Duration::from_secs(60), rows: 1_000_000, bytes: 1_000_000_000 }
    }
}

/// Asks no other machine, whatever the engine could do: it has an HTTP client as soon as any crate turns one on.
struct Nowhere;

impl DefaultServiceHandler for Nowhere {
    type Error = QueryEvaluationError;

    fn handle(
        &self,
        service: &NamedNode,
        _: &GraphPattern,
        _: Option<&Iri<String>>,
    ) -> Result<QuerySolutionIter<'static>, QueryEvaluationError> {
        Err(QueryEvaluationError::UnsupportedService(service.clone()))
    }
}

/// Holds one evaluation to its limits.
///
/// An alarm cancels the token at the deadline. The engine looks at its token where it scans the store, at the checkpoints
/// ([`checkpoint::insert`]) everywhere else; there it cannot return an error, so it unwinds, which [`step`](Self::step)
/// catches. Where a program is built to abort instead, it only scans no further.
pub(super) struct Watch {
    query: String,
    limits: Limits,
    token: CancellationToken,
    budget: Arc<Budget>,
    /// Dropped with the watch, which ends the alarm.
    _alarm: Sender<()>,
    given: usize,
    ended: bool,
}

impl Watch {
    /// Sets the alarm, and gives the query as the engine is to take it.
    ///
    /// # Errors
    /// [`Error::Thread`] if the system has no thread to give.
    pub(super) fn start(name: &str, query: Query, limits: Limits) -> Result<(Self, PreparedSparqlQuery)> {
        let Guarded { query, functions, scopes } = checkpoint::insert(query);
        let token = CancellationToken::new();
        let alarm = alarm(limits.time, token.clone())?;
        let budget = Arc::new(Budget::new(token.clone(), limits, scopes));
        let engine =
            SparqlEvaluator::new().with_default_service_handler(Nowhere).with_cancellation_token(token.clone());
        let engine = functions.into_iter().fold(engine, |engine, (name, duty)| duty.teach(name, engine, &budget));
        let watch = Self { query: name.to_owned(), limits, token, budget, _alarm: alarm, given: 0, ended: false };
        Ok((watch, engine.for_query(query)))
    }

    /// What stops the engine.
    pub(super) fn token(&self) -> CancellationToken {
        self.token.clone()
    }

    /// Lets the engine do something, such as finding the next row. After an error nothing more comes.
    pub(super) fn step<T, E: Into<Error>>(&self, work: impl FnOnce() -> Result<T, E>) -> Result<T> {
        let done = catch_unwind(AssertUnwindSafe(work));
        match done {
            _ if self.budget.is_overdrawn() => Err(self.out_of_memory()),
            _ if self.token.is_cancelled() => Err(self.out_of_time()),
            Ok(done) => done.map_err(Into::into),
            Err(_) => Err(Error::Query(QueryError::Stopped { query: self.query.clone() })),
        }
    }

    /// The next of what the engine finds, if there is one and it is within the limits.
    pub(super) fn next<T, E: Into<Error>>(
        &mut self,
        found: &mut impl Iterator<Item = Result<T, E>>,
    ) -> Option<Result<T>> {
        if self.ended {
            return None;
        }
        let item = self.step(|| found.next().transpose()).and_then(|item| self.count(item)).transpose();
        self.ended = !matches!(item, Some(Ok(_)));
        item
    }

    fn count<T>(&mut self, item: Option<T>) -> Result<Option<T>> {
        if item.is_some() && self.given == self.limits.rows {
            return Err(Error::Query(QueryError::TooManyRows { query: self.query.clone(), rows: self.limits.rows }));
        }
        self.given += 1;
        Ok(item)
    }

    fn out_of_memory(&self) -> Error {
        Error::Query(QueryError::OutOfMemory { query: self.query.clone(), bytes: self.limits.bytes })
    }

    fn out_of_time(&self) -> Error {
        Error::Query(QueryError::OutOfTime { query: self.query.clone(), time: self.limits.time })
    }
}

/// Cancels the token after some time, unless what it returns is dropped before.
fn alarm(time: Duration, token: CancellationToken) -> Result<Sender<()>> {
    let (alarm, dropped) = channel();
    let spawned = thread::Builder::new().stack_size(64 << 10).spawn(move || {
        if dropped.recv_timeout(time) == Err(RecvTimeoutError::Timeout) {
            token.cancel();
        }
    });
    spawned.map_err(|source| Error::Thread { purpose: "watch the time", source })?;
    Ok(alarm)
}
