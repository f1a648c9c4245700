//! A graph that is kept: a folder with an index, and a manifest that says what it is.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::sync::Arc;

use oxigraph::model::Quad;
use oxigraph::store::Store as EmbedderStore;
use rustc_hash::FxHashSet;
use tempfile::NamedTempFile;

use crate::digest::{hexadecimal, is_digest};
use crate::error::{Error, KeepError, Problem, WriteError};
use crate::store::{Gathered, Store};
use crate::text::privacy::personal::in_term;
use crate::vocab::{Prefixes, compact};
use crate::{KnowledgeGraph, Result};

use super::manifest::{MANIFEST, Manifest};
use super::withheld::LookedAt;

/// How many quads are handed to a store at once.
const BATCH: usize = 20_000;

impl KnowledgeGraph {
    /// Writes the graph into a folder, to be [opened](Self::open) in no time. The folder is made if there is none; a graph
    /// that was frozen into it is replaced when the new one is complete, and whoever reads the old one reads on. What a program has put
    /// into the store and may lead to a person is left out.
    ///
    /// ```
    /// # use hanke::KnowledgeGraph;
    /// # let folder = tempfile::tempdir().unwrap();
    /// let graph = KnowledgeGraph::shipped()?;
    /// graph.freeze(folder.path())?;
    /// assert_eq!(KnowledgeGraph::open(folder.path())?.counts(), graph.counts());
    /// # Ok::<_, hanke::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`KeepError::Person`] if a statement that a program has put into the store leads to a person,
    /// [`KeepError::KeepsSources`] if the folder keeps sources too,
    /// [`KeepError::Format`] and [`KeepError::Damaged`] if it has a manifest that this version has not written,
    /// [`WriteError::File`] if the folder cannot be written,
    /// [`Error::Storage`] if the store fails.
    pub fn freeze(&self, folder: &Path) -> Result<()> {
        may_be_replaced(folder)?;
        let (mut gathered, mut seen) = (Gathered::default(), FxHashSet::default());
        for quad in self.store.quads(None, None, None, None) {
            let quad = quad?;
            if seen.insert(gathered.terms.number(quad.object.as_ref())?) {
                self.refuse_person(&quad)?;
            }
            if !self.may_name(&quad) {
                gathered.push(quad.as_ref())?;
            }
        }
        keep(folder, gathered, self.manifest())
    }

    /// What the graph says of itself when it is kept.
    fn manifest(&self) -> Manifest {
        Manifest::new(self.base(), self.counts, &self.withheld, self.harmless.words())
    }

    fn refuse_person(&self, quad: &Quad) -> Result<()> {
        if self.looked_at.is_whole() {
            return Ok(());
        }
        match in_term(&quad.object) {
            Some(personal) => Err(Error::Keep(KeepError::Person {
                entity: quad.subject.to_string(),
                property: compact(quad.predicate.as_str()),
                problem: Box::new(Problem::Person(personal)),
            })),
            None => Ok(()),
        }
    }

    /// Opens a graph that was [frozen](Self::freeze). Of it only that is read which is asked for; many threads may ask. It
    /// stays as it was when it was opened, whatever becomes of the folder.
    ///
    /// # Errors
    /// [`KeepError::NotAStore`] if the folder holds no graph,
    /// [`KeepError::Format`] if another version wrote it,
    /// [`KeepError::Damaged`] if it is not what was written,
    /// [`KeepError::File`] if it cannot be read.
    pub fn open(folder: &Path) -> Result<Self> {
        let opened =
            Manifest::read(folder).and_then(|manifest| Ok((Store::open(&folder.join(&manifest.index))?, manifest)));
        match opened {
            Ok((store, manifest)) => Ok(Self::kept(store, &manifest)),
            // Another may have been put into its place just now.
            Err(Error::Keep(KeepError::File { .. })) => {
                let manifest = Manifest::read(folder)?;
                Ok(Self::kept(Store::open(&folder.join(&manifest.index))?, &manifest))
            }
            Err(error) => Err(error),
        }
    }

