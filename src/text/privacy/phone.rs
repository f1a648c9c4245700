//! Telephone numbers.

use std::ops::Range;

use lazy_regex::regex;

use crate::text::value::plain::{
    Taken, before, behind, digit_follows, digit_precedes, lead, ranges, slice, stands_alone,
};
use crate::text::value::scan::{NEAR, at_places, begins, byte, window};
use crate::text::value::{Found, code, date, link, money};

/// The doubt about a number that nothing but its shape says to be one.
const UNLABELLED: &str = "a number without a label";

/// Telephone numbers outside the e-mail addresses, as written.
pub(super) fn phones(text: &str, emails: &Taken) -> Vec<Found<String>> {
    let pattern = regex!(
        r"^(?:\+[1-9](?:[ ./()-]{0,3}[0-9]){6,14}|\(0\)\s?[1-9](?:[ -]?[0-9]){6,10}|358(?:[ -]?[0-9]){8,10}|\(?0[0-9]{0,4}\)?(?:[ ./-]{0,3}[0-9]){5,13}|[1-9](?:[ -]?[0-9]){4,11})"
    );
    let found = at_places(text, NEAR, pattern, places(text))
        .filter_map(|(at, groups)| Some(at..at + groups.get(0)?.end()))
        .filter(|one| is_phone(text, one) && !emails.overlaps(one))
        .collect::<Vec<_>>();
    if found.is_empty() {
        return Vec::new();
    }
    let numbers = ranges(money::amounts(text)).chain(ranges(code::business_ids(text))).chain(ranges(date::dates(text)));
    let taken = Taken::by(numbers.chain(ranges(link::links(text))));
    found.into_iter().filter(|one| !taken.overlaps(one)).map(|one| phone(text, &one)).collect()
}

/// Where a number could begin: at a plus sign, at a zero that begins a word, at the bracket before it, or at any number
/// that a label calls a telephone number.
fn places(text: &str) -> impl Iterator<Item = usize> {
    let first = |at: &usize| match byte(text, *at) {
        b'+' => byte(text, at + 1).is_ascii_digit(),
        b'(' => byte(text, at + 1) == b'0' && matches!(byte(text, at + 2), b'0'..=b'9' | b')'),
        b'0' => begins(text, *at) && before(text, *at) != Some('('),
        b'1'..=b'9' => {
            begins(text, *at)
                && !digit_precedes(text, *at, &[' ', '-', '.'])
                && (is_labelled(text, *at) || is_finnish(text, *at))
        }
        _ => false,
    };
    (0..text.len()).filter(first)
}

fn is_phone(text: &str, one: &Range<usize>) -> bool {
    let written = slice(text, one.clone());
    let longer = digit_precedes(text, one.start, &['.', ',', '-', ' ', '/'])
        || digit_follows(text, one.end, &['.', ',', '-', ' ', '/']);
    let shaped = (is_shaped(written) || is_spaced(written)) && (!is_sum(written) || is_labelled(text, one.start));
    let alone = !longer && stands_alone(text, one) && behind(text, one.end) != Some('%');
    shaped && alone && !is_other_number(text, one.start)
}

/// Whether the digits stand in groups as those of a telephone number.
fn is_shaped(written: &str) -> bool {
    let separators = [' ', '-', '(', ')', '.', '/'];
    let groups = written.split(separators).filter(|group| !group.is_empty()).collect::<Vec<_>>();
    let area = groups.first().is_some_and(|group| group.len() > 1);
    let rest = groups.iter().skip(1).filter(|group| **group != "0");
    let several =
        rest.clone().count() < 6 && rest.clone().all(|group| group.len() > 1 || written.starts_with("+358 9"));
    let marks = !written.contains(['.', '/']) || is_marked(written);
    let whole = groups.len() > 1
        || written.starts_with('+')
        || regex!(r"^(?:00?[1-9][0-9]{7,13}|0[0-9]{6,11}|[1-9][0-9]{4,11})$").is_match(written);
    let first = groups.first().is_some_and(|group| !group.starts_with('0') || groups.len() == 1 || group.len() < 6);
    let joined = regex!(r"^0(?:4[0-9]|50)[0-9]{3} [0-9]{4}$").is_match(written);
    let open = regex!(r"^\(0\)\s?(?:4[0-9]|50|9|1[3-9])").is_match(written);
    joined || open || (area && several && marks && whole && first)
}

