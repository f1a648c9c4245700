//! What may lead to a person passes nowhere until a person has decided: not from a document, not from a record, not from
//! a page of the web.

use std::fmt::Write as _;
use std::fs;

use hanke::bundle::Bundle;
use hanke::document::Document;
use hanke::extract::{Layouts, ProjectNames};
use hanke::publish::{self, Edition, Format, Profile, Publication};
use hanke::source::{Decisions, RecordFile};
use hanke::text::privacy::few;
use hanke::text::privacy::harmless::Harmless;
use hanke::text::privacy::personal;
use hanke::text::privacy::personal::found_in;
use hanke::{Error, KnowledgeGraph};

use crate::{files, fixture, hanke, project, skipped};

/// The page of a project in a register, with a line in its summary.
fn page(line: &str) -> String {
    format!(
        "Hankekoodi: S99123\n\nHankkeen nimi: Portaat\n\nToimintalinja: 5. Osallisuus\n\n\
         Toiminnan tila: Toiminta päättynyt\n\n3 Suunnitelman mukainen tiivistelmä toteutuksesta\n\n\
         Portaat tukee nuoria. {line}\n\nTyö jatkuu.\n"
    )
}

/// The same as a page of the web.
fn web(line: &str) -> String {
    let line = line.replace('<', "&lt;").replace('>', "&gt;");
    let paragraphs = page(&line).replace("\n\n", "</p><p>");
    format!("<!DOCTYPE html><html lang=\"fi\"><body><p>{paragraphs}</p></body></html>")
}

const SOURCE: &str =
    "[source]\nid = \"note\"\ntitle = \"A note\"\nrank = \"leaflet\"\nlanguage = \"fi\"\nlines = 200\n";

/// A record file with a project for each line, which says it.
fn records<'a>(lines: impl IntoIterator<Item = &'a str>) -> RecordFile {
    let mut text = SOURCE.to_owned();
    for (number, line) in lines.into_iter().enumerate() {
        let line = toml::Value::String(line.to_owned());
        let _ = write!(
            text,
            "[[passage]]\nlines = \"{}\"\n[[passage.project]]\nid = \"X{number}\"\nsummary = {{ fi = {line} }}\n",
            number + 1
        );
    }
    RecordFile::new("said.toml", text)
}

fn published(file: RecordFile) -> Result<String, Error> {
    let graph = KnowledgeGraph::builder()?.records(file).build()?;
    let mut all = String::new();
    for format in [Format::NQuads, Format::Turtle, Format::JsonLd] {
        let mut out = Vec::new();
        publish::write(&graph, format, &mut out)?;
        all += &String::from_utf8_lossy(&out);
    }
    Ok(all)
}

/// What a document becomes: its report and its record file.
fn of_document(layouts: &Layouts, name: &str, text: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(name);
    fs::write(&path, text).unwrap();
    let document = Document::read(&path).unwrap();
    let reading = layouts.read(&document).unwrap();
    let names = ProjectNames::default();
    [reading.report(&names), reading.record_file(&names)].concat()
}

/// What passes of lines that lead to persons, by `secrets` of each: from documents, from pages of the web, from records.
fn passing(lines: &[&str], secrets: impl Fn(&str) -> Vec<String>) -> Vec<String> {
    let layouts = Layouts::shipped().unwrap();
    let mut passed = Vec::new();
    let mut tell = |way: &str, line: &str, out: &str| {
        let found = secrets(line).into_iter().filter(|secret| out.contains(secret.as_str()));
        passed.extend(found.map(|secret| format!("{way}: {secret} of: {line}")));
    };
    for line in lines {
        tell("document", line, &of_document(&layouts, "sivu.txt", &page(line)));
        tell("HTML", line, &of_document(&layouts, "sivu.html", &web(line)));
    }
    // What is certain is a fault of its record, and nothing is built.
    let is_certain = |line: &&str| personal::in_text(line).is_some();
    let (certain, perhaps): (Vec<_>, Vec<_>) = lines.iter().copied().partition(is_certain);
    let faults = if certain.is_empty() { String::new() } else { published(records(certain)).unwrap_err().to_string() };
    let graph = published(records(perhaps)).unwrap();
    for line in lines {
        tell("record", line, &[faults.as_str(), &graph].concat());
    }
    passed
}

/// The line without its marks, and what is marked in it.
fn marked(line: &str) -> (String, Vec<String>) {
    let secrets = line.split("<<").skip(1).filter_map(|rest| rest.split(">>").next()).map(str::to_owned).collect();
    (line.replace("<<", "").replace(">>", ""), secrets)
}

#[test]
fn what_is_marked_in_each_line_passes_nowhere() {
    let text = fs::read_to_string(fixture("people/withheld.txt")).unwrap();
    let marked: Vec<_> = text.lines().map(marked).collect();
    let lines: Vec<_> = marked.iter().map(|(line, _)| line.as_str()).collect();
    let secrets =
        |line: &str| marked.iter().filter(|(of, _)| of == line).flat_map(|(_, secrets)| secrets.clone()).collect();
    assert_eq!(passing(&lines, secrets), Vec::<String>::new());
}

