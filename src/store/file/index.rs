//! An index that is open.

use std::path::Path;
use std::sync::Arc;

use oxigraph::model::{
    GraphName, GraphNameRef, NamedNodeRef, NamedOrBlankNode, NamedOrBlankNodeRef, Quad, Term, TermRef,
};

use crate::Result;
use crate::error::KeepError;
use crate::store::encoding::encode;
use crate::store::gathered::{iri, node};

use super::blocks::Blocks;
use super::dictionary::Dictionary;
use super::format::{Foot, PERMUTATIONS, Section, size};
use super::permutation::{CLAIMS, ORDERS, Permutation, VIEW};
use super::rows::Rows;

/// A graph in a file. Many threads may read it.
#[derive(Debug)]
pub(crate) struct Index {
    pub(super) blocks: Blocks,
    pub(super) dictionary: Dictionary,
    pub(super) permutations: [Permutation; PERMUTATIONS],
}

/// Subject, predicate, object and graph, as far as they are given.
pub(super) type Pattern = [Option<u32>; 4];

impl Index {
    /// Opens a file. Of what stands in it only that has been read which says what is where.
    ///
    /// # Errors
    /// [`KeepError::File`], [`KeepError::Format`], [`KeepError::Damaged`].
    pub(crate) fn open(path: &Path) -> Result<Self> {
        Self::new(Blocks::open(path)?)
    }

    fn new((blocks, foot): (Blocks, Foot)) -> Result<Self> {
        if let Some(section) = misfit(&foot) {
            return Err(blocks.damaged(&format!("{section:?} is of another length")).into());
        }
        let count = u32::try_from(foot.terms).map_err(|_| KeepError::TooManyTerms)?;
        let permutations = std::array::from_fn(Permutation::new);
        Ok(Self { blocks, dictionary: Dictionary { count }, permutations })
    }

    /// What is wrong with the index, if something was found to be.
    pub(crate) fn damage(&self) -> Option<KeepError> {
        self.blocks.damage()
    }

    pub(super) fn find(&self, term: TermRef<'_>) -> Result<Option<u32>, KeepError> {
        let mut bytes = Vec::new();
        encode(term, &mut bytes);
        self.dictionary.find(&self.blocks, &bytes)
    }

    pub(super) fn term(&self, number: u32) -> Result<Term, KeepError> {
        self.dictionary.term(&self.blocks, number)
    }

    /// The statements of the view that fit a pattern.
    pub(super) fn view(self: &Arc<Self>, pattern: Pattern) -> Rows {
        self.rows(&self.permutations[VIEW], pattern)
    }

    /// The claims that fit a pattern.
    pub(super) fn claims(self: &Arc<Self>, pattern: Pattern) -> Rows {
        self.rows(&self.permutations[CLAIMS], pattern)
    }

    /// Rows of the order that has the fewest which have to be looked at.
    fn rows(self: &Arc<Self>, permutations: &[Permutation], pattern: Pattern) -> Rows {
        let bound = pattern.iter().flatten().count();
        let mut best: Option<(usize, std::ops::Range<usize>)> = None;
        for permutation in permutations {
            let prefix = permutation.prefix(&pattern);
            if prefix.is_empty() && bound > 0 {
                continue;
            }
            let range = match permutation.range(&self.blocks, &prefix) {
                Ok(range) => range,
                Err(error) => return Rows::failed(Arc::clone(self), error),
            };
            if prefix.len() == bound {
                return Rows::new(Arc::clone(self), permutation.number, range, [None; 4]);
            }
            if best.as_ref().is_none_or(|(_, least)| range.len() < least.len()) {
                best = Some((permutation.number, range));
            }
        }
        let (number, range) = best.unwrap_or_default();
        Rows::new(Arc::clone(self), number, range, pattern)
    }

