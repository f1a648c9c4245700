//! Codes of projects and ids of businesses.

use std::ops::Range;

use lazy_regex::{Regex, regex};

use super::Found;
use super::plain::{before, behind, digit_follows, digit_precedes, read, slice, stands_alone};

/// Codes of the EU structural funds' register EURA 2014: `S` (European Social Fund) or `A` (regional development) and
/// five digits.
///
/// ```
/// let found = hanke::text::value::code::project_codes("projekti.php?projektikoodi=S12345, XS12345, S123456");
/// assert_eq!(found.len(), 1);
/// ```
#[must_use]
pub fn project_codes(text: &str) -> Vec<Found<String>> {
    let codes = regex!(r"[SA][0-9]{5}").find_iter(text).filter(|code| stands_alone(text, &code.range()));
    codes.map(|code| Found::sure(code.range(), code.as_str().to_owned()).but(part(text, &code.range()))).collect()
}

/// Why a code may be a part of a longer one: a number is joined to it, or a word with a hyphen stands before it.
fn part(text: &str, range: &Range<usize>) -> Option<&'static str> {
    const JOINTS: [char; 8] = ['-', '/', '_', '.', '\u{2010}', '\u{2013}', '\u{2014}', '\u{2212}'];
    let lead = slice(text, 0..range.start).strip_suffix(is_hyphen);
    let word = lead.is_some_and(|lead| lead.ends_with(char::is_alphanumeric));
    let number = digit_follows(text, range.end, &JOINTS) || digit_precedes(text, range.start, &JOINTS);
    (word || number).then_some("part of a longer code")
}

fn is_hyphen(char: char) -> bool {
    matches!(char, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// What the codes of a register look like: those of EURA 2014, or what a layout says.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Codes<'a>(pub Option<&'a Regex>);

impl Codes<'_> {
    /// The codes of a text. One to which more is joined is doubtful.
    pub(crate) fn find(self, text: &str) -> Vec<Found<String>> {
        let Some(pattern) = self.0 else { return doubted(text, project_codes(text)) };
        let codes = pattern.find_iter(text).filter(|code| !code.is_empty() && stands_alone(text, &code.range()));
        doubted(text, codes.map(|code| Found::sure(code.range(), code.as_str().to_owned())).collect())
    }
}

/// The codes, with a doubt where a number is joined to one, or where there are several.
fn doubted(text: &str, codes: Vec<Found<String>>) -> Vec<Found<String>> {
    let several = (codes.len() > 1).then_some("more than one code stands here");
    let doubted = |code: Found<String>| {
        let doubt = part(text, &code.range);
        code.but(doubt).but(several)
    };
    codes.into_iter().map(doubted).collect()
}

/// Finnish business ids (Y-tunnus), `1234567-1`. One with a wrong check digit is found too, with a doubt.
///
/// ```
/// let found = hanke::text::value::code::business_ids("Y-tunnus: 1234567-1");
/// assert_eq!((found[0].value.as_str(), found[0].doubt), ("1234567-1", None));
/// ```
#[must_use]
pub fn business_ids(text: &str) -> Vec<Found<String>> {
    read(text, |text| {
        let ids = regex!(r"[0-9]{7}-[0-9]").find_iter(text).filter(|id| {
            let joined = before(text, id.start()).is_some_and(|char| matches!(char, '-' | '+' | '_' | '/'));
            let part = digit_precedes(text, id.start(), &[' ', '.', ',', ':'])
                || digit_follows(text, id.end(), &['-', '.', ',', ':', '/']);
            stands_alone(text, &id.range()) && !joined && !part && behind(text, id.end()) != Some('_')
        });
        ids.map(|id| {
            let doubt = (!is_checked(id.as_str())).then_some("business id with a wrong check digit");
            Found::sure(id.range(), id.as_str().to_owned()).but(doubt)
        })
        .collect()
    })
}

/// Whether the last digit of a business id is its check digit.
fn is_checked(id: &str) -> bool {
    id.chars().last().is_some_and(|last| last.to_digit(10) == check_digit(id))
}

/// The check digit of the first seven digits of a business id: weights 7, 9, 10, 5, 8, 4 and 2, modulo 11, as the Finnish
/// Tax Administration defines it. No id has the remainder 1.
pub(crate) fn check_digit(id: &str) -> Option<u32> {
    let digits = id.chars().filter_map(|char| char.to_digit(10));
    let sum: u32 = [7, 9, 10, 5, 8, 4, 2].into_iter().zip(digits).map(|(weight, digit)| weight * digit).sum();
    match sum % 11 {
        0 => Some(0),
        1 => None,
        rest => Some(11 - rest),
    }
}
