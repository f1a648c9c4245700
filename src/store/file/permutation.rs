//! The orders in which quads stand in an index, and where those stand that begin alike.

use std::ops::Range;
use std::sync::OnceLock;

use crate::error::KeepError;

use super::blocks::Blocks;
use super::format::{BLOCK, Section, blocks, short, size};

/// Where each part of a quad stands in a row: the first number is the part that comes first. Parts are subject, predicate,
/// object, graph.
pub(super) type Order = &'static [usize];

/// The orders of the view, then those of claims.
pub(super) const ORDERS: [Order; super::format::PERMUTATIONS] =
    [&[0, 1, 2], &[1, 2, 0], &[2, 0, 1], &[0, 1, 2, 3], &[1, 2, 0, 3], &[2, 0, 1, 3], &[3, 0, 1, 2]];

/// The permutations of the view and of claims.
pub(super) const VIEW: Range<usize> = 0..3;
pub(super) const CLAIMS: Range<usize> = 3..7;

/// One of the orders, and its rows.
#[derive(Debug)]
pub(super) struct Permutation {
    pub number: usize,
    /// The first row of each block, when it has been read.
    fence: OnceLock<Vec<u32>>,
}

impl Permutation {
    pub(super) fn new(number: usize) -> Self {
        Self { number, fence: OnceLock::new() }
    }

    pub(super) fn order(&self) -> Order {
        ORDERS[self.number]
    }

    /// How many parts of a pattern come first in this order, one after the other.
    pub(super) fn prefix(&self, pattern: &[Option<u32>; 4]) -> Vec<u32> {
        self.order().iter().map_while(|part| pattern[*part]).collect()
    }

    /// The rows that begin so.
    pub(super) fn range(&self, all: &Blocks, prefix: &[u32]) -> Result<Range<usize>, KeepError> {
        if prefix.is_empty() {
            let rows = all.length(Section::Rows(self.number)) / size(4 * self.order().len());
            return Ok(0..usize::try_from(rows).unwrap_or(usize::MAX));
        }
        let start = self.bound(all, |row| row < prefix, prefix.len())?;
        let end = self.bound(all, |row| row <= prefix, prefix.len())?;
        Ok(start..end)
    }

    /// How many rows come before one of which the beginning is no longer so.
    fn bound(&self, all: &Blocks, is_before: impl Fn(&[u32]) -> bool, length: usize) -> Result<usize, KeepError> {
        let width = self.order().len();
        let fence = self.fence(all)?;
        let block = partition(fence.len() / width, |row| is_before(&fence[row * width..row * width + length]));
        let Some(block) = block.checked_sub(1) else { return Ok(0) };
        let bytes = all.block(Section::Rows(self.number), block)?;
        let inside = partition(bytes.len() / (4 * width), |row| {
            let mut parts = [0; 4];
            let row = &bytes[4 * width * row..];
            parts.iter_mut().zip(row.chunks_exact(4)).take(length).for_each(|(part, bytes)| *part = short(bytes));
            is_before(&parts[..length])
        });
        Ok(block * (BLOCK / (4 * width)) + inside)
    }

    fn fence(&self, all: &Blocks) -> Result<&[u32], KeepError> {
        if let Some(fence) = self.fence.get() {
            return Ok(fence);
        }
        let section = Section::Fence(self.number);
        let bytes = all.bytes(section, 0..all.length(section))?;
        let rows = blocks(all.length(Section::Rows(self.number)));
        if size(bytes.len()) != rows * size(4 * self.order().len()) {
            return Err(all.damaged(&format!("{section:?} is of another length")));
        }
        Ok(self.fence.get_or_init(|| bytes.chunks_exact(4).map(short).collect()))
    }
}

/// How many of so many, that come in order, are before something.
fn partition(count: usize, is_before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, count);
    while low < high {
        let middle = low + (high - low) / 2;
        if is_before(middle) { low = middle + 1 } else { high = middle }
    }
    low
}
