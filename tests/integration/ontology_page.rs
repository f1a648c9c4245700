use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::OnceLock;

use hanke::KnowledgeGraph;
use hanke::bundle::Bundle;
use hanke::ontology::{BORROWED, ONTOLOGY, Ontology, SCHEMES};
use hanke::publish::{Edition, Profile, Publication};
use hanke::vocab::{self, owl, rdf, rdfs, skos};
use html5gum::{StartTag, Token, Tokenizer};
use oxigraph::model::{Literal, NamedOrBlankNode, Term, Triple};
use oxttl::TurtleParser;

const PAGES: [(&str, &str); 2] = [("fi", "ns/index.html"), ("en", "ns/index.en.html")];

/// The anchors of the page that are no term, scheme or concept; those of the parts of the file begin with "section-".
const OWN_ANCHORS: [&str; 14] = [
    "alignments",
    "arrow",
    "borrowed",
    "changes",
    "classes",
    "content",
    "contents",
    "example",
    "picture",
    "picture-description",
    "picture-title",
    "properties",
    "schemes",
    "use",
];

fn bundle(publication: &Publication) -> BTreeMap<String, String> {
    let (graph, profile) = (KnowledgeGraph::empty().unwrap(), Profile::full());
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("out");
    let edition = Edition { graph: &graph, profile: &profile, publication };
    let files = Bundle::of(&edition).without_documents().write(&place).unwrap().files;
    files.into_iter().map(|path| (path.clone(), fs::read_to_string(place.join(&path)).unwrap())).collect()
}

/// Language, path and text of each page.
fn pages() -> &'static [(&'static str, &'static str, String)] {
    static WRITTEN: OnceLock<Vec<(&str, &str, String)>> = OnceLock::new();
    WRITTEN.get_or_init(|| {
        let mut files = bundle(&Publication::shipped().unwrap());
        PAGES.map(|(language, path)| (language, path, files.remove(path).unwrap())).into()
    })
}

fn tags(html: &str) -> Vec<StartTag<()>> {
    let tags = Tokenizer::new(html).map(Result::unwrap).filter_map(|token| match token {
        Token::StartTag(tag) => Some(tag),
        _ => None,
    });
    tags.collect()
}

fn attributes(html: &str, name: &str) -> Vec<String> {
    let value =
        |tag: StartTag<()>| tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8(value.to_vec()).unwrap());
    tags(html).into_iter().filter_map(value).collect()
}

/// What stands between the tags.
fn text(html: &str) -> String {
    let texts = Tokenizer::new(html).map(Result::unwrap).filter_map(|token| match token {
        Token::String(text) => Some(String::from_utf8(text.to_vec()).unwrap()),
        _ => None,
    });
    texts.collect()
}

fn part<'a>(html: &'a str, from: &str, to: &str) -> &'a str {
    let start = html.find(from).unwrap();
    &html[start..start + html[start..].find(to).unwrap()]
}

fn turtle(text: &str) -> Vec<Triple> {
    TurtleParser::new().for_slice(text).collect::<Result<_, _>>().unwrap()
}

fn everything() -> Vec<Triple> {
    [turtle(ONTOLOGY), SCHEMES.iter().flat_map(|(_, scheme)| turtle(scheme)).collect()].concat()
}

fn iri(subject: &NamedOrBlankNode) -> &str {
    let NamedOrBlankNode::NamedNode(node) = subject else { panic!("{subject} is a blank node") };
    node.as_str()
}

/// What a person would expect behind the # of the address of the page.
fn fragment(iri: &str) -> Option<&str> {
    iri.strip_prefix(vocab::ns::NAMESPACE).or_else(|| iri.strip_prefix(vocab::SCHEMES))
}

#[test]
fn the_anchors_are_the_fragments_of_the_iris_of_all_terms_schemes_and_concepts() {
    let triples = everything();
    let fragments = triples.iter().filter_map(|triple| fragment(iri(&triple.subject)));
    let expected: BTreeSet<_> = fragments.map(str::to_owned).collect();
    assert!(expected.contains("startDate") && expected.contains("roles") && expected.contains("target-groups/roma"));
    for (_, path, html) in pages() {
        let ids = attributes(html, "id");
        let unique: BTreeSet<_> = ids.iter().cloned().collect();
        assert_eq!(unique.len(), ids.len(), "each anchor of {path} stands there once");
        let own = |id: &String| OWN_ANCHORS.contains(&id.as_str()) || id.starts_with("section-");
        assert_eq!(ids.into_iter().filter(|id| !own(id)).collect::<BTreeSet<_>>(), expected, "{path}");
    }
}

#[test]
fn each_page_has_the_labels_and_definitions_of_its_language() {
    let told = [rdfs::LABEL, skos::PREF_LABEL, skos::DEFINITION, skos::SCOPE_NOTE, skos::HISTORY_NOTE];
    let triples = [everything(), turtle(BORROWED)].concat();
    for (language, path, html) in pages() {
        let text = text(html);
        let borrowed_but_unused = ["owl#sameAs", "dc/terms/identifier", "dc/terms/license", "skos/core#"];
        for triple in triples.iter().filter(|triple| told.contains(&triple.predicate.as_ref())) {
            if triple.predicate == rdfs::LABEL
                && borrowed_but_unused.iter().any(|iri| triple.subject.to_string().contains(iri))
            {
                continue;
            }
            let Term::Literal(literal) = &triple.object else { panic!("{triple}") };
            assert!(literal.language() != Some(*language) || text.contains(literal.value()), "{path} lacks {triple}");
        }
    }
}

