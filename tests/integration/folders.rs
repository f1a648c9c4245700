use std::fs;
use std::path::Path;

use hanke::check::Checks;
use hanke::extract::Layouts;
use hanke::publish::{Profile, Publication};
use hanke::query::Library;
use hanke::source::{Decisions, OrganizationFile, RecordFile};
use hanke::{KnowledgeGraph, Result};

use crate::{fixture, hanke, stdout};

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

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn message(arguments: &[&str]) -> String {
    let output = hanke(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}: {output:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// A data folder with a record file of a village, and `publication.toml` of its own.
fn village() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("records")).unwrap();
    fs::write(folder.path().join("records/kylä.toml"), RECORDS).unwrap();
    let publication = fs::read_to_string(crate::project().join("data/publication.toml")).unwrap();
    let own = publication.replace("https://w3id.org/hanke/", "https://kylä.example.org/");
    assert_ne!(own, publication);
    fs::write(folder.path().join("publication.toml"), own).unwrap();
    folder
}

#[test]
fn data_of_ones_own_are_not_published_as_those_that_are_compiled_in() {
    let (data, out) = (village(), tempfile::tempdir().unwrap());
    let (data, out) = (data.path(), out.path().join("out"));
    for command in ["build", "check", "export"] {
        let told = message(&[command, text(data)]);
        assert!(told.starts_with(&format!("hanke: {} is a data folder of its own", text(data))), "{told}");
        assert!(told.contains(&format!("--data {}", text(data))), "{told}");
    }
    for own in ["records", "records/kylä.toml"] {
        let path = data.join(own);
        let told = message(&["build", text(&path), "--out", text(&out)]);
        assert!(told.starts_with(&format!("hanke: {} would be published under the name", text(&path))), "{told}");
        assert!(told.contains("--publication FILE") && told.contains("--data DIR"), "{told}");
    }
    assert!(!out.exists(), "nothing is published");
    let publication = data.join("publication.toml");
    let records = data.join("records");
    let own = ["build", "-q", text(&records), "--publication", text(&publication), "--no-pages", "--out", text(&out)];
    hanke(&own).assert().success();
    let turtle = fs::read_to_string(out.join("dataset.ttl")).unwrap();
    assert!(turtle.contains("kylä.example.org/id/") && !turtle.contains("<https://w3id.org/hanke/id/"), "{turtle}");
}

#[test]
fn nothing_is_published_of_nothing_and_what_was_found_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let (empty, out) = (folder.path().join("empty"), folder.path().join("out"));
    fs::create_dir(&empty).unwrap();
    let shipped = fixture("../../data/publication.toml");
    let build = |more: &[&str]| {
        let last = ["--publication", text(&shipped), "--out", text(&out)];
        message(&[&["build"], more, &last].concat())
    };
    let none = build(&["--data", "none"]);
    assert!(none.starts_with("hanke: there is nothing to publish: no data were named\n  help: "), "{none}");
    for (files, found) in [
        (&[][..], "nothing"),
        (
            &["a.csv", "b.CSV", "c.xlsx", "README"],
            "1 file without an ending, 1 file in .CSV, 1 file in .csv, 1 file in .xlsx",
        ),
    ] {
        for file in files {
            fs::write(empty.join(file), "Name;Sum\n").unwrap();
        }
        let told = build(&["--data", "none", text(&empty)]);
        let holds = format!("hanke: {} has neither record files nor documents: it holds {found}\n", text(&empty));
        assert!(told.starts_with(&holds), "{told}");
        let told = build(&["--data", text(&empty)]);
        assert!(told.contains(&format!("is no data folder: it has no folder records, and holds {found}\n")), "{told}");
        let told = message(&["extract", text(&empty)]);
        assert!(told.contains(&format!("has no documents: it holds {found}\n  help: ")), "{told}");
    }
    let data = village();
    let records = data.path().join("records");
    fs::rename(records.join("kylä.toml"), records.join("kylä.csv")).unwrap();
    let told = build(&["--data", text(data.path())]);
    assert!(told.contains(&format!("nothing to publish: {} holds 1 file in .csv\n", text(&records))), "{told}");
    assert!(!out.exists());
}

