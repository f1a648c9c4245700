//! What is filled in on a page: the values of a form's fields, which are no part of the content of the page.

use pdf_extract::{Dictionary, Document, Object, ObjectId, decode_text_string};

use super::links;

/// How many fields of a page are read.
const FIELDS: usize = 1000;

/// How long a value may be.
const LONGEST: usize = 10_000;

/// How deep fields may be nested.
const DEPTH: usize = 8;

/// Flags of a field that nobody sees: hidden or not shown on a screen, and a password (ISO 32000-1, 12.5.3 and 12.7.4.3).
const UNSEEN: i64 = 1 << 1 | 1 << 5;
const PASSWORD: i64 = 1 << 13;

/// A filled field, and where it is on the page.
pub(super) struct Filled {
    corners: [f64; 4],
    pub(super) value: String,
}

impl Filled {
    /// Whether a line of text goes through it.
    pub(super) fn is_on(&self, y: f64) -> bool {
        let [_, bottom, _, top] = self.corners;
        (bottom.min(top)..=bottom.max(top)).contains(&y)
    }

    pub(super) fn left(&self) -> f64 {
        self.corners[0].min(self.corners[2])
    }

    pub(super) fn right(&self) -> f64 {
        self.corners[0].max(self.corners[2])
    }
}

/// The filled fields of a page, as they stand there: from the top down, and from the left.
pub(super) fn filled(document: &Document, page: ObjectId) -> Vec<Filled> {
    let mut fields: Vec<_> =
        links::annotations(document, page, FIELDS).filter_map(|one| field(document, one)).collect();
    fields.sort_by(|one, other| {
        other.corners[1].total_cmp(&one.corners[1]).then_with(|| one.left().total_cmp(&other.left()))
    });
    fields
}

fn field(document: &Document, widget: &Dictionary) -> Option<Filled> {
    let kind = inherited(document, widget, b"FT").and_then(|kind| kind.as_name().ok())?;
    let flag = |key: &[u8]| inherited(document, widget, key).and_then(|flags| flags.as_i64().ok()).unwrap_or(0);
    let is_seen = matches!(kind, b"Tx" | b"Ch") && flag(b"F") & UNSEEN == 0 && flag(b"Ff") & PASSWORD == 0;
    let value = value(document, inherited(document, widget, b"V").filter(|_| is_seen)?)?;
    let corners = links::corners(widget.get_deref(b"Rect", document).ok()?)?;
    (!value.trim().is_empty() && value.len() <= LONGEST).then_some(Filled { corners, value })
}

/// A text, or the choices that were made.
fn value(document: &Document, value: &Object) -> Option<String> {
    match value {
        Object::Array(choices) => {
            let chosen = choices.iter().take(FIELDS).filter_map(|one| document.dereference(one).ok());
            Some(chosen.filter_map(|(_, one)| decode_text_string(one).ok()).collect::<Vec<_>>().join(", "))
        }
        text => decode_text_string(text).ok(),
    }
}

/// What a field says of itself, or the nearest field that it belongs to.
fn inherited<'a>(document: &'a Document, widget: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let mut field = widget;
    for _ in 0..DEPTH {
        if let Ok(value) = field.get_deref(key, document) {
            return Some(value);
        }
        field = field.get_deref(b"Parent", document).and_then(Object::as_dict).ok()?;
    }
    None
}
