use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use hanke::KnowledgeGraph;
use hanke::language::Language;
use hanke::record::{Extent, Source};
use hanke::source::Records;
use hanke::vocab::{ns as terms, skos};
use oxigraph::model::Term;

use crate::{names, project, sha256, skipped};

pub(crate) fn shipped_sources() -> Vec<Source> {
    let records = hanke::source::shipped();
    let mut sources: Vec<Source> = records.records().map(|record| (*record.unwrap().passage.source).clone()).collect();
    sources.dedup_by(|a, b| a.id == b.id);
    sources
}

/// The folders of the documents from which the shipped data were read; they are not part of the project. The variable
/// `HANKE_DOCUMENTS` names them, separated by colons.
pub(crate) fn folders() -> Vec<PathBuf> {
    let usual = ["sources", "pages", "lists"].map(|folder| project().join("../shared").join(folder));
    let named = std::env::var_os("HANKE_DOCUMENTS");
    named.map_or_else(|| usual.to_vec(), |folders| std::env::split_paths(&folders).collect())
}

/// The documents, by digest.
pub(crate) fn documents() -> Option<BTreeMap<String, String>> {
    let mut documents = BTreeMap::new();
    for file in folders().iter().filter_map(|folder| fs::read_dir(folder).ok()).flatten() {
        let bytes = fs::read(file.unwrap().path()).unwrap();
        let digest = sha256(&bytes);
        // Workbooks stand among the lists; the shipped data were read from texts only.
        documents.extend(String::from_utf8(bytes).ok().map(|text| (digest, text)));
    }
    if documents.is_empty() {
        skipped("the documents of the shipped data are not here; HANKE_DOCUMENTS=FOLDER:… says where they are");
    }
    (!documents.is_empty()).then_some(documents)
}

#[test]
fn each_source_is_a_document_of_that_digest_and_length() {
    let Some(documents) = documents() else { return };
    for source in shipped_sources() {
        let digest = source.sha256.as_ref().unwrap();
        let text = documents.get(digest).unwrap_or_else(|| panic!("{} was read from another text", source.id));
        let lines = u32::try_from(text.lines().count()).unwrap();
        assert!([Extent::Lines(lines), Extent::Rows(lines)].contains(&source.extent), "{}: {lines} lines", source.id);
    }
}

/// Words in a row that one text has in common with another are copied when they are this many.
const COPIED: usize = 9;

fn runs(text: &str) -> BTreeSet<Vec<String>> {
    let words: Vec<String> = text
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.windows(COPIED).map(<[String]>::to_vec).collect()
}

#[test]
fn no_sentence_is_copied_from_a_document() {
    let Some(documents) = documents() else { return };
    let graph = KnowledgeGraph::shipped().unwrap();
    // Names and titles are facts and stand as they are.
    let facts = [skos::PREF_LABEL, skos::ALT_LABEL, terms::SHORT_NAME];
    let ours = graph.view().map(Result::unwrap).filter(|quad| !facts.contains(&quad.predicate.as_ref()));
    let theirs: BTreeSet<_> =
        documents.values().filter(|text| text.len() < 100_000).flat_map(|text| runs(text)).collect();
    for quad in ours {
        if let Term::Literal(text) = &quad.object {
            let copied: Vec<_> = runs(text.value()).into_iter().filter(|run| theirs.contains(run)).collect();
            assert!(copied.is_empty(), "{quad}: {copied:?}");
        }
    }
}

#[test]
fn no_one_can_be_reached_through_the_data() {
    for name in names("data/records", ".toml") {
        let text = fs::read_to_string(project().join(format!("data/records/{name}.toml"))).unwrap();
        for line in text.lines().filter(|line| !line.trim_start().starts_with("sha256")) {
            assert!(!line.contains('@'), "{name}: an e-mail address? {line}");
            let digits = line
                .split(|c: char| !(c.is_ascii_digit() || c == ' '))
                .map(str::trim)
                .find(|run| run.len() > 9 && run.contains(' '));
            assert_eq!(digits, None, "{name}: a phone number? {line}");
        }
    }
}

#[test]
fn each_organisation_has_a_name_to_show() {
    let graph = KnowledgeGraph::shipped().unwrap();
    for quad in graph
        .view()
        .map(Result::unwrap)
        .filter(|quad| quad.object == Term::from(terms::ORGANIZATION_CLASS.into_owned()))
    {
        let entity = Term::from(oxigraph::model::NamedNode::try_from(Term::from(quad.subject.clone())).unwrap());
        assert!(graph.label(&entity, Language::Finnish).unwrap().is_some(), "{}", quad.subject);
    }
}

#[test]
fn the_practice_of_two_projects_is_one_practice_with_two_origins() {
    let graph = KnowledgeGraph::shipped().unwrap();
    let practice = graph.find("Mahdollisuuksien päivä – romanien koulutus- ja työllisyysmessut").unwrap();
    let origins = graph.why(practice.as_ref(), Some(terms::ORIGIN)).unwrap();
    let origins: Vec<_> = origins[0].shown().map(|value| hanke::query::short(&value.term, graph.prefixes())).collect();
    assert_eq!(origins, ["project:S20398", "project:S20831"]);
}

#[test]
fn projects_have_both_languages_where_we_speak_and_no_text_is_empty() {
    let graph = KnowledgeGraph::shipped().unwrap();
    let ours = [terms::OBJECTIVE, terms::BACKGROUND, terms::MEASURE, terms::METHOD, hanke::vocab::dcterms::DESCRIPTION];
    let mut languages = BTreeMap::<_, BTreeMap<String, usize>>::new();
    for quad in graph.view().map(Result::unwrap).filter(|quad| ours.contains(&quad.predicate.as_ref())) {
        let Term::Literal(text) = &quad.object else { panic!("{quad}") };
        let language = text.language().unwrap_or_else(|| panic!("{quad}")).to_owned();
        *languages.entry((quad.subject.to_string(), quad.predicate)).or_default().entry(language).or_default() += 1;
    }
    for (statement, languages) in languages {
        assert_eq!(languages.get("fi"), languages.get("en"), "{statement:?}");
    }
}
