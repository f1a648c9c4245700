use std::fs;
use std::path::Path;
use std::process::Output;

use tempfile::TempDir;

use crate::{hanke, project};

/// A data folder with two projects, one of which may name a person.
fn data() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("records")).unwrap();
    write(folder.path(), "Ensimmäinen");
    folder
}

fn write(folder: &Path, name: &str) {
    let text = format!(
        "[source]\nid = \"note\"\ntitle = \"A note\"\nrank = \"leaflet\"\nlanguage = \"fi\"\nlines = 200\n\
         [[passage]]\nlines = \"1\"\n[[passage.project]]\nid = \"X1\"\nname = \"{name}\"\n\
         [[passage]]\nlines = \"2\"\n[[passage.project]]\nid = \"X2\"\nsummary = {{ fi = \"Ryhmää veti Aino Oletettu.\" }}\n"
    );
    fs::write(folder.join("records/note.toml"), text).unwrap();
}

/// Asks for the projects of a data folder, with what was built before in another.
fn ask(data: &Path, cache: &Path, more: &[&str]) -> Output {
    let query = "SELECT ?name WHERE { ?p a hanke:Project ; skos:prefLabel ?name }";
    let mut command = hanke(&["sparql", query, "--format", "csv", "--data"]);
    command.arg(data).args(more).env("XDG_CACHE_HOME", cache).output().unwrap()
}

fn kept(cache: &Path) -> usize {
    fs::read_dir(cache.join("hanke/graphs")).map_or(0, Iterator::count)
}

#[test]
fn a_second_question_is_answered_from_what_was_kept_and_says_the_same_of_what_is_left_out() {
    let (data, cache) = (data(), tempfile::tempdir().unwrap());
    let first = ask(data.path(), cache.path(), &[]);
    assert!(String::from_utf8_lossy(&first.stdout).contains("Ensimmäinen"), "{first:?}");
    assert!(String::from_utf8_lossy(&first.stderr).contains("1 record is left out"), "{first:?}");
    assert_eq!(kept(cache.path()), 1);
    assert_eq!(ask(data.path(), cache.path(), &[]), first);
    assert_eq!(kept(cache.path()), 1, "nothing more is kept");
}

#[test]
fn what_has_changed_is_built_anew() {
    let (data, cache) = (data(), tempfile::tempdir().unwrap());
    ask(data.path(), cache.path(), &[]);
    write(data.path(), "Toinen");
    let second = ask(data.path(), cache.path(), &[]);
    assert!(String::from_utf8_lossy(&second.stdout).contains("Toinen"), "{second:?}");
}

#[test]
fn a_bundle_that_has_changed_is_not_answered_from_what_was_kept() {
    let (data, cache) = (data(), tempfile::tempdir().unwrap());
    let (bundle, publication) = (data.path().join("bundle"), project().join("data/publication.toml"));
    let mut build = hanke(&["build", "--quiet", "--no-pages", "--out"]);
    build.arg(&bundle).arg("--data").arg(data.path()).arg("--publication").arg(publication);
    assert!(build.output().unwrap().status.success());
    let first = ask(&bundle, cache.path(), &[]);
    assert!(String::from_utf8_lossy(&first.stdout).contains("Ensimmäinen"), "{first:?}");
    let claims = bundle.join("dataset.nq");
    let text = fs::read_to_string(&claims).unwrap().replace("Ensimmäinen", "Toinen");
    fs::write(&claims, text).unwrap();
    let second = ask(&bundle, cache.path(), &[]);
    assert!(String::from_utf8_lossy(&second.stdout).contains("Toinen"), "{second:?}");
}

#[test]
fn nothing_is_kept_where_that_was_not_wanted_or_cannot_be_and_damage_costs_only_time() {
    let (data, cache) = (data(), tempfile::tempdir().unwrap());
    let first = ask(data.path(), cache.path(), &["--no-cache"]);
    assert_eq!(kept(cache.path()), 0);
    let file = cache.path().join("file");
    fs::write(&file, "").unwrap();
    assert_eq!(ask(data.path(), &file, &[]), first, "a file is no folder to keep anything in");
    ask(data.path(), cache.path(), &[]);
    for entry in fs::read_dir(cache.path().join("hanke/graphs")).unwrap() {
        fs::write(entry.unwrap().path().join("manifest.toml"), "format = 1\n").unwrap();
    }
    assert_eq!(ask(data.path(), cache.path(), &[]), first);
}
