use std::fs;
use std::sync::Arc;

use hanke::KnowledgeGraph;
use hanke::record::schema::{SOURCE, documentation};
use hanke::record::{Amount, Extent, Fact, Locator, Money, Owner, Passage, Project, Recognition, Record, Source};
use hanke::source::RecordFile;
use hanke::source::Records;
use proptest::prelude::*;

use crate::expected::assert_file;
use crate::generated::mostly;
use crate::{assert_expected, cases, fixture, hanke, names, project};

/// Each file or folder of `fixtures/records/invalid` has its message in `expected/faults`.
#[test]
fn each_broken_record_file_gets_its_message_and_exit_code_2() {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(fixture("records/invalid")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let path = format!("tests/fixtures/records/invalid/{name}");
        let out = folder.path().join(&name);
        let output = hanke(
            &[
                &["build", "--data", "none", "--publication", "data/publication.toml", &path][..],
                &["--out", out.to_str().unwrap()],
            ]
            .concat(),
        )
        .output()
        .unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(output.stdout.is_empty() && !out.exists(), "{name}: nothing is written");
        let case = name.trim_end_matches(".toml");
        assert_expected(&format!("faults/{case}.txt"), &String::from_utf8(output.stderr).unwrap());
    }
}

#[test]
fn each_expected_message_has_its_case() {
    let cases =
        names("tests/fixtures/records/invalid", "").into_iter().map(|name| name.trim_end_matches(".toml").to_owned());
    assert_eq!(names("tests/expected/faults", ".txt"), cases.collect::<Vec<_>>());
}

