use std::{env, fs};

use similar::TextDiff;

use crate::project;

/// Whether expected results are to be written anew: `HANKE_UPDATE` is read here and nowhere else.
pub(crate) fn is_update() -> bool {
    env::var_os("HANKE_UPDATE").is_some()
}

/// Compares with a file of `tests/expected`.
pub(crate) fn assert_expected(file: &str, found: &str) {
    assert_file(&format!("tests/expected/{file}"), found);
}

/// Compares with a file of the project.
pub(crate) fn assert_file(file: &str, found: &str) {
    let path = project().join(file);
    let expected = fs::read_to_string(&path).unwrap_or_default();
    if expected == found {
        return;
    }
    if is_update() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        return fs::write(&path, found).unwrap();
    }
    let difference = TextDiff::from_lines(&expected, found);
    let difference = difference.unified_diff().context_radius(2).header(file, "what is found").to_string();
    panic!("{file} differs; HANKE_UPDATE=1 writes it anew\n{difference}");
}

/// Results that have just been written are those that the program gives, whatever it does: nothing was tested.
#[test]
fn a_run_that_writes_expected_results_anew_never_passes() {
    assert!(!is_update(), "HANKE_UPDATE is set: read the difference, and run the tests again without it");
}
