use std::fs;
use std::process::Command;

use crate::project;

/// The commands of a console block, each with the output that stands under it; `…` on a line of its own stands for any
/// lines.
fn sessions(text: &str) -> Vec<(String, String)> {
    let blocks = text.split("```console\n").skip(1).map(|rest| rest.split("```").next().unwrap());
    blocks
        .flat_map(|block| block.split("$ ").skip(1))
        .map(|step| {
            let (command, output) = step.split_once('\n').unwrap();
            (command.to_owned(), output.to_owned())
        })
        .collect()
}

fn matches(expected: &str, found: &str) -> bool {
    let mut rest = found;
    for (number, part) in expected.split("…\n").enumerate() {
        match rest.find(part) {
            Some(at) if number > 0 || at == 0 => rest = &rest[at + part.len()..],
            _ => return false,
        }
    }
    rest.trim().is_empty() || expected.trim_end().ends_with('…')
}

#[test]
fn the_readme_shows_what_the_commands_print() {
    let readme = fs::read_to_string(project().join("README.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for file in ["data", "queries", "examples"] {
        std::os::unix::fs::symlink(project().join(file), folder.path().join(file)).unwrap();
    }
    let path = format!(
        "{}:{}",
        std::path::Path::new(env!("CARGO_BIN_EXE_hanke")).parent().unwrap().display(),
        std::env::var("PATH").unwrap()
    );
    let sessions = sessions(&readme);
    assert!(sessions.len() >= 6, "the README shows a session");
    for (command, expected) in sessions {
        let output = Command::new("bash")
            .arg("-c")
            .arg(&command)
            .current_dir(folder.path())
            .env("PATH", &path)
            .env_remove("NO_COLOR")
            .output()
            .unwrap();
        let found = [output.stdout, output.stderr].concat();
        let found = String::from_utf8(found).unwrap().replace("\r\n", "\n");
        assert!(matches(&expected, &found), "$ {command}\n--- the README says\n{expected}\n--- it prints\n{found}");
    }
}

#[test]
fn the_map_of_folders_names_each_folder() {
    let readme = fs::read_to_string(project().join("README.md")).unwrap();
    for folder in ["ontology/", "data/", "queries/", "src/", "tests/", "examples/", "benches/"] {
        assert!(readme.contains(folder), "{folder}");
    }
}
