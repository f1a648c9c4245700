//! Values that a line is to give and nothing else, through a layout: certain only when the whole line was understood.

use hanke::record::Fact;
use hanke::source::RecordFile;
use hanke::source::Records;

use crate::{assert_expected, names, stdout};

const FOLDER: &str = "tests/fixtures/values";

/// What the layout `single-values` reads in each text of the folder is in `expected/values`.
#[test]
fn each_line_gives_its_value_or_a_doubt_or_nothing() {
    for name in names(FOLDER, ".txt") {
        let layout = format!("{FOLDER}/single-values.toml");
        let text = format!("{FOLDER}/{name}.txt");
        let report = stdout(&["extract", "--layouts", &layout, "--format", "report", &text]);
        assert_expected(&format!("values/{name}.report.txt"), &report);
    }
}

/// A register prints `HTTPS://…`; a record with it built nothing.
#[test]
fn a_scheme_in_capitals_is_a_link() {
    let text = "[source]\nid = \"a\"\ntitle = \"A\"\nrank = \"leaflet\"\nlanguage = \"fi\"\nlines = 1\n\n[[passage]]\nlines = \"1\"\n\n  [[passage.project]]\n  id = \"X1\"\n  pages = [\"HTTPS://Esimerkki.fi/A\"]\n";
    let file = RecordFile::new("a.toml", text.to_owned());
    let record = file.records().next().unwrap().unwrap();
    let Fact::Project(project) = record.fact else { panic!("a project") };
    assert_eq!(project.pages.iter().map(|page| page.as_str()).collect::<Vec<_>>(), ["https://Esimerkki.fi/A"]);
}
