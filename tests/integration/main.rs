//! What a user of Hanke would notice, one module per concern.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

/// Bundles: whole, listed, and never half in their place.
mod bundle;
/// What the command line keeps of what it has built: the second question, and what must not be kept.
mod cached;
/// The catalogue of a bundle and the metadata behind it, and every fault of those with its message.
mod catalogue;
/// Checks: shapes, rules, evidence, disagreements, people.
mod checks;
/// The command line: output, formats, exit codes.
mod command_line;
/// The shipped data, held against the documents when they are there.
mod data;
/// What has changed from one data set to another.
mod diff;
/// The commands and the programs that the documentation shows.
mod documentation;
/// Documents as received: text, HTML and PDF, and clean text that knows where it stands.
mod documents;
/// The publication of a small data set: what its tables, descriptions and pages say.
mod edition;
mod elsewhere;
/// Values held against the lines that they cite, and originals that are gone or have changed.
mod evidence;
/// Files of expected results.
mod expected;
/// Documents: what is read in them by layouts, and every fault of a layout with its message.
mod extract;
/// Data folders and files of one's own: what is read of them, and what is said of the rest.
mod folders;
/// Publications as others read them: framed, in profiles, by parsers that are not ours.
mod formats;
/// Graphs that are kept: the same answers from memory and from a file, and what is refused.
mod frozen;
/// What is withheld from every file of a publication, and what a profile leaves out.
mod gate;
/// Properties of what is generated: how they are tried, and that most of it is valid.
mod generated;
/// The graph: claims, view, identity, and why.
mod graph;
/// The house: which room may use which, and what belongs into one room alone.
mod house;
/// Sources that are kept: what is written of them is what is read.
mod keeping;
/// The ontology, its schemes, and the constants that name its terms.
mod ontology;
/// The page of the ontology, and which document answers for which IRI.
mod ontology_page;
/// The order in which sources and records come: it changes nothing.
mod order;
/// Pages for people: every entity in two languages, its sources, links and structured data.
mod pages;
/// Parameters: a value reaches every place of a query, and one that could not matter is refused.
mod parameters;
/// People: what is refused, what is withheld, what is reported.
mod people;
/// Pictures: what they show, to whom, and that they cannot be broken.
mod pictures;
/// Municipalities and regions in Finnish text.
mod places;
/// The prover: it proves what a line says and nothing else, and all that a reader is sure of.
mod proving;
/// Publications: the same graph in every format, the same bytes every time.
mod publications;
/// Bundles that are read again: the graph that was published.
mod published;
/// Saved queries: their answers, and how parameters are filled in.
mod queries;
/// Documents of every kind through every layout: what holds whatever they say.
mod readings;
/// Record files: what is read, and every fault with its message.
mod records;
/// How one bundle takes the place of another: what may be replaced, by one run at a time, and what a killed run leaves.
mod replacing;
/// Entities of two names that may be one, and what people decided about them.
mod same;
/// Tables for spreadsheets, and what CSVW and the Data Package say of them.
mod tables;
/// What is printed: harmless wherever it came from, and true.
mod terminal;
/// Values in running text: dates, money, codes, organisations and so on.
mod values;
/// Documents that say entities otherwise than those from which the layouts were made.
mod variants;
/// Stores that are damaged, and runs that cannot write one: what is found, and what is told.
mod verifying;
/// Sources that disagree: whose value the view shows, and why.
mod weighing;
/// What may lead to a person passes nowhere until a person has decided.
mod withheld;
/// Files that take the place of others: what is never written over, and what is left of a run that failed.
mod writing;

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use sha2::{Digest, Sha256};

use expected::assert_expected;
use generated::cases;

/// The folder of the project.
fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A fixture.
fn fixture(path: &str) -> PathBuf {
    project().join("tests/fixtures").join(path)
}

/// A folder for what all tests of a module look at: it lies among what is built, and the next run replaces it.
fn shared_folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join(name)
}

/// Tells of what is not tested, past the test runner, which would keep it to itself.
fn skipped(what: &str) {
    std::io::stderr().write_all(format!("SKIPPED: {what}\n").as_bytes()).unwrap();
}

/// The SHA-256 of some bytes, in hexadecimal digits.
fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |digits, byte| digits + &format!("{byte:02x}"))
}

/// The paths of all files in a folder and the folders in it.
fn files(folder: &Path) -> BTreeSet<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    let found = entries.flat_map(|entry| {
        let path = entry.path();
        let name = name(&path);
        if path.is_dir() { files(&path).iter().map(|path| format!("{name}/{path}")).collect() } else { vec![name] }
    });
    found.collect()
}

/// The command line, run from the folder of the project and not on a terminal.
fn hanke(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("hanke").unwrap();
    command.env("XDG_CACHE_HOME", shared_folder("cache"));
    command.current_dir(project()).args(arguments).env_remove("NO_COLOR");
    command
}

/// What a command prints on standard output; it must succeed.
fn stdout(arguments: &[&str]) -> String {
    let output = hanke(arguments).output().unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The names of the files of a folder that end so, without the ending.
fn names(folder: &str, ending: &str) -> Vec<String> {
    let mut names: Vec<_> = std::fs::read_dir(project().join(folder))
        .unwrap()
        .filter_map(|entry| entry.unwrap().file_name().to_str().unwrap().strip_suffix(ending).map(str::to_owned))
        .collect();
    names.sort();
    names
}
