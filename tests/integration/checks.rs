//! Checks: each shape and each rule passes what is sound and finds what is not, and nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use hanke::KnowledgeGraph;
use hanke::check::{Checks, Report, Severity, check, check_graph};
use hanke::language::Language;
use oxigraph::io::{RdfFormat, RdfParser};
use tempfile::TempDir;

use crate::{assert_expected, fixture, names, project};

fn checked(checks: &Checks, file: &str) -> Report {
    let text = fs::read_to_string(fixture(&format!("ontology/{file}.trig"))).unwrap();
    let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(&text).map(Result::unwrap);
    check_graph(&KnowledgeGraph::from_claims(quads).unwrap(), checks).unwrap()
}

/// The names of the checks that have found something.
fn found(report: &Report) -> BTreeSet<&str> {
    report.findings.iter().map(|finding| finding.check.as_str()).collect()
}

/// Holds what is found in each file of a folder against what should be, and gives what the shapes have found: file, shape
/// and entity.
fn each(folder: &str, expected: impl Fn(&str) -> BTreeSet<&str>) -> BTreeSet<String> {
    let checks = Checks::shipped().unwrap();
    let (mut wrong, mut by_shapes) = (Vec::new(), BTreeSet::new());
    for file in names(&format!("tests/fixtures/ontology/{folder}"), ".trig") {
        let report = checked(&checks, &format!("{folder}/{file}"));
        if found(&report) != expected(&file) {
            let all = report.findings.iter().map(|finding| {
                format!("{}: {:?}", finding.check, finding.headline(Language::English, &report.prefixes))
            });
            wrong.push(format!("{folder}/{file}: {}", all.collect::<Vec<_>>().join("; ")));
        }
        let of_shapes = report.findings.iter().filter(|finding| !is_rule(&finding.check));
        by_shapes.extend(of_shapes.map(|finding| {
            let entity = finding.about.entity.as_ref().unwrap().to_string();
            format!("{folder}/{file}\t{}\t{}\n", finding.check, entity.trim_matches(['<', '>']))
        }));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    by_shapes
}

fn is_rule(check: &str) -> bool {
    project().join(format!("queries/checks/{check}.rq")).exists()
}

#[test]
fn valid_examples_pass_every_check() {
    each("valid", |_| BTreeSet::new());
}

/// The expected file is what the second SHACL validator is held against.
#[test]
fn invalid_examples_give_exactly_their_own_finding() {
    let by_shapes = each("invalid", |file| BTreeSet::from([file]));
    assert_expected("check/shapes.tsv", &by_shapes.into_iter().collect::<String>());
}

#[test]
fn the_profile_names_every_check_and_no_other() {
    let checks = Checks::shipped().unwrap();
    assert_eq!(checks.names(), checks.profile().names().collect::<Vec<_>>());
}

/// Entities in the folder of such a one are not told of beside it.
#[test]
fn ids_that_are_no_names_of_files_everywhere_are_told_with_the_name_that_their_documents_get() {
    let builder = KnowledgeGraph::builder().unwrap().folder(&fixture("awkward")).unwrap();
    let (_, report) = check(builder, &Checks::shipped().unwrap()).unwrap();
    let findings = report.findings.iter().filter(|finding| finding.check == "file-name");
    let told = findings.map(|finding| {
        format!(
            "{} {}\n",
            finding.headline(Language::English, &report.prefixes).unwrap(),
            finding.notes[0].of(Language::English)
        )
    });
    assert_expected("check/file-names.txt", &told.collect::<String>());
}

#[test]
fn damaged_texts_and_wrong_check_digits_are_told_and_what_looks_like_them_is_not() {
    let builder = KnowledgeGraph::builder().unwrap().folder(&fixture("damaged")).unwrap();
    let (_, report) = check(builder, &Checks::shipped().unwrap()).unwrap();
    let told = report.findings.iter().filter(|one| ["damaged-text", "business-id-digit"].contains(&&*one.check));
    let told = told.map(|one| {
        let headline = one.headline(Language::English, &report.prefixes).unwrap();
        format!("{headline} {}\n", one.notes[0].of(Language::English))
    });
    assert_expected("check/damaged.txt", &told.collect::<String>());
}

#[test]
fn every_rule_of_the_folder_is_compiled_in() {
    let checks = Checks::shipped().unwrap();
    let missing: Vec<_> =
        names("queries/checks", ".rq").into_iter().filter(|name| !checks.names().contains(&&**name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_shape_and_every_rule_has_an_example_that_passes_and_one_that_fails() {
    let own = [
        "business-id-digit",
        "damaged-text",
        "decision-stale",
        "disagreement",
        "few-persons",
        "file-name",
        "person-name",
        "person-withheld",
        "record-fault",
        "same-or-not",
    ];
    let of_originals = ["original-", "source-without-digest", "value-"];
    let checks = Checks::shipped().unwrap();
    let wanted: Vec<_> = checks
        .names()
        .into_iter()
        .filter(|name| !own.contains(name) && !of_originals.iter().any(|prefix| name.starts_with(prefix)))
        .map(str::to_owned)
        .collect();
    assert_eq!(names("tests/fixtures/ontology/valid", ".trig"), wanted);
    assert_eq!(names("tests/fixtures/ontology/invalid", ".trig"), wanted);
}

/// The small data set of the fixtures with its originals, in a place where it can be changed.
fn data_set() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&fixture("check"), folder.path());
    folder
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let to = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}

fn change(folder: &TempDir, file: &str, from: &str, to: &str) {
    let path = folder.path().join(file);
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(text.matches(from).count(), 1, "{from}");
    fs::write(path, text.replace(from, to)).unwrap();
}

/// Runs the command in the folder of the data set: its exit code, and what it prints.
fn run(folder: &TempDir, arguments: &[&str]) -> (i32, String, String) {
    let output = crate::hanke(arguments).current_dir(folder.path()).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Checks the data set against its originals; it must fail, and say what it says in the expected file.
fn fails_with(folder: &TempDir, expected: &str) {
    let (code, out, _) = run(folder, &["check", "--data", "data", "--sources", "originals", "--lang", "en"]);
    assert_eq!(code, 1, "{out}");
    assert_expected(&format!("check/{expected}.txt"), &out);
}

#[test]
fn a_sound_data_set_passes_and_every_value_is_proven() {
    let folder = data_set();
    let (code, out, _) = run(&folder, &["check", "--data", "data", "--sources", "originals"]);
    assert_eq!(code, 0, "{out}");
    assert_expected("check/sound.txt", &out);
}

#[test]
fn a_digit_of_an_amount_that_was_changed_is_found() {
    let folder = data_set();
    change(&folder, "data/records/polku.toml", "48911.07", "48911.08");
    fails_with(&folder, "digit");
}

#[test]
fn a_line_number_that_was_changed_is_found_with_the_right_one() {
    let folder = data_set();
    change(&folder, "data/records/polku.toml", "lines = \"6\"", "lines = \"5\"");
    fails_with(&folder, "line");
}

#[test]
fn a_byte_of_a_source_that_was_changed_puts_its_statements_at_risk() {
    let folder = data_set();
    change(&folder, "originals/polku.txt", "48 911,07", "48 911,08");
    fails_with(&folder, "byte");
}

#[test]
fn a_line_that_was_put_in_moves_the_passages_behind_it() {
    let folder = data_set();
    change(&folder, "originals/polku.txt", "Hankekoodi", "Hankkeen tunnus rekisterissä\nHankekoodi");
    fails_with(&folder, "moved");
}

#[test]
fn a_telephone_number_in_a_record_is_found_and_not_repeated() {
    let folder = data_set();
    change(&folder, "data/records/polku.toml", "\"Polun päivä\"", "\"Polun päivä, puh. 050 123 4567\"");
    fails_with(&folder, "telephone");
    let (code, _, err) = run(&folder, &["build", "--data", "data"]);
    assert_eq!(code, 2, "{err}");
    assert!(!err.contains("123 4567") && !folder.path().join("out").exists(), "{err}");
}

#[test]
fn an_original_that_is_not_there_is_a_warning() {
    let folder = data_set();
    fs::remove_file(folder.path().join("originals/polku-rekisteri.txt")).unwrap();
    let check = ["check", "--data", "data", "--sources", "originals"];
    let (code, out, _) = run(&folder, &check);
    assert!(code == 0 && out.contains("varoitus[original-missing]"), "{out}");
    let (code, ..) = run(&folder, &[&check[..], &["--fail-on", "warning"]].concat());
    assert_eq!(code, 1);
}

#[test]
fn a_check_fails_at_the_gravity_that_was_asked_for_and_above_it() {
    type Change = fn(&TempDir);
    let error: Change = |folder| change(folder, "data/records/polku.toml", "48911.07", "48911.08");
    let warning: Change = |folder| fs::remove_file(folder.path().join("originals/polku-rekisteri.txt")).unwrap();
    for (what, change, at_error, at_warning) in
        [("an error", error, 1, 1), ("a warning", warning, 0, 1), ("neither", |_| {}, 0, 0)]
    {
        let folder = data_set();
        change(&folder);
        for (fail_on, expected) in [("error", at_error), ("warning", at_warning), ("notice", 1)] {
            let check = ["check", "--data", "data", "--sources", "originals", "--fail-on", fail_on];
            let (code, out, _) = run(&folder, &check);
            let notices = out.contains("huomautus[");
            let expected = if fail_on == "notice" && !notices { at_warning } else { expected };
            assert_eq!(code, expected, "--fail-on {fail_on} with {what}: {out}");
        }
    }
}

#[test]
fn a_decision_is_shown_from_then_on_and_goes_stale_when_its_claims_change() {
    let folder = data_set();
    let accept = ["check", "--data", "data", "--accept", "Polku", "status", "ongoing"];
    let because = ["--reason", "Jatkoaika on myönnetty.", "--date", "2026-11-22"];
    let (code, _, err) = run(&folder, &[&accept[..], &because].concat());
    assert_eq!(code, 0, "{err}");
    assert_expected("check/decisions.toml", &fs::read_to_string(folder.path().join("data/decisions.toml")).unwrap());

    let (_, why, _) = run(&folder, &["why", "--data", "data", "Polku", "status", "--lang", "en"]);
    assert_expected("check/decided-why.txt", &why);
    let (_, out, _) = run(&folder, &["check", "--data", "data"]);
    assert!(!out.contains("decision-stale"), "{out}");

    change(&folder, "data/records/polku-rekisteri.toml", "status = \"ended\"", "status = \"planned\"");
    let (_, out, _) = run(&folder, &["check", "--data", "data", "--lang", "en"]);
    assert_expected("check/stale.txt", &out);

    let (_, _, err) = run(&folder, &[&accept[..], &because].concat());
    assert!(err.contains("took the place of the earlier one"), "{err}");
    let (_, out, _) = run(&folder, &["check", "--data", "data"]);
    assert!(!out.contains("decision-stale"), "{out}");
}

#[test]
fn a_decision_that_cannot_be_recorded_says_why() {
    let folder = data_set();
    let accept = |data: &str, value: &str| {
        let decision = ["check", "--data", data, "--accept", "Polku", "status", value, "--reason", "Siksi."];
        let (code, _, err) = run(&folder, &decision);
        assert_eq!(code, 2, "{err}");
        err
    };
    assert_expected("check/not-claimed.txt", &accept("data", "planned"));
    assert!(accept("none", "ended").contains("--data DIR"));
    fs::write(folder.path().join("data/decisions.toml"), "[[decision]\n").unwrap();
    assert!(accept("data", "ended").contains("decisions.toml:1:"));
    assert_eq!(fs::read_to_string(folder.path().join("data/decisions.toml")).unwrap(), "[[decision]\n");
}

#[test]
fn nothing_is_published_past_an_error() {
    let folder = data_set();
    change(&folder, "data/records/polku-rekisteri.toml", "code = \"S10001\"", "code = \"s 10001\"");
    let profile = folder.path().join("strict.toml");
    fs::write(&profile, "[severity]\nproject-code = \"error\"\n").unwrap();
    let (code, _, err) = run(&folder, &["build", "--data", "data", "--check-profile", "strict.toml", "--lang", "en"]);
    assert_eq!(code, 1, "{err}");
    assert!(!folder.path().join("out").exists());
    assert_expected("check/refused.txt", &err);
    let (code, ..) = run(&folder, &["build", "--data", "data"]);
    assert_eq!(code, 0, "a warning does not stop it");
}

#[test]
fn a_profile_with_a_fault_says_where() {
    let folder = data_set();
    let mut said = String::new();
    for text in [
        "[severity]\nproject-code = \"grave\"\n",
        "[severity]\n\nproject-cod = \"error\"\n",
        "severity\n",
        "[severities]\n",
    ] {
        fs::write(folder.path().join("profile.toml"), text).unwrap();
        let (code, _, err) = run(&folder, &["check", "--data", "data", "--profile", "profile.toml"]);
        assert_eq!(code, 2, "{err}");
        said += &err;
    }
    assert_expected("check/profile-faults.txt", &said);
}

#[test]
fn reports_for_machines_say_what_the_report_for_people_says() {
    let folder = data_set();
    change(&folder, "data/records/polku.toml", "48911.07", "48911.08");
    for format in ["json", "sarif"] {
        let check = ["check", "--data", "data", "--sources", "originals", "--format", format, "--lang", "en"];
        let (code, out, _) = run(&folder, &check);
        assert_eq!(code, 1, "{out}");
        assert_expected(&format!("check/report.{format}"), &out);
    }
}

#[test]
fn faults_of_record_files_are_findings_with_their_places() {
    let folder = data_set();
    change(&folder, "data/records/polku.toml", "end   = 2018-01-31", "end   = 2014-01-31\n  colour = \"red\"");
    fails_with(&folder, "faults");
}

#[test]
fn the_readme_of_the_data_explains_every_finding() {
    let checks = Checks::shipped().unwrap();
    let (_, report) = check(KnowledgeGraph::builder().unwrap().shipped().unwrap(), &checks).unwrap();
    assert_eq!(report.count(Severity::Error), 0);
    let readme = fs::read_to_string(project().join("data/README.md")).unwrap();
    let (_, explained) = readme.split_once("## What the checks say").unwrap();
    for finding in &report.findings {
        assert!(explained.contains(&format!("`{}`", finding.check)), "{} is not explained", finding.check);
        let entities: Vec<_> =
            finding.about.entity.iter().map(|entity| hanke::query::short(entity, &report.prefixes)).collect();
        let told = entities.iter().all(|entity| explained.contains(entity.as_str()));
        assert!(told, "{}: {entities:?} is not explained", finding.check);
    }
}
