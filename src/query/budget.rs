//! What a query has taken so far: time, and bytes for the rows that the engine holds and the texts that it makes.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

use oxigraph::sparql::CancellationToken;

use super::limits::Limits;

/// What the engine unwinds with where it has to stop and cannot return an error.
struct Stop;

/// How long the engine takes to compare two keys of a sort, at the most.
const COMPARISON: Duration = Duration::from_nanos(if cfg!(debug_assertions) { 2_000 } else { 500 });

/// What one evaluation has taken, and what it may take.
pub(super) struct Budget {
    token: CancellationToken,
    limits: Limits,
    start: Instant,
    /// The bytes held: first those held to the end, then those of each EXISTS, which are let go with it.
    held: Vec<AtomicUsize>,
    overdrawn: AtomicBool,
}

impl Budget {
    pub(super) fn new(token: CancellationToken, limits: Limits, scopes: usize) -> Self {
        let held = std::iter::repeat_with(AtomicUsize::default).take(scopes + 1).collect();
        Self { token, limits, start: Instant::now(), held, overdrawn: AtomicBool::new(false) }
    }

    pub(super) fn is_overdrawn(&self) -> bool {
        self.overdrawn.load(Relaxed)
    }

    /// Stops the engine if its time is over.
    pub(super) fn check_time(&self) {
        if self.token.is_cancelled() {
            stop();
        }
    }

    /// Notes that the engine keeps so many bytes more, and stops it if that is too much.
    pub(super) fn keep(&self, scope: usize, bytes: usize) {
        self.check_time();
        if let Some(held) = self.held.get(scope) {
            held.fetch_add(bytes, Relaxed);
        }
        if self.left() == 0 {
            self.overdraw();
        }
    }

    /// Notes that a row comes to a sort, and stops the engine if so many could not be sorted in time: a sort that has
    /// begun goes on to its end.
    pub(super) fn sort(&self, rows: &AtomicUsize, keys: u32) {
        let rows = rows.fetch_add(1, Relaxed) + 1;
        if !rows.is_multiple_of(1024) {
            return;
        }
        let comparisons = u32::try_from(rows).unwrap_or(u32::MAX).saturating_mul(rows.ilog2()).saturating_mul(keys);
        if self.start.elapsed().saturating_add(COMPARISON.saturating_mul(comparisons))
            > self.limits.time.saturating_mul(2)
        {
            self.token.cancel();
            stop();
        }
    }

    /// Lets go of what an EXISTS held, which begins anew.
    pub(super) fn begin(&self, scope: usize) {
        if let Some(held) = self.held.get(scope) {
            held.store(0, Relaxed);
        }
    }

    /// How many bytes may still be kept.
    pub(super) fn left(&self) -> usize {
        let held = self.held.iter().map(|held| held.load(Relaxed)).fold(0, usize::saturating_add);
        self.limits.bytes.saturating_sub(held)
    }

    /// Stops the engine, for want of bytes. It scans no further where a panic would end the program.
    pub(super) fn overdraw(&self) {
        self.overdrawn.store(true, Relaxed);
        self.token.cancel();
        stop();
    }
}

fn stop() {
    if cfg!(panic = "unwind") {
        resume_unwind(Box::new(Stop));
    }
}
