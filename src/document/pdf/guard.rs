//! What a thread cannot survive is found before the text is read: cycles that would be followed until the stack
//! ends, and streams that unpack to more than memory holds.

use std::io::{self, Read as _};
use std::time::Instant;

use flate2::read::ZlibDecoder;
use pdf_extract::{Dictionary, Document, Object, Stream};

/// How much a stream may unpack to, and all that a page is drawn with.
const UNPACKED: u64 = 256 << 20;

/// How deep pages and drawings may be nested.
const DEPTH: usize = 32;

/// How many drawings may be looked at on all pages.
const DRAWINGS: usize = 100_000;

type Checked<T = ()> = Result<T, String>;

/// Before the document is opened: the streams that are unpacked to open it.
pub(super) fn packed(bytes: &[u8]) -> Checked {
    let mut rest = bytes;
    let streams = std::iter::from_fn(|| {
        let at = rest.windows(6).position(|window| window == b"stream")?;
        let (before, behind) = (&rest[at.saturating_sub(512)..at], &rest[at + 6..]);
        rest = behind;
        Some((before, behind))
    });
    let sizes = streams.filter(|(before, _)| is_structure(before)).map(|(before, behind)| structure(before, behind));
    sizes.scan(0, |sum, size| Some(size.map(|size| *sum += size).and_then(|()| bounded(*sum)))).collect()
}

/// Whether the dictionary before a stream says that the stream holds objects or the table of them.
fn is_structure(before: &[u8]) -> bool {
    count(before, b"/ObjStm") + count(before, b"/XRef") > 0
}

fn structure(before: &[u8], behind: &[u8]) -> Checked<u64> {
    if count(before, b"FlateDecode") > 2 {
        return Err("its objects are packed several times over".to_owned());
    }
    Ok(unpacked(behind.trim_ascii_start()))
}

fn count(bytes: &[u8], needle: &[u8]) -> usize {
    bytes.windows(needle.len()).filter(|window| *window == needle).count()
}

/// How much a stream unpacks to; not more than just above the bound is unpacked.
fn unpacked(bytes: &[u8]) -> u64 {
    let mut read = ZlibDecoder::new(bytes).take(UNPACKED + 1);
    io::copy(&mut read, &mut io::sink()).unwrap_or(0)
}

fn bounded(size: u64) -> Checked {
    if size > UNPACKED { Err("it unpacks to more than a document may have".to_owned()) } else { Ok(()) }
}

/// How many pages the document says it has.
pub(super) fn said_pages(document: &Document) -> i64 {
    let pages = document.catalog().and_then(|catalog| catalog.get_deref(b"Pages", document));
    pages.and_then(Object::as_dict).and_then(|pages| pages.get_deref(b"Count", document)?.as_i64()).unwrap_or(0)
}

/// Before the text is read: every stream, and what each page is drawn with. Nobody waits for it any longer when the
/// time is over.
pub(super) fn document(document: &Document, until: Instant) -> Checked {
    let mut streams = document.objects.values().filter_map(|object| object.as_stream().ok());
    streams.try_for_each(|each| if Instant::now() > until { Err("too slow".to_owned()) } else { stream(each) })?;
    let mut left = DRAWINGS;
    document.get_pages().into_values().try_for_each(|id| {
        let dictionary = document.get_dictionary(id).map_err(|error| error.to_string())?;
        page(document, dictionary, &mut left)
    })
}

fn stream(stream: &Stream) -> Checked {
    let filters = stream.filters().unwrap_or_default();
    let packings = filters.iter().filter(|filter| matches!(**filter, b"FlateDecode" | b"Fl" | b"LZWDecode")).count();
    match packings {
        0 => Ok(()),
        _ if is_image(stream) => Ok(()),
        1 => bounded(unpacked(&stream.content)),
        _ => Err("a stream is packed several times over".to_owned()),
    }
}

fn is_image(stream: &Stream) -> bool {
    stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|subtype| subtype == b"Image")
}

fn page(document: &Document, page: &Dictionary, left: &mut usize) -> Checked {
    let resources = inherited(document, page)?;
    content(document, page)?;
    resources.map_or(Ok(()), |resources| drawings(document, resources, left))
}

/// The resources of a page or of the nearest node above it, if there is an end to the nodes above it.
fn inherited<'a>(document: &'a Document, page: &'a Dictionary) -> Checked<Option<&'a Dictionary>> {
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

/// The content of a page is put together from streams, one of which may stand there a thousand times.
fn content(document: &Document, page: &Dictionary) -> Checked {
    let Ok(contents) = page.get_deref(b"Contents", document).and_then(Object::as_array) else { return Ok(()) };
    let parts = contents.iter().filter_map(|part| document.dereference(part).ok()?.1.as_stream().ok());
    let mut size = 0;
    for part in parts {
        size += if part.is_compressed() { unpacked(&part.content) } else { part.content.len() as u64 };
        bounded(size)?;
    }
    Ok(())
}

/// Drawings that draw each other: followed as the reader follows them, to a depth that no real page has.
fn drawings<'a>(document: &'a Document, resources: &'a Dictionary, left: &mut usize) -> Checked {
    let mut open = vec![(resources, 0)];
    while let Some((resources, depth)) = open.pop() {
        for form in forms(document, resources) {
            *left = left.checked_sub(1).ok_or("it has too many drawings inside each other")?;
            if depth == DEPTH {
                return Err("its drawings contain each other".to_owned());
            }
            open.extend(inside(document, form, resources).map(|inner| (inner, depth + 1)));
        }
    }
    Ok(())
}

fn forms<'a>(document: &'a Document, resources: &'a Dictionary) -> impl Iterator<Item = &'a Stream> {
    let objects = dictionary(document, resources, b"XObject").into_iter().flat_map(Dictionary::iter);
    let streams = objects.filter_map(|(_, object)| document.dereference(object).ok()?.1.as_stream().ok());
    streams.filter(|stream| !is_image(stream))
}

/// What a drawing can draw: what its own resources have, or else those of what draws it.
fn inside<'a>(document: &'a Document, form: &'a Stream, outer: &'a Dictionary) -> Option<&'a Dictionary> {
    let own = dictionary(document, &form.dict, b"Resources");
    own.or_else(|| form.get_plain_content().is_ok_and(|content| count(&content, b"Do") > 0).then_some(outer))
}

fn dictionary<'a>(document: &'a Document, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    of.get_deref(key, document).and_then(Object::as_dict).ok()
}
