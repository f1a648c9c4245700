//! All that stands in an index, looked at block by block. None is kept, so that it needs no more memory than a block has.

use oxigraph::model::{Quad, Term};

use crate::Result;
use crate::error::KeepError;

use super::format::{Section, blocks, short};
use super::index::Index;
use super::permutation::{CLAIMS, VIEW};

impl Index {
    /// Compares all blocks with their checksums.
    ///
    /// # Errors
    /// [`KeepError::Damaged`] of the first that is not what was written.
    pub(crate) fn verify(&self) -> Result<(), KeepError> {
        self.blocks.verify()
    }

    /// The graphs, each with the number of its claims.
    pub(crate) fn claims_by_graph(&self) -> impl Iterator<Item = Result<(Term, usize)>> + '_ {
        let mut rows = self.walk::<4>(CLAIMS.end - 1).peekable();
        std::iter::from_fn(move || {
            let graph = match rows.next()? {
                Ok([graph, ..]) => graph,
                Err(error) => return Some(Err(error.into())),
            };
            let mut count = 1;
            while rows.next_if(|row| matches!(row, Ok([next, ..]) if *next == graph)).is_some() {
                count += 1;
            }
            Some(self.term(graph).map(|term| (term, count)).map_err(Into::into))
        })
    }

    /// The statements of the view that nobody claims. Both stand in the same order, so one pass over each tells.
    pub(crate) fn unclaimed(&self) -> impl Iterator<Item = Result<Quad>> + '_ {
        let mut claims = self.walk::<4>(CLAIMS.start).peekable();
        self.walk::<3>(VIEW.start).filter_map(move |row| {
            let statement = match row {
                Ok(statement) => statement,
                Err(error) => return Some(Err(error.into())),
            };
            while claims.next_if(|claim| matches!(claim, Ok(claim) if claim[..3] < statement[..])).is_some() {}
            match claims.next_if(Result::is_err) {
                Some(failed) => failed.err().map(|error| Err(error.into())),
                None if matches!(claims.peek(), Some(Ok(claim)) if claim[..3] == statement[..]) => None,
                None => Some(self.quad([Some(statement[0]), Some(statement[1]), Some(statement[2]), None])),
            }
        })
    }

    /// The rows of a permutation, as they stand there.
    fn walk<const N: usize>(&self, permutation: usize) -> impl Iterator<Item = Result<[u32; N], KeepError>> + '_ {
        let section = Section::Rows(permutation);
        let count = usize::try_from(blocks(self.blocks.length(section))).unwrap_or(usize::MAX);
        (0..count).flat_map(move |number| match self.blocks.passing(section, number) {
            Ok(block) => block.chunks_exact(4 * N).map(|bytes| Ok(row(bytes))).collect::<Vec<_>>(),
            Err(error) => vec![Err(error)],
        })
    }
}

fn row<const N: usize>(bytes: &[u8]) -> [u32; N] {
    std::array::from_fn(|part| short(&bytes[4 * part..]))
}
