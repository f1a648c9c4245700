//! Municipalities that go by the name of their place alone: *Kajaani* is *Kajaanin kaupunki*.

use crate::text::place::{self, Kind};

use super::evidence::Evidence;
use super::name::Name;
use super::word::is_form_of;

const HEADS: [&str; 2] = ["kaupunki", "kunta"];

/// That one name is a municipality's place and the other the municipality's own.
pub(super) fn alone(one: &Name, other: &Name) -> Option<Evidence> {
    let (short, long) = if one.words.len() < other.words.len() { (one, other) } else { (other, one) };
    let ([word], [place, head]) = (short.words.as_slice(), long.words.as_slice()) else { return None };
    let fits = HEADS.contains(&head.as_str()) && is_form_of(word, place) && is_municipality(&short.text);
    fits.then(|| Evidence::MunicipalityAlone(short.text.clone()))
}

fn is_municipality(name: &str) -> bool {
    place::all().iter().any(|place| place.kind == Kind::Municipality && place.name == name)
}
