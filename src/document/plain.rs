//! Plain text: as it was received, with `\n` at the end of each line.

use super::encoding::Decoded;
use super::{Extent, Kind, MOST_LINES, Problem, Reading, Result};

/// The text with the place of each line.
pub(super) fn read(name: &str, decoded: Decoded) -> Result<Reading> {
    let text = unified(decoded.text);
    let extent = lines(name, &text)?;
    let units = units(&text);
    Ok(Reading { kind: Kind::Text, encoding: decoded.encoding, text, units, extent, links: Vec::new() })
}

/// `\r\n` and `\r` become `\n`; the number of lines stays.
pub(super) fn unified(text: String) -> String {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text }
}

/// How many lines a text has whose lines end in `\n`, if they are not too many.
pub(super) fn lines(name: &str, text: &str) -> Result<Extent> {
    let ends = text.bytes().filter(|byte| *byte == b'\n').count();
    let count = ends + usize::from(!text.ends_with('\n'));
    match u32::try_from(count) {
        Ok(lines) if lines <= MOST_LINES => Ok(Extent::Lines(lines)),
        _ => Err(too_many(name, count)),
    }
}

fn too_many(name: &str, count: usize) -> Problem {
    let (size, limit) = (format!("{count} lines"), format!("{MOST_LINES} lines"));
    Problem::TooLarge { name: name.to_owned(), size, limit, help: "split it into several documents" }
}

fn units(text: &str) -> Vec<(usize, u32)> {
    let starts = text.match_indices('\n').map(|(end, _)| end + 1);
    std::iter::once(0).chain(starts).filter(|start| *start < text.len()).zip(1..).collect()
}