    /// The quads that have these parts; no part, or no graph, means any.
    pub(crate) fn quads(
        self: &Arc<Self>,
        subject: Option<NamedOrBlankNodeRef<'_>>,
        predicate: Option<NamedNodeRef<'_>>,
        object: Option<TermRef<'_>>,
        graph: Option<GraphNameRef<'_>>,
    ) -> impl Iterator<Item = Result<Quad>> + use<> {
        let index = Arc::clone(self);
        let (claims, view) = match self.fitting(subject, predicate, object, graph) {
            Ok((claims, view)) => (claims, view),
            Err(error) => (Some(Rows::failed(Arc::clone(self), error)), None),
        };
        claims.into_iter().flatten().chain(view.into_iter().flatten()).map(move |row| index.quad(row?))
    }

    /// The claims and the statements of the view that fit a pattern.
    fn fitting(
        self: &Arc<Self>,
        subject: Option<NamedOrBlankNodeRef<'_>>,
        predicate: Option<NamedNodeRef<'_>>,
        object: Option<TermRef<'_>>,
        graph: Option<GraphNameRef<'_>>,
    ) -> Result<(Option<Rows>, Option<Rows>), KeepError> {
        let (in_view, in_claims, graph) = match graph {
            None => (true, true, None),
            Some(GraphNameRef::DefaultGraph) => (true, false, None),
            Some(GraphNameRef::NamedNode(graph)) => (false, true, Some(graph.into())),
            Some(GraphNameRef::BlankNode(graph)) => (false, true, Some(graph.into())),
        };
        let parts = [subject.map(TermRef::from), predicate.map(TermRef::from), object, graph];
        let mut pattern = [None; 4];
        for (number, term) in pattern.iter_mut().zip(parts) {
            let Some(term) = term else { continue };
            *number = self.find(term)?;
            if number.is_none() {
                return Ok((None, None));
            }
        }
        Ok((in_claims.then(|| self.claims(pattern)), in_view.then(|| self.view(pattern))))
    }

    pub(super) fn quad(&self, [subject, predicate, object, graph]: [Option<u32>; 4]) -> Result<Quad> {
        let term = |number: Option<u32>| Ok(self.term(number.unwrap_or(u32::MAX))?);
        let graph = graph.map(|graph| term(Some(graph)).and_then(node)).transpose()?;
        Ok(Quad::new(
            term(subject).and_then(node)?,
            term(predicate).and_then(iri)?,
            term(object)?,
            graph.map_or(GraphName::DefaultGraph, GraphName::from),
        ))
    }

    /// The names of the graphs other than the default graph.
    pub(crate) fn graphs(self: &Arc<Self>) -> impl Iterator<Item = Result<NamedOrBlankNode>> + use<> {
        let index = Arc::clone(self);
        self.graph_numbers().map(move |graph| node(index.term(graph?)?))
    }

    pub(super) fn graph_numbers(self: &Arc<Self>) -> impl Iterator<Item = Result<u32, KeepError>> + use<> {
        let rows = Rows::new(Arc::clone(self), CLAIMS.end - 1, 0..self.claims_len(), [None; 4]);
        let mut last = None;
        rows.filter_map(move |row| match row {
            Err(error) => Some(Err(error)),
            Ok([.., graph]) if graph == last => None,
            Ok([.., graph]) => {
                last = graph;
                graph.map(Ok)
            }
        })
    }

    pub(super) fn claims_len(&self) -> usize {
        usize::try_from(self.blocks.length(Section::Rows(CLAIMS.start)) / 16).unwrap_or(usize::MAX)
    }
}

/// A section that is not as long as the counts say.
fn misfit(foot: &Foot) -> Option<Section> {
    let rows = (0..PERMUTATIONS).map(|number| {
        let count = if VIEW.contains(&number) { foot.view } else { foot.claims };
        (Section::Rows(number), count.saturating_mul(size(4 * ORDERS[number].len())))
    });
    rows.into_iter().find(|(section, length)| foot.lengths[section.position()] != *length).map(|(section, _)| section)
}
