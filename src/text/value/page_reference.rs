//! References to pages. Their numbers count nothing.

use std::ops::Range;

use lazy_regex::regex;

use super::Found;
use super::plain::{behind, digit_follows, read};
use super::scan::{NEAR, at_places, numbers, word_before};

/// The pages of references such as `s. 28`, `sivut 3–5`, `sivulta 233`, `p. 12` and `pp. 3-4`: `28`, `3-5`, …
///
/// A year behind `s.` is doubtful, since that also stands for "born in".
///
/// ```
/// let found = hanke::text::value::page_reference::references("Opas, s. 52 – 53");
/// assert_eq!(found[0].value, "52-53");
/// ```
#[must_use]
pub fn references(text: &str) -> Vec<Found<String>> {
    read(text, |text| {
        let pattern = regex!(
            r"^(s|ss|p|pp|[Ss]ivu(?:lta|lla|lle|t|n|jen|illa|ilta|ille|a|ja|ssa)?|[Pp]ages?)(\.\s?|\s)([1-9][0-9]{0,3})(?:\s?-\s?([1-9][0-9]{0,3}))?\b"
        );
        let places = numbers(text).filter_map(|number| word_before(text, number.start));
        let found = at_places(text, NEAR, pattern, places).filter_map(|(at, groups)| {
            let (lead, dot, first) = (groups.get(1)?.as_str(), groups.get(2)?.as_str(), groups.get(3)?.as_str());
            let range = at..at + groups.get(0)?.end();
            let pages = groups.get(4).map_or(first.to_owned(), |last| format!("{first}-{}", last.as_str()));
            let short = lead.len() < 3;
            let birth =
                lead == "s" && first.len() == 4 && first.parse().is_ok_and(|year| super::year::KNOWN.contains(&year));
            let found = Found::sure(range, pages).but(birth.then_some("may be a year of birth"));
            (short == dot.starts_with('.') && !longer(text, &found.range)).then_some(found)
        });
        found.collect()
    })
}

/// Whether the number goes on, as a telephone number behind `p.` does.
fn longer(text: &str, range: &Range<usize>) -> bool {
    digit_follows(text, range.end, &[' ', '-', '.', ',', '/']) || behind(text, range.end) == Some('%')
}
