//! Documents that say entities otherwise than those from which the layouts were made.

use std::collections::BTreeSet;
use std::fs;

use hanke::KnowledgeGraph;
use hanke::document::Document;
use hanke::extract::{Layouts, ProjectNames};
use hanke::record::write;

use crate::{assert_expected, fixture, hanke, names, stdout};

fn layouts() -> Layouts {
    let mut layouts = Layouts::shipped().unwrap();
    layouts.add_path(&fixture("variants/layouts")).unwrap();
    layouts
}

/// Each document of `fixtures/variants` has its records in `expected/variants`.
#[test]
fn each_variant_gives_its_records() {
    for name in names("tests/fixtures/variants", ".txt") {
        let file = format!("{name}.txt");
        let document = Document::of_bytes(&file, &fs::read(fixture("variants").join(&file)).unwrap()).unwrap();
        let layouts = layouts();
        let reading = layouts.read(&document).unwrap_or_else(|error| panic!("{name}: {error}"));
        let mut projects = ProjectNames::default();
        projects.learn(&reading);
        assert_expected(&format!("variants/{name}.toml"), &reading.record_file(&projects));
    }
}

#[test]
fn the_records_of_each_variant_build_and_texts_have_the_language_of_their_layout() {
    let records = fixture("").join("../expected/variants");
    let graph = KnowledgeGraph::builder().unwrap().path(&records).unwrap().build();
    let graph = graph.unwrap_or_else(|error| panic!("{error}"));
    let texts = graph.view().map(|quad| quad.unwrap().object.to_string());
    let swedish: BTreeSet<_> = texts.filter(|text| text.ends_with("@sv")).collect();
    let expected = ["\"Bryggan\"@sv", "\"Unga får stöd i att hitta en utbildning\"@sv"];
    assert!(expected.iter().all(|text| swedish.contains(*text)), "{swedish:?}");
}

#[test]
fn a_document_without_a_date_takes_the_day_on_which_it_was_received() {
    let page = "tests/fixtures/variants/register-parts.txt";
    for date in ["2018-06-30", "2018-06", "2018"] {
        let records = stdout(&["extract", page, "--as-of", date]);
        assert!(records.contains(&format!("as_of     = \"{date}\"\ninferred  = [\"as_of\"]\n")), "{records}");
    }
    let dated = "tests/fixtures/documents/own-layout/projects-2024.txt";
    let layout = "tests/fixtures/documents/own-layout/project-list.toml";
    let own = stdout(&["extract", dated, "--layouts", layout]);
    assert_eq!(stdout(&["extract", dated, "--layouts", layout, "--as-of", "2018"]), own, "its own date counts");
    let wrong = hanke(&["extract", page, "--as-of", "30.6.2018"]).output().unwrap();
    assert_eq!(wrong.status.code(), Some(2));
    assert!(String::from_utf8(wrong.stderr).unwrap().contains("2026-11-28, 2026-11 or 2026"));
}

/// What a page says, whichever lines say so.
fn said(page: &str) -> BTreeSet<String> {
    let document = Document::of_bytes("page.html", page.as_bytes()).unwrap();
    let layouts = layouts();
    let reading = layouts.read(&document).unwrap_or_else(|error| panic!("{error}\n{page}"));
    let prose = |name: &str| matches!(name, "objectives" | "target_groups" | "areas");
    let told = reading.passages(&ProjectNames::default()).into_values().flatten();
    let told = told.filter_map(|one| Some((write::fields(one.fact()?), one.record.name(), one.confidence)));
    let told = told.filter(|(fields, ..)| !fields.iter().any(|(name, _)| prose(name)));
    told.map(|(fields, name, confidence)| format!("{name} {fields:?} {confidence}")).collect()
}

/// A page whose lines are set as the first two of these say: those with a label, and others.
fn page(labelled: impl Fn(&str, &str) -> String, other: impl Fn(&str) -> String) -> String {
    let text = fs::read_to_string(fixture("variants/register-transfers.txt")).unwrap();
    let lines = text.lines().filter(|line| !line.is_empty()).map(|line| match line.split_once(": ") {
        Some((label, value)) => labelled(label, value),
        None => other(line),
    });
    format!("<html><body>{}</body></html>", lines.collect::<String>())
}

#[test]
fn the_page_of_the_register_says_the_same_as_a_list_as_a_table_and_without_line_ends() {
    let other = |line: &str| format!("<p>{line}</p>");
    let plain = said(&page(|label, value| format!("<p>{label}: {value}</p>\n"), |line| other(line) + "\n"));
    assert!(plain.len() > 10, "{plain:#?}");
    let list = page(|label, value| format!("<dl><dt>{label}:</dt><dd>{value}</dd></dl>"), other);
    assert_eq!(said(&list), plain);
    let row = |line: &str| format!("<table><tr><td colspan=2>{line}</td></tr></table>");
    let table = page(|label, value| format!("<table><tr><th>{label}:</th><td>{value}</td></tr></table>"), row);
    assert_eq!(said(&table), plain);
    let bold = page(|label, value| format!("<div><b>{label}:</b>&nbsp;{value}<br></div>"), other);
    assert_eq!(said(&bold), plain);
}
