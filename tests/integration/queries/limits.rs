//! What a query may take: size, time and rows; and whom it may ask.

use std::time::{Duration, Instant};

use hanke::KnowledgeGraph;
use hanke::query::Limits;
use oxigraph::sparql::{QueryResults, SparqlEvaluator};

use super::{saved, shipped};

#[test]
fn a_query_past_its_limits_fails_and_says_so() {
    let graph = shipped();
    let second = Limits { time: Duration::from_secs(1), rows: usize::MAX, bytes: usize::MAX };
    // The first streams. The others work in memory, where the engine does not look at its token.
    for text in [
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT ?a { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a",
        "SELECT (COUNT(*) AS ?n) { {?a ?b ?c . ?d ?e ?f . ?g ?h ?i} MINUS { ?x ?b ?c } }",
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o MINUS { ?s ?b ?c . ?d ?e ?f . ?g ?h ?i } }",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c { SELECT ?d ?g { ?d ?e ?f . ?g ?h ?i } } }",
        // Nothing passes these conditions.
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(STR(?a)) + STRLEN(STR(?d)) + STRLEN(STR(?g)) < 0) }",
        "SELECT * { ?x ?y ?z FILTER EXISTS { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(STR(?a)) + STRLEN(STR(?d)) < 0) } }",
        "SELECT * { ?x ?y ?z OPTIONAL { ?a ?b ?c . ?d ?e ?f FILTER(STRLEN(STR(?x)) + STRLEN(STR(?f)) < 0) } } ORDER BY ?z",
    ] {
        let start = Instant::now();
        let rows = graph.sparql_within(text, second).and_then(hanke::query::Answer::into_rows);
        let (error, after) = match rows {
            Ok(mut rows) => (rows.find_map(Result::err).unwrap(), rows.next().is_some()),
            Err(error) => (error, false),
        };
        assert!(error.to_string().starts_with("query given takes more than 1s"), "{text}: {error}");
        assert!(start.elapsed() < Duration::from_secs(2) && !after, "{text}: nothing comes after the deadline");
    }
    let ten = Limits { rows: 10, ..Limits::default() };
    let rows = |text: &str| graph.sparql_within(text, ten).unwrap().into_rows().unwrap().collect::<Vec<_>>();
    let ten_rows = rows("SELECT ?a { ?a ?b ?c } LIMIT 10");
    assert!(ten_rows.len() == 10 && ten_rows.iter().all(Result::is_ok), "as many rows as allowed are an answer");
    let more = rows("SELECT ?a { ?a ?b ?c } LIMIT 11");
    let error = more.last().unwrap().as_ref().unwrap_err().to_string();
    assert!(more.len() == 11 && error.starts_with("query given gives more than 10 rows"), "{error}");
}

#[test]
fn a_query_that_cannot_be_planned_in_time_is_refused() {
    let graph = shipped();
    let nested = |open: &str, close: &str| format!("SELECT * {{ ?s ?p {}1{} }}", open.repeat(300), close.repeat(300));
    let optional = format!("SELECT * {{ {} {} }}", "?a ?b ?c OPTIONAL {".repeat(2_000), "}".repeat(2_000));
    let apart = (0..300).map(|number| format!("?a{number} ?b{number} ?c{number}")).collect::<Vec<_>>().join(" . ");
    for (text, excess) in [
        (nested("[ ?p ", " ]"), "301 brackets inside each other, where at most 40"),
        (nested("(", ")"), "301 brackets inside each other"),
        (optional, "2001 brackets inside each other"),
        // A reader that took <'> for an IRI would take the brackets behind it for a text.
        (
            format!("ASK {{ FILTER(1 <'>' && {}1{} = '') }}", "(".repeat(300), ")".repeat(300)),
            "brackets inside each other",
        ),
        (format!("SELECT * {{ {apart} }}"), "300 patterns, where at most 256"),
        (format!("SELECT * {{ {} }}", "?s skos:note ?o . ".repeat(100)), "100 patterns in one group, where at most 64"),
        (
            format!("SELECT * {{ BIND({}1 AS ?x) }}", "1+".repeat(100_000)),
            "operations inside each other, where at most 128",
        ),
        (format!("ASK {{ FILTER(\"{}\" = \"\") }}", "a".repeat(300_000)), "bytes, where at most 262144"),
    ] {
        let error = graph.sparql(&text).map(drop).unwrap_err().to_string();
        assert!(error.starts_with("query given has ") && error.contains(excess), "{excess}: {error}");
    }
    let brackets_in_texts =
        format!("ASK {{ <http://example.org/{0}'> ?p \"{0}\", '''{0}''' # {0}\n }}", "(".repeat(100));
    assert!(graph.sparql(&brackets_in_texts).is_ok(), "brackets in IRIs, texts and comments are none");
    let file = saved("[]", &format!("ASK {{ {apart} }}")).unwrap_err().to_string();
    assert!(file.starts_with("test.rq:1:1: the query has 300 patterns"), "{file}");
}

