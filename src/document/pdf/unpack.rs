//! Unpacking streams as the reader does, but only up to a limit.

use std::io::{self, Read as _, Write};

use flate2::read::{DeflateDecoder, ZlibDecoder};
use pdf_extract::filters::png;
use pdf_extract::{Dictionary, Object, Stream};
use weezl::BitOrder;
use weezl::decode::Decoder;

use super::meter::over;

/// How much a stream may unpack to.
const UNPACKED: usize = 64 << 20;

/// How long a row of a predictor may be: some are kept, however short the stream is.
const ROW: usize = 1 << 20;

/// What a stream unpacks to.
///
/// # Errors
/// That it is more than 64 MiB, or that it is packed in a way in which text never is.
pub(super) fn bytes(stream: &Stream) -> io::Result<Vec<u8>> {
    match stream.filters().unwrap_or_default().as_slice() {
        [] => Ok(stream.content.clone()),
        [b"ASCII85Decode"] => base_85(stream),
        [b"ASCII85Decode", packing] => packed(packing, &base_85(stream)?, &stream.dict),
        [packing] => packed(packing, &stream.content, &stream.dict),
        _ => Err(io::Error::other("a stream is packed several times over")),
    }
}

fn packed(packing: &[u8], content: &[u8], stream: &Dictionary) -> io::Result<Vec<u8>> {
    let unpacked = match packing {
        b"FlateDecode" => inflated(content)?,
        b"LZWDecode" => lzw(content, stream)?,
        _ => return Err(io::Error::other("a stream is packed in a way in which text never is")),
    };
    predicted(unpacked, stream)
}

/// Inflates up to the first damage, and does without the header of the packing if it is wrong.
///
/// # Errors
/// That it is more than 64 MiB.
pub(super) fn inflated(content: &[u8]) -> io::Result<Vec<u8>> {
    let (mut unpacked, limit) = (Vec::new(), UNPACKED as u64 + 1);
    let read = ZlibDecoder::new(content).take(limit).read_to_end(&mut unpacked);
    if read.is_err() && unpacked.is_empty() {
        drop(DeflateDecoder::new(content.get(2..).unwrap_or_default()).take(limit).read_to_end(&mut unpacked));
    }
    within(unpacked.len()).map(|()| unpacked)
}

/// Whether so many bytes may be unpacked.
///
/// # Errors
/// That they are more than 64 MiB.
pub(super) fn within(size: usize) -> io::Result<()> {
    if size <= UNPACKED { Ok(()) } else { Err(too_much()) }
}

fn lzw(content: &[u8], stream: &Dictionary) -> io::Result<Vec<u8>> {
    let late = parameter(stream, b"EarlyChange") == Some(0);
    let new = if late { Decoder::new } else { Decoder::with_tiff_size_switch };
    let mut bounded = Bounded::default();
    drop(new(BitOrder::Msb, 8).into_stream(&mut bounded).decode_all(content).status);
    if bounded.is_over { Err(too_much()) } else { Ok(bounded.bytes) }
}

/// Each byte of base 85 stands for four at most, so this needs no bound of its own.
fn base_85(stream: &Stream) -> io::Result<Vec<u8>> {
    let mut only = Dictionary::new();
    only.set("Filter", Object::Name(b"ASCII85Decode".to_vec()));
    let unpacked = Stream::new(only, stream.content.get(..UNPACKED / 4).unwrap_or(&stream.content).to_vec());
    unpacked.decompressed_content().map_err(io::Error::other)
}

/// Undoes the predictor of a picture format, which is used for tables of objects too.
fn predicted(unpacked: Vec<u8>, stream: &Dictionary) -> io::Result<Vec<u8>> {
    let value =
        |key, least| parameter(stream, key).and_then(|value| usize::try_from(value).ok()).unwrap_or(least).max(least);
    if !(10..=15).contains(&value(b"Predictor", 1)) {
        return Ok(unpacked);
    }
    let pixel = value(b"Colors", 1).saturating_mul(value(b"BitsPerComponent", 8)) / 8;
    let columns = value(b"Columns", 1);
    if pixel.saturating_mul(columns) > ROW { Err(too_much()) } else { png::decode_frame(&unpacked, pixel, columns) }
}

/// A number among the parameters of a stream's packing.
pub(super) fn parameter(stream: &Dictionary, key: &[u8]) -> Option<i64> {
    stream.get(b"DecodeParms").and_then(Object::as_dict).and_then(|parameters| parameters.get(key)?.as_i64()).ok()
}

fn too_much() -> io::Error {
    over(format!("a stream unpacks to more than {} MiB", UNPACKED >> 20))
}

/// Bytes up to the limit, and whether there were more.
#[derive(Default)]
struct Bounded {
    bytes: Vec<u8>,
    is_over: bool,
}

impl Write for Bounded {
    fn write(&mut self, more: &[u8]) -> io::Result<usize> {
        self.is_over |= self.bytes.len() + more.len() > UNPACKED;
        if self.is_over {
            return Err(too_much());
        }
        self.bytes.write(more)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
