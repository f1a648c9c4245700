use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use hanke::KnowledgeGraph;
use hanke::bundle::Bundle;
use hanke::publish::{Edition, Profile, Publication};
use hanke::source::RecordFile;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;

use crate::pages::{Pages, check, tags};
use crate::{files, fixture, project};

/// Every kind of record with every field.
fn everything() -> KnowledgeGraph {
    KnowledgeGraph::builder().unwrap().path(&fixture("records/valid/everything.toml")).unwrap().build().unwrap()
}

fn write(graph: &KnowledgeGraph, profile: &Profile, place: &Path) {
    let publication = Publication::shipped().unwrap();
    let edition = Edition { graph, profile, publication: &publication };
    Bundle::of(&edition).write(place).unwrap();
}

/// A profile of one's own: what portals get without some terms, or nothing but some properties.
fn profile(change: impl Fn(&mut Vec<String>, &mut Vec<String>)) -> Profile {
    let text = fs::read_to_string(project().join("ontology/portal.toml")).unwrap();
    let list: toml::Table = toml::from_str(&text).unwrap();
    let terms = |key: &str| {
        list[key].as_array().unwrap().iter().map(|term| term.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let (mut classes, mut properties) = (terms("classes"), terms("properties"));
    change(&mut classes, &mut properties);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("own.toml");
    fs::write(&file, format!("classes = {classes:?}\nproperties = {properties:?}\n")).unwrap();
    Profile::read(&file).unwrap()
}

/// The graph has them; the count is too small to be published, in whichever field and format.
#[test]
fn no_file_of_a_bundle_tells_a_count_of_few_persons() {
    let told = "kaksi osallistujaa";
    let records = format!(
        "[source]\nid = \"note\"\ntitle = \"A note\"\nrank = \"leaflet\"\nlanguage = \"fi\"\nlines = 20\n\
         [[passage]]\nlines = \"1\"\n[[passage.project]]\nid = \"X1\"\nname = \"Esimerkki\"\n\
         summary = {{ fi = \"Työllistyi {told}.\" }}\nobjectives = [{{ fi = \"Tavoite.\" }}, {{ fi = \"Mukaan {told}.\" }}]\n\
         [[passage.practice]]\ntitle = \"Vertaistuki\"\nprojects = [\"X1\"]\nmethods = [{{ fi = \"Kokeili {told}.\" }}]\n\
         [[passage.uptake]]\nid = \"u\"\npractice = \"Vertaistuki\"\nproject = \"X1\"\nstrength = \"in-use\"\n\
         actors = {{ fi = \"{told}\" }}\nsummary = {{ fi = \"Jatkoi {told}.\" }}\n"
    );
    let graph = KnowledgeGraph::builder().unwrap().records(RecordFile::new("note.toml", records)).build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("bundle");
    write(&graph, &Profile::full(), &place);
    let read = |file: &str| fs::read_to_string(place.join(file)).unwrap();
    for file in files(&place) {
        assert!(!read(&file).contains(told), "{file} tells a count of few persons");
    }
    assert!(read("id/source/note/index.html").contains("Esimerkki"), "the passage has a page with what may be told");
}

fn data(text: &str) -> Vec<Quad> {
    RdfParser::from_format(RdfFormat::Turtle).for_slice(text).map(Result::unwrap).collect()
}

/// Whether an address is that of an entity or concept of the data set.
fn is_ours(address: &str) -> bool {
    address.starts_with("<https://w3id.org/hanke/id/") || address.starts_with("<https://w3id.org/hanke/scheme/")
}

#[test]
fn without_a_class_nothing_leads_to_its_entities() {
    let left_out = ["hanke:Organization", "hanke:Practice", "hanke:Programme", "hanke:Amount", "hanke:Recognition"];
    let profile = profile(|classes, _| classes.retain(|class| !left_out.contains(&class.as_str())));
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("bundle");
    write(&everything(), &profile, &place);
    let pages = Pages::read(&place);
    check(&pages);
    for (path, page) in &pages.html {
        let told = page.split("id=\"queries\"").next().unwrap();
        assert!(!told.contains("Vuoden hankkeet"), "{path} tells of a recognition");
        assert!(!path.starts_with("id/") || !told.contains("recognition"), "{path} tells of a recognition");
    }
    let quads = data(&fs::read_to_string(place.join("dataset.ttl")).unwrap());
    let subjects: BTreeSet<_> = quads.iter().map(|quad| quad.subject.to_string()).collect();
    assert!(subjects.contains("<https://w3id.org/hanke/id/project/X1>"));
    for quad in &quads {
        let value = quad.object.to_string();
        assert!(!is_ours(&value) || subjects.contains(&value), "leads to what is not published: {quad}");
    }
}

/// A link from one entity to another says that a statement holds between them.
#[test]
fn without_a_property_no_page_links_along_it() {
    let names = ["rdf:type", "skos:prefLabel", "hanke:code", "hanke:acronym"];
    let profile = profile(|_, properties| *properties = names.map(str::to_owned).into());
    let pages = Pages::of(&everything(), &profile);
    let of_entities = pages.html.iter().filter(|(path, _)| path.starts_with("id/"));
    let mut number = 0;
    for (path, page) in of_entities {
        let links = tags(path, page).into_iter().filter_map(|(_, attributes)| attributes.get("href").cloned());
        let here = path.rsplit_once('/').unwrap().0;
        for link in links.filter(|link| link.rsplit('.').next() == Some("html") && !link.contains("://")) {
            let target = crate::pages::target(path, &link).0;
            let stays = !target.starts_with("id/") || target.rsplit_once('/').unwrap().0 == here;
            assert!(stays, "{path} links to {link}, though no property between things is admitted");
        }
        number += 1;
    }
    assert!(number > 10, "the things have pages");
}