#[test]
fn no_query_asks_another_machine() {
    let graph = KnowledgeGraph::empty().unwrap();
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let service = format!("SERVICE SILENT <http://{}/> {{ ?s ?p ?o }}", listener.local_addr().unwrap());
    for text in [
        format!("SELECT * {{ {service} }}"),
        format!("SELECT * {{ ?s ?p ?o FILTER NOT EXISTS {{ {service} }} }}"),
        format!("SELECT (SUM(IF(EXISTS {{ {service} }}, 1, 0)) AS ?n) {{ ?s ?p ?o }}"),
        format!("SELECT * {{ ?s ?p ?o }} ORDER BY (EXISTS {{ ?s a ?c OPTIONAL {{ {service} }} }})"),
    ] {
        let error = graph.sparql(&text).map(drop).unwrap_err().to_string();
        assert!(error.starts_with("query given asks another machine"), "{text}: {error}");
    }
    let parameter =
        |query: &str| format!("[{{name: x, type: iri, required: true, example: e, allowed_query: \"{query}\"}}]");
    for (params, query) in [
        ("[]", format!("ASK {{ FILTER EXISTS {{ {service} }} }}")),
        (&parameter(&format!("SELECT ?s {{ {service} }}")), "ASK { ?_x e:n ?n }".to_owned()),
    ] {
        let error = saved(params, &query).unwrap_err().to_string();
        assert!(error.contains("another machine"), "{query}: {error}");
    }
    listener.set_nonblocking(true).unwrap();
    assert!(listener.accept().is_err(), "nobody has called");
}

