use std::fmt::Write as _;

use hanke::KnowledgeGraph;
use hanke::check::{check_graph, disagreements};
use hanke::graph::Reason;
use hanke::language::Language;
use oxigraph::io::{RdfFormat, RdfParser};
use oxigraph::model::{GraphNameRef, NamedNodeRef, Term};

/// What two sources of one rank claim of one sum, each at its moment; without one, `as_of` is empty.
struct Claim {
    as_of: &'static str,
    says: &'static str,
}

const SUM: &str = "https://w3id.org/hanke/id/amount/project/S1/planned/eu/unstated";

const PREFIXES: &str = "@base <https://w3id.org/hanke/id/> . @prefix hanke: <https://w3id.org/hanke/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix rank: <https://w3id.org/hanke/scheme/source-ranks/> .\n";

fn graph(claims: [Claim; 2]) -> KnowledgeGraph {
    let mut text = PREFIXES.to_owned();
    for (source, Claim { as_of, says }) in ["<source/one", "<source/two"].into_iter().zip(claims) {
        writeln!(text, "{source}> {{ {source}> a hanke:Source ; hanke:rank rank:project-report .").unwrap();
        if !as_of.is_empty() {
            writeln!(text, "{source}> hanke:asOf \"{as_of}\" .").unwrap();
        }
        writeln!(text, "}} {source}#line=1,2> {{ <{SUM}> {says} }}").unwrap();
    }
    let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(&text).map(Result::unwrap);
    KnowledgeGraph::from_claims(quads).unwrap()
}

/// What the view shows of the sum, the local names of properties with their values.
fn shown(graph: &KnowledgeGraph) -> String {
    let sum = NamedNodeRef::new(SUM).unwrap();
    let quads =
        graph.store().unwrap().quads_for_pattern(Some(sum.into()), None, None, Some(GraphNameRef::DefaultGraph));
    let mut shown: Vec<_> = quads
        .map(Result::unwrap)
        .map(|quad| {
            let property = quad.predicate.as_str().rsplit('#').next().unwrap().to_owned();
            let Term::Literal(value) = quad.object else { panic!("{property} is no literal") };
            format!("{property} {}", value.value())
        })
        .collect();
    shown.sort();
    shown.join(", ")
}

#[test]
fn of_two_sums_and_brackets_of_equal_weight_the_exact_one_is_shown() {
    let exact = "hanke:value 400";
    let bracket = "hanke:minValue 300 ; hanke:maxValue 500";
    for (one, two, expected) in [
        ("2018", "2018", "value 400"),
        ("", "", "value 400"),
        ("2018", "2017", "value 400"),
        ("2017", "2018", "maxValue 500, minValue 300"),
        ("", "2018", "maxValue 500, minValue 300"),
    ] {
        let graph = graph([Claim { as_of: one, says: exact }, Claim { as_of: two, says: bracket }]);
        assert_eq!(shown(&graph), expected, "exact of {one:?}, bracket of {two:?}");
    }
}

#[test]
fn both_ends_of_a_bracket_are_those_of_one_passage() {
    let graph = graph([
        Claim { as_of: "2018", says: "hanke:minValue 30 ; hanke:maxValue 50" },
        Claim { as_of: "2018", says: "hanke:minValue 2 ; hanke:maxValue 90" },
    ]);
    assert_eq!(shown(&graph), "maxValue 50, minValue 30");
}

/// The moments of the source that wins and of the one that loses, why it does, and how that is said.
const REASONS: [(&str, &str, Reason, &str, &str); 6] = [
    ("2018", "2017", Reason::Newer, "lähde on uusin", "newest source"),
    ("2018-01", "2017-12-31", Reason::Newer, "lähde on uusin", "newest source"),
    ("2018", "", Reason::Dated, "toinen lähde ei kerro ajankohtaansa", "the other source gives no date"),
    ("2018-06", "2018", Reason::Exact, "kertoo ajankohtansa tarkemmin", "gives its date more exactly"),
    ("2018", "2018", Reason::Order, "aakkosjärjestyksessä ensimmäinen", "first in lexical order"),
    ("", "", Reason::Order, "aakkosjärjestyksessä ensimmäinen", "first in lexical order"),
];

#[test]
fn check_says_newer_only_of_a_source_that_is() {
    let checks = hanke::check::Checks::shipped().unwrap();
    for (winner, loser, why, finnish, english) in REASONS {
        let graph = graph([
            Claim { as_of: loser, says: "hanke:currency 'FIM'" },
            Claim { as_of: winner, says: "hanke:currency 'EUR'" },
        ]);
        assert_eq!(shown(&graph), "currency EUR", "{winner:?} against {loser:?}");
        let found = disagreements(&graph).unwrap();
        assert_eq!(found.iter().map(|found| found.why).collect::<Vec<_>>(), [why], "{winner:?} against {loser:?}");
        let report = check_graph(&graph, &checks).unwrap();
        let found = report.findings.iter().find(|finding| finding.check == "disagreement").unwrap();
        let said = &found.notes[0];
        assert!(
            said.of(Language::Finnish).contains(finnish) && said.of(Language::English).contains(english),
            "{winner:?} against {loser:?}: {said:?}"
        );
    }
}

#[test]
fn check_gives_no_false_reason_for_a_view_that_a_publication_brought() {
    let says = |source: &str, as_of: &str, currency: &str| {
        format!(
            "<source/{source}> {{ <source/{source}> a hanke:Source ; hanke:asOf \"{as_of}\" }}
             <source/{source}#line=1,2> {{ <{SUM}> hanke:currency \"{currency}\" }}\n"
        )
    };
    let view = format!(
        "<{SUM}> hanke:currency \"FIM\" . <source/one> hanke:asOf \"2017\" . <source/two> hanke:asOf \"2018\" ."
    );
    let text = [PREFIXES, &view, &says("one", "2017", "FIM"), &says("two", "2018", "EUR")].concat();
    let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(&text).map(|quad| Ok(quad.unwrap()));
    let graph = KnowledgeGraph::from_publication(quads).unwrap();
    let found = disagreements(&graph).unwrap();
    assert_eq!((found[0].values[0].value.to_string(), found[0].why), ("\"FIM\"".to_owned(), Reason::Given));
}
