use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use hanke::KnowledgeGraph;
use hanke::bundle::Bundle;
use hanke::publish::{Edition, Profile, Publication};
use html5gum::{Token, Tokenizer};
use oxigraph::io::{RdfFormat, RdfParser};
use serde_json::Value;

use crate::files;

/// The pages of a bundle, by path.
pub(crate) struct Pages {
    pub files: BTreeSet<String>,
    pub html: BTreeMap<String, String>,
    /// Those of the ontology.
    ontology: BTreeMap<String, String>,
}

impl Pages {
    pub(crate) fn of(graph: &KnowledgeGraph, profile: &Profile) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let publication = Publication::shipped().unwrap();
        let edition = Edition { graph, profile, publication: &publication };
        let place = folder.path().join("bundle");
        Bundle::of(&edition).write(&place).unwrap();
        Self::read(&place)
    }

    /// Those of a bundle that has been written.
    pub(crate) fn read(place: &Path) -> Self {
        let files = files(place);
        let is_page = |path: &str| Path::new(path).extension().is_some_and(|extension| extension == "html");
        let pages = files.iter().filter(|path| is_page(path));
        let pages = pages.map(|path| (path.clone(), fs::read_to_string(place.join(path)).unwrap()));
        let (ontology, html) = pages.partition(|(path, _)| path.starts_with("ns/"));
        Self { files, html, ontology }
    }

    fn shipped() -> &'static Self {
        static SHIPPED: OnceLock<Pages> = OnceLock::new();
        SHIPPED.get_or_init(|| Self::of(&KnowledgeGraph::shipped().unwrap(), &Profile::full()))
    }

    fn awkward() -> &'static Self {
        static AWKWARD: OnceLock<Pages> = OnceLock::new();
        AWKWARD.get_or_init(|| Self::of(&awkward(), &Profile::full()))
    }

    fn all(&self) -> impl Iterator<Item = (&String, &String)> {
        self.html.iter().chain(&self.ontology)
    }

    fn page(&self, path: &str) -> &str {
        &self.html[path]
    }
}

const AWKWARD: &str = r#"
    @prefix hanke: <https://w3id.org/hanke/ns#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
    @prefix dcterms: <http://purl.org/dc/terms/> . @prefix id: <https://w3id.org/hanke/id/> .
    @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> .
    <https://w3id.org/hanke/id/source/s> { <https://w3id.org/hanke/id/source/s> a hanke:Source ;
        skos:prefLabel "A \"source\" & <b>more</b>"@fi . }
    <https://w3id.org/hanke/id/source/s#line=0,1> {
        <https://w3id.org/hanke/id/project/A> a hanke:Project ; hanke:code "A" ;
            skos:prefLabel "\"quoted\" <script>alert(1)</script> ]]> <!-- & 'so' \U0001F600"@fi ;
            dcterms:description "</script><script>alert(2)</script>"@fi , "</title><style>"@en , "مرحبا بالعالم"@ar ;
            foaf:page <javascript:alert(3)> , <https://example.org/?a=1&b=%22> ;
            hanke:startDate "not a date"^^xsd:date ; hanke:endDate "2015-02-30"^^xsd:date .
        <https://w3id.org/hanke/id/project/B> a hanke:Project .
        <https://w3id.org/hanke/id/organization/ä%20b%26c> a hanke:Organization ; skos:prefLabel "שלום"@he .
        <https://w3id.org/hanke/id/uptake/u> a hanke:Uptake ; hanke:takenUp <https://w3id.org/hanke/id/uptake/v> .
        <https://w3id.org/hanke/id/uptake/v> a hanke:Uptake ; hanke:takenUp <https://w3id.org/hanke/id/uptake/u> .
        <https://w3id.org/hanke/id/amount/m> a hanke:Amount ; hanke:project <https://w3id.org/hanke/id/project/A> ;
            hanke:value "a lot" ; hanke:currency "<i>" . }
"#;

