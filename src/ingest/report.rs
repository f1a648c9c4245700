//! What becomes of sources.

use std::fmt;

use crate::graph::Withheld;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Progress<'a> {
    /// What came in is read.
    Reading,
    /// What a source says is mapped: its id, how many have been mapped before it, and how many will be.
    Mapping {
        /// The id.
        source: &'a str,
        /// How many have been mapped.
        done: usize,
        /// How many there are to map.
        of: usize,
    },
    /// The graph is written.
    Writing,
}

/// What has become of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// It is new.
    Added,
    /// It has taken the place of what had its id.
    Replaced,
    /// It is what was there before.
    Unchanged,
    /// It has been taken back.
    Withdrawn,
}

/// What has become of one source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceChange {
    /// Its id.
    pub id: String,
    /// What has become of it.
    pub happened: Happened,
    /// How many records it has, or had.
    pub records: usize,
}

/// What has become of the sources of a run.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// The sources that came or went, in the order of their ids.
    pub changes: Vec<SourceChange>,
    /// How many others were mapped again, because what they refer to has another name now.
    pub mapped_again: usize,
    /// The records of the sources that came which are not in the graph, because they may lead to a person.
    pub withheld: Vec<Withheld>,
}

impl fmt::Display for Happened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Added => "added",
            Self::Replaced => "replaced",
            Self::Unchanged => "unchanged",
            Self::Withdrawn => "withdrawn",
        })
    }
}

impl fmt::Display for SourceChange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { id, happened, records } = self;
        let s = if *records == 1 { "" } else { "s" };
        write!(f, "{id}: {happened}, {records} record{s}")
    }
}
