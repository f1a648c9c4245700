//! What it takes to check generated projects: `cargo bench --bench check -- 20000 40000`. The figures stand in `README.md`
//! here.

#![expect(clippy::print_stdout, clippy::unwrap_used, reason = "a benchmark prints, and stops if it cannot go on")]

use std::fmt::Write as _;
use std::time::Instant;

use cpu_time::ProcessTime;
use hanke::KnowledgeGraph;
use hanke::check::{Checks, Severity, check_graph};
use hanke::source::RecordFile;

fn main() {
    let given: Vec<usize> = std::env::args().filter_map(|argument| argument.parse().ok()).collect();
    let sizes = if given.is_empty() { vec![2_000, 4_000, 8_000] } else { given };
    let checks = Checks::shipped().unwrap();
    for projects in sizes {
        let files: Vec<_> = (0..projects).step_by(FILE).map(|first| generated(first, projects)).collect();
        let (built, graph) = timed(|| KnowledgeGraph::builder().unwrap().records(files).build().unwrap());
        let (held, start) = (memory("VmRSS"), Instant::now());
        let (checked, report) = timed(|| check_graph(&graph, &checks).unwrap());
        println!(
            "{projects} projects, {} statements: built in {built:.1} s of CPU time, checked in {checked:.1} s \
             ({:.1} s on the clock), {} errors",
            graph.counts().statements,
            start.elapsed().as_secs_f64(),
            report.count(Severity::Error),
        );
        println!("    memory: {held} with the graph, {} at most", memory("VmHWM"));
        for (check, time) in report.spent.iter().filter(|(_, time)| time.as_secs_f64() > checked / 50.0) {
            println!("    {:>6.2} s {check}", time.as_secs_f64());
        }
    }
}

/// What the system says of this process, where it does.
fn memory(line: &str) -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|found| found.strip_prefix(line)?.strip_prefix(':'));
    line.map_or_else(|| "unknown".to_owned(), |size| size.trim().to_owned())
}

fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = ProcessTime::now();
    let result = work();
    (start.elapsed().as_secs_f64(), result)
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