/// A made-up data set in which everything is awkward: a project with many practices and a title of 5,000 characters.
fn awkward() -> KnowledgeGraph {
    let mut text = AWKWARD.to_owned();
    let long = "pitkä".repeat(1000);
    for (number, name) in (0..620).map(|number| (number, if number == 0 { &long } else { "p" })) {
        let _ = write!(
            text,
            "<https://w3id.org/hanke/id/source/s#row={number}> {{ <https://w3id.org/hanke/id/practice/p{number}> a \
             hanke:Practice ; skos:prefLabel \"{name}{number}\"@fi ; hanke:origin <https://w3id.org/hanke/id/project/A> . }}
             <https://w3id.org/hanke/id/source/s> {{ <https://w3id.org/hanke/id/source/s#row={number}> a hanke:Passage ;
             dcterms:isPartOf <https://w3id.org/hanke/id/source/s> . }}\n"
        );
    }
    text.push_str(
        "<https://w3id.org/hanke/id/source/s> { <https://w3id.org/hanke/id/source/s#line=0,1> a hanke:Passage ; \
         dcterms:isPartOf <https://w3id.org/hanke/id/source/s> . }",
    );
    let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(&text).collect::<Result<Vec<_>, _>>().unwrap();
    KnowledgeGraph::from_claims(quads).unwrap()
}

const VOID: [&str; 8] = ["area", "br", "hr", "img", "input", "link", "meta", "wbr"];

/// The start tags of a page, each with its attributes; every element that is opened must be closed, in order.
pub(crate) fn tags(path: &str, page: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (mut tags, mut open) = (Vec::new(), Vec::new());
    for token in Tokenizer::new(page) {
        match token.unwrap() {
            Token::StartTag(tag) => {
                let name = text(&tag.name);
                if !VOID.contains(&name.as_str()) && !tag.self_closing {
                    open.push(name.clone());
                }
                let attributes = tag.attributes.iter().map(|(key, value)| (text(key), text(value)));
                tags.push((name, attributes.collect()));
            }
            Token::EndTag(tag) => assert_eq!(open.pop(), Some(text(&tag.name)), "{path}"),
            Token::Error(error) => panic!("{path}: {error:?}"),
            _ => {}
        }
    }
    assert!(open.is_empty(), "{path}: {open:?} stay open");
    tags
}

fn ids(tags: &[(String, BTreeMap<String, String>)]) -> BTreeSet<String> {
    tags.iter().filter_map(|(_, attributes)| attributes.get("id").cloned()).collect()
}

/// The path of a file of the bundle to which a page links, and the anchor there.
pub(crate) fn target(page: &str, link: &str) -> (String, Option<String>) {
    let decoded = |text: &str| percent_encoding::percent_decode_str(text).decode_utf8().unwrap().into_owned();
    let (path, anchor) = link.split_once('#').map_or((link, None), |(path, anchor)| (path, Some(anchor.to_owned())));
    if path.is_empty() {
        return (page.to_owned(), anchor);
    }
    let mut place = Path::new(page).parent().unwrap().to_owned();
    for part in path.split('/') {
        if part == ".." {
            assert!(place.pop(), "{page}: {link} leads out of the bundle");
        } else {
            place.push(decoded(part));
        }
    }
    (PathBuf::into_os_string(place).into_string().unwrap(), anchor)
}

/// Whether another part of the bundle is there, for those links that lead to it.
fn is_part(pages: &Pages, path: &str) -> bool {
    let part = |prefix: &str, ending: &str| {
        let in_part = |path: &str| path.starts_with(prefix) && path.ends_with(ending);
        !in_part(path) || pages.files.iter().any(|file| in_part(file))
    };
    part("ns/", ".html") && part("id/", ".ttl") && part("id/", ".jsonld")
}

