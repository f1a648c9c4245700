use std::fs;
use std::path::Path;
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

/// Runs each command in the folder and compares what it prints.
fn assert_prints(folder: &Path, sessions: Vec<(String, String)>) {
    let path = format!(
        "{}:{}",
        Path::new(env!("CARGO_BIN_EXE_hanke")).parent().unwrap().display(),
        std::env::var("PATH").unwrap()
    );
    for (command, expected) in sessions {
        let output = Command::new("bash")
            .arg("-c")
            .arg(&command)
            .current_dir(folder)
            .env("PATH", &path)
            .env_remove("NO_COLOR")
            .output()
            .unwrap();
        let found = [output.stdout, output.stderr].concat();
        let found = String::from_utf8(found).unwrap().replace("\r\n", "\n");
        assert!(matches(&expected, &found), "$ {command}\n--- the page says\n{expected}\n--- it prints\n{found}");
    }
}

#[test]
fn the_readme_shows_what_the_commands_print() {
    let readme = fs::read_to_string(project().join("README.md")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    for file in ["data", "queries", "examples"] {
        std::os::unix::fs::symlink(project().join(file), folder.path().join(file)).unwrap();
    }
    let sessions = sessions(&readme);
    assert!(sessions.len() >= 6, "the README shows a session");
    assert_prints(folder.path(), sessions);
}

#[test]
fn the_page_on_layouts_shows_what_the_commands_print() {
    let page = fs::read_to_string(project().join("data/layouts/README.md")).unwrap();
    let block = |kind: &str| page.split_once(&format!("```{kind}\n")).unwrap().1.split("```").next().unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("layouts")).unwrap();
    fs::write(folder.path().join("decision.txt"), block("text")).unwrap();
    fs::write(folder.path().join("layouts/grant-decision.toml"), block("toml")).unwrap();
    let sessions = sessions(&page);
    assert!(sessions.len() >= 5, "the page shows a session");
    assert_prints(folder.path(), sessions);
}

#[test]
fn the_page_on_layouts_names_each_key_and_each_shipped_layout() {
    let page = fs::read_to_string(project().join("data/layouts/README.md")).unwrap();
    let source = fs::read_to_string(project().join("src/extract/layout.rs")).unwrap();
    let structs = ["pub struct Layout {", "pub struct Recognition {", "pub struct Rule {"];
    let fields = structs.iter().flat_map(|name| {
        let body = source.split_once(name).unwrap().1.split("\n}").next().unwrap();
        body.lines().filter_map(|line| line.trim().strip_prefix("pub ")?.split(':').next())
    });
    for key in fields.filter(|field| *field != "rules") {
        assert!(page.contains(&format!("`{key}`")) || page.contains(&format!("`[{key}]`")), "{key}");
    }
    for layout in crate::names("data/layouts", ".toml") {
        assert!(page.contains(&format!("| `{layout}` |")), "{layout}");
    }
}

#[test]
fn the_map_of_folders_names_each_folder() {
    let readme = fs::read_to_string(project().join("README.md")).unwrap();
    let (_, map) = readme.split_once("## How it is built").unwrap();
    let made = ["target", "out", "publication"];
    let folders = fs::read_dir(project()).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_dir());
    let names = folders.map(|entry| entry.file_name().into_string().unwrap());
    for name in names.filter(|name| !name.starts_with('.') && !made.contains(&name.as_str())) {
        assert!(map.contains(&format!("[{name}/]({name}/)")), "README.md has no row for {name}/");
    }
}
