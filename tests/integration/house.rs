use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use regex::Regex;

/// The rooms of the house, from the ground up, and which rooms each may use: only such as stand below it.
const ROOMS: &[(&str, &[&str])] = &[
    ("digest", &[]),
    ("language", &[]),
    ("vocab", &[]),
    ("record", &["digest", "language", "vocab"]),
    ("document", &["digest", "record"]),
    ("text", &["language", "record", "vocab"]),
    ("error", &["document", "language", "record", "text"]),
    ("folder", &["document", "error"]),
    ("ontology", &["error", "language", "text", "vocab"]),
    ("extract", &["digest", "document", "error", "folder", "language", "record", "text", "vocab"]),
    ("source", &["digest", "document", "error", "extract", "folder", "record", "text", "vocab"]),
    ("mapping", &["digest", "error", "language", "ontology", "record", "source", "text", "vocab"]),
    ("store", &["error", "vocab"]),
    (
        "graph",
        &[
            "digest", "error", "extract", "folder", "language", "mapping", "ontology", "record", "source", "store",
            "text", "vocab",
        ],
    ),
    (
        "ingest",
        &["digest", "error", "folder", "graph", "mapping", "ontology", "record", "source", "store", "text", "vocab"],
    ),
    ("query", &["error", "folder", "graph", "language", "ontology", "record", "store", "vocab"]),
    (
        "check",
        &[
            "digest", "document", "error", "folder", "graph", "language", "mapping", "ontology", "query", "record",
            "source", "text", "vocab",
        ],
    ),
    (
        "publish",
        &[
            "digest", "error", "folder", "graph", "language", "mapping", "ontology", "query", "record", "source",
            "text", "vocab",
        ],
    ),
    (
        "diff",
        &[
            "check", "error", "folder", "graph", "language", "mapping", "ontology", "publish", "query", "record",
            "vocab",
        ],
    ),
    ("site", &["error", "graph", "language", "mapping", "ontology", "publish", "query", "record", "text", "vocab"]),
    (
        "bundle",
        &["digest", "error", "graph", "language", "mapping", "ontology", "publish", "query", "site", "source", "vocab"],
    ),
];

/// Rooms that hold the program, and use the library by its public face.
const PROGRAM: &[&str] = &["cli", "main"];

/// What still breaks a rule: file and rule. It may only get shorter.
const BREACHES: &[(&str, &str)] = &[];

/// A file of `src/`, without comments and without its own tests.
struct File {
    /// Its path from `src/`, with slashes.
    path: String,
    lines: Vec<String>,
}

impl File {
    fn room(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap_or_default()
    }

    fn is(&self, rooms: &[&str]) -> bool {
        rooms.contains(&self.room())
    }
}

/// What breaks a rule: where, and how.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Breach {
    path: String,
    line: usize,
    what: String,
}

fn files() -> Vec<File> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let (mut folders, mut found) = (vec![src.clone()], Vec::new());
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found.iter().map(|path| file(&src, path)).collect()
}

fn file(src: &Path, path: &PathBuf) -> File {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let path = path.strip_prefix(src).unwrap().components().map(|part| part.as_os_str().to_string_lossy());
    File { path: path.collect::<Vec<_>>().join("/"), lines: code.lines().map(str::to_owned).collect() }
}

fn is_comment(line: &str) -> bool {
    line.trim_start().starts_with("//")
}

/// What some lines of the house must not say, in the rooms in which they must not say it.
fn breaches(is_held: impl Fn(&File) -> bool, pattern: &str) -> Vec<Breach> {
    let pattern = Regex::new(pattern).unwrap();
    let mut found = Vec::new();
    for file in files().iter().filter(|file| is_held(file)) {
        for (index, line) in file.lines.iter().enumerate().filter(|(_, line)| !is_comment(line)) {
            if let Some(what) = pattern.find(line) {
                found.push(Breach { path: file.path.clone(), line: index + 1, what: what.as_str().to_owned() });
            }
        }
    }
    found
}

/// Fails with each breach of a rule that is not listed, and with each listed one that is no more.
fn assert_kept(found: &[Breach], rule: &str) {
    let listed = || BREACHES.iter().filter(|(_, broken)| *broken == rule).map(|(path, _)| *path);
    let mut said = String::new();
    for Breach { path, line, what } in found.iter().filter(|breach| !listed().any(|path| path == breach.path)) {
        writeln!(said, "src/{path}:{line}: {what}: {rule}").unwrap();
    }
    for path in listed().filter(|path| !found.iter().any(|breach| breach.path == *path)) {
        writeln!(said, "src/{path}: keeps the rule now, take it off the list: {rule}").unwrap();
    }
    assert!(said.is_empty(), "{said}");
}

