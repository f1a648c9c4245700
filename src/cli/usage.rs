//! Help, and what is wrong with a command line.

use std::io;

use clap::builder::StyledStr;
use hanke::Result;
use hanke::record::visible;

use super::failure::Failure;
use super::terminal::{is_coloured, print_passed, say};
use super::{Colour, Found};

/// Prints a help or the version.
pub(super) fn print(help: &StyledStr) -> Result<Found, Failure> {
    let coloured = is_coloured(Colour::Auto, &io::stdout());
    let text = if coloured { help.ansi().to_string() } else { help.to_string() };
    print_passed(text.as_bytes())?;
    Ok(Found::Something)
}

/// Says what is wrong with the command line. It cites the command line, which may hold anything.
pub(super) fn refuse(error: &clap::Error) {
    let text = error.render();
    let is_harmless = visible(&text.to_string()) == text.to_string();
    if is_harmless && is_coloured(Colour::Auto, &io::stderr()) {
        // If nobody listens, the exit code still says it.
        let _ = error.print();
    } else {
        say(text.to_string().trim_end());
    }
}
