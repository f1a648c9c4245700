use std::fs;
use std::process::Command;

use crate::{assert_expected, files, fixture, hanke, project, stdout};

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
        for line in fs::read_to_string(folder.join(file)).unwrap().lines() {
            let is_asked = line.contains("is_terminal") || line.contains("is_coloured");
            let prints = line.contains("io::stdout()") || line.contains("io::stderr()");
            assert!(is_asked || !prints, "{file}: {line}");
        }
    }
}

/// What is written to standard error; the command must fail.
fn refused(arguments: &[&str]) -> String {
    let output = hanke(arguments).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn what_is_wrong_with_a_query_is_said_in_words_and_at_its_place() {
    let queries = [
        "SELECT * { ?s ?p }",
        "SELECT ?x {\n  ?x a hanke:Project ; # a comment\n     ex:size 3 .\n}",
        "SELECT ?x { ?x a hanke:Project",
        "SELECT (COUNT(?x AS ?n) { ?x a hanke:Project }",
        "SELECT ?x { ?x a hanke:Project } }",
        "SELECT ?x { ?x a hanke:Project } ORDER BY",
        "SELCT ?x { ?x a hanke:Project }",
        "SELECT x { ?x a hanke:Project }",
        "SELECT ?x { FILTER(?x = \"a) }",
        "SELECT ?x { ?x a <http://a b> }",
        "SELECT (COUNT(?x) AS ?n) ?y { ?x a ?z }",
        "DELETE { ?x a ?y } WHERE { ?x a ?y }",
        "# nothing",
    ];
    let told = queries.map(|query| format!("> {query}\n{}\n", refused(&["sparql", query, "--data", "none"])));
    assert_expected("terminal/queries.txt", &told.concat());
}

#[test]
fn a_format_that_there_is_not_is_an_error_that_names_those_that_there_are() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let construct = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c }";
    for (arguments, formats) in [
        (vec!["query", "sources", "-o", &file("x.xlsx")], "csv, tsv, json"),
        (vec!["query", "sources", "-o", &file("x.ttl")], "csv, tsv, json"),
        (vec!["query", "sources", "--format", "turtle"], "csv, tsv, json"),
        (vec!["sparql", construct, "--format", "csv"], "ntriples (nt), turtle (ttl) or jsonld"),
        (vec!["sparql", construct, "-o", &file("x.json")], "ntriples (nt), turtle (ttl) or jsonld"),
        (vec!["sparql", "ASK {}", "--format", "markdown"], "table, csv, tsv or json"),
        (vec!["export", "-o", &file("x.rdf")], "turtle (ttl), jsonld, ntriples (nt) or nquads (nq)"),
        (vec!["export", "--with-claims", "-o", &file("x.ttl")], "nquads (nq)"),
        (vec!["diff", "shipped", "shipped", "-o", &file("x.csv")], "text (txt), json or markdown (md)"),
        (vec!["check", "-o", &file("x.md")], "text (txt), json or sarif"),
    ] {
        let error = refused(&arguments);
        assert!(error.contains(" is no format for ") && error.contains(formats), "{arguments:?}: {error}");
    }
    assert!(files(folder.path()).is_empty());
}

#[test]
fn each_answer_is_written_in_the_format_that_is_asked_for() {
    assert_eq!(stdout(&["sparql", "ASK {}", "--format", "json"]), "{\"head\":{},\"boolean\":true}\n");
    assert!(stdout(&["query", "sources", "--format", "json"]).ends_with("}\n"));
    let construct =
        ["sparql", "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c FILTER(?c = hanke:Project) } LIMIT 1", "--format"];
    let turtle = stdout(&[&construct[..], &["turtle"]].concat());
    assert!(turtle.starts_with("@prefix ") && turtle.contains(" a hanke:"), "{turtle}");
    let json: serde_json::Value = serde_json::from_str(&stdout(&[&construct[..], &["jsonld"]].concat())).unwrap();
    assert!(json.to_string().contains("https://w3id.org/hanke/ns#"), "{json}");
}

#[test]
fn a_sum_of_nothing_has_its_currency_among_other_sums() {
    let query = "SELECT ?sum ?projects ?currency { VALUES (?sum ?projects ?currency) { (0 1 'EUR') (5.5 0 'EUR') } }";
    let table = stdout(&["sparql", query, "--format", "table"]);
    assert!(table.contains("0 EUR          1") && table.contains("5.50 EUR          0"), "{table}");
}

