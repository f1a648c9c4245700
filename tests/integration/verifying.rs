use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use hanke::ingest::{Damage, Incoming, Store};
use hanke::source::RecordFile;
use oxigraph::model::{GraphName, Literal, NamedNode, Quad};
use tempfile::TempDir;

use crate::{files, hanke, project, sha256, skipped};

fn record(id: &str) -> RecordFile {
    let head = format!("[source]\nid = \"{id}\"\ntitle = \"S\"\nrank = \"leaflet\"\nlanguage = \"fi\"\nlines = 9\n");
    let project = format!("[[passage.project]]\nid = \"{id}\"\ncode = \"{id}\"\nname = \"Silta {id}\"\n");
    RecordFile::new(format!("{id}.toml"), format!("{head}[[passage]]\nlines = \"1\"\n{project}"))
}

fn come(store: &Store, id: &str) {
    store.ingest(Incoming::new().unwrap().records(record(id)), |_| {}).unwrap();
}

/// A store with the sources X1 and X2.
fn store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::at(folder.path());
    come(&store, "X1");
    come(&store, "X2");
    (folder, store)
}

/// What is wrong, without the folder.
fn wrong(folder: &Path) -> Vec<String> {
    let damages = Store::at(folder).verify().unwrap();
    let place = format!("{}/", folder.display());
    damages.iter().map(|damage| damage.to_string().replace(&place, "")).collect()
}

fn index(folder: &Path) -> PathBuf {
    let names = files(folder);
    folder.join(names.iter().find(|name| name.starts_with("graph-")).unwrap())
}

/// The files of the sources, X1 first.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let manifest: toml::Table = fs::read_to_string(folder.join("manifest.toml")).unwrap().parse().unwrap();
    let digest = |source: &toml::Value| format!("sources/{}.gz", source["digest"].as_str().unwrap());
    manifest["source"].as_array().unwrap().iter().map(|source| folder.join(digest(source))).collect()
}

fn flip(file: &Path, byte: usize) {
    let mut bytes = fs::read(file).unwrap();
    bytes[byte] ^= 1;
    fs::write(file, bytes).unwrap();
}

/// Changes what the manifest says.
fn edit(folder: &Path, change: impl FnOnce(&mut toml::Table)) {
    let path = folder.join("manifest.toml");
    let mut manifest = fs::read_to_string(&path).unwrap().parse().unwrap();
    change(&mut manifest);
    fs::write(path, manifest.to_string()).unwrap();
}

#[test]
fn a_store_is_whole_after_what_came_and_went() {
    let (folder, store) = store();
    store.ingest(Incoming::new().unwrap().path(&project().join("data")).unwrap(), |_| {}).unwrap();
    assert_eq!(wrong(folder.path()), [""; 0]);
    store.withdraw(&["X1"], |_| {}).unwrap();
    assert_eq!(wrong(folder.path()), [""; 0]);
    hanke(&["check", "--fail-on", "error", "--store"]).arg(folder.path()).assert().success();
}

#[test]
fn a_flipped_bit_anywhere_in_the_index_is_found() {
    let (folder, _) = store();
    let index = index(folder.path());
    let length = fs::read(&index).unwrap().len();
    for byte in (0..length).step_by(length / 40).chain([length - 1]) {
        flip(&index, byte);
        let damages = Store::at(folder.path()).verify().unwrap();
        assert!(matches!(&damages[..], [Damage::Index { path, .. }] if *path == index), "{byte}: {damages:?}");
        flip(&index, byte);
    }
    flip(&index, 16);
    let name = index.file_name().unwrap().to_str().unwrap();
    let help = "help: take the store from a backup, or ingest its sources into a new one";
    let said = wrong(folder.path());
    assert!(said[0].starts_with(&format!("{name}: it is damaged: between bytes 16 and ")), "{said:?}");
    assert!(said[0].ends_with(&format!("\n  {help}")), "{said:?}");
    let output = hanke(&["check", "--store"]).arg(folder.path()).output().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0), "{said}");
    assert!(said.starts_with("hanke: the store is damaged\n") && said.contains(help), "{said}");
    fs::remove_file(&index).unwrap();
    assert_eq!(wrong(folder.path()), [format!("{name}: it is missing\n  {help}")]);
}

#[test]
fn a_whole_index_under_the_name_of_another_is_found() {
    let (folder, _) = store();
    let (index, other) = (index(folder.path()), format!("graph-{:064}.index", 0));
    fs::rename(index, folder.path().join(&other)).unwrap();
    edit(folder.path(), |manifest| drop(manifest.insert("index".to_owned(), other.clone().into())));
    assert!(wrong(folder.path())[0].starts_with(&format!("{other}: it is not what was written: its digest is ")));
}

