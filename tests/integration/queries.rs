use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use hanke::KnowledgeGraph;
use hanke::query::{Library, SavedQuery, golden};
use oxigraph::io::{RdfFormat, RdfParser};
use serde::Deserialize;
use spargebra::SparqlParser;

use crate::expected::{assert_file, is_update};
use crate::{fixture, names, project};

/// In which language an answer is given.
mod languages;
/// What a query may take and whom it may ask.
mod limits;
mod made;
/// Paths of any length.
mod paths;

fn shipped() -> KnowledgeGraph {
    KnowledgeGraph::shipped().unwrap()
}

/// A small graph of numbers with colours, for queries of every shape.
pub(crate) fn numbers() -> KnowledgeGraph {
    let graph = KnowledgeGraph::empty().unwrap();
    let data = "@prefix e: <https://example.org/> . \
        e:a e:n 1 ; e:colour e:red ; e:name \"a\" . e:b e:n 2 ; e:colour e:red ; e:name \"b\" . \
        e:c e:n 3 ; e:colour e:blue ; e:name \"c\" . e:c e:next e:b . e:b e:next e:a .";
    graph.store().unwrap().load_from_slice(RdfParser::from_format(RdfFormat::Turtle), data.as_bytes()).unwrap();
    graph
}

pub(crate) fn saved(params: &str, body: &str) -> Result<SavedQuery, hanke::Error> {
    let vocabularies = "[https://example.org/, http://example.org/]";
    let text = format!(
        "#+ summary: A test\n#+ params: {params}\n#+ vocabularies: {vocabularies}\nPREFIX e: <https://example.org/>\n{body}\n"
    );
    SavedQuery::parse("test.rq", &text)
}

fn iri(name: &str, required: bool) -> String {
    format!("[{{name: {name}, type: iri, required: {required}, example: e}}]")
}

fn string(name: &str, required: bool) -> String {
    format!("[{{name: {name}, type: string, required: {required}, example: e}}]")
}

/// The rows as text, cells joined by commas.
fn ask(query: SavedQuery, values: &[(&str, &[&str])]) -> Vec<String> {
    let graph = numbers();
    let question = graph.ask(query.into());
    let question = values
        .iter()
        .fold(question, |question, (name, values)| question.bind_any(name, values.iter().copied()).unwrap());
    let rows = question.answer().unwrap().into_rows().unwrap();
    rows.map(|row| {
        row.unwrap()
            .cells()
            .map(|(_, term)| {
                term.map(|term| hanke::query::short(term, hanke::vocab::Prefixes::usual())).unwrap_or_default()
            })
            .collect::<Vec<_>>()
            .join(",")
    })
    .collect()
}

const RED: &str = "https://example.org/red";
const BLUE: &str = "https://example.org/blue";

#[test]
fn each_answer_is_as_expected() {
    let folder = project().join("tests/expected/queries");
    let differences = golden::check(&shipped(), &Library::shipped().unwrap(), &folder, is_update()).unwrap();
    assert!(differences.is_empty(), "{}", differences.iter().map(ToString::to_string).collect::<String>());
}

/// The shipped data cannot tell all filters apart: over these, each lets other rows pass.
#[test]
fn each_answer_over_data_that_tell_filters_apart_is_as_expected() {
    let folder = project().join("tests/expected/queries-made");
    let graph = KnowledgeGraph::builder().unwrap().path(&fixture("queries/records")).unwrap().build().unwrap();
    let differences = golden::check(&graph, &Library::shipped().unwrap(), &folder, false).unwrap();
    for difference in &differences {
        assert_file(
            &format!("tests/expected/queries-made/{}", difference.file.file_name().unwrap().display()),
            &difference.found,
        );
    }
    let mut answers = BTreeMap::new();
    for case in names("tests/expected/queries-made", ".csv") {
        let rows = fs::read_to_string(folder.join(format!("{case}.csv"))).unwrap();
        assert!(rows.lines().count() > 1, "{case} answers nothing");
        if case.matches('=').count() == 1 {
            let other = answers.insert(rows, case.clone());
            assert_eq!(other, None, "{case} answers the same as another");
        }
    }
}

/// Every value of these has an answer: there is no value that matches nothing.
const ALWAYS_ANSWERED: [(&str, &str); 2] = [("project-card", "project"), ("practice-line", "practice")];

/// How many rows a file of expected rows has.
fn expected_rows(case: &str) -> usize {
    let text = fs::read_to_string(project().join(format!("tests/expected/queries/{case}.csv"))).unwrap();
    text.lines().count() - 1
}

