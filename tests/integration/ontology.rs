use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use hanke::KnowledgeGraph;
use hanke::ontology::{CONTEXT, ONTOLOGY, Ontology, SCHEMES, Terms};
use hanke::record::schema::{Holds, RECORDS, Type};
use hanke::text::place;
use hanke::vocab;
use oxigraph::model::{Term, Triple};
use oxttl::TurtleParser;

use crate::{hanke, names, project};

const OWN: &str = "https://w3id.org/hanke/ns#";
const DEFINITION: &str = "http://www.w3.org/2004/02/skos/core#definition";
const EXAMPLE: &str = "http://www.w3.org/2004/02/skos/core#example";
const LABEL: &str = "http://www.w3.org/2000/01/rdf-schema#label";
const STATUS: &str = "http://www.w3.org/2003/06/sw-vocab-status/ns#term_status";

fn turtle(text: &str) -> Vec<Triple> {
    TurtleParser::new().for_slice(text).collect::<Result<_, _>>().unwrap()
}

fn own_terms(triples: &[Triple]) -> BTreeSet<String> {
    let subjects = triples.iter().map(|triple| triple.subject.to_string());
    subjects
        .filter_map(|iri| Some(iri.strip_prefix('<')?.strip_suffix('>')?.to_owned()))
        .filter(|iri| iri.starts_with(OWN))
        .collect()
}

fn objects<'a>(triples: &'a [Triple], subject: &str, predicate: &str) -> Vec<&'a Term> {
    let of = |triple: &&Triple| {
        triple.subject.to_string() == format!("<{subject}>") && triple.predicate.as_str() == predicate
    };
    triples.iter().filter(of).map(|triple| &triple.object).collect()
}

fn languages(terms: &[&Term]) -> BTreeSet<String> {
    let language = |term: &&&Term| match term {
        Term::Literal(literal) => literal.language().map(str::to_owned),
        _ => None,
    };
    terms.iter().filter_map(|term| language(&term)).collect()
}

#[test]
fn the_constants_and_the_ontology_have_the_same_terms() {
    let constants: BTreeSet<_> = vocab::ns::TERMS.iter().map(|term| term.as_str().to_owned()).collect();
    assert_eq!(constants.len(), vocab::ns::TERMS.len(), "no term has two constants");
    assert_eq!(constants, own_terms(&turtle(ONTOLOGY)));
}

#[test]
fn each_term_has_labels_and_definitions_in_finnish_and_english_an_example_and_a_status() {
    let triples = turtle(ONTOLOGY);
    let both = BTreeSet::from(["en".to_owned(), "fi".to_owned()]);
    for term in own_terms(&triples) {
        assert_eq!(languages(&objects(&triples, &term, LABEL)), both, "labels of {term}");
        assert_eq!(languages(&objects(&triples, &term, DEFINITION)), both, "definitions of {term}");
        assert!(!objects(&triples, &term, EXAMPLE).is_empty(), "an example of {term}");
        assert_eq!(objects(&triples, &term, STATUS).len(), 1, "the status of {term}");
        let defined_by = objects(&triples, &term, vocab::rdfs::IS_DEFINED_BY.as_str());
        assert_eq!(defined_by[0].to_string(), "<https://w3id.org/hanke/ns>", "{term}");
    }
}

#[test]
fn each_concept_has_a_label_and_a_definition_in_finnish_and_english() {
    let both = BTreeSet::from(["en".to_owned(), "fi".to_owned()]);
    for (file, text) in SCHEMES {
        let triples = turtle(text);
        let concepts = triples.iter().filter(|triple| triple.predicate == vocab::skos::IN_SCHEME);
        let concepts = concepts.map(|triple| triple.subject.to_string()).collect::<BTreeSet<_>>();
        assert!(!concepts.is_empty(), "{file}");
        for concept in concepts {
            let concept = concept.trim_matches(['<', '>']);
            let labels = objects(&triples, concept, vocab::skos::PREF_LABEL.as_str());
            let of_labels = languages(&labels);
            assert!(of_labels.is_superset(&both), "labels of {concept}");
            assert_eq!(labels.len(), of_labels.len(), "one label a language of {concept}");
            assert_eq!(languages(&objects(&triples, concept, DEFINITION)), both, "definitions of {concept}");
        }
    }
}

