//! PDF documents made by hand.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_extract::{Document, EncryptionState, EncryptionVersion, Object, Permissions, StringFormat};

/// A page with a font `F1` and a drawing `X`, which is the first of the objects that are added.
pub(super) const PAGE: &str = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>/Contents 4 0 R>>";
pub(super) const FONT: &str =
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 32/LastChar 33/Widths[300 300]>>";
pub(super) const HELLO: &str = "BT /F1 12 Tf 100 700 Td (Hei!) Tj ET";

const CATALOG: &str = "<</Type/Catalog/Pages 2 0 R>>";
const PAGES: &str = "<</Type/Pages/Kids[3 0 R]/Count 1/Parent 9 0 R>>";

/// A PDF of one page with the given page, content and more objects.
pub(super) fn made(page: &str, content: &str, more: &[String]) -> Vec<u8> {
    let more: Vec<_> = more.iter().map(|object| object.clone().into_bytes()).collect();
    assembled(page, stream("", content.as_bytes()), FONT, &more)
}

/// The same with a packed content.
pub(super) fn packed(content: &[u8], more: &[Vec<u8>]) -> Vec<u8> {
    assembled(PAGE, deflated("", content), FONT, more)
}

/// A PDF of one page of any objects.
pub(super) fn assembled(page: &str, content: Vec<u8>, font: &str, more: &[Vec<u8>]) -> Vec<u8> {
    let texts = [CATALOG, PAGES, page].map(|object| object.as_bytes().to_vec());
    let objects = texts.into_iter().chain([content, font.as_bytes().to_vec()]).chain(more.iter().cloned());
    let (mut file, mut places) = (b"%PDF-1.5\n".to_vec(), Vec::new());
    for (object, number) in objects.zip(1..) {
        writeln!(places, "{:010} 00000 n ", file.len()).unwrap();
        file.extend([format!("{number} 0 obj\n").as_bytes(), &object, b"\nendobj\n"].concat());
    }
    let (size, start) = (6 + more.len(), file.len());
    write!(file, "xref\n0 {size}\n0000000000 65535 f \n").unwrap();
    file.extend(places);
    write!(file, "trailer\n<</Size {size}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n").unwrap();
    file
}

pub(super) fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let head = format!("<<{dictionary}/Length {}>>\nstream\n", content.len());
    [head.as_bytes(), content, b"\nendstream"].concat()
}

pub(super) fn deflated(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    packed.write_all(content).unwrap();
    stream(&format!("{dictionary}/Filter/FlateDecode"), &packed.finish().unwrap())
}

/// The same PDF, protected by a password, but for all to read.
pub(super) fn protected(bytes: &[u8]) -> Vec<u8> {
    let mut document = Document::load_mem(bytes).unwrap();
    let id = Object::String(b"0123456789abcdef".to_vec(), StringFormat::Literal);
    document.trailer.set("ID", Object::Array(vec![id.clone(), id]));
    let permissions = Permissions::all();
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: "",
        key_length: 128,
        permissions,
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    let mut file = Vec::new();
    document.save_to(&mut file).unwrap();
    file
}