#[test]
fn each_query_and_each_parameter_has_expected_rows() {
    let cases = names("tests/expected/queries", ".csv");
    for query in Library::shipped().unwrap().iter() {
        let of_query: Vec<_> = cases.iter().filter(|case| case.split(',').next() == Some(&query.name)).collect();
        assert!(!of_query.is_empty(), "{} has no expected rows", query.name);
        for parameter in &query.header.params {
            let given = format!(",{}=", parameter.name);
            let rows: Vec<_> =
                of_query.iter().filter(|case| case.contains(&given)).map(|case| expected_rows(case)).collect();
            assert!(rows.iter().any(|rows| *rows > 0), "{}: no value of {} that matters", query.name, parameter.name);
            let always = ALWAYS_ANSWERED.contains(&(&query.name, &parameter.name));
            assert!(always || rows.contains(&0), "{}: no value of {} that matches nothing", query.name, parameter.name);
        }
    }
}

#[test]
fn no_answer_has_a_row_twice() {
    for case in names("tests/expected/queries", ".csv") {
        let text = fs::read_to_string(project().join(format!("tests/expected/queries/{case}.csv"))).unwrap();
        let lines: Vec<_> = text.lines().skip(1).collect();
        assert_eq!(lines.len(), lines.iter().collect::<BTreeSet<_>>().len(), "{case}: no row comes twice");
    }
}

#[test]
fn the_compiled_in_queries_are_those_of_the_folder_and_declare_their_columns() {
    let library = Library::shipped().unwrap();
    let compiled: Vec<_> = library.iter().map(|query| query.name.clone()).collect();
    assert_eq!(compiled, names("queries", ".rq"));
    let graph = shipped();
    for query in library.iter() {
        assert!(query.header.summary_fi.is_some() && !query.header.tags.is_empty(), "{}", query.name);
        let question = query.header.params.iter().fold(graph.query(&query.name).unwrap(), |question, parameter| {
            assert!(parameter.help.is_some() && parameter.help_fi.is_some(), "{}", query.name);
            question.bind(&parameter.name, &parameter.example).unwrap()
        });
        let rows = question.answer().unwrap().into_rows().unwrap();
        let columns: Vec<_> = rows.columns().iter().map(|column| column.as_str().to_owned()).collect();
        let declared: Vec<_> = query.header.columns.iter().map(|column| column.name.clone()).collect();
        assert_eq!(columns, declared, "{}", query.name);
    }
}

#[test]
fn a_value_reaches_a_filter_over_a_variable_that_is_not_selected() {
    let query = || {
        saved(&string("name", true), "SELECT ?n WHERE { ?s e:n ?n ; e:name ?x FILTER(?x = ?_name) } ORDER BY ?n")
            .unwrap()
    };
    assert_eq!(ask(query(), &[("name", &["b"])]), ["2"]);
    assert_eq!(ask(query(), &[("name", &["z"])]), Vec::<String>::new());
}

#[test]
fn a_value_reaches_a_count_without_group_by() {
    let query =
        || saved(&iri("colour", true), "SELECT (COUNT(*) AS ?n) WHERE { ?s e:colour ?_colour } ORDER BY ?n").unwrap();
    assert_eq!(ask(query(), &[("colour", &[RED])]), ["2"]);
    assert_eq!(ask(query(), &[("colour", &[BLUE])]), ["1"]);
}

#[test]
fn a_value_reaches_a_sub_select() {
    let body = "SELECT ?s ?n WHERE { { SELECT ?s WHERE { ?s e:colour ?_colour } } ?s e:n ?n } ORDER BY ?n";
    let found = ask(saved(&iri("colour", true), body).unwrap(), &[("colour", &[BLUE])]);
    assert_eq!(found, ["https://example.org/c,3"]);
}

#[test]
fn a_value_reaches_a_filter_in_a_nested_group() {
    let body = "SELECT ?n WHERE { { { ?s e:n ?n ; e:name ?x FILTER(?x = ?_name) } } } ORDER BY ?n";
    assert_eq!(ask(saved(&string("name", true), body).unwrap(), &[("name", &["c"])]), ["3"]);
}