#[test]
fn no_two_concepts_of_a_scheme_share_a_code_or_label() {
    for (file, text) in SCHEMES {
        let triples = turtle(text);
        let mut seen = BTreeMap::new();
        let names = [vocab::skos::NOTATION, vocab::skos::PREF_LABEL, vocab::skos::ALT_LABEL];
        for triple in triples.iter().filter(|triple| names.contains(&triple.predicate.as_ref())) {
            let Term::Literal(name) = &triple.object else { panic!("{triple}") };
            let before = seen.insert(name.value().to_lowercase(), triple.subject.to_string());
            assert!(before.is_none_or(|before| before == triple.subject.to_string()), "{file}: {triple}");
        }
    }
}

#[test]
fn the_compiled_in_schemes_are_those_of_the_folder() {
    let compiled: Vec<_> = SCHEMES
        .iter()
        .map(|(file, _)| file.trim_start_matches("schemes/").trim_end_matches(".ttl").to_owned())
        .collect();
    assert_eq!(compiled, names("ontology/schemes", ".ttl"));
}

#[test]
fn the_context_has_a_short_name_for_each_term() {
    let context: serde_json::Value = serde_json::from_str(CONTEXT).unwrap();
    let entries = context["@context"].as_object().unwrap();
    let defined: BTreeSet<_> =
        entries.values().filter_map(|value| value.as_str().or_else(|| value["@id"].as_str())).collect();
    for term in vocab::ns::TERMS {
        let compact = vocab::compact(term.as_str());
        assert!(defined.contains(compact.as_str()), "{compact} is not in context.jsonld");
    }
}

/// A field that is added to the table of records needs a short name that reads its values as they are, and the scheme
/// of its concepts in the ontology.
#[test]
fn context_and_ontology_say_of_each_property_what_its_field_holds() {
    let context: serde_json::Value = serde_json::from_str(CONTEXT).unwrap();
    let entries = context["@context"].as_object().unwrap();
    let terms = Terms::shipped().unwrap();
    let (mut faults, mut fields) = (Vec::new(), 0);
    for field in RECORDS.iter().flat_map(|schema| schema.fields) {
        let Some(property) = field.property else { continue };
        fields += 1;
        let compact = vocab::compact(property.as_str());
        let is_of = |entry: &&serde_json::Value| entry.as_str().or(entry["@id"].as_str()) == Some(&compact);
        let entry = entries.values().find(is_of).cloned().unwrap_or_default();
        let has_language = entry["@container"].to_string().contains("@language");
        let reads_as = (entry["@type"].as_str(), has_language);
        let expected = match (field.holds.takes(), field.holds) {
            (Type::Reference | Type::Link, _) => (Some("@id"), false),
            (Type::Day, _) => (Some("xsd:date"), false),
            (Type::Year, _) => (Some("xsd:gYear"), false),
            (Type::Number, _) => (Some("xsd:integer"), false),
            (Type::Decimal, _) => (Some("xsd:decimal"), false),
            (Type::Prose, _) | (_, Holds::Name | Holds::Title | Holds::English | Holds::Quote) => (None, true),
            _ => (None, false),
        };
        if reads_as != expected {
            faults.push(format!("{compact} reads as {reads_as:?}, and {} holds {:?}", field.name, field.holds));
        }
        let scheme = field.holds.scheme().map(|scheme| [vocab::SCHEMES, scheme].concat());
        let in_ontology = terms.scheme(property).map(|scheme| scheme.as_str().to_owned());
        if scheme.is_some() && scheme != in_ontology {
            faults.push(format!("{compact} has its concepts from {in_ontology:?}, and {} from {scheme:?}", field.name));
        }
    }
    assert!(faults.is_empty() && fields > 50, "{faults:#?}");
}

