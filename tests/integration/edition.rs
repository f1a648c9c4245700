use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use hanke::KnowledgeGraph;
use hanke::bundle::Bundle;
use hanke::publish::{Edition, Profile, Publication};
use html5gum::{StartTag, Token, Tokenizer};
use lazy_regex::regex;
use serde_json::Value;

use crate::{assert_expected, fixture, names, shared_folder};

/// The bundle of a small data set that has a little of everything.
fn bundle() -> &'static Path {
    static BUNDLE: LazyLock<PathBuf> = LazyLock::new(|| {
        let place = shared_folder("edition");
        let publication = Publication::read(&fixture("edition/publication.toml")).unwrap();
        let sources = ["records/valid/everything.toml", "edition/records", "check/data/records"];
        let builder = KnowledgeGraph::builder().unwrap().base(&publication.base());
        let builder = sources.iter().fold(builder, |builder, path| builder.path(&fixture(path)).unwrap());
        let (graph, profile) = (builder.build().unwrap(), Profile::full());
        let edition = Edition { graph: &graph, profile: &profile, publication: &publication };
        Bundle::of(&edition).write(&place).unwrap();
        place
    });
    &BUNDLE
}

/// A file of the bundle. Digests and sizes follow from the other files, and other tests hold them against these.
fn read(path: &str) -> String {
    let text = fs::read_to_string(bundle().join(path)).unwrap();
    let text = regex!(r"\b[0-9a-f]{64}\b").replace_all(&text, "DIGEST");
    let text = regex!(r"\b[0-9]+ (tavua|bytes?)\b").replace_all(&text, "SIZE $1");
    regex!(r#""(bytes|size)": [0-9]+"#).replace_all(&text, r#""$1": "SIZE""#).into_owned()
}

#[test]
fn the_tables_are_as_expected() {
    for table in names(&bundle().join("tables").display().to_string(), ".csv") {
        assert_expected(&format!("edition/tables/{table}.csv"), &read(&format!("tables/{table}.csv")));
    }
}

/// A line for each column, each key and so on. The words come from the ontology and change with it.
fn lines(name: &str, value: &Value) -> Vec<String> {
    const WORDS: [&str; 5] = ["title", "titles", "description", "dc:title", "dc:description"];
    let entries = |entries: &serde_json::Map<String, Value>| {
        let entries = entries.clone().into_iter();
        entries.filter(|(key, _)| !WORDS.contains(&key.as_str())).collect::<serde_json::Map<_, _>>()
    };
    match value {
        Value::Array(list) if list.iter().any(Value::is_object) => {
            list.iter().flat_map(|entry| lines(name, entry)).collect()
        }
        Value::Object(object) if ["", "tables", "resources", "tableSchema", "schema"].contains(&name) => {
            entries(object).iter().flat_map(|(key, entry)| lines(key, entry)).collect()
        }
        Value::Object(object) => vec![format!("{name} {}", Value::from(entries(object)))],
        other => vec![format!("{name} {other}")],
    }
}

#[test]
fn what_is_said_of_the_tables_is_as_expected() {
    for (file, expected) in [("tables/csv-metadata.json", "csv-metadata"), ("datapackage.json", "datapackage")] {
        let told = lines("", &serde_json::from_str(&read(file)).unwrap());
        assert_expected(&format!("edition/{expected}.txt"), &(told.join("\n") + "\n"));
    }
}

#[test]
fn what_portals_are_told_is_as_expected() {
    assert_expected("edition/ckan.json", &read("ckan.json"));
    // The files of the vocabulary and the queries are told of in the same way, and there are many.
    let is_small =
        |block: &&str| ["ns/", "scheme/", "queries/"].iter().all(|folder| !block.contains(&format!("/{folder}")));
    let catalogue = read("catalog.ttl");
    let blocks: Vec<_> = catalogue.split("\n\n").filter(is_small).collect();
    assert_expected("edition/catalog.ttl", &(blocks.join("\n\n").trim_end().to_owned() + "\n"));
}

/// In a rewriting rule `%` and `$` stand for what has been matched.
#[test]
fn signs_of_the_address_stay_signs_in_the_rules_of_the_server() {
    let text = fs::read_to_string(fixture("edition/publication.toml")).unwrap();
    let text = text.replace("https://example.org/pieni/", "https://example.org/a%C3%A4/$1/");
    let publication = Publication::parse("publication.toml", &text).unwrap();
    let (graph, profile) = (KnowledgeGraph::empty().unwrap(), Profile::full());
    let edition = Edition { graph: &graph, profile: &profile, publication: &publication };
    let folder = tempfile::tempdir().unwrap();
    Bundle::of(&edition).without_documents().write(&folder.path().join("bundle")).unwrap();
    let rules = fs::read_to_string(folder.path().join("bundle/.htaccess")).unwrap();
    let targets = rules.lines().filter(|line| line.contains("example.org/a") && line.starts_with("RewriteRule"));
    let targets: Vec<_> = targets.collect();
    assert!(!targets.is_empty());
    for target in targets {
        // Encoded as it is written, or decoded where Apache encodes it again.
        let spellings = [r" https://example.org/a\%C3\%A4/\$1/", "\"https://example.org/aä/\\$1/"];
        assert!(spellings.iter().any(|spelling| target.contains(spelling)), "{target}");
    }
}

/// What the page of an entity says, a line for each piece of it, links with where they lead; before it what programs read.
fn spoken(path: &str) -> String {
    let page = read(path);
    let mut spoken = Spoken::default();
    for token in Tokenizer::new(&page) {
        match token.unwrap() {
            Token::StartTag(tag) => spoken.begin(&tag),
            Token::EndTag(tag) => spoken.end(&text(&tag.name)),
            Token::String(string) => spoken.say(&text(&string)),
            _ => {}
        }
    }
    let lines = spoken.text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n") + "\n"
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[derive(Default)]
struct Spoken {
    text: String,
    /// Where the links lead in which the reader is.
    links: Vec<String>,
    /// The elements that stand open.
    open: Vec<String>,
}

const INLINE: [&str; 9] = ["a", "span", "small", "b", "i", "em", "strong", "code", "abbr"];
const EMPTY: [&str; 5] = ["meta", "link", "br", "img", "hr"];

impl Spoken {
    fn begin(&mut self, tag: &StartTag<()>) {
        let name = text(&tag.name);
        let attributes: BTreeMap<_, _> = tag.attributes.iter().map(|(key, value)| (text(key), text(value))).collect();
        let told = |key: &str| attributes.get(key).map(|value| format!(" {key}={value}")).unwrap_or_default();
        if name == "link" {
            write!(self.text, "\nlink{}{}{}", told("rel"), told("hreflang"), told("href")).unwrap();
        } else if !INLINE.contains(&name.as_str()) {
            self.text += "\n";
        }
        if name == "a" {
            self.links.push(attributes.get("href").cloned().unwrap_or_default());
        }
        if self.open.iter().any(|open| open == "main") && attributes.contains_key("id") {
            write!(self.text, "#{} ", attributes["id"]).unwrap();
        }
        if !EMPTY.contains(&name.as_str()) && !tag.self_closing {
            self.open.push(name);
        }
    }

    fn end(&mut self, name: &str) {
        self.open.pop();
        match (name, self.links.is_empty()) {
            ("a", false) if self.is_inside("main") => write!(self.text, " <{}>", self.links.pop().unwrap()).unwrap(),
            ("a", false) => drop(self.links.pop()),
            _ if !INLINE.contains(&name) => self.text += "\n",
            _ => {}
        }
    }

    fn is_inside(&self, element: &str) -> bool {
        self.open.iter().any(|open| open == element)
    }

    fn say(&mut self, said: &str) {
        if self.is_inside("script") {
            let data: Value = serde_json::from_str(said).unwrap();
            self.text += &serde_json::to_string_pretty(&data).unwrap();
        } else if self.is_inside("main") || self.is_inside("title") {
            self.text += &regex!(r"\s+").replace_all(said, " ");
        }
    }
}

#[test]
fn the_documents_of_things_say_what_is_expected() {
    for document in ["project/X1.ttl", "project/X1.jsonld", "source/minutes.ttl", "source/minutes.jsonld"] {
        let name = document.replace('/', "-");
        assert_expected(&format!("edition/documents/{name}"), &read(&format!("id/{document}")));
    }
}

#[test]
fn the_pages_of_things_say_what_is_expected() {
    for (entity, language) in [
        ("project/X1", "fi"),
        ("project/X1", "en"),
        ("project/S10001", "fi"),
        ("organization/0174666-4", "fi"),
        ("practice/practice", "en"),
        ("outcome/outcome", "fi"),
        ("programme/P1", "fi"),
        ("recognition/recognition", "en"),
        ("source/minutes", "fi"),
        ("source/everything", "en"),
    ] {
        let file = if language == "fi" { "index.html" } else { "index.en.html" };
        let name = entity.replace('/', "-");
        assert_expected(&format!("edition/pages/{name}.{language}.txt"), &spoken(&format!("id/{entity}/{file}")));
    }
}
