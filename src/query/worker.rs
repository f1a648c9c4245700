//! An evaluation on a thread of its own: the engine's iterators cannot leave their thread, what they give can.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::{iter, thread, vec};

use oxigraph::model::{Triple, Variable};
use oxigraph::sparql::{CancellationToken, QueryResults, QuerySolution};
use spargebra::Query;

use crate::error::{Error, QueryError};
use crate::{KnowledgeGraph, Result};

use super::limits::{Limits, Watch};

/// The first item is handed over alone, so that it comes soon; then twice as many each time, up to so many.
const MOST: usize = 256;

/// So many lots wait to be taken before the engine goes on.
const WAITING: usize = 2;

/// What a query that is nested deeply may need; as much is taken as it uses.
const STACK: usize = 64 << 20;

/// What a query gives.
pub(super) enum Given {
    Rows(Vec<Variable>, Items<QuerySolution>),
    Boolean(bool),
    Statements(Items<Triple>),
}

/// Some items of an answer, or its end.
type Lot<T> = Option<Vec<Result<T>>>;

/// The items of an answer, as they come.
pub(super) struct Items<T> {
    query: String,
    lots: Receiver<Lot<T>>,
    /// What has been handed over; nothing after the end.
    lot: Option<vec::IntoIter<Result<T>>>,
    token: CancellationToken,
}

/// Asks the graph. What comes before the first item is waited for.
pub(super) fn evaluate(graph: &KnowledgeGraph, name: &str, query: Query, limits: Limits) -> Result<Given> {
    let (given, first) = sync_channel(1);
    let (graph, query_name) = (graph.clone(), name.to_owned());
    let work = move || work(&graph, query_name, query, limits, &given);
    let spawned = thread::Builder::new().stack_size(STACK).spawn(work);
    spawned.map_err(|source| Error::Thread { purpose: "answer a query", source })?;
    first.recv().unwrap_or_else(|_| Err(stopped(name)))
}

fn work(graph: &KnowledgeGraph, name: String, query: Query, limits: Limits, given: &SyncSender<Result<Given>>) {
    let evaluated = Watch::start(&name, query, limits).and_then(|(watch, prepared)| {
        let results = watch.step(|| graph.evaluate(prepared))?;
        Ok((watch, results))
    });
    // Who has asked may be gone: then nobody waits for anything.
    let _ = match evaluated {
        Err(error) => given.send(Err(error)),
        Ok((_, QueryResults::Boolean(answer))) => given.send(Ok(Given::Boolean(answer))),
        Ok((watch, QueryResults::Solutions(found))) => {
            let (lots, items) = items(name, &watch);
            let sent = given.send(Ok(Given::Rows(found.variables().to_vec(), items)));
            sent.map(|()| hand_over(watch, found, &lots))
        }
        Ok((watch, QueryResults::Graph(found))) => {
            let (lots, items) = items(name, &watch);
            given.send(Ok(Given::Statements(items))).map(|()| hand_over(watch, found, &lots))
        }
    };
}

fn items<T>(query: String, watch: &Watch) -> (SyncSender<Lot<T>>, Items<T>) {
    let (sender, lots) = sync_channel(WAITING);
    (sender, Items { query, lots, lot: Some(Vec::new().into_iter()), token: watch.token() })
}

fn hand_over<T, E: Into<Error>>(
    mut watch: Watch,
    mut found: impl Iterator<Item = Result<T, E>>,
    lots: &SyncSender<Lot<T>>,
) {
    let mut size = 1;
    loop {
        let lot: Vec<_> = iter::from_fn(|| watch.next(&mut found)).take(size).collect();
        let is_last = lot.len() < size;
        if lots.send(Some(lot)).is_err() || is_last {
            break;
        }
        size = MOST.min(2 * size);
    }
    let _ = lots.send(None);
}

fn stopped(query: &str) -> Error {
    Error::Query(QueryError::Stopped { query: query.to_owned() })
}

impl<T> Iterator for Items<T> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Result<T>> {
        loop {
            if let Some(item) = self.lot.as_mut()?.next() {
                return Some(item);
            }
            // A thread that is gone without having said so has not given all.
            let Ok(lot) = self.lots.recv() else {
                self.lot = None;
                return Some(Err(stopped(&self.query)));
            };
            self.lot = lot.map(Vec::into_iter);
        }
    }
}

/// Nobody takes the rest: the engine need not look for it.
impl<T> Drop for Items<T> {
    fn drop(&mut self) {
        self.token.cancel();
    }
}
