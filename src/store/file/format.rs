//! What stands where in an index.

use crate::error::KeepError;

/// The first and the last bytes of a file. The line ends show what a program has done that takes it for text.
pub(super) const MAGIC: [u8; 8] = *b"HANKE\r\n\x1a";

/// The format that is written and read.
pub(super) const FORMAT: u32 = 1;

/// How many bytes are read and verified at once: a multiple of the length of each kind of row.
pub(super) const BLOCK: usize = 48 << 10;

/// Magic, format, length of a block.
pub(super) const HEAD: usize = MAGIC.len() + 8;

/// The sections of a file, in the order in which they stand in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Terms,
    Groups,
    Hashes,
    /// The rows of a permutation.
    Rows(usize),
    /// The first row of each block of a permutation.
    Fence(usize),
}

/// How many permutations there are.
pub(super) const PERMUTATIONS: usize = 7;

/// How many sections there are.
pub(super) const SECTIONS: usize = 3 + 2 * PERMUTATIONS;

impl Section {
    pub(super) fn position(self) -> usize {
        match self {
            Self::Terms => 0,
            Self::Groups => 1,
            Self::Hashes => 2,
            Self::Rows(permutation) => 3 + 2 * permutation,
            Self::Fence(permutation) => 4 + 2 * permutation,
        }
    }
}

/// What the end of a file says of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Foot {
    pub terms: u64,
    pub claims: u64,
    pub view: u64,
    /// How many bytes each section has.
    pub lengths: [u64; SECTIONS],
    /// The checksum of the checksums of all blocks.
    pub checksums: u32,
}

/// The numbers of a foot, its own checksum, and the magic.
pub(super) const FOOT: usize = 8 * (3 + SECTIONS) + 4 + 4 + MAGIC.len();

impl Foot {
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let numbers = [self.terms, self.claims, self.view].into_iter().chain(self.lengths);
        let mut bytes: Vec<u8> = numbers.flat_map(u64::to_le_bytes).collect();
        bytes.extend(self.checksums.to_le_bytes());
        bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
        bytes.extend(MAGIC);
        bytes
    }

    /// The foot that has these bytes; nothing if they are not what was written.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let (said, rest) = bytes.split_at_checked(FOOT - 4 - MAGIC.len())?;
        let (checksum, magic) = rest.split_first_chunk::<4>()?;
        if magic != MAGIC || u32::from_le_bytes(*checksum) != crc32fast::hash(said) {
            return None;
        }
        let mut numbers = said.chunks_exact(8).map(long);
        let (terms, claims, view) = (numbers.next()?, numbers.next()?, numbers.next()?);
        let mut lengths = [0; SECTIONS];
        lengths.iter_mut().zip(numbers).for_each(|(length, number)| *length = number);
        Some(Self { terms, claims, view, lengths, checksums: short(said.last_chunk::<4>()?) })
    }

    /// How many blocks the sections have.
    pub(super) fn blocks(&self) -> u64 {
        self.lengths.iter().map(|length| blocks(*length)).fold(0, u64::saturating_add)
    }

    /// How long the whole file is.
    pub(super) fn file_length(&self) -> u64 {
        let checksums = self.blocks().saturating_mul(4);
        let sections = self.lengths.iter().copied().fold(0, u64::saturating_add);
        [checksums, sections, size(HEAD), size(FOOT)].into_iter().fold(0, u64::saturating_add)
    }
}

/// The first bytes of a file.
pub(super) fn head() -> Vec<u8> {
    let block = u32::try_from(BLOCK).unwrap_or_default();
    [&MAGIC[..], &FORMAT.to_le_bytes(), &block.to_le_bytes()].concat()
}

/// Says why a file that begins so is not read.
pub(super) fn admit(head: &[u8], place: &str) -> Result<(), KeepError> {
    let damaged = |problem: &str| KeepError::Damaged { place: place.to_owned(), problem: problem.to_owned() };
    let Some((magic, rest)) = head.split_at_checked(MAGIC.len()).filter(|(_, rest)| rest.len() == 8) else {
        return Err(damaged("it is too short to be an index"));
    };
    if magic != MAGIC {
        return Err(damaged("it does not begin as an index does"));
    }
    let (found, block) = rest.split_at(4);
    if short(found) != FORMAT {
        return Err(KeepError::Format { place: place.to_owned(), found: short(found), wanted: FORMAT });
    }
    if size(BLOCK) != u64::from(short(block)) {
        return Err(damaged("its blocks are of another length"));
    }
    Ok(())
}

/// How many blocks so many bytes have.
pub(super) fn blocks(bytes: u64) -> u64 {
    bytes.div_ceil(size(BLOCK))
}

/// A number of bytes in memory, as one in a file.
pub(super) fn size(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// The number that four bytes are.
pub(super) fn short(bytes: &[u8]) -> u32 {
    bytes.first_chunk().map_or(u32::MAX, |bytes| u32::from_le_bytes(*bytes))
}

/// The number that eight bytes are.
pub(super) fn long(bytes: &[u8]) -> u64 {
    bytes.first_chunk().map_or(u64::MAX, |bytes| u64::from_le_bytes(*bytes))
}
