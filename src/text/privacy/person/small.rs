//! Names without capitals, as forms and messages have them: *yhteyshenkilö oona oletettu*.

use std::ops::Range;

use lazy_regex::regex;

use crate::text::privacy::given_name::is_given_in_small;
use crate::text::value::plain::{lead, slice};

use super::surname::is_surname;
use super::word::{Shape, Word};

/// Where a given name and a family name stand in small letters: behind the label of a contact person, or when the family
/// name has the shape of one.
pub(super) fn names(text: &str, words: &[Word]) -> Vec<Range<usize>> {
    let pairs = words.windows(2).filter_map(|pair| {
        let [given, family] = pair else { return None };
        let small = given.shape == Shape::Other && family.shape == Shape::Other;
        let beside = slice(text, given.range.end..family.range.start) == " ";
        let is_name = small && beside && is_given_in_small(slice(text, given.range.clone()));
        let fits = is_name && is_family(text, given.range.start, slice(text, family.range.clone()));
        fits.then_some(given.range.start..family.range.end)
    });
    pairs.collect()
}

fn is_family(text: &str, at: usize, word: &str) -> bool {
    let label = regex!(
        r"(?i)(?:yhteyshenkilö\p{L}*|yhteydenotot|kontaktperson|contact(?:\sperson)?|lisätietoja)\s?:?\s?(?:on|antaa|is)?\s?$"
    );
    (word.ends_with("nen") && is_surname(word)) || label.is_match(lead(text, at, 40))
}