#[test]
fn a_value_reaches_minus_exists_paths_and_group_by() {
    let minus = "SELECT ?n WHERE { ?s e:n ?n MINUS { ?s e:colour ?_colour } } ORDER BY ?n";
    assert_eq!(ask(saved(&iri("colour", true), minus).unwrap(), &[("colour", &[RED])]), ["3"]);
    let exists = "SELECT ?n WHERE { ?s e:n ?n FILTER EXISTS { ?s e:colour ?_colour } } ORDER BY ?n";
    assert_eq!(ask(saved(&iri("colour", true), exists).unwrap(), &[("colour", &[RED])]), ["1", "2"]);
    let path = "SELECT ?n WHERE { ?s e:next+ ?_end ; e:n ?n } ORDER BY ?n";
    assert_eq!(ask(saved(&iri("end", true), path).unwrap(), &[("end", &["https://example.org/a"])]), ["2", "3"]);
    let group = "SELECT ?_colour (COUNT(*) AS ?n) WHERE { ?s e:colour ?_colour } GROUP BY ?_colour ORDER BY ?n";
    assert_eq!(ask(saved(&iri("colour", true), group).unwrap(), &[("colour", &[RED])]), ["https://example.org/red,2"]);
}

#[test]
fn a_value_that_is_selected_stands_in_each_row() {
    let body = "SELECT ?_colour ?n WHERE { ?s e:colour ?_colour ; e:n ?n } ORDER BY ?n";
    let found = ask(saved(&iri("colour", true), body).unwrap(), &[("colour", &[RED])]);
    assert_eq!(found, ["https://example.org/red,1", "https://example.org/red,2"]);
}

#[test]
fn a_value_reaches_ask_construct_and_describe() {
    let graph = numbers();
    let yes = |colour| {
        let query = saved(&iri("colour", true), "ASK { ?s e:colour ?_colour }").unwrap();
        matches!(
            graph.ask(query.into()).bind("colour", colour).unwrap().answer().unwrap(),
            hanke::query::Answer::Boolean(true)
        )
    };
    assert!(yes(RED) && !yes("https://example.org/green"));
    let statements = |body: &str, value: &str| {
        let query = saved(&iri("x", true), body).unwrap();
        match graph.ask(query.into()).bind("x", value).unwrap().answer().unwrap() {
            hanke::query::Answer::Statements(statements) => {
                statements.map(|triple| triple.unwrap().to_string()).collect::<BTreeSet<_>>()
            }
            other => panic!("{other:?}"),
        }
    };
    let constructed = statements("CONSTRUCT { ?s e:is ?_x } WHERE { ?s e:colour ?_x }", BLUE);
    assert_eq!(
        constructed.into_iter().collect::<Vec<_>>(),
        ["<https://example.org/c> <https://example.org/is> <https://example.org/blue>"]
    );
    assert_eq!(statements("DESCRIBE ?_x", "https://example.org/a").len(), 3);
}

#[test]
fn an_optional_parameter_filters_only_when_it_is_given() {
    let body =
        "SELECT ?n WHERE { ?s e:n ?n FILTER(!BOUND(?__colour) || EXISTS { ?s e:colour ?__colour }) } ORDER BY ?n";
    let query = || saved(&iri("colour", false), body).unwrap();
    assert_eq!(ask(query(), &[]), ["1", "2", "3"]);
    assert_eq!(ask(query(), &[("colour", &[BLUE])]), ["3"]);
}

#[test]
fn any_of_several_values_will_do() {
    let in_pattern = "SELECT ?n WHERE { ?s e:n ?n ; e:colour ?_colour } ORDER BY ?n";
    assert_eq!(ask(saved(&iri("colour", true), in_pattern).unwrap(), &[("colour", &[RED, BLUE])]), ["1", "2", "3"]);
    let equal = "SELECT ?n WHERE { ?s e:n ?n ; e:name ?x FILTER(?x = ?_name) } ORDER BY ?n";
    assert_eq!(ask(saved(&string("name", true), equal).unwrap(), &[("name", &["a", "c"])]), ["1", "3"]);
    let unequal = "SELECT ?n WHERE { ?s e:n ?n ; e:name ?x FILTER(?x != ?_name) } ORDER BY ?n";
    assert_eq!(ask(saved(&string("name", true), unequal).unwrap(), &[("name", &["a", "c"])]), ["2"]);
    let in_list = "SELECT ?n WHERE { ?s e:n ?n ; e:name ?x FILTER(?x IN (\"b\", ?_name)) } ORDER BY ?n";
    assert_eq!(ask(saved(&string("name", true), in_list).unwrap(), &[("name", &["a", "c"])]), ["1", "2", "3"]);
    let path = "SELECT ?n WHERE { ?s e:n ?n FILTER EXISTS { ?s e:next/e:next* ?_end } } ORDER BY ?n";
    let ends = ["https://example.org/a", "https://example.org/b"];
    assert_eq!(ask(saved(&iri("end", true), path).unwrap(), &[("end", &ends)]), ["2", "3"]);
}