/// The whole bundle of documents, of pages of the web and of records that say these lines, file by file, and how many
/// records were left out of it.
fn bundled(lines: &[&str]) -> (Vec<(String, String)>, usize) {
    let layouts = Layouts::shipped().unwrap();
    let mut builder = KnowledgeGraph::builder().unwrap();
    for (number, line) in lines.iter().enumerate() {
        for (name, text) in [(format!("s-{number}.txt"), page(line)), (format!("w-{number}.html"), web(line))] {
            let text = text.replace("S99123", &format!("S{}", 20_000 + number));
            let document = Document::of_bytes(&name, text.as_bytes()).unwrap();
            let record_file = layouts.read(&document).unwrap().record_file(&ProjectNames::default());
            builder = builder.records(RecordFile::new(format!("{name}.toml"), record_file));
        }
    }
    let is_perhaps = |line: &&&str| personal::in_text(line).is_none();
    let graph = builder.records(records(lines.iter().filter(is_perhaps).copied())).build().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("bundle");
    let (profile, publication) = (Profile::full(), Publication::shipped().unwrap());
    Bundle::of(&Edition { graph: &graph, profile: &profile, publication: &publication }).write(&place).unwrap();
    let read = |file: String| {
        let bytes = fs::read(place.join(&file)).unwrap();
        (file, String::from_utf8_lossy(&bytes).into_owned())
    };
    (files(&place).into_iter().map(read).collect(), graph.withheld().len())
}

/// Which of the secrets of which files.
fn told(files: &[(String, String)], secrets: &[String]) -> Vec<String> {
    let in_file = |(file, text): &(String, String)| {
        let told = secrets.iter().filter(|secret| text.contains(secret.as_str()));
        told.map(|secret| format!("{file} tells {secret}")).collect::<Vec<_>>()
    };
    files.iter().flat_map(in_file).collect()
}

#[test]
fn what_is_marked_stands_in_no_file_of_a_bundle() {
    let text = fs::read_to_string(fixture("people/withheld.txt")).unwrap();
    let marked: Vec<_> = text.lines().map(marked).collect();
    let lines: Vec<_> = marked.iter().map(|(line, _)| line.as_str()).collect();
    // A given name alone may be that of a place or a project too.
    let is_telling = |secret: &String| secret.contains([' ', '@']) || secret.len() > 9;
    let secrets: Vec<_> = marked.iter().flat_map(|(_, secrets)| secrets.clone()).filter(is_telling).collect();
    let (files, withheld) = bundled(&lines);
    assert!(files.len() > 70 && secrets.len() > 50 && withheld > 20, "{} {} {withheld}", files.len(), secrets.len());
    assert_eq!(told(&files, &secrets), Vec::<String>::new());
    let harmless: Vec<_> = files.iter().filter(|(_, text)| text.contains("Portaat")).collect();
    assert!(!harmless.is_empty(), "what is beside is published");
}

#[test]
fn what_is_harmless_passes_from_records() {
    let text = fs::read_to_string(fixture("people/harmless.txt")).unwrap();
    let lines: Vec<_> = text.lines().filter(|line| few::persons(line).is_empty()).collect();
    let out = published(records(lines.iter().copied())).unwrap();
    let lost: Vec<_> = lines.iter().filter(|line| !line.contains(['"', '\\']) && !out.contains(**line)).collect();
    assert!(lost.is_empty(), "{lost:#?}");
}

#[test]
fn a_record_that_may_lead_to_a_person_is_withheld_as_a_whole_and_listed() {
    let text = "[[passage]]\nlines = \"1\"\n[[passage.practice]]\ntitle = \"Helmi Hilmalan ryhmä\"\nprojects = [\"X1\"]\n\
        [[passage]]\nlines = \"2\"\n[[passage.project]]\nid = \"X1\"\ncode = \"X1\"\n\
        [[passage]]\nlines = \"3\"\n[[passage.uptake]]\nid = \"u1\"\nproject = \"X1\"\npractice = \"Helmi Hilmalan ryhmä\"\n\
        strength = \"in-use\"\n";
    let graph = KnowledgeGraph::builder()
        .unwrap()
        .records(RecordFile::new("note.toml", [SOURCE, text].concat()))
        .build()
        .unwrap();
    let withheld = graph.withheld();
    assert_eq!(withheld[0].personal.to_string(), "the name of a person (H… H…)");
    assert_eq!(withheld[0].place.to_string(), "note.toml:9:1");
    let mut out = Vec::new();
    publish::write(&graph, Format::NQuads, &mut out).unwrap();
    let out = String::from_utf8(out).unwrap();
    assert!(out.contains("X1") && !out.to_lowercase().contains("hilmala"), "{out}");
}

