use std::fs;
use std::path::{Path, PathBuf};

use hanke::bundle::Bundle;
use hanke::diff::{Change, Changes, compare, read};
use hanke::error::ReadError;
use hanke::language::Language;
use hanke::publish::{Edition, Profile, Publication};
use hanke::source::RecordFile;
use hanke::{Error, KnowledgeGraph};

use crate::{assert_expected, fixture, hanke};

fn side(name: &str) -> KnowledgeGraph {
    read(&fixture("diff").join(name)).unwrap()
}

fn changes() -> Changes {
    compare(&side("old"), &side("new")).unwrap()
}

fn text_of(old: &Path, new: &Path, arguments: &[&str]) -> String {
    let output = hanke(&["diff"]).args([old, new]).args(arguments).assert().success().get_output().stdout.clone();
    String::from_utf8(output).unwrap()
}

fn assert_is_expected(file: &str, found: &str) {
    assert_expected(&format!("diff/{file}"), found);
}

/// Writes the bundle of a graph, and gives its folder.
fn bundle(graph: &KnowledgeGraph, place: PathBuf) -> PathBuf {
    let (profile, publication) = (Profile::full(), Publication::shipped().unwrap());
    let edition = Edition { graph, profile: &profile, publication: &publication };
    Bundle::of(&edition).without_documents().write(&place).unwrap();
    place
}

#[test]
fn changes_read_as_expected_in_each_format_and_language() {
    let (old, new) = (fixture("diff/old"), fixture("diff/new"));
    for language in ["fi", "en"] {
        let text = text_of(&old, &new, &["--lang", language]);
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        assert_is_expected(&format!("changes.{language}.txt"), &text);
        let markdown = text_of(&old, &new, &["--lang", language, "--format", "markdown"]);
        assert_is_expected(&format!("changes.{language}.md"), &markdown);
    }
    assert_is_expected("changes.json", &text_of(&old, &new, &["--format", "json"]));
    let back = text_of(&new, &old, &["--lang", "en"]);
    assert_is_expected("back.en.txt", &back);
}

#[test]
fn sums_that_came_went_and_changed_read_as_expected() {
    let (old, new) = (fixture("diff-sums/old"), fixture("diff-sums/new"));
    assert_is_expected("sums.en.txt", &text_of(&old, &new, &["--lang", "en"]));
}

#[test]
fn nothing_has_changed_between_a_data_set_and_itself() {
    assert!(compare(&side("new"), &side("new")).unwrap().is_empty());
    let folder = fixture("diff/new");
    assert_eq!(text_of(&folder, &folder, &["--lang", "en"]), "No differences\n");
    assert_eq!(text_of(Path::new("shipped"), Path::new("data"), &[]), "Ei muutoksia\n");
}

#[test]
fn bundles_tell_the_same_as_the_data_that_they_were_made_of() {
    let folder = tempfile::tempdir().unwrap();
    let old = bundle(&side("old"), folder.path().join("old"));
    let new = bundle(&side("new"), folder.path().join("new"));
    assert_eq!(compare(&read(&old).unwrap(), &read(&new).unwrap()).unwrap(), changes());
    assert!(compare(&side("new"), &read(&new).unwrap()).unwrap().is_empty());
    assert!(compare(&side("new"), &read(&new.join("dataset.jsonld")).unwrap()).unwrap().is_empty());
    fs::remove_file(new.join("dataset.nq")).unwrap();
    let without_claims = compare(&side("old"), &read(&new).unwrap()).unwrap();
    assert!(!without_claims.passages_compared);
    assert!(without_claims.entities.iter().all(|entity| entity.change != Change::Passages));
    assert!(
        without_claims
            .page(Language::English)
            .notes
            .iter()
            .any(|note| note.starts_with("Passages have not been compared"))
    );
}

