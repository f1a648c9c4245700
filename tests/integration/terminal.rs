use std::process::Command;

use crate::{files, fixture, hanke, project};

fn path(name: &str) -> String {
    fixture("terminal").join(name).to_str().unwrap().to_owned()
}

/// Everything that a command prints.
fn printed(arguments: &[&str]) -> String {
    let output = hanke(arguments).output().unwrap();
    String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
}

/// Whether a character would be obeyed, or would be there without being seen.
fn steers(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}

#[test]
fn no_text_for_people_steers_the_terminal() {
    let (old, new, queries, document) = (path("old"), path("new"), path("queries"), path("document.txt"));
    let evil = "x\u{1b}]0;y\u{7}\u{202e}";
    for arguments in [
        vec!["check", "--data", &old],
        vec!["check", "--data", &old, "--lang", "en"],
        vec!["diff", &old, &new],
        vec!["diff", &old, &new, "--format", "markdown"],
        vec!["diff", evil, &new],
        vec!["query", "--queries", &queries],
        vec!["query", "steering", "--queries", &queries, "--help"],
        vec!["query", "--queries", &queries, "--format", "markdown"],
        vec!["query", "projects", "--data", &old, "--format", "table"],
        vec!["query", "projects", "--data", &old, "--format", "markdown"],
        vec!["query", "projects", "--param", evil],
        vec!["query", evil],
        vec!["why", "Y1", "--data", &old],
        vec!["why", evil, "--data", &old],
        vec!["extract", &document, "--layout", "leaflet", "--format", "report"],
        vec!["extract", &document],
        vec!["build", "--data", evil],
        vec!["sparql", evil],
        vec![evil],
        vec!["query", "projects", "--no-such-flag", evil],
    ] {
        let text = printed(&arguments);
        assert!(!text.is_empty() && !text.contains(steers), "{arguments:?}: {text:?}");
    }
    let shown = printed(&["why", "Y1", "--data", &old]);
    assert!(shown.contains("Hanke\u{fffd}[2J\u{fffd}\u{fffd}2K itsesneeh yksi"), "{shown}");
}

#[test]
fn colours_are_ours_only() {
    let (old, new) = (path("old"), path("new"));
    let ours = lazy_regex::regex!(r"\x1b\[[0-9;]*m");
    for arguments in [
        vec!["check", "--data", &old, "--color", "always"],
        vec!["diff", &old, &new, "--color", "always"],
        vec!["query", "projects", "--data", &old, "--format", "table", "--color", "always"],
    ] {
        let text = printed(&arguments);
        assert!(ours.is_match(&text) && !ours.replace_all(&text, "").contains(steers), "{arguments:?}: {text:?}");
    }
}

/// What a command shows on a terminal.
fn on_a_terminal(arguments: &str) -> String {
    let command = format!("{} {arguments}", env!("CARGO_BIN_EXE_hanke"));
    let shown = Command::new("script").args(["-qec", &command, "/dev/null"]).current_dir(project()).output().unwrap();
    String::from_utf8(shown.stdout).unwrap().replace("\r\n", "\n")
}

#[test]
fn data_for_machines_stay_as_they_are_but_do_not_steer_a_terminal_either() {
    let query = "SELECT (\"a\u{1b}[2J\u{9b}2K\u{7}\u{202e}b\" AS ?text) {}";
    for format in ["csv", "tsv", "json", "jsonl"] {
        let shown = on_a_terminal(&format!("sparql '{query}' --format {format}"));
        assert!(shown.contains("2K") && !shown.contains(steers), "{format}: {shown:?}");
    }
    assert!(printed(&["sparql", query, "--format", "csv"]).contains("a\u{1b}[2J\u{9b}2K\u{7}\u{202e}b"));
}

#[test]
fn nothing_is_printed_past_the_gate() {
    let folder = project().join("src");
    for file in files(&folder).iter().filter(|file| file.starts_with("cli") && *file != "cli/terminal.rs") {
        for line in std::fs::read_to_string(folder.join(file)).unwrap().lines() {
            let is_asked = line.contains("is_terminal") || line.contains("is_coloured");
            let prints = line.contains("io::stdout()") || line.contains("io::stderr()");
            assert!(is_asked || !prints, "{file}: {line}");
        }
    }
}
