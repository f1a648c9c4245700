//! How much a query may take: a deadline, and a number of rows. Past either, the call fails: a cut answer is no answer.
//!
//! The engine looks at its cancellation token only where it scans the store; a join in memory, a sort or a count may go
//! on for hours after. So a query is evaluated on a thread of its own, which hands over what it finds in batches, and
//! whoever waits for a batch waits no longer than the deadline. The thread ends at its next scan or batch.

use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread;
use std::time::{Duration, Instant};
use std::vec;

use oxigraph::sparql::CancellationToken;

use crate::Result;
use crate::error::Error;

/// How much a query may take.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// How long it may take.
    pub time: Duration,
    /// How many rows or statements it may give.
    pub rows: usize,
}

impl Default for Limits {
    /// A minute, and a million rows.
    fn default() -> Self {
        Self { time: Duration::from_secs(60), rows: 1_000_000 }
    }
}

/// How many items are handed over at once; the first comes alone, so that nobody waits for it.
const BATCH: usize = 512;
/// How many batches may wait to be taken.
const WAITING: usize = 8;

/// Hands over items from the thread that finds them.
pub(super) struct Sink<T>(SyncSender<Result<Vec<T>>>);

impl<T> Sink<T> {
    /// Hands over all items, in batches, until one fails or nobody takes them any more.
    pub fn send_all(&self, items: impl Iterator<Item = Result<T>>) {
        let mut batch = Vec::new();
        let mut size = 1;
        for item in items {
            match item {
                Ok(item) => batch.push(item),
                Err(error) => return drop(self.0.send(Err(error))),
            }
            if batch.len() >= size {
                if self.0.send(Ok(std::mem::take(&mut batch))).is_err() {
                    return;
                }
                size = BATCH;
            }
        }
        drop(self.0.send(Ok(batch)));
    }
}

/// Takes over items that another thread finds, within limits. After an error nothing more comes.
pub(super) struct Stream<T> {
    query: String,
    limits: Limits,
    end: Option<Instant>,
    batches: Receiver<Result<Vec<T>>>,
    ready: vec::IntoIter<T>,
    token: CancellationToken,
    given: usize,
    ended: bool,
}

impl<T: Send + 'static> Stream<T> {
    /// Starts the work on a thread of its own, and the clock.
    pub fn start(query: &str, limits: Limits, work: impl FnOnce(CancellationToken, Sink<T>) + Send + 'static) -> Self {
        let (sender, batches) = sync_channel(WAITING);
        let token = CancellationToken::new();
        let worker_token = token.clone();
        thread::spawn(move || work(worker_token, Sink(sender)));
        Self {
            query: query.to_owned(),
            limits,
            end: Instant::now().checked_add(limits.time),
            batches,
            ready: Vec::new().into_iter(),
            token,
            given: 0,
            ended: false,
        }
    }

    fn take(&mut self) -> Option<Result<T>> {
        loop {
            if let Some(item) = self.ready.next() {
                return Some(self.count().map(|()| item));
            }
            match self.receive()? {
                Ok(batch) => self.ready = batch.into_iter(),
                Err(error) => return Some(Err(error)),
            }
        }
    }

    fn receive(&self) -> Option<Result<Vec<T>>> {
        let Some(end) = self.end else { return self.batches.recv().ok() };
        match self.batches.recv_timeout(end.saturating_duration_since(Instant::now())) {
            Ok(batch) => Some(batch),
            Err(RecvTimeoutError::Timeout) => Some(Err(self.out_of_time())),
            Err(RecvTimeoutError::Disconnected) => None,
        }
    }

    fn count(&mut self) -> Result<()> {
        // The first item says what kind of answer comes, and is none of it.
        if self.given > self.limits.rows {
            return Err(Error::TooManyRows { query: self.query.clone(), rows: self.limits.rows });
        }
        self.given += 1;
        let over = self.end.is_some_and(|end| Instant::now() > end);
        if over { Err(self.out_of_time()) } else { Ok(()) }
    }

    fn out_of_time(&self) -> Error {
        Error::OutOfTime { query: self.query.clone(), time: self.limits.time }
    }
}

impl<T: Send + 'static> Iterator for Stream<T> {
    type Item = Result<T>;

    fn next(&mut self) -> Option<Result<T>> {
        if self.ended {
            return None;
        }
        let item = self.take();
        self.ended = !matches!(item, Some(Ok(_)));
        item
    }
}

impl<T> Drop for Stream<T> {
    fn drop(&mut self) {
        self.token.cancel();
    }
}