#[test]
fn each_valid_record_file_builds() {
    for name in names("tests/fixtures/records/valid", ".toml") {
        let path = fixture("records/valid").join(format!("{name}.toml"));
        KnowledgeGraph::builder().unwrap().path(&path).unwrap().build().unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn the_compiled_in_records_are_those_of_the_folder() {
    let shipped = hanke::source::shipped();
    let compiled = shipped.records().map(|record| record.unwrap().place.file.to_string());
    let mut compiled: Vec<_> = compiled.collect();
    compiled.dedup();
    let folder = names("data/records", ".toml").into_iter().map(|name| format!("data/records/{name}.toml"));
    assert_eq!(compiled, folder.collect::<Vec<_>>());
}

#[test]
fn the_documentation_of_records_is_that_of_their_schema() {
    let readme = fs::read_to_string(project().join("data/README.md")).unwrap();
    let (head, rest) = readme.split_once("writes it anew -->\n").unwrap();
    let (_, tail) = rest.split_once("<!-- end -->").unwrap();
    assert_file("data/README.md", &format!("{head}writes it anew -->\n{}<!-- end -->{tail}", documentation()));
    let word = |c: char| !c.is_alphanumeric() && c != '_';
    for field in SOURCE.fields {
        assert!(readme.split(word).any(|known| known == field.name), "data/README.md does not name {}", field.name);
    }
}

fn made(records: Vec<Record>) -> Result<KnowledgeGraph, hanke::Error> {
    KnowledgeGraph::builder()?.records(records).build()
}

fn record(first: u32, last: u32, fact: impl Into<Fact>) -> Record {
    let source = Source::new("leaflet", "A leaflet", "leaflet", "en", Extent::Lines(20));
    Record::new(Passage { source: Arc::new(source), locator: Locator::Lines { first, last } }, fact)
}

#[test]
fn a_record_made_in_code_is_held_to_what_holds_for_those_of_files_and_named_by_its_number() {
    let project = || Project { id: "X1".into(), ..Project::default() };
    let day = |day: &str| day.parse().ok();
    let amount =
        |money| Amount { owner: Owner::Project("X1".into()), kind: "granted".into(), money, ..Amount::default() };
    let bracket = |min: i64, max: i64| Money::Bracket { min: min.into(), max: max.into() };
    let records = vec![
        record(1, 2, Project { start: day("2016-06-01"), end: day("2015-06-01"), ..project() }),
        record(19, 21, project()),
        record(1, 2, Project { name: Some(" \u{ad}".into()), ..Project::default() }),
        record(1, 2, amount(Money::Exact((-1).into()))),
        record(1, 2, amount(bracket(500, 100))),
        record(1, 2, Recognition { id: "best".into(), by: "A city".into(), year: Some(18), ..Recognition::default() }),
        record(1, 2, Project { pages: vec!["mailto:office@example.org".parse().unwrap()], ..project() }),
    ];
    let faults = made(records).map(|_| ()).unwrap_err().to_string();
    for expected in [
        "record 1: end: the end 2015-06-01 lies before the start 2016-06-01",
        "record 2: lines: lines 19-21 does not exist: the source has 20 lines",
        "record 3: id: is missing",
        "record 3: name: is empty",
        "record 4: value: -1 is below zero",
        "record 5: min: the lower end 500 is above the upper end 100",
        "record 6: project: give exactly one of project and practice: what is named as good",
        "record 6: year: expected a year, such as 2016, found \"18\"",
        "record 7: pages: an e-mail address",
        "9 faults",
    ] {
        assert!(faults.contains(expected), "{expected}\n{faults}");
    }
}

#[test]
fn a_text_made_in_code_is_spelt_like_one_of_a_file() {
    let project = Project { id: "X1".into(), name: Some(" Polku\u{ad} ".into()), ..Project::default() };
    let records = vec![record(1, 2, project)];
    let Fact::Project(project) = records.records().next().unwrap().unwrap().fact else { panic!("it is no project") };
    assert_eq!(project.name.as_deref(), Some("Polku"));
    let unknown = Project { id: "X1".into(), status: Some("ongoin".into()), ..Project::default() };
    let fault = made(vec![record(1, 2, unknown)]).map(|_| ()).unwrap_err().to_string();
    assert!(fault.starts_with("record 1: status: \"ongoin\" is no concept of the scheme project-statuses"), "{fault}");
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn a_fragment_names_the_lines_it_came_from(first in 1u32.., more in 0u32..1000) {
        let locator = Locator::Lines { first, last: first.saturating_add(more) };
        prop_assert_eq!(Locator::parse_fragment(&locator.fragment()), Some(locator));
    }

    #[test]
    fn no_fragment_makes_parsing_panic(fragment in "(line|row|page)=\\PC*") {
        let _ = Locator::parse_fragment(&fragment);
    }
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// Values of every type of TOML.
fn values() -> impl Strategy<Value = String> {
    let text = "\\PC{0,20}".prop_map(|text| quoted(&text));
    let single = prop_oneof![
        4 => text,
        1 => any::<i64>().prop_map(|number| number.to_string()),
        1 => any::<f64>().prop_map(|number| toml::Value::from(number).to_string()),
        1 => any::<bool>().prop_map(|value| value.to_string()),
        1 => "[12][0-9]{3}-0[1-9]-[12][0-9](T0[0-9]:[0-5][0-9]:00Z)?",
        1 => prop::sample::select(vec!["\"1-3\"", "\"EUR\"", "\"X1\"", "\"2015-06\"", "{ fi = \"a\", en = \"b\" }"])
            .prop_map(str::to_owned),
    ];
    single.prop_recursive(2, 8, 3, |value| {
        prop::collection::vec(value, 0..3).prop_map(|values| format!("[{}]", values.join(", ")))
    })
}

/// Record files in which anything may stand where a value is wanted.
fn record_files() -> impl Strategy<Value = String> {
    let kinds =
        ["project", "programme", "organization", "participation", "award", "amount", "practice", "outcome", "uptake"];
    let fields = [
        "id",
        "name",
        "code",
        "title",
        "start",
        "end",
        "status",
        "value",
        "min",
        "max",
        "currency",
        "as_of",
        "kind",
        "share",
        "project",
        "organization",
        "role",
        "areas",
        "themes",
        "summary",
        "objectives",
        "pages",
        "year",
        "number",
        "inferred",
    ];
    let fields = prop::collection::btree_map(prop::sample::select(fields.to_vec()), values(), 0..5);
    let record = (prop::sample::select(kinds.to_vec()), fields).prop_map(|(kind, fields)| {
        let lines = fields.into_iter().map(|(field, value)| format!("{field} = {value}\n"));
        format!("[[passage.{kind}]]\n{}", lines.collect::<String>())
    });
    let passage = (values(), prop::collection::vec(record, 0..4));
    prop::collection::vec(passage, 1..4).prop_map(|passages| {
        let passages =
            passages.into_iter().map(|(lines, records)| format!("[[passage]]\nlines = {lines}\n{}", records.concat()));
        let head = "[source]\nid = \"any\"\ntitle = \"Any\"\nrank = \"leaflet\"\nlanguage = \"fi\"\nlines = 20\n";
        head.to_owned() + &passages.collect::<String>()
    })
}

#[test]
fn any_record_file_gives_records_or_faults() {
    mostly(200, &record_files(), |text| {
        let is_syntax = |error: hanke::Error| matches!(error, hanke::Error::Read(hanke::error::ReadError::Fault(fault)) if matches!(fault.problem, hanke::error::Problem::Syntax(_)));
        !RecordFile::new("any.toml", text).records().filter_map(Result::err).any(is_syntax)
    });
}

/// Projects with a sum, in which now and then something is not as it should be.
fn projects() -> impl Strategy<Value = String> {
    let id = prop_oneof![9 => "[A-Za-zÅÄÖåäö0-9]{1,8}([ ._:/-][A-Za-z]{1,4})?", 1 => "\\PC{0,12}"];
    let name = prop_oneof![9 => "[A-Za-zåäöю ”\"'\\\\<>&%#|{}*^`\u{301}-]{1,30}x", 1 => "\\PC{0,40}"];
    let lines = (1u32..=20, 0u32..4).prop_map(|(first, more)| format!("{first}-{}", (first + more).min(20)));
    let day = (1990i16..2030, 1u8..=12, 1u8..=29).prop_map(|(year, month, day)| format!("{year}-{month:02}-{day:02}"));
    let value = prop_oneof![9 => "[1-9][0-9]{0,9}(\\.[0-9]{1,2})?", 1 => "-?[1-9][0-9]{0,30}\\.[0-9]{0,9}0"];
    let currency = prop_oneof![9 => "EUR|SEK|USD|FIM", 1 => "[A-Z]{0,4}"];
    (id, name, lines, day, value, currency).prop_map(|(id, name, lines, day, value, currency)| {
        let (id, name, lines) = (quoted(&id), quoted(&name), quoted(&lines));
        format!(
            "[source]\nid = {id}\ntitle = {name}\nrank = \"leaflet\"\nlanguage = \"fi\"\nlines = 20\n\
             [[passage]]\nlines = {lines}\n[[passage.project]]\nid = {id}\nname = {name}\nstart = {day:?}\n\
             [[passage.amount]]\nproject = {id}\nkind = \"planned\"\nvalue = {value}\ncurrency = {currency:?}\n"
        )
    })
}

/// Whatever is accepted is valid RDF: other programs can read it.
#[test]
fn what_is_built_of_any_values_can_be_read_by_others() {
    mostly(30, &projects(), |text| {
        let built = KnowledgeGraph::builder().unwrap().records(RecordFile::new("any.toml", text)).build();
        let Ok(graph) = built else { return false };
        let mut out = Vec::new();
        hanke::publish::write(&graph, hanke::publish::Format::NQuads, &mut out).unwrap();
        assert!(oxttl::NQuadsParser::new().for_slice(&out).all(|quad| quad.is_ok()));
        true
    });
}