#[test]
fn a_query_that_holds_too_much_fails_and_the_program_goes_on() {
    let graph = shipped();
    let limits = Limits { time: Duration::from_secs(600), rows: usize::MAX, bytes: 4_000_000 };
    let ask = |text: &str| -> hanke::Result<usize> {
        let rows = graph.sparql_within(text, limits)?.into_rows()?;
        rows.collect::<hanke::Result<Vec<_>>>().map(|rows| rows.len())
    };
    let doubled: String =
        (1..30).map(|n| format!(" BIND(CONCAT(?x{0}, ?x{0}) AS ?x{n})", n - 1)).collect::<Vec<_>>().concat();
    for text in [
        "SELECT ?a { ?a ?b ?c . ?d ?e ?f } ORDER BY ?d",
        "SELECT DISTINCT ?a ?d { ?a ?b ?c . ?d ?e ?f }",
        "SELECT ?a ?d (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f } GROUP BY ?a ?d",
        "SELECT (COUNT(DISTINCT *) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
        "SELECT (COUNT(DISTINCT CONCAT(STR(?a), STR(?d))) AS ?n) { ?a ?b ?c . ?d ?e ?f }",
        "SELECT (GROUP_CONCAT(?a; separator=\"-\") AS ?n) { ?x ?y ?z . ?d ?e ?f BIND(STR(?x) AS ?a) }",
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT * { ?a ?b ?c MINUS { ?a ?e ?f . ?x ?y ?z } }",
        "SELECT * { ?a ?b ?c OPTIONAL { ?a ?e ?f . ?x ?y ?z } }",
        "SELECT * { ?a ?b ?c FILTER EXISTS { ?d ?e ?f . ?x ?y ?z . ?u ?v ?w FILTER(?u = ?d && ?v = ?x) } }",
        "SELECT * { ?a a ?c . ?b a ?c { SELECT ?b { ?b ?p ?o } } { SELECT ?a { ?a ?p ?o } } }",
        &format!("SELECT ?x29 {{ BIND(\"0123456789abcdef\" AS ?x0){doubled} }}"),
        "SELECT (REPLACE(REPLACE(REPLACE(?x, \"a\", ?x), \"a\", ?x), \"a\", ?x) AS ?y) { BIND(\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" AS ?x) BIND(REPLACE(?x, \"a\", ?x) AS ?z) }",
        "SELECT (REPLACE(?x, \"(a+)\", \"$1$1$1$1$1$1$1$1$1$1$1$1\") AS ?y) { ?s ?p ?o . ?t ?q ?r BIND(CONCAT(STR(?s), STR(?t), \"aaaaaaaaaa\") AS ?x) }",
    ] {
        let error = ask(text).map_err(|error| error.to_string()).err().unwrap_or_else(|| panic!("{text} is answered"));
        assert!(error.starts_with("query given took more than 4 MB"), "{text}: {error}");
    }
    let exists = "SELECT * { ?a ?b ?c FILTER EXISTS { SELECT ?c { ?c ?p ?o } ORDER BY ?o } }";
    assert!(ask(exists).is_ok_and(|rows| rows > 0), "what an EXISTS held is let go with it");
    assert!(graph.query("projects").unwrap().answer().is_ok());
}

#[test]
fn measured_texts_are_those_of_the_engine() {
    let graph = shipped();
    let text = r#"SELECT * {
        { SELECT (CONCAT("a"@fi, "b"@fi) AS ?a) (CONCAT("a"@fi, "b") AS ?b) (CONCAT() AS ?c) (CONCAT("a", 1) AS ?d)
            (CONCAT(STR(1), "ä") AS ?e) (REPLACE("abab"@en, "A(b)", "[$1]", "i") AS ?f) (REPLACE("a.b", ".", "-", "q") AS ?g)
            (REPLACE("abc", "[", "-") AS ?h) (REPLACE("abc", "b", "-", "z") AS ?i) (REPLACE("abc", "b", "-"@fi) AS ?j)
            (REPLACE("aäa", "", "-") AS ?k) (REPLACE(1, "1", "2") AS ?l) (REPLACE("a\nb", "a.b", "-", "s") AS ?m) {} }
        { SELECT (GROUP_CONCAT(?x) AS ?n) (GROUP_CONCAT(DISTINCT ?x; separator=", ") AS ?o) (GROUP_CONCAT(?y) AS ?p)
            (GROUP_CONCAT(?z; separator="") AS ?q) (GROUP_CONCAT(?none) AS ?r) (GROUP_CONCAT(1) AS ?s)
            { VALUES (?x ?y ?z) { ("a"@fi "a"@fi "a") ("b"@fi "b"@sv "b") ("a"@fi "c" "c") } } }
        { SELECT (GROUP_CONCAT(?u) AS ?t) { VALUES ?u {} } }
    }"#;
    let engine = SparqlEvaluator::new().parse_query(text).unwrap().on_store(graph.store().unwrap()).execute().unwrap();
    let QueryResults::Solutions(mut solutions) = engine else { panic!("rows") };
    let (expected, rows) = (solutions.next().unwrap().unwrap(), graph.sparql(text).unwrap().into_rows().unwrap());
    let found: Vec<_> = rows.map(Result::unwrap).collect();
    assert_eq!(found.len(), 1);
    for (column, cell) in found[0].cells() {
        assert_eq!(cell, expected.get(column), "?{column}");
    }
}

/// A checkpoint was once looked for in it for ever.
#[test]
fn a_lateral_does_not_overflow_the_stack() {
    let graph = KnowledgeGraph::empty().unwrap();
    let lateral = graph.sparql("SELECT * WHERE { ?s a ?c LATERAL { SELECT ?o WHERE { ?s ?p ?o } LIMIT 1 } } LIMIT 1");
    assert_eq!(lateral.unwrap().into_rows().unwrap().count(), 1);
}