#[test]
fn a_source_that_is_damaged_or_missing_is_found_and_mended_by_ingesting_it_again() {
    let (folder, store) = store();
    let sources = sources(folder.path());
    flip(&sources[0], 30);
    fs::remove_file(&sources[1]).unwrap();
    let wrong_now = wrong(folder.path());
    let of = |number: usize| format!("sources/{}", sources[number].file_name().unwrap().to_str().unwrap());
    let help = |id: &str| format!("help: ingest the source \"{id}\" again, or take the store from a backup");
    let digest = sha256(&fs::read(&sources[0]).unwrap());
    let changed = format!("{}: it is not what was written: its digest is {digest}\n  {}", of(0), help("X1"));
    assert_eq!(wrong_now, [changed, format!("{}: it is missing\n  {}", of(1), help("X2"))]);
    come(&store, "X1");
    come(&store, "X2");
    assert_eq!(wrong(folder.path()), [""; 0]);
}

#[test]
fn a_manifest_that_names_other_sources_than_the_index_has_is_found() {
    let (folder, store) = store();
    let before = fs::read_to_string(folder.path().join("manifest.toml")).unwrap();
    edit(folder.path(), |manifest| drop(manifest["source"].as_array_mut().unwrap().remove(0)));
    let of_x1 = "claims of <https://w3id.org/hanke/id/source/X1>, which is no source of the store\n";
    assert!(wrong(folder.path())[0].contains(of_x1), "{:?}", wrong(folder.path()));
    fs::write(folder.path().join("manifest.toml"), &before).unwrap();
    edit(folder.path(), |manifest| {
        manifest["source"][0].as_table_mut().unwrap().insert("statements".to_owned(), 1.into());
    });
    assert!(wrong(folder.path())[0].contains("claims of the source \"X1\", where the manifest says 1\n"));
    fs::write(folder.path().join("manifest.toml"), &before).unwrap();
    store.withdraw(&["X1"], |_| {}).unwrap();
    let now = index(folder.path()).file_name().unwrap().to_str().unwrap().to_owned();
    fs::write(folder.path().join("manifest.toml"), before).unwrap();
    edit(folder.path(), |manifest| drop(manifest.insert("index".to_owned(), now.into())));
    assert!(wrong(folder.path())[0].contains(".gz: it is missing\n  help: ingest the source \"X1\" again"));
}

#[test]
fn a_statement_that_no_source_claims_is_found() {
    let (folder, store) = store();
    let graph = store.builder().unwrap().build().unwrap();
    let iri = |name: &str| NamedNode::new(format!("https://w3id.org/hanke/id/project/{name}")).unwrap();
    let code = NamedNode::new("https://w3id.org/hanke/ns#code").unwrap();
    let added = Quad::new(iri("X9"), code, Literal::from("X9"), GraphName::DefaultGraph);
    graph.store().unwrap().insert(&added).unwrap();
    let other = tempfile::tempdir().unwrap();
    graph.freeze(other.path()).unwrap();
    let index = index(other.path());
    let name = index.file_name().unwrap().to_str().unwrap().to_owned();
    fs::copy(&index, folder.path().join(&name)).unwrap();
    edit(folder.path(), |manifest| drop(manifest.insert("index".to_owned(), name.clone().into())));
    let first = "<https://w3id.org/hanke/id/project/X9> hanke:code";
    let expected = format!("{name}: it shows 1 statement that no source claims, the first of them {first}\n");
    assert!(wrong(folder.path())[0].starts_with(&expected), "{:?}", wrong(folder.path()));
    let error = Store::at(other.path()).verify().unwrap_err().to_string();
    assert!(error.contains("is no store: it holds a graph without the sources"), "{error}");
}

/// Ingests the shipped data by a shell, in which more may be said before.
fn ingest(store: &Path, before: &str) -> Output {
    let run = format!("{before} exec \"$0\" ingest data --store \"$1\"");
    let mut command = Command::new("sh");
    command.args(["-c", &run, env!("CARGO_BIN_EXE_hanke")]).arg(store).current_dir(project()).output().unwrap()
}

/// One message, and exit code 2.
fn message(output: &Output) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!((output.status.code(), said.matches("hanke: ").count()), (Some(2), 1), "{said}");
    said
}

#[cfg(unix)]
fn signal(name: &str, process: u32) {
    assert!(Command::new("kill").args([name, &process.to_string()]).status().unwrap().success());
}

