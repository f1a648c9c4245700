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

/// A page with what is laid over it, the first of the objects that are added.
fn page_with(annotations: &str) -> String {
    PAGE.replace("/Contents", &format!("/Annots[{annotations}]/Contents"))
}

#[test]
fn what_is_filled_in_stands_where_its_field_stands() {
    let content = "BT /F1 12 Tf 100 700 Td (Kunta:) Tj 200 0 Td (Alue:) Tj -200 -40 Td (Muuta) Tj ET";
    let field = |x: u32, y: u32, more: &str| {
        let (right, top) = (x + 90, y + 16);
        format!("<</Subtype/Widget/FT/Tx/Rect[{x} {y} {right} {top}]{more}>>")
    };
    let fields = [
        field(150, 696, "/V(J\\344rvel\\344)"),
        field(350, 696, "/V<FEFF004800E4006D0065>"),
        field(100, 300, "/V(Lopuksi)"),
        field(150, 656, "/F 2/V(n\\344kym\\344t\\366n)"),
        field(150, 656, "/Ff 8192/V(sala)"),
        "<</Subtype/Widget/Parent 12 0 R/Rect[150 656 240 672]>>".to_owned(),
        "<</FT/Ch/V[(yksi)(kaksi)]>>".to_owned(),
    ];
    let page = page_with("6 0 R 7 0 R 8 0 R 9 0 R 10 0 R 11 0 R");
    assert_eq!(raw(&made(&page, content, &fields)).text, "Kunta: Järvelä\tAlue: Häme\nMuuta yksi, kaksi\nLopuksi");
}

#[test]
fn small_raised_digits_are_marks() {
    let set = |rise: u32, size: u32, mark: &str| {
        format!("BT /F1 12 Tf 100 700 Td (100 000) Tj {rise} Ts /F1 {size} Tf ({mark}) Tj 0 Ts /F1 12 Tf ( EUR) Tj ET")
    };
    let read = |rise, size, mark| raw(&made(PAGE, &set(rise, size, mark), &[])).text;
    assert_eq!(read(4, 7, "1"), "100 000¹ EUR");
    assert_eq!(read(4, 7, "1\\)"), "100 000¹⁾ EUR");
    assert_eq!(read(4, 7, "st"), "100 000st EUR", "a word is no mark");
    assert_eq!(read(0, 7, "1"), "100 0001 EUR", "it stands on the line");
    assert_eq!(read(4, 12, "1"), "100 0001 EUR", "it is as large as the others");
}

#[test]
fn text_that_nobody_sees_is_not_read() {
    let hello = "BT /F1 12 Tf 100 700 Td (Hei!) Tj ET";
    let below = |how: &str| format!("{hello} {how} BT /F1 12 Tf 100 600 Td (Ei) Tj ET");
    let read = |content: &str| raw(&made(PAGE, content, &[])).text;
    for how in ["3 Tr", "7 Tr", "1 g", "1 1 1 rg", "0 0 0 0 k", "/DeviceRGB cs 1 1 1 sc", "1 g 90 590 99 30 re f"] {
        assert_eq!(read(&below(how)), "Hei!", "{how}");
    }
    for how in ["0 Tr", "0 g", "1 0 0 rg", "q 3 Tr 1 g Q", "0 0 1 rg 90 590 99 30 re f 1 g"] {
        assert_eq!(read(&below(how)), "Hei!\nEi", "{how}");
    }
    assert_eq!(read(&format!("3 Tr {hello}")), "Hei!", "the text behind a scanned picture");
}
