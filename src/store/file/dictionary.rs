//! Terms in the order of their bytes, in groups: the first of a group is whole, of each other stands what it does not share
//! with the first. A table of hashes leads from a term to its number.

use oxigraph::model::Term;
use spareval::ExpressionTerm;

use crate::error::KeepError;
use crate::store::encoding::{decode, expression};

use super::blocks::Blocks;
use super::format::{Section, long, short, size};

/// How many terms a group has.
const GROUP: u32 = 16;

/// A hash, and a number that is one higher than that of the term; zero where nothing stands.
const SLOT: usize = 8;

/// The terms of an index.
#[derive(Debug)]
pub(super) struct Dictionary {
    pub count: u32,
}

impl Dictionary {
    /// The term that has a number.
    pub(super) fn term(&self, blocks: &Blocks, number: u32) -> Result<Term, KeepError> {
        self.with(blocks, number, decode)
    }

    /// The term that has a number, as the evaluator calculates with it.
    pub(super) fn expression(&self, blocks: &Blocks, number: u32) -> Result<ExpressionTerm, KeepError> {
        self.with(blocks, number, expression)
    }

    /// The number of the term with these bytes.
    pub(super) fn find(&self, blocks: &Blocks, wanted: &[u8]) -> Result<Option<u32>, KeepError> {
        let hash = crc32fast::hash(wanted);
        let slots = blocks.length(Section::Hashes) / size(SLOT);
        let first = slot(hash, slots);
        for slot in (first..slots).chain(0..first) {
            let bytes = blocks.bytes(Section::Hashes, slot * size(SLOT)..(slot + 1) * size(SLOT))?;
            let (found, number) = (short(&bytes), short(&bytes[4..]));
            if number == 0 {
                return Ok(None);
            }
            if found == hash && self.with(blocks, number - 1, |bytes| Some(bytes == wanted))? {
                return Ok(Some(number - 1));
            }
        }
        Ok(None)
    }

    /// What is read of the bytes of the term that has a number.
    pub(super) fn with<T>(
        &self,
        blocks: &Blocks,
        number: u32,
        read: impl FnOnce(&[u8]) -> Option<T>,
    ) -> Result<T, KeepError> {
        let missing = || blocks.damaged(&format!("term {number} of {} cannot be read", self.count));
        if number >= self.count {
            return Err(missing());
        }
        let group = u64::from(number / GROUP);
        let ends = blocks.bytes(Section::Groups, group * 8..(group + 2) * 8)?;
        let group = blocks.bytes(Section::Terms, long(&ends)..long(&ends[8..]))?;
        let (shared, own) = member(&group, number % GROUP).ok_or_else(missing)?;
        if shared.is_empty() { read(own) } else { read(&[shared, own].concat()) }.ok_or_else(missing)
    }
}

/// What a term shares with the first of its group, and what it has of its own.
fn member(group: &[u8], number: u32) -> Option<(&[u8], &[u8])> {
    let (first, mut rest) = cut(group)?;
    if number == 0 {
        return Some((&[], first));
    }
    for _ in 1..number {
        rest = cut(varint(rest)?.1)?.1;
    }
    let (shared, rest) = varint(rest)?;
    Some((first.get(..shared)?, cut(rest)?.0))
}

/// Bytes of which the length stands before them, and what stands behind.
fn cut(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = varint(bytes)?;
    rest.split_at_checked(length)
}

/// A number of as many bytes as it needs (LEB128), and what stands behind it.
fn varint(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (&first, rest) = bytes.split_first()?;
    if first < 0x80 {
        return Some((usize::from(first), rest));
    }
    let length = bytes.iter().position(|byte| *byte < 0x80)?;
    let (digits, rest) = bytes.split_at(length + 1);
    let number = digits
        .iter()
        .rev()
        .try_fold(0_usize, |number, digit| number.checked_mul(128)?.checked_add(usize::from(digit & 0x7f)));
    Some((number?, rest))
}

fn put_varint(mut number: usize, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    bytes.push(u8::try_from(number).unwrap_or_default());
}

/// Writes terms that come in order.
#[derive(Debug, Default)]
pub(super) struct Packer {
    first: Vec<u8>,
    count: u32,
    /// Where each group begins.
    pub starts: Vec<u64>,
    written: u64,
}

impl Packer {
    /// The bytes that a term takes.
    pub(super) fn pack(&mut self, term: &[u8], bytes: &mut Vec<u8>) {
        let before = bytes.len();
        if self.count.is_multiple_of(GROUP) {
            self.starts.push(self.written);
            self.first.clear();
            self.first.extend_from_slice(term);
            put_varint(term.len(), bytes);
            bytes.extend_from_slice(term);
        } else {
            let shared = self.first.iter().zip(term).take_while(|(a, b)| a == b).count();
            put_varint(shared, bytes);
            put_varint(term.len() - shared, bytes);
            bytes.extend_from_slice(&term[shared..]);
        }
        self.count += 1;
        self.written += size(bytes.len() - before);
    }

    /// Where each group begins, and where the last one ends.
    pub(super) fn finish(mut self) -> Vec<u64> {
        self.starts.push(self.written);
        self.starts
    }
}

/// The table from the hashes of terms to their numbers, at most two thirds of it full.
pub(super) fn hashes<'t>(terms: impl ExactSizeIterator<Item = &'t [u8]>) -> Vec<[u32; 2]> {
    let slots = terms.len() + terms.len() / 2 + 1;
    let mut table = vec![[0, 0]; slots];
    for (number, term) in (1..).zip(terms) {
        let hash = crc32fast::hash(term);
        let mut at = usize::try_from(slot(hash, size(slots))).unwrap_or_default();
        while table[at][1] != 0 {
            at = if at + 1 == slots { 0 } else { at + 1 };
        }
        table[at] = [hash, number];
    }
    table
}

/// Where a hash is looked for first, among so many slots.
fn slot(hash: u32, slots: u64) -> u64 {
    (u64::from(hash) * slots) >> 32
}
