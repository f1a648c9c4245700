//! What holds for any document and any layout: nothing panics, and what comes out is a record file.

mod register;

use std::sync::LazyLock;

use hanke::Error;
use hanke::document::Document;
use hanke::error::{Problem, ReadError};
use hanke::extract::{Confidence, Layouts, ProjectNames};
use hanke::source::RecordFile;
use hanke::source::Records;
use proptest::prelude::*;

use crate::cases;

/// What documents are made of: the labels of all layouts, values, and what comes between.
fn pieces() -> Vec<String> {
    let labels = layouts().iter().flat_map(|layout| layout.rules.iter().flat_map(|rule| rule.label.clone()));
    let others = [
        "\n",
        "\n",
        "\n\n",
        " ",
        ", ",
        "; ",
        ". ",
        ": ",
        " - ",
        "-\n",
        "•",
        "1. TÄRKEÄ TYÖ – Auttaa.",
        "(JAMK)",
        "S12345",
        "Polku",
        "Polku-hankkeessa",
        "1.6.2015 – 31.1.2018",
        "260 745 €",
        "1,5 milj. €",
        "100000-500000 €",
        "Koivurannan kaupunki",
        "1234567-1",
        "Äänekoskella",
        "romaninuoret, -perheet",
        "https://esimerkki.fi/sivu?projektikoodi=S12345",
        "\\",
        "\"",
        "'''",
        "\"\"\"",
        "{this}",
        "{passage}",
        "{value}",
        "\u{0}",
        "\u{7f}",
        "\u{ad}",
        "\u{301}",
        "𝒳",
        " esimerkki@example.org ",
        " puh. 040 123 4567 ",
        "Yhteyshenkilö: Esimerkki Henkilö",
        "Täytetään myöhemmin",
        "hyväksi käytännöksi",
    ];
    labels.chain(others.map(str::to_owned)).collect()
}

fn layouts() -> &'static Layouts {
    static LAYOUTS: LazyLock<Layouts> = LazyLock::new(|| Layouts::shipped().unwrap());
    &LAYOUTS
}

fn documents() -> impl Strategy<Value = String> {
    let made = prop::collection::vec(prop::sample::select(pieces()), 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![1 => any::<String>(), 4 => made]
}

/// Whether a record file is one that a person can go on with: it is TOML, and has no field that a record has not.
fn is_readable(text: &str) -> Result<(), String> {
    for record in RecordFile::new("read.toml", text.to_owned()).records() {
        match record {
            Err(Error::Read(ReadError::Fault(fault))) if is_of_form(&fault.problem) => {
                return Err(format!("{fault}\n{text}"));
            }
            _ => {}
        }
    }
    Ok(())
}

fn is_of_form(problem: &Problem) -> bool {
    matches!(
        problem,
        Problem::Syntax(_) | Problem::UnknownField { .. } | Problem::WrongType { .. } | Problem::Missing { .. }
    )
}

#[test]
fn a_value_that_was_damaged_on_its_way_is_never_certain() {
    for (name, is_sound) in [
        ("S\u{e4}rk\u{e4}n kunta", true),
        ("S\u{fffd}rk\u{fffd}n kunta", false),
        ("S\u{c3}\u{a4}rk\u{c3}\u{a4}n kunta", false),
    ] {
        let text = format!("Hankekoodi: S12345\nHankkeen nimi: Polku\nHakijan virallinen nimi: {name}\n");
        let document = Document::of_text("read.txt", &text);
        let reading = layouts().read_as(&document, "register-page").unwrap();
        let found = reading.proposals.iter().find(|proposal| proposal.record.name() == "participation").unwrap();
        assert_eq!(found.confidence == Confidence::Certain, is_sound, "{name}: {:?}", found.reason);
    }
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn any_document_gives_a_record_file_by_any_layout(text in documents()) {
        let document = Document::of_text("read.txt", &text);
        for layout in layouts().iter() {
            let reading = layouts().read_as(&document, &layout.name).unwrap();
            let mut names = ProjectNames::default();
            names.learn(&reading);
            prop_assert!(is_readable(&reading.record_file(&names)).is_ok(), "{:?}", is_readable(&reading.record_file(&names)));
            prop_assert!(reading.coverage().percent() <= 100);
            prop_assert!(!reading.report(&names).contains("esimerkki@example.org"));
        }
    }

    #[test]
    fn any_bytes_are_a_document_or_a_problem(bytes in any::<Vec<u8>>()) {
        if let Ok(document) = Document::of_bytes("bytes", &bytes) {
            let _ = layouts().read(&document).map(|reading| reading.report(&ProjectNames::default()));
        }
    }
}
