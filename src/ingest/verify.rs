//! Whether a store is what was written.

use std::collections::{BTreeMap, HashSet};
use std::io;
use std::path::Path;

use oxigraph::model::{GraphName, Term};

use crate::Result;
use crate::digest;
use crate::error::{Error, KeepError};
use crate::graph::{Manifest, digest_of, source_of};
use crate::mapping::{Mapper, Names};
use crate::ontology::Ontology;
use crate::store::Index;
use crate::vocab::{compact, owl};

use super::damage::Damage;
use super::entry::{Entries, Entry};
use super::folder::with_sources;

/// What is wrong with a store. What stands in the index is looked at only if all files are whole.
pub(super) fn damages(store: &Path, manifest: &Manifest) -> Result<Vec<Damage>> {
    with_sources(store, manifest)?;
    let entries = Entries::of(store, manifest)?;
    let path = store.join(&manifest.index);
    let mut damages: Vec<_> = entries.by_id.values().filter_map(|entry| of_source(entry, store)).collect();
    damages.extend(of_index(&path, &manifest.index));
    if damages.is_empty() {
        let ontology = entries.settings(store)?.ontology.map_or_else(Ontology::shipped, Ok)?;
        let index = Index::open(&path)?;
        let claims = Claims::of(&index, &ontology)?;
        damages = claims.damages(&path, &entries, &Mapper::new(&ontology, &Names::default(), &manifest.base)?);
        damages.extend(of_view(&index, &path)?);
    }
    Ok(damages)
}

fn of_source(entry: &Entry, store: &Path) -> Option<Damage> {
    let path = entry.path(store);
    let problem = of_file(&path, &entry.digest)?;
    Some(Damage::Source { id: entry.source.id.clone(), path, problem })
}

/// The checksums of the blocks tell where an index is damaged, its digest that nothing else is.
fn of_index(path: &Path, name: &str) -> Option<Damage> {
    let problem = of_blocks(path).or_else(|| of_file(path, digest_of(name).unwrap_or(name)))?;
    Some(Damage::Index { path: path.to_owned(), problem })
}

fn of_blocks(path: &Path) -> Option<String> {
    let verified = Index::open(path).and_then(|index| Ok(index.verify()?));
    verified.err().map(|error| match error {
        Error::Keep(KeepError::File { source, .. }) => unreadable(&source),
        Error::Keep(KeepError::Damaged { problem, .. }) => format!("it is damaged: {problem}"),
        Error::Keep(KeepError::Format { found, wanted, .. }) => {
            format!("it has the format {found}; this version reads format {wanted}")
        }
        other => other.to_string(),
    })
}

fn of_file(path: &Path, written: &str) -> Option<String> {
    match digest::of_file(path) {
        Ok(found) => (found != written).then(|| format!("it is not what was written: its digest is {found}")),
        Err(error) => Some(unreadable(&error)),
    }
}

fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "it is missing".to_owned(),
        _ => format!("it cannot be read: {error}"),
    }
}

/// How many claims each source has in an index, by its IRI. Concepts are claimed by their schemes.
struct Claims(BTreeMap<String, usize>);

impl Claims {
    fn of(index: &Index, ontology: &Ontology) -> Result<Self> {
        let schemes: HashSet<_> = ontology.quads().map(|quad| &quad.graph_name).collect();
        let mut claims = BTreeMap::new();
        for graph in index.claims_by_graph() {
            let (graph, count) = graph?;
            let iri = match graph {
                Term::NamedNode(graph) if schemes.contains(&GraphName::NamedNode(graph.clone())) => continue,
                Term::NamedNode(passage) => source_of(passage.as_str()).to_owned(),
                other => other.to_string(),
            };
            *claims.entry(iri).or_default() += count;
        }
        Ok(Self(claims))
    }

    /// What does not fit the sources that are there.
    fn damages(mut self, path: &Path, entries: &Entries, mapper: &Mapper<'_>) -> Vec<Damage> {
        let mut damages = Vec::new();
        for source in entries.records().map(|entry| &entry.source) {
            let count = self.0.remove(mapper.source_iri(&source.id).as_str()).unwrap_or_default();
            if count != source.statements {
                let (id, expected) = (source.id.clone(), source.statements);
                damages.push(Damage::Count { path: path.to_owned(), id, count, expected });
            }
        }
        let of_nobody = |(source_iri, count)| Damage::NoSource { path: path.to_owned(), source_iri, count };
        damages.extend(self.0.into_iter().map(of_nobody));
        damages
    }
}

/// What the view shows is claimed, or says of two names that they are those of one.
fn of_view(index: &Index, path: &Path) -> Result<Option<Damage>> {
    let (mut first, mut count) = (None, 0);
    for quad in index.unclaimed() {
        let quad = quad?;
        if quad.predicate != owl::SAME_AS {
            first.get_or_insert_with(|| format!("{} {}", quad.subject, compact(quad.predicate.as_str())));
            count += 1;
        }
    }
    Ok(first.map(|first| Damage::Unclaimed { path: path.to_owned(), first, count }))
}
