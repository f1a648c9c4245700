//! No report on standard error for a panic that is caught and told as a problem.

use std::panic;
use std::sync::Once;
use std::thread;

/// The name of the threads whose panics are not reported.
pub(super) const THREAD: &str = "hanke-pdf";

/// Once in a process: the reports of all other threads stay as they are.
pub(super) fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if thread::current().name() != Some(THREAD) {
                before(info);
            }
        }));
    });
}
