//! Paths of any length: they find what the engine finds, and hold no more than one way at a time.

use std::collections::BTreeMap;
use std::time::Duration;

use hanke::KnowledgeGraph;
use hanke::query::Limits;
use oxigraph::io::RdfFormat;
use oxigraph::sparql::{QueryResults, SparqlEvaluator};

use super::shipped;

/// Two chains that meet, a circle, a text, and a graph of its own.
const GRAPH: &str = "
    <e:a> <e:p> <e:b> . <e:b> <e:p> <e:c> . <e:x> <e:p> <e:b> . <e:c> <e:q> <e:d> .
    <e:d> <e:p> <e:e> . <e:e> <e:p> <e:d> . <e:a> <e:n> \"A\" . <e:c> <e:n> \"C\" . _:b <e:p> <e:a> .
    <e:g> { <e:d> <e:p> <e:f> . <e:f> <e:p> <e:h> } <e:g2> { <e:a> <e:p> <e:h> }";

const GROUPS: [&str; 31] = [
    "?s e:p* ?o",
    "?s e:p+ ?o",
    "?s e:p? ?o",
    "?s (e:p|e:q)+ ?o",
    "?s (e:p/e:q) ?o",
    "?s (e:p*/e:q) ?o",
    "?s ^(e:p+) ?o",
    "?s (^e:p)+ ?o",
    "?s ^(e:p/e:q*) ?o",
    "?s (!e:p)+ ?o",
    "?s (e:p/e:p)+ ?o",
    "?s e:p+ ?s",
    "[] e:p+ ?o",
    "?s e:p+ []",
    "_:a e:p+ _:b . _:b e:q+ ?o",
    "?s e:p+ ?o . ?o e:q* ?t",
    "?s e:n ?name . ?s e:p* ?o",
    "?o e:n ?name . ?s e:p* ?o",
    "?s e:n ?name OPTIONAL { ?s e:q ?t } ?t e:p* ?o",
    "?s e:n ?name OPTIONAL { ?s e:p+ ?o }",
    "?s e:n ?name OPTIONAL { ?u e:q+ ?o }",
    "?s e:n ?name FILTER EXISTS { ?u e:p+ ?s }",
    "?s e:n ?name MINUS { ?s e:q+ ?o }",
    "{ ?s e:p+ ?o FILTER(?o != e:b) } UNION { ?s e:q* ?o } ?s e:n ?name",
    "?s e:n ?name . ?s e:p* ?o . ?o e:q ?t",
    "?s e:n ?name . ?o e:q ?t . ?s e:p* ?o . ?t e:p+ ?u . ?v e:p ?u",
    "?s e:n ?name . ?t e:q ?u . ?s e:p* ?o . ?o e:p* ?t",
    "?s e:n ?name . ?t e:q ?u . ?o e:p* ?v",
    "?s e:n ?name FILTER EXISTS { ?t e:q ?u . ?s e:p* ?t }",
    "GRAPH ?g { ?s e:p+ ?o }",
    "GRAPH ?g { ?s e:p* ?o } { SELECT ?s { ?s e:p ?x } LIMIT 9 }",
];

fn small() -> KnowledgeGraph {
    let graph = KnowledgeGraph::empty().unwrap();
    graph.store().unwrap().load_from_slice(RdfFormat::TriG, GRAPH).unwrap();
    graph
}

/// The cells of each row, and how often it comes.
type Rows = BTreeMap<Vec<String>, usize>;

fn rows(each: impl Iterator<Item = Vec<String>>) -> Rows {
    let mut rows = Rows::new();
    each.for_each(|row| *rows.entry(row).or_default() += 1);
    rows
}

fn of_the_engine(graph: &KnowledgeGraph, text: &str) -> Rows {
    let results = SparqlEvaluator::new().parse_query(text).unwrap().on_store(graph.store().unwrap()).execute().unwrap();
    let QueryResults::Solutions(solutions) = results else { panic!("{text} gives rows") };
    let variables = solutions.variables().to_vec();
    rows(solutions.map(|row| {
        let row = row.unwrap();
        variables.iter().map(|variable| format!("{:?}", row.get(variable))).collect()
    }))
}

#[test]
fn paths_find_what_the_engine_finds() {
    let graph = small();
    for group in GROUPS {
        let text = format!("PREFIX e: <e:> SELECT ?s ?o ?t ?u ?g ?name {{ {group} }}");
        let found = graph.sparql(&text).unwrap().into_rows().unwrap();
        let found = rows(found.map(|row| row.unwrap().cells().map(|(_, cell)| format!("{cell:?}")).collect()));
        let expected = of_the_engine(&graph, &text);
        assert!(!expected.is_empty(), "{group} has rows");
        assert_eq!(found, expected, "{group}");
    }
}

/// The engine would find all pairs of all nodes before it gave the first.
#[test]
fn a_path_from_anywhere_gives_its_first_rows_at_once() {
    let graph = shipped();
    let limits = Limits { time: Duration::from_secs(60), rows: 10, bytes: 50_000_000 };
    for path in ["(!<e:x>|^!<e:x>)*", "(!<e:x>|^!<e:x>)+", "((!<e:x>/^!<e:x>)|^!<e:x>)"] {
        let text = format!("SELECT ?a ?b {{ ?a {path} ?b }} LIMIT 10");
        let rows = graph.sparql_within(&text, limits).unwrap().into_rows().unwrap();
        assert_eq!(rows.map(Result::unwrap).count(), 10, "{path}");
    }
}

/// Projects under one programme each, and as many funders of programmes, which only a path joins.
fn many(number: usize) -> KnowledgeGraph {
    let of = |n: usize| {
        format!(
            "<e:p{n}> a hanke:Project ; hanke:programme <e:part{n}> . <e:part{n}> hanke:partOf <e:whole{n}> .
             <e:f{n}> hanke:role role:funder ; hanke:organization <e:o> ; hanke:project <e:whole{n}> ."
        )
    };
    let text = "@prefix hanke: <https://w3id.org/hanke/ns#> . @prefix role: <https://w3id.org/hanke/scheme/roles/> . ";
    let text = (0..number).fold(text.to_owned(), |text, n| text + &of(n));
    let graph = KnowledgeGraph::empty().unwrap();
    graph.store().unwrap().load_from_slice(RdfFormat::Turtle, &text).unwrap();
    graph
}

/// The most rows that one operation of a saved question gives.
fn most(graph: &KnowledgeGraph, question: &str) -> usize {
    let plan = graph.query(question).unwrap().explain().unwrap();
    plan.lines().map(|line| line.split_whitespace().next().unwrap().parse().unwrap()).max().unwrap()
}

#[test]
fn what_only_a_path_joins_is_not_held_against_each_other() {
    for question in ["gaps", "projects"] {
        let (few, more) = (most(&many(20), question), most(&many(80), question));
        assert!(more < 6 * few, "{question}: {few} rows at the most, then {more} of four times as many projects");
    }
}