#[test]
fn the_query_that_is_shown_is_sparql_and_gives_the_same_answer() {
    let graph = shipped();
    for query in Library::shipped().unwrap().iter() {
        let question = query.header.params.iter().fold(graph.query(&query.name).unwrap(), |question, parameter| {
            question.bind(&parameter.name, &parameter.example).unwrap()
        });
        let shown = question.sparql().unwrap().to_string();
        let again = graph.sparql(&shown).unwrap_or_else(|error| panic!("{}: {error}\n{shown}", query.name));
        let rows = |answer: hanke::query::Answer| answer.into_rows().unwrap().collect::<Result<Vec<_>, _>>().unwrap();
        assert_eq!(rows(again), rows(question.answer().unwrap()), "{}", query.name);
    }
}

#[test]
fn a_query_that_cannot_be_trusted_is_refused_with_file_line_and_column() {
    let refused = |params: &str, body: &str| saved(params, body).unwrap_err().to_string();
    let unused = refused(&iri("colour", true), "SELECT ?s WHERE { ?s e:n ?n } ORDER BY ?s");
    assert!(
        unused.starts_with("test.rq:2:20: the parameter colour is declared but the query does not use ?_colour"),
        "{unused}"
    );
    let undeclared = refused("[]", "SELECT ?s WHERE { ?s e:n ?n FILTER(?n = ?_min) } ORDER BY ?s");
    assert!(
        undeclared.starts_with("test.rq:5:41: ?_min is a parameter that the header does not declare"),
        "{undeclared}"
    );
    let bound = refused(&iri("x", true), "SELECT ?s WHERE { ?s e:n ?n BIND(?n AS ?_x) } ORDER BY ?s");
    assert!(bound.contains("?_x is a parameter and is the target of BIND or AS"), "{bound}");
    let values = refused(&iri("x", true), "SELECT ?s WHERE { ?s e:n ?_x VALUES ?_x { 1 } } ORDER BY ?s");
    assert!(values.contains("stands in the header of VALUES"), "{values}");
    let optional = refused(&iri("x", true), "SELECT ?s WHERE { ?s e:n ?n OPTIONAL { ?s e:colour ?_x } } ORDER BY ?s");
    assert!(optional.contains("?_x stands only inside OPTIONAL"), "{optional}");
    let unordered = refused("[]", "SELECT ?s WHERE { ?s e:n ?n }");
    assert!(unordered.contains("SELECT without ORDER BY"), "{unordered}");
    let service = refused("[]", "SELECT ?s WHERE { SERVICE <https://example.org/sparql> { ?s e:n ?n } } ORDER BY ?s");
    assert!(service.contains("SERVICE asks another machine"), "{service}");
    let update = refused("[]", "INSERT DATA { e:a e:n 9 }");
    assert!(update.contains("an update: a saved query asks and changes nothing"), "{update}");
    let header = SavedQuery::parse("test.rq", "#+ summary: a\n#+ tag: [b]\nASK {}\n").unwrap_err().to_string();
    assert!(header.starts_with("test.rq:2:") && header.contains("tag"), "{header}");
}

#[test]
fn a_term_that_no_vocabulary_has_is_refused_with_the_nearest() {
    let refused = |body: &str| saved("[]", body).unwrap_err().to_string();
    let term = refused("SELECT ?s WHERE { ?s <https://w3id.org/hanke/ns#statuss> ?n } ORDER BY ?s");
    assert!(term.starts_with("test.rq:5:"), "{term}");
    assert!(term.contains("there is no term hanke:statuss\n  help: did you mean hanke:status?"), "{term}");
    let path = refused("SELECT ?s WHERE { ?s e:n/<http://www.w3.org/2004/02/skos/core#prefLabl>* ?n } ORDER BY ?s");
    assert!(path.contains("did you mean skos:prefLabel?"), "{path}");
    let concept = refused("SELECT ?s WHERE { ?s e:n <https://w3id.org/hanke/scheme/roles/fundr> } ORDER BY ?s");
    assert!(concept.contains("did you mean roles:funder?"), "{concept}");
    let filter = refused("ASK { ?s e:n ?n FILTER(<http://www.w3.org/2001/XMLSchema#integr>(?n) = 1) }");
    assert!(filter.contains("there is no term xsd:integr"), "{filter}");
    let vocabulary = refused("ASK { ?s <https://example.com/p> ?n }");
    assert!(vocabulary.contains("<https://example.com/p> is of no vocabulary that Hanke uses"), "{vocabulary}");
    let entity = saved("[]", "ASK { <https://w3id.org/hanke/id/project/S20398> e:n ?n }");
    assert!(entity.is_ok(), "a thing of the graph may be named");
}

