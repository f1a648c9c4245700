//! Rows of an index, one after the other.

use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;

use crate::error::KeepError;

use super::format::{BLOCK, Section, short};
use super::index::{Index, Pattern};
use super::permutation::{ORDERS, Order};

/// Rows of one permutation, those that fit a pattern. A row of the view has no graph.
pub(super) struct Rows {
    index: Arc<Index>,
    permutation: usize,
    order: Order,
    left: Range<usize>,
    pattern: Pattern,
    block: Bytes,
    /// Where the next row begins in the block.
    at: usize,
    failed: Option<KeepError>,
}

impl Rows {
    pub(super) fn new(index: Arc<Index>, permutation: usize, left: Range<usize>, pattern: Pattern) -> Self {
        let order = ORDERS[permutation];
        Self { index, permutation, order, left, pattern, block: Bytes::new(), at: 0, failed: None }
    }

    /// No rows, since something failed.
    pub(super) fn failed(index: Arc<Index>, error: KeepError) -> Self {
        Self { failed: Some(error), ..Self::new(index, 0, 0..0, [None; 4]) }
    }

    /// No rows.
    pub(super) fn none(index: Arc<Index>) -> Self {
        Self::new(index, 0, 0..0, [None; 4])
    }

    /// The block in which the next row stands.
    fn turn(&mut self) -> Result<(), KeepError> {
        let width = 4 * self.order.len();
        let (number, row) = (self.left.start / (BLOCK / width), self.left.start % (BLOCK / width));
        self.block = self.index.blocks.block(Section::Rows(self.permutation), number)?.clone();
        self.at = row * width;
        if self.block.len() < self.at + width {
            return Err(self.index.blocks.damaged("a block is too short"));
        }
        Ok(())
    }

    fn read(&mut self) -> Result<Pattern, KeepError> {
        let width = 4 * self.order.len();
        if self.block.len() < self.at + width {
            self.turn()?;
        }
        let row = &self.block[self.at..self.at + width];
        let mut parts = [None; 4];
        for (part, bytes) in self.order.iter().zip(row.chunks_exact(4)) {
            parts[*part] = Some(short(bytes));
        }
        (self.at, self.left.start) = (self.at + width, self.left.start + 1);
        Ok(parts)
    }

    fn fits(&self, parts: &Pattern) -> bool {
        self.pattern.iter().zip(parts).all(|(wanted, part)| wanted.is_none() || wanted == part)
    }
}

impl Iterator for Rows {
    type Item = Result<Pattern, KeepError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(error) = self.failed.take() {
            return Some(Err(error));
        }
        while !self.left.is_empty() {
            match self.read() {
                Ok(parts) if self.fits(&parts) => return Some(Ok(parts)),
                Ok(_) => {}
                Err(error) => {
                    self.left = 0..0;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}
