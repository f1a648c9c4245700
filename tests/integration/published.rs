use std::fs;
use std::path::Path;

use hanke::bundle::Bundle;
use hanke::publish::{Edition, Profile, Publication};
use hanke::{KnowledgeGraph, vocab};

use crate::{fixture, stdout};

/// A folder with the bundle of a graph in it.
fn published(graph: &KnowledgeGraph, publication: &Publication) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let edition = Edition { graph, profile: &Profile::full(), publication };
    Bundle::of(&edition).without_documents().write(&folder.path().join("bundle")).unwrap();
    folder
}

fn shipped() -> tempfile::TempDir {
    published(&KnowledgeGraph::shipped().unwrap(), &Publication::shipped().unwrap())
}

/// What a graph says, as the lines of `dataset.nq`.
fn lines(graph: &KnowledgeGraph) -> Vec<String> {
    let mut lines: Vec<_> = graph.store().unwrap().iter().map(|quad| format!("{} .", quad.unwrap())).collect();
    lines.sort_unstable();
    lines
}

fn written(bundle: &Path) -> Vec<String> {
    let text = fs::read_to_string(bundle.join("dataset.nq")).unwrap();
    let mut lines: Vec<_> = text.lines().map(str::to_owned).collect();
    lines.sort_unstable();
    lines
}

/// Puts one text in the place of another in the data of a bundle.
fn change(bundle: &Path, from: &str, to: &str) {
    let path = bundle.join("dataset.nq");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains(from), "{from}");
    fs::write(path, text.replace(from, to)).unwrap();
}

#[test]
fn a_bundle_is_the_graph_that_was_published() {
    let (folder, graph) = (shipped(), KnowledgeGraph::shipped().unwrap());
    let bundle = folder.path().join("bundle");
    let again = KnowledgeGraph::from_folder(&bundle).unwrap();
    assert!(lines(&again) == written(&bundle), "what is said is said again, and nothing more");
    let rainer = graph.find("Rainer").unwrap();
    let why = |graph: &KnowledgeGraph| graph.why(rainer.as_ref(), Some(vocab::ns::STATUS)).unwrap();
    assert_eq!(why(&again), why(&graph));
    assert_eq!((again.counts().sources, again.counts().records), (graph.counts().sources, 0));
}

#[test]
fn a_bundle_of_a_bundle_is_the_same_to_the_byte() {
    let (folder, publication) = (shipped(), Publication::shipped().unwrap());
    let again = published(&KnowledgeGraph::from_folder(&folder.path().join("bundle")).unwrap(), &publication);
    let sums = |folder: &Path| fs::read_to_string(folder.join("bundle/SHA256SUMS")).unwrap();
    assert_eq!(sums(again.path()), sums(folder.path()));
}

#[test]
fn a_bundle_has_the_base_under_which_it_was_published() {
    let place = fixture("elsewhere");
    let publication = Publication::read(&place.join("publication.toml")).unwrap();
    let builder = KnowledgeGraph::builder().unwrap().folder(&place).unwrap().base(&publication.base());
    let folder = published(&builder.build().unwrap(), &publication);
    let again = KnowledgeGraph::builder().unwrap().path(&folder.path().join("bundle")).unwrap().build().unwrap();
    assert_eq!(again.base(), "https://example.org/polku/id");
    assert!(lines(&again) == written(&folder.path().join("bundle")));
}

#[test]
fn a_bundle_and_records_make_one_graph_in_which_the_better_source_is_followed() {
    let folder = shipped();
    let more = folder.path().join("more.toml");
    let text = "[source]\nid = \"more\"\ntitle = \"Lisää\"\nrank = \"decision\"\nlanguage = \"fi\"\nlines = 9\n[[passage]]\n\
                lines = \"1\"\n[[passage.project]]\nid = \"S20398\"\nstatus = \"planned\"\n";
    fs::write(&more, text).unwrap();
    let builder = KnowledgeGraph::builder().unwrap().path(&folder.path().join("bundle")).unwrap();
    let graph = builder.path(&more).unwrap().build().unwrap();
    let project = graph.find("S20398").unwrap();
    let why = graph.why(project.as_ref(), Some(vocab::ns::STATUS)).unwrap();
    let shown: Vec<_> = why[0].shown().map(|value| value.term.to_string()).collect();
    assert_eq!(shown, ["<https://w3id.org/hanke/scheme/project-statuses/planned>"]);
    assert!(why[0].others().count() > 0);
}

#[test]
fn questions_are_answered_from_a_bundle() {
    let folder = shipped();
    let bundle = folder.path().join("bundle");
    let asked = |data: &[&str]| stdout(&[&["query", "projects", "--format", "csv"], data].concat());
    assert_eq!(asked(&["--data", bundle.to_str().unwrap()]), asked(&[]));
}

#[test]
fn what_is_wrong_in_a_bundle_is_told_with_file_and_line() {
    let folder = shipped();
    let bundle = folder.path().join("bundle");
    let first = fs::read_to_string(bundle.join("dataset.nq")).unwrap().lines().next().unwrap().to_owned();
    change(&bundle, &first, "<broken");
    let error = KnowledgeGraph::from_folder(&bundle).err().unwrap().to_string();
    assert!(error.contains("dataset.nq:1:"), "{error}");
}

#[test]
fn the_lines_of_a_bundle_stand_as_they_were_written() {
    let folder = shipped();
    let path = folder.path().join("bundle/dataset.nq");
    let text = fs::read_to_string(&path).unwrap();
    let mut lines: Vec<_> = text.lines().collect();
    lines.rotate_left(1);
    fs::write(&path, lines.join("\n")).unwrap();
    let error = KnowledgeGraph::from_folder(&folder.path().join("bundle")).err().unwrap().to_string();
    assert!(error.contains(&format!("dataset.nq:{}:1: what is said of", lines.len())), "{error}");
}

#[test]
fn a_person_in_a_bundle_passes_no_gate() {
    let folder = shipped();
    let bundle = folder.path().join("bundle");
    change(&bundle, "\"Rainer\"", "\"Oona Virtanen\"");
    let graph = KnowledgeGraph::from_folder(&bundle).unwrap();
    assert!(!graph.withheld().is_empty() && graph.withheld().iter().all(|one| one.place.file.ends_with("dataset.nq")));
    assert!(lines(&graph).iter().all(|line| !line.contains("Oona")), "neither claims nor the view have the name");

    change(&bundle, "\"Oona Virtanen\"", "\"Yhteyshenkilö: Oona Virtanen\"");
    let error = KnowledgeGraph::from_folder(&bundle).err().unwrap().to_string();
    assert!(error.contains("dataset.nq:") && !error.contains("Oona"), "{error}");
}
