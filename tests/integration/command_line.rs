use std::fs;
use std::io::Read;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::{fixture, hanke, project, stdout};

fn code(arguments: &[&str]) -> Option<i32> {
    hanke(arguments).output().unwrap().status.code()
}

fn stderr(arguments: &[&str]) -> String {
    String::from_utf8(hanke(arguments).output().unwrap().stderr).unwrap()
}

#[test]
fn exit_codes_tell_found_from_nothing_and_from_an_error() {
    assert_eq!(code(&["query", "projects"]), Some(0));
    assert_eq!(code(&["query", "projects", "--param", "year=1900"]), Some(1));
    assert_eq!(code(&["query", "projcts"]), Some(2));
    assert_eq!(code(&["sparql", "ASK { ?p a hanke:Project }"]), Some(0));
    assert_eq!(code(&["sparql", "ASK { ?p a hanke:Nothing }"]), Some(1));
    assert_eq!(code(&["sparql", "ASK {"]), Some(2));
    assert_eq!(code(&["sparql", "SELECT * { ?p a hanke:Project }"]), Some(0));
    assert_eq!(code(&["sparql", "SELECT * { ?p a hanke:Nothing }"]), Some(1));
    assert_eq!(code(&["sparql", "CONSTRUCT { ?p a hanke:Project } WHERE { ?p a hanke:Project }"]), Some(0));
    assert_eq!(code(&["sparql", "CONSTRUCT { ?p a hanke:Project } WHERE { ?p a hanke:Nothing }"]), Some(1));
    assert_eq!(code(&["sparql", "DESCRIBE <https://example.org/nothing>"]), Some(1));
    assert_eq!(code(&["why", "Rainer", "status"]), Some(0));
    assert_eq!(code(&["why", "Rainer", "precedence"]), Some(1));
    assert_eq!(code(&["why", "Rainier"]), Some(2));
    assert_eq!(code(&["build", "--data", "/no/such/folder"]), Some(2));
    assert_eq!(code(&["no-such-command"]), Some(2));
}

#[test]
fn an_error_says_what_where_and_what_to_do_and_nothing_on_standard_output() {
    let output = hanke(&["query", "projcts"]).output().unwrap();
    assert_eq!(
        String::from_utf8(output.stderr).unwrap(),
        "hanke: there is no saved query projcts\n  help: did you mean projects?\n"
    );
    assert!(output.stdout.is_empty());
    let unreadable = stderr(&["build", "no-such-file.toml"]);
    assert!(unreadable.starts_with("hanke: cannot read no-such-file.toml: "), "{unreadable}");
    let kind = stderr(&["build", "README.md"]);
    assert!(kind.starts_with("hanke: no layout fits README.md; the closest:\n  "), "{kind}");
    let syntax = stderr(&["sparql", "SELECT * { ?s ?p }"]);
    assert!(syntax.starts_with("hanke: the query cannot be read: 1:18: "), "{syntax}");
}

#[test]
fn what_goes_to_a_pipe_is_csv_and_each_format_can_be_asked_for() {
    let query = ["query", "recognitions"];
    let with = |format: &str| stdout(&["query", "recognitions", "--format", format]);
    assert_eq!(stdout(&query), with("csv"));
    assert!(with("csv").starts_with("recognition,recognised,"));
    assert!(with("tsv").starts_with("?recognition\t?recognised\t"));
    let json: serde_json::Value = serde_json::from_str(&with("json")).unwrap();
    assert_eq!(json["results"]["bindings"].as_array().unwrap().len(), 1);
    let line: serde_json::Value = serde_json::from_str(with("jsonl").trim()).unwrap();
    assert_eq!(line["recognised"], "Rainer");
    assert!(with("markdown").starts_with("| recognition | recognised |"));
    assert!(with("table").contains("recognition:rainer"));
}

#[test]
fn a_table_that_does_not_go_to_a_terminal_is_80_columns_wide_at_most() {
    for query in
        ["projects", "practices", "disagreements", "organizations", "sources", "uptake", "gaps", "funding-by-project"]
    {
        for line in stdout(&["query", query, "--format", "table"]).lines() {
            // A word, such as an IRI, that is longer than a line stays whole.
            let words = line.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
            assert!(line.chars().count() <= 80 || words > 40, "{query}: {line}");
        }
    }
}

