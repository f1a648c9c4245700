use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use hanke::KnowledgeGraph;
use hanke::bundle::Bundle;
use hanke::publish::{Edition, Period, Profile, Publication};
use hanke::vocab::description::{dcat, dcterms, foaf, spdx, void};
use oxigraph::io::{JsonLdProfileSet, RdfFormat, RdfParser};
use oxigraph::model::{NamedNodeRef, Quad, Term};

use crate::{assert_expected, files, fixture, hanke, names, sha256, stdout};

const URL: &str = "https://w3id.org/hanke/";

/// The bundle of a graph in a folder of its own.
fn bundle(graph: &KnowledgeGraph, publication: &Publication) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let profile = Profile::full();
    let edition = Edition { graph, profile: &profile, publication };
    Bundle::of(&edition).without_documents().write(&folder.path().join("out")).unwrap();
    folder
}

fn shipped() -> tempfile::TempDir {
    bundle(&KnowledgeGraph::shipped().unwrap(), &Publication::shipped().unwrap())
}

fn quads(folder: &Path, file: &str) -> Vec<Quad> {
    let format = match file.rsplit('.').next() {
        Some("jsonld") => RdfFormat::JsonLd { profile: JsonLdProfileSet::empty() },
        _ => RdfFormat::Turtle,
    };
    let text = fs::read(folder.join("out").join(file)).unwrap();
    RdfParser::from_format(format).for_slice(&text).map(Result::unwrap).collect()
}

fn values(quads: &[Quad], subject: &str, property: NamedNodeRef<'_>) -> BTreeSet<String> {
    let of = |quad: &&Quad| quad.subject.to_string() == format!("<{subject}>") && quad.predicate == property;
    let value = |quad: &Quad| match &quad.object {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        other => panic!("{other} is neither an IRI nor a literal"),
    };
    quads.iter().filter(of).map(value).collect()
}

fn value(quads: &[Quad], subject: &str, property: NamedNodeRef<'_>) -> String {
    let values = values(quads, subject, property);
    assert_eq!(values.len(), 1, "{subject} {property}: {values:?}");
    values.into_iter().next().unwrap()
}

fn digest(path: &Path) -> String {
    sha256(&fs::read(path).unwrap())
}

/// Each file of `fixtures/publication` has its message in `expected/publication`.
#[test]
fn each_broken_publication_file_gets_all_its_faults_and_nothing_is_published() {
    let folder = tempfile::tempdir().unwrap();
    for name in names("tests/fixtures/publication", ".toml") {
        let out = folder.path().join(&name);
        let file = format!("tests/fixtures/publication/{name}.toml");
        let output = hanke(&["build", "--publication", &file, "--out", out.to_str().unwrap()]).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(output.stdout.is_empty() && !out.exists(), "{name}: nothing is written");
        assert_expected(&format!("publication/{name}.txt"), &String::from_utf8(output.stderr).unwrap());
    }
    assert_eq!(names("tests/expected/publication", ".txt"), names("tests/fixtures/publication", ".toml"));
}

#[test]
fn without_a_publication_file_nothing_is_published_and_the_message_says_what_portals_want() {
    let folder = tempfile::tempdir().unwrap();
    let (data, out) = (folder.path().join("data"), folder.path().join("out"));
    fs::create_dir_all(data.join("records")).unwrap();
    for (data, file) in [("none", "publication.toml"), (data.to_str().unwrap(), "data/publication.toml")] {
        let output = hanke(&["build", "--data", data, "--out", out.to_str().unwrap()]).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && !out.exists(), "{said}");
        for part in [file, "is missing", "title", "contact", "licence", "data/README.md", "--publication FILE"] {
            assert!(said.contains(part), "{part}: {said}");
        }
    }
    assert!(stdout(&["query", "--data", "none"]).contains("projects"), "it is only for publications");
}

