//! How much a query may take: a deadline, and a number of rows. Past either, the call fails: a cut answer is no answer.
//!
//! The engine looks at its cancellation token only where it scans the store; a join in memory, a sort or a count may go
//! on for hours after. So a query is evaluated on a thread of its own, which hands over what it finds in batches, and
//! whoever waits for a batch waits no longer than the deadline. The thread ends at its next scan or batch.
//!
//! The two threads take turns: while one works through a batch the other waits. Side by side they fight for the
//! allocator, one making terms and the other dropping them, which doubles what the hand-over costs (`benches/overhead.rs`).

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
const BATCH: usize = 256;
/// Stack of the thread: the engine goes as deep as a query is nested. It is taken only as far as it is used.
const STACK: usize = 256 << 20;

/// Some items, and whether they are the last. A thread that ends without saying so has not given its whole answer.
struct Batch<T> {
    items: Vec<T>,
    is_last: bool,
}

/// Hands over items from the thread that finds them.
pub(super) struct Sink<T> {
    batches: SyncSender<Result<Batch<T>>>,
    turns: Receiver<()>,
}

impl<T> Sink<T> {
    /// Hands over all items, in batches, until one fails or nobody takes them any more.
    pub fn send_all(&self, mut items: impl Iterator<Item = Result<T>>) {
        let mut size = 1;
        while self.turns.recv().is_ok() {
            let batch = items.by_ref().take(size).collect::<Result<Vec<T>>>();
            let batch = batch.map(|items| Batch { is_last: items.len() < size, items });
            let is_last = batch.as_ref().map_or(true, |batch| batch.is_last);
            if self.batches.send(batch).is_err() || is_last {
                return;
            }
            size = BATCH;
        }
    }
}

/// Takes over items that another thread finds, within limits. After an error nothing more comes.
pub(super) struct Stream<T> {
    query: String,
    limits: Limits,
    end: Option<Instant>,
    batches: Receiver<Result<Batch<T>>>,
    turns: SyncSender<()>,
    ready: vec::IntoIter<T>,
    is_last: bool,
    token: CancellationToken,
    given: usize,
    ended: bool,
}

impl<T: Send + 'static> Stream<T> {
    /// Starts the work on a thread of its own, and the clock.
    ///
    /// # Errors
    /// [`Error::Output`] if the system has no thread to give.
    pub fn start(
        query: &str,
        limits: Limits,
        work: impl FnOnce(CancellationToken, Sink<T>) + Send + 'static,
    ) -> Result<Self> {
        let (sender, batches) = sync_channel(1);
        let (turns, worker_turns) = sync_channel(1);
        let token = CancellationToken::new();
        let worker_token = token.clone();
        let sink = Sink { batches: sender, turns: worker_turns };
        thread::Builder::new().stack_size(STACK).spawn(move || work(worker_token, sink))?;
        Ok(Self {
            query: query.to_owned(),
            limits,
            end: Instant::now().checked_add(limits.time),
            batches,
            turns,
            ready: Vec::new().into_iter(),
            is_last: false,
            token,
            given: 0,
            ended: false,
        })
    }

    fn take(&mut self) -> Option<Result<T>> {
        loop {
            if let Some(item) = self.ready.next() {
                return Some(self.count().map(|()| item));
            }
            if self.is_last {
                return None;
            }
            match self.receive() {
                Ok(batch) => (self.ready, self.is_last) = (batch.items.into_iter(), batch.is_last),
                Err(error) => return Some(Err(error)),
            }
        }
    }

    /// The next batch, if it comes before the deadline.
    fn receive(&self) -> Result<Batch<T>> {
        // If the thread has ended there is nobody to take the turn, which shows when nothing is received.
        let _ = self.turns.send(());
        let left = self.end.map_or(Duration::MAX, |end| end.saturating_duration_since(Instant::now()));
        match self.batches.recv_timeout(left) {
            Ok(batch) if !left.is_zero() => batch,
            Ok(_) | Err(RecvTimeoutError::Timeout) => Err(self.out_of_time()),
            Err(RecvTimeoutError::Disconnected) => Err(Error::Stopped { query: self.query.clone() }),
        }
    }

    fn count(&mut self) -> Result<()> {
        // The first item says what kind of answer comes, and is none of it.
        if self.given > self.limits.rows {
            return Err(Error::TooManyRows { query: self.query.clone(), rows: self.limits.rows });
        }
        self.given += 1;
        Ok(())
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
