//! What a layout reads in a document with certainty, its passage proves.

use std::fmt::Write as _;
use std::sync::LazyLock;

use hanke::check::evidence::{Stated, Statement};
use hanke::document::Document;
use hanke::extract::{Confidence, Layouts, ProjectNames};
use hanke::record::Locator;
use hanke::source::RecordFile;
use hanke::source::Records;

use super::dice::Dice;
use super::{PROVER, lines};

/// The layouts that are shipped, and one that reads a single value on each line.
static LAYOUTS: LazyLock<Layouts> = LazyLock::new(|| {
    let mut layouts = Layouts::shipped().unwrap();
    layouts.add_path(&crate::project().join("tests/fixtures/values/single-values.toml")).unwrap();
    layouts
});

/// For each value that a reading is not doubtful of, whether the lines that it cites prove it.
pub fn verdicts(text: &str, layout: &str) -> Vec<Result<(), String>> {
    let document = Document::of_text("a.txt", text);
    let mut reading = LAYOUTS.read_as(&document, layout).unwrap();
    reading.proposals.retain(|proposal| proposal.confidence != Confidence::Doubtful);
    let file = RecordFile::new("a.toml", reading.record_file(&ProjectNames::default()));
    let records = file.records().filter_map(Result::ok);
    let verdicts = records.flat_map(|record| {
        let passage = cited(&document, record.passage.locator);
        let stated = Statement::of(&record.fact, &record.passage.source).printed;
        let verdict = move |stated: Stated| {
            let proven = PROVER.prove(&stated, &passage).map(drop);
            proven.map_err(|why| format!("{layout}: {} {} in {passage:?}: {why:?}", stated.field, stated.value))
        };
        stated.into_iter().map(verdict)
    });
    verdicts.collect()
}

/// Whether all are proven, and how many there are.
fn all_proven(verdicts: Vec<Result<(), String>>) -> usize {
    let (count, unproven) = (verdicts.len(), verdicts.into_iter().filter_map(Result::err).collect::<Vec<_>>());
    assert!(unproven.is_empty(), "\n{}", unproven.join("\n"));
    count
}

/// The lines of a passage as they were cleaned.
fn cited(document: &Document, locator: Locator) -> String {
    let Locator::Lines { first, last } = locator else { return String::new() };
    let text = document.text.as_str();
    let is_in = |at: &usize| {
        let Locator::Lines { first: line, .. } = document.text.locator(*at..*at) else { return false };
        (first..=last).contains(&line)
    };
    text.char_indices().filter(|(at, _)| is_in(at)).map(|(_, letter)| letter).collect()
}

/// A document for the layout of single values: a label before each invented line.
pub fn document(dice: &mut Dice) -> String {
    let mut text = "Hanke: Pajatie\n".to_owned();
    for _ in 0..6 {
        let label = *dice.one_of(&["P", "B", "E", "M", "M", "O", "W", "L"]);
        let line = if dice.once_in(3) { lines::belied(dice) } else { lines::line(dice) };
        writeln!(text, "{label}: {}", line.text.trim()).unwrap();
    }
    text
}

#[test]
fn what_a_layout_reads_surely_is_proven_by_the_lines_that_it_cites() {
    let mut dice = Dice(3);
    let texts = (0..60).map(|_| document(&mut dice)).collect::<Vec<_>>();
    let folder = crate::project().join("tests/fixtures");
    let fixtures = ["periods", "sums", "organisations", "links-and-codes"].map(|name| format!("values/{name}.txt"));
    let fixtures = fixtures.iter().map(|file| std::fs::read_to_string(folder.join(file)).unwrap());
    let texts = texts.into_iter().chain(fixtures);
    assert!(all_proven(texts.flat_map(|text| verdicts(&text, "single-values")).collect()) > 200);
}

/// The documents of the fixtures, each by the layout that fits it.
#[test]
fn what_is_read_surely_in_a_document_is_proven() {
    let folder = crate::project().join("tests/fixtures");
    let is_text = |file: &String| std::path::Path::new(file).extension().is_some_and(|extension| extension == "txt");
    let mut found = Vec::new();
    for file in crate::files(&folder).into_iter().filter(is_text) {
        let Ok(text) = std::fs::read_to_string(folder.join(&file)) else { continue };
        let document = Document::of_text("a.txt", &text);
        let Ok(layout) = LAYOUTS.read(&document).map(|reading| reading.layout.name.clone()) else { continue };
        found.extend(verdicts(&text, &layout).into_iter().map(|one| one.map_err(|why| format!("{file}: {why}"))));
    }
    assert!(all_proven(found) > 200);
}
