//! How long the work on the shipped data takes, and how it grows: `cargo bench`. The figures stand in `README.md` here.

#![expect(clippy::unwrap_used, reason = "a benchmark that cannot go on should stop")]

use std::fmt::Write as _;
use std::hint::black_box;

use divan::Bencher;
use hanke::KnowledgeGraph;
use hanke::check::same;
use hanke::publish::{self, Format};
use hanke::query::Library;
use hanke::source::RecordFile;

fn main() {
    divan::main();
}

#[divan::bench]
fn build_the_shipped_graph() -> KnowledgeGraph {
    KnowledgeGraph::shipped().unwrap()
}

#[divan::bench]
fn load_all_saved_queries() -> Library {
    Library::shipped().unwrap()
}

#[divan::bench]
fn ask_projects(bencher: Bencher) {
    let graph = KnowledgeGraph::shipped().unwrap();
    bencher.bench_local(|| graph.query("projects").unwrap().answer().unwrap().into_rows().unwrap().count());
}

#[divan::bench]
fn ask_disagreements(bencher: Bencher) {
    let graph = KnowledgeGraph::shipped().unwrap();
    bencher.bench_local(|| graph.query("disagreements").unwrap().answer().unwrap().into_rows().unwrap().count());
}

#[divan::bench(args = [Format::Turtle, Format::JsonLd, Format::NQuads])]
fn publish_the_shipped_graph(bencher: Bencher, format: Format) {
    let graph = KnowledgeGraph::shipped().unwrap();
    bencher.bench_local(|| {
        let mut out = Vec::new();
        publish::write(&graph, format, &mut out).unwrap();
        black_box(out)
    });
}

/// Twice the projects should take twice the time.
#[divan::bench(args = [1_000, 2_000, 4_000, 8_000], max_time = 20)]
fn build_generated_projects(bencher: Bencher, projects: usize) {
    let text = generated(projects);
    bencher.bench_local(|| {
        let file = RecordFile::new("generated.toml", text.clone());
        KnowledgeGraph::builder().unwrap().records(file).build().unwrap().counts()
    });
}

/// The first name makes the index of all names, the others are looked up in it.
#[divan::bench(args = [1, 1_000, 8_000], max_time = 20)]
fn find_by_name(bencher: Bencher, names: usize) {
    let text = generated(8_000);
    let graph = || {
        let file = RecordFile::new("generated.toml", text.clone());
        KnowledgeGraph::builder().unwrap().records(file).build().unwrap()
    };
    let find = |graph: KnowledgeGraph| (1..=names).map(|row| graph.find(&format!("Hanke {row}")).unwrap()).count();
    bencher.with_inputs(graph).bench_local_values(find);
}

/// Twice the entities should take twice the time here too.
#[divan::bench(args = [1_000, 2_000, 4_000, 8_000], max_time = 20)]
fn find_candidates(bencher: Bencher, projects: usize) {
    let file = RecordFile::new("named.toml", named(projects));
    let graph = KnowledgeGraph::builder().unwrap().records(file).build().unwrap();
    bencher.bench_local(|| same::candidates(&graph, &[]).unwrap().len());
}

/// A record file of so many projects, each with an organisation of its own, with names of several words.
fn named(projects: usize) -> String {
    let mut text = format!(
        "[source]\nid = \"named\"\ntitle = \"Named\"\nrank = \"leaflet\"\nlanguage = \"fi\"\nrows = {projects}\n"
    );
    // Words of five syllables: each stands in a few names, as in real ones, and one of a hundred in many.
    let syllables = ["ka", "lo", "mi", "ne", "pu", "ra", "si", "te", "vo", "ju", "hä", "ky", "ly", "mö", "ta", "sa"];
    let word = |n: usize| {
        let mixed = n.wrapping_mul(0x9E37_79B9) % (1 << 20);
        [0, 4, 8, 12, 16].map(|bits| syllables[(mixed >> bits) % 16]).concat()
    };
    for row in 1..=projects {
        let (a, b, c) = (word(row), word(row / 3), word(row % 97));
        write!(
            text,
            "[[passage]]\nrow = {row}\n[[passage.project]]\nid = \"P{row}\"\nname = \"{a}sto {b}nen {c}lla\"\n\
             start = 2015-06-01\nend = 2018-01-31\n[[passage.participation]]\nproject = \"P{row}\"\n\
             organization = \"{b}n {a}yhdistys ry\"\nrole = \"implementer\"\n"
        )
        .unwrap();
    }
    text
}

/// A record file of so many projects, each with a period, a funder and an amount.
fn generated(projects: usize) -> String {
    let mut text = format!(
        "[source]\nid = \"generated\"\ntitle = \"Generated\"\nrank = \"official-registry\"\nlanguage = \"fi\"\nrows = {projects}\n"
    );
    for row in 1..=projects {
        write!(
            text,
            "[[passage]]\nrow = {row}\n[[passage.project]]\nid = \"G{row}\"\ncode = \"G{row}\"\nname = \"Hanke {row}\"\n\
             start = 2015-06-01\nend = 2018-01-31\n[[passage.participation]]\nproject = \"G{row}\"\n\
             organization = \"Rahoittaja {}\"\nrole = \"funder\"\n[[passage.amount]]\nproject = \"G{row}\"\n\
             kind = \"granted\"\nvalue = {row}.50\ncurrency = \"EUR\"\n",
            row % 20
        )
        .unwrap();
    }
    text
}
