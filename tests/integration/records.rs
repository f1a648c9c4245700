use std::fs;

use hanke::KnowledgeGraph;
use hanke::record::Locator;
use hanke::source::{RecordFile, Records};
use proptest::prelude::*;

use crate::{assert_expected, cases, fixture, hanke, names, project};

/// Each file or folder of `fixtures/records/invalid` has its message in `expected/faults`.
#[test]
fn each_broken_record_file_gets_its_message_and_exit_code_2() {
    let folder = tempfile::tempdir().unwrap();
    for entry in fs::read_dir(fixture("records/invalid")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let path = format!("tests/fixtures/records/invalid/{name}");
        let out = folder.path().join(&name);
        let output = hanke(
            &[
                &["build", "--data", "none", "--publication", "data/publication.toml", &path][..],
                &["--out", out.to_str().unwrap()],
            ]
            .concat(),
        )
        .output()
        .unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(output.stdout.is_empty() && !out.exists(), "{name}: nothing is written");
        let case = name.trim_end_matches(".toml");
        assert_expected(&format!("faults/{case}.txt"), &String::from_utf8(output.stderr).unwrap());
    }
}

#[test]
fn each_expected_message_has_its_case() {
    let cases =
        names("tests/fixtures/records/invalid", "").into_iter().map(|name| name.trim_end_matches(".toml").to_owned());
    assert_eq!(names("tests/expected/faults", ".txt"), cases.collect::<Vec<_>>());
}

#[test]
fn each_valid_record_file_builds() {
    for name in names("tests/fixtures/records/valid", ".toml") {
        let path = fixture("records/valid").join(format!("{name}.toml"));
        KnowledgeGraph::builder().unwrap().path(&path).unwrap().build().unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn the_compiled_in_records_are_those_of_the_folder() {
    let shipped = hanke::source::shipped();
    let compiled = shipped.records().map(|record| record.unwrap().place.file.to_string());
    let mut compiled: Vec<_> = compiled.collect();
    compiled.dedup();
    let folder = names("data/records", ".toml").into_iter().map(|name| format!("data/records/{name}.toml"));
    assert_eq!(compiled, folder.collect::<Vec<_>>());
}

#[test]
fn the_documentation_of_records_names_each_field() {
    let readme = fs::read_to_string(project().join("data/README.md")).unwrap();
    let source = fs::read_to_string(project().join("src/source/read.rs")).unwrap();
    let asked = source.split("fields.").skip(1).filter_map(|call| {
        let (method, rest) = call.split_once("(\"")?;
        (method.chars().all(char::is_alphabetic) && method != "fault").then(|| rest.split('"').next())?
    });
    let mut number = 0;
    for field in asked {
        let word = |c: char| !c.is_alphanumeric() && c != '_';
        assert!(readme.split(word).any(|known| known == field), "data/README.md does not name {field}");
        number += 1;
    }
    assert!(number > 60, "the fields were found in the source");
}

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn no_text_makes_reading_panic(text in "\\PC*") {
        let file = RecordFile::new("any.toml", text);
        file.records().for_each(drop);
    }

    #[test]
    fn no_values_make_building_panic(
        id in "\\PC{0,12}", name in "\\PC{0,40}", lines in "[0-9]{0,12}(-[0-9]{0,12})?", start in "[0-9]{4}-[0-9]{2}-[0-9]{2}",
        value in "-?[0-9]{1,40}(\\.[0-9]{0,40})?", currency in "[A-Z]{0,4}",
    ) {
        let text = format!(
            "[source]\nid = {id:?}\ntitle = {name:?}\nrank = \"leaflet\"\nlanguage = \"fi\"\nlines = 20\n\
             [[passage]]\nlines = {lines:?}\n[[passage.project]]\nid = {id:?}\nname = {name:?}\nstart = {start:?}\n\
             [[passage.amount]]\nproject = {id:?}\nkind = \"planned\"\nvalue = {value:?}\ncurrency = {currency:?}\n"
        );
        let built = KnowledgeGraph::builder().unwrap().records(RecordFile::new("any.toml", text)).build();
        if let Ok(graph) = built {
            // Whatever was accepted is valid RDF: other programs can read it.
            let mut out = Vec::new();
            hanke::publish::write(&graph, hanke::publish::Format::NQuads, &mut out).unwrap();
            prop_assert!(oxttl::NQuadsParser::new().for_slice(&out).all(|quad| quad.is_ok()));
        }
    }

    #[test]
    fn a_fragment_names_the_lines_it_came_from(first in 1u32.., more in 0u32..1000) {
        let locator = Locator::Lines { first, last: first.saturating_add(more) };
        prop_assert_eq!(Locator::parse_fragment(&locator.fragment()), Some(locator));
    }

    #[test]
    fn no_fragment_makes_parsing_panic(fragment in "(line|row|page)=\\PC*") {
        let _ = Locator::parse_fragment(&fragment);
    }
}
