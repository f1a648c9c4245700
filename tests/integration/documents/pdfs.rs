//! PDF documents, made by a word processor.

use std::fmt::Write as _;
use std::path::PathBuf;

use hanke::document::{self, Kind, Problem};
use hanke::record::Extent;

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

/// A PDF of one page with the given page, content and more objects.
fn made(page: &str, content: &str, more: &[String]) -> Vec<u8> {
    let stream = format!("<</Length {}>>\nstream\n{content}\nendstream", content.len());
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 32/LastChar 33/Widths[300 300]>>";
    let fixed =
        ["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1/Parent 9 0 R>>", page, &stream, font];
    let objects = fixed.into_iter().chain(more.iter().map(String::as_str));
    let (mut file, mut places) = (String::from("%PDF-1.5\n"), String::new());
    for (object, number) in objects.zip(1..) {
        writeln!(places, "{:010} 00000 n ", file.len()).unwrap();
        writeln!(file, "{number} 0 obj\n{object}\nendobj").unwrap();
    }
    let (size, start) = (6 + more.len(), file.len());
    write!(
        file,
        "xref\n0 {size}\n0000000000 65535 f \n{places}trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n"
    )
    .unwrap();
    file.into_bytes()
}

const PAGE: &str = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>/Contents 4 0 R>>";
const HELLO: &str = "BT /F1 12 Tf 100 700 Td (Hei!) Tj ET";

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
