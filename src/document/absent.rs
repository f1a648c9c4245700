//! What a program that was built without the feature `documents` says of pages and PDFs.

use super::{Problem, Result, raw::Reading};

fn absent(name: &str, format: &'static str) -> Result<Reading> {
    Err(Problem::Absent { name: name.to_owned(), format })
}

pub(super) mod html {
    use super::{Reading, Result, absent};
    use crate::document::encoding::Decoded;

    pub(in super::super) fn read(name: &str, _: Decoded) -> Result<Reading> {
        absent(name, "HTML")
    }
}

pub(super) mod pdf {
    use super::{Reading, Result, absent};

    pub(in super::super) fn read(name: &str, _: Vec<u8>) -> Result<Reading> {
        absent(name, "PDF")
    }
}
