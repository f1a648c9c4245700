//! What the fonts of a page cost when the reader has made tables of them.

use std::collections::BTreeMap;
use std::io::{self, Write as _};

use pdf_extract::{Dictionary, Document, Object, ObjectId};

use super::meter::{Meter, PAGE};
use super::tokens::{Token, Tokens};
use super::{tree, unpack};

/// What one mapping from a code to characters costs.
const MAPPING: u64 = 160;

/// The fonts that have been measured, which most pages share.
#[derive(Default)]
pub(super) struct Fonts(BTreeMap<ObjectId, u64>);

impl Fonts {
    /// Puts the fonts among some resources on a meter.
    ///
    /// # Errors
    /// The meter's, or that a font cannot be unpacked.
    pub(super) fn charge(&mut self, document: &Document, resources: &Dictionary, meter: &mut Meter) -> io::Result<()> {
        let fonts = resources.get_deref(b"Font", document).and_then(Object::as_dict);
        fonts.into_iter().flat_map(Dictionary::iter).try_for_each(|(_, font)| {
            let cost = self.cost(document, font)?;
            meter.charge(cost)
        })
    }

    fn cost(&mut self, document: &Document, font: &Object) -> io::Result<u64> {
        let id = font.as_reference().ok();
        if let Some(known) = id.and_then(|id| self.0.get(&id)) {
            return Ok(*known);
        }
        let cost = measured(document, font)?;
        self.0.extend(id.map(|id| (id, cost)));
        Ok(cost)
    }
}

/// What the reader unpacks and parses of a font: its maps of characters, and the files in which it finds names.
fn measured(document: &Document, font: &Object) -> io::Result<u64> {
    let Ok((_, Object::Dictionary(font))) = document.dereference(font) else { return Ok(0) };
    let mut meter = Meter::new(PAGE);
    for key in [b"ToUnicode".as_slice(), b"Encoding"] {
        if let Ok(map) = font.get_deref(key, document).and_then(Object::as_stream) {
            let map = unpack::bytes(map)?;
            meter.write_all(&map)?;
            meter.charge(mappings(&map).saturating_mul(MAPPING))?;
        }
    }
    let descriptor = tree::dictionary(document, font, b"FontDescriptor");
    for key in [b"FontFile".as_slice(), b"FontFile3"] {
        let file = descriptor.and_then(|descriptor| descriptor.get_deref(key, document).ok()?.as_stream().ok());
        if let Some(file) = file {
            meter.write_all(&unpack::bytes(file)?)?;
        }
    }
    Ok(meter.cost())
}

/// How many codes the ranges of a map stand for: two codes and where they lead, again and again.
fn mappings(map: &[u8]) -> u64 {
    let (mut codes, mut depth, mut ranges, mut sum) = (Vec::new(), 0_u32, false, 0_u64);
    for (token, written, _) in Tokens::new(map) {
        match token {
            Token::Operator => (ranges, codes) = (written == b"beginbfrange", Vec::new()),
            Token::Open => depth += 1,
            Token::Close => depth = depth.saturating_sub(1),
            Token::String if depth == 0 => codes.push(code(written)),
            _ => {}
        }
        if ranges && depth == 0 && (codes.len() == 3 || (codes.len() == 2 && token == Token::Close)) {
            sum = sum.saturating_add(u64::from(codes[1].saturating_sub(codes[0])) + 1);
            codes.clear();
        }
    }
    sum
}

/// A code of at most four bytes; of a longer one, the last four.
fn code(written: &[u8]) -> u32 {
    let digits = written.iter().filter_map(|digit| char::from(*digit).to_digit(16));
    if written.starts_with(b"(") {
        return written.iter().fold(0, |code, byte| (code << 8) | u32::from(*byte));
    }
    digits.fold(0, |code, digit| (code << 4) | digit)
}
