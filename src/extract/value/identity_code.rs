//! Finnish personal identity codes (henkilötunnus).

use lazy_regex::{Captures, regex};

use super::Found;
use super::plain::{read, slice};
use super::scan::{at_places, ends, numbers};

/// The bytes of a code.
const LENGTH: usize = 11;

/// The check characters, by the remainder of the nine digits divided by 31.
const CHECKS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

/// Personal identity codes as written. Only what has a day that exists and the right check character is one.
///
/// ```
/// use hanke::extract::value::identity_code::identity_codes;
///
/// assert_eq!(identity_codes("Tunnus on 131052-308T.").len(), 1);
/// assert!(identity_codes("Tunnus on 131052-308A.").is_empty());
/// ```
#[must_use]
pub fn identity_codes(text: &str) -> Vec<Found<String>> {
    read(text, |text| {
        let pattern = regex!(r"^([0-9]{2})([0-9]{2})([0-9]{2})([-+A-FU-Ya-fu-y])([0-9]{3})([0-9A-Ya-y])");
        let places = numbers(text).filter(|run| run.len() == 6).map(|run| run.start);
        let found = at_places(text, LENGTH, pattern, places);
        found
            .filter(|(at, groups)| ends(text, at + LENGTH) && is_valid(groups))
            .map(|(at, _)| Found::sure(at..at + LENGTH, slice(text, at..at + LENGTH).to_owned()))
            .collect()
    })
}

fn is_valid(groups: &Captures<'_>) -> bool {
    let part = |number| groups.get(number).map_or("", |part| part.as_str());
    let number = |digits: &str| digits.parse::<i16>().unwrap_or_default();
    let [day, month] = [1, 2].map(|one| part(one).parse::<i8>().unwrap_or_default());
    let century = match part(4).to_ascii_uppercase().as_str() {
        "+" => 1800,
        "-" | "U" | "V" | "W" | "X" | "Y" => 1900,
        _ => 2000,
    };
    let is_day = jiff::civil::Date::new(century + number(part(3)), month, day).is_ok();
    is_day && number(part(5)) >= 2 && check(&[part(1), part(2), part(3), part(5)].concat()) == written_check(part(6))
}

/// The check character of nine digits.
fn check(digits: &str) -> Option<u8> {
    let number = digits.parse::<usize>().ok()?;
    CHECKS.get(number % CHECKS.len()).copied()
}

fn written_check(text: &str) -> Option<u8> {
    text.bytes().next().map(|byte| byte.to_ascii_uppercase())
}
