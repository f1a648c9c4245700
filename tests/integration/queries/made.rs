use std::sync::{Arc, LazyLock};

use hanke::KnowledgeGraph;
use hanke::query::SavedQuery;
use oxigraph::model::Literal;
use proptest::prelude::*;
use spargebra::SparqlParser;

use super::{iri, numbers, saved, string};
use crate::cases;
use crate::generated::mostly;

static NUMBERS: LazyLock<KnowledgeGraph> = LazyLock::new(numbers);

proptest! {
    #![proptest_config(cases(256))]

    /// Whatever the value, it stays data: it never changes how many rows there are but by being equal or not.
    #[test]
    fn a_hostile_value_stays_data(value in "(\\PC|[\"'}{#\\\\\n\r\t<>?$_@^])*") {
        let query = saved(&string("name", true), "SELECT (COUNT(*) AS ?n) WHERE { ?s e:n ?x FILTER(STR(?_name) != \"\" || true) } ORDER BY ?n").unwrap();
        let question = NUMBERS.ask(query.into()).bind("name", &value).unwrap();
        let rows: Vec<_> = question.answer().unwrap().into_rows().unwrap().map(Result::unwrap).collect();
        prop_assert_eq!(rows[0].get("n").unwrap().to_string(), "\"3\"^^<http://www.w3.org/2001/XMLSchema#integer>");
        // What is shown is SPARQL that holds the very value.
        let shown = question.sparql().unwrap().to_string();
        let again = SparqlParser::new().parse_query(&shown).unwrap();
        prop_assert!(again.to_string().contains(&Literal::from(value.as_str()).to_string()));
    }
}

/// Addresses with whatever may stand in one, and now and then what may not.
fn addresses() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        20 => "[a-zåäöю0-9/?=&;:@!$()*+,.~_'-]",
        4 => "%[0-9A-F]{2}",
        1 => "[\"{}#\\\\\n <>|^`]|%[G-Z]|\\} UNION",
    ];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| format!("https://example.org/{}", pieces.concat()))
}

#[test]
fn a_hostile_iri_is_refused_or_stays_data() {
    let query = saved(&iri("colour", true), "SELECT ?n WHERE { ?s e:n ?n ; e:colour ?_colour } ORDER BY ?n").unwrap();
    let query = Arc::new(query);
    mostly(256, &addresses(), |value| {
        let Ok(question) = NUMBERS.ask(Arc::clone(&query)).bind("colour", &value) else { return false };
        assert!(
            !value.contains(['"', '{', '}', '\\', '\n', ' ', '<', '>', '|', '^', '`']),
            "taken for an IRI: {value}"
        );
        assert_eq!(question.answer().unwrap().into_rows().unwrap().count(), 0, "{value}");
        let shown = question.sparql().unwrap().to_string();
        SparqlParser::new().parse_query(&shown).unwrap();
        assert!(shown.contains(&format!("<{value}>")), "{shown}");
        true
    });
}

/// What a group of a query may hold; `?_p` is a parameter.
const PARTS: [&str; 14] = [
    "?s e:n ?n .",
    "?s e:colour ?_p .",
    "?s e:next+ ?m .",
    "OPTIONAL { ?s e:next ?m }",
    "OPTIONAL { ?s e:next ?m FILTER(?m != ?_p) }",
    "FILTER(?n > 1)",
    "FILTER(?s != ?_p)",
    "FILTER NOT EXISTS { ?s e:colour ?_p }",
    "{ ?s e:name ?x } UNION { ?s e:colour ?_p }",
    "MINUS { ?s e:n 3 }",
    "VALUES ?v { 1 2 UNDEF }",
    "{ SELECT ?s WHERE { ?s e:colour ?_p } LIMIT 2 }",
    "{ SELECT ?s (COUNT(*) AS ?c) WHERE { ?s ?p ?o } GROUP BY ?s HAVING (?c > 1) }",
    "GRAPH ?g { ?s e:n ?n }",
];

/// Query files, each whole or with something odd in one place.
fn query_files() -> impl Strategy<Value = String> {
    let parts = prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..5);
    let odd = prop_oneof![6 => Just(String::new()), 1 => "\\PC{1,3}|\n|[{}()#?<>:;]"];
    let summary = "[A-Za-zåäö ,.-]{0,30}";
    (parts, summary, odd, any::<prop::sample::Index>()).prop_map(|(parts, summary, odd, at)| {
        // Outside OPTIONAL, so that the parameter constrains.
        let parameter = "#+ params: [{name: p, type: iri, required: true, example: 'https://example.org/red'}]\n";
        let (parameter, filter) =
            if parts.concat().contains("?_p") { (parameter, "FILTER(?s != ?_p)") } else { ("", "") };
        let mut text = format!(
            "#+ summary: 'A test {summary}'\n{parameter}#+ vocabularies: [https://example.org/]\n\
             PREFIX e: <https://example.org/>\nSELECT ?s WHERE {{ ?s ?any ?thing . {} {filter} }} ORDER BY ?s\n",
            parts.join(" ")
        );
        let places: Vec<_> = text.char_indices().map(|(place, _)| place).collect();
        text.insert_str(*at.get(&places), &odd);
        text
    })
}

#[test]
fn any_query_file_is_refused_or_can_be_asked_and_shown() {
    mostly(200, &query_files(), |text| {
        let Ok(query) = SavedQuery::parse("any.rq", &text) else { return false };
        let parameters: Vec<_> =
            query.header.params.iter().map(|one| (one.name.clone(), one.example.clone())).collect();
        let question = parameters
            .into_iter()
            .try_fold(NUMBERS.ask(query.into()), |question, (name, value)| question.bind(&name, &value));
        let Ok(question) = question else { return false };
        if let Ok(rows) = question.answer().and_then(hanke::query::Answer::into_rows) {
            rows.for_each(drop);
        }
        SparqlParser::new().parse_query(&question.show().unwrap()).unwrap();
        true
    });
}
