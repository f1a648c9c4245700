//! Codes of projects and ids of businesses.

use lazy_regex::regex;

use super::Found;
use super::plain::{before, behind, digit_follows, digit_precedes, read, stands_alone};

/// Codes of the EU structural funds' register EURA 2014: `S` (European Social Fund) or `A` (regional development) and
/// five digits.
///
/// ```
/// let found = hanke::extract::value::code::project_codes("projekti.php?projektikoodi=S12345, XS12345, S123456");
/// assert_eq!(found.len(), 1);
/// ```
#[must_use]
pub fn project_codes(text: &str) -> Vec<Found<String>> {
    let codes = regex!(r"[SA][0-9]{5}").find_iter(text).filter(|code| stands_alone(text, &code.range()));
    codes.map(|code| Found::sure(code.range(), code.as_str().to_owned())).collect()
}

/// Finnish business ids (Y-tunnus), `1234567-1`. One with a wrong check digit is found too, with a doubt.
///
/// ```
/// let found = hanke::extract::value::code::business_ids("Y-tunnus: 1234567-1");
/// assert_eq!((found[0].value.as_str(), found[0].doubt), ("1234567-1", None));
/// ```
#[must_use]
pub fn business_ids(text: &str) -> Vec<Found<String>> {
    read(text, |text| {
        let ids = regex!(r"[0-9]{7}-[0-9]").find_iter(text).filter(|id| {
            let joined = before(text, id.start()).is_some_and(|char| matches!(char, '-' | '+' | '_' | '/'));
            let part =
                digit_precedes(text, id.start(), &[' ', '.', ',']) || digit_follows(text, id.end(), &['-', '.', ',']);
            stands_alone(text, &id.range()) && !joined && !part && behind(text, id.end()) != Some('_')
        });
        ids.map(|id| {
            let doubt = (!is_checked(id.as_str())).then_some("business id with a wrong check digit");
            Found::sure(id.range(), id.as_str().to_owned()).but(doubt)
        })
        .collect()
    })
}

/// Whether the last digit is the check digit of the seven before it: weights 7, 9, 10, 5, 8, 4 and 2, modulo 11, as the
/// Finnish Tax Administration defines it. No id has the remainder 1.
fn is_checked(id: &str) -> bool {
    let mut digits = id.chars().filter_map(|char| char.to_digit(10));
    let sum: u32 = [7, 9, 10, 5, 8, 4, 2].into_iter().zip(digits.by_ref()).map(|(weight, digit)| weight * digit).sum();
    match sum % 11 {
        0 => digits.next() == Some(0),
        1 => false,
        rest => digits.next() == Some(11 - rest),
    }
}
