//! From bytes to characters: by mark, by what the page says, and by what the bytes can be.

#[cfg(feature = "documents")]
mod declared;

use std::borrow::Cow;

use encoding_rs::{Encoding, ISO_8859_15, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How many bytes are looked at to find out what a file is.
const HEAD: usize = 8 << 10;

/// A text and the name of the encoding it was in.
pub(super) struct Decoded {
    pub(super) encoding: &'static str,
    pub(super) text: String,
}

impl Decoded {
    fn new(encoding: &'static str, text: Cow<'_, str>) -> Self {
        Self { encoding, text: text.into_owned() }
    }
}

/// The first characters of a file, good enough to tell HTML from text.
pub(super) fn head(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)])
}

/// A text with a byte order mark, or one that is obviously UTF-16. What a mark promises and the bytes do not keep,
/// becomes U+FFFD.
pub(super) fn marked(bytes: &[u8]) -> Option<Decoded> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return Some(Decoded::new(encoding.name(), encoding.decode_without_bom_handling(&bytes[length..]).0));
    }
    let encoding = wide(bytes)?;
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(Decoded::new(encoding.name(), text))
}

/// A text without a mark: UTF-8, else what the page says, else UTF-8 with damage, else an encoding of western Europe.
///
/// Valid UTF-8 with letters beyond ASCII goes before what the page says: other encodings hardly ever look like it,
/// and pages are often saved anew without a look at what they say. The encodings of western Europe take any byte, so
/// that a page is in one of them only if it is not in UTF-8 but for a few bytes.
pub(super) fn unmarked(bytes: &[u8], html: bool) -> Decoded {
    let utf8 = std::str::from_utf8(bytes).ok().filter(|_| !html || !bytes.is_ascii());
    let declared = if html { declared(&bytes[..bytes.len().min(HEAD)]) } else { None };
    let strict = declared.filter(|encoding| ![WINDOWS_1252, ISO_8859_15].contains(encoding));
    utf8.map(|text| Decoded::new(UTF_8.name(), Cow::Borrowed(text)))
        .or_else(|| in_declared(strict?, bytes))
        .or_else(|| damaged(bytes))
        .or_else(|| in_declared(declared?, bytes))
        .unwrap_or_else(|| western(bytes))
}

#[cfg(feature = "documents")]
fn declared(head: &[u8]) -> Option<&'static Encoding> {
    declared::encoding(head)
}

/// A page that is not read need not say what it is in.
#[cfg(not(feature = "documents"))]
fn declared(_: &[u8]) -> Option<&'static Encoding> {
    None
}

fn in_declared(encoding: &'static Encoding, bytes: &[u8]) -> Option<Decoded> {
    if encoding == WINDOWS_1252 {
        return Some(western(bytes));
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some(Decoded::new(encoding.name(), text))
}

/// UTF-8 in which some bytes are wrong: each becomes U+FFFD. No other encoding has as many sequences of bytes that are
/// letters in UTF-8 as it has others.
fn damaged(bytes: &[u8]) -> Option<Decoded> {
    let letters = |part: &str| part.chars().filter(|letter| !letter.is_ascii()).count();
    let (mut right, mut wrong) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        right += letters(chunk.valid());
        wrong += usize::from(!chunk.invalid().is_empty());
    }
    (right > 0 && right >= wrong).then(|| Decoded::new(UTF_8.name(), UTF_8.decode_without_bom_handling(bytes).0))
}

/// Where UTF-8 has its first wrong byte.
pub(super) fn damage(bytes: &[u8]) -> Option<String> {
    damaged(bytes)?;
    let at = std::str::from_utf8(bytes).err()?.valid_up_to();
    let line = memchr::memchr_iter(b'\n', &bytes[..at]).count() + 1;
    Some(format!("a byte in line {line} that is no part of it"))
}

fn western(bytes: &[u8]) -> Decoded {
    let (encoding, name) = match western_name(bytes) {
        name if name == ISO_8859_15.name() => (ISO_8859_15, name),
        name => (if bytes.is_ascii() { UTF_8 } else { WINDOWS_1252 }, name),
    };
    Decoded::new(name, encoding.decode_without_bom_handling(bytes).0)
}

/// The byte for which ISO-8859-1 has the sign of any currency, which nobody writes, and ISO-8859-15 that of the euro.
const EURO: u8 = 0xa4;

/// windows-1252 differs from the others in the bytes 0x80 to 0x9F, where they have control characters.
pub(super) fn western_name(bytes: &[u8]) -> &'static str {
    match () {
        () if bytes.is_ascii() => UTF_8.name(),
        () if bytes.iter().any(|byte| matches!(byte, 0x80..=0x9f)) => WINDOWS_1252.name(),
        () if bytes.contains(&EURO) => ISO_8859_15.name(),
        () => "ISO-8859-1",
    }
}

/// UTF-16 shows by the zero half of its Latin letters: most units have one, on one side only.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(HEAD) & !1];
    let zeros = |side: usize| head.iter().skip(side).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, units) = (zeros(0), zeros(1), head.len() / 2);
    let clear = |many: usize, few: usize| units > 0 && many * 2 > units && few * 20 <= units;
    match () {
        () if clear(odd, even) => Some(UTF_16LE),
        () if clear(even, odd) => Some(UTF_16BE),
        () => None,
    }
}
