//! What was built before from the same inputs is not built again: it is kept in the user's cache folder, which may be
//! emptied at any time. Whatever goes wrong here costs only time.

use std::env;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use hanke::KnowledgeGraph;
use sha2::{Digest as _, Sha256};

/// How many bytes are kept; then what was not asked for longest goes.
const MOST: u64 = 2_000_000_000;

/// What a run that was killed has left behind is taken away after so long.
const LEFT: Duration = Duration::from_secs(3600);

/// The place of a graph, by all that it is built from.
pub(super) struct Cache {
    folder: PathBuf,
    key: String,
}

impl Cache {
    /// The place of what is built from these files and folders; none where the inputs or a cache folder cannot be read.
    pub(super) fn of(said: &str, inputs: &[&Path]) -> Option<Self> {
        let mut digest = Sha256::new();
        digest.update(program().ok()?);
        digest.update(said);
        inputs.iter().try_for_each(|input| add(&mut digest, input)).ok()?;
        let key = digest.finalize().iter().fold(String::new(), |key, byte| key + &format!("{byte:02x}"));
        Some(Self { folder: folder()?.join("graphs"), key })
    }

    /// What was built before.
    pub(super) fn find(&self) -> Option<KnowledgeGraph> {
        let place = self.place();
        let graph = KnowledgeGraph::open(&place).ok()?;
        let _ = fs::File::open(place).and_then(|folder| folder.set_modified(SystemTime::now()));
        Some(graph)
    }

    /// Keeps what was built, and gives it as it is kept. Two that keep the same at once keep it once.
    pub(super) fn keep(&self, graph: &KnowledgeGraph) -> Option<KnowledgeGraph> {
        let _ = self.try_to_keep(graph);
        self.find()
    }

    fn try_to_keep(&self, graph: &KnowledgeGraph) -> io::Result<()> {
        fs::create_dir_all(&self.folder)?;
        let draft = tempfile::Builder::new().prefix(".draft-").tempdir_in(&self.folder)?;
        graph.freeze(draft.path()).map_err(io::Error::other)?;
        let _ = fs::remove_dir_all(self.place());
        fs::rename(draft.path(), self.place())?;
        self.clear()
    }

    fn place(&self) -> PathBuf {
        self.folder.join(&self.key)
    }

    /// Drops what was asked for longest ago, until there is room.
    fn clear(&self) -> io::Result<()> {
        let mut kept = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let path = entry?.path();
            let time = path.metadata()?.modified()?;
            let is_draft = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
            match is_draft {
                true if time.elapsed().is_ok_and(|age| age > LEFT) => fs::remove_dir_all(&path)?,
                true => {}
                false => kept.push((time, size(&path)?, path)),
            }
        }
        kept.sort();
        let mut left: u64 = kept.iter().map(|(_, size, _)| size).sum();
        for (_, size, path) in kept.into_iter().filter(|(_, _, path)| *path != self.place()) {
            if left > MOST {
                fs::remove_dir_all(path)?;
                left -= size;
            }
        }
        Ok(())
    }
}

/// How many bytes the files of a folder have.
fn size(folder: &Path) -> io::Result<u64> {
    fs::read_dir(folder)?.map(|entry| entry?.metadata().map(|file| file.len())).sum()
}

/// The folder of this program among what may be thrown away.
fn folder() -> Option<PathBuf> {
    let given = |name| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let usual = if cfg!(windows) {
        given("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        given("HOME").map(|home| home.join("Library/Caches"))
    } else {
        given("HOME").map(|home| home.join(".cache"))
    };
    given("XDG_CACHE_HOME").or(usual).map(|cache| cache.join("hanke"))
}

/// What tells this program from others, also from one of the same version that was built later.
fn program() -> io::Result<String> {
    let file = env::current_exe()?.metadata()?;
    Ok(format!("{} {} {}", env!("CARGO_PKG_VERSION"), file.len(), age(&file)?))
}

fn age(file: &Metadata) -> io::Result<u128> {
    Ok(file.modified()?.duration_since(SystemTime::UNIX_EPOCH).map_err(io::Error::other)?.as_nanos())
}

/// A file, or all that a folder holds, with the name by which each is known.
fn add(digest: &mut Sha256, path: &Path) -> io::Result<()> {
    let metadata = path.metadata()?;
    field(digest, path.as_os_str().as_encoded_bytes());
    if metadata.is_dir() {
        let mut inside = fs::read_dir(path)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        inside.sort();
        return inside.iter().try_for_each(|path| add(digest, path));
    }
    if !metadata.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    field(digest, &Sha256::digest(fs::read(path)?));
    Ok(())
}

/// With its length, so that two that follow each other are not another two.
fn field(digest: &mut Sha256, bytes: &[u8]) {
    digest.update(bytes.len().to_le_bytes());
    digest.update(bytes);
}
