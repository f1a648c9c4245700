//! What it takes to publish generated projects: `cargo bench --bench publish -- 100000`. The figures stand in `README.md`
//! here.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints, and stops if it cannot go on")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Instant;

use cpu_time::ProcessTime;
use hanke::KnowledgeGraph;
use hanke::bundle::Bundle;
use hanke::publish::{Edition, Format, Profile, Publication, write};
use hanke::source::RecordFile;

fn main() {
    let given: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if given.is_empty() { vec![2_000, 8_000] } else { given };
    let (profile, publication) = (Profile::full(), Publication::shipped().unwrap());
    for projects in sizes {
        let files: Vec<_> = (0..projects).step_by(FILE).map(|first| generated(first, projects)).collect();
        let graph = KnowledgeGraph::builder().unwrap().records(files).build().unwrap();
        println!("{projects} projects, {} statements: {} with the graph", graph.counts().statements, memory("VmRSS"));
        for format in [Format::Turtle, Format::JsonLd, Format::NQuads] {
            timed(&format!("{format:?}"), || write(&graph, format, std::io::sink()).unwrap());
        }
        let folder = tempfile::tempdir().unwrap();
        let edition = Edition { graph: &graph, profile: &profile, publication: &publication };
        let (bundle, place) = (Bundle::of(&edition), folder.path().join("bundle"));
        timed("the bundle", || bundle.without_documents().write(&place).unwrap());
        println!("    {} on the disk", size(&place));
        println!("    memory: {} at most", memory("VmHWM"));
        let start = Instant::now();
        let documents = bundle.write(&place).unwrap().documents;
        println!("    with {documents} documents of single things: {:.1} s", start.elapsed().as_secs_f64());
        println!("    memory: {} at most", memory("VmHWM"));
    }
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (cpu, clock) = (ProcessTime::now(), Instant::now());
    let result = work();
    let (cpu, clock) = (cpu.elapsed().as_secs_f64(), clock.elapsed().as_secs_f64());
    println!("    {what}: {cpu:.2} s of CPU time, {clock:.2} s on the clock");
    result
}

/// How large the files of a folder are together, in megabytes.
fn size(folder: &Path) -> String {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len());
    format!("{} MB", files.sum::<u64>() >> 20)
}

/// What the system says of this process, where it does.
fn memory(line: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|found| found.strip_prefix(line)?.strip_prefix(':'));
    line.map_or_else(|| "unknown".to_owned(), |size| size.trim().to_owned())
}

/// So many projects stand in one record file.
const FILE: usize = 1_000;

/// A record file of projects, each with a period, a funder, a lead implementer and an amount.
fn generated(first: usize, projects: usize) -> RecordFile {
    let mut text = format!(
        "[source]\nid = \"generated-{first}\"\ntitle = \"Generated\"\nrank = \"official-registry\"\nlanguage = \"fi\"\nrows = {FILE}\n"
    );
    for row in 1..=FILE.min(projects - first) {
        let number = first + row;
        let (funder, implementer) = (number % 20, number % (projects / 5).max(1));
        write!(
            text,
            "[[passage]]\nrow = {row}\n[[passage.project]]\nid = \"G{number}\"\ncode = \"G{number}\"\nname = \"Hanke {number}\"\n\
             start = 2015-06-01\nend = 2018-01-31\nstatus = \"ended\"\nareas = [\"Keski-Suomi\"]\n\
             [[passage.participation]]\nproject = \"G{number}\"\norganization = \"Rahoittaja {funder}\"\nrole = \"funder\"\n\
             [[passage.participation]]\nproject = \"G{number}\"\norganization = \"Toteuttaja {implementer}\"\nrole = \"lead-implementer\"\n\
             [[passage.amount]]\nproject = \"G{number}\"\nkind = \"granted\"\nshare = \"eu-and-state\"\nvalue = {number}.50\ncurrency = \"EUR\"\n",
        )
        .unwrap();
    }
    RecordFile::new(format!("generated-{first}.toml"), text)
}