#[test]
fn a_byte_order_mark_and_line_ends_of_windows_are_no_part_of_a_text() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let query = write("query.rq", "\u{feff}ASK { ?project a hanke:Project }");
    assert_eq!(stdout(&["sparql", &format!("@{query}")]), "true\n");
    let piped = hanke(&["sparql", "-"]).write_stdin(fs::read(&query).unwrap()).output().unwrap();
    assert_eq!(piped.stdout, b"true\n");
    let statement = "<https://example.org/a> <https://example.org/b> \"c\" .\n";
    let plain = write("plain.nt", statement);
    for name in ["marked.nt", "marked.ttl", "marked.nq"] {
        let marked = write(name, &format!("\u{feff}{statement}"));
        assert_eq!(stdout(&["diff", &plain, &marked, "--lang", "en"]), "No differences\n");
    }
    let rows = stdout(&["query", "recognitions"]);
    let rows = rows.replace("\r\n", "\n");
    write("recognitions.csv", &format!("\u{feff}{}", rows.replace('\n', "\r\n")));
    hanke(&["query", "--test", folder.path().to_str().unwrap()]).assert().success();
}

#[test]
fn values_that_differ_are_told_apart_when_they_read_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, code: &str, value: &str| {
        let text = format!(
            "@prefix h: <https://w3id.org/hanke/ns#> .\n@prefix x: <http://www.w3.org/2001/XMLSchema#> .\n\
             <https://w3id.org/hanke/id/project/Y1> a h:Project ; h:code {code} ; h:value {value} .\n"
        );
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let old = write("old.ttl", "\"Y1\"", "1000000");
    let same = write("same.ttl", "\"Y1\"", "1000000.00");
    assert_eq!(stdout(&["diff", &old, &same, "--lang", "en"]), "No differences\n");
    let new = write("new.ttl", "\"Y1\"^^x:token", "1000000");
    let told = stdout(&["diff", &old, &new, "--lang", "en"]);
    assert!(told.contains("Y1 (\"Y1\"^^xsd:string) → Y1 (\"Y1\"^^xsd:token)"), "{told}");
}

#[test]
fn help_that_cannot_be_written_and_a_thread_that_is_not_given_are_errors() {
    let shell = |line: &str| Command::new("bash").args(["-c", line]).output().unwrap();
    let hanke = env!("CARGO_BIN_EXE_hanke");
    for arguments in ["--help", "--version", "query --help", "check --help"] {
        let output = shell(&format!("{hanke} {arguments} > /dev/full"));
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        assert!(error.starts_with("hanke: cannot write the output: "), "{arguments}: {error}");
    }
    let output = shell(&format!("ulimit -v 400000; {hanke} query projects"));
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(error.starts_with("hanke: cannot start a thread to run the command: "), "{error}");
}

#[test]
fn what_is_meant_is_named() {
    assert!(refused(&["build", "nowhere"]).starts_with("hanke: cannot read nowhere: No such file or directory"));
    assert!(refused(&["why", ""]).starts_with("hanke: the name is empty\n  help: "));
    assert!(refused(&["query", "projects", "--param", "region="]).contains("region: the name is empty"));
}

/// What bash offers for the last word of a line, by the script that is printed.
fn completed(line: &str, words: &[&str]) -> String {
    let folder = std::path::Path::new(env!("CARGO_BIN_EXE_hanke")).parent().unwrap();
    let list = words.iter().map(|word| format!("'{word}'")).collect::<Vec<_>>().join(" ");
    let script = format!(
        "PATH={}:$PATH; source <(hanke completions bash); COMP_LINE='{line}'; COMP_WORDS=({list}); \
         COMP_CWORD={}; _clap_complete_hanke; printf '%s\\n' \"${{COMPREPLY[@]}}\"",
        folder.display(),
        words.len() - 1
    );
    let output = Command::new("bash").args(["-c", &script]).env("LC_ALL", "C.UTF-8").output().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn bash_completes_behind_the_signs_at_which_it_splits() {
    let line = "hanke query practices --param maturity=pro";
    let words = ["hanke", "query", "practices", "--param", "maturity", "=", "pro"];
    assert_eq!(completed(line, &words), "proposal\nproven\n");
    let words = ["hanke", "query", "projects", "--param", "funder", "=", ""];
    let value = completed("hanke query projects --param funder=", &words);
    assert_eq!(value, "Sosiaali-\\ ja\\ terveysministeriö\n");
    assert!(completed("hanke why rain", &["hanke", "why", "rain"]).starts_with("Rainer\n"));
    assert_eq!(completed("hanke query proj", &["hanke", "query", "proj"]), "project-card\nprojects\n");
}
