//! Documents as received: text, HTML, PDF, and everything that is none of them.

mod anything;
mod covered;
mod damage;
mod encodings;
mod limits;
mod made;
mod marks;
mod pages;
mod pdfs;
mod problems;
mod texts;

use std::time::{Duration, Instant};

use hanke::document::{self, Raw};
use hanke::record::Extent;

/// What is read from bytes that must be readable.
fn raw(bytes: &[u8]) -> Raw {
    document::read_bytes("document", bytes).unwrap()
}

/// What is read from a fixture.
fn received(name: &str) -> Raw {
    document::read(&super::fixture("files").join(name)).unwrap()
}

/// The lines of a text, each with the unit in which it begins.
fn placed(raw: &Raw) -> Vec<(u32, &str)> {
    let mut start = 0;
    let place = |line: &'_ str| {
        let unit = raw.unit(start + line.len() - line.trim_start().len()).unwrap_or(0);
        start += line.len() + 1;
        unit
    };
    let units: Vec<u32> = raw.text.split('\n').map(place).collect();
    units.into_iter().zip(raw.text.split('\n')).collect()
}

/// The links with their texts.
fn linked(raw: &Raw) -> Vec<(&str, &str)> {
    raw.links.iter().map(|(range, target)| (&raw.text[range.clone()], target.as_str())).collect()
}

/// What holds for whatever was read.
fn check(raw: &Raw) {
    assert!(raw.units.windows(2).all(|pair| pair[0].0 < pair[1].0), "units are sorted: {:?}", raw.units);
    assert!(raw.units.iter().all(|(byte, _)| *byte < raw.text.len() && raw.text.is_char_boundary(*byte)));
    let (Extent::Lines(last) | Extent::Pages(last) | Extent::Rows(last)) = raw.extent;
    assert!(raw.units.iter().all(|(_, unit)| (1..=last).contains(unit)), "units are in 1..={last}: {:?}", raw.units);
    assert!(raw.links.iter().all(|(range, _)| raw.text.get(range.clone()).is_some_and(|text| !text.is_empty())));
}

/// Reads something and fails if it takes long; a minute is forever.
fn soon<T>(work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let done = work();
    assert!(start.elapsed() < Duration::from_secs(30), "took {:?}", start.elapsed());
    done
}