/// Whether it is rather a day, or a number whose thousands stand apart.
fn is_sum(written: &str) -> bool {
    let day = regex!(r"^[0-9]{2}([ ./-])[0-9]{2}[ ./-](?:[0-9]{4}|[0-9]{2})$");
    let sum = regex!(r"^(?:\+[1-9][0-9]{0,2}(?: [0-9]{3}){1,2}|0[0-9]? 000(?: 000)*)$");
    day.is_match(written) || (sum.is_match(written) && !written.starts_with("+358"))
}

/// Whether stops and slashes stand where those of telephone numbers do, and not those of days and file numbers.
fn is_marked(written: &str) -> bool {
    regex!(r"^(?:\+[1-9][0-9]{0,2}[ ./-]?(?:\(0\))?[ ./-]?[0-9]{1,3}|\(?0(?:4[0-9]|50|[1-3][0-9]?|[5689]|[68]00)\)?)[ ]?[./ -]{1,2}[ ]?[0-9]{3,4}(?:[ .-]?[0-9]{2,4}){0,3}$")
        .is_match(written)
        && !regex!(r"[./-](?:19|20)[0-9]{2}$").is_match(written)
}

/// Whether the prefix of Finland and that of a mobile telephone stand at a place, without a plus sign.
fn is_finnish(text: &str, at: usize) -> bool {
    regex!(r"^358[ -]?(?:4[0-9]|50)[ -]?[0-9]{3}[ -]?[0-9]{3,4}").is_match(window(text, at, NEAR))
}

/// Single digits, each with a blank before it.
fn is_spaced(written: &str) -> bool {
    regex!(r"^0 [45](?: [0-9]){7,9}$").is_match(written)
}

fn phone(text: &str, one: &Range<usize>) -> Found<String> {
    let written = slice(text, one.clone());
    let mobile = written.starts_with('+') || regex!(r"^\(?0(?:4\d|50)").is_match(written);
    let doubt = (!is_labelled(text, one.start) && !mobile).then_some(UNLABELLED);
    Found::sure(one.clone(), written.to_owned()).but(doubt)
}

fn is_labelled(text: &str, start: usize) -> bool {
    let label = regex!(
        r"(?i)(?:^|[^\p{L}])(?:puh(?:elin\p{L}*)?|tel|telefon\p{L}*|telephone|gsm|mob(?:ile|il)?|phone|matkapuhelin\p{L}*|fax?|faksi|vaihde|växel|whatsapp|soita|soittakaa|call)[.:]{0,2}(?:\s(?:nro|no|number|nr)[.:]?)?\s?(?:\+?\()?$"
    );
    let short = regex!(r"(?i)(?:^|[^\p{L}])p[.:]{0,2}\s?\(?$");
    let lead = lead(text, start, 25);
    label.is_match(lead) || (short.is_match(lead) && matches!(byte(text, start), b'0' | b'+' | b'('))
}

/// Whether a label before a number says that it is something else.
pub(super) fn is_other_number(text: &str, start: usize) -> bool {
    regex!(r"(?i)(?:ISBN|ISSN|ISMN|URN|DOI|EAN|tili(?:n?numero)?|IBAN|viite(?:numero)?|diaari(?:numero)?|dnro|dnr|y-tunnus|business id|s\.|sivut|pp\.)\s?(?:-1[03])?[ :.]{0,3}(?:\([^)]*\))?\s?$")
        .is_match(lead(text, start, 25))
        || before(text, start).is_some_and(|char| matches!(char, '/' | '_' | '#' | '='))
}
