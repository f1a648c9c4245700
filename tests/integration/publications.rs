use std::collections::BTreeSet;
use std::fs;

use hanke::KnowledgeGraph;
use hanke::publish::{self, Format};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphName, Quad};

use crate::{fixture, hanke, stdout};

fn shipped() -> KnowledgeGraph {
    KnowledgeGraph::shipped().unwrap()
}

fn everything() -> KnowledgeGraph {
    KnowledgeGraph::builder().unwrap().path(&fixture("records/valid")).unwrap().build().unwrap()
}

fn write(graph: &KnowledgeGraph, format: Format) -> Vec<u8> {
    let mut out = Vec::new();
    publish::write(graph, format, &mut out).unwrap();
    out
}

fn parse(format: RdfFormat, bytes: &[u8]) -> BTreeSet<String> {
    let quads = RdfParser::from_format(format).for_slice(bytes);
    quads.map(|quad| quad.unwrap().to_string()).collect()
}

fn view(graph: &KnowledgeGraph) -> BTreeSet<String> {
    graph.view().map(|quad| quad.unwrap().to_string()).collect()
}

#[test]
fn each_format_holds_exactly_the_view_and_n_quads_the_claims_too() {
    for graph in [shipped(), everything()] {
        let expected = view(&graph);
        assert_eq!(parse(RdfFormat::Turtle, &write(&graph, Format::Turtle)), expected);
        assert_eq!(parse(RdfFormat::NTriples, &write(&graph, Format::NTriples)), expected);
        let json_ld = RdfFormat::JsonLd { profile: oxigraph::io::JsonLdProfileSet::empty() };
        assert_eq!(parse(json_ld, &write(&graph, Format::JsonLd)), expected);
        let all: BTreeSet<_> = graph.store().unwrap().iter().map(|quad| quad.unwrap().to_string()).collect();
        assert_eq!(parse(RdfFormat::NQuads, &write(&graph, Format::NQuads)), all);
    }
}

#[test]
fn two_builds_are_the_same_to_the_byte() {
    for format in [Format::Turtle, Format::JsonLd, Format::NQuads] {
        assert!(write(&shipped(), format) == write(&shipped(), format), "{format:?}");
    }
}

#[test]
fn turtle_is_nested_and_sorted() {
    let turtle = String::from_utf8(write(&shipped(), Format::Turtle)).unwrap();
    let subjects: Vec<_> = turtle.lines().filter(|line| line.starts_with('<') || line.starts_with("id:")).collect();
    let projects: Vec<_> = subjects.iter().filter(|line| line.contains("/project/S")).collect();
    assert!(projects.is_sorted() && projects.len() >= 14, "each subject once, in order: {projects:?}");
}

#[test]
fn json_ld_uses_the_short_names_of_the_context() {
    let document: serde_json::Value = serde_json::from_slice(&write(&shipped(), Format::JsonLd)).unwrap();
    let entities = document["@graph"].as_array().unwrap();
    let rainer = entities.iter().find(|entity| entity["code"] == "S20398").unwrap();
    assert_eq!(rainer["type"], "Project");
    assert_eq!(rainer["name"]["fi"], "Rainer");
    assert_eq!(rainer["startDate"], "2015-06-01");
    assert_eq!(rainer["status"]["id"], "https://w3id.org/hanke/scheme/project-statuses/ended");
    assert_eq!(rainer["status"]["name"]["fi"], "päättynyt");
    let spelled_out =
        entities.iter().flat_map(|entity| entity.as_object().unwrap().keys()).filter(|key| key.starts_with("hanke:"));
    assert_eq!(spelled_out.collect::<Vec<_>>(), Vec::<&String>::new(), "every term of ours has a short name that fits");
}