#[test]
fn a_header_that_does_not_make_sense_is_refused() {
    let refused = |params: &str| saved(params, "ASK { ?s e:n ?_x FILTER(?s != ?__y) }").unwrap_err().to_string();
    let x = "{name: x, type: iri, required: true, example: e}";
    let twice = refused(&format!("[{x}, {x}]"));
    assert!(twice.contains("the parameter x is declared twice"), "{twice}");
    let host = refused("[{name: lang, type: string, example: fi}]");
    assert!(host.contains("\"lang\" cannot be the name of a parameter"), "{host}");
    let name = refused("[{name: a b, type: string, example: fi}]");
    assert!(name.contains("\"a b\" cannot be the name of a parameter"), "{name}");
    let scheme = refused("[{name: x, type: concept, required: true, example: e}]");
    assert!(scheme.contains("the parameter x is a concept of no scheme"), "{scheme}");
    let allowed = refused("[{name: x, type: iri, required: true, example: e, allowed_query: SELECT}]");
    assert!(allowed.contains("allowed_query that cannot be asked: the query cannot be read: "), "{allowed}");
    let kind = refused("[{name: x, type: number, example: e}]");
    assert!(kind.starts_with("test.rq:2:") && kind.contains("number"), "{kind}");
    let columns = "#+ summary: a\n#+ columns:\n#+   - {name: other, is: it}\nSELECT ?s { ?s a ?c } ORDER BY ?s\n";
    let columns = SavedQuery::parse("test.rq", columns).unwrap_err().to_string();
    assert!(columns.starts_with("test.rq:2:4: the header describes other columns"), "{columns}");
}

#[test]
fn each_type_takes_its_values_and_says_what_it_takes() {
    let graph = shipped();
    let bind = |kind: &str, value: &str| {
        let params = format!("[{{name: x, type: {kind}, scheme: themes, required: true, example: e}}]");
        let query = saved(&params, "SELECT ?s WHERE { ?s e:n ?_x } ORDER BY ?s").unwrap();
        graph.ask(query.into()).bind("x", value).map(|question| question.values().next().unwrap().1.to_string())
    };
    let xsd = |value: &str, name: &str| format!("\"{value}\"^^<http://www.w3.org/2001/XMLSchema#{name}>");
    for (kind, value, term) in [
        ("iri", "hanke:status", "<https://w3id.org/hanke/ns#status>".to_owned()),
        ("string", "a \"b\"", "\"a \\\"b\\\"\"".to_owned()),
        ("code", "S20398", "\"S20398\"".to_owned()),
        ("lang-string", "lupa@fi", "\"lupa\"@fi".to_owned()),
        ("integer", "-7", xsd("-7", "integer")),
        ("decimal", "12.50", xsd("12.50", "decimal")),
        ("boolean", "true", xsd("true", "boolean")),
        ("date", "2016-02-29", xsd("2016-02-29", "date")),
        ("year", "2016", xsd("2016", "gYear")),
        ("concept", "vertaistuki", "<https://w3id.org/hanke/scheme/themes/peer-support>".to_owned()),
        ("organization", "1006550-2", "<https://w3id.org/hanke/id/organization/1006550-2>".to_owned()),
        ("organization", "jamk", "<https://w3id.org/hanke/id/organization/1006550-2>".to_owned()),
        ("project", "nevo tiija", "<https://w3id.org/hanke/id/project/S20831>".to_owned()),
        ("practice", "Pelitarina-menetelmä", "<https://w3id.org/hanke/id/practice/pelitarina-menetelmä>".to_owned()),
    ] {
        assert_eq!(bind(kind, value).unwrap(), term, "{kind} {value}");
    }
    for (kind, value, says) in [
        ("iri", "no iri", "is not an IRI"),
        ("lang-string", "lupa", "is not a text with its language"),
        ("integer", "7.5", "is not a whole number"),
        ("decimal", "1,5", "is not a number"),
        ("boolean", "yes", "is not true or false"),
        ("date", "2015-02-29", "is not a day"),
        ("year", "16", "is not a year"),
        ("concept", "romanit", "nothing is called romanit"),
        ("project", "Jyväskylän kaupunki", "nothing is called"),
    ] {
        let error = bind(kind, value).unwrap_err().to_string();
        assert!(error.contains("query test, parameter x: ") && error.contains(says), "{kind} {value}: {error}");
    }
}

