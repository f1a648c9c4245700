//! One page after the other, each made so that the reader parses only what shows text, and only within limits.

use std::collections::BTreeMap;
use std::io;

use pdf_extract::{Dictionary, Document, Object, ObjectId, OutputError, Stream, output_doc};

use super::cover::Cover;
use super::fonts::Fonts;
use super::layout::Layout;
use super::meter::{Meter, OPEN, PAGE};
use super::open::is_image;
use super::painted::{Names, bounds};
use super::sieve::Kept;
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
    /// Whether something in it may be painted over text.
    covers: bool,
}

impl Drawing {
    /// The more of both.
    fn or(self, other: Self) -> Self {
        let (cost, drawn) = (self.cost.max(other.cost), self.drawn.max(other.drawn));
        Self { cost, drawn, covers: self.covers || other.covers }
    }
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
    pub(super) fn output(&mut self, page: ObjectId, layout: &mut Layout) -> Result<(), OutputError> {
        let dictionary = self.document.get_dictionary(page)?.clone();
        let Kept { content, covers } = self.content(page, &dictionary)?;
        self.document.objects.insert(self.content, Object::Stream(Stream::new(Dictionary::new(), content)));
        self.set(page, "Contents", Object::Reference(self.content));
        self.set(self.root, "Kids", Object::Array(vec![Object::Reference(page)]));
        let result = self.seen(covers, layout);
        // The same page may stand in the document again.
        self.document.objects.insert(page, Object::Dictionary(dictionary));
        result
    }

    /// Puts out what is not covered, for which the page is gone through twice where something may cover text.
    fn seen(&self, covers: bool, layout: &mut Layout) -> Result<(), OutputError> {
        if covers {
            let mut cover = Cover::new(layout.until());
            output_doc(&self.document, &mut cover)?;
            layout.hide(cover.hidden().ok_or_else(sieve::too_much)?);
        }
        output_doc(&self.document, layout)
    }

    fn set(&mut self, id: ObjectId, key: &str, value: Object) {
        if let Ok(dictionary) = self.document.get_object_mut(id).and_then(Object::as_dict_mut) {
            dictionary.set(key, value);
        }
    }

    /// What of the content of a page shows text or covers it, when all that it needs is ready.
    fn content(&mut self, page: ObjectId, dictionary: &Dictionary) -> io::Result<Kept> {
        let mut meter = Meter::new(PAGE);
        let resources = tree::inherited(&self.document, dictionary).map_err(io::Error::other)?.cloned();
        let resources = resources.unwrap_or_default();
        let names = Names::of(&self.document, &resources);
        let kept = sieve::text(&joined(&self.document, page)?, &names, &mut meter)?;
        let Drawing { cost, covers, .. } = self.drawn(&kept.content, &resources, &mut Vec::new())?;
        meter.charge(cost)?;
        Ok(Kept { covers: kept.covers || covers, ..kept })
    }

    /// What it takes to draw some content.
    fn drawn(&mut self, content: &[u8], resources: &Dictionary, open: &mut Vec<ObjectId>) -> io::Result<Drawing> {
        let mut meter = Meter::new(PAGE);
        self.fonts.charge(&self.document, resources, &mut meter)?;
        let (mut deepest, draws) = (Drawing::default(), sieve::drawings(content));
        if draws > 0 {
            for form in forms(&self.document, resources) {
                deepest = deepest.or(self.form(form, resources, open)?);
            }
        }
        let all = draws.saturating_mul(deepest.drawn).saturating_add(1);
        if all > DRAWINGS {
            return Err(io::Error::other("it has too many drawings inside each other"));
        }
        Ok(Drawing { cost: meter.cost() + deepest.cost, drawn: all, ..deepest })
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
        let bounds = bounds(&stream.dict);
        let own = tree::dictionary(&self.document, &stream.dict, b"Resources").cloned();
        let resources = own.as_ref().unwrap_or(outer);
        let names = Names::of_drawing(&self.document, resources);
        let kept = sieve::text(&unpack::bytes(stream)?, &names, &mut meter)?;
        let inner = self.drawn(&kept.content, resources, open)?;
        self.ready.charge(kept.content.len() as u64)?;
        if let Ok(stream) = self.document.get_object_mut(id).and_then(Object::as_stream_mut) {
            stream.set_plain_content(bounded(bounds, kept.content));
        }
        Ok(Drawing { cost: meter.cost() + inner.cost, covers: kept.covers || inner.covers, ..inner })
    }
}

/// The content of a drawing between what begins and ends it.
fn bounded(bounds: Option<[Vec<u8>; 2]>, content: Vec<u8>) -> Vec<u8> {
    let Some([begin, end]) = bounds else { return content };
    [begin, content, end].concat()
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