#[test]
fn the_format_follows_the_name_of_the_file_and_a_dash_is_standard_output() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    for name in ["a.csv", "a.tsv", "a.json", "a.jsonl", "a.md"] {
        hanke(&["query", "sources", "-o", &file(name)]).assert().success().stdout("");
    }
    assert!(fs::read_to_string(file("a.md")).unwrap().starts_with("| source |"));
    assert!(fs::read_to_string(file("a.json")).unwrap().starts_with('{'));
    assert_eq!(stdout(&["query", "sources", "-o", "-"]), stdout(&["query", "sources"]));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 5, "no temporary file is left");
}

#[test]
fn labels_come_in_the_language_that_is_asked_for() {
    assert!(stdout(&["query", "projects"]).contains("päättynyt"));
    assert!(stdout(&["query", "projects", "--lang", "en"]).contains("ended"));
    assert!(stdout(&["query"]).contains("Hankkeet, niiden toteutusajat ja rahoittajat"));
    assert!(stdout(&["query", "--lang", "en"]).contains("Projects, with their periods and funders"));
}

#[test]
fn a_query_comes_from_a_file_from_standard_input_or_from_the_command_line() {
    let query = "SELECT ?code { ?p hanke:code ?code } ORDER BY ?code";
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("query.rq");
    fs::write(&file, query).unwrap();
    let expected = stdout(&["sparql", query]);
    assert_eq!(stdout(&["sparql", &format!("@{}", file.display())]), expected);
    let piped = hanke(&["sparql", "-"]).write_stdin(query).output().unwrap();
    assert_eq!(String::from_utf8(piped.stdout).unwrap(), expected);
}

#[test]
fn construct_gives_sorted_statements() {
    let out = stdout(&["sparql", "CONSTRUCT { ?p a hanke:Project } { ?p a hanke:Project }"]);
    let lines: Vec<_> = out.lines().collect();
    assert!(lines.len() >= 14 && lines.is_sorted());
}

#[test]
fn own_records_are_added_to_the_data_and_can_stand_alone() {
    let own = fixture("records/valid");
    let own = own.to_str().unwrap();
    assert!(stdout(&["query", "projects", "--with", own]).contains("Esimerkkihanke"));
    assert!(stdout(&["query", "projects", "--with", own]).contains("Rainer"));
    let alone = stdout(&["query", "projects", "--data", "none", "--with", own]);
    assert!(alone.contains("Esimerkkihanke") && !alone.contains("Rainer"));
    let shipped = project().join("data");
    assert_eq!(stdout(&["query", "projects", "--data", shipped.to_str().unwrap()]), stdout(&["query", "projects"]));
}

#[test]
fn own_queries_are_added_to_the_library() {
    let folder = tempfile::tempdir().unwrap();
    let text = "#+ summary: How many projects are there?\nPREFIX hanke: <https://w3id.org/hanke/ns#>\nSELECT (COUNT(?p) AS ?n) { ?p a hanke:Project } ORDER BY ?n\n";
    fs::write(folder.path().join("how-many.rq"), text).unwrap();
    let folder = folder.path().to_str().unwrap();
    assert_eq!(stdout(&["query", "how-many", "--queries", folder]), "n\r\n15\r\n");
    assert!(stdout(&["query", "--queries", folder]).contains("how-many"));
}

#[test]
fn saved_queries_are_held_against_files_of_expected_rows() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("projects,year=2016,lang=en.csv");
    fs::write(&file, "").unwrap();
    let path = folder.path().to_str().unwrap();
    let differs = hanke(&["query", "--test", path]).output().unwrap();
    assert_eq!(differs.status.code(), Some(1));
    assert!(String::from_utf8(differs.stdout).unwrap().contains("+https://w3id.org/hanke/id/project/S20398,Rainer,"));
    hanke(&["query", "--test", path, "--update"]).assert().success();
    hanke(&["query", "--test", path]).assert().success().stdout("");
    assert!(fs::read_to_string(&file).unwrap().contains("ended"));
    assert!(!folder.path().join("project-card.csv").exists(), "a query that needs a value gets no file by itself");
}

