//! A graph that is published under another address than ours: its entities are called there as they are here.

use std::fs;
use std::path::Path;

use hanke::KnowledgeGraph;
use hanke::publish::Publication;
use hanke::query::{Format, write_rows};
use oxigraph::io::{RdfFormat, RdfParser};

use crate::{fixture, hanke, stdout};

const PROJECT: &str = "https://example.org/polku/id/project/S10001";

fn graph() -> KnowledgeGraph {
    let folder = fixture("elsewhere");
    let publication = Publication::read(&folder.join("publication.toml")).unwrap();
    KnowledgeGraph::builder().unwrap().folder(&folder).unwrap().base(&publication.base()).build().unwrap()
}

#[test]
fn a_thing_is_found_by_its_compact_iri_and_by_its_class_and_key() {
    let graph = graph();
    for name in ["project:S10001", "project/S10001", "id:project/S10001", "S10001", PROJECT] {
        assert_eq!(graph.find(name).unwrap().as_str(), PROJECT, "{name}");
    }
    assert_eq!(graph.prefixes().compact(PROJECT), "project:S10001");
    assert!(graph.find("https://w3id.org/hanke/id/project/S10001").is_err(), "that is nobody's IRI here");
}

#[test]
fn a_graph_of_claims_has_the_base_of_its_entities() {
    let quads: Vec<_> = graph()
        .store()
        .unwrap()
        .iter()
        .map(Result::unwrap)
        .filter(|quad| !quad.graph_name.is_default_graph())
        .collect();
    let claimed = KnowledgeGraph::from_claims(quads).unwrap();
    assert_eq!(claimed.base(), "https://example.org/polku/id");
    assert_eq!(claimed.find("project:S10001").unwrap().as_str(), PROJECT);
}

#[test]
fn a_graph_of_claims_about_things_of_no_class_has_the_base_of_its_passages() {
    let text = "<https://example.org/id/source/a#line=0,1> { <https://example.org/id/project/X1> <https://w3id.org/hanke/ns#code> 'X1' }";
    let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(text).map(Result::unwrap);
    let graph = KnowledgeGraph::from_claims(quads).unwrap();
    assert_eq!(graph.find("project:X1").unwrap().as_str(), "https://example.org/id/project/X1");
}

#[test]
fn questions_and_answers_use_the_prefixes_of_the_graph() {
    let graph = graph();
    let rows = graph.sparql("SELECT ?status { project:S10001 hanke:status ?status ; hanke:code ?code }").unwrap();
    assert_eq!(rows.into_rows().unwrap().count(), 1);
    let rows = graph.sparql("SELECT ?project { ?project a hanke:Project }").unwrap().into_rows().unwrap();
    let mut table = Vec::new();
    write_rows(rows, Format::Markdown, &mut table).unwrap();
    assert_eq!(String::from_utf8(table).unwrap(), "| project |\n|---|\n| project:S10001 |\n");
}

#[test]
fn why_and_check_call_a_thing_by_its_compact_iri() {
    let folder = fixture("elsewhere");
    let data = ["--data", folder.to_str().unwrap(), "--lang", "en"];
    let why = stdout(&[&["why", "project:S10001", "status"][..], &data].concat());
    assert!(why.starts_with("project:S10001\n  hanke:status\n"), "{why}");
    assert_eq!(why, stdout(&[&["why", "project/S10001", "status"][..], &data].concat()));
    let findings = hanke(&[&["check"][..], &data].concat()).output().unwrap();
    let findings = String::from_utf8(findings.stdout).unwrap();
    assert!(findings.contains("Polku (project:S10001), hanke:status"), "{findings}");
    let shown = stdout(&[&["query", "project-card", "-p", "project=project/S10001", "--show"][..], &data].concat());
    assert!(shown.contains("PREFIX project: <https://example.org/polku/id/project/>"), "{shown}");
}

#[test]
fn a_decision_is_made_and_kept_there() {
    let folder = tempfile::tempdir().unwrap();
    copy(&fixture("elsewhere"), folder.path());
    let data = folder.path().to_str().unwrap();
    let accept = ["check", "--data", data, "--accept", "project/S10001", "status", "ongoing", "--reason", "It goes on"];
    stdout(&[&accept[..], &["--date", "2026-11-28"]].concat());
    let decisions = fs::read_to_string(folder.path().join("decisions.toml")).unwrap();
    for line in ["thing = \"project/S10001\"", "value = \"project-statuses:ongoing\"", "@ source/polku#line=6,7"] {
        assert!(decisions.contains(line), "{line}: {decisions}");
    }
    let why = stdout(&["why", "project:S10001", "status", "--data", data, "--lang", "en"]);
    assert!(why.contains("shown: ongoing"), "{why}");
}

fn copy(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap() {
        let (from, to) = (entry.as_ref().unwrap().path(), to.join(entry.unwrap().file_name()));
        if from.is_dir() {
            fs::create_dir(&to).unwrap();
            copy(&from, &to);
        } else {
            fs::copy(from, to).unwrap();
        }
    }
}