/// The first-level modules that a file names: in `use crate::…`, whole or in braces, and in paths of expressions.
fn named(file: &File) -> BTreeSet<(usize, String)> {
    let path = Regex::new(r"\bcrate::(\w+|\{)").unwrap();
    let mut named = BTreeSet::new();
    for (index, line) in file.lines.iter().enumerate().filter(|(_, line)| !is_comment(line)) {
        for found in path.captures_iter(line) {
            if &found[1] == "{" {
                let rest = file.lines[index..].join("\n");
                let behind = rest.split_once("crate::{").map_or("", |(_, behind)| behind);
                named.extend(first_parts(behind).into_iter().map(|name| (index + 1, name)));
            } else {
                named.insert((index + 1, found[1].to_owned()));
            }
        }
    }
    named
}

/// The first part of each path of a list in braces, of which what stands behind the opening brace is given.
fn first_parts(list: &str) -> Vec<String> {
    let (mut depth, mut parts, mut part) = (0_usize, Vec::new(), String::new());
    for sign in list.chars() {
        match sign {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => parts.push(std::mem::take(&mut part)),
            _ => {}
        }
        if depth == 0 && sign != ',' && sign != '}' {
            part.push(sign);
        }
    }
    parts.push(part);
    let first = |part: String| part.trim().split("::").next().unwrap_or_default().to_owned();
    parts.into_iter().map(first).filter(|part| !part.is_empty()).collect()
}

/// The room in which a name of the crate's root stands.
fn room_of(name: &str) -> &str {
    match name {
        "Error" | "Result" => "error",
        "KnowledgeGraph" => "graph",
        room => room,
    }
}

/// The arrows between rooms that lead out of a file, each with its line.
fn arrows(file: &File) -> Vec<(usize, String)> {
    let arrows = named(file).into_iter().map(|(line, name)| (line, room_of(&name).to_owned()));
    arrows.filter(|(_, room)| room != file.room()).collect()
}

#[test]
fn a_room_uses_only_rooms_below_it() {
    for (index, (room, uses)) in ROOMS.iter().enumerate() {
        for used in *uses {
            let is_below = ROOMS[..index].iter().any(|(below, _)| below == used);
            assert!(is_below, "{room} stands on {used}, which is not below it");
        }
    }
}

#[test]
fn every_arrow_between_rooms_is_one_that_is_allowed() {
    let mut found = Vec::new();
    for file in files().iter().filter(|file| !file.is(PROGRAM) && file.path != "lib.rs") {
        let Some((room, uses)) = ROOMS.iter().find(|(room, _)| *room == file.room()) else {
            panic!("src/{}: the table does not know this room", file.path);
        };
        for (line, used) in arrows(file) {
            if !uses.contains(&used.as_str()) {
                found.push(Breach { path: file.path.clone(), line, what: format!("{room} -> {used}") });
            }
        }
    }
    assert_kept(&found, "a room uses only rooms below it, as the table allows");
}

#[test]
fn addresses_stand_in_vocab_alone() {
    let found = breaches(|file| !file.is(&["vocab"]), r#""https?://[^"\s]+[^"]*""#);
    let found: Vec<_> = found.into_iter().filter(|breach| !breach.what.contains("example.org")).collect();
    assert_kept(&found, "an IRI belongs into vocab");
}

#[test]
fn only_graph_and_store_touch_a_store() {
    // A store of sources is another thing: the program names one.
    let is_held = |file: &File| !file.is(&["graph", "store", "ingest"]) && !file.is(PROGRAM);
    let found = breaches(is_held, r"quads_for_pattern|\bStore\b|\.store\(\)");
    assert_kept(&found, "ask the graph's reader");
}

#[test]
fn only_mapping_mints_the_iri_of_a_entity() {
    let is_held = |file: &File| !file.is(&["mapping", "vocab"]);
    let base = r"\b(BASE|vocab::QUERIES|SCHEMES|base\(\))";
    let put_together = format!(r"\[[^\]]*{base}[^\]]*\]|format![^;]*{base}|\{{{base}\}}");
    let found = breaches(is_held, &put_together);
    assert_kept(&found, "mapping mints IRIs");
}

#[test]
fn no_text_of_the_library_names_a_flag() {
    let found = breaches(|file| !file.is(PROGRAM), r"--[a-z][a-z-]+");
    assert_kept(&found, "a flag belongs to the program");
}
