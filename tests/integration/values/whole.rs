//! Values that a line is to give and nothing else, through a layout: certain only when the whole line was understood.

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
