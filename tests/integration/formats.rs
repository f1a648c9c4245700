use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use hanke::KnowledgeGraph;
use hanke::bundle::Bundle;
use hanke::ontology::{CONTEXT, Ontology};
use hanke::publish::{Edition, Format, Profile, Publication};
use hanke::vocab::{self, expand};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use oxigraph::model::dataset::CanonicalizationAlgorithm;
use oxigraph::model::{Dataset, NamedNodeRef};
use serde_json::Value;
use sophia::api::prelude::*;
use sophia_jsonld::loader::{ClosureLoader, FutureExt};
use sophia_jsonld::{JsonLdOptions, JsonLdParser};

use crate::{assert_expected, hanke, project, shared_folder};

/// Writes the bundle of a profile of the shipped graph.
fn write(profile: &Profile, place: &Path) {
    let (graph, publication) = (KnowledgeGraph::shipped().unwrap(), Publication::shipped().unwrap());
    let edition = Edition { graph: &graph, profile, publication: &publication };
    Bundle::of(&edition).write(place).unwrap();
}

fn full() -> &'static Path {
    static FULL: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = shared_folder("formats");
        write(&Profile::full(), &folder.join("bundle"));
        folder
    });
    &FULL
}

fn read(path: &str) -> String {
    fs::read_to_string(full().join("bundle").join(path)).unwrap()
}

/// The statements of a file, as the engine reads it.
fn parse(format: RdfFormat, text: &str) -> BTreeSet<String> {
    let quads = RdfParser::from_format(format).for_slice(text.as_bytes());
    quads.map(|quad| quad.unwrap().to_string()).collect()
}

/// The statements of a JSON-LD file at an address, as sophia reads it; the context is found beside the data set.
fn sophia(text: &str, address: &'static str) -> BTreeSet<String> {
    let context = "https://w3id.org/hanke/context.jsonld";
    let load = move |url: sophia::iri::Iri<String>| {
        let found = if url.as_str() == context { Ok(CONTEXT.to_owned()) } else { Err(url.to_string()) };
        async move { found }.boxed()
    };
    let options = JsonLdOptions::new()
        .with_base(sophia::iri::Iri::new_unchecked(Arc::from(address)))
        .with_document_loader_closure(move || ClosureLoader::new(load));
    let parser = JsonLdParser::new_with_options(options);
    let mut lines = Vec::new();
    let mut serializer = sophia::turtle::serializer::nq::NQuadsSerializer::new(&mut lines);
    serializer.serialize_quads(parser.parse_str(text)).unwrap();
    parse(RdfFormat::NQuads, std::str::from_utf8(&lines).unwrap())
}

#[test]
fn a_person_who_knows_json_reads_a_project_as_one_object() {
    assert_expected("publications/rainer.jsonld", &read("id/project/S20398.jsonld"));
    assert_expected("publications/rainer.ttl", &read("id/project/S20398.ttl"));
}

#[test]
fn the_data_set_in_json_ld_is_the_graph_of_the_one_in_turtle() {
    let turtle = parse(RdfFormat::Turtle, &read("dataset.ttl"));
    assert_eq!(sophia(&read("dataset.jsonld"), "https://w3id.org/hanke/dataset.jsonld"), turtle);
}

#[test]
fn each_thing_stands_in_the_data_set_once() {
    fn whole(value: &Value, seen: &mut BTreeMap<String, usize>) {
        match value {
            Value::Object(object) => {
                if let (Some(Value::String(id)), true) = (object.get("id"), object.contains_key("type")) {
                    *seen.entry(id.clone()).or_default() += 1;
                }
                object.values().for_each(|value| whole(value, seen));
            }
            Value::Array(values) => values.iter().for_each(|value| whole(value, seen)),
            _ => {}
        }
    }
    let (mut seen, document) = (BTreeMap::new(), serde_json::from_str(&read("dataset.jsonld")).unwrap());
    whole(&document, &mut seen);
    assert_eq!(seen.iter().filter(|(_, times)| **times > 1).collect::<Vec<_>>(), vec![]);
    let classes = document["@graph"].as_array().unwrap().iter().map(|entity| entity["type"].as_str().unwrap());
    let nested = ["Participation", "Award", "Amount", "Uptake", "Recognition", "Passage"];
    assert_eq!(classes.filter(|class| nested.contains(class)).collect::<Vec<_>>(), Vec::<&str>::new());
}

