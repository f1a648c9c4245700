//! Every problem: what is refused, and with which words.

use std::fs;
use std::path::Path;
use std::process::Command;

use hanke::document::{self, Problem};
use hanke::record::Extent;

use super::{raw, soon};

fn message(read: document::Result<document::Raw>) -> String {
    read.map(|raw| raw.text).unwrap_err().to_string()
}

#[test]
fn files_that_are_none() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("empty"), "").unwrap();
    fs::write(path("blank"), " \n\t\r\n").unwrap();
    fs::File::create(path("huge")).unwrap().set_len(1 << 30).unwrap();
    assert!(Command::new("mkfifo").arg(path("pipe")).status().unwrap().success());
    let table: &[(&str, &str)] = &[
        ("missing", "there is no such file\n  help: check the path"),
        ("empty/file", "there is no such file\n  help: check the path"),
        ("", "it is a folder, not a file\n  help: give one of the files in it"),
        ("empty", "it is empty\n  help: check that it was downloaded or saved whole"),
        ("blank", "it is empty\n  help: check that it was downloaded or saved whole"),
        ("huge", "it has 1024 MiB, and at most 128 MiB are read\n  help: split it into several documents"),
        ("pipe", "it is a named pipe, not a regular file\n  help: copy its content into a file and give that"),
    ];
    for (name, words) in table {
        let path = path(name);
        assert_eq!(soon(|| message(document::read(&path))), format!("cannot read {}: {words}", path.display()));
    }
}

#[test]
fn devices_and_files_of_others() {
    assert!(matches!(document::read(Path::new("/dev/zero")), Err(Problem::Special { what: "a device", .. })));
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("closed");
    fs::write(&path, "a").unwrap();
    fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o000)).unwrap();
    if fs::File::open(&path).is_err() {
        assert!(message(document::read(&path)).contains("you may not read this file\n  help: "));
    }
}

#[test]
fn formats_that_are_not_read_are_named() {
    let table: &[(&[u8], &str)] = &[
        (b"PK\x03\x04....word/document.xml", "a Word document (DOCX)"),
        (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text (ODT)"),
        (b"PK\x03\x04....xl/workbook.xml", "an Excel workbook (XLSX)"),
        (b"PK\x03\x04....photo.jpg", "a ZIP archive"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a JPEG picture"),
        (b"\x89PNG\r\n\x1a\n\0", "a PNG picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0", "an old Office document (DOC, XLS or PPT)"),
        (b"{\\rtf1\\ansi Kaislaranta}", "a rich text document (RTF)"),
        (b"%!PS-Adobe-3.0", "a PostScript document"),
        (b"\x1f\x8b\x08\0", "a gzip archive"),
        (b"\xff\xfe\0\0a\0\0\0", "UTF-32 text"),
        (b"Kaislaranta\0", "a binary file"),
        (b"\x01\x02\x03\x04Kaislaranta", "a binary file"),
    ];
    for (bytes, seems) in table {
        let words = message(document::read_bytes("muistio.pdf", bytes));
        let start =
            format!("cannot read muistio.pdf: it seems to be {seems}, and text, HTML or PDF was expected\n  help: ");
        assert!(words.starts_with(&start) && words.len() > start.len(), "{words}");
    }
}

#[test]
fn pages_and_texts_without_text() {
    let page = message(document::read_bytes("page.html", b"<!doctype html><script>write()</script>"));
    assert!(page.contains("the page has no text of its own; scripts may write it\n  help: "), "{page}");
    for blank in [&b"\xef\xbb\xbf"[..], b"\xff\xfe \0", "\u{a0}\n".as_bytes()] {
        assert!(matches!(document::read_bytes("blank", blank), Err(Problem::Empty { .. })));
    }
}

#[test]
fn every_problem_says_what_to_do() {
    let name = || "a.pdf".to_owned();
    let problems = [
        Problem::Scanned { name: name(), pages: 3 },
        Problem::Encrypted { name: name() },
        Problem::Damaged { name: name(), problem: "page 2: no font".to_owned() },
        Problem::TooSlow { name: name(), seconds: 60 },
        Problem::Denied { path: "a.pdf".into() },
        Problem::Read { path: "a.pdf".into(), source: std::io::Error::other("the disk is gone") },
    ];
    for words in problems.map(|problem| problem.to_string()) {
        assert!(words.starts_with("cannot read a.pdf: ") && words.contains("\n  help: "), "{words}");
    }
}

#[test]
fn length_is_bounded_in_bytes_and_lines() {
    let line = "Työpajat ".repeat(400_000);
    assert_eq!(soon(|| raw(line.as_bytes())).extent, Extent::Lines(1));
    let table = [
        ("a\n".repeat(1_000_001), "it has 1000001 lines, and at most 1000000 lines are read"),
        ("<p>".to_owned() + &"\n".repeat(1_000_001), "it has 1000001 lines, and at most 1000000 lines are read"),
        ("Työpajat ".repeat(450_000), "it has 5 MiB of text, and at most 4 MiB of text are read"),
        ("<p>".to_owned() + &"Työpajat ".repeat(450_000), "it has 5 MiB of text, and at most 4 MiB of text are read"),
        ("a".repeat((32 << 20) + 1), "it has 33 MiB, and at most 32 MiB are read"),
        ("a".repeat((128 << 20) + 1), "it has 129 MiB, and at most 128 MiB are read"),
    ];
    for (text, words) in table {
        let words = format!("cannot read large: {words}\n  help: split it into several documents");
        assert_eq!(message(soon(|| document::read_bytes("large", text.as_bytes()))), words);
    }
}
