//! Plain text: as it was received, with `\n` at the end of each line.

use super::encoding::Decoded;
use super::{Extent, Kind, LINE_ENDS, MOST_LINES, Problem, Reading, Result};

/// The text with the place of each line.
pub(super) fn read(name: &str, decoded: Decoded) -> Result<Reading> {
    let text = unified(decoded.text);
    let extent = lines(name, &text)?;
    let (units, damaged) = (units(&text), damaged(&text));
    Ok(Reading { kind: Kind::Text, encoding: decoded.encoding, text, units, extent, damaged, links: Vec::new() })
}

/// `\r\n` and `\r` become `\n`; the number of lines stays.
pub(super) fn unified(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// How many lines a text has, if they are not too many.
pub(super) fn lines(name: &str, text: &str) -> Result<Extent> {
    let ends = ends(text);
    let count = text.matches(ends).count() + usize::from(!text.ends_with(ends));
    match u32::try_from(count) {
        Ok(lines) if lines <= MOST_LINES => Ok(Extent::Lines(lines)),
        _ => Err(too_many(name, count)),
    }
}

/// The ends of lines by which a text is counted: `\n`, as editors count, or all others where there is none.
fn ends(text: &str) -> &'static [char] {
    if text.trim_end().contains('\n') { &['\n'] } else { &LINE_ENDS }
}

/// The lines of a text in which a character stands that could not be read.
pub(super) fn damaged(text: &str) -> Vec<u32> {
    let lines = text.split(ends(text)).zip(1..);
    lines.filter(|(line, _)| line.contains(char::REPLACEMENT_CHARACTER)).map(|(_, number)| number).collect()
}

fn too_many(name: &str, count: usize) -> Problem {
    let (size, limit) = (format!("{count} lines"), format!("{MOST_LINES} lines"));
    Problem::TooLarge { name: name.to_owned(), size, limit, help: "split it into several documents" }
}

fn units(text: &str) -> Vec<(usize, u32)> {
    let starts = text.match_indices(ends(text)).map(|(at, end)| at + end.len());
    std::iter::once(0).chain(starts).filter(|start| *start < text.len()).zip(1..).collect()
}
