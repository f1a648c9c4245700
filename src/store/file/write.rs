//! Writing an index.

use std::io::{self, Write};

use rayon::slice::ParallelSliceMut as _;
use sha2::{Digest as _, Sha256};

use crate::store::Gathered;
use crate::{Error, Result};

use super::dictionary::{Packer, hashes};
use super::format::{BLOCK, Foot, Section, head, size};
use super::order::Ordered;
use super::permutation::{CLAIMS, ORDERS, VIEW};

/// Writes what was gathered as an index, and gives the digest (SHA-256) of what was written. What was gathered in another
/// order gives the same.
///
/// # Errors
/// [`Error::Output`] if it cannot be written.
pub(crate) fn write(gathered: Gathered, output: impl Write) -> Result<[u8; 32]> {
    let mut ordered = Ordered::new(gathered)?;
    let mut writer = Writer::new(output)?;
    writer.foot.terms = size(ordered.numbers.len());
    writer.foot.claims = size(ordered.claims.len());
    writer.foot.view = size(ordered.view.len());
    writer.terms(&ordered).map_err(Error::Output)?;
    for number in VIEW {
        writer.rows(number, &mut ordered.view)?;
    }
    for number in CLAIMS {
        writer.rows(number, &mut ordered.claims)?;
    }
    Ok(writer.finish()?)
}

/// Writes sections one after the other.
struct Writer<W> {
    output: W,
    digest: Sha256,
    foot: Foot,
    checksums: Vec<u8>,
    /// What is not written yet of the block that is being filled.
    block: Vec<u8>,
}

impl<W: Write> Writer<W> {
    fn new(output: W) -> io::Result<Self> {
        let mut writer = Self {
            output,
            digest: Sha256::new(),
            foot: Foot::default(),
            checksums: Vec::new(),
            block: Vec::with_capacity(2 * BLOCK),
        };
        writer.put(&head())?;
        Ok(writer)
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.digest.update(bytes);
        self.output.write_all(bytes)
    }

    fn terms(&mut self, ordered: &Ordered) -> io::Result<()> {
        let mut packer = Packer::default();
        for term in ordered.terms() {
            packer.pack(term, &mut self.block);
            self.pass(Section::Terms)?;
        }
        self.end(Section::Terms)?;
        for start in packer.finish() {
            self.block.extend(start.to_le_bytes());
            self.pass(Section::Groups)?;
        }
        self.end(Section::Groups)?;
        for [hash, number] in hashes(ordered.terms()) {
            self.block.extend(hash.to_le_bytes());
            self.block.extend(number.to_le_bytes());
            self.pass(Section::Hashes)?;
        }
        self.end(Section::Hashes)
    }

    fn rows<const N: usize>(&mut self, number: usize, rows: &mut [[u32; N]]) -> io::Result<()> {
        let order = ORDERS[number];
        let key = |row: &[u32; N]| std::array::from_fn::<u32, N, _>(|part| row[order[part]]);
        rows.par_sort_unstable_by_key(key);
        for row in rows.iter() {
            self.block.extend(key(row).iter().flat_map(|part| part.to_le_bytes()));
            self.pass(Section::Rows(number))?;
        }
        self.end(Section::Rows(number))?;
        for row in rows.iter().step_by(BLOCK / (4 * N)) {
            self.block.extend(key(row).iter().flat_map(|part| part.to_le_bytes()));
            self.pass(Section::Fence(number))?;
        }
        self.end(Section::Fence(number))
    }

    /// Writes the blocks that are full.
    fn pass(&mut self, section: Section) -> io::Result<()> {
        while self.block.len() >= BLOCK {
            self.write_block(section, BLOCK)?;
        }
        Ok(())
    }

    /// Writes the last block of a section, which need not be full.
    fn end(&mut self, section: Section) -> io::Result<()> {
        self.pass(section)?;
        let length = self.block.len();
        if length > 0 { self.write_block(section, length) } else { Ok(()) }
    }

    fn write_block(&mut self, section: Section, length: usize) -> io::Result<()> {
        let rest = self.block.split_off(length);
        let block = std::mem::replace(&mut self.block, rest);
        self.checksums.extend(crc32fast::hash(&block).to_le_bytes());
        self.foot.lengths[section.position()] += size(length);
        self.put(&block)
    }

    fn finish(mut self) -> io::Result<[u8; 32]> {
        let checksums = std::mem::take(&mut self.checksums);
        self.foot.checksums = crc32fast::hash(&checksums);
        self.put(&checksums)?;
        let foot = self.foot.to_bytes();
        self.put(&foot)?;
        self.output.flush()?;
        Ok(self.digest.finalize().into())
    }
}