/// A theme that only the data folder knows, and a layout that only it has.
fn with_own_scheme_and_layout() -> tempfile::TempDir {
    let folder = village();
    for (name, text) in [
        (
            "schemes/own.ttl",
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\
             <https://w3id.org/hanke/scheme/themes/mending> a skos:Concept ; skos:notation \"mending\" ;\n\
             skos:prefLabel \"korjaaminen\"@fi , \"mending\"@en ;\n\
             skos:inScheme <https://w3id.org/hanke/scheme/themes> .\n",
        ),
        (
            "layouts/note.toml",
            "name = \"note\"\nsummary = \"A note\"\nrank = \"leaflet\"\nlanguage = \"fi\"\n\
             [recognition]\nlabels = 2\ntexts = ['Korjauslista']\n\
             [[rule]]\nlabel = [\"Nimi:\"]\nvalue = \"line\"\n\
             gives = [{ record = \"project\", id = \"{this}\", name = \"{value}\" }]\n\
             [[rule]]\nlabel = [\"Aihe:\"]\nvalue = \"line\"\n\
             gives = [{ record = \"project\", id = \"{this}\", themes = \"{value}\" }]\n",
        ),
        (
            "records/teema.toml",
            &RECORDS
                .replace("kylä", "teema")
                .replace("pyörä", "paja")
                .replace("Pyörä\"", "Paja\"\nthemes = [\"mending\"]"),
        ),
        ("lista.txt", "Korjauslista\n\nNimi: Verstas\n\nAihe: korjaaminen\n"),
    ] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn each_command_reads_with_the_schemes_and_layouts_of_the_data_folder() {
    let data = with_own_scheme_and_layout();
    let (folder, theme) = (text(data.path()), "scheme/themes/mending");
    let path = |name: &str| text(&data.path().join(name)).to_owned();
    let (document, records) = (path("lista.txt"), path("records/teema.toml"));
    let claims = stdout(&["extract", "--data", folder, &document, "--format", "nquads"]);
    assert!(claims.contains(&format!("<https://w3id.org/hanke/{theme}>")), "{claims}");
    assert!(claims.contains("kylä.example.org/id/project/verstas"), "under the address of the data");
    let read = stdout(&["extract", "--data", folder, &document]);
    assert!(read.contains("by the layout note."), "{read}");
    fs::write(path("before.toml"), &read).unwrap();
    fs::write(path("lista.txt"), "Korjauslista\n\nNimi: Verstas\n\nAihe:\n").unwrap();
    let changes = stdout(&["extract", "--data", folder, &document, "--against", &path("before.toml")]);
    assert!(changes.starts_with("- project:verstas ") && changes.contains("themes:mending"), "{changes}");
    let plain = RECORDS.replace("kylä", "teema").replace("pyörä", "paja").replace("Pyörä", "Paja");
    fs::write(path("plain.toml"), plain).unwrap();
    let difference = stdout(&["diff", "--data", folder, &path("plain.toml"), &records]);
    assert!(difference.contains("korjaaminen"), "{difference}");
}

#[test]
fn each_command_that_reads_documents_takes_layouts_of_ones_own() {
    let data = with_own_scheme_and_layout();
    let path = |name: &str| text(&data.path().join(name)).to_owned();
    fs::write(path("lista.txt"), "Korjauslista\n\nNimi: Verstas\n\nAihe: hyvinvointi\n").unwrap();
    let (document, layouts) = (path("lista.txt"), path("layouts"));
    let told = message(&["export", &document]);
    assert!(told.starts_with("hanke: no layout fits"), "{told}");
    for command in
        [&["export"][..], &["query", "projects", "--with"], &["sparql", "SELECT ?n { ?p skos:prefLabel ?n }", "--with"]]
    {
        let out = stdout(&[command, &[&document, "--data", "none", "--layouts", &layouts]].concat());
        assert!(out.contains("Verstas"), "{command:?}");
    }
    let out = path("out");
    let publication = path("publication.toml");
    let build = ["build", "-q", &document, "--data", "none", "--layouts", &layouts, "--publication", &publication];
    hanke(&[&build[..], &["--no-pages", "--out", &out]].concat()).assert().success();
    assert!(fs::read_to_string(path("out/dataset.ttl")).unwrap().contains("Verstas"));
}

/// What is in a data folder and is not read as data: the originals, to which a record file may stand beside.
#[test]
fn the_originals_in_a_data_folder_are_read_only_where_they_are_named() {
    let data = village();
    let documents = data.path().join("documents");
    fs::create_dir(&documents).unwrap();
    fs::copy(fixture("documents/leaflet.txt"), documents.join("leaflet.txt")).unwrap();
    let sources = |more: &[&str]| {
        let query = "SELECT ?s { ?s a hanke:Source }";
        stdout(&[&["sparql", query, "--data", text(data.path())], more].concat()).lines().count() - 1
    };
    assert_eq!((sources(&[]), sources(&["--with", text(&documents)])), (1, 2));
}
