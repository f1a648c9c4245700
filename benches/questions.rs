//! How long each shipped question takes, and how it grows: `HANKE_PROJECTS=1000,10000 cargo bench --bench questions -- [NAME…]`. The
//! figures stand in `README.md` here.
//!
//! Hanke is asked over a kept graph, the engine over its own memory store with the same statements, the same queries, in the same run:
//! the ratio is what Hanke costs, or saves. All is CPU time of the whole process, the median of some rounds.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints, and stops if it cannot go on")]

use std::time::Duration;

use cpu_time::ProcessTime;
use hanke::KnowledgeGraph;
use hanke::query::{Library, Limits, Question};
use hanke::source::RecordFile;
use oxigraph::sparql::{QueryResults, SparqlEvaluator};
use oxigraph::store::Store;

mod register;

use register::Register;

/// Values of parameters without which a question cannot be asked, or is another question.
const ASKED: &[(&str, &[(&str, &str)])] = &[
    ("active-projects", &[("year", "2016")]),
    ("project-card", &[("project", "R000105")]),
    ("disagreements", &[("project", "R000105")]),
    ("practices", &[("project", "R000105")]),
    ("projects", &[("funder", "Rahoittaja 6"), ("year", "2016")]),
];

fn main() {
    let sizes = std::env::var("HANKE_PROJECTS").unwrap_or_else(|_| "1000,10000".to_owned());
    let names: Vec<_> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    let is_wanted = |name: &str| names.is_empty() || names.iter().any(|wanted| wanted == name);
    for projects in sizes.split(',').map(|size| size.parse().unwrap()) {
        let (graph, engine) = made(projects);
        println!("{:<44} {:>8} {:>12} {:>12} {:>8}", "question", "rows", "kept", "the engine", "ratio");
        for (name, values) in questions().iter().filter(|(name, _)| is_wanted(name)) {
            measured(&graph, &engine, name, values);
        }
    }
}

/// A kept graph of so many projects, and its statements in the engine's memory store.
fn made(projects: usize) -> (KnowledgeGraph, Store) {
    let (time, built) = timed(|| built(projects));
    println!("{projects} projects, {} statements: built in {time:.1?}", built.counts().statements);
    let folder = tempfile::tempdir().unwrap();
    let (time, ()) = timed(|| built.freeze(folder.path()).unwrap());
    let files = folder.path().read_dir().unwrap().map(|entry| entry.unwrap().metadata().unwrap().len());
    println!("frozen in {time:.1?}: {} kB", files.sum::<u64>() / 1000);
    let (time, graph) = timed(|| KnowledgeGraph::open(folder.path()).unwrap());
    println!("opened in {time:.1?}");
    let engine = Store::new().unwrap();
    let (time, ()) = timed(|| built.load_into(&engine).unwrap());
    println!("loaded into the engine's memory store in {time:.1?}");
    (graph, engine)
}

/// Each shipped question without parameters, if it can be asked so, and with those of [`ASKED`].
fn questions() -> Vec<(String, &'static [(&'static str, &'static str)])> {
    let library = Library::shipped().unwrap();
    let plain = library.iter().filter(|saved| saved.header.params.iter().all(|parameter| !parameter.required));
    let plain = plain.map(|saved| (saved.name.clone(), &[][..]));
    let mut all: Vec<_> = plain.chain(ASKED.iter().map(|(name, values)| ((*name).to_owned(), *values))).collect();
    all.sort_unstable();
    all
}

fn built(projects: usize) -> KnowledgeGraph {
    let files: Vec<_> = Register::of(projects).files().map(|(name, text)| RecordFile::new(name, text)).collect();
    KnowledgeGraph::builder().unwrap().records(files).build().unwrap()
}

fn measured(graph: &KnowledgeGraph, engine: &Store, name: &str, values: &[(&str, &str)]) {
    let limits = Limits { time: Duration::from_secs(100), ..Limits::default() };
    let question = || -> Question<'_> {
        let question = graph.query(name).unwrap().within(limits);
        values.iter().fold(question, |question, (name, value)| question.bind(name, *value).unwrap())
    };
    let shown: Vec<_> = values.iter().map(|(name, value)| format!(" {name}={value}")).collect();
    let title = format!("{name}{}", shown.concat());
    let text = question().sparql().unwrap().to_string();
    let answer =
        || question().answer().and_then(|answer| answer.into_rows()?.try_fold(0, |rows, row| row.map(|_| rows + 1)));
    let Some((ours, rows)) = median(|| answer().ok()) else {
        println!("{title:<44} no answer within {:.0?}", limits.time);
        return;
    };
    let Some((theirs, found)) = median(|| Some(asked(engine, &text))) else { return };
    println!("{title:<44} {rows:>8} {ours:>12.1?} {theirs:>12.1?} {:>8.2}", ours.as_secs_f64() / theirs.as_secs_f64());
    assert_eq!(rows, found, "{name}: other rows than the engine's");
}

fn asked(store: &Store, text: &str) -> usize {
    let results = SparqlEvaluator::new().parse_query(text).unwrap().on_store(store).execute().unwrap();
    let QueryResults::Solutions(solutions) = results else { return 0 };
    solutions.fold(0, |rows, solution| rows + usize::from(solution.is_ok()))
}

/// The median of up to nine rounds, of fewer where one takes long.
fn median<T: Copy>(work: impl Fn() -> Option<T>) -> Option<(Duration, T)> {
    let (first, result) = timed(&work);
    let rounds = if first > Duration::from_secs(2) { 0 } else { 8 };
    let mut times: Vec<_> = (0..rounds).map(|_| timed(&work).0).chain([first]).collect();
    times.sort_unstable();
    Some((times[times.len() / 2], result?))
}

fn timed<T>(work: impl FnOnce() -> T) -> (Duration, T) {
    let start = ProcessTime::now();
    let result = work();
    (start.elapsed(), result)
}
