//! The bytes of an index, read and verified block by block, when they are first needed.

use std::borrow::Cow;
use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::sync::OnceLock;

use bytes::Bytes;

use crate::error::KeepError;

use super::format::{BLOCK, FOOT, Foot, HEAD, SECTIONS, Section, admit, blocks, short, size};

fn read(file: &File, start: u64, length: usize) -> io::Result<Bytes> {
    let mut bytes = vec![0; length];
    read_exact_at(file, &mut bytes, start)?;
    Ok(bytes.into())
}

#[cfg(unix)]
fn read_exact_at(file: &File, bytes: &mut [u8], start: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, bytes, start)
}

#[cfg(windows)]
fn read_exact_at(file: &File, mut bytes: &mut [u8], mut start: u64) -> io::Result<()> {
    while !bytes.is_empty() {
        match std::os::windows::fs::FileExt::seek_read(file, bytes, start)? {
            0 => return Err(io::ErrorKind::UnexpectedEof.into()),
            read => (bytes, start) = (&mut bytes[read..], start + size(read)),
        }
    }
    Ok(())
}

/// A block that may have been read.
#[derive(Debug)]
struct Block {
    start: u64,
    length: usize,
    checksum: u32,
    bytes: OnceLock<Bytes>,
}

/// All blocks of an index.
#[derive(Debug)]
pub(super) struct Blocks {
    file: File,
    place: String,
    all: Vec<Block>,
    /// The first block of each section, and how many bytes the section has.
    sections: [(usize, u64); SECTIONS],
    /// Once something was wrong, nothing more is said.
    damage: OnceLock<String>,
}

impl Blocks {
    pub(super) fn open(path: &Path) -> Result<(Self, Foot), KeepError> {
        let file = File::open(path).map_err(|source| KeepError::File { path: path.to_owned(), source })?;
        let place = path.display().to_string();
        let damaged = |problem: String| KeepError::Damaged { place: place.clone(), problem };
        let unreadable = |error: io::Error| damaged(error.to_string());
        let length = file.metadata().map(|file| file.len()).map_err(unreadable)?;
        admit(&read(&file, 0, HEAD.min(usize::try_from(length).unwrap_or(HEAD))).map_err(unreadable)?, &place)?;
        let cut = || damaged(format!("it is cut short or changed at its end, of {length} bytes"));
        let start = length.checked_sub(size(FOOT)).ok_or_else(cut)?;
        let foot = Foot::of_bytes(&read(&file, start, FOOT).map_err(unreadable)?).ok_or_else(cut)?;
        let checksums = checksums(&file, &foot, length).map_err(unreadable)?.ok_or_else(cut)?;
        let (all, sections) = layout(&foot, &checksums);
        Ok((Self { file, place, all, sections, damage: OnceLock::new() }, foot))
    }

    /// How many bytes a section has.
    pub(super) fn length(&self, section: Section) -> u64 {
        self.sections[section.position()].1
    }

    /// A block of a section, which is kept.
    pub(super) fn block(&self, section: Section, number: usize) -> Result<&Bytes, KeepError> {
        let block = self.find(section, number)?;
        match block.bytes.get() {
            Some(bytes) => Ok(bytes),
            None => self.read(block).map(|bytes| block.bytes.get_or_init(|| bytes)),
        }
    }

    /// A block of a section, for whoever passes over all of them and needs none again.
    pub(super) fn passing(&self, section: Section, number: usize) -> Result<Bytes, KeepError> {
        self.read(self.find(section, number)?)
    }

    /// Reads all blocks, and keeps none.
    pub(super) fn verify(&self) -> Result<(), KeepError> {
        self.all.iter().try_for_each(|block| self.read(block).map(drop))
    }

    fn find(&self, section: Section, number: usize) -> Result<&Block, KeepError> {
        let (first, length) = self.sections[section.position()];
        let inside = size(number) < blocks(length);
        let block = self.all.get(first + number).filter(|_| inside);
        block.ok_or_else(|| self.damaged(&format!("it has no block {number} of {section:?}")))
    }

    fn read(&self, block: &Block) -> Result<Bytes, KeepError> {
        let bytes = read(&self.file, block.start, block.length);
        let bytes = bytes.map_err(|error| self.damaged(&format!("at byte {}: {error}", block.start)))?;
        if crc32fast::hash(&bytes) != block.checksum {
            return Err(self.damaged(&format!(
                "between bytes {} and {}",
                block.start,
                block.start + size(block.length)
            )));
        }
        Ok(bytes)
    }

    /// Some bytes of a section.
    pub(super) fn bytes(&self, section: Section, range: Range<u64>) -> Result<Cow<'_, [u8]>, KeepError> {
        let missing = || self.damaged(&format!("it has no bytes {range:?} of {section:?}"));
        let place = |byte: u64| {
            let (block, byte) = (byte / size(BLOCK), byte % size(BLOCK));
            usize::try_from(block).ok().zip(usize::try_from(byte).ok())
        };
        let length = range.end.checked_sub(range.start).and_then(|length| usize::try_from(length).ok());
        let ((mut number, mut start), length) = place(range.start).zip(length).ok_or_else(missing)?;
        if range.end > self.length(section) {
            return Err(missing());
        }
        if start + length <= BLOCK && length > 0 {
            let block = self.block(section, number)?;
            return block.get(start..start + length).map(Cow::Borrowed).ok_or_else(missing);
        }
        let mut bytes = Vec::with_capacity(length);
        while bytes.len() < length {
            let block = self.block(section, number)?.get(start..).unwrap_or_default();
            bytes.extend_from_slice(&block[..block.len().min(length - bytes.len())]);
            (number, start) = (number + 1, 0);
        }
        Ok(bytes.into())
    }

    /// Notes that the index is not what was written.
    pub(super) fn damaged(&self, problem: &str) -> KeepError {
        let problem = self.damage.get_or_init(|| problem.to_owned()).clone();
        KeepError::Damaged { place: self.place.clone(), problem }
    }

    /// What is wrong with the index, if anything was found to be.
    pub(super) fn damage(&self) -> Option<KeepError> {
        self.damage.get().map(|problem| self.damaged(problem))
    }
}

/// The checksums of all blocks; nothing if they are not what was written.
fn checksums(file: &File, foot: &Foot, length: u64) -> io::Result<Option<Vec<u32>>> {
    if foot.file_length() != length {
        return Ok(None);
    }
    let count = foot.blocks().saturating_mul(4);
    let start = length - size(FOOT) - count;
    let bytes = read(file, start, usize::try_from(count).unwrap_or(usize::MAX))?;
    let is_whole = crc32fast::hash(&bytes) == foot.checksums;
    Ok(is_whole.then(|| bytes.chunks_exact(4).map(short).collect()))
}

/// Where each block stands, and which is the first of each section.
fn layout(foot: &Foot, checksums: &[u32]) -> (Vec<Block>, [(usize, u64); SECTIONS]) {
    let (mut all, mut sections, mut start) = (Vec::with_capacity(checksums.len()), [(0, 0); SECTIONS], size(HEAD));
    let mut checksums = checksums.iter().copied();
    for (section, length) in sections.iter_mut().zip(foot.lengths) {
        *section = (all.len(), length);
        let mut left = length;
        for checksum in checksums.by_ref().take(usize::try_from(blocks(length)).unwrap_or(usize::MAX)) {
            let length = usize::try_from(left).unwrap_or(BLOCK).min(BLOCK);
            all.push(Block { start, length, checksum, bytes: OnceLock::new() });
            (start, left) = (start + size(length), left - size(length));
        }
    }
    (all, sections)
}
