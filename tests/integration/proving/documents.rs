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
use super::{PROVER, fuzz, lines};

/// The layouts that are shipped, and one that reads a single value on each line.
static LAYOUTS: LazyLock<Layouts> = LazyLock::new(|| {
    let mut layouts = Layouts::shipped().unwrap();
    layouts.add_path(&crate::project().join("tests/fixtures/values/single-values.toml")).unwrap();
    layouts
});

/// For each value that a reading is not doubtful of, whether the lines that it cites prove it.
pub(super) fn verdicts(text: &str, layout: &str) -> Vec<Result<(), String>> {
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
pub(super) fn document(dice: &mut Dice) -> String {
    let mut text = "Hanke: Pajatie\n".to_owned();
    for _ in 0..6 {
        let label = *dice.one_of(&["P", "B", "E", "M", "M", "O", "W", "L"]);
        let line = if dice.once_in(3) { lines::belied(dice) } else { lines::line(dice) };
        writeln!(text, "{label}: {}", line.text.trim()).unwrap();
    }
    text
}

fn is_text(file: &str) -> bool {
    std::path::Path::new(file).extension().is_some_and(|extension| extension == "txt")
}

/// Documents of every layout that is shipped, each with the layout that reads it.
static SAMPLES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let folder = crate::project().join("tests/fixtures");
    let files = ["documents", "variants"]
        .into_iter()
        .flat_map(|name| crate::files(&folder.join(name)).into_iter().map(move |file| format!("{name}/{file}")));
    let samples = files.filter(|file| is_text(file)).filter_map(|file| {
        let text = std::fs::read_to_string(folder.join(file)).unwrap();
        let layout = LAYOUTS.read(&Document::of_text("a.txt", &text)).ok()?.layout.name.clone();
        Some((layout, text))
    });
    samples.collect()
});

/// A document of a shipped layout in which some values are others, and the name of its layout.
pub(super) fn of_a_layout(dice: &mut Dice) -> (String, String) {
    let (layout, text) = dice.one_of(&SAMPLES).clone();
    let mut said: Vec<String> = text.lines().map(str::to_owned).collect();
    for _ in 0..=dice.below(6) {
        let at = dice.below(said.len());
        let other = if dice.once_in(3) { lines::belied(dice) } else { lines::line(dice) }.text;
        said[at] = match (dice.below(4), said[at].split_once(": ")) {
            (0, _) => fuzz::mutated(dice, &said[at]),
            (1, _) => format!("{} {}", said[at], other.trim()),
            (_, Some((label, _))) => format!("{label}: {}", other.trim()),
            (_, None) => other,
        };
    }
    (layout, said.join("\n"))
}

#[test]
fn every_shipped_layout_has_documents_to_be_tried_on() {
    for name in crate::names("data/layouts", ".toml") {
        assert!(SAMPLES.iter().any(|(layout, _)| *layout == name), "no document is of the layout {name}");
    }
}

/// A pattern of a layout takes the digits that it knows, whatever goes on behind them.
#[test]
fn what_a_pattern_cuts_in_two_is_doubtful() {
    for (layout, text) in [
        ("project-page", "Toimintalinja {} (ESR) | 1.8.2015 – 31.7.2017 | Kainuu"),
        ("register-page", "Erityistavoite: {} Osallisuus"),
        (
            "programme-report",
            "Toimenpidekokonaisuudesta rahoitettujen hankkeiden lista\n\n• Polku, https://a.example.org/projekti.php?projektikoodi={}\n",
        ),
    ] {
        let is_sure = |number: &str| {
            let document = Document::of_text("a.txt", &text.replace("{}", number));
            let reading = LAYOUTS.read_as(&document, layout).unwrap();
            let coded: Vec<_> = reading.proposals.iter().filter(|one| one.value("code").is_some()).collect();
            assert!(!coded.is_empty(), "{layout}: {number}");
            coded.iter().all(|one| one.confidence != Confidence::Doubtful)
        };
        let (whole, cut): (&str, &[&str]) = match layout {
            "project-page" => ("5", &["5-64", "5.1", "5/2", "5a"]),
            "register-page" => ("10.1.", &["9,10.1", "10.1.2 10.1."]),
            _ => ("S29902", &["S2990284", "S29902-4", "S29902a"]),
        };
        assert!(is_sure(whole), "{layout}: {whole}");
        for number in cut {
            assert!(!is_sure(number), "{layout}: {number}");
        }
    }
}

/// A day that one more dash joins to a span once stood there as its certain end.
#[test]
fn a_span_that_goes_on_to_one_more_day_is_doubtful() {
    for (span, is_sure) in [("1.8.2015 – 31.7.2017", true), ("1.8.2015 – 31.7.2017 – 5.8.2018", false)] {
        let text = format!("Toimintalinja 5 (ESR) | {span} | Kainuu");
        let document = Document::of_text("a.txt", &text);
        let reading = LAYOUTS.read_as(&document, "project-page").unwrap();
        let dated: Vec<_> = reading.proposals.iter().filter(|one| one.value("start").is_some()).collect();
        assert_eq!(
            !dated.is_empty() && dated.iter().all(|one| one.confidence != Confidence::Doubtful),
            is_sure,
            "{span}"
        );
    }
}

/// A pattern that takes one line was sure of its end while the line below told another.
#[test]
fn a_span_beside_another_end_is_doubtful() {
    for (lines, is_sure) in [
        ("1.8.2017 - 31.12.2018", true),
        ("1.8.2017 - 31.12.2018\nPäättyy 2021-04-27", false),
        ("1.8.2017 - 31.12.2018\nLoppui: 27.4.2021", false),
        ("Alkaa 1.2.2017.\n1.8.2017 - 31.12.2018", false),
        ("Alkaa 1.2.2017, kun väki on koolla.\n1.8.2017 - 31.12.2018", true),
    ] {
        let document = Document::of_text("a.txt", &format!("{lines}\nToteuttamisaika\n"));
        let reading = LAYOUTS.read_as(&document, "leaflet").unwrap();
        let dated: Vec<_> = reading.proposals.iter().filter(|one| one.value("end").is_some()).collect();
        assert!(!dated.is_empty(), "{lines}");
        assert_eq!(dated.iter().all(|one| one.confidence != Confidence::Doubtful), is_sure, "{lines}");
    }
}

/// What one of the shipped layouts is sure of in a document that is a little wrong, the lines that it cites prove.
#[test]
fn what_is_read_surely_in_a_changed_document_is_proven() {
    let mut dice = Dice(29);
    let verdicts = (0..60).flat_map(|_| {
        let (layout, text) = of_a_layout(&mut dice);
        verdicts(&text, &layout)
    });
    assert!(all_proven(verdicts.collect()) > 200);
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
    let mut found = Vec::new();
    for file in crate::files(&folder).into_iter().filter(|file| is_text(file)) {
        let Ok(text) = std::fs::read_to_string(folder.join(&file)) else { continue };
        let document = Document::of_text("a.txt", &text);
        let Ok(layout) = LAYOUTS.read(&document).map(|reading| reading.layout.name.clone()) else { continue };
        found.extend(verdicts(&text, &layout).into_iter().map(|one| one.map_err(|why| format!("{file}: {why}"))));
    }
    assert!(all_proven(found) > 200);
}