#[test]
fn help_of_a_question_shows_parameters_and_columns() {
    let help = stdout(&["query", "practices", "--help", "--lang", "en"]);
    assert!(help.contains("[target_group=…]") && help.contains("Columns:") && help.contains("--param"), "{help}");
    assert!(stdout(&["query", "--help"]).contains("Usage: hanke query"));
}

/// What bash would offer for the last of the words.
fn offered(words: &[&str]) -> String {
    let index = (words.len() - 1).to_string();
    let arguments: Vec<&str> = ["--"].iter().chain(words).copied().collect();
    let mut command = hanke(&arguments);
    command.env("COMPLETE", "bash").env("_CLAP_COMPLETE_INDEX", index).env("_CLAP_IFS", "\n");
    String::from_utf8(command.output().unwrap().stdout).unwrap()
}

#[test]
fn the_shell_completes_questions_parameters_and_concepts() {
    assert_eq!(offered(&["hanke", "query", "proj"]), "project-card\nprojects");
    assert_eq!(offered(&["hanke", "query", "projects", "--param", ""]), "funder=\nregion=\nyear=\ntarget_group=");
    assert_eq!(
        offered(&["hanke", "query", "practices", "--param", "maturity=pro"]),
        "maturity=proposal\nmaturity=proven"
    );
}

#[test]
fn a_plan_shows_the_steps_with_rows_and_time() {
    let plan = stdout(&["query", "recognitions", "--explain"]);
    assert!(plan.contains(" rows ") && plan.contains(" ms  Project("), "{plan}");
}

#[test]
fn limits_fail_loudly_and_leave_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rows.csv");
    let all = "SELECT * { ?s ?p ?o }";
    for arguments in [
        vec!["sparql", all, "--max-rows", "10"],
        vec!["sparql", all, "--max-rows", "10", "--format", "json"],
        vec!["sparql", all, "--max-rows", "10", "-o", file.to_str().unwrap()],
        vec!["query", "projects", "--max-rows", "10"],
        vec!["query", "projects", "--timeout", "0"],
    ] {
        let output = hanke(&arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(output.stdout.is_empty() && !file.exists(), "{arguments:?}");
    }
    for query in [
        "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?a ?d ?g",
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(STRLEN(CONCAT(STR(?a), STR(?d), STR(?g))) = 1) }",
    ] {
        let start = Instant::now();
        let error = stderr(&["sparql", query, "--timeout", "1"]);
        assert!(error.contains("takes more than 1s") && start.elapsed() < Duration::from_secs(10), "{query}: {error}");
    }
    let memory = stderr(&["sparql", "SELECT DISTINCT ?a ?d { ?a ?b ?c . ?d ?e ?f }", "--max-memory", "1"]);
    assert!(memory.contains("took more than 1 MB"), "{memory}");
    let check = stderr(&["check", "--timeout", "0"]);
    assert!(check.contains("takes more than 0ns"), "{check}");
    if cfg!(feature = "shacl") {
        assert!(check.starts_with("hanke: checking the shapes of http"), "{check}");
    } else {
        let name = check.split_whitespace().nth(2).unwrap();
        assert!(fs::exists(format!("queries/checks/{name}.rq")).unwrap(), "{check}");
    }
    assert_eq!(stdout(&["query", "projects", "--limit", "2"]).lines().count(), 3);
    assert_eq!(stdout(&["query", "projects", "--offset", "14"]).lines().count(), 2);
}

