//! The folder of a store, while it is written.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, BufWriter};
use std::path::Path;

use crate::Result;
use crate::error::{Error, IngestError, WriteError};
use crate::folder::contents;
use crate::graph::{MANIFEST, Manifest, digest_of, put, temporary};

use super::entry::{Entries, SOURCES, file_name, is_canonical};
use super::lock::{self, LOCK, Lock};

/// A store that this run alone writes.
pub(super) struct Writing<'s> {
    pub folder: &'s Path,
    /// What the store says of itself; nothing if it is new.
    pub manifest: Option<Manifest>,
    _lock: Lock,
}

impl<'s> Writing<'s> {
    /// Begins to write a store. What a run that was killed has left is cleared.
    pub(super) fn begin(folder: &'s Path) -> Result<Self> {
        let failed = |source| Error::Write(WriteError::File { path: folder.to_owned(), source });
        admit(folder)?;
        fs::create_dir_all(folder.join(SOURCES)).map_err(failed)?;
        let lock = Lock::take(folder)?;
        let manifest = folder.join(MANIFEST).exists().then(|| Manifest::read(folder)).transpose()?;
        manifest.iter().try_for_each(|manifest| with_sources(folder, manifest))?;
        let writing = Self { folder, manifest, _lock: lock };
        writing.clear()?;
        Ok(writing)
    }

    /// The sources that are there.
    pub(super) fn entries(&self) -> Result<Entries> {
        self.manifest.as_ref().map_or(Ok(Entries::default()), |manifest| Entries::of(self.folder, manifest))
    }

    /// Keeps the canonical form of a source; tells its digest.
    pub(super) fn keep(&self, write: impl FnOnce(&mut dyn io::Write) -> Result<()>) -> Result<String> {
        let folder = self.folder.join(SOURCES);
        let failed = |source: io::Error| Error::Write(WriteError::File { path: folder.clone(), source });
        let file = temporary().prefix(".source-").tempfile_in(&folder).map_err(|error| failed(error.kind().into()))?;
        let mut out = BufWriter::new(file);
        write(&mut out).map_err(|error| match error {
            Error::Output(source) => failed(source),
            other => other,
        })?;
        let file = out.into_inner().map_err(|error| failed(error.into_error()))?;
        let digest = crate::digest::of_file(file.path()).map_err(failed)?;
        put(file, &folder.join(file_name(&digest))).map_err(failed)?;
        Ok(digest)
    }

    /// Takes away the files that none of these sources has, and what is unfinished. What cannot be taken away stays until the
    /// next run.
    pub(super) fn clear_sources(&self, kept: &Entries) {
        let kept: BTreeSet<_> = kept.by_id.values().map(|entry| file_name(&entry.digest)).collect();
        remove(&self.folder.join(SOURCES), |name| (is_canonical(name) || is_draft(name)) && !kept.contains(name));
    }

    /// Takes away what a run that was killed has left.
    fn clear(&self) -> Result<()> {
        let index = self.manifest.as_ref().map(|manifest| manifest.index.as_str());
        remove(self.folder, |name| is_draft(name) || (digest_of(name).is_some() && Some(name) != index));
        self.clear_sources(&self.entries()?);
        Ok(())
    }
}

/// Refuses a graph that was kept without the sources that it was made of.
pub(super) fn with_sources(folder: &Path, manifest: &Manifest) -> Result<()> {
    if manifest.sources.is_empty() && manifest.counts.sources > 0 {
        let found = "a graph without the sources that it was made of".to_owned();
        return Err(IngestError::NotAStore { path: folder.to_owned(), found }.into());
    }
    Ok(())
}

fn remove(folder: &Path, is_left: impl Fn(&str) -> bool) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    for entry in entries.filter(|entry| is_left(&entry.file_name().to_string_lossy())) {
        let _ = fs::remove_file(entry.path());
    }
}

/// Only a store, an empty folder, or nothing may become a store. What a first run left behind that was killed is ours.
fn admit(folder: &Path) -> Result<()> {
    if folder.join(MANIFEST).exists() {
        return Manifest::read(folder).map(drop);
    }
    if !folder.exists() {
        return Ok(());
    }
    let unreadable = |source| Error::Ingest(IngestError::File { path: folder.to_owned(), source });
    if all(folder, |name| name == SOURCES || is_ours(folder, name)).map_err(unreadable)?
        && all(&folder.join(SOURCES), |name| is_canonical(name) || is_draft(name)).map_err(unreadable)?
    {
        return Ok(());
    }
    Err(IngestError::NotAStore { path: folder.to_owned(), found: contents(folder)? }.into())
}

fn is_ours(folder: &Path, name: &str) -> bool {
    is_draft(name) || digest_of(name).is_some() || (name == LOCK && lock::is_one(&folder.join(LOCK)))
}

/// Whether a file was begun and not finished by a run.
fn is_draft(name: &str) -> bool {
    [".graph-", ".manifest-", ".source-"].iter().any(|start| name.starts_with(start))
}

/// Whether this holds for the name of all that a folder has; also if there is no folder.
fn all(folder: &Path, is_so: impl Fn(&str) -> bool) -> io::Result<bool> {
    if !folder.exists() {
        return Ok(true);
    }
    for entry in fs::read_dir(folder)? {
        if !is_so(&entry?.file_name().to_string_lossy()) {
            return Ok(false);
        }
    }
    Ok(true)
}