#[test]
fn the_documents_of_a_thing_say_the_same_and_of_things_only_what_the_data_say() {
    let all = parse(RdfFormat::Turtle, &read("dataset.ttl"));
    for path in [
        "project/S20398",
        "practice/mahdollisuuksien-päivä-romanien-koulutus-ja-työllisyysmessut",
        "source/rainer-card",
        "organization/0115776-3",
    ] {
        let turtle = parse(RdfFormat::Turtle, &read(&format!("id/{path}.ttl")));
        let json_ld = read(&format!("id/{path}.jsonld"));
        // The two describe themselves, each by its own address.
        let entities = |statements: BTreeSet<String>| {
            let of_entities =
                statements.into_iter().filter(|line| !line.contains(".ttl> ") && !line.contains(".jsonld> "));
            of_entities.collect::<BTreeSet<_>>()
        };
        let turtle = entities(turtle);
        assert_eq!(entities(sophia(&json_ld, "https://w3id.org/hanke/id/project/any.jsonld")), turtle, "{path}");
        assert!(turtle.is_subset(&all) && turtle.len() > 1, "{path}");
    }
}

#[test]
fn the_ontology_in_json_ld_is_that_in_turtle_blank_nodes_and_all() {
    let canonical = |format, text: &str| {
        let quads = RdfParser::from_format(format).for_slice(text.as_bytes());
        let mut set: Dataset = quads.map(|quad| quad.unwrap()).collect();
        set.canonicalize(CanonicalizationAlgorithm::Unstable);
        set.iter().map(|quad| quad.to_string()).collect::<BTreeSet<_>>()
    };
    for name in ["ns/hanke", "ns/alignments", "ns/shapes", "scheme/areas", "scheme/roles"] {
        let json_ld = RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() };
        let turtle = canonical(RdfFormat::Turtle, &read(&format!("{name}.ttl")));
        assert!(canonical(json_ld, &read(&format!("{name}.jsonld"))) == turtle, "{name}");
    }
    assert_eq!(read("ns/hanke.ttl"), hanke::ontology::ONTOLOGY);
}

#[test]
fn the_order_of_the_record_files_does_not_matter() {
    let graph = |paths: &mut dyn Iterator<Item = &std::path::PathBuf>| {
        let builder = KnowledgeGraph::builder().unwrap();
        paths.fold(builder, |builder, path| builder.path(path).unwrap()).build().unwrap()
    };
    let names = crate::names("data/records", ".toml");
    let paths: Vec<_> = names.iter().map(|name| project().join(format!("data/records/{name}.toml"))).collect();
    let (one, other) = (graph(&mut paths.iter()), graph(&mut paths.iter().rev()));
    for format in [Format::Turtle, Format::JsonLd, Format::NQuads] {
        let written = [&one, &other].map(|graph| {
            let mut out = Vec::new();
            hanke::publish::write(graph, format, &mut out).unwrap();
            out
        });
        assert!(written[0] == written[1], "{format:?}");
    }
}