#[test]
fn only_allowed_values_are_taken_and_a_default_stands_in() {
    let graph = numbers();
    let body = "SELECT ?n WHERE { ?s e:n ?n ; e:name ?x FILTER(?x = ?_name) } ORDER BY ?n";
    let listed = "[{name: name, type: string, required: true, default: b, allowed: [a, b], example: a}]";
    assert_eq!(ask(saved(listed, body).unwrap(), &[]), ["2"]);
    assert_eq!(ask(saved(listed, body).unwrap(), &[("name", &["a"])]), ["1"]);
    let error = graph.ask(saved(listed, body).unwrap().into()).bind("name", "c").err().unwrap().to_string();
    assert!(error.contains("\"c\" is not allowed\n  help: give one of a, b"), "{error}");
    let query =
        "SELECT ?x { ?s <https://example.org/name> ?x ; <https://example.org/n> ?n FILTER(?n < 3) } ORDER BY ?x";
    let asked = format!("[{{name: name, type: string, required: true, allowed_query: '{query}', example: a}}]");
    assert_eq!(ask(saved(&asked, body).unwrap(), &[("name", &["b"])]), ["2"]);
    let error = graph.ask(saved(&asked, body).unwrap().into()).bind("name", "c").err().unwrap().to_string();
    assert!(error.contains("\"c\" is not allowed\n  help: give one of a, b"), "{error}");
}

#[test]
fn a_value_reaches_the_name_of_a_graph() {
    let graph = shipped();
    let text = "#+ summary: A test\n#+ params: [{name: g, type: iri, required: true, example: e}]\n\
                SELECT ?p ?o WHERE { GRAPH ?_g { ?s ?p ?o } } ORDER BY ?p ?o\n";
    let question = graph.ask(SavedQuery::parse("test.rq", text).unwrap().into());
    let rows =
        |passage: &str| question.clone().bind("g", passage).unwrap().answer().unwrap().into_rows().unwrap().count();
    assert_eq!(rows("https://w3id.org/hanke/id/source/rainer-page#line=6,7"), 2);
    assert_eq!(rows("https://w3id.org/hanke/id/source/rainer-page#line=7,8"), 0);
}

#[test]
fn rows_that_the_author_leaves_in_any_order_come_in_one() {
    let found = ask(saved("[]", "SELECT ?colour ?s WHERE { ?s e:colour ?colour } ORDER BY ?colour").unwrap(), &[]);
    let names: Vec<_> = found.iter().map(|row| row.rsplit('/').next().unwrap()).collect();
    assert_eq!(names, ["c", "a", "b"]);
    let down = ask(saved("[]", "SELECT DISTINCT ?s WHERE { ?s e:n ?n } ORDER BY DESC(?s)").unwrap(), &[]);
    assert_eq!(down.iter().map(|row| row.rsplit('/').next().unwrap()).collect::<Vec<_>>(), ["c", "b", "a"]);
}

#[test]
fn the_page_of_queries_is_made_from_their_headers() {
    assert_file("queries/README.md", &crate::stdout(&["query", "--format", "markdown"]));
}

#[test]
fn queries_are_published_as_shacl_executables() {
    let mut out = Vec::new();
    let library = Library::shipped().unwrap();
    hanke::publish::write_queries(&library, &mut out).unwrap();
    let quads: Vec<_> = RdfParser::from_format(RdfFormat::Turtle).for_slice(&out).map(Result::unwrap).collect();
    let select: Vec<_> = quads.iter().filter(|quad| quad.predicate == hanke::vocab::sh::SELECT).collect();
    assert_eq!(select.len(), library.iter().count());
    for quad in select {
        let oxigraph::model::Term::Literal(text) = &quad.object else { panic!("{quad}") };
        spargebra::SparqlParser::new().parse_query(text.value()).unwrap();
    }
    let comments = quads.iter().filter(|quad| quad.predicate == hanke::vocab::rdfs::COMMENT).count();
    assert_eq!(comments, 2 * library.iter().count(), "each question stands there in Finnish and in English");
}

#[test]
fn two_queries_of_one_name_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("projects.rq"), "#+ summary: mine\nASK {}\n").unwrap();
    let error = Library::shipped().unwrap().add_folder(folder.path()).unwrap_err().to_string();
    assert!(error.contains("there is a query projects already"), "{error}");
}

