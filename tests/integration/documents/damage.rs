//! Documents that were damaged on their way, and letters written in more than one way.

use hanke::document::{Document, Reason, Text};

use super::raw;

/// What is read, in which encoding, and in which lines something is lost.
const DAMAGED: &[(&[u8], &str, &str, &[u32])] = &[
    ("Hämeen työ\nB".as_bytes(), "UTF-8", "Hämeen työ\nB", &[]),
    (b"H\xc3\xa4meen\nty\xf6 \xe2\x82\xac\nC", "UTF-8", "Hämeen\nty\u{fffd} €\nC", &[2]),
    (b"H\xc3\xa4meen ty\xc3", "UTF-8", "Hämeen ty\u{fffd}", &[1]),
    (b"<html><p>H\xc3\xa4meen\n<p>ty\xf6", "UTF-8", "Hämeen\nty\u{fffd}", &[2]),
    (b"<html><meta charset=iso-8859-1><p>H\xc3\xa4meen\n<p>ty\xf6", "UTF-8", "Hämeen\nty\u{fffd}", &[2]),
    (b"H\xe4meen ty\xf6", "ISO-8859-1", "Hämeen työ", &[]),
    (b"100 000 \xa4, H\xe4me", "ISO-8859-15", "100 000 €, Häme", &[]),
    (b"100 000 \x80, H\xe4me \xa4", "windows-1252", "100 000 €, Häme ¤", &[]),
];

#[test]
fn one_wrong_byte_does_not_change_the_encoding() {
    for (bytes, encoding, text, damaged) in DAMAGED {
        let read = raw(bytes);
        let expected = (*encoding, *text, *damaged);
        assert_eq!((read.encoding, read.text.as_str(), read.damaged.as_slice()), expected, "{bytes:?}");
    }
}

#[test]
fn all_ends_of_lines_are_ends_of_lines() {
    for end in ['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'] {
        let document = Document::of_bytes("a.txt", format!("yksi{end}kaksi{end}{end}kolme").as_bytes()).unwrap();
        let text = document.text.as_str();
        let expected = if end == '\u{c}' { "yksi\nkaksi\nkolme" } else { "yksi\nkaksi\n\nkolme" };
        assert_eq!(text, expected, "{end:?}");
        assert_eq!(document.text.locator(text.find("kolme").unwrap()..text.len()).to_string(), "line 4", "{end:?}");
    }
}

#[test]
fn letters_are_written_in_one_way() {
    let table = [
        ("p\u{a8}a\u{a8}att\u{a8}o \u{2da}Abo", "päättö Åbo", Reason::Composed),
        ("\u{fb01}ksu e\u{fb03}ca", "fiksu effica", Reason::Composed),
        ("A\u{30a}land", "Åland", Reason::Composed),
        ("kau\u{200b}pun\u{200d}ki\u{feff}\u{200f}", "kaupunki", Reason::Invisible),
    ];
    for (written, clean, reason) in table {
        let text = Text::clean(written);
        assert_eq!((text.as_str(), text.restored().as_str()), (clean, written));
        assert!(text.edits().iter().all(|edit| edit.reason == reason), "{written:?}: {:?}", text.edits());
    }
}
