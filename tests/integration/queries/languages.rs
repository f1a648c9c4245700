use std::sync::Arc;

use hanke::KnowledgeGraph;
use hanke::language::Language;
use hanke::query::{Format, SavedQuery, short, write_rows};

fn rows(graph: &KnowledgeGraph, query: &str, language: Language) -> String {
    let question = graph.query(query).unwrap().language(language);
    let mut rows = Vec::new();
    write_rows(question.answer().unwrap().into_rows().unwrap(), Format::Csv, &mut rows).unwrap();
    String::from_utf8(rows).unwrap()
}

#[test]
fn in_a_language_without_texts_a_question_is_answered_in_another_and_no_label_is_missing() {
    let graph = KnowledgeGraph::shipped().unwrap();
    for query in ["practices", "sources", "target-groups", "gaps"] {
        let answer = rows(&graph, query, Language::Swedish);
        assert_eq!(answer, rows(&graph, query, Language::English), "{query}");
        assert!(answer.lines().count() > 1, "{query}");
    }
    assert_ne!(rows(&graph, "practices", Language::Finnish), rows(&graph, "practices", Language::English));
}

#[test]
fn a_question_with_texts_in_a_language_is_answered_in_it() {
    let graph = KnowledgeGraph::empty().unwrap();
    let asked = |header: &str| {
        let text = format!(
            "#+ summary: The language\n{header}SELECT ?language WHERE {{ BIND(?_lang AS ?language) }} ORDER BY ?language\n"
        );
        let question =
            graph.ask(Arc::new(SavedQuery::parse("language.rq", &text).unwrap())).language(Language::Swedish);
        let row = question.answer().unwrap().into_rows().unwrap().next().unwrap().unwrap();
        short(row.get("language").unwrap(), graph.prefixes())
    };
    assert_eq!(asked("#+ summary_sv: Språket\n"), "sv");
    assert_eq!(asked("#+ summary_fi: Kieli\n"), "en");
}
