//! Where the links of a page are: they are areas on it, not parts of its text.

use std::ops::Range;

use pdf_extract::{Dictionary, Document, Object, ObjectId};

use crate::document::html::is_absolute;

/// How many links of a page are followed: each character is held against each of them.
const LINKS: usize = 1000;

/// How long the address of a link may be; browsers follow none that is longer.
const ADDRESS: usize = 2048;

/// An area on a page that leads to an address, and the text found in it so far.
pub(super) struct Area {
    corners: [f64; 4],
    pub(super) target: String,
    pub(super) text: Option<Range<usize>>,
}

impl Area {
    /// Whether a point of the page lies inside.
    pub(super) fn contains(&self, x: f64, y: f64) -> bool {
        let [left, bottom, right, top] = self.corners;
        (left.min(right)..=left.max(right)).contains(&x) && (bottom.min(top)..=bottom.max(top)).contains(&y)
    }

    /// What stands from one byte up to another has been written anew.
    pub(super) fn rewrite(&mut self, new: &Range<usize>) {
        if let Some(text) = self.text.as_mut().filter(|text| text.end > new.start) {
            *text = text.start.min(new.start)..new.end;
        }
    }

    /// More text of the area.
    pub(super) fn extend(&mut self, part: Range<usize>) {
        let start = self.text.take().map_or(part.start, |text| text.start);
        self.text = Some(start..part.end);
    }
}

/// The links of a page.
pub(super) fn areas(document: &Document, page: ObjectId) -> Vec<Area> {
    annotations(document, page, LINKS).filter_map(|annotation| area(document, annotation)).collect()
}

/// What is laid over a page: links, fields of a form, notes.
pub(super) fn annotations(document: &Document, page: ObjectId, most: usize) -> impl Iterator<Item = &Dictionary> {
    let annotations = document.get_dictionary(page).and_then(|page| page.get_deref(b"Annots", document)?.as_array());
    let annotations = annotations.into_iter().flatten().take(most);
    annotations.filter_map(|annotation| document.dereference(annotation).ok()?.1.as_dict().ok())
}

fn area(document: &Document, annotation: &Dictionary) -> Option<Area> {
    let action = annotation.get_deref(b"A", document).and_then(Object::as_dict).ok()?;
    let target = action.get_deref(b"URI", document).and_then(Object::as_str).ok()?;
    let target = String::from_utf8_lossy(target).trim().to_owned();
    let corners = corners(annotation.get_deref(b"Rect", document).ok()?)?;
    (is_absolute(&target) && target.len() <= ADDRESS).then_some(Area { corners, target, text: None })
}

pub(super) fn corners(area: &Object) -> Option<[f64; 4]> {
    let numbers = area.as_array().ok()?.iter().filter_map(|number| number.as_float().ok());
    numbers.map(f64::from).collect::<Vec<_>>().try_into().ok()
}
