//! PDF documents, made by a word processor.

use std::path::PathBuf;

use hanke::document::{self, Kind, Problem};
use hanke::record::Extent;

use super::made::{HELLO, PAGE, made, protected};
use super::{check, linked, placed, raw, received};

fn bytes() -> Vec<u8> {
    std::fs::read(crate::fixture("files").join("report.pdf")).unwrap()
}

#[test]
fn a_report_is_read_line_by_line() {
    let raw = received("report.pdf");
    assert_eq!((raw.kind, raw.encoding, raw.extent), (Kind::Pdf, "PDF", Extent::Pages(2)));
    let lines = placed(&raw);
    for expected in [
        (1, "Kaislaranta-hankkeen loppuraportti"),
        (1, "Kaislaranta-hanke vahvisti syrjäseutujen nuorten työllistymisedellytyksiä yhteiskehittämisen"),
        (2, "2019\t120 000 €\t118 430,50 €"),
        (2, "Yhteensä\t360 000 €\t358 429,50 €"),
        (2, "Kaislaranta – loppuraportti, sivu 2"),
    ] {
        assert!(lines.contains(&expected), "{expected:?} in {lines:#?}");
    }
    check(&raw);
}

/// The same report, protected by a password, but for all to read.
#[test]
fn what_is_protected_and_open_to_all_is_read() {
    let (report, open) = (received("report.pdf"), received("open-to-all.pdf"));
    assert_eq!((open.text, open.extent, open.links), (report.text, report.extent, report.links));
    let hello = protected(&made(PAGE, HELLO, &[]));
    assert_eq!(raw(&hello).text, "Hei!");
    let mention = made(PAGE, &HELLO.replace("Hei!", "/Encrypt "), &[]);
    assert_eq!(raw(&mention).text, "/Encrypt", "a word in a text protects nothing");
    let at = memchr::memmem::find(&hello, b"/Encrypt ").unwrap();
    let hidden = [&hello[..at], b"/#45ncrypt ", &hello[at + 9..]].concat();
    let problem = document::read_bytes("hidden.pdf", &hidden).unwrap_err();
    assert!(matches!(problem, Problem::Damaged { .. }), "{problem}");
}

#[test]
fn links_of_a_pdf_have_their_text() {
    let raw = received("report.pdf");
    let page = "https://kaislaranta.example.fi/raportit/loppuraportti-2022/kaytannot.html";
    assert!(linked(&raw).contains(&(page, page)), "{:?}", linked(&raw));
    assert!(raw.links.iter().any(|(_, target)| target == "https://avik.example.fi/"));
}

#[test]
fn a_name_does_not_make_a_pdf() {
    assert_eq!(raw(b"Otsake %PDF-1.7 kertoo version, kirjoittaa Kaislaranta.").kind, Kind::Text);
    assert_eq!(document::read_bytes("page.pdf", b"<html><p>a").unwrap().kind, Kind::Html);
    assert_eq!(document::read_bytes("report.txt", &bytes()).unwrap().kind, Kind::Pdf);
    assert_eq!(raw(&[b"\n\n".as_slice(), &bytes()].concat()[2..]).kind, Kind::Pdf);
}

#[test]
fn what_cannot_be_read_says_so() {
    let path = |name: &str| -> PathBuf { crate::fixture("files").join(name) };
    assert!(matches!(document::read(&path("scanned.pdf")), Err(Problem::Scanned { pages: 2, .. })));
    assert!(matches!(document::read(&path("protected.pdf")), Err(Problem::Encrypted { .. })));
    let half = document::read_bytes("half.pdf", &bytes()[..13_000]);
    assert!(matches!(half, Err(Problem::Damaged { .. })), "{half:?}");
    let header = document::read_bytes("header.pdf", b"%PDF-1.7\n");
    assert!(matches!(header, Err(Problem::Damaged { .. })), "{header:?}");
}

#[test]
fn malice_is_refused_and_survived() {
    let form =
        |inner: &str, more: &str| format!("<</Subtype/Form{more}/Length {}>>\nstream\n{inner}\nendstream", inner.len());
    let own = "/Resources<</XObject<</X 6 0 R>>>>";
    let round = PAGE.replace("/MediaBox[0 0 600 800]", "").replace("/Parent 2 0 R", "/Parent 3 0 R");
    let table: &[(&str, Vec<u8>, bool)] = &[
        ("plain", made(PAGE, HELLO, &[]), true),
        ("a form", made(PAGE, &format!("/X Do {HELLO}"), &[form("0 0 m", "")]), true),
        ("a form in itself", made(PAGE, "/X Do", &[form("/X Do", own)]), false),
        ("a form in itself by its page", made(PAGE, "/X Do", &[form("/X Do /X Do", "")]), false),
        ("a page above itself", made(&round, HELLO, &[]), false),
        ("deep arrays", made(PAGE, &("[".repeat(200_000) + HELLO), &[]), false),
        ("deep objects", made(PAGE, HELLO, &["[".repeat(200_000) + &"]".repeat(200_000)]), true),
    ];
    for (what, bytes, readable) in table {
        let read = super::soon(|| document::read_bytes(what, bytes));
        assert_eq!(read.as_ref().is_ok_and(|raw| raw.text == "Hei!"), *readable, "{what}: {read:?}");
        assert!(*readable || matches!(read, Err(Problem::Damaged { .. })), "{what}: {read:?}");
    }
}

#[test]
fn text_on_the_next_line_is_text() {
    let lines = "BT /F1 12 Tf 14 TL 100 700 Td (Hei!) Tj (Moi!) ' 1 2 (Terve!) \" ET";
    assert_eq!(raw(&made(PAGE, lines, &[])).text, "Hei!\nMoi!\nTerve!");
}

/// What is drawn between texts is dropped before it is parsed; nothing of the text may go with it.
#[test]
fn drawings_between_texts_leave_them_whole() {
    let table = [
        "0 0 m 10 10 l S",
        "/Span <</ActualText (ET) /MCID 0>> BDC EMC",
        "0.5 0 0 rg [3 (]) 2] 0 d",
        "BI /W 2 /H 1 /BPC 8 /CS /G ID \u{1}( EI",
        "% BT (no) Tj\n",
        "q 1 0 0 1 0 0cm Q",
        "<48 65> pop (\\)\\() pop",
    ];
    for drawing in table {
        let content = format!("{drawing} {HELLO} {drawing} {HELLO}");
        let read = document::read_bytes("drawing", &made(PAGE, &content, &[])).map(|raw| raw.text);
        assert_eq!(read.map_err(|problem| problem.to_string()).as_deref(), Ok("Hei!Hei!"), "{drawing}");
    }
}