#[cfg(unix)]
#[test]
fn the_second_of_two_runs_with_different_temporary_folders_is_told_of_the_first() {
    let (folder, _) = store();
    let temporary = [tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap()];
    let mut first = Command::new(env!("CARGO_BIN_EXE_hanke"));
    let first = first.args(["ingest", "data", "--store"]).arg(folder.path()).current_dir(project());
    let first = first.env("TMPDIR", temporary[0].path()).stdout(Stdio::null()).stderr(Stdio::null());
    let (mut first, start) = (first.spawn().unwrap(), Instant::now());
    let lock = folder.path().join("lock");
    while fs::read(&lock).unwrap().is_empty() {
        assert!(start.elapsed() < Duration::from_secs(30), "the lock was not taken");
        thread::sleep(Duration::from_millis(1));
    }
    signal("-STOP", first.id());
    let second = ingest(folder.path(), &format!("TMPDIR={}; export TMPDIR;", temporary[1].path().display()));
    signal("-CONT", first.id());
    let said = message(&second);
    let expected = format!("another run is writing the store {}: process {}", folder.path().display(), first.id());
    assert!(said.contains(&expected) && said.contains("help: wait until it is done"), "{said}");
    assert!(first.wait().unwrap().success());
    assert_eq!(wrong(folder.path()), [""; 0]);
    assert_eq!(Store::at(folder.path()).sources().unwrap().len(), sources(folder.path()).len());
}

#[test]
fn a_store_that_cannot_be_made_is_one_message() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "x").unwrap();
    let said = message(&ingest(&file.join("store"), ""));
    assert!(said.contains("file/store") && said.contains("help: "), "{said}");
    assert_eq!(files(folder.path()).into_iter().collect::<Vec<_>>(), ["file"]);
}

#[cfg(unix)]
#[test]
fn a_store_that_may_not_be_written_stays_and_is_one_message() {
    use std::os::unix::fs::PermissionsExt as _;
    let (folder, _) = store();
    let (before, sources) = (files(folder.path()), folder.path().join("sources"));
    let permit = |mode| {
        for path in [&sources, folder.path()] {
            fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        }
    };
    permit(0o555);
    if fs::write(folder.path().join("probe"), "x").is_ok() {
        permit(0o755);
        return skipped("a store that may not be written: this user may write everything");
    }
    let said = message(&ingest(folder.path(), ""));
    permit(0o755);
    assert!(said.contains(&folder.path().display().to_string()) && said.contains("help: "), "{said}");
    assert_eq!((files(folder.path()), wrong(folder.path())), (before, vec![]));
}

/// A file may grow to so many blocks and no further, as on a full disk.
#[cfg(target_os = "linux")]
#[test]
fn a_run_that_finds_the_disk_full_leaves_the_store_as_it_was() {
    let (folder, _) = store();
    let (before, manifest) = (files(folder.path()), fs::read(folder.path().join("manifest.toml")).unwrap());
    for blocks in [2, 64] {
        let said = message(&ingest(folder.path(), &format!("trap '' XFSZ; ulimit -f {blocks};")));
        assert!(said.contains("File too large") && said.contains("help: "), "{said}");
        assert_eq!(files(folder.path()), before, "after {blocks} blocks");
        assert_eq!(fs::read(folder.path().join("manifest.toml")).unwrap(), manifest);
        assert_eq!(wrong(folder.path()), [""; 0]);
    }
}

/// A folder of somebody's own, with what stands in it.
fn own(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

#[test]
fn a_folder_of_somebodys_own_becomes_no_store_and_keeps_its_files() {
    for files in [
        &[("sources/card.toml", "a record file"), ("sources/notes.txt", "notes")][..],
        &[("lock", "a key")],
        &[("graph-of-friends.index", "a book")],
        &[("manifest.toml", "name = \"another program\"")],
        &[("manifest.toml", "name = \"another program\""), ("lock", "a key")],
    ] {
        let folder = own(files);
        let refused = Store::at(folder.path()).ingest(Incoming::new().unwrap().records(record("X1")), |_| {});
        assert!(refused.is_err(), "{files:?}");
        let frozen = hanke::KnowledgeGraph::empty().unwrap().freeze(folder.path());
        assert_eq!(frozen.is_err(), files[0].0 == "manifest.toml", "{files:?}");
        for (name, text) in files {
            assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), *text);
        }
    }
}

#[test]
fn what_somebody_puts_into_a_store_stays() {
    let (folder, store) = store();
    let own = ["notes.txt", "sources/notes.txt", "graph-of-friends.index"].map(|name| folder.path().join(name));
    for path in &own {
        fs::write(path, "mine").unwrap();
    }
    come(&store, "X9");
    store.withdraw(&["X9"], |_| {}).unwrap();
    for path in &own {
        assert_eq!(fs::read_to_string(path).unwrap(), "mine");
    }
}

#[test]
fn a_graph_does_not_take_the_place_of_a_store_with_sources() {
    let (folder, store) = store();
    let before = store.sources().unwrap();
    let refused = hanke::KnowledgeGraph::empty().unwrap().freeze(folder.path()).unwrap_err();
    assert!(refused.to_string().contains("keeps the sources of its graph too"), "{refused}");
    assert_eq!(store.sources().unwrap(), before);
}