#[test]
fn every_file_is_in_the_catalogue_with_its_checksum_and_no_other() {
    let folder = shipped();
    let out = folder.path().join("out");
    let quads = quads(folder.path(), "catalog.ttl");
    let mut listed = BTreeMap::new();
    for quad in quads.iter().filter(|quad| quad.predicate == spdx::CHECKSUM) {
        let entity = quad.subject.to_string();
        let entity = entity.trim_matches(['<', '>']);
        let address = values(&quads, entity, dcat::DOWNLOAD_URL).into_iter().next().unwrap_or(entity.to_owned());
        let checksum = quad.object.to_string();
        let checksum = value(&quads, checksum.trim_matches(['<', '>']), spdx::CHECKSUM_VALUE);
        let before = listed.insert(address.strip_prefix(URL).unwrap().to_owned(), checksum);
        assert!(before.is_none(), "{address} is listed once");
    }
    let mut wanted = files(&out);
    let unlisted = ["catalog.ttl", "catalog.jsonld", "SHA256SUMS", ".hanke-bundle"];
    wanted.retain(|file| !file.starts_with("id/") && !unlisted.contains(&&**file));
    assert_eq!(listed.keys().cloned().collect::<BTreeSet<_>>(), wanted);
    for (file, checksum) in listed {
        assert_eq!(checksum, digest(&out.join(&file)), "{file}");
    }
    let sums = fs::read_to_string(out.join("SHA256SUMS")).unwrap();
    let sums: BTreeMap<_, _> = sums.lines().map(|line| line.split_once("  ").unwrap()).map(|(a, b)| (b, a)).collect();
    assert_eq!(sums.len() + 1, files(&out).len());
    assert!(sums.iter().all(|(file, sum)| *sum == digest(&out.join(file))));
}

#[test]
fn the_catalogue_says_the_same_in_turtle_and_in_json_ld_without_blank_nodes() {
    let folder = shipped();
    let texts = |file: &str| quads(folder.path(), file).iter().map(ToString::to_string).collect::<BTreeSet<_>>();
    let turtle = texts("catalog.ttl");
    assert_eq!(turtle, texts("catalog.jsonld"));
    assert!(turtle.iter().all(|quad| !quad.contains("_:")));
}

#[test]
fn the_catalogue_says_what_the_publication_file_says_and_asks_no_clock() {
    let folder = shipped();
    let quads = quads(folder.path(), "catalog.ttl");
    let data_set = format!("{URL}#dataset");
    let publication = Publication::shipped().unwrap();
    assert_eq!(values(&quads, &data_set, dcterms::TITLE).len(), 3);
    assert_eq!(value(&quads, &data_set, dcterms::MODIFIED), publication.modified.to_string());
    assert_eq!(value(&quads, &data_set, dcterms::ISSUED), publication.issued.to_string());
    let days = quads.iter().filter(|quad| [dcterms::ISSUED, dcterms::MODIFIED].contains(&quad.predicate.as_ref()));
    let days: BTreeSet<_> = days.map(|quad| quad.object.to_string()).collect();
    assert_eq!(days.len(), 2, "{days:?}");
    let catalogue = format!("{URL}#catalog");
    assert_eq!(value(&quads, &catalogue, foaf::HOMEPAGE), URL);
    assert!(values(&quads, &catalogue, dcat::DATASET).contains(&data_set));
}

#[test]
fn two_bundles_are_the_same_to_the_byte() {
    let (one, two) = (shipped(), shipped());
    for file in ["catalog.ttl", "catalog.jsonld", "ckan.json", "void.ttl", "SHA256SUMS"] {
        let read = |folder: &tempfile::TempDir| fs::read(folder.path().join("out").join(file)).unwrap();
        assert!(read(&one) == read(&two), "{file}");
    }
}

/// First and last day, as the catalogue has them.
fn period(graph: &KnowledgeGraph, publication: &Publication) -> Option<(String, String)> {
    let folder = bundle(graph, publication);
    let quads = quads(folder.path(), "catalog.ttl");
    let period = values(&quads, &format!("{URL}#dataset"), dcterms::TEMPORAL).into_iter().next()?;
    Some((value(&quads, &period, dcat::START_DATE), value(&quads, &period, dcat::END_DATE)))
}

#[test]
fn the_period_is_that_of_the_file_else_of_the_projects_else_of_the_programmes_else_none() {
    let of = |records: &str| {
        let head = "[source]\nid = \"s\"\ntitle = \"s\"\nrank = \"leaflet\"\nlanguage = \"fi\"\nlines = 9\n[[passage]]\nlines = \"1\"\n";
        let file = hanke::source::RecordFile::new("any.toml", [head, records].concat());
        KnowledgeGraph::builder().unwrap().records(file).build().unwrap()
    };
    let days = |start: &str, end: &str| Some((start.to_owned(), end.to_owned()));
    let mut publication = Publication::shipped().unwrap();
    let programme = "[[passage.programme]]\nid = \"P\"\nname = \"P\"\nstart_year = 2014\nend_year = 2020\n";
    let project = "[[passage.project]]\nid = \"A\"\nname = \"A\"\nstart = 2015-06-01\nend = 2018-01-31\n\
                   [[passage.project]]\nid = \"B\"\nname = \"B\"\nstart = 2018-05-01\n";
    assert_eq!(period(&of(&[programme, project].concat()), &publication), days("2015-06-01", "2018-05-01"));
    assert_eq!(period(&of(programme), &publication), days("2014-01-01", "2020-12-31"));
    assert_eq!(period(&KnowledgeGraph::empty().unwrap(), &publication), None);
    let day = |text: &str| text.parse().unwrap();
    publication.period = Some(Period { start: day("2010-01-01"), end: day("2011-12-31") });
    assert_eq!(period(&of(project), &publication), days("2010-01-01", "2011-12-31"));
}