    fn kept(store: Store, manifest: &Manifest) -> Self {
        Self {
            prefixes: Arc::new(Prefixes::new(&manifest.base)),
            withheld: manifest.withheld(),
            harmless: manifest.harmless.iter().collect(),
            looked_at: LookedAt::all(),
            ..Self::of(store, manifest.counts, &manifest.base)
        }
    }

    /// Fills a store that a program has opened, whatever keeps it.
    ///
    /// # Errors
    /// [`Error::Storage`] if either store fails, [`KeepError::Damaged`] if what is read is not what was written.
    pub fn load_into(&self, store: &EmbedderStore) -> Result<()> {
        let (mut bulk, mut batch) = (store.bulk_loader(), Vec::with_capacity(BATCH));
        for quad in self.store.quads(None, None, None, None) {
            batch.push(quad?);
            if batch.len() == BATCH {
                bulk.load_quads(batch.drain(..))?;
            }
        }
        bulk.load_quads(batch)?;
        Ok(bulk.commit()?)
    }
}

/// Refuses a folder with a manifest of somebody else, or with sources, which a graph alone must not take the place of.
fn may_be_replaced(folder: &Path) -> Result<()> {
    match Manifest::read(folder) {
        Ok(manifest) if manifest.sources.is_empty() => Ok(()),
        Ok(_) => Err(KeepError::KeepsSources { path: folder.to_owned() }.into()),
        Err(Error::Keep(KeepError::NotAStore { .. })) => Ok(()),
        Err(error) => Err(error),
    }
}

/// Writes a graph into a folder, and takes away what it replaces.
///
/// # Errors
/// [`WriteError::File`] if the folder cannot be written.
pub(crate) fn keep(folder: &Path, gathered: Gathered, mut manifest: Manifest) -> Result<()> {
    let failed = |source| Error::Write(WriteError::File { path: folder.to_owned(), source });
    fs::create_dir_all(folder).map_err(failed)?;
    let mut index = temporary().prefix(".graph-").tempfile_in(folder).map_err(|error| failed(error.kind().into()))?;
    let digest =
        gathered.write(BufWriter::with_capacity(1 << 20, index.as_file_mut())).map_err(|error| match error {
            Error::Output(source) => failed(source),
            other => other,
        })?;
    manifest.index = index_name(&hexadecimal(&digest));
    put(index, &folder.join(&manifest.index)).map_err(failed)?;
    let mut said = temporary().prefix(".manifest-").tempfile_in(folder).map_err(|error| failed(error.kind().into()))?;
    said.write_all(manifest.to_text()?.as_bytes()).map_err(failed)?;
    put(said, &folder.join(MANIFEST)).map_err(failed)?;
    clear(folder, &manifest.index).map_err(failed)
}

/// Puts a file into its place; after that it is there whatever happens to the machine.
pub(crate) fn put(file: NamedTempFile, place: &Path) -> io::Result<()> {
    file.as_file().sync_all()?;
    file.persist(place).map_err(|error| error.error)?;
    sync_folder(place.parent().unwrap_or(place))
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The file of an index, by its digest.
fn index_name(digest: &str) -> String {
    format!("graph-{digest}.index")
}

/// The digest in the name of an index; nothing if it is the name of something else.
pub(crate) fn digest_of(name: &str) -> Option<&str> {
    name.strip_prefix("graph-")?.strip_suffix(".index").filter(|digest| is_digest(digest))
}

/// Takes away indexes other than this one. Where a reader holds one open and the system does not let go of it, it stays.
fn clear(folder: &Path, kept: &str) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if digest_of(&name).is_some() && name != kept {
            let _ = fs::remove_file(entry.path());
        }
    }
    Ok(())
}

/// Temporary files are for their owner alone; a graph is for those whom the system's mask lets.
#[cfg(unix)]
pub(crate) fn temporary() -> tempfile::Builder<'static, 'static> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut builder = tempfile::Builder::new();
    builder.permissions(fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
pub(crate) fn temporary() -> tempfile::Builder<'static, 'static> {
    tempfile::Builder::new()
}
