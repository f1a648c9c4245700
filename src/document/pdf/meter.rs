//! What the syntax of PDF will cost in memory once it is parsed: measured while it is unpacked, before it is kept.

use std::io::{self, Write};

/// What a document may cost when it is opened: its objects, and the packed streams from which text is read.
pub(super) const OPEN: u64 = 96 << 20;

/// What a page may cost: all that its content, and the drawings and fonts in it, are parsed into.
pub(super) const PAGE: u64 = 128 << 20;

/// What one token (a number, a name, an operator, a bracket) is parsed into: an object, its place in a list, and for
/// an operator its operation.
pub(super) const TOKEN: u64 = 160;

/// How often a byte of syntax is held: unpacked, joined, handed over and parsed.
const COPIES: u64 = 4;

/// A sink for syntax that keeps nothing but the sum of what it will cost.
#[derive(Clone)]
pub(super) struct Meter {
    limit: u64,
    cost: u64,
    inside: bool,
}

impl Meter {
    /// A meter that lets so many bytes pass.
    pub(super) fn new(limit: u64) -> Self {
        Self { limit, cost: 0, inside: false }
    }

    /// The cost so far.
    pub(super) fn cost(&self) -> u64 {
        self.cost
    }

    /// Adds to the cost.
    ///
    /// # Errors
    /// Those of [`Meter::check`].
    pub(super) fn charge(&mut self, cost: u64) -> io::Result<()> {
        self.cost = self.cost.saturating_add(cost);
        self.check()
    }

    /// Whether the cost is within the limit.
    ///
    /// # Errors
    /// What would be passed, if it is not.
    pub(super) fn check(&self) -> io::Result<()> {
        let limit = self.limit >> 20;
        if self.cost <= self.limit {
            Ok(())
        } else {
            Err(over(format!("it would take more than {limit} MiB of memory to read")))
        }
    }
}

/// The error of what is right as it is, and more than may be read.
pub(super) fn over(limit: String) -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, limit)
}

/// Whether an error is that of a limit.
pub(super) fn is_over(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::FileTooLarge
}

impl Write for Meter {
    fn write(&mut self, syntax: &[u8]) -> io::Result<usize> {
        let mut tokens = 0;
        for byte in syntax {
            let class = Class::of(*byte);
            tokens += u64::from(class == Class::Start || (class == Class::Regular && !self.inside));
            self.inside = class == Class::Regular;
        }
        self.charge(tokens * TOKEN + syntax.len() as u64 * COPIES)?;
        Ok(syntax.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// White space, delimiters and regular characters (ISO 32000-1, 7.2.2).
#[derive(Clone, Copy, PartialEq)]
enum Class {
    /// White space, or the end of something that was counted where it started.
    Between,
    /// A delimiter with which something starts.
    Start,
    Regular,
}

impl Class {
    fn of(byte: u8) -> Self {
        match byte {
            b'\0' | b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' | b')' | b']' | b'>' | b'}' => Self::Between,
            b'(' | b'<' | b'[' | b'{' | b'/' | b'%' => Self::Start,
            _ => Self::Regular,
        }
    }
}
