//! Finnish personal identity codes (henkilötunnus).

use lazy_regex::{Captures, regex};

use crate::text::value::Found;
use crate::text::value::plain::{lead, read, slice};
use crate::text::value::scan::{at_places, ends, numbers};

/// The bytes of the longest way to write a code.
const LONGEST: usize = 20;

/// The check characters, by the remainder of the nine digits divided by 31.
const CHECKS: &[u8; 31] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";

/// The doubt about what has the shape of a code, but not its check character.
const UNCHECKED: &str = "its check character is not that of a personal identity code";

/// Personal identity codes as written, also with blanks or with stops between day, month and year. What has a day that
/// exists but another check character is one with a doubt, unless a digit ends it: numbers of registers look so too.
///
/// ```
/// use hanke::text::privacy::identity_code::identity_codes;
///
/// assert!(identity_codes("Tunnus on 131052-308T.")[0].doubt.is_none());
/// assert!(identity_codes("Tunnus on 131052-308A.")[0].doubt.is_some());
/// assert!(identity_codes("Tunnus on 991052-308T.").is_empty());
/// ```
#[must_use]
pub fn identity_codes(text: &str) -> Vec<Found<String>> {
    read(text, codes)
}

/// The same in a text that is plain.
pub(super) fn codes(text: &str) -> Vec<Found<String>> {
    let pattern = regex!(
        r"^([0-9]{2})[. ]?([0-9]{2})[. ]?((?:18|19|20)?[0-9]{2}) ?([-+A-FU-Ya-fu-y]?) ?([0-9]{3}) ?([0-9A-Ya-y])"
    );
    let places = numbers(text).filter(|run| matches!(run.len(), 2 | 6 | 8)).map(|run| run.start);
    let found = at_places(text, LONGEST, pattern, places);
    found.filter_map(|(at, groups)| code(text, at, &groups)).collect()
}

fn code(text: &str, at: usize, groups: &Captures<'_>) -> Option<Found<String>> {
    let range = at..at + groups.get(0)?.end();
    let written = slice(text, range.clone());
    let spaced = written.contains(' ') && !written.contains(['-', '+']);
    let certain = is_checked(groups);
    let labelled =
        regex!(r"(?i)(?:hetu|tunnus|sotu|beteckning|identity code|ssn)\p{L}*[ :.]{0,3}$").is_match(lead(text, at, 30));
    let signed = !part(groups, 4).is_empty();
    let certain = certain && signed;
    let likely = certain || labelled || signed && groups.get(6)?.as_str().chars().all(char::is_alphabetic) && !spaced;
    let fits = ends(text, range.end) && is_day(groups) && likely;
    fits.then(|| Found::sure(range, written.to_owned()).but((!certain).then_some(UNCHECKED)))
}

fn part<'a>(groups: &'a Captures<'_>, number: usize) -> &'a str {
    groups.get(number).map_or("", |part| part.as_str())
}

/// Whether the code begins with a day that there was.
fn is_day(groups: &Captures<'_>) -> bool {
    let [day, month] = [1, 2].map(|one| part(groups, one).parse::<i8>().unwrap_or_default());
    let year = part(groups, 3).parse::<i16>().unwrap_or_default();
    let century = match part(groups, 4).to_ascii_uppercase().as_str() {
        _ if year > 99 => 0,
        "+" => 1800,
        "-" | "U" | "V" | "W" | "X" | "Y" => 1900,
        _ => 2000,
    };
    jiff::civil::Date::new(century + year, month, day).is_ok()
}

fn is_checked(groups: &Captures<'_>) -> bool {
    let year = part(groups, 3);
    let year = year.get(year.len().saturating_sub(2)..).unwrap_or_default();
    let digits = [part(groups, 1), part(groups, 2), year, part(groups, 5)].concat();
    part(groups, 5) >= "002" && check(&digits) == written_check(part(groups, 6))
}

/// The check character of nine digits.
fn check(digits: &str) -> Option<u8> {
    let number = digits.parse::<usize>().ok()?;
    CHECKS.get(number % CHECKS.len()).copied()
}

fn written_check(text: &str) -> Option<u8> {
    text.bytes().next().map(|byte| byte.to_ascii_uppercase())
}
