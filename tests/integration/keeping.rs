use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use hanke::ingest::{Incoming, Progress, Store};
use hanke::record::schema::{Field, RECORDS, SOURCE, Schema, Type, Value};
use hanke::record::{Extent, Locator, Passage, Place, Record, Reference, Source, Text, json};
use hanke::source::{self, Records};
use proptest::prelude::*;
use proptest::sample::select;

use crate::generated::cases;
use crate::project;

/// Whatever a field can hold, with the signs that JSON escapes.
fn value(kind: Type) -> BoxedStrategy<Value<'static>> {
    let words = || "[a-zåäö\"\\\\\u{1}\n€ ]{1,12}";
    let read = move |text: String| Value::Text(text.into()).of_type(kind).unwrap();
    match kind {
        Type::Text => words().prop_map(read).boxed(),
        Type::Day => {
            (1900..2100, 1..13, 1..29).prop_map(|(y, m, d)| format!("{y}-{m:02}-{d:02}")).prop_map(read).boxed()
        }
        Type::Year => (1000..9999).prop_map(|year: i32| year.to_string()).prop_map(read).boxed(),
        Type::Number => any::<u32>().prop_map(|number| number.to_string()).prop_map(read).boxed(),
        Type::Decimal => "[1-9][0-9]{0,18}(\\.[0-9]{1,9})?".prop_map(read).boxed(),
        Type::Moment => select(vec!["2016", "2016-06", "2016-06-30"]).prop_map(str::to_owned).prop_map(read).boxed(),
        Type::Currency => select(vec!["EUR", "FIM", "SEK"]).prop_map(str::to_owned).prop_map(read).boxed(),
        Type::Link => {
            "https://example\\.org/[a-z%20ä?=&]{0,9}".prop_filter("an IRI", |text| is_iri(text)).prop_map(read).boxed()
        }
        Type::Prose => (words(), proptest::option::of(words())).prop_map(prose).boxed(),
        _ => (words(), place()).prop_map(reference).boxed(),
    }
}

fn is_iri(text: &str) -> bool {
    Value::Text(text.to_owned().into()).of_type(Type::Link).is_some()
}

fn prose((fi, sv): (String, Option<String>)) -> Value<'static> {
    Value::Prose(std::borrow::Cow::Owned(Text { fi: Some(fi), sv, en: None }))
}

fn reference((name, place): (String, Place)) -> Value<'static> {
    Value::Reference(std::borrow::Cow::Owned(Reference { name, place, field: "" }))
}

/// Nowhere, in the file of the source, or in another.
fn place() -> impl Strategy<Value = Place> {
    let file = select(vec!["", "a.toml", "folder/b: c.toml"]);
    (file, 0_usize..999, 0_usize..99).prop_map(|(file, line, column)| Place { file: file.into(), line, column })
}

/// Values for all fields of a schema, each field given or not.
fn values<T>(schema: &'static Schema<T>) -> impl Strategy<Value = Vec<(&'static Field<T>, Vec<Value<'static>>)>> {
    let fields = schema.fields.iter().map(|field| {
        let most = if field.is_list { 3 } else { 1 };
        proptest::collection::vec(value(field.holds.takes()), 0..=most).prop_map(move |values| (field, values))
    });
    fields.collect::<Vec<_>>()
}

fn filled<T>(mut record: T, values: Vec<(&'static Field<T>, Vec<Value<'static>>)>) -> T {
    for (field, value) in values.into_iter().flat_map(|(field, values)| values.into_iter().map(move |one| (field, one)))
    {
        field.put(&mut record, value);
    }
    record
}

fn source() -> impl Strategy<Value = Source> {
    let inferred = proptest::collection::vec("[a-z]{1,5}", 0..3);
    (values(&SOURCE), place(), inferred).prop_map(|(values, place, inferred)| {
        let blank = Source::new("", "", "", "", Extent::Lines(1));
        Source { place, inferred, ..filled(blank, values) }
    })
}

fn locator() -> impl Strategy<Value = Locator> {
    prop_oneof![
        (1..99_u32, 0..9_u32).prop_map(|(first, more)| Locator::Lines { first, last: first + more }),
        (1..99_u32).prop_map(Locator::Row),
        (1..99_u32).prop_map(Locator::Page),
    ]
}

fn record() -> impl Strategy<Value = Record> {
    let fact = select(RECORDS.to_vec())
        .prop_flat_map(|schema| values(schema).prop_map(|values| filled(schema.blank(), values)));
    (source(), locator(), fact, place(), proptest::collection::vec("[a-z]{1,5}", 0..3)).prop_map(
        |(source, locator, fact, place, inferred)| {
            let passage = Passage { source: Arc::new(source), locator };
            Record { place, inferred, ..Record::new(passage, fact) }
        },
    )
}

