//! Texts for people: the one gate through which they pass. What a text says is shown; what would steer the terminal, or
//! would be there without being seen, does not get through, whoever wrote it.

use std::fmt;
use std::io::{self, BufRead, IsTerminal, Write};

use clap::builder::styling::Style;
use hanke::Result;
use hanke::record::visible;
use textwrap::{Options, WordSeparator, WordSplitter};
use unicode_width::UnicodeWidthStr;

use super::Colour;

/// The width of a text that does not go to a terminal.
pub(super) const WIDTH: usize = 80;
/// A text that is wrapped beside a label gets at least this much.
const ENOUGH: usize = 15;

/// Where a text for people goes.
pub(super) struct Terminal<'a> {
    out: &'a mut dyn Write,
    coloured: bool,
}

impl<'a> Terminal<'a> {
    pub(super) fn new(out: &'a mut dyn Write, coloured: bool) -> Self {
        Self { out, coloured }
    }

    /// What `write!` and `writeln!` call.
    pub(super) fn write_fmt(&mut self, text: fmt::Arguments<'_>) -> Result<()> {
        Ok(self.out.write_all(visible(&text.to_string()).as_bytes())?)
    }

    /// Writes a text in a colour, where there are colours.
    pub(super) fn paint(&mut self, style: Style, text: &str) -> Result<()> {
        if !self.coloured {
            return write!(self, "{text}");
        }
        Ok(write!(self.out, "{style}{}{style:#}", visible(text))?)
    }

    /// Writes a text behind its first indent, in lines that break between words only: an id with hyphens stays whole.
    pub(super) fn wrapped(&mut self, first: &str, next: &str, text: &str) -> Result<()> {
        self.labelled(Style::new(), first, next, text)
    }

    /// The same, with a first indent in a colour.
    pub(super) fn labelled(&mut self, style: Style, label: &str, next: &str, text: &str) -> Result<()> {
        let (label, text) = (visible(label), visible(text));
        let options = Options::new(WIDTH)
            .initial_indent(&label)
            .subsequent_indent(next)
            .break_words(false)
            .word_separator(WordSeparator::AsciiSpace)
            .word_splitter(WordSplitter::NoHyphenation);
        for line in textwrap::wrap(&text, options) {
            self.labelled_line(style, &label, &line)?;
        }
        Ok(())
    }

    fn labelled_line(&mut self, style: Style, label: &str, line: &str) -> Result<()> {
        match line.strip_prefix(label) {
            Some(rest) if style != Style::new() => {
                self.paint(style, label)?;
                writeln!(self, "{rest}")
            }
            _ => writeln!(self, "{line}"),
        }
    }

    /// Writes a label, and behind it a text that is wrapped at the edge of the terminal and indented as far as its first
    /// line.
    pub(super) fn beside(&mut self, label: &str, indent: usize, text: &str) -> Result<()> {
        let (label, text) = (visible(label), visible(text).replace('\n', " "));
        let spaces = " ".repeat(indent);
        let gap = indent.saturating_sub(label.width()).max(1).min(indent);
        let first = format!("{label}{}", " ".repeat(gap));
        let options = Options::new(width().max(indent + ENOUGH)).initial_indent(&first).subsequent_indent(&spaces);
        textwrap::wrap(&text, options).iter().try_for_each(|line| writeln!(self, "{}", line.trim_end()))
    }
}

/// The width of the terminal that standard output is, if it is one.
pub(super) fn width() -> usize {
    let terminal = comfy_table::Table::new().width().filter(|_| io::stdout().is_terminal());
    terminal.map_or(WIDTH, usize::from)
}

/// Whether what goes there is to have colours.
pub(super) fn is_coloured(colour: Colour, place: &impl IsTerminal) -> bool {
    let plain = std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
    match colour {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => !plain && place.is_terminal(),
    }
}

/// Says something on standard error, if anybody listens.
pub(super) fn say(message: &str) {
    say_at_length(Colour::Never, |out| writeln!(out, "{message}"));
}

/// Says something in lines and colours on standard error, if anybody listens.
pub(super) fn say_at_length(colour: Colour, write: impl FnOnce(&mut Terminal<'_>) -> Result<()>) {
    let mut out = io::stderr();
    let coloured = is_coloured(colour, &out);
    let _ = write(&mut Terminal::new(&mut out, coloured));
}

/// Says on standard error what is being done, in the place of what was said so before; nothing if it is no terminal.
pub(super) fn say_instead(message: &str) {
    let mut out = io::stderr();
    if out.is_terminal() {
        let _ = write!(out, "\r\x1b[K{}", visible(message));
    }
}

/// Copies what was written for machines to standard output: as it is to a program, through the gate to a terminal.
pub(super) fn print(mut text: impl BufRead) -> io::Result<()> {
    let mut out = io::stdout().lock();
    if out.is_terminal() {
        let mut line = Vec::new();
        while text.read_until(b'\n', &mut line)? > 0 {
            out.write_all(visible(&String::from_utf8_lossy(&line)).as_bytes())?;
            line.clear();
        }
    } else {
        io::copy(&mut text, &mut out)?;
    }
    out.flush()
}

/// Copies what has passed the gate to standard output.
pub(super) fn print_passed(mut text: impl BufRead) -> io::Result<()> {
    let mut out = io::stdout().lock();
    io::copy(&mut text, &mut out)?;
    out.flush()
}