#[test]
fn completions_are_given_for_each_shell() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(stdout(&["completions", shell]).contains("hanke"));
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hanke"))
        .args(["export", "--with-claims"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn colour_is_used_only_when_it_is_asked_for() {
    let escape = '\u{1b}';
    assert!(!stdout(&["query", "sources", "--format", "table"]).contains(escape));
    assert!(stdout(&["query", "organizations", "--format", "table", "--color", "always"]).contains(escape));
    let plain = hanke(&["query", "organizations", "--format", "table"]).env("NO_COLOR", "1").output().unwrap();
    assert!(!String::from_utf8(plain.stdout).unwrap().contains(escape));
}

#[test]
fn verbose_says_what_was_read_and_quiet_nothing() {
    let verbose = stderr(&["query", "sources", "-v"]);
    assert!(verbose.contains("records of 8 sources"), "{verbose}");
    assert_eq!(stderr(&["query", "sources", "-q"]), "");
}

#[test]
fn what_is_no_file_is_written_as_it_is_and_a_link_leads_to_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let (file, link) = (folder.path().join("rows.csv"), folder.path().join("link"));
    fs::write(&file, "before").unwrap();
    std::os::unix::fs::symlink(&file, &link).unwrap();
    hanke(&["query", "sources", "--format", "csv", "-o", link.to_str().unwrap()]).assert().success();
    assert!(link.is_symlink() && fs::read_to_string(&file).unwrap().starts_with("source,title"));
    let mode = std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&file).unwrap().permissions());
    assert_eq!(mode & 0o777, 0o644, "others may read it");
    hanke(&["query", "sources", "-o", "/dev/null"]).assert().success();
    let missing = stderr(&["export", "-o", "no/such/folder/a.ttl"]);
    assert!(missing.starts_with("hanke: cannot write no/such/folder/a.ttl: "), "{missing}");
}

#[test]
fn deep_and_wide_input_is_no_crash() {
    let deep = format!("ASK {} ?s ?p ?o {}", "{".repeat(2_000), "}".repeat(2_000));
    let error = stderr(&["sparql", &deep]);
    assert!(error.contains("2000 brackets inside each other"), "{error}");
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("wide.toml");
    let name = "x ".repeat(40_000);
    let text = format!(
        "[source]\nid = \"w\"\ntitle = \"w\"\nrank = \"leaflet\"\nlanguage = \"en\"\nlines = 1\n[[passage]]\nlines = \"1\"\n[[passage.project]]\nid = \"W\"\nname = \"{name}y\"\n"
    );
    fs::write(&record, text).unwrap();
    let wide = ["query", "projects", "--data", "none", "--with", record.to_str().unwrap(), "--format", "table"];
    assert_eq!(code(&wide), Some(0));
}

#[test]
fn a_plan_too_is_asked_for_within_limits() {
    let folder = tempfile::tempdir().unwrap();
    let text = "#+ summary: Too much\nSELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?n\n";
    fs::write(folder.path().join("too-much.rq"), text).unwrap();
    let queries = folder.path().to_str().unwrap();
    let output = stderr(&["query", "too-much", "--queries", queries, "--explain", "--timeout", "1"]);
    assert!(output.contains("takes more than 1s"), "{output}");
}

#[test]
fn characters_that_steer_a_terminal_do_not_reach_it() {
    let folder = tempfile::tempdir().unwrap();
    let record = folder.path().join("steer.toml");
    let text = "[source]\nid = \"w\"\ntitle = \"w\"\nrank = \"leaflet\"\nlanguage = \"en\"\nlines = 1\n[[passage]]\nlines = \"1\"\n[[passage.project]]\nid = \"W\"\nname = \"a\\u001b[31mb\\u202ec\"\n";
    fs::write(&record, text).unwrap();
    let table =
        stdout(&["query", "projects", "--data", "none", "--with", record.to_str().unwrap(), "--format", "table"]);
    assert!(table.contains("a\u{fffd}[31mbc"), "{table}");
    let query = "SELECT (\"a\u{202e}b\" AS ?text) {}";
    let table = stdout(&["sparql", query, "--data", "none", "--with", record.to_str().unwrap(), "--format", "table"]);
    assert!(table.contains("a\u{fffd}b"), "{table}");
}

#[test]
fn a_misspelt_property_gets_the_nearest_and_silence_is_explained() {
    assert!(stderr(&["why", "Rainer", "stauts"]).contains("did you mean status?"));
    assert!(
        stderr(&["why", "Rainer", "hanke:stauts"]).contains("no passage says anything of hanke:stauts about Rainer")
    );
}
