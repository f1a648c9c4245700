//! The tree of pages: what it says, and what its nodes hand down.

use pdf_extract::{Dictionary, Document, Object};

/// How deep pages may be nested.
const DEPTH: usize = 32;

/// How many pages the document says it has.
pub(super) fn said_pages(document: &Document) -> i64 {
    let pages = document.catalog().and_then(|catalog| catalog.get_deref(b"Pages", document));
    pages.and_then(Object::as_dict).and_then(|pages| pages.get_deref(b"Count", document)?.as_i64()).unwrap_or(0)
}

/// The resources of a page or of the nearest node above it, if there is an end to the nodes above it.
///
/// # Errors
/// That there is none: the reader would follow them until its stack ends.
pub(super) fn inherited<'a>(document: &'a Document, page: &'a Dictionary) -> Result<Option<&'a Dictionary>, String> {
    let (mut node, mut found) = (page, None);
    for _ in 0..DEPTH {
        found = found.or_else(|| dictionary(document, node, b"Resources"));
        match dictionary(document, node, b"Parent") {
            Some(parent) => node = parent,
            None => return Ok(found),
        }
    }
    Err("its tree of pages runs in a circle".to_owned())
}

/// A dictionary in another, if it is one.
pub(super) fn dictionary<'a>(document: &'a Document, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    of.get_deref(key, document).and_then(Object::as_dict).ok()
}
