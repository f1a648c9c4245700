//! Counts of persons that are so small that they point at single persons: fewer than five.

use std::ops::Range;

use lazy_regex::regex;

use super::scan::begins;

/// Where a text counts fewer than five persons.
///
/// ```
/// use hanke::extract::value::few::persons;
///
/// let text = "Mukana oli 14 nuorta, joista yksi henkilö sai työpaikan.";
/// assert_eq!(persons(text).into_iter().map(|few| &text[few]).collect::<Vec<_>>(), ["yksi henkilö"]);
/// ```
#[must_use]
pub fn persons(text: &str) -> Vec<Range<usize>> {
    let few = regex!(
        r"(?i)(?:yksi|yhden|yhdelle|kaksi|kahden|kahdelle|kolme|kolmen|kolmelle|neljä|neljän|neljälle|one|two|three|four|[1-4])\s+(?:henkilö|osallistuj|asiak|nuor[ite]|opiskelij|nai(?:nen|sta|selle)|mie(?:s|stä|helle)|la(?:psi|sta)|persons?|people|participants?|clients?)\p{L}*"
    );
    let found = few.find_iter(text).map(|few| few.range());
    found.filter(|few| begins(text, few.start) && !is_decimal(text, few.start)).collect()
}

/// Whether a number goes on in front: the second part of `2,4` is no count.
fn is_decimal(text: &str, start: usize) -> bool {
    let before = text.get(..start).unwrap_or_default();
    before
        .strip_suffix([',', '.', '-', '–'])
        .is_some_and(|before| before.ends_with(|digit: char| digit.is_ascii_digit()))
}