#[test]
fn a_wrong_value_is_an_error_that_says_what_is_taken() {
    let graph = shipped();
    let wrong =
        |query: &str, name: &str, value: &str| graph.query(query).unwrap().bind(name, value).err().unwrap().to_string();
    let year = wrong("projects", "year", "16");
    assert!(year.contains("parameter year: \"16\" is not a year, such as 2016"), "{year}");
    let concept = wrong("projects", "target_group", "romanti");
    assert!(concept.contains("did you mean romanit?"), "{concept}");
    let organization = wrong("projects", "funder", "S20398");
    assert!(organization.contains("nothing is called S20398"), "a project is no organisation: {organization}");
    let name = wrong("projects", "fundr", "x");
    assert!(name.contains("did you mean funder?"), "{name}");
    let missing = graph.query("project-card").unwrap().sparql().unwrap_err().to_string();
    assert!(missing.contains("parameter project: is required"), "{missing}");
    let query = graph.query("project").err().unwrap().to_string();
    assert!(query.contains("did you mean projects?"), "{query}");
}

#[test]
fn a_concept_may_be_given_by_iri_compact_iri_code_or_label() {
    let graph = shipped();
    let number = |value: &str| {
        graph
            .query("practices")
            .unwrap()
            .bind("target_group", value)
            .unwrap()
            .answer()
            .unwrap()
            .into_rows()
            .unwrap()
            .count()
    };
    let values = ["https://w3id.org/hanke/scheme/target-groups/roma", "target-groups:roma", "roma", "ROMANIT", "Roma"];
    assert!(values.map(number).iter().all(|number| *number == number_of_roma_practices(&graph)));
}

fn number_of_roma_practices(graph: &KnowledgeGraph) -> usize {
    let text = "SELECT DISTINCT ?p { ?p a hanke:Practice ; hanke:targetGroup/skos:broader* <https://w3id.org/hanke/scheme/target-groups/roma> }";
    graph.sparql(text).unwrap().into_rows().unwrap().count()
}

#[test]
fn a_part_of_the_rows_can_be_asked_for() {
    let graph = shipped();
    let all: Vec<_> =
        graph.query("projects").unwrap().answer().unwrap().into_rows().unwrap().map(Result::unwrap).collect();
    let part = graph.query("projects").unwrap().offset(2).limit(3).answer().unwrap();
    assert_eq!(part.into_rows().unwrap().map(Result::unwrap).collect::<Vec<_>>(), all[2..5]);
}

