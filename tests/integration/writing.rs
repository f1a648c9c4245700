use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use hanke::KnowledgeGraph;

use crate::{files, fixture, hanke};

/// A folder with documents that can be read, and a place for what is read in them.
struct Folder(tempfile::TempDir);

impl Folder {
    fn with(documents: &[&str]) -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        fs::create_dir(folder.path("in")).unwrap();
        let text = fs::read_to_string(fixture("documents/leaflet.txt")).unwrap();
        for document in documents {
            let path = folder.path("in").join(document);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            // No two sources are the same text.
            fs::write(path, format!("{text}\n\n{document}\n")).unwrap();
        }
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// What a run does that reads the documents into `out`.
    fn extract(&self, more: &[&str]) -> Output {
        let (input, out) = (self.path("in"), self.path("out"));
        let arguments = [&["extract", text(&input), "-o", text(&out)], more].concat();
        hanke(&arguments).output().unwrap()
    }

    fn written(&self) -> Vec<String> {
        files(&self.path("out")).into_iter().collect()
    }
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

fn failed(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(output.stdout.is_empty());
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn each_document_has_a_record_file_and_a_source_of_its_own() {
    let folder = Folder::with(&["a.txt", "a.htm", "b.txt", "B.TXT", "c.txt"]);
    assert!(folder.extract(&[]).status.success());
    assert_eq!(folder.written(), ["a-htm.toml", "a-txt.toml", "b-2.toml", "b.toml", "c.toml"]);
    let graph = KnowledgeGraph::builder().unwrap().path(&folder.path("out")).unwrap().build();
    assert_eq!(graph.unwrap_or_else(|error| panic!("{error}")).counts().sources, 5);
    let graph = KnowledgeGraph::builder().unwrap().path(&folder.path("in")).unwrap().build();
    assert_eq!(graph.unwrap_or_else(|error| panic!("{error}")).counts().sources, 5, "without record files too");
}

#[test]
fn documents_of_one_name_in_several_folders_are_told_apart_and_one_that_is_named_twice_is_one() {
    let folder = Folder::with(&["x/a.txt", "y/a.txt", "y/b.txt"]);
    let (x, y, out) = (folder.path("in/x/a.txt"), folder.path("in/y"), folder.path("out"));
    let again = folder.path("in/y/../x/a.txt");
    hanke(&["extract", text(&x), text(&y), text(&again), "-o", text(&out)]).assert().success();
    assert_eq!(folder.written(), ["b.toml", "x-a-txt.toml", "y-a-txt.toml"]);
}

#[test]
fn what_a_person_has_corrected_stays_and_all_of_it_is_told_before_anything_is_written() {
    let folder = Folder::with(&["a.txt", "b.txt"]);
    assert!(folder.extract(&[]).status.success());
    assert!(folder.extract(&[]).status.success(), "what is there as it would be written stays");
    let correct = |name: &str| {
        let (path, mut text) = (folder.path(name), fs::read_to_string(folder.path(name)).unwrap());
        text.push_str("# Checked.\n");
        fs::write(path, &text).unwrap();
        text
    };
    let corrected = [correct("out/a.toml"), correct("out/b.toml")];
    fs::copy(fixture("documents/project-card.txt"), folder.path("in/c.txt")).unwrap();
    let message = failed(&folder.extract(&[]));
    let kept =
        |name: &str| format!("{} is there already, and is not what would be written now\n", text(&folder.path(name)));
    let help = "  help: a person may have corrected what stands there: move it away, or name another place\n";
    assert_eq!(message, ["hanke: ", &kept("out/a.toml"), &kept("out/b.toml"), help].concat());
    assert_eq!(folder.written(), ["a.toml", "b.toml"], "nothing is written");
    for (name, text) in ["out/a.toml", "out/b.toml"].iter().zip(corrected) {
        assert_eq!(fs::read_to_string(folder.path(name)).unwrap(), text);
    }
    let one = [&folder.path("in/a.txt"), &folder.path("out/a.toml")].map(|path| text(path).to_owned());
    let output = hanke(&["extract", &one[0], "-o", &one[1]]).output().unwrap();
    assert!(failed(&output).contains(&kept("out/a.toml")), "the file of one document is no other");
}

#[test]
fn a_run_that_can_read_nothing_leaves_nothing() {
    let folder = Folder::with(&[]);
    for document in ["a.txt", "b.txt"] {
        fs::write(folder.path("in").join(document), "Nothing that any layout knows.\n").unwrap();
    }
    for format in ["records", "report", "nquads"] {
        failed(&folder.extract(&["--keep-going", "--format", format]));
        assert!(!folder.path("out").exists(), "{format}");
    }
    fs::copy(fixture("documents/project-card.txt"), folder.path("in/c.txt")).unwrap();
    failed(&folder.extract(&["--keep-going"]));
    assert_eq!(folder.written(), ["c.toml"], "one that can be read does not make a file of the folder");
}

#[test]
fn what_is_read_is_not_written_over() {
    let folder = Folder::with(&["a.txt"]);
    let (document, records) = (folder.path("in/a.txt"), folder.path("a.toml"));
    hanke(&["extract", text(&document), "-o", text(&records)]).assert().success();
    let before = [fs::read(&document).unwrap(), fs::read(&records).unwrap()];
    for (output, more) in [
        (&document, ["--format", "records"]),
        (&document, ["--format", "report"]),
        (&document, ["--format", "nquads"]),
        (&records, ["--against", text(&records)]),
    ] {
        let run = hanke(&[&["extract", text(&document), "-o", text(output)], &more[..]].concat()).output().unwrap();
        let message = failed(&run);
        assert!(message.contains("is what is read here, and stays as it is"), "{message}");
    }
    assert_eq!([fs::read(&document).unwrap(), fs::read(&records).unwrap()], before);
}

#[cfg(unix)]
mod permissions {
    use std::os::unix::fs::{MetadataExt, PermissionsExt};
    use std::process::Command;

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().mode() & 0o7777
    }

    fn set(path: &Path, mode: u32) {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    fn export(path: &Path) -> Output {
        hanke(&["export", "--data", "none", "-o", text(path)]).output().unwrap()
    }

    #[test]
    fn a_file_that_is_written_anew_keeps_its_permissions() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("data.ttl");
        for permissions in [0o600, 0o664, 0o755] {
            fs::write(&file, "before").unwrap();
            set(&file, permissions);
            assert!(export(&file).status.success());
            assert_eq!(mode(&file), permissions);
            assert_ne!(fs::read(&file).unwrap(), b"before");
        }
    }

    #[test]
    fn a_read_only_file_is_not_written() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("data.ttl");
        fs::write(&file, "before").unwrap();
        set(&file, 0o444);
        let message = failed(&export(&file));
        assert!(message.contains("data.ttl is read-only and stays as it is\n  help: "), "{message}");
        assert_eq!((fs::read(&file).unwrap(), mode(&file)), (b"before".to_vec(), 0o444));
        assert_eq!(files(folder.path()).len(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_new_file_is_for_those_whom_the_mask_lets() {
        let folder = tempfile::tempdir().unwrap();
        for (mask, expected) in [("022", 0o644), ("027", 0o640), ("077", 0o600)] {
            let file = folder.path().join(mask);
            let command =
                format!("umask {mask}; {} export --data none -o {}", env!("CARGO_BIN_EXE_hanke"), text(&file));
            assert!(Command::new("sh").args(["-c", &command]).status().unwrap().success());
            assert_eq!(mode(&file), expected, "{mask}");
        }
    }

    /// Only root may give files away.
    #[test]
    fn a_file_of_somebody_else_stays_theirs() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("data.ttl");
        fs::write(&file, "before").unwrap();
        let owner = if std::os::unix::fs::chown(&file, Some(1234), Some(1234)).is_ok() {
            1234
        } else {
            fs::metadata(&file).unwrap().uid()
        };
        assert!(export(&file).status.success());
        assert_eq!(fs::metadata(&file).unwrap().uid(), owner);
    }
}
