use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use hanke::vocab::skos;
use oxttl::TurtleParser;
use unicode_normalization::UnicodeNormalization;

use crate::pages::{Pages, check};
use crate::{assert_expected, files, fixture, hanke, sha256};

/// The files of a bundle with their digests, as the list in it says and as they are.
pub(crate) fn is_whole(bundle: &Path) -> bool {
    let Ok(sums) = fs::read_to_string(bundle.join("SHA256SUMS")) else { return false };
    let listed: Vec<_> = sums.lines().map(|line| line.split_once("  ").unwrap()).collect();
    let right = listed.iter().all(|(digest, path)| fs::read(bundle.join(path)).is_ok_and(|it| sha256(&it) == *digest));
    right && files(bundle).len() == listed.len() + 1
}

pub(crate) fn build(out: &Path, more: &[&str]) -> assert_cmd::Command {
    hanke(&[&["build", "-q", "--out", out.to_str().unwrap()], more].concat())
}

pub(crate) fn error(mut command: assert_cmd::Command) -> String {
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8(output.stderr).unwrap()
}

#[test]
fn a_bundle_is_whole_and_lists_every_file() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("bundle");
    build(&out, &[]).assert().success();
    assert!(is_whole(&out));
    build(&out, &[]).assert().success();
    assert!(is_whole(&out), "a second one takes the place of the first");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
}

#[test]
fn awkward_values_are_published_and_give_the_same_bytes_every_time() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("one"), folder.path().join("two"));
    let data = fixture("awkward");
    for out in [&one, &two] {
        build(out, &["--data", data.to_str().unwrap()]).assert().success();
        assert!(is_whole(out));
    }
    for path in files(&one) {
        assert!(fs::read(one.join(&path)).unwrap() == fs::read(two.join(&path)).unwrap(), "{path}: the same bytes");
    }
    check(&Pages::read(&one));
    every_system_can_hold(&files(&one));
    assert_expected("publications/awkward.htaccess", &rules_of_moved(&one));
}

#[test]
fn schemes_and_questions_of_a_data_folder_are_published_like_the_shipped_ones() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("bundle");
    build(&out, &["--no-pages", "--data", fixture("awkward").to_str().unwrap()]).assert().success();
    let read = |path: &str| fs::read_to_string(out.join(path)).unwrap();
    let concepts = |path: &str| {
        let triples = TurtleParser::new().for_slice(&read(path)).collect::<Result<Vec<_>, _>>().unwrap();
        let concepts = triples.iter().filter(|triple| triple.predicate == skos::IN_SCHEME);
        concepts.map(|triple| triple.subject.to_string()).collect::<BTreeSet<_>>()
    };
    let (own, themes) = (concepts("scheme/ways.ttl"), concepts("scheme/themes.ttl"));
    assert_eq!(own.len(), 2);
    assert!(themes.contains("<https://w3id.org/hanke/scheme/themes/silence>") && themes.len() > 10);
    assert!(read("scheme/ways.jsonld").contains("retkeily") && read("scheme/themes.jsonld").contains("hiljaisuus"));
    assert!(read("scheme/roles.ttl") == include_str!("../../ontology/schemes/roles.ttl"), "nothing was added to it");
    let vocabulary = read("ns/index.html");
    for anchor in ["ways", "ways/hiking", "themes/silence"] {
        assert!(vocabulary.contains(&format!(" id=\"{anchor}\"")), "{anchor} has no place on the page");
    }
    assert!(read("queries.ttl").contains("<https://w3id.org/hanke/query/silent%20projects>"));
    let (front, catalogue) = (read("index.html"), read("catalog.ttl"));
    assert!(front.contains("id=\"query-silent%20projects\"") && front.contains("href=\"scheme/ways.ttl\""));
    assert!(catalogue.contains("scheme/ways.jsonld"));
    hanke(&["query", "silent projects", "--data", fixture("awkward").to_str().unwrap()]).assert().success();
}

/// Whether Windows and macOS take each file, and none for another.
fn every_system_can_hold(files: &BTreeSet<String>) {
    let mut folded = BTreeMap::new();
    let names = files.iter().flat_map(|path| path.match_indices('/').map(|(end, _)| &path[..end]).chain([&**path]));
    for path in names.collect::<BTreeSet<_>>() {
        let name = path.rsplit('/').next().unwrap();
        let device = name.split('.').next().unwrap().trim_end().to_uppercase();
        assert!(!["CON", "PRN", "AUX", "NUL", "COM1", "LPT1"].contains(&&*device), "{path}");
        assert!(!name.contains(['<', '>', ':', '"', '|', '?', '*', '\\']) && !name.ends_with(['.', ' ']), "{path}");
        let other = folded.insert(path.nfd().collect::<String>().to_lowercase(), path);
        assert_eq!(other, None, "{path} is taken for another file");
    }
}

/// The rules of a bundle by which a web server finds documents that are called otherwise than their IRIs say.
fn rules_of_moved(bundle: &Path) -> String {
    let rules = fs::read_to_string(bundle.join(".htaccess")).unwrap();
    let (_, moved) = rules.split_once("Those first whose documents").unwrap();
    moved.split("\n\n").next().unwrap().lines().skip(1).map(|line| [line, "\n"].concat()).collect()
}

#[test]
fn the_folder_that_one_is_in_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = hanke(&["build", "-q", "--out", "."]);
    command.current_dir(folder.path());
    assert!(error(command).contains("from inside it"));
}

#[cfg(unix)]
#[test]
fn behind_a_link_it_is_the_folder_that_is_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let (out, link) = (folder.path().join("bundle"), folder.path().join("link"));
    build(&out, &["--no-pages"]).assert().success();
    std::os::unix::fs::symlink(&out, &link).unwrap();
    build(&link, &["--no-pages"]).assert().success();
    assert!(link.is_symlink() && is_whole(&out));
}
