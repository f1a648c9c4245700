use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use hanke::error::KeepError;
use hanke::query::{Library, golden};
use hanke::{Error, KnowledgeGraph};
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::Quad;
use oxigraph::store::Store;
use proptest::prelude::*;
use tempfile::TempDir;

use crate::generated::cases;
use crate::project;

/// A graph, as it is opened after it was frozen.
fn frozen(graph: &KnowledgeGraph) -> (TempDir, KnowledgeGraph) {
    let folder = tempfile::tempdir().unwrap();
    graph.freeze(folder.path()).unwrap();
    let opened = KnowledgeGraph::open(folder.path()).unwrap();
    (folder, opened)
}

fn quads(text: &str) -> Vec<Quad> {
    RdfParser::from_format(RdfFormat::TriG).for_slice(text).collect::<Result<_, _>>().unwrap()
}

fn published(text: &str) -> KnowledgeGraph {
    KnowledgeGraph::from_publication(quads(text).into_iter().map(Ok)).unwrap()
}

/// All that is in a graph.
fn said(graph: &KnowledgeGraph) -> BTreeSet<String> {
    let store = Store::new().unwrap();
    graph.load_into(&store).unwrap();
    store.iter().map(|quad| quad.unwrap().to_string()).collect()
}

fn index(folder: &Path) -> PathBuf {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let found: Vec<_> = entries.filter(|path| path.extension().is_some_and(|ending| ending == "index")).collect();
    assert_eq!(found.len(), 1, "one index: {found:?}");
    found.into_iter().next().unwrap()
}

#[test]
fn an_opened_graph_answers_every_saved_question_as_the_graph_that_was_frozen() {
    let (_folder, graph) = frozen(&KnowledgeGraph::shipped().unwrap());
    let (library, folder) = (Library::shipped().unwrap(), project().join("tests/expected/queries"));
    let differences = golden::check(&graph, &library, &folder, false).unwrap();
    let differences: Vec<_> = differences.iter().map(ToString::to_string).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

#[test]
fn an_opened_graph_holds_what_was_frozen_and_says_the_same_of_itself() {
    let graph = KnowledgeGraph::shipped().unwrap();
    let (_folder, opened) = frozen(&graph);
    assert_eq!(said(&opened), said(&graph));
    assert_eq!(opened.counts(), graph.counts());
    assert_eq!(opened.base(), graph.base());
    assert_eq!(opened.withheld(), graph.withheld());
    assert!(opened.store().is_none(), "what is frozen is in no store");
}

#[test]
fn the_same_statements_in_any_order_give_the_same_bytes() {
    let graph = KnowledgeGraph::shipped().unwrap();
    let (one, opened) = frozen(&graph);
    let (two, _) = frozen(&opened);
    assert_eq!(fs::read(index(one.path())).unwrap(), fs::read(index(two.path())).unwrap());
    assert_eq!(index(one.path()).file_name(), index(two.path()).file_name(), "the name says what is in it");
}

const SMALL: &str = r#"
    <https://e.org/id/project/A> a <https://w3id.org/hanke/ns#Project> ; <https://e.org/p> "a", "ä"@fi, 1, 2.5, _:b .
    <https://e.org/id/source/s#line=0,1> {
        <https://e.org/id/project/A> <https://e.org/p> "a", 1 . _:b <https://e.org/p> <https://e.org/id/project/A> }"#;

const ALL: &str = "SELECT ?s ?p ?o ?g WHERE { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }";

/// What a graph answers; the first error if there is one.
fn answer(graph: &KnowledgeGraph) -> Result<BTreeSet<String>, Error> {
    let rows = graph.sparql(ALL)?.into_rows()?;
    rows.map(|row| Ok(format!("{:?}", row?))).collect()
}

#[test]
fn a_damaged_index_is_refused_or_answers_as_before() {
    let graph = published(SMALL);
    let (folder, opened) = frozen(&graph);
    let (path, expected) = (index(folder.path()), answer(&opened).unwrap());
    let whole = fs::read(&path).unwrap();
    let mut refused = 0;
    for at in 0..whole.len() {
        let mut bytes = whole.clone();
        bytes[at] ^= 1 << (at % 8);
        fs::write(&path, bytes).unwrap();
        match KnowledgeGraph::open(folder.path()).and_then(|graph| answer(&graph)) {
            Ok(found) => assert_eq!(found, expected, "byte {at}"),
            Err(error) => {
                assert!(error.to_string().contains("help:"), "byte {at}: {error}");
                refused += 1;
            }
        }
    }
    assert!(refused * 2 > whole.len(), "only {refused} of {} were noticed", whole.len());
}

#[test]
fn an_index_that_is_cut_short_or_grown_is_refused() {
    let (folder, _) = frozen(&published(SMALL));
    let path = index(folder.path());
    let whole = fs::read(&path).unwrap();
    for length in 0..whole.len() {
        fs::write(&path, &whole[..length]).unwrap();
        let error = KnowledgeGraph::open(folder.path()).err().unwrap();
        assert!(matches!(error, Error::Keep(KeepError::Damaged { .. })), "{length}: {error}");
    }
    fs::write(&path, [whole.as_slice(), b"\0"].concat()).unwrap();
    assert!(KnowledgeGraph::open(folder.path()).is_err(), "it has one byte more");
}

#[test]
fn an_index_of_another_format_is_refused_with_what_to_do() {
    let (folder, _) = frozen(&published(SMALL));
    let path = index(folder.path());
    let mut bytes = fs::read(&path).unwrap();
    bytes[8] = 7;
    fs::write(&path, bytes).unwrap();
    let error = KnowledgeGraph::open(folder.path()).err().unwrap();
    assert!(matches!(error, Error::Keep(KeepError::Format { found: 7, .. })), "{error}");
    assert!(error.to_string().contains("help: build the graph again"), "{error}");
}

#[test]
fn a_folder_without_a_graph_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let error = KnowledgeGraph::open(folder.path()).err().unwrap();
    assert!(matches!(error, Error::Keep(KeepError::NotAStore { .. })), "{error}");
}