#[test]
fn a_data_folder_names_its_things_under_the_address_of_its_publication() {
    let folder = tempfile::tempdir().unwrap();
    let (data, out) = (folder.path().join("data"), folder.path().join("out"));
    fs::create_dir_all(data.join("records")).unwrap();
    for entry in fs::read_dir(fixture("check/data/records")).unwrap().map(Result::unwrap) {
        fs::copy(entry.path(), data.join("records").join(entry.file_name())).unwrap();
    }
    let publication = fs::read_to_string(fixture("check/data/publication.toml")).unwrap();
    let here = "https://example.org/hankkeet/";
    fs::write(data.join("publication.toml"), publication.replace("\"https://w3id.org/hanke/\"", &format!("{here:?}")))
        .unwrap();
    let data = data.to_str().unwrap();
    hanke(&["build", "-q", "--data", data, "--out", out.to_str().unwrap()]).assert().success();
    let projects = format!("{here}id/project/");
    assert!(fs::read_to_string(out.join("dataset.nq")).unwrap().contains(&projects));
    assert!(stdout(&["query", "projects", "--data", data]).contains(&projects));
    assert!(stdout(&["export", "--data", data, "--format", "ntriples"]).contains(&projects));
}

#[test]
fn void_counts_what_is_published() {
    let folder = shipped();
    let (counts, data) = (quads(folder.path(), "void.ttl"), quads(folder.path(), "dataset.ttl"));
    let data_set = format!("{URL}#dataset");
    let number = |property| value(&counts, &data_set, property).parse::<usize>().unwrap();
    assert_eq!(number(void::TRIPLES), data.len());
    let distinct = |of: fn(&Quad) -> String| data.iter().map(of).collect::<BTreeSet<_>>().len();
    assert_eq!(number(void::DISTINCT_SUBJECTS), distinct(|quad| quad.subject.to_string()));
    assert_eq!(number(void::DISTINCT_OBJECTS), distinct(|quad| quad.object.to_string()));
    assert_eq!(number(void::PROPERTIES), distinct(|quad| quad.predicate.to_string()));
    let mut total = 0;
    for part in values(&counts, &data_set, void::PROPERTY_PARTITION) {
        total += value(&counts, &part, void::TRIPLES).parse::<usize>().unwrap();
    }
    assert_eq!(total, data.len());
}

#[test]
fn ckan_gets_each_file_with_its_size_and_the_names_of_its_own_lists() {
    let folder = shipped();
    let out = folder.path().join("out");
    let package: serde_json::Value = serde_json::from_slice(&fs::read(out.join("ckan.json")).unwrap()).unwrap();
    assert_eq!(package["license_id"], "cc-by-4.0");
    assert_eq!(package["collection_type"], "Open Data");
    assert_eq!(package["geographical_coverage"], serde_json::json!(["suomi"]));
    assert_eq!(package["update_frequency"]["fi"], serde_json::json!(["epäsäännöllisesti"]));
    assert_eq!(package["name"], "hanke-julkisesti-rahoitetut-hankkeet-ja-niiden-tulokset");
    assert!(package.get("owner_org").is_none(), "only the portal knows it");
    let resources = package["resources"].as_array().unwrap();
    assert!(resources.len() >= 3);
    for resource in resources {
        let path = out.join(resource["url"].as_str().unwrap().strip_prefix(URL).unwrap());
        assert_eq!(resource["hash"].as_str().unwrap(), digest(&path));
        assert_eq!(resource["size"].as_u64().unwrap(), fs::metadata(&path).unwrap().len());
    }
}

#[test]
fn the_documentation_names_each_field_of_the_publication_file() {
    let readme = fs::read_to_string(crate::project().join("data/README.md")).unwrap();
    let section = readme.split("## publication.toml").nth(1).unwrap().split("\n## ").next().unwrap();
    let source = fs::read_to_string(crate::project().join("src/publish/describe/publication/reading.rs")).unwrap();
    let quoted = source.split('"').skip(1).step_by(2);
    let fields = quoted.filter(|text| text.len() > 1 && text.chars().all(|letter| letter.is_ascii_lowercase()));
    let mut number = 0;
    for field in fields.filter(|field| !["http", "https"].contains(field)) {
        assert!(section.contains(field), "data/README.md does not name {field}");
        number += 1;
    }
    assert!(number > 20, "the fields were found in the source");
}
