use std::fs;
use std::path::Path;

use crate::{files, fixture, hanke, sha256};

/// The files of a bundle with their digests, as the list in it says and as they are.
pub fn is_whole(bundle: &Path) -> bool {
    let Ok(sums) = fs::read_to_string(bundle.join("SHA256SUMS")) else { return false };
    let listed: Vec<_> = sums.lines().map(|line| line.split_once("  ").unwrap()).collect();
    let right = listed.iter().all(|(digest, path)| fs::read(bundle.join(path)).is_ok_and(|it| sha256(&it) == *digest));
    right && files(bundle).len() == listed.len() + 1
}

pub fn build(out: &Path, more: &[&str]) -> assert_cmd::Command {
    hanke(&[&["build", "-q", "--out", out.to_str().unwrap()], more].concat())
}

pub fn error(mut command: assert_cmd::Command) -> String {
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