#[derive(Debug, Deserialize, PartialEq)]
struct Number {
    s: String,
    n: i64,
    missing: Option<String>,
    name: Tagged,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Amount {
    value: rust_decimal::Decimal,
    as_of: Option<String>,
}

#[derive(Debug, Deserialize, PartialEq)]
struct Period {
    start: Option<jiff::civil::Date>,
}

#[test]
fn money_and_dates_are_read_exactly() {
    let graph = shipped();
    let question = graph.query("funding-by-project").unwrap().bind("project", "Rainer").unwrap();
    let amounts =
        question.bind("kind", "realised").unwrap().rows::<Amount>().unwrap().collect::<Result<Vec<_>, _>>().unwrap();
    let expected = Amount { value: "36683.47".parse().unwrap(), as_of: Some("2016-06".to_owned()) };
    assert!(amounts.contains(&expected), "{amounts:?}");
    let periods = graph.query("projects").unwrap().rows::<Period>().unwrap().collect::<Result<Vec<_>, _>>().unwrap();
    assert!(periods.contains(&Period { start: Some(jiff::civil::date(2015, 6, 1)) }));
}

#[derive(Debug, Deserialize, PartialEq)]
struct Tagged {
    value: String,
    language: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Wrong {
    #[expect(dead_code, reason = "it is never read, because it cannot be")]
    name: u8,
}

#[test]
fn rows_are_read_into_types_and_an_error_names_query_row_column_and_term() {
    let graph = numbers();
    let text = "SELECT ?s ?n ?missing (STRLANG(?x, \"fi\") AS ?name) { ?s e:n ?n ; e:name ?x FILTER(?n < 2) OPTIONAL { ?s e:none ?missing } } ORDER BY ?n";
    let query = saved("[]", text).unwrap();
    let rows: Vec<Number> = graph.ask(query.into()).rows().unwrap().collect::<Result<_, _>>().unwrap();
    let name = Tagged { value: "a".to_owned(), language: Some("fi".to_owned()) };
    assert_eq!(rows, [Number { s: "https://example.org/a".to_owned(), n: 1, missing: None, name }]);

    let query = saved("[]", "SELECT ?name { ?s e:name ?name } ORDER BY ?name").unwrap();
    let error = graph.ask(query.into()).rows::<Wrong>().unwrap().next().unwrap().unwrap_err().to_string();
    assert_eq!(error, "query test, row 1: column name, term \"a\": expected a number of type u8");
}

#[test]
fn rows_are_read_into_tuples_in_the_order_of_the_columns() {
    let graph = numbers();
    let text = "SELECT ?n ?missing ?s { ?s e:n ?n FILTER(?n < 2) OPTIONAL { ?s e:none ?missing } } ORDER BY ?n";
    let ask = || graph.ask(saved("[]", text).unwrap().into());
    let rows: Vec<(u8, Option<String>, String)> = ask().rows().unwrap().collect::<Result<_, _>>().unwrap();
    assert_eq!(rows, [(1, None, "https://example.org/a".to_owned())]);

    let error = |error: hanke::Error| error.to_string();
    let short = ask().rows::<(u8, Option<String>)>().unwrap().next().unwrap().unwrap_err();
    assert_eq!(error(short), "query test, row 1: a tuple of 2 values is asked for, and there are 3 columns");
    let empty = ask().rows::<(u8, String, String)>().unwrap().next().unwrap().unwrap_err();
    assert!(error(empty).starts_with("query test, row 1: column missing is empty: "));
}

#[test]
fn an_answer_can_be_taken_on_another_thread() {
    fn assert_send<T: Send>(value: T) -> T {
        value
    }
    let rows = assert_send(shipped().sparql("SELECT ?s { ?s a hanke:Project }").unwrap()).into_rows().unwrap();
    let taken = std::thread::spawn(move || rows.map(Result::unwrap).count()).join().unwrap();
    assert_eq!(taken, shipped().sparql("SELECT ?s { ?s a hanke:Project }").unwrap().into_rows().unwrap().count());
    assert_send(hanke::KnowledgeGraph::builder().unwrap());
}

#[test]
fn an_answer_that_nobody_takes_to_its_end_stops_the_engine() {
    let all = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }";
    for _ in 0..50 {
        let mut rows = shipped().sparql(all).unwrap().into_rows().unwrap();
        assert!(rows.next().unwrap().is_ok());
    }
    let busy = || std::fs::read_dir("/proc/self/task").map_or(0, Iterator::count);
    let started = std::time::Instant::now();
    while busy() > 60 && started.elapsed().as_secs() < 60 {
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert!(busy() <= 60, "{} threads", busy());
}

#[test]
fn a_query_is_shown_laid_out_and_asks_the_same() {
    let graph = shipped();
    for saved in Library::shipped().unwrap().iter() {
        let required = saved.header.params.iter().filter(|parameter| parameter.required);
        let question = required.fold(graph.query(&saved.name).unwrap(), |question, parameter| {
            question.bind(&parameter.name, &parameter.example).unwrap()
        });
        let shown = question.show().unwrap();
        assert!(shown.starts_with("PREFIX ") && shown.contains("\n  "), "{shown}");
        // In which order GROUP_CONCAT takes its values is not defined.
        let rows = |answer: hanke::query::Answer| {
            let cells = |row: hanke::query::Row| {
                let cells = row.cells().map(|(_, term)| term.map(ToString::to_string).unwrap_or_default());
                cells
                    .map(|cell| cell.trim_matches('"').split("; ").map(str::to_owned).collect())
                    .collect::<Vec<BTreeSet<_>>>()
            };
            answer.into_rows().unwrap().map(|row| cells(row.unwrap())).collect::<BTreeSet<_>>()
        };
        assert_eq!(rows(question.answer().unwrap()), rows(graph.sparql(&shown).unwrap()), "{shown}");
    }
}

#[test]
fn a_query_that_is_shown_keeps_every_value() {
    let graph = numbers();
    let saved = Arc::new(saved(&string("v", true), "SELECT ?s { ?s e:name ?n FILTER(?n < ?_v) } ORDER BY ?s").unwrap());
    for value in ["} . {", "\" <http://example.org/>", "\\", "a.  b", "?0123456789abcdef0123456789abcdef", "\n)\n"] {
        let question = graph.ask(Arc::clone(&saved)).bind("v", value).unwrap();
        let shown = question.show().unwrap();
        assert_eq!(SparqlParser::new().parse_query(&shown).unwrap(), question.sparql().unwrap(), "{shown}");
    }
}