#[test]
fn values_that_no_term_of_the_context_fits_are_spelled_out() {
    let graph = KnowledgeGraph::empty().unwrap();
    let store = graph.store().unwrap();
    let data = r#"<https://example.org/a> <https://w3id.org/hanke/ns#status> "a text where an IRI belongs"@fi ;
        <https://w3id.org/hanke/ns#code> 7 ; <https://w3id.org/hanke/ns#startDate> "not typed" ;
        <http://www.w3.org/2004/02/skos/core#prefLabel> "no language", "two"@fi, "three"@fi ;
        <https://example.org/unknown> <https://example.org/b>, "plain", "text"@en-GB, 1.5 ;
        <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://example.org/Class> ."#;
    store.load_from_slice(RdfParser::from_format(RdfFormat::Turtle), data.as_bytes()).unwrap();
    let json_ld = RdfFormat::JsonLd { profile: oxigraph::io::JsonLdProfileSet::empty() };
    assert_eq!(parse(json_ld, &write(&graph, Format::JsonLd)), view(&graph));
    assert_eq!(parse(RdfFormat::Turtle, &write(&graph, Format::Turtle)), view(&graph));
}

#[test]
fn awkward_text_survives_every_format() {
    let graph = KnowledgeGraph::empty().unwrap();
    for (number, text) in
        ["\"", "\\", "a\nb\r\tc", "<b>&amp;</b>", "مرحبا", "\u{200f}", "'''\"\"\"", "\u{1f600}"].iter().enumerate()
    {
        let subject = oxigraph::model::NamedNode::new(format!("https://example.org/{number}")).unwrap();
        let literal = oxigraph::model::Literal::new_language_tagged_literal(*text, "fi").unwrap();
        let quad = Quad::new(subject, hanke::vocab::skos::PREF_LABEL, literal, GraphName::DefaultGraph);
        graph.store().unwrap().insert(&quad).unwrap();
    }
    let json_ld = RdfFormat::JsonLd { profile: oxigraph::io::JsonLdProfileSet::empty() };
    for (format, parser) in
        [(Format::Turtle, RdfFormat::Turtle), (Format::JsonLd, json_ld), (Format::NTriples, RdfFormat::NTriples)]
    {
        assert_eq!(parse(parser, &write(&graph, format)), view(&graph), "{format:?}");
    }
}

#[test]
fn export_writes_what_build_writes() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("deep/er");
    hanke(&["build", "-q", "--out", out.to_str().unwrap()]).assert().success().stdout("");
    for (file, arguments) in [("dataset.ttl", vec!["export"]), ("dataset.nq", vec!["export", "--with-claims"])] {
        assert!(fs::read_to_string(out.join(file)).unwrap() == stdout(&arguments), "{file}");
    }
    let context = fs::read_to_string(out.join("context.jsonld")).unwrap();
    let exported = stdout(&["export", "--format", "jsonld"]);
    let built = fs::read_to_string(out.join("dataset.jsonld")).unwrap();
    let entities = |text: &str| text.split_once("\"@graph\": ").unwrap().1.to_owned();
    assert!(entities(&built) == entities(&exported), "only the context stands elsewhere");
    assert!(built.starts_with("{\n  \"@context\": \"context.jsonld\"") && context.contains("@version"));
}

#[test]
fn the_format_of_an_export_follows_the_name_of_the_file() {
    let folder = tempfile::tempdir().unwrap();
    for (name, format) in [("a.ttl", "turtle"), ("a.jsonld", "jsonld"), ("a.nt", "ntriples"), ("a.nq", "nquads")] {
        let path = folder.path().join(name);
        hanke(&["export", "-o", path.to_str().unwrap()]).assert().success();
        assert!(fs::read_to_string(&path).unwrap() == stdout(&["export", "--format", format]), "{name}");
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_an_error_that_names_it() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "in the way").unwrap();
    let output = hanke(&["build", "--out", file.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8(output.stderr).unwrap().contains("cannot write"));
    assert_eq!(fs::read_to_string(&file).unwrap(), "in the way");
}

/// Then it does not matter in which order they are tried.
#[test]
fn no_namespace_of_the_context_is_a_part_of_another() {
    let document: serde_json::Value = serde_json::from_str(hanke::ontology::CONTEXT).unwrap();
    let terms = document["@context"].as_object().unwrap();
    let namespaces: Vec<_> =
        terms.values().filter_map(|iri| iri.as_str()).filter(|iri| iri.ends_with(['#', '/'])).collect();
    for one in &namespaces {
        let within: Vec<_> = namespaces.iter().filter(|other| other.starts_with(one)).collect();
        assert_eq!(within, [one], "two prefixes fit one IRI");
    }
}
