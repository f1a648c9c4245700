use hanke::query::Answer;

use crate::queries::{numbers, saved};

/// How the value of a parameter is given, and how SPARQL writes it.
#[derive(Clone, Copy)]
enum Value {
    Iri(&'static str),
    Number(&'static str),
}

use Value::{Iri, Number};

impl Value {
    fn given(self) -> String {
        match self {
            Self::Iri(name) => format!("https://example.org/{name}"),
            Self::Number(digits) => digits.to_owned(),
        }
    }

    fn written(self) -> String {
        match self {
            Self::Iri(_) => format!("<{}>", self.given()),
            Self::Number(_) => self.given(),
        }
    }

    fn kind(self) -> &'static str {
        match self {
            Self::Iri(_) => "iri",
            Self::Number(_) => "integer",
        }
    }
}

fn declared(kind: &str) -> String {
    format!("[{{name: p, type: {kind}, required: true, example: e}}]")
}

fn told(answer: Answer) -> Vec<String> {
    let rows = answer.into_rows().unwrap().map(Result::unwrap);
    rows.map(|row| row.cells().map(|(_, term)| format!("{term:?}")).collect::<Vec<_>>().join(" ")).collect()
}

fn bound(body: &str, value: Value) -> Vec<String> {
    let query = saved(&declared(value.kind()), body).unwrap_or_else(|error| panic!("{body}: {error}"));
    told(numbers().ask(query.into()).bind("p", value.given()).unwrap().answer().unwrap())
}

/// What the same query answers that has the value written in it.
fn pasted(body: &str, value: Value) -> Vec<String> {
    let text = format!("PREFIX e: <https://example.org/>\n{}", body.replace("?_p", &value.written()));
    told(numbers().sparql(&text).unwrap_or_else(|error| panic!("{text}: {error}")))
}

/// Wherever a value stands, the answer is that of the query which has it written there; and it matters there.
fn assert_reaches(body: &str, values: [Value; 2]) {
    let [one, other] = values.map(|value| bound(body, value));
    assert_eq!(one, pasted(body, values[0]), "the value does not reach its place in\n{body}");
    assert_eq!(other, pasted(body, values[1]), "the value does not reach its place in\n{body}");
    assert_ne!(one, other, "both values answer the same, so that this shows nothing: {body}");
}

const COLOURS: [Value; 2] = [Iri("red"), Iri("blue")];
const THINGS: [Value; 2] = [Iri("a"), Iri("b")];
const ONE_AND_TWO: [Value; 2] = [Number("1"), Number("2")];

#[test]
fn a_value_reaches_every_pattern() {
    for (body, values) in [
        ("?_p e:n ?n", THINGS),
        ("?s ?_p ?n", [Iri("n"), Iri("colour")]),
        ("?s e:n ?n ; e:colour ?_p", COLOURS),
        ("?_p e:next+ ?s . ?s e:n ?n", [Iri("b"), Iri("c")]),
        ("?s e:next+ ?_p ; e:n ?n", THINGS),
        ("{ ?s e:n ?n ; e:colour ?_p } { ?s e:n ?n }", COLOURS),
        ("{ ?s e:n ?n } { ?s e:colour ?_p }", COLOURS),
        ("{ ?s e:n ?n ; e:colour ?_p } UNION { ?s e:n ?n FILTER(?n > 9) }", COLOURS),
        ("{ ?s e:n ?n FILTER(?n > 9) } UNION { ?s e:n ?n ; e:colour ?_p }", COLOURS),
        ("?s e:n ?n ; e:colour ?_p MINUS { ?s e:name \"c\" }", [Iri("red"), Iri("none")]),
        ("?s e:n ?n MINUS { ?s e:colour ?_p }", COLOURS),
        ("?s e:n ?n MINUS { ?s e:n ?m FILTER(?m = ?_p) }", ONE_AND_TWO),
        ("?s e:colour ?_p OPTIONAL { ?s e:n ?n }", COLOURS),
        ("?s e:n ?m OPTIONAL { ?s e:n ?n ; e:colour ?_p } FILTER(BOUND(?n) || ?_p = e:none)", COLOURS),
        ("?s e:n ?m OPTIONAL { ?s e:n ?n FILTER(?n = ?_p) } FILTER(BOUND(?n) || ?_p = 9)", ONE_AND_TWO),
        ("?s e:n ?m BIND(?m + ?_p AS ?n)", ONE_AND_TWO),
        ("{ ?s e:n ?n ; e:colour ?_p BIND(1 AS ?m) }", COLOURS),
        ("VALUES ?n { 1 2 3 } ?s e:n ?n ; e:colour ?_p", COLOURS),
        ("?s e:n ?n FILTER EXISTS { ?s e:colour ?_p }", COLOURS),
        ("?s e:n ?n FILTER NOT EXISTS { ?s e:colour ?c FILTER(?c = ?_p) }", COLOURS),
    ] {
        assert_reaches(&format!("SELECT ?n WHERE {{ {body} }} ORDER BY ?n"), values);
    }
}

#[test]
fn a_value_reaches_every_kind_of_sub_select() {
    for (sub_select, values) in [
        ("SELECT ?s WHERE { ?s e:colour ?_p }", COLOURS),
        ("SELECT DISTINCT ?s WHERE { ?s e:colour ?_p }", COLOURS),
        ("SELECT REDUCED ?s WHERE { ?s e:colour ?_p }", COLOURS),
        ("SELECT ?s WHERE { ?s e:colour ?_p } ORDER BY ?s", COLOURS),
        ("SELECT ?s WHERE { ?s e:colour ?_p } ORDER BY ?s LIMIT 2", COLOURS),
        ("SELECT ?s WHERE { ?s e:colour ?_p } ORDER BY DESC(?s) LIMIT 1 OFFSET 0", COLOURS),
        ("SELECT DISTINCT ?s WHERE { ?s e:colour ?_p } LIMIT 5", COLOURS),
        ("SELECT ?s WHERE { ?s e:n ?m } ORDER BY (?m = ?_p) LIMIT 2", ONE_AND_TWO),
        ("SELECT ?s WHERE { ?s e:n ?m } ORDER BY DESC(?m = ?_p) LIMIT 1", ONE_AND_TWO),
        ("SELECT ?s WHERE { ?s e:n ?m FILTER(?m != ?_p) } LIMIT 3", ONE_AND_TWO),
        ("SELECT ?s (SUM(?m) AS ?sum) WHERE { ?s e:n ?m ; e:colour ?_p } GROUP BY ?s", COLOURS),
        ("SELECT ?s WHERE { ?s e:n ?m } GROUP BY ?s HAVING (SUM(?m) > ?_p)", ONE_AND_TWO),
        ("SELECT ?s WHERE { { SELECT ?s WHERE { ?s e:colour ?_p } LIMIT 9 } } LIMIT 9", COLOURS),
    ] {
        assert_reaches(&format!("SELECT ?n WHERE {{ {{ {sub_select} }} ?s e:n ?n }} ORDER BY ?n"), values);
    }
}

#[test]
fn a_value_reaches_counts_groups_and_the_order() {
    for body in [
        "SELECT (SUM(?n + ?_p) AS ?sum) WHERE { ?s e:n ?n } ORDER BY ?sum",
        "SELECT (COUNT(DISTINCT IF(?n <= ?_p, 0, ?n)) AS ?count) WHERE { ?s e:n ?n } ORDER BY ?count",
        "SELECT ?same (COUNT(*) AS ?count) WHERE { ?s e:n ?n } GROUP BY (?n > ?_p AS ?same) ORDER BY ?same",
        "SELECT ?colour (SUM(?n) AS ?sum) WHERE { ?s e:n ?n ; e:colour ?colour } GROUP BY ?colour HAVING (SUM(?n) > ?_p + 1) ORDER BY ?sum",
        "SELECT (?n * ?_p AS ?product) WHERE { ?s e:n ?n } ORDER BY ?product",
        "SELECT ?n WHERE { ?s e:n ?n } ORDER BY (?n = ?_p) ?n",
        "SELECT ?n WHERE { ?s e:n ?n } ORDER BY DESC(?n = ?_p) ?n",
        "SELECT ?n WHERE { ?s e:n ?n } ORDER BY ASC(ABS(?n - ?_p)) LIMIT 1",
    ] {
        assert_reaches(body, ONE_AND_TWO);
    }
}

#[test]
fn a_value_reaches_every_expression() {
    for expression in [
        "?n = ?_p",
        "?_p = ?n",
        "?n != ?_p",
        "?n IN (?_p, 9)",
        "?n NOT IN (?_p, 9)",
        "?_p IN (?n, 9)",
        "sameTerm(?n, ?_p)",
        "?n > ?_p",
        "?n >= ?_p",
        "?n < ?_p",
        "?n <= ?_p",
        "?_p > ?n",
        "?_p >= ?n",
        "?_p < ?n",
        "?_p <= ?n",
        "?n + ?_p > 3",
        "?_p + ?n > 3",
        "?n - ?_p > 0",
        "?_p - ?n < 0",
        "?n * ?_p > 3",
        "?_p * ?n > 3",
        "?n / ?_p > 1",
        "?_p / ?n < 1",
        "+?_p = ?n",
        "-?_p = -?n",
        "!(?_p = ?n)",
        "?n = 3 || ?n = ?_p",
        "?n = ?_p || ?n = 3",
        "?n > 1 && ?n > ?_p",
        "?n > ?_p && ?n > 1",
        "IF(?_p = 1, ?n = 2, ?n = 3)",
        "IF(?n = 1, ?_p = 1, false)",
        "IF(?n = 3, false, ?n = ?_p)",
        "COALESCE(?_p, 9) = ?n",
        "COALESCE(1 / 0, ?_p) = ?n",
        "ABS(?_p) = ?n",
        "CONCAT(\"n\", STR(?_p)) = CONCAT(\"n\", STR(?n))",
        "EXISTS { ?s e:n ?_p }",
        "NOT EXISTS { ?s e:n ?_p }",
        "EXISTS { ?s e:n ?m FILTER(?m = ?_p) }",
        "EXISTS { { SELECT ?s WHERE { ?s e:n ?_p } LIMIT 1 } }",
    ] {
        assert_reaches(&format!("SELECT ?n WHERE {{ ?s e:n ?n FILTER({expression}) }} ORDER BY ?n"), ONE_AND_TWO);
    }
}

/// Such a value would change what a row shows, and not which rows come; whoever gives it would not see that.
#[test]
fn a_parameter_that_stands_only_in_optional_is_refused_wherever_it_stands_there() {
    for optional in [
        "?s e:colour ?_p",
        "?s e:next ?m FILTER(?m = ?_p)",
        "?s e:next ?m FILTER EXISTS { ?m e:colour ?_p }",
        "?s e:next ?m FILTER(?m = ?_p && ?n > 1)",
        "{ ?s e:colour ?_p } UNION { ?s e:next ?m }",
        "?s e:next ?m MINUS { ?m e:colour ?_p }",
        "?s e:next ?m BIND(?_p AS ?o)",
        "?s e:next ?m OPTIONAL { ?m e:colour ?_p }",
        "?s e:next ?m OPTIONAL { ?m e:next ?o FILTER(?o = ?_p) }",
        "{ SELECT ?s WHERE { ?s e:colour ?_p } LIMIT 1 }",
        "GRAPH ?_p { ?s e:next ?m }",
        "?s e:next+ ?_p",
    ] {
        let only = format!("SELECT ?n WHERE {{ ?s e:n ?n OPTIONAL {{ {optional} }} }} ORDER BY ?n");
        let error = saved(&declared("iri"), &only).err().unwrap_or_else(|| panic!("not refused: {only}")).to_string();
        assert!(error.contains("?_p stands only inside OPTIONAL"), "{only}: {error}");
        let too = only.replace("OPTIONAL", "FILTER(?s != ?_p) OPTIONAL");
        saved(&declared("iri"), &too).unwrap_or_else(|error| panic!("it stands outside too: {too}: {error}"));
    }
}
