//! Sources whose original is not among the files: gone, or changed since it was read.

mod candidates;
mod moved;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use crate::Result;
use crate::record::{Locator, Place, Record, Source};
use crate::source::Records;

use super::Evidence;
use super::proof::entity;
use super::stated::{Stated, Statement};

/// What became of the original of a source.
#[derive(Debug, Clone)]
pub struct SourceReport {
    /// The source.
    pub source: Arc<Source>,
    /// What became of its original.
    pub state: State,
}

/// What became of an original.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum State {
    /// A file with the digest of the source is there.
    Found {
        /// The file.
        path: PathBuf,
    },
    /// The source has no digest, so that its original cannot be found.
    NoDigest,
    /// No file has the digest, and none is plainly a new version.
    Missing,
    /// No file has the digest, but one is plainly a new version: at least half of the source's values stand in it.
    Changed {
        /// The file.
        path: PathBuf,
        /// How many of the source's different values stand in it, and how many there are.
        standing: (usize, usize),
        /// Every statement of the source, in the order of the records.
        at_risk: Vec<AtRisk>,
    },
}

/// A statement whose source has changed.
#[derive(Debug, Clone)]
pub struct AtRisk {
    /// Where the record stands.
    pub place: Place,
    /// The entity that it speaks of, by its id or name.
    pub entity: String,
    /// The passage that it cites.
    pub passage: Locator,
    /// Where that passage is now.
    pub moved: Moved,
}

/// Where a passage is in the new version of its source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// All its values stand together there.
    To(Locator),
    /// It prints no values, but the passages around it that do have moved by as much.
    Likely(Locator),
    /// Nowhere do all its values stand together.
    Nowhere,
}

/// A source without its original, and what it says.
struct Lost {
    source: Arc<Source>,
    statements: Vec<(Place, String, Locator)>,
    /// The values of each statement, beside the place where they should stand.
    values: Vec<(Locator, Stated)>,
}

pub(super) fn sources(evidence: &Evidence<'_>, records: &dyn Records) -> Result<Vec<SourceReport>> {
    let mut sources: Vec<Arc<Source>> = Vec::new();
    let mut lost: Vec<Lost> = Vec::new();
    for record in records.records() {
        let record = record?;
        let source = &record.passage.source;
        if !sources.last().is_some_and(|last| Arc::ptr_eq(last, source)) {
            sources.push(Arc::clone(source));
            lost.extend(is_lost(evidence, source).then(|| Lost::new(source)));
        }
        if let Some(lost) = lost.last_mut().filter(|lost| Arc::ptr_eq(&lost.source, source)) {
            lost.add(&record);
        }
    }
    let digests: BTreeSet<_> = sources.iter().filter_map(|source| source.sha256.clone()).collect();
    let versions = candidates::versions(evidence, &lost, &digests);
    Ok(sources.into_iter().map(|source| report(evidence, source, &lost, &versions)).collect())
}

fn is_lost(evidence: &Evidence<'_>, source: &Source) -> bool {
    source.sha256.as_deref().is_some_and(|digest| evidence.originals.path(digest).is_none())
}

impl Lost {
    fn new(source: &Arc<Source>) -> Self {
        Self { source: Arc::clone(source), statements: Vec::new(), values: Vec::new() }
    }

    fn add(&mut self, record: &Record) {
        let Record { passage, fact, place, inferred } = record;
        self.statements.push((place.clone(), entity(fact), passage.locator));
        let printed = Statement::of(fact, &passage.source).printed.into_iter();
        let printed = printed.filter(|stated| !inferred.iter().any(|name| name == stated.field));
        self.values.extend(printed.map(|stated| (passage.locator, stated)));
    }
}

fn report(
    evidence: &Evidence<'_>,
    source: Arc<Source>,
    lost: &[Lost],
    versions: &[candidates::Version],
) -> SourceReport {
    let found = source.sha256.as_deref().map(|digest| evidence.originals.path(digest));
    let state = match found {
        None => State::NoDigest,
        Some(Some(path)) => State::Found { path: path.to_owned() },
        Some(None) => versions
            .iter()
            .find_map(|version| {
                let lost = lost.get(version.lost).filter(|lost| Arc::ptr_eq(&lost.source, &source))?;
                Some(changed(evidence, lost, version))
            })
            .unwrap_or(State::Missing),
    };
    SourceReport { source, state }
}

fn changed(evidence: &Evidence<'_>, lost: &Lost, version: &candidates::Version) -> State {
    let moved = moved::Moves::of(lost, &version.original, &evidence.areas);
    let at_risk = lost.statements.iter().map(|(place, entity, passage)| AtRisk {
        place: place.clone(),
        entity: entity.clone(),
        passage: *passage,
        moved: moved.of_passage(*passage),
    });
    State::Changed { path: version.path.clone(), standing: version.standing, at_risk: at_risk.collect() }
}
