//! Opening a document: what the reader keeps of it is measured before it is parsed, and again while it is.

use std::cell::RefCell;
use std::collections::HashSet;
use std::io::{self, Write as _};

use memchr::memmem::{find, find_iter, rfind};
use pdf_extract::{Dictionary, LoadOptions, Object, ObjectId, Stream};
use percent_encoding::percent_decode;

use super::meter::{Meter, OPEN};
use super::tokens::{Token, Tokens, is_space};
use super::{encryption, unpack};

/// What an entry of the table of objects costs for each of its bytes, of which it has three at least.
const ENTRY: u64 = 16;

/// The widest field that an entry of the table of objects may have, in bytes.
const FIELD: u8 = 8;

thread_local! {
    /// What the document costs that this thread is opening: the reader takes a plain function, which has no place
    /// of its own for it.
    static METER: RefCell<Meter> = RefCell::new(Meter::new(OPEN));
}

/// How to load a document so that its objects are measured.
pub(super) fn options() -> LoadOptions {
    METER.set(Meter::new(OPEN));
    LoadOptions::with_filter(measured)
}

/// Whether all of the document that was loaded last on this thread has been kept.
///
/// # Errors
/// What it would take.
pub(super) fn is_whole() -> io::Result<()> {
    METER.with_borrow(Meter::check)
}

/// Each object that the reader has parsed: what no text is read from is emptied, and what is too much is left out.
fn measured(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    if let Object::Stream(stream) = object {
        lightened(stream);
    }
    encryption::decrypt(id, object);
    // What cannot be measured is more than can be held.
    METER.with_borrow_mut(|meter| charge(object, meter).or_else(|_| meter.charge(u64::MAX))).ok()?;
    // The reader takes the copy for what it found in streams, which can be no stream itself.
    let copy = if object.as_stream().is_ok() { Object::Null } else { object.clone() };
    Some((id, copy))
}

fn lightened(stream: &mut Stream) {
    let is_profile = stream.dict.has(b"N") && !stream.dict.has(b"First");
    if is_profile || is_image(stream) {
        stream.content = Vec::new();
    }
    // Else the reader fetches later what it could not find now, past the meter.
    stream.start_position = None;
}

/// Whether a stream is a picture.
pub(super) fn is_image(stream: &Stream) -> bool {
    stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|subtype| subtype == b"Image")
}

fn charge(object: &Object, meter: &mut Meter) -> io::Result<()> {
    match object {
        Object::Array(items) => items.iter().try_for_each(|item| charge(item, meter))?,
        Object::Dictionary(entries) => dictionary(entries, meter)?,
        Object::Stream(stream) => {
            dictionary(&stream.dict, meter)?;
            meter.charge(stream.content.len() as u64)?;
            container(stream, meter)?;
        }
        Object::String(bytes, _) | Object::Name(bytes) => meter.charge(bytes.len() as u64)?,
        _ => {}
    }
    meter.charge(super::meter::TOKEN)
}

fn dictionary(entries: &Dictionary, meter: &mut Meter) -> io::Result<()> {
    entries.iter().try_for_each(|(_, value)| charge(value, meter))
}

/// A stream of objects, which the reader parses next: each from where the stream says, so they must not overlap.
fn container(stream: &Stream, meter: &mut Meter) -> io::Result<()> {
    if !stream.dict.has_type(b"ObjStm") {
        return Ok(());
    }
    let (content, first) = (unpack::bytes(stream)?, stream.dict.get(b"First").and_then(Object::as_i64).unwrap_or(0));
    // They are put on the meter one by one when they have been parsed.
    meter.clone().write_all(&content)?;
    let Some((index, objects)) = usize::try_from(first).ok().and_then(|first| content.split_at_checked(first)) else {
        return Ok(());
    };
    let index = String::from_utf8_lossy(index);
    let places: Vec<usize> = index.split_ascii_whitespace().skip(1).step_by(2).flat_map(str::parse).collect();
    if stand_apart(objects, &places) { Ok(()) } else { Err(io::Error::other("its objects overlap")) }
}

/// Whether each object begins where nothing else is open, and no two at the same place.
fn stand_apart(objects: &[u8], places: &[usize]) -> bool {
    let (mut depth, mut starts) = (0_usize, HashSet::new());
    for (token, written, end) in Tokens::new(objects) {
        if depth == 0 {
            starts.insert(end - written.len());
        }
        match token {
            Token::Open => depth += 1,
            Token::Close => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    let space = |place: usize| objects.iter().skip(place).take_while(|byte| is_space(**byte)).count();
    places.iter().all(|place| *place >= objects.len() || starts.remove(&(place + space(*place))))
}

/// Before anything is parsed: all syntax outside of streams, and the streams that say where objects are.
///
/// # Errors
/// What it would take, or that a table of objects is none.
pub(super) fn before(bytes: &[u8]) -> io::Result<()> {
    let (mut meter, mut rest) = (Meter::new(OPEN), bytes);
    while let Some(at) = find(rest, b"stream") {
        let (syntax, stream) = (&rest[..at], &rest[at + b"stream".len()..]);
        meter.write_all(syntax)?;
        let dictionary = unescaped(&syntax[rfind(syntax, b" obj").unwrap_or(0)..]);
        table(&dictionary, stream, &mut meter)?;
        rest = behind(stream);
    }
    meter.write_all(rest)
}

/// What stands behind a stream: its end, or before that an object, to which the table of objects may point.
fn behind(stream: &[u8]) -> &[u8] {
    const END: &[u8] = b"endstream";
    let end = find(stream, END).unwrap_or(0);
    match find(&stream[..end], b" obj") {
        Some(object) => &stream[object..],
        None if end == 0 => stream,
        None => &stream[end + END.len()..],
    }
}

/// A table of objects in a stream, which is unpacked before anything else.
fn table(dictionary: &[u8], stream: &[u8], meter: &mut Meter) -> io::Result<()> {
    let widths: Vec<&[u8]> = find_iter(dictionary, b"/W").map(|at| &dictionary[at + 2..]).collect();
    let is_table = |after: &&&[u8]| after.iter().find(|byte| !is_space(**byte)) == Some(&b'[');
    for after in widths.iter().filter(is_table) {
        fields(after)?;
        if find_iter(dictionary, b"Decode").count() > 2 {
            return Err(io::Error::other("its table of objects is packed several times over"));
        }
        meter.charge(unpack::inflated(stream.trim_ascii_start())?.len() as u64 * ENTRY)?;
    }
    Ok(())
}

/// Refuses entries of no bytes, of which there is no end, and such as no file is large enough for.
fn fields(widths: &[u8]) -> io::Result<()> {
    let fields = Tokens::new(widths).skip(1).take_while(|(token, ..)| *token == Token::Operand);
    let widths = fields.map(|(_, width, _)| std::str::from_utf8(width).ok()?.parse::<u8>().ok());
    let sum = widths
        .map(|width| width.filter(|width| *width <= FIELD))
        .try_fold(0, |sum, width| Some(sum + u32::from(width?)));
    if sum.is_some_and(|sum| sum > 0) {
        Ok(())
    } else {
        Err(io::Error::other("its table of objects is not as it must be"))
    }
}

/// A dictionary with its names as they are meant: `/#57` is `/W`.
pub(super) fn unescaped(dictionary: &[u8]) -> Vec<u8> {
    percent_decode(&dictionary.iter().map(|byte| if *byte == b'#' { b'%' } else { *byte }).collect::<Vec<_>>())
        .collect()
}