#[test]
fn the_alignments_speak_only_of_terms_that_exist() {
    let own = own_terms(&turtle(ONTOLOGY));
    let alignments = turtle(&fs::read_to_string(project().join("ontology/alignments.ttl")).unwrap());
    assert!(!alignments.is_empty());
    for subject in own_terms(&alignments) {
        assert!(own.contains(&subject), "{subject}");
    }
}

#[test]
fn a_concept_is_found_by_its_code_and_by_its_label_in_any_language() {
    let ontology = Ontology::shipped().unwrap();
    let by = |name: &str| ontology.concept("target-groups", name).map(|concept| concept.code.as_str());
    assert_eq!(by("roma"), Some("roma"));
    assert_eq!(by("Romanit"), Some("roma"));
    assert_eq!(by("nobody"), None);
}

#[test]
fn every_prefix_is_one_that_sparql_takes() {
    for (prefix, namespace) in vocab::PREFIXES {
        let query = format!("PREFIX {prefix}: <{namespace}> ASK {{ {prefix}:a ?p ?o }}");
        spargebra::SparqlParser::new().parse_query(&query).unwrap();
    }
    for scheme in names("ontology/schemes", ".ttl") {
        assert!(
            vocab::namespace(&scheme).is_some_and(|namespace| namespace.ends_with(&format!("/scheme/{scheme}/"))),
            "{scheme}"
        );
    }
}

#[test]
fn every_region_and_municipality_is_an_area() {
    let ontology = Ontology::shipped().unwrap();
    let table = fs::read_to_string(project().join("data/places.csv")).unwrap();
    let regions: BTreeMap<_, _> =
        table.lines().map(|line| (line.split(',').next().unwrap(), line.rsplit(',').next().unwrap())).collect();
    let identified = ontology.quads().filter(|quad| quad.predicate == vocab::dcterms::IDENTIFIER);
    let codes: BTreeMap<_, _> = identified
        .map(|quad| (quad.subject.to_string(), quad.object.to_string().trim_matches('"').to_owned()))
        .collect();
    for place in place::all() {
        let area = ontology.concept("areas", &place.name).unwrap_or_else(|| panic!("{}", place.name));
        assert_eq!(codes[&area.iri.to_string()], place.code, "{}", place.name);
        let broader = codes.get(&area.broader.as_ref().unwrap().to_string()).map(String::as_str);
        let region = (place.kind == place::Kind::Municipality).then(|| regions[place.code.as_str()]);
        assert_eq!(broader, region, "the region of {}", place.name);
    }
}

#[test]
fn a_graph_has_the_areas_that_are_used_and_the_broader_ones_only() {
    let graph = KnowledgeGraph::shipped().unwrap();
    let turtle: Vec<_> = graph.view().map(|quad| quad.unwrap().subject.to_string()).collect();
    let has = |area: &str| turtle.contains(&format!("<https://w3id.org/hanke/scheme/areas/{area}>"));
    for used in ["aanekoski", "keski-suomi", "finland", "european-union"] {
        assert!(has(used), "{used}");
    }
    assert!(!has("espoo") && !has("satakunta"));
    let asked = hanke(&["query", "projects", "--param", "region=Espoo", "--format", "csv"]).output().unwrap();
    let answer = String::from_utf8(asked.stdout).unwrap();
    assert_eq!((answer.lines().count(), asked.stderr.as_slice()), (1, &[][..]), "an area that nothing is in");
}

#[test]
fn the_compiled_in_schemes_lead_to_no_person() {
    for (file, text) in SCHEMES {
        Ontology::default().add_scheme(file, text).unwrap();
    }
}