#[test]
fn a_bundle_with_another_base_has_the_same_entities() {
    let build = |name: &str| {
        let builder = KnowledgeGraph::builder().unwrap().folder(&fixture("diff").join(name)).unwrap();
        builder.base("https://example.org/hankkeet").build().unwrap()
    };
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = read(&bundle(&build("new"), folder.path().join("new"))).unwrap();
    assert_eq!(elsewhere.base(), "https://example.org/hankkeet");
    assert!(compare(&side("new"), &elsewhere).unwrap().is_empty());
    assert_eq!(compare(&side("old"), &elsewhere).unwrap(), changes());
    assert_eq!(compare(&build("old"), &side("new")).unwrap(), changes());
}

#[test]
fn the_order_of_files_does_not_matter() {
    let file = |name: &str| {
        let path = fixture("diff/new/records").join(name);
        RecordFile::new(name, fs::read_to_string(path).unwrap())
    };
    let build = |names: [&str; 2]| {
        let builder = KnowledgeGraph::builder().unwrap();
        names.into_iter().fold(builder, |builder, name| builder.records(file(name))).build().unwrap()
    };
    let (one, other) = (build(["register.toml", "report.toml"]), build(["report.toml", "register.toml"]));
    assert!(compare(&one, &other).unwrap().is_empty());
    assert_eq!(compare(&side("old"), &other).unwrap(), changes());
}

const NAMES: &str = r#"
<https://w3id.org/hanke/id/organization/kaupunki> a <https://w3id.org/hanke/ns#Organization> ;
    <http://www.w3.org/2004/02/skos/core#prefLabel> "Kaupunki"@fi .
<https://w3id.org/hanke/id/participation/project/S1/kaupunki/implementation> a <https://w3id.org/hanke/ns#Participation> ;
    <https://w3id.org/hanke/ns#project> <https://w3id.org/hanke/id/project/S1> ;
    <https://w3id.org/hanke/ns#organization> <https://w3id.org/hanke/id/organization/kaupunki> .
<https://w3id.org/hanke/id/project/S1> a <https://w3id.org/hanke/ns#Project> .
"#;

#[test]
fn a_thing_with_a_new_iri_is_told_of_once() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        read(&path).unwrap()
    };
    let same = "<https://w3id.org/hanke/id/organization/kaupunki> <http://www.w3.org/2002/07/owl#sameAs> \
                <https://w3id.org/hanke/id/organization/0174666-4> .\n";
    let renamed =
        NAMES.replace("organization/kaupunki", "organization/0174666-4").replace("S1/kaupunki", "S1/0174666-4");
    let (old, new) = (write("old.ttl", NAMES), write("new.ttl", &[&renamed, same].concat()));
    let changes = compare(&old, &new).unwrap();
    let [only] = changes.entities.as_slice() else { panic!("{changes:?}") };
    assert_eq!((only.entity.as_str(), only.change), ("organization:0174666-4", Change::Changed));
    assert_eq!(only.was, ["organization:kaupunki"]);
    let without_same_as = compare(&old, &write("named.ttl", &renamed)).unwrap();
    assert_eq!(without_same_as, changes, "the name tells that it is the same");
    assert!(compare(&new, &new).unwrap().is_empty());
}

#[test]
fn what_cannot_be_compared_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let said = |path: &Path| read(path).err().unwrap().to_string();
    assert!(said(folder.path()).contains("neither a bundle nor a data folder"));
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path
    };
    assert!(said(&write("notes.txt", "x")).contains("not a file that can be compared"));
    assert!(said(&write("blank.ttl", "_:a <https://example.org/p> 1 .")).contains("blank nodes"));
    let broken =
        write("broken.nq", "<https://example.org/a> <https://example.org/p> <https://example.org/b> .\noops\n");
    assert!(matches!(read(&broken), Err(Error::Read(ReadError::Rdf { line: 2, column: 1, .. }))), "{}", said(&broken));
    hanke(&["diff", "nowhere", "shipped"]).assert().code(2);
}