/// A record comes back as it was, and so does its source; what is written of what came back is the same again.
fn comes_back(record: &Record) {
    let source = Arc::new(json::read_source(&json::source(&record.passage.source).unwrap()).unwrap());
    assert_eq!(*source, *record.passage.source);
    let line = json::record(record).unwrap();
    let read = json::read_record(&line, &source).unwrap();
    assert_eq!((&read.fact, &read.place), (&record.fact, &record.place), "{line}");
    assert_eq!((read.passage.locator, &read.inferred), (record.passage.locator, &record.inferred));
    assert_eq!(json::record(&read).unwrap(), line);
    let fact = json::fact(&record.fact).unwrap();
    assert_eq!(json::fact(&json::read_fact(&fact).unwrap()).unwrap(), fact);
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn any_record_comes_back_from_its_line(record in record()) {
        comes_back(&record);
    }
}

#[test]
fn every_shipped_record_comes_back_from_its_line() {
    let (files, decisions) = (source::shipped(), source::shipped_decisions().unwrap());
    files.records().chain(decisions.records()).map(Result::unwrap).for_each(|record| comes_back(&record));
}

#[test]
fn a_line_that_says_something_else_is_refused() {
    let source = Arc::new(Source::new("a", "A", "leaflet", "en", Extent::Lines(9)));
    let table = [
        ("{", "EOF while parsing"),
        (r#"{"project":{"id":"X1"}}"#, "missing field `passage`"),
        (r#"{"passage":"line=0,1"}"#, "no fact"),
        (r#"{"passage":"here","project":{"id":"X1"}}"#, "\"here\" is no passage"),
        (r#"{"passage":"line=0,1","project":{"ids":"X1"}}"#, "unknown field `ids`"),
        (r#"{"passage":"line=0,1","project":{"id":["X1",1,2]}}"#, "invalid type: sequence"),
        (r#"{"passage":"line=0,1","project":{"summary":{"de":"x"}}}"#, "unknown field `de`"),
        (r#"{"passage":"line=0,1","project":{"start":"today"}}"#, "\"today\" is not of the type Day"),
        (r#"{"passage":"line=0,1","planet":{"id":"X1"}}"#, "unknown field `planet`"),
        (r#"{"passage":"line=0,1","project":{"id":"X1"}} {}"#, "trailing characters"),
    ];
    for (line, expected) in table {
        let error = json::read_record(line, &source).unwrap_err().to_string();
        assert!(error.contains(expected), "{line}: {error}");
    }
}

/// What sources of one line say that give each other's entities names, in record files and in decisions.
const SAID: &[&str] = &[
    "[[passage.project]]\nid = \"S1\"\ncode = \"S1\"\nname = \"Silta\"\nstart = 2015-01-01\nend = 2016-12-31",
    "[[passage.project]]\nid = \"silta\"\nname = \"Silta\"\nstart = 2016-01-01",
    "[[passage.project]]\nid = \"S2\"\ncode = \"S2\"\nname = \"Polku\"\nacronym = \"P\"\nstart = 2015-01-01",
    "[[passage.project]]\nid = \"polku\"\nname = \"Polku\"\nshort_names = [\"P\"]\nstart = 2017-01-01\nend = 2017-06-30",
    "[[passage.organization]]\nname = \"Kotkan kaupunki\"\nbusiness_id = \"0160225-6\"",
    "[[passage.organization]]\nname = \"Kotkan kaupunki\"\nbusiness_id = \"0215382-8\"",
    "[[passage.organization]]\nname = \"Kotka\"\nbusiness_id = \"0160225-6\"\nacronym = \"KK\"",
    "[[passage.organization]]\nname = \"Kuopion kaupunki\"\nacronym = \"KK\"",
    "[[passage.participation]]\nproject = \"S1\"\norganization = \"KK\"\nrole = \"partner\"",
    "[[passage.participation]]\nproject = \"P\"\norganization = \"Kotkan kaupunki\"\nrole = \"partner\"",
    "[[passage.practice]]\ntitle = \"Ohjaus\"",
    "[[passage.practice]]\nid = \"ohjaus-1\"\ntitle = \"Ohjaus\"",
    "[[passage.practice]]\nid = \"ohjaus-0\"\ntitle = \"Ohjaus\"",
    "[[passage.practice]]\ntitle = \"Ohjaava työ\"",
    "[[passage.uptake]]\nid = \"kotka\"\nproject = \"S2\"\npractice = \"Ohjaus\"\nstrength = \"in-use\"\nby = \"Kotka\"",
];

fn one(number: usize, said: &str) -> source::RecordFile {
    let head =
        format!("[source]\nid = \"s{number}\"\ntitle = \"S\"\nrank = \"leaflet\"\nlanguage = \"fi\"\nlines = 9\n");
    source::RecordFile::new(format!("s{number}.toml"), format!("{head}[[passage]]\nlines = \"1\"\n{said}\n"))
}

/// Which names are one, in several files, of which two say the same of some.
const ONE: &[&str] = &["[\"P\", \"S1\"]", "[\"S2\", \"polku\"]", "[\"polku\", \"S2\"]"];

fn decisions(entities: &str) -> source::Decisions {
    let text = format!("[[same]]\nclass = \"project\"\nthings = {entities}\nreason = \"r\"\ndate = 2026-01-01\n");
    source::Decisions::parse("decisions.toml", &text).unwrap()
}

/// What a graph of these sources, in this order, holds; or why there is none.
fn held(sources: &[usize], united: &[usize]) -> Result<Vec<String>, String> {
    let builder = united
        .iter()
        .fold(hanke::KnowledgeGraph::builder().unwrap(), |builder, number| builder.decisions(decisions(ONE[*number])));
    let builder = sources.iter().fold(builder, |builder, number| builder.records(one(*number, SAID[*number])));
    let graph = builder.build().map_err(|error| error.to_string())?;
    let mut quads: Vec<_> = graph.store().unwrap().iter().map(|quad| quad.unwrap().to_string()).collect();
    quads.sort();
    Ok(quads)
}

fn all(number: usize) -> Vec<usize> {
    (0..number).collect()
}

proptest! {
    #![proptest_config(cases(24))]

    #[test]
    fn who_is_who_does_not_depend_on_the_order_of_sources(
        sources in Just(all(SAID.len())).prop_shuffle(),
        united in Just(all(ONE.len())).prop_shuffle(),
    ) {
        let expected = held(&all(SAID.len()), &all(ONE.len()));
        prop_assert!(expected.as_ref().is_ok_and(|quads| quads.iter().any(|quad| quad.contains("sameAs"))), "{expected:?}");
        prop_assert_eq!(held(&sources, &united), expected);
    }
}

/// A change of a store: which of the sources come, in which of two versions, or go.
#[derive(Debug, Clone)]
enum Step {
    Come(Vec<(usize, bool)>),
    Go(usize),
}

fn step() -> impl Strategy<Value = Step> {
    let one = (0..SAID.len() + 3, any::<bool>());
    prop_oneof![
        3 => proptest::collection::vec(one, 1..4).prop_map(Step::Come),
        1 => (0..SAID.len() + 3).prop_map(Step::Go),
    ]
}

/// A source that says something, or less; or one of the settings of a data folder.
fn folder(number: usize, is_less: bool) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let said = SAID.get(number);
    let data = folder.path().join(format!("data{}", number.saturating_sub(SAID.len())));
    fs::create_dir_all(data.join("records")).unwrap();
    let head = |id: &str| {
        format!("[source]\nid = \"{id}\"\ntitle = \"S\"\nrank = \"leaflet\"\nlanguage = \"fi\"\nlines = 9\n")
    };
    let project = "[[passage.project]]\nid = \"S9\"\ncode = \"S9\"\nname = \"Oma\"";
    if let Some(said) = said {
        let said = if is_less { project } else { said };
        let text = format!("{}[[passage]]\nlines = \"1\"\n{said}\n", head(&format!("s{number}")));
        fs::write(data.join("records/a.toml"), text).unwrap();
    } else {
        let names = if is_less { "[\"Kotka\", \"Kotkan kaupunki\"]" } else { "[\"Kuopion kaupunki\", \"KK\"]" };
        let text = format!("[[organization]]\nnames = {names}\nwhy = \"w\"\n");
        fs::write(data.join("organizations.toml"), text).unwrap();
        let harmless = "[[harmless]]\ntext = \"Oma\"\nreason = \"r\"\ndate = 2026-01-01\n";
        fs::write(data.join("decisions.toml"), if is_less { "" } else { harmless }).unwrap();
    }
    folder
}

fn come(store: &Store, sources: &[(usize, bool)]) -> hanke::Result<()> {
    let folders: Vec<_> = sources.iter().map(|(number, is_less)| folder(*number, *is_less)).collect();
    let data = folders
        .iter()
        .zip(sources)
        .map(|(folder, (number, _))| folder.path().join(format!("data{}", number.saturating_sub(SAID.len()))));
    let incoming = data.fold(Incoming::new().unwrap(), |incoming, path| incoming.path(&path).unwrap());
    store.ingest(incoming, |_| {}).map(drop)
}

fn index(store: &Path) -> Vec<u8> {
    let is_index = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "index");
    let mut files = fs::read_dir(store).unwrap().map(|entry| entry.unwrap().path()).filter(is_index);
    let index = fs::read(files.next().unwrap()).unwrap();
    assert_eq!(files.next(), None, "one index is kept");
    index
}

/// The index that building all kept sources of a store at once gives.
fn built(store: &Store) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    store.builder().unwrap().build().unwrap().freeze(folder.path()).unwrap();
    index(folder.path())
}

proptest! {
    #![proptest_config(cases(8))]

    #[test]
    fn after_any_history_the_index_is_what_all_sources_give_at_once(steps in proptest::collection::vec(step(), 1..7)) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::at(folder.path());
        for step in steps {
            let before = store.sources().unwrap_or_default();
            let done = match &step {
                Step::Come(sources) => come(&store, sources),
                Step::Go(number) => store.withdraw(&[&format!("s{number}")], |_| {}).map(drop),
            };
            if done.is_ok() {
                prop_assert!(index(folder.path()) == built(&store), "{step:?}");
            } else {
                prop_assert_eq!(store.sources().unwrap_or_default(), before);
            }
        }
    }
}

#[test]
fn a_source_that_others_refer_to_is_not_withdrawn() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    come(&store, &[(0, false), (5, false)]).unwrap();
    come(&store, &[(8, false)]).unwrap();
    let error = store.withdraw(&["s0"], |_| {}).unwrap_err().to_string();
    assert!(error.contains("no record defines the project \"S1\""), "{error}");
    assert_eq!(store.sources().unwrap().len(), 3);
    let error = store.withdraw(&["s"], |_| {}).unwrap_err().to_string();
    assert!(error.contains("the store has no source \"s\""), "{error}");
    store.withdraw(&["s8", "s0"], |_| {}).unwrap();
    assert_eq!(store.sources().unwrap().into_iter().map(|source| source.id).collect::<Vec<_>>(), ["s5"]);
}

/// The command line at work on a store.
fn run(store: &Path, arguments: &[&str]) -> std::process::Child {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_hanke"));
    let command = command.arg("--store").arg(store).args(arguments).current_dir(project());
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
}

/// `HANKE_KILLS=300` kills as many.
#[test]
fn a_run_that_is_killed_leaves_one_of_the_two_states() {
    let kills = std::env::var("HANKE_KILLS").ok().and_then(|asked| asked.parse().ok()).unwrap_or(20_u64);
    let folder = tempfile::tempdir().unwrap();
    let (path, start) = (folder.path().join("store"), Instant::now());
    assert!(run(&path, &["ingest", "data"]).wait().unwrap().success());
    let time = u64::try_from(start.elapsed().as_millis()).unwrap() * 5 / 4;
    let store = Store::at(&path);
    let is_in = || store.sources().unwrap().iter().any(|source| source.id == "rainer-page");
    let mut states = BTreeSet::new();
    for kill in 1..=kills {
        let arguments: &[&str] = if is_in() { &["withdraw", "rainer-page"] } else { &["ingest", "data"] };
        let mut run = run(&path, arguments);
        thread::sleep(Duration::from_millis(kill * 7_919 % time));
        run.kill().unwrap();
        run.wait().unwrap();
        let statements = store.graph().unwrap().counts().statements;
        states.insert((is_in(), statements));
    }
    assert!(states.len() <= 2, "{states:?}");
    store.ingest(Incoming::new().unwrap().records(one(0, SAID[0])), |_| {}).unwrap();
    assert!(index(&path) == built(&store));
    let kept = |name: &str| fs::read_dir(path.join(name)).unwrap().count();
    assert_eq!(kept("sources"), store.sources().unwrap().len(), "what was left undone is cleared");
}

#[test]
fn one_run_at_a_time_writes_a_store_and_the_other_is_told_which() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    let again = store.clone();
    let mut said = String::new();
    let progress = |progress: Progress<'_>| {
        if progress == Progress::Writing {
            said = come(&again, &[(1, true)]).unwrap_err().to_string();
        }
    };
    store.ingest(Incoming::new().unwrap().records(one(0, SAID[0])), progress).unwrap();
    assert!(said.contains("another run is writing the store") && said.contains("process "), "{said}");
    fs::write(folder.path().join("manifest.toml"), "format = 99\n").unwrap();
    let error = come(&store, &[(1, true)]).unwrap_err().to_string();
    assert!(error.contains("99"), "{error}");
    let other = tempfile::tempdir().unwrap();
    fs::write(other.path().join("letter.odt"), "x").unwrap();
    let error = come(&Store::at(other.path()), &[(1, true)]).unwrap_err().to_string();
    assert!(error.contains("is no store: it holds 1 file in .odt"), "{error}");
}
