use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::thread;
use std::time::{Duration, Instant};

use crate::bundle::{build, error, is_whole};
use crate::{files, project, sha256, shared_folder, skipped};

/// A small bundle, which is soon written.
const SMALL: [&str; 3] = ["--no-pages", "--data", "tests/fixtures/check/data"];

/// A folder with a bundle in it.
struct Folder {
    folder: tempfile::TempDir,
}

impl Folder {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn with_bundle() -> Self {
        let folder = Self::new();
        copy(written(), &folder.out());
        folder
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("bundle")
    }

    fn beside(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn names(&self) -> Vec<String> {
        let names = fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// A run that has begun, in a folder for temporary files of its own.
    fn start(&self, temporary: &str) -> Child {
        let temporary = self.beside(temporary);
        fs::create_dir_all(&temporary).unwrap();
        Command::new(assert_cmd::cargo::cargo_bin("hanke"))
            .current_dir(project())
            .args(["build", "-q", "--no-pages", "--out", self.out().to_str().unwrap()])
            .env("TMPDIR", temporary)
            .stderr(Stdio::null())
            .spawn()
            .unwrap()
    }
}

/// A bundle that all tests copy, written once.
fn written() -> &'static Path {
    static BUNDLE: LazyLock<PathBuf> = LazyLock::new(|| {
        let path = shared_folder("replacing");
        build(&path, &SMALL).assert().success();
        path
    });
    &BUNDLE
}

/// Waits until something is so, but not for ever.
fn wait_until(what: &str, mut is_so: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is_so() {
        assert!(start.elapsed() < Duration::from_secs(60), "{what}: not within a minute");
        thread::yield_now();
    }
}

fn stage(folder: &Folder) -> Option<PathBuf> {
    folder.names().iter().find(|name| name.starts_with(".bundle.unfinished-")).map(|name| folder.beside(name))
}

fn copy(from: &Path, to: &Path) {
    for path in files(from) {
        fs::create_dir_all(to.join(&path).parent().unwrap()).unwrap();
        fs::copy(from.join(&path), to.join(&path)).unwrap();
    }
}

#[test]
fn a_folder_with_sums_of_ones_own_is_not_replaced() {
    let folder = Folder::new();
    fs::create_dir(folder.out()).unwrap();
    fs::write(folder.out().join("thesis.txt"), "x").unwrap();
    fs::write(folder.out().join("SHA256SUMS"), format!("{}  thesis.txt\n", sha256(b"x"))).unwrap();
    let message = error(build(&folder.out(), &SMALL));
    assert!(message.contains("is no bundle") && message.contains(".hanke-bundle"), "{message}");
    assert_eq!(fs::read_to_string(folder.out().join("thesis.txt")).unwrap(), "x");
}

#[test]
fn a_bundle_that_somebody_has_worked_in_is_not_replaced() {
    type Change = fn(&Path);
    let changes: [(&str, Change); 5] = [
        ("summer.jpg", |out| {
            fs::create_dir(out.join("photos")).unwrap();
            fs::write(out.join("photos/summer.jpg"), "mine").unwrap();
        }),
        ("index.html", |out| fs::write(out.join("index.html"), "rewritten by hand").unwrap()),
        (".hanke-bundle", |out| fs::write(out.join(".hanke-bundle"), "something else").unwrap()),
        ("HEAD", |out| {
            fs::create_dir(out.join(".git")).unwrap();
            fs::write(out.join(".git/HEAD"), "ref: refs/heads/main\n").unwrap();
        }),
        ("SHA256SUMS", |out| fs::remove_file(out.join(".hanke-bundle")).unwrap()),
    ];
    for (file, change) in changes {
        let folder = Folder::new();
        copy(written(), &folder.out());
        change(&folder.out());
        let before = files(&folder.out());
        let message = error(build(&folder.out(), &SMALL));
        assert!(message.contains("is no bundle"), "{file}: {message}");
        assert_eq!(files(&folder.out()), before, "{file}: nothing is lost");
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_a_bundle_is_somebodys_own() {
    let folder = Folder::with_bundle();
    let (page, elsewhere) = (folder.out().join("index.html"), folder.beside("elsewhere.html"));
    fs::rename(&page, &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, &page).unwrap();
    let message = error(build(&folder.out(), &SMALL));
    assert!(message.contains("index.html is not as Hanke wrote it"), "{message}");
}

#[test]
fn what_a_person_keeps_beside_a_bundle_stays() {
    let folder = Folder::with_bundle();
    let mine = [".bundle.old", ".bundle.unfinished", ".bundle.unfinished-2019", ".bundle.old-photos"];
    for name in mine {
        fs::create_dir(folder.beside(name)).unwrap();
        fs::write(folder.beside(name).join("notes.txt"), "mine").unwrap();
    }
    fs::write(folder.beside(".bundle.lock"), "mine too").unwrap();
    build(&folder.out(), &SMALL).assert().success();
    assert!(mine.iter().all(|name| folder.beside(name).join("notes.txt").exists()), "{:?}", folder.names());
    assert_eq!(fs::read_to_string(folder.beside(".bundle.lock")).unwrap(), "mine too");
}

/// The lock once stood in the folder for temporary files, which differs from run to run.
#[test]
fn two_builds_with_different_temporary_folders_publish_no_mixture() {
    let folder = Folder::with_bundle();
    for _ in 0..2 {
        let runs = [folder.start("one"), folder.start("two")];
        let codes = runs.map(|mut run| run.wait().unwrap().code().unwrap());
        assert!(codes.contains(&0) && codes.iter().all(|code| [0, 2].contains(code)), "{codes:?}");
        assert!(is_whole(&folder.out()));
    }
    assert_eq!(folder.names(), ["bundle", "one", "two"], "nothing is left beside it");
}

#[test]
fn the_second_of_two_runs_is_told_of_the_first() {
    let folder = Folder::with_bundle();
    let lock = fs::File::create(folder.beside(".bundle.lock")).unwrap();
    lock.lock().unwrap();
    let message = error(build(&folder.out(), &SMALL));
    assert!(message.contains("another run is writing"), "{message}");
}

/// Opening the lock once emptied what a link led to.
#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_lock_is_not_followed() {
    let folder = Folder::new();
    fs::write(folder.beside("letter.txt"), "dear all").unwrap();
    std::os::unix::fs::symlink(folder.beside("letter.txt"), folder.beside(".bundle.lock")).unwrap();
    let message = error(build(&folder.out(), &SMALL));
    assert!(message.contains(".bundle.lock"), "{message}");
    assert_eq!(fs::read_to_string(folder.beside("letter.txt")).unwrap(), "dear all");
}

/// Once as soon as the stage is there, and once when everything is written but nothing has taken its place.
#[test]
fn a_build_that_is_killed_in_the_stage_leaves_the_old_bundle_as_it_was() {
    let folder = Folder::with_bundle();
    let before = fs::read(folder.out().join("SHA256SUMS")).unwrap();
    for reached in ["", "dataset.ttl", "catalog.ttl", "SHA256SUMS"] {
        let mut running = folder.start("temporary");
        let mut ended = false;
        wait_until("the stage is there", || {
            ended = running.try_wait().unwrap().is_some();
            ended || stage(&folder).is_some_and(|stage| stage.join(reached).exists())
        });
        running.kill().unwrap();
        running.wait().unwrap();
        assert!(is_whole(&folder.out()), "killed when {reached:?} was there");
        assert!(!ended || reached == "SHA256SUMS", "the run was killed before it ended");
    }
    build(&folder.out(), &SMALL).assert().success();
    assert_eq!(fs::read(folder.out().join("SHA256SUMS")).unwrap(), before);
    assert_eq!(folder.names(), ["bundle", "temporary"], "what the killed builds left behind is gone");
}

/// Such a folder once stayed for ever: nothing in it showed whose it was.
#[test]
fn a_build_that_is_killed_before_its_mark_is_whole_is_cleared_by_the_next() {
    let folder = Folder::with_bundle();
    let stages = [(".bundle.unfinished-a", None), (".bundle.unfinished-b", Some("")), (".bundle.old-c", Some("Hank"))];
    for (stage, mark) in stages {
        fs::create_dir(folder.beside(stage)).unwrap();
        if let Some(mark) = mark {
            fs::write(folder.beside(stage).join(".hanke-bundle"), mark).unwrap();
        }
    }
    build(&folder.out(), &SMALL).assert().success();
    assert_eq!(folder.names(), ["bundle"], "nothing is left beside it");
}

/// What a run leaves that is killed in the exchange of two bundles, wherever it is killed.
#[test]
fn a_build_that_is_killed_in_the_exchange_is_put_right_by_the_next() {
    type Killed = fn(&Folder);
    let moments: [(&str, Killed); 4] = [
        ("the old one is set aside", |folder| fs::rename(folder.out(), folder.beside(".bundle.old-a")).unwrap()),
        ("the new one has taken its place", |folder| copy(&folder.out(), &folder.beside(".bundle.old-a"))),
        ("the two have been exchanged", |folder| copy(&folder.out(), &folder.beside(".bundle.unfinished-a"))),
        ("the old one is half removed", |folder| {
            copy(&folder.out(), &folder.beside(".bundle.old-a"));
            fs::remove_file(folder.beside(".bundle.old-a/SHA256SUMS")).unwrap();
        }),
    ];
    for (moment, killed) in moments {
        let folder = Folder::with_bundle();
        killed(&folder);
        build(&folder.out(), &SMALL).assert().success();
        assert!(is_whole(&folder.out()), "{moment}");
        assert_eq!(folder.names(), ["bundle"], "{moment}: nothing is left beside it");
    }
}

/// A run that fails after the old bundle was set aside must not end with neither.
#[cfg(target_os = "linux")]
#[test]
fn a_bundle_that_was_set_aside_comes_back_before_anything_is_built() {
    let folder = Folder::with_bundle();
    fs::rename(folder.out(), folder.beside(".bundle.old-a")).unwrap();
    out_of_room(&folder);
    assert!(is_whole(&folder.out()), "the old bundle is back");
    assert_eq!(folder.names(), ["bundle"]);
}

/// What happens in a folder while something is done, name by name.
#[cfg(target_os = "linux")]
fn happens(folder: &Path, done: impl FnOnce()) -> Vec<(String, bool)> {
    use rustix::fs::inotify::{CreateFlags, ReadFlags, Reader, WatchFlags, add_watch, init};
    let watch = init(CreateFlags::CLOEXEC | CreateFlags::NONBLOCK).unwrap();
    add_watch(&watch, folder, WatchFlags::CREATE | WatchFlags::DELETE | WatchFlags::MOVE).unwrap();
    done();
    let mut buffer = [std::mem::MaybeUninit::uninit(); 4096];
    let (mut reader, mut happened) = (Reader::new(&watch, &mut buffer), Vec::new());
    while let Ok(event) = reader.next() {
        let name = event.file_name().unwrap().to_str().unwrap().to_owned();
        happened.push((name, event.events().contains(ReadFlags::DELETE)));
    }
    happened
}

/// Otherwise whoever reads would at some moment find none.
#[cfg(target_os = "linux")]
#[test]
fn a_bundle_takes_the_place_of_another_in_one_step() {
    let folder = Folder::with_bundle();
    let happened = happens(folder.folder.path(), || {
        build(&folder.out(), &SMALL).assert().success();
    });
    assert!(happened.iter().any(|(name, _)| name == "bundle"), "it was seen: {happened:?}");
    for (name, is_deleted) in &happened {
        assert!(!name.starts_with(".bundle.old"), "the old bundle was set aside for a while: {happened:?}");
        assert!(name != "bundle" || !is_deleted, "the old bundle was removed before: {happened:?}");
    }
}

/// A bundle that has taken its place is whole even after the power has failed.
#[cfg(target_os = "linux")]
#[test]
fn everything_is_on_the_disk_before_a_bundle_takes_its_place() {
    let folder = Folder::with_bundle();
    let calls = folder.beside("calls");
    let traced = Command::new("strace")
        .args(["-f", "-qq", "-e", "trace=syncfs,renameat2", "-o", calls.to_str().unwrap()])
        .arg(assert_cmd::cargo::cargo_bin("hanke"))
        .args(["build", "-q", "--out", folder.out().to_str().unwrap()])
        .args(SMALL)
        .current_dir(project())
        .output();
    let Some(_) = traced.ok().filter(|traced| traced.status.success()) else {
        return skipped(
            "strace does not run here, so nobody sees whether files are on the disk before they are exchanged",
        );
    };
    let calls = fs::read_to_string(calls).unwrap();
    let place = |call: &str| calls.find(call).unwrap_or_else(|| panic!("no {call}: {calls}"));
    assert!(place("syncfs(") < place("RENAME_EXCHANGE"), "{calls}");
}

/// A file may grow to so many blocks and no further, as on a full disk.
#[cfg(target_os = "linux")]
fn out_of_room(folder: &Folder) {
    let hanke = assert_cmd::cargo::cargo_bin("hanke");
    let run = format!(
        "trap '' XFSZ; ulimit -f 64; exec {} build -q {} --out {}",
        hanke.display(),
        SMALL.join(" "),
        folder.out().display()
    );
    let output = Command::new("sh").args(["-c", &run]).current_dir(project()).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
}

#[cfg(target_os = "linux")]
#[test]
fn a_build_that_runs_out_of_room_leaves_the_old_bundle_and_nothing_else() {
    let folder = Folder::with_bundle();
    out_of_room(&folder);
    assert!(is_whole(&folder.out()));
    assert_eq!(folder.names(), ["bundle"]);
}
