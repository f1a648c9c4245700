//! The command line: parse, one library call, print, exit code.

mod cli;

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// A graph is many small texts, and the system's allocator takes a quarter of the time to build one.
#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::complete();
    cli::run()
}
