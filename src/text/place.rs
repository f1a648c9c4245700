//! Finnish municipalities and regions in running text: by their Finnish names in any inflection, and by their Swedish ones.
//!
//! ```
//! use hanke::text::place::{Kind, places};
//!
//! let found = places("Koulutus alkoi Äänekoskella ja jatkui Keski-Suomessa.");
//! let names: Vec<_> = found.iter().map(|found| (found.value.name.as_str(), found.value.kind)).collect();
//! assert_eq!(names, [("Äänekoski", Kind::Municipality), ("Keski-Suomi", Kind::Region)]);
//! ```

pub(crate) mod doubt;
pub mod inflection;
mod table;
mod tokens;

use std::ops::Range;

use super::value::Found;
use table::{Entry, Table};
use tokens::Joint;

/// A municipality or region of Finland.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its official code: three digits for a municipality, two for a region.
    pub code: String,
    /// Its official Finnish name, in the nominative.
    pub name: String,
    /// Which of the two it is.
    pub kind: Kind,
}

/// What a place is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A municipality, whether it calls itself a town or not.
    Municipality,
    /// A region (maakunta).
    Region,
}

/// All municipalities and regions, as [`places`] gives them, regions first.
#[must_use]
pub fn all() -> &'static [Place] {
    Table::get().places()
}

/// The municipalities and regions that a text names, in the order of the text.
///
/// A name is a whole word with a capital letter, in any case, also when it is broken over two lines or written in
/// capitals. A word such as *keskisuomalainen* counts as its region, with a doubt.
#[must_use]
pub fn places(text: &str) -> Vec<Found<Place>> {
    let table = Table::get();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(word) = tokens::next(text, at) {
        at = word.end;
        if let Some(hit) = table.hit(text, word) {
            at = hit.range.end;
            found.push(hit);
        }
    }
    found
}

/// The same in a text that lists places and nothing else: a name that has an item to itself is that of the place, whatever
/// else it is elsewhere.
///
/// ```
/// use hanke::text::place::{listed, places};
///
/// assert!(places("Salo, Pori")[0].doubt.is_some());
/// assert!(listed("Salo, Pori").iter().all(|found| found.doubt.is_none()));
/// ```
#[must_use]
pub fn listed(text: &str) -> Vec<Found<Place>> {
    let mut found = places(text);
    for one in &mut found {
        let is_else = one.doubt.is_some_and(|doubt| doubt::ELSEWHERE.contains(&doubt));
        if is_else && tokens::is_item(text, &one.range) {
            one.doubt = None;
        }
    }
    found
}

impl Table {
    /// The place that a word, with the words after it if they belong to the name, stands for.
    fn hit(&self, text: &str, word: Range<usize>) -> Option<Found<Place>> {
        let written = &text[word.clone()];
        if !written.starts_with(char::is_uppercase) {
            let place = self.adjective(written)?;
            return Some(self.found(word, place, Some(doubt::ADJECTIVE)));
        }
        let Some((range, entry)) = self.name(text, &word) else {
            let place = self.adjective(&tokens::fold(written))?;
            return Some(self.found(word, place, Some(doubt::ADJECTIVE)));
        };
        let doubt = self.doubt(text, &range, entry);
        Some(self.found(range, entry.place, doubt))
    }

    fn found(&self, range: Range<usize>, place: usize, doubt: Option<&'static str>) -> Found<Place> {
        Found { range, value: self.places()[place].clone(), doubt }
    }

    /// The longest name that begins with this word.
    fn name(&self, text: &str, word: &Range<usize>) -> Option<(Range<usize>, Entry)> {
        let first = tokens::name(&text[word.clone()])?;
        self.longer(text, word, &first).or_else(|| Some((word.clone(), self.form(&first)?)))
    }

    /// A name of which this word is the beginning.
    fn longer(&self, text: &str, word: &Range<usize>, first: &str) -> Option<(Range<usize>, Entry)> {
        let next = tokens::next(text, word.end)?;
        let joint = tokens::joint(&text[word.end..next.start])?;
        if joint == Joint::Shortened {
            let hyphen = word.start..next.start - 1;
            return Some((hyphen, self.shortened(text, first, &next)?));
        }
        let capital = text[next.clone()].starts_with(char::is_uppercase);
        if joint == Joint::Space && !capital {
            return None;
        }
        let second = tokens::fold(&text[next.clone()]);
        let parts = [first, if joint == Joint::Space { " " } else { "-" }, &second];
        let broken = || (joint == Joint::Break).then(|| self.form(&[first, &second].concat()))?;
        let entry = self.form(&parts.concat()).or_else(broken)?;
        Some((word.start..next.end, entry))
    }

    /// The first region of two that share the second part of their names: *Etelä- ja Keski-Pohjanmaa*.
    fn shortened(&self, text: &str, first: &str, and: &Range<usize>) -> Option<Entry> {
        matches!(&text[and.clone()], "ja" | "sekä" | "tai").then_some(())?;
        let other = tokens::next(text, and.end)?;
        let shared = tokens::next(text, other.end)?;
        let joint = tokens::joint(&text[other.end..shared.start])?;
        let second = tokens::fold(&text[shared]);
        if joint == Joint::Hyphen { self.form(&[first, "-", &second].concat()) } else { None }
    }
}