#[test]
fn a_portal_gets_what_its_list_allows_and_nothing_that_leads_nowhere() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("bundle");
    write(&Profile::portal().unwrap(), &place);
    assert!(
        !place.join("dataset.nq").exists() && !place.join("id/source/rainer-card.ttl").metadata().unwrap().is_dir()
    );
    let text = fs::read_to_string(place.join("dataset.ttl")).unwrap();
    let quads = RdfParser::from_format(RdfFormat::Turtle).for_slice(text.as_bytes()).map(Result::unwrap);
    let quads: Vec<_> = quads.collect();
    let list: toml::Table =
        toml::from_str(&fs::read_to_string(project().join("ontology/portal.toml")).unwrap()).unwrap();
    let allowed = |key: &str| {
        let names = list[key].as_array().unwrap().iter().map(|name| expand(name.as_str().unwrap()).unwrap());
        names.collect::<BTreeSet<_>>()
    };
    let (classes, properties) = (allowed("classes"), allowed("properties"));
    let subjects: BTreeSet<_> = quads.iter().map(|quad| quad.subject.to_string()).collect();
    for quad in &quads {
        assert!(properties.contains(quad.predicate.as_str()), "{quad}");
        let object = quad.object.to_string();
        if quad.predicate == vocab::rdf::TYPE {
            assert!(classes.contains(object.trim_matches(['<', '>'])), "{quad}");
        } else if object.starts_with("<https://w3id.org/hanke/") {
            assert!(subjects.contains(&object), "{quad} leads nowhere");
        }
    }
    assert!(subjects.len() > 100 && !text.contains("hanke:Passage"));
    let document = fs::read_to_string(place.join("id/project/S20398.ttl")).unwrap();
    assert!(!document.contains("#line="), "no passages beside a thing either");
}

#[test]
fn a_profile_that_names_what_does_not_exist_is_refused_at_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.toml");
    fs::write(&file, "classes = [\"hanke:Project\"]\nproperties = [\"rdf:type\", \"hanke:startDat\"]\n").unwrap();
    let error = Profile::read(&file).unwrap_err().to_string();
    assert!(error.contains("own.toml:2:27: there is no term hanke:startDat"), "{error}");
    assert!(error.contains("did you mean hanke:startDate?"), "{error}");
    fs::write(&file, "classes = []\nproperties = [\"https://example.org/x\"]\n").unwrap();
    Profile::read(&file).unwrap();
}

#[test]
fn the_command_line_takes_a_profile_and_leaves_out_documents() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    hanke(&["build", "-q", "--profile", "portal", "--no-pages", "--out", out.to_str().unwrap()]).assert().success();
    assert!(out.join("dataset.ttl").exists() && !out.join("dataset.nq").exists() && !out.join("id").exists());
}

#[test]
fn a_list_in_json_is_what_can_have_several_values() {
    let ontology = Ontology::shipped().unwrap();
    let file: Value = serde_json::from_str(CONTEXT).unwrap();
    // These have one value because of what they belong to: a participation is that of one organisation in one project.
    let one = ["project", "organization", "amount", "precedence", "singleValued", "scheme"];
    for (term, definition) in file["@context"].as_object().unwrap() {
        let Some(iri) = definition.as_str().or_else(|| definition["@id"].as_str()).and_then(expand) else { continue };
        if iri.starts_with(vocab::ns::NAMESPACE) && !term.starts_with(char::is_uppercase) && iri.len() > 26 {
            let is_one = ontology.is_single_valued(NamedNodeRef::new_unchecked(&iri)) || one.contains(&term.as_str());
            assert_eq!(definition["@container"].to_string().contains("@set"), !is_one, "{term}");
        }
    }
}

#[test]
fn ten_thousand_practices_of_one_project_are_written() {
    let graph = KnowledgeGraph::empty().unwrap();
    let mut data =
        "@prefix h: <https://w3id.org/hanke/ns#> . <https://w3id.org/hanke/id/project/X> a h:Project .".to_owned();
    for number in 0..10_000 {
        let practice = format!("<https://w3id.org/hanke/id/practice/{number}>");
        writeln!(data, "{practice} a h:Practice ; h:origin <https://w3id.org/hanke/id/project/X> .").unwrap();
    }
    graph.store().unwrap().load_from_slice(RdfParser::from_format(RdfFormat::Turtle), data.as_bytes()).unwrap();
    let mut out = Vec::new();
    hanke::publish::write(&graph, Format::JsonLd, &mut out).unwrap();
    let document: Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(document["@graph"][0]["practices"].as_array().unwrap().len(), 10_000);
}
