//! The command line: parse, one library call, print, exit code.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::complete();
    cli::run()
}