#[test]
fn links_lead_somewhere() {
    let files: BTreeSet<_> = bundle(&Publication::shipped().unwrap()).into_keys().collect();
    for (_, path, html) in pages() {
        let ids: BTreeSet<_> = attributes(html, "id").into_iter().collect();
        for link in attributes(html, "href") {
            match link.strip_prefix('#') {
                Some(anchor) => assert!(ids.contains(anchor), "{path} has no {link}"),
                None if link.starts_with("http") => {}
                None => {
                    let file = link.strip_prefix("../").map_or_else(|| format!("ns/{link}"), ToOwned::to_owned);
                    assert!(files.contains(&file), "{path}: {link}");
                }
            }
        }
    }
}

#[test]
fn the_pages_are_well_formed() {
    const VOID: [&[u8]; 4] = [b"meta", b"link", b"br", b"img"];
    for (language, path, html) in pages() {
        assert!(html.starts_with("<!DOCTYPE html>") && html.contains(&format!("<html lang=\"{language}\">")));
        let mut open = Vec::new();
        for token in Tokenizer::new(html).map(Result::unwrap) {
            match token {
                Token::StartTag(tag) if !VOID.contains(&tag.name.as_slice()) => open.push(tag.name),
                Token::EndTag(tag) => assert_eq!(Some(tag.name), open.pop(), "{path}"),
                Token::Error(error) => panic!("{path}: {error:?}"),
                _ => (),
            }
        }
        assert!(open.is_empty(), "{path}: {open:?}");
    }
}

#[test]
fn a_text_in_the_other_language_says_so() {
    let finnish = &pages()[0].2;
    let example = "<span lang=\"en\">Keski-Suomen ELY-keskus decides to fund Rainer.</span>";
    assert!(finnish.contains(example), "the only example of an award is in English");
}

#[test]
fn the_picture_names_each_class_and_no_box_lies_on_another() {
    let triples = turtle(ONTOLOGY);
    let classes: Vec<_> = triples
        .iter()
        .filter(|triple| triple.predicate == rdf::TYPE && triple.object == Term::from(owl::CLASS))
        .map(|triple| &triple.subject)
        .collect();
    assert_eq!(classes.len(), 12);
    for (language, path, html) in pages() {
        let picture = part(html, "<svg", "</svg>");
        for label in
            triples.iter().filter(|triple| triple.predicate == rdfs::LABEL && classes.contains(&&triple.subject))
        {
            let Term::Literal(label) = &label.object else { panic!("{label}") };
            let drawn = picture.contains(&format!(">{}</text>", label.value()));
            assert!(label.language() != Some(*language) || drawn, "{path}: {label}");
        }
        let boxes = boxes(picture);
        for (place, one) in boxes.iter().enumerate() {
            let apart = |other: &[f64; 4]| {
                (0..2).any(|way| one[way] + one[way + 2] <= other[way] || other[way] + other[way + 2] <= one[way])
            };
            assert!(boxes[place + 1..].iter().all(apart), "{path}: something lies on {one:?}");
        }
    }
}

/// Left, top, width and height of all boxes of a picture.
fn boxes(picture: &str) -> Vec<[f64; 4]> {
    let rectangles = tags(picture).into_iter().filter(|tag| tag.name.as_slice() == b"rect");
    let number = |tag: &StartTag<()>, name: &str| {
        std::str::from_utf8(&tag.attributes[name.as_bytes()]).unwrap().parse().unwrap()
    };
    rectangles.map(|tag| ["x", "y", "width", "height"].map(|name| number(&tag, name))).collect()
}

#[test]
fn the_example_is_turtle_and_uses_known_terms_only() {
    let page = &pages()[1].2;
    let triples = turtle(&text(part(page, "<code id=\"example\">", "</code>")));
    let ontology = Ontology::shipped().unwrap();
    let known = |iri: &str| {
        vocab::terms().any(|term| term.as_str() == iri)
            || ontology.concept_at(iri).is_some()
            || iri.starts_with("https://example.org/")
    };
    assert!(triples.len() > 10);
    for triple in triples {
        assert!(known(triple.predicate.as_str()), "{triple}");
        match &triple.object {
            Term::NamedNode(node) => assert!(known(node.as_str()), "{triple}"),
            Term::Literal(literal) => {
                assert!(known(Literal::datatype(literal).as_str()) || literal.language().is_some(), "{triple}");
            }
            other => panic!("{other}"),
        }
    }
}

#[test]
fn the_same_ontology_gives_the_same_page() {
    let publication = Publication::shipped().unwrap();
    assert!(bundle(&publication) == bundle(&publication));
}

#[test]
fn each_kind_of_iri_has_a_rule_that_leads_to_the_address_of_the_publication() {
    let mut publication = Publication::shipped().unwrap();
    publication.url = "https://data.example.fi:8443/hankkeet/".to_owned();
    let rules = bundle(&publication).remove(".htaccess").unwrap();
    for target in [
        "ns/%{ENV:PAGE} ",
        "ns/hanke.%{ENV:FORM} ",
        "ns/alignments.%{ENV:FORM} ",
        "ns/shapes.%{ENV:FORM} ",
        "ns/%{ENV:PAGE}#$1 ",
        "queries.ttl ",
        "catalog.%{ENV:FORM} ",
    ] {
        assert!(rules.contains(&format!(" https://data.example.fi:8443/hankkeet/{target}[R=303,L")), "{target}");
    }
    for target in ["scheme/$1.%{ENV:FORM}", "$1/%{ENV:PAGE}", "$1.%{ENV:FORM}"] {
        assert!(rules.contains(&format!(" \"https://data.example.fi:8443/hankkeet/{target}\" [R=303,L]")), "{target}");
    }
    assert!(rules.contains("!=data.example.fi:8443 "), "the server knows its own name");
    assert!(!rules.contains("{url}") && !rules.contains("{host}") && !rules.contains("{decoded}"));
}
