//! The command line: parse, one library call, print, exit code.

mod cli;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    cli::complete();
    cli::run(cli::Arguments::parse())
}
