//! One page after the other, each made so that the reader parses only what shows text, and only within limits.

use std::collections::BTreeMap;
use std::io;

use pdf_extract::{Dictionary, Document, Object, ObjectId, OutputDev, OutputError, Stream, output_doc};

use super::fonts::Fonts;
use super::meter::{Meter, OPEN, PAGE};
use super::open::is_image;
use super::{sieve, tree, unpack};

/// How deep drawings may be nested.
const DEPTH: usize = 32;

/// How many drawings a page may draw.
const DRAWINGS: u64 = 100_000;

/// The pages of a document. The reader is always shown a document of one page.
pub(super) struct Pages {
    document: Document,
    root: ObjectId,
    content: ObjectId,
    fonts: Fonts,
    drawings: BTreeMap<ObjectId, Drawing>,
    /// All drawings that have been made ready.
    ready: Meter,
}

/// What it takes to draw something, with all that it draws.
#[derive(Clone, Copy, Default)]
struct Drawing {
    cost: u64,
    drawn: u64,
}

impl Pages {
    /// The pages of a document that has some.
    pub(super) fn new(document: Document) -> Option<Self> {
        let root = document.catalog().ok()?.get(b"Pages").and_then(Object::as_reference).ok()?;
        let content = (document.objects.keys().map(|(id, _)| *id).max()?.checked_add(1)?, 0);
        let (fonts, drawings, ready) = (Fonts::default(), BTreeMap::new(), Meter::new(OPEN));
        Some(Self { document, root, content, fonts, drawings, ready })
    }

    /// The document, as far as it has not been made ready.
    pub(super) fn document(&self) -> &Document {
        &self.document
    }

    /// Puts the text of a page out.
    ///
    /// # Errors
    /// What is wrong with the page, or what the output says.
    pub(super) fn output(&mut self, page: ObjectId, output: &mut dyn OutputDev) -> Result<(), OutputError> {
        let dictionary = self.document.get_dictionary(page)?.clone();
        let content = self.content(page, &dictionary)?;
        self.document.objects.insert(self.content, Object::Stream(Stream::new(Dictionary::new(), content)));
        self.set(page, "Contents", Object::Reference(self.content));
        self.set(self.root, "Kids", Object::Array(vec![Object::Reference(page)]));
        let result = output_doc(&self.document, output);
        // The same page may stand in the document again.
        self.document.objects.insert(page, Object::Dictionary(dictionary));
        result
    }

    fn set(&mut self, id: ObjectId, key: &str, value: Object) {
        if let Ok(dictionary) = self.document.get_object_mut(id).and_then(Object::as_dict_mut) {
            dictionary.set(key, value);
        }
    }

    /// What of the content of a page shows text, when all that it needs is ready.
    fn content(&mut self, page: ObjectId, dictionary: &Dictionary) -> io::Result<Vec<u8>> {
        let mut meter = Meter::new(PAGE);
        let content = sieve::text(&joined(&self.document, page)?, &mut meter)?;
        let resources = tree::inherited(&self.document, dictionary).map_err(io::Error::other)?.cloned();
        let Drawing { cost, .. } = self.drawn(&content, &resources.unwrap_or_default(), &mut Vec::new())?;
        meter.charge(cost)?;
        Ok(content)
    }

    /// What it takes to draw some content.
    fn drawn(&mut self, content: &[u8], resources: &Dictionary, open: &mut Vec<ObjectId>) -> io::Result<Drawing> {
        let mut meter = Meter::new(PAGE);
        self.fonts.charge(&self.document, resources, &mut meter)?;
        let (mut deepest, draws) = (Drawing::default(), sieve::drawings(content));
        if draws > 0 {
            for form in forms(&self.document, resources) {
                let inner = self.form(form, resources, open)?;
                deepest = Drawing { cost: deepest.cost.max(inner.cost), drawn: deepest.drawn.max(inner.drawn) };
            }
        }
        let all = draws.saturating_mul(deepest.drawn).saturating_add(1);
        if all > DRAWINGS {
            return Err(io::Error::other("it has too many drawings inside each other"));
        }
        Ok(Drawing { cost: meter.cost() + deepest.cost, drawn: all })
    }

    /// Makes a drawing ready, and those in it.
    fn form(&mut self, id: ObjectId, outer: &Dictionary, open: &mut Vec<ObjectId>) -> io::Result<Drawing> {
        if let Some(known) = self.drawings.get(&id) {
            return Ok(*known);
        }
        if open.contains(&id) || open.len() == DEPTH {
            return Err(io::Error::other("its drawings contain each other"));
        }
        open.push(id);
        let drawing = self.made_ready(id, outer, open)?;
        open.pop();
        self.drawings.insert(id, drawing);
        Ok(drawing)
    }

    fn made_ready(&mut self, id: ObjectId, outer: &Dictionary, open: &mut Vec<ObjectId>) -> io::Result<Drawing> {
        let Ok(stream) = self.document.get_object(id).and_then(Object::as_stream) else {
            return Ok(Drawing::default());
        };
        let mut meter = Meter::new(PAGE);
        let content = sieve::text(&unpack::bytes(stream)?, &mut meter)?;
        let own = tree::dictionary(&self.document, &stream.dict, b"Resources").cloned();
        let inner = self.drawn(&content, own.as_ref().unwrap_or(outer), open)?;
        self.ready.charge(content.len() as u64)?;
        if let Ok(stream) = self.document.get_object_mut(id).and_then(Object::as_stream_mut) {
            stream.set_plain_content(content);
        }
        Ok(Drawing { cost: meter.cost() + inner.cost, ..inner })
    }
}

/// The content of a page, put together from streams, one of which may stand there a thousand times.
fn joined(document: &Document, page: ObjectId) -> io::Result<Vec<u8>> {
    let mut content = Vec::new();
    for id in document.get_page_contents(page) {
        if let Ok(stream) = document.get_object(id).and_then(Object::as_stream) {
            content.extend(unpack::bytes(stream)?);
            content.push(b'\n');
            unpack::within(content.len())?;
        }
    }
    Ok(content)
}

/// The drawings among some resources.
fn forms(document: &Document, resources: &Dictionary) -> Vec<ObjectId> {
    let objects = tree::dictionary(document, resources, b"XObject").into_iter().flat_map(Dictionary::iter);
    let ids = objects.filter_map(|(_, object)| document.dereference(object).ok()?.0);
    ids.filter(|id| document.get_object(*id).and_then(Object::as_stream).is_ok_and(|form| !is_image(form))).collect()
}
