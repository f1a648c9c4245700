//! Which encoding is found, and that lines are counted the same in all of them.

use hanke::document::Kind;
use hanke::record::Extent;

use super::{placed, raw, received};

const TEXT: &str = "Kaislaranta-hanke\nTyöpajoja oli Åvikissa 12, väkeä äärettömästi.\nLoppu";

fn wide(text: &str, to: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to).collect()
}

fn latin(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect()
}

#[test]
fn each_encoding_gives_the_same_text() {
    let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let table: &[(&str, Vec<u8>)] = &[
        ("UTF-8", TEXT.into()),
        ("UTF-8", marked(b"\xef\xbb\xbf", TEXT.as_bytes())),
        ("UTF-16LE", marked(b"\xff\xfe", &wide(TEXT, u16::to_le_bytes))),
        ("UTF-16BE", marked(b"\xfe\xff", &wide(TEXT, u16::to_be_bytes))),
        ("UTF-16LE", wide(TEXT, u16::to_le_bytes)),
        ("UTF-16BE", wide(TEXT, u16::to_be_bytes)),
        ("ISO-8859-1", latin(TEXT)),
    ];
    for (encoding, bytes) in table {
        let raw = raw(bytes);
        assert_eq!((raw.encoding, raw.text.as_str(), raw.kind), (*encoding, TEXT, Kind::Text));
        assert_eq!(raw.extent, Extent::Lines(3), "{encoding}");
    }
}

#[test]
fn windows_has_a_dash_where_latin_has_none() {
    let raw = raw(b"Ty\xf6pajat 2019\x962022 maksoivat 100 \x80.");
    assert_eq!((raw.encoding, raw.text.as_str()), ("windows-1252", "Työpajat 2019–2022 maksoivat 100 €."));
}

#[test]
fn a_page_is_read_as_it_says_if_it_can_be() {
    let page = |charset: &str, text: &[u8]| [format!("<html><meta {charset}><p>").as_bytes(), text].concat();
    let table: &[(&str, &[u8], &str, &str)] = &[
        ("charset=windows-1251", b"\xcf\xf0\xe8\xe2\xe5\xf2", "windows-1251", "Привет"),
        ("http-equiv=content-type content='text/html; charset=ISO-8859-1'", b"ty\xf6", "ISO-8859-1", "työ"),
        ("charset=utf-8", b"ty\xf6", "ISO-8859-1", "työ"),
        ("charset=nonsense", b"ty\xf6\x96", "windows-1252", "työ–"),
        ("charset=iso-8859-1", "työ".as_bytes(), "UTF-8", "työ"),
        ("charset=utf-16", b"tyo", "UTF-8", "tyo"),
    ];
    for (charset, text, encoding, expected) in table {
        let raw = raw(&page(charset, text));
        assert_eq!((raw.encoding, raw.text.as_str(), raw.kind), (*encoding, *expected, Kind::Html), "{charset}");
    }
    let xml = raw(b"<?xml version='1.0' encoding='ISO-8859-15'?>\n<html><p>100 \xa4</p></html>");
    assert_eq!((xml.encoding, xml.text.as_str()), ("ISO-8859-15", "100 €"));
}

#[test]
fn line_ends_of_all_kinds_count_once() {
    type Units = &'static [(usize, u32)];
    let table: &[(&str, u32, Units)] = &[
        ("a", 1, &[(0, 1)]),
        ("a\n", 1, &[(0, 1)]),
        ("a\nb", 2, &[(0, 1), (2, 2)]),
        ("a\r\nb\r\n", 2, &[(0, 1), (2, 2)]),
        ("a\rb\r", 2, &[(0, 1), (2, 2)]),
        ("a\n\r\nb\r\rc", 5, &[(0, 1), (2, 2), (3, 3), (5, 4), (6, 5)]),
        ("\n\na", 3, &[(0, 1), (1, 2), (2, 3)]),
        ("a\u{c}b\u{2028}c\u{85}d\u{b}e\u{2029}f", 6, &[(0, 1), (2, 2), (6, 3), (9, 4), (11, 5), (15, 6)]),
        ("a\u{c}b\nc", 2, &[(0, 1), (4, 2)]),
    ];
    for (text, lines, units) in table {
        let raw = raw(text.as_bytes());
        assert_eq!((raw.extent, raw.units.as_slice()), (Extent::Lines(*lines), *units), "{text:?}");
    }
}

#[test]
fn a_wide_text_is_read_from_a_file() {
    let raw = received("notes-utf16.txt");
    let expected =
        [(1, "Kaislaranta-hanke"), (2, "Muistio 12 – työpajat"), (3, ""), (4, "Osallistujia oli 84, tavoite ylittyi.")];
    assert_eq!((raw.encoding, raw.extent), ("UTF-16LE", Extent::Lines(4)));
    assert_eq!(placed(&raw)[..4], expected);
}
