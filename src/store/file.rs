//! The frozen index: a graph as one file, of which only that is read which a question needs.
//!
//! `docs/store.md` says byte by byte what stands in it.

mod blocks;
mod dataset;
mod dictionary;
mod format;
mod gather;
mod index;
mod order;
mod permutation;
mod rows;
mod whole;
mod write;

pub(super) use dataset::Dataset;
pub(crate) use index::Index;
pub(super) use write::write;