#[test]
fn what_a_person_has_found_harmless_passes() {
    let decided = "[[harmless]]\ntext = \"Helmi Hilmala\"\nreason = \"It is a café.\"\ndate = 2026-11-28\n";
    let decisions = Decisions::parse("decisions.toml", decided).unwrap();
    let line = "Ryhmä kokoontui kahvilassa Helmi Hilmala.";
    let build = |decisions: Option<Decisions>| {
        let builder = KnowledgeGraph::builder().unwrap().records(records([line]));
        match decisions {
            Some(decisions) => builder.decisions(decisions).build().unwrap(),
            None => builder.build().unwrap(),
        }
    };
    assert_eq!(build(None).withheld().len(), 1);
    assert_eq!(build(Some(decisions.clone())).withheld(), []);
    let (text, layouts) = (page(line), Layouts::shipped().unwrap().allowing(decisions.harmless()));
    let document = Document::of_text("sivu.txt", &text);
    let records = layouts.read(&document).unwrap().record_file(&ProjectNames::default());
    assert!(records.contains("Helmi Hilmala"), "{records}");
}

/// How many lines of the collections beside the project lead to a person and pass, and how many do not and are withheld.
#[test]
fn the_collected_lines_pass_nowhere_and_registers_are_not_withheld() {
    let shared = project().join("../shared");
    let Ok(contacts) = fs::read_to_string(shared.join("cases/people/contacts.txt")) else {
        skipped("the collected contacts and registers are not here");
        return;
    };
    let names = fs::read_to_string(shared.join("cases/documents/person_names.txt")).unwrap();
    let lines: Vec<_> = contacts.lines().chain(names.lines()).filter(|line| !line.trim().is_empty()).collect();
    let passed = passing(&lines, |line| vec![line.trim().to_owned()]);
    assert!(passed.is_empty(), "{} of {} lines pass: {passed:#?}", passed.len(), lines.len());
    let (files, withheld) = bundled(&lines);
    assert!(files.len() > 70 && withheld > 0, "{} files, {withheld} records", files.len());
    let found = |line: &&str| {
        found_in(line, &Harmless::default()).into_iter().map(|one| line[one.range].to_owned()).collect::<Vec<_>>()
    };
    let mut secrets: Vec<String> = lines.iter().map(|line| line.trim().to_owned()).collect();
    secrets.extend(lines.iter().flat_map(found).filter(|secret| secret.len() > 7));
    assert_eq!(told(&files, &secrets), Vec::<String>::new());
    for folder in ["pages", "lists"] {
        let files = fs::read_dir(shared.join(folder)).unwrap().map(|file| file.unwrap().path());
        let texts = files.filter(|path| path.extension().is_some_and(|end| end == "csv" || end == "txt"));
        let texts: Vec<_> = texts.map(|path| String::from_utf8_lossy(&fs::read(path).unwrap()).into_owned()).collect();
        let lines: Vec<_> = texts.iter().flat_map(|text| text.lines()).filter(|line| !line.trim().is_empty()).collect();
        let perhaps = |line: &&&str| found_in(line, &Harmless::default()).iter().any(|one| one.doubt.is_some());
        let withheld: Vec<_> = lines.iter().filter(perhaps).collect();
        assert!(withheld.len() * 100 <= lines.len(), "{folder}: {} of {}: {withheld:#?}", withheld.len(), lines.len());
    }
}

/// An answer, an export and a bundle once lacked a record, and nobody was told.
#[test]
fn each_command_says_that_a_record_is_left_out_and_none_names_the_person() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::create_dir(path("records")).unwrap();
    let passage = "[[passage]]\nlines = \"1\"\n[[passage.project]]\nid = ";
    let said = "summary = { fi = \"Ryhmää veti Aino Oletettu.\" }";
    fs::write(
        path("records/note.toml"),
        format!("{SOURCE}{passage}\"X1\"\n{said}\n{passage}\"X2\"\nname = \"Portaat\"\n"),
    )
    .unwrap();
    let (data, out, publication) = (path(""), path("bundle"), project().join("data/publication.toml"));
    let commands: [&[&str]; 4] = [
        &["query", "projects"],
        &["export", "--format", "nquads"],
        &["diff", "shipped", &path("records/note.toml")],
        &["build", "--no-pages", "--out", &out, "--publication", publication.to_str().unwrap()],
    ];
    for command in commands {
        let output = hanke(command).args(["--data", &data]).output().unwrap();
        let (said, answer) = [output.stderr, output.stdout].map(|text| String::from_utf8(text).unwrap()).into();
        assert!(said.contains("1 record is left out, for fear of naming a person"), "{command:?}: {said}");
        assert!(!said.contains("Oletettu") && !answer.contains("Oletettu"), "{command:?}");
    }
    let quiet = hanke(&["query", "projects", "--quiet", "--data", &data]).output().unwrap();
    assert!(quiet.stderr.is_empty());
}
