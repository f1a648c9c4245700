use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use crate::{files, fixture, hanke, project, sha256};

/// The files of a bundle with their digests, as the list in it says and as they are.
fn is_whole(bundle: &Path) -> bool {
    let Ok(sums) = fs::read_to_string(bundle.join("SHA256SUMS")) else { return false };
    let listed: Vec<_> = sums.lines().map(|line| line.split_once("  ").unwrap()).collect();
    let right = listed.iter().all(|(digest, path)| fs::read(bundle.join(path)).is_ok_and(|it| sha256(&it) == *digest));
    right && files(bundle).len() == listed.len() + 1
}

fn build(out: &Path, more: &[&str]) -> assert_cmd::Command {
    hanke(&[&["build", "-q", "--out", out.to_str().unwrap()], more].concat())
}

fn error(mut command: assert_cmd::Command) -> String {
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    String::from_utf8(output.stderr).unwrap()
}

/// A record file of a project with so many practices.
fn practices(folder: &Path, number: usize) -> PathBuf {
    let head = "[source]\nid = \"many\"\ntitle = \"Many\"\nrank = \"project-report\"\nlanguage = \"fi\"\nlines = 9\n\n\
                [[passage]]\nlines = \"1\"\n[[passage.project]]\nid = \"M1\"\ncode = \"M1\"\nname = \"Monta\"\n";
    let practice = |n| {
        format!("[[passage.practice]]\ntitle = \"Käytäntö {n}\"\ntitle_en = \"Practice {n}\"\nprojects = [\"M1\"]\n")
    };
    let path = folder.join("many.toml");
    fs::write(&path, head.to_owned() + &(0..number).map(practice).collect::<String>()).unwrap();
    path
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

/// Builds are killed at moments that lie closer and closer together.
#[test]
fn a_build_that_is_killed_leaves_the_old_bundle_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("bundle");
    build(&out, &["--no-pages"]).assert().success();
    let before = fs::read(out.join("SHA256SUMS")).unwrap();
    let many = practices(folder.path(), 100);
    for wait in [40, 80, 120, 160, 200, 250, 300, 350, 400, 500, 600, 800] {
        let mut running = Command::new(assert_cmd::cargo::cargo_bin("hanke"))
            .current_dir(project())
            .args(["build", "-q", "--no-pages", "--out", out.to_str().unwrap(), many.to_str().unwrap()])
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(wait));
        running.kill().unwrap();
        running.wait().unwrap();
        assert!(is_whole(&out), "killed after {wait} ms");
    }
    build(&out, &["--no-pages"]).assert().success();
    assert_eq!(fs::read(out.join("SHA256SUMS")).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "what the killed builds left behind is gone");
}

#[test]
fn two_builds_at_once_end_with_a_whole_bundle() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("bundle");
    let start = || {
        let command = &mut Command::new(assert_cmd::cargo::cargo_bin("hanke"));
        command.current_dir(project()).args(["build", "-q", "--no-pages", "--out", out.to_str().unwrap()]);
        command.stderr(Stdio::null());
        command.spawn().unwrap()
    };
    let codes = [start(), start()].map(|mut run| run.wait().unwrap().code().unwrap());
    assert!(codes.contains(&0) && codes.iter().all(|code| [0, 2].contains(code)), "{codes:?}");
    assert!(is_whole(&out));
}

#[test]
fn a_folder_with_something_else_in_it_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("bundle");
    build(&out, &["--no-pages"]).assert().success();
    fs::create_dir(out.join("photos")).unwrap();
    fs::write(out.join("photos/summer.jpg"), "mine").unwrap();
    let message = error(build(&out, &["--no-pages"]));
    assert!(message.contains("is no bundle: it holds") && message.contains("summer.jpg"), "{message}");
    assert_eq!(fs::read_to_string(out.join("photos/summer.jpg")).unwrap(), "mine");
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

#[cfg(unix)]
#[test]
fn a_bundle_that_was_set_aside_comes_back() {
    let folder = tempfile::tempdir().unwrap();
    let (out, old) = (folder.path().join("bundle"), folder.path().join(".bundle.old"));
    build(&out, &["--no-pages"]).assert().success();
    fs::rename(&out, &old).unwrap();
    build(&out, &["--no-pages"]).assert().success();
    assert!(is_whole(&out) && !old.exists());
}
