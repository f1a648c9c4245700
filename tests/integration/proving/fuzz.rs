//! Any text: no reader and no prover panics, and none contradicts the other.
//!
//! `HANKE_FUZZ_SECONDS` says for how long texts are made; without it a few are.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use super::agreement::contradictions;
use hanke::document::Document;

use super::dice::Dice;
use super::{documents, lines};

/// What texts are made of: values, what stands beside values, and what is hard to cut.
const PIECES: [&str; 121] = [
    " ",
    " ",
    " ",
    "\n",
    "\u{a0}",
    "\t",
    ",",
    ".",
    ":",
    ";",
    "-",
    "–",
    "−",
    "/",
    "(",
    ")",
    "'",
    "’",
    "·",
    "+",
    "%",
    "_",
    "=",
    "|",
    "<",
    ">",
    "~",
    "\"",
    "x",
    "1",
    "2",
    "5",
    "12",
    "31",
    "500",
    "000",
    "2015",
    "2016",
    "1.6.",
    "1.6.2015",
    "31.12.2016",
    "30.2.2017",
    "2015-06-01",
    "T08:00Z",
    "6/2015",
    "1. kesäkuuta 2015",
    "1 June 2015",
    "den 3 mars 2016",
    "kevät 2019",
    "alkaen",
    " asti",
    "päättyy ",
    "Alkaa ",
    "from ",
    " to ",
    " till ",
    "until ",
    "€",
    " €",
    "M€",
    "t€",
    " milj. ",
    " mrd. ",
    "EUR ",
    " euroa",
    "kr",
    " mk",
    "£",
    "$",
    "k",
    "M",
    "enintään ",
    "noin ",
    "n. ",
    "alle ",
    "max. ",
    " vuodessa",
    " per ",
    "/kk",
    " tai enemmän",
    "miinus ",
    ",-",
    "S12345",
    "SK-2023-017",
    "1234567-1",
    "0116297-6",
    "s. ",
    "pp. ",
    "28",
    "https://a.example/",
    "www.b.example",
    "?q=",
    "[0]",
    "a",
    "ä",
    "Kemin ",
    "Tornion ",
    "kaupunki",
    "kaupungit",
    "kunta",
    "Oy",
    "ry",
    "säätiö",
    "yliopisto",
    "STM",
    ":n",
    " ja ",
    " sekä ",
    " och ",
    " and ",
    "nuoret",
    "romaninuoret",
    "-perheet",
    "kuntien ",
    "opettajat",
    "Jyväskylässä",
    "Etelä- ja Keski-Pohjanmaa",
    "a\u{308}",
    "²",
    "\u{ad}",
    "\u{200b}",
];

fn text(dice: &mut Dice) -> String {
    match dice.below(4) {
        0 => (0..dice.below(12)).map(|_| *dice.one_of(&PIECES)).collect(),
        1 => {
            let line = lines::line(dice);
            mutated(dice, &line.text)
        }
        2 => {
            let line = lines::belied(dice);
            mutated(dice, &line.text)
        }
        _ => [lines::line(dice).text, (*dice.one_of(&PIECES)).to_owned(), lines::line(dice).text].concat(),
    }
}

/// A text with a piece put in, taken out, or in the place of a sign.
pub(super) fn mutated(dice: &mut Dice, text: &str) -> String {
    let mut signs: Vec<String> = text.chars().map(String::from).collect();
    for _ in 0..=dice.below(2) {
        let at = dice.below(signs.len());
        match dice.below(3) {
            0 => signs.insert(at, (*dice.one_of(&PIECES)).to_owned()),
            1 if !signs.is_empty() => drop(signs.remove(at)),
            _ if !signs.is_empty() => (*dice.one_of(&PIECES)).clone_into(&mut signs[at]),
            _ => (),
        }
    }
    signs.concat()
}

/// A panic, or what a reader and the prover disagree on.
fn fault(dice: &mut Dice) -> Option<String> {
    let (layout, text) = match dice.below(18) {
        0 => documents::of_a_layout(dice),
        1 | 2 => ("single-values".to_owned(), documents::document(dice)),
        _ => (String::new(), text(dice)),
    };
    let bytes = dice.once_in(9).then(|| damaged(dice, &text));
    let found = catch_unwind(AssertUnwindSafe(|| match bytes {
        Some(bytes) => read_bytes(&bytes),
        None if layout.is_empty() => contradictions(&text).into_iter().next(),
        None => documents::verdicts(&text, &layout).into_iter().find_map(Result::err),
    }));
    found.unwrap_or_else(|_| Some(format!("panic in {text:?}")))
}

/// Bytes of which some are others.
fn damaged(dice: &mut Dice, text: &str) -> Vec<u8> {
    let mut bytes = [*dice.one_of(&["", "<html><p>", "%PDF-1.7\n"]), text].concat().into_bytes();
    for _ in 0..dice.below(6) {
        let at = dice.below(bytes.len() + 1);
        bytes.insert(at, u8::try_from(dice.below(256)).unwrap());
    }
    bytes
}

/// Whatever the bytes are, they are a document or a problem, and the readers read the document.
fn read_bytes(bytes: &[u8]) -> Option<String> {
    let document = Document::of_bytes("bytes", bytes).ok()?;
    // What stands in damaged text is doubtful where documents are read, so that it may be unproven.
    drop(contradictions(document.text.as_str()));
    None
}

#[test]
fn no_text_makes_reader_and_prover_disagree() {
    let asked = std::env::var("HANKE_FUZZ_SECONDS").ok().and_then(|seconds| seconds.parse().ok());
    let end = asked.map(|seconds| Instant::now() + Duration::from_secs(seconds));
    let seed = end.map_or(7, |_| std::time::UNIX_EPOCH.elapsed().unwrap().as_secs());
    let mut dice = Dice(seed);
    let mut faults = Vec::new();
    for number in 0.. {
        let done = end.map_or(number >= 2_000, |end| Instant::now() >= end);
        if done || faults.len() >= 60 {
            break;
        }
        faults.extend(fault(&mut dice));
    }
    assert!(faults.is_empty(), "seed {seed}:\n{}", faults.join("\n"));
}
