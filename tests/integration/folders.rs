use std::fs;
use std::path::Path;

use hanke::check::Checks;
use hanke::extract::Layouts;
use hanke::publish::{Profile, Publication};
use hanke::query::Library;
use hanke::source::{Decisions, OrganizationFile, RecordFile};
use hanke::{KnowledgeGraph, Result};

use crate::fixture;

/// The record file of a project with a Finnish name.
const RECORDS: &str = "[source]\nid = \"kylä\"\ntitle = \"Kylän lehti\"\nrank = \"leaflet\"\nlanguage = \"fi\"\nlines = 9\n\
                       \n[[passage]]\nlines = \"1\"\n\n[[passage.project]]\nid = \"pyörä\"\nname = \"Pyörä\"\n";

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

/// One byte for each character of western Europe.
fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(letter).unwrap()).collect()
}

/// A text in other encodings, and what is said of it.
fn encoded(text: &str) -> Vec<(Vec<u8>, &'static str)> {
    vec![
        (utf_16(text, u16::to_le_bytes), "UTF-16LE"),
        (utf_16(text, u16::to_be_bytes), "UTF-16BE"),
        (utf_16(&format!("\u{feff}{text}"), u16::to_le_bytes), "UTF-16LE"),
        (utf_16(&format!("\u{feff}{text}"), u16::to_be_bytes), "UTF-16BE"),
        (latin_1(text), "ISO-8859-1 (Latin-1)"),
        ([&latin_1(text)[..], b"# 5 \x80\n"].concat(), "windows-1252"),
        ([&latin_1(text)[..], b"# 5 \xa4\n"].concat(), "ISO-8859-15 (Latin-9)"),
        ([text.as_bytes(), b"# \xe4\n"].concat(), "a byte in line 14 that is no part of it"),
        (b"\x1f\x8b\x08\0\0\0".to_vec(), "a gzip archive"),
        (b"\x01\x02\x03\x04\xff".to_vec(), "a binary file"),
    ]
}

#[test]
fn a_record_file_in_another_encoding_is_refused_with_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kylä.toml");
    for (bytes, name) in encoded(RECORDS) {
        fs::write(&path, bytes).unwrap();
        let error = RecordFile::read(&path).map(|_| ()).unwrap_err().to_string();
        let expected = format!(
            "cannot read {}: expected UTF-8, found {name}\n  help: open it in an editor and save it as UTF-8",
            path.display()
        );
        assert_eq!(error, expected);
    }
}

#[test]
fn a_byte_order_mark_is_no_part_of_a_record_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("kylä.toml");
    fs::write(&path, format!("\u{feff}{RECORDS}")).unwrap();
    let graph = KnowledgeGraph::builder().unwrap().path(&path).unwrap().build().unwrap();
    assert!(graph.find("Pyörä").is_ok());
    fs::write(&path, format!("\u{feff}{}", RECORDS.replace("title", "titel"))).unwrap();
    let error = KnowledgeGraph::builder().unwrap().path(&path).unwrap().build().map(|_| ()).unwrap_err().to_string();
    assert!(error.contains(":3:1: titel: no such field"), "{error}");
}

/// The name of a file, and what reads it.
type Reader<'a> = (&'a str, &'a dyn Fn(&Path) -> Result<()>);

/// Every text that people write, not record files alone.
#[test]
fn whatever_people_write_is_named_by_its_encoding() {
    let folder = tempfile::tempdir().unwrap();
    let schemes = folder.path().join("schemes");
    fs::create_dir_all(folder.path().join("records")).unwrap();
    fs::create_dir(&schemes).unwrap();
    let path = |name: &str| folder.path().join(name);
    let readers: [Reader<'_>; 8] = [
        ("decisions.toml", &|path| Decisions::read(path).map(|_| ())),
        ("organizations.toml", &|path| OrganizationFile::read(path).map(|_| ())),
        ("publication.toml", &|path| Publication::read(path).map(|_| ())),
        ("portal.toml", &|path| Profile::read(path).map(|_| ())),
        ("layout.toml", &|path| Layouts::default().add_path(path)),
        ("severity.toml", &|path| Checks::shipped()?.profile().clone().with_file(path).map(|_| ())),
        ("query.rq", &|path| Library::shipped()?.add_folder(path.parent().unwrap())),
        ("schemes/own.ttl", &|_| KnowledgeGraph::builder()?.folder(folder.path()).map(|_| ())),
    ];
    for (name, read) in readers {
        fs::write(path(name), latin_1("# kylän päätös\n")).unwrap();
        let error = read(&path(name)).unwrap_err().to_string();
        assert!(
            error.starts_with(&format!("cannot read {}: expected UTF-8, found ISO", path(name).display())),
            "{error}"
        );
        fs::remove_file(path(name)).unwrap();
    }
}

#[test]
fn endings_of_names_in_capitals_are_seen() {
    let folder = tempfile::tempdir().unwrap();
    fs::copy(fixture("documents/leaflet.txt"), folder.path().join("LEAFLET.TXT")).unwrap();
    fs::write(folder.path().join("KYLÄ.TOML"), RECORDS).unwrap();
    let graph = KnowledgeGraph::builder().unwrap().path(folder.path()).unwrap().build().unwrap();
    assert_eq!(graph.counts().sources, 2);
    let graph = hanke::diff::read(&folder.path().join("KYLÄ.TOML")).unwrap();
    assert!(graph.find("Pyörä").is_ok());
}