#[test]
fn who_reads_a_graph_reads_on_when_another_takes_its_place() {
    let folder = tempfile::tempdir().unwrap();
    published(SMALL).freeze(folder.path()).unwrap();
    let before = KnowledgeGraph::open(folder.path()).unwrap();
    published("<https://e.org/id/project/B> a <https://w3id.org/hanke/ns#Project> .").freeze(folder.path()).unwrap();
    let after = KnowledgeGraph::open(folder.path()).unwrap();
    assert_eq!(said(&before), said(&published(SMALL)));
    assert_eq!(said(&after).len(), 1);
    index(folder.path());
}

#[test]
fn many_threads_ask_one_open_graph() {
    let (_folder, graph) = frozen(&KnowledgeGraph::shipped().unwrap());
    let library = Library::shipped().unwrap();
    let ask = || graph.ask(library.get("projects").unwrap()).answer().unwrap().into_rows().unwrap().count();
    let expected = ask();
    thread::scope(|scope| {
        let asking: Vec<_> = (0..8).map(|_| scope.spawn(ask)).collect();
        for asked in asking {
            assert_eq!(asked.join().unwrap(), expected);
        }
    });
}

/// Terms of each kind, few, so that patterns often fit.
fn term() -> impl Strategy<Value = String> {
    prop_oneof![
        (0..6).prop_map(|number| format!("<https://e.org/{number}>")),
        (0..3).prop_map(|number| format!("\"{number}\"")),
        (0..3).prop_map(|number| format!("\"{number}\"@fi")),
        (0..3).prop_map(|number| format!("{number}")),
    ]
}

fn iri() -> impl Strategy<Value = String> {
    (0..6).prop_map(|number| format!("<https://e.org/{number}>"))
}

proptest! {
    #![proptest_config(cases(48))]

    #[test]
    fn memory_and_file_give_the_same_for_every_pattern(
        said in prop::collection::vec((iri(), iri(), term(), prop::option::of(iri())), 0..60),
        asked in prop::collection::vec(
            (prop::option::of(iri()), prop::option::of(iri()), prop::option::of(term()), prop::option::of(prop::option::of(iri()))),
            1..20,
        ),
    ) {
        let statements = said.iter().map(|(s, p, o, g)| match g {
            Some(g) => format!("{g} {{ {s} {p} {o} }}\n"),
            None => format!("{s} {p} {o} .\n"),
        });
        let memory = published(&statements.collect::<String>());
        let (_folder, file) = frozen(&memory);
        for (s, p, o, g) in asked {
            let or = |part: Option<String>, name: &str| part.unwrap_or_else(|| format!("?{name}"));
            let triple = format!("{} {} {}", or(s, "s"), or(p, "p"), or(o, "o"));
            let query = match g {
                None => format!("SELECT * WHERE {{ {triple} }}"),
                Some(g) => format!("SELECT * WHERE {{ GRAPH {} {{ {triple} }} }}", or(g, "g")),
            };
            prop_assert_eq!(rows(&file, &query), rows(&memory, &query), "{}", query);
        }
    }
}

/// The rows of an answer, sorted; a row that comes twice comes twice.
fn rows(graph: &KnowledgeGraph, query: &str) -> Vec<String> {
    let answer = graph.sparql(query).unwrap().into_rows().unwrap();
    let mut rows: Vec<_> = answer.map(|row| format!("{:?}", row.unwrap())).collect();
    rows.sort();
    rows
}