pub(crate) fn check(pages: &Pages) {
    let tags: BTreeMap<_, _> = pages.html.iter().map(|(path, page)| (path.as_str(), tags(path, page))).collect();
    let anchors: BTreeMap<_, _> = tags.iter().map(|(path, tags)| (*path, ids(tags))).collect();
    for (path, tags) in &tags {
        let all = tags.iter().filter(|(_, attributes)| attributes.contains_key("id")).count();
        assert_eq!(all, anchors[path].len(), "{path} has an id twice");
        let links = tags.iter().flat_map(|(_, attributes)| [attributes.get("href"), attributes.get("src")]);
        for link in links.flatten() {
            let scheme =
                link.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['/', '#', '.']));
            if let Some(scheme) = scheme {
                assert!(["https", "http", "mailto"].contains(&scheme), "{path} links to {link}");
                continue;
            }
            let (file, anchor) = target(path, link);
            assert!(pages.files.contains(&file) || !is_part(pages, &file), "{path} links to {link}");
            if let (Some(anchor), Some(known)) = (anchor, anchors.get(file.as_str())) {
                assert!(known.contains(&anchor), "{path} links to {link}, where nothing has that anchor");
            }
        }
    }
}

fn structured_data(page: &str) -> Value {
    let (_, rest) = page.split_once("<script type=\"application/ld+json\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

#[test]
fn every_page_is_well_formed_and_every_link_leads_somewhere() {
    check(Pages::shipped());
    check(&Pages::of(&KnowledgeGraph::empty().unwrap(), &Profile::full()));
    check(&Pages::of(&KnowledgeGraph::shipped().unwrap(), &Profile::portal().unwrap()));
}

#[test]
fn awkward_values_stay_values() {
    let pages = Pages::awkward();
    check(pages);
    for (path, page) in &pages.html {
        let scripts = tags(path, page).iter().filter(|(name, _)| name == "script").count();
        assert_eq!((scripts, page.matches("<script").count(), page.matches("<style").count()), (1, 1, 0), "{path}");
        assert!(!page.contains("href=\"javascript"), "{path}");
        structured_data(page);
    }
    let project = pages.page("id/project/A/index.html");
    assert!(project.contains("&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &lt;!-- &amp; 'so' 😀"));
    assert!(project.contains("<span lang=\"ar\" dir=\"auto\">مرحبا بالعالم</span>"), "a text says its language");
    assert!(project.contains("not a date"), "what is no date stays as it is");
    assert!(project.contains("(620)") && !project.contains("p619<"), "of a long list, the first are shown");
    assert_eq!(project.matches("<h1").count(), 1);
    assert!(
        pages.page("id/project/B/index.html").contains("<h1 dir=\"auto\">B</h1>"),
        "without a name, the end of the IRI"
    );
    assert!(pages.html.contains_key("id/organization/ä b&c/index.html"), "the name that a web server looks for");
}

#[test]
fn beside_every_value_stand_its_sources_and_what_others_say() {
    let pages = Pages::shipped();
    let rainer = pages.page("id/project/S20398/index.html");
    let (_, status) = rainer.split_once("ns/index.html#status").unwrap();
    let status = status.split_once("</dl>").unwrap().0.split("<dt>").next().unwrap();
    let (shown, other) = status.split_once("<dd class=\"other\">").unwrap();
    assert!(shown.contains("päättynyt") && shown.contains("../../source/register-s20398/index.html#line="), "{shown}");
    assert!(other.contains("Toinen lähde sanoo") && other.contains("käynnissä"), "{other}");
    assert!(other.contains("../../source/rainer-page/index.html#line=6,7"), "{other}");
    let (_, facts) = rainer.split_once("<dl class=\"facts\">").unwrap();
    for value in facts.split("</main>").next().unwrap().split("<dd").skip(1) {
        let value = value.split("</dd>").next().unwrap();
        assert!(value.contains("<small class=\"evidence\">"), "a value without its sources: {value}");
    }
}

#[test]
fn links_go_both_ways() {
    let pages = Pages::shipped();
    for (from, to) in [
        ("id/project/S20398/index.html", "../../organization/0174666-4/index.html"),
        ("id/organization/0174666-4/index.html", "../../project/S20398/index.html"),
        ("id/programme/2014FI16M2OP001-5/index.html", "../../project/S20398/index.html"),
        ("id/recognition/rainer-komission-arvio/index.en.html", "../../project/S20398/index.en.html"),
        ("id/project/S20398/index.en.html", "../../recognition/rainer-komission-arvio/index.en.html"),
        ("id/source/rainer-card/index.html", "../../project/S20398/index.html"),
        ("index.en.html", "id/project/S20398/index.en.html"),
    ] {
        assert!(pages.page(from).contains(&format!("href=\"{to}")), "{from} does not link to {to}");
    }
}

#[test]
fn both_languages_say_the_same_in_their_own_words() {
    let pages = Pages::shipped();
    let rainer = |file: &str| pages.page(&format!("id/project/S20398/{file}")).to_owned();
    let (finnish, english) = (rainer("index.html"), rainer("index.en.html"));
    assert!(finnish.starts_with("<!DOCTYPE html><html lang=\"fi\">") && english.contains("<html lang=\"en\">"));
    assert!(finnish.contains("1.6.2015") && english.contains("1 June 2015"));
    assert!(finnish.contains("260\u{a0}745,00\u{a0}€") && english.contains("€260,745.00"));
    for (path, page) in &pages.html {
        let (_, body) = page.split_once("<main").unwrap();
        let body = body.split("id=\"queries\"").next().unwrap();
        for unnamed in [">hanke:", ">skos:", ">dcterms:", ">foaf:", ">rdf:", ">owl:"] {
            // A property that is called "hanke" has a space behind its colon, a compact IRI has none.
            let compact = body.split(unnamed).skip(1).find(|rest| !rest.starts_with(' '));
            assert_eq!(compact, None, "{path} has a term without a label: {unnamed}");
        }
    }
}

/// The file of the bundle that has an address, and the anchor there.
fn addressed(address: &str) -> (String, Option<String>) {
    let url = Publication::shipped().unwrap().url;
    target("index.html", address.strip_prefix(&url).unwrap_or_else(|| panic!("{address} is elsewhere")))
}

/// The addresses that a page gives of itself in each language, and of itself alone.
fn addresses(tags: &[(String, BTreeMap<String, String>)]) -> BTreeMap<String, String> {
    let links = tags.iter().filter(|(name, link)| name == "link" && !link.contains_key("type"));
    let kind = |link: &BTreeMap<String, String>| link.get("hreflang").or(link.get("rel")).cloned();
    let links = links.filter_map(|(_, link)| Some((kind(link)?, link["href"].clone())));
    links.filter(|(kind, _)| kind != "stylesheet").collect()
}

#[test]
fn each_language_has_an_address_of_its_own_and_names_that_of_the_other() {
    for pages in [Pages::shipped(), Pages::awkward()] {
        let addresses: BTreeMap<_, _> =
            pages.all().map(|(path, page)| (path.clone(), addresses(&tags(path, page)))).collect();
        for (path, of_page) in &addresses {
            let file = |kind: &str| addressed(&of_page[kind]).0;
            let language = if path.ends_with("index.en.html") { "en" } else { "fi" };
            assert_eq!(
                (file("canonical"), file(language), file("x-default")),
                (path.clone(), path.clone(), file("fi"))
            );
            let other = file(if language == "fi" { "en" } else { "fi" });
            assert_ne!(&other, path);
            assert_eq!(
                (&addresses[&other]["fi"], &addresses[&other]["en"]),
                (&of_page["fi"], &of_page["en"]),
                "{path} and {other} name each other"
            );
        }
    }
}

#[test]
fn breadcrumbs_lead_where_the_page_does() {
    for pages in [Pages::shipped(), Pages::awkward()] {
        for (path, page) in pages.html.iter().filter(|(path, _)| path.starts_with("id/")) {
            let data = structured_data(page);
            let told = data["@graph"].as_array().unwrap().iter().find(|it| it["@type"] == "BreadcrumbList").unwrap();
            let addresses = told["itemListElement"].as_array().unwrap().iter().filter_map(|item| item["item"].as_str());
            let (_, shown) = page.split_once("<ol class=\"breadcrumbs\">").unwrap();
            let shown = tags(path, &[shown.split("</ol>").next().unwrap()].concat());
            let links = shown.iter().filter_map(|(_, attributes)| Some(target(path, attributes.get("href")?)));
            assert_eq!(addresses.map(addressed).collect::<Vec<_>>(), links.collect::<Vec<_>>(), "{path}");
        }
    }
}

/// A browser takes nothing from a page but its style sheet: no element has a script or a style of its own.
#[test]
fn pages_forbid_what_they_do_not_hold() {
    for pages in [Pages::shipped(), Pages::awkward()] {
        for (path, page) in pages.all() {
            let tags = tags(path, page);
            let policies = tags
                .iter()
                .filter(|(_, meta)| meta.get("http-equiv").is_some_and(|header| header == "Content-Security-Policy"));
            let policies = policies.map(|(_, meta)| meta["content"].as_str()).collect::<Vec<_>>();
            assert!(
                matches!(policies[..], [policy] if policy.starts_with("default-src 'none'") && !policy.contains("unsafe"))
            );
            for (name, attributes) in &tags {
                let inline = attributes.keys().find(|key| *key == "style" || key.starts_with("on"));
                assert_eq!(inline, None, "{path}: {name}");
            }
        }
    }
}

#[test]
fn search_engines_are_told_what_the_page_says() {
    let pages = Pages::shipped();
    let graph = |path: &str| structured_data(pages.page(path))["@graph"].clone();
    let project = graph("id/project/S20398/index.html");
    assert_eq!((&project[0]["@type"], &project[0]["name"]), (&"ResearchProject".into(), &"Rainer".into()));
    assert_eq!(project[0]["funding"]["amount"]["value"].to_string(), "135707");
    assert_eq!(project[1]["@type"], "BreadcrumbList");
    assert_eq!(graph("id/organization/0174666-4/index.html")[0]["@type"], "GovernmentOrganization");
    let data_set = &graph("index.html")[0];
    assert_eq!(data_set["@type"], "Dataset");
    assert!((50..5000).contains(&data_set["description"].as_str().unwrap().chars().count()));
    assert!(data_set["distribution"].as_array().unwrap().iter().all(|file| file["sha256"].is_string()));
}

#[test]
fn a_profile_without_claims_shows_no_passages_and_nothing_that_it_does_not_admit() {
    let pages = Pages::of(&KnowledgeGraph::shipped().unwrap(), &Profile::portal().unwrap());
    for (path, page) in &pages.html {
        assert!(!page.contains("class=\"evidence\"") && !page.contains("#line="), "{path}");
        assert!(!page.contains("class=\"passage\"") && !page.contains("Toinen lähde sanoo"), "{path}");
    }
}

#[test]
fn two_bundles_have_the_same_pages() {
    let again = Pages::of(&KnowledgeGraph::shipped().unwrap(), &Profile::full());
    assert!(Pages::shipped().html == again.html);
}

#[test]
fn without_pages_of_things_the_first_page_does_not_link_to_them() {
    let (graph, profile) = (KnowledgeGraph::shipped().unwrap(), Profile::full());
    let publication = Publication::shipped().unwrap();
    let edition = Edition { graph: &graph, profile: &profile, publication: &publication };
    let folder = tempfile::tempdir().unwrap();
    Bundle::of(&edition).without_documents().write(&folder.path().join("bundle")).unwrap();
    let page = fs::read_to_string(folder.path().join("bundle/index.html")).unwrap();
    assert!(page.contains("Rainer") && !page.contains("href=\"id/"));
}
