//! Telephone numbers.

use std::ops::Range;

use lazy_regex::regex;

use super::plain::{Taken, behind, digit_follows, digit_precedes, lead, ranges, slice, stands_alone};
use super::scan::{NEAR, at_places, begins, byte};
use super::{Found, code, date, link, money};

/// Telephone numbers outside the e-mail addresses, as written.
pub(super) fn phones(text: &str, emails: &Taken) -> Vec<Found<String>> {
    let pattern = regex!(r"^(?:\+[1-9][0-9]{0,2}[ -]?(?:\(0\) ?)?|0)[0-9](?:[ -]?[0-9]){5,11}");
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

/// Where a number could begin: at a plus sign, or at a zero that begins a word.
fn places(text: &str) -> impl Iterator<Item = usize> {
    let marks = text.bytes().enumerate().filter(|(_, byte)| matches!(byte, b'+' | b'0'));
    let first = |at: &usize| byte(text, at + 1).is_ascii_digit() && (byte(text, *at) == b'+' || begins(text, *at));
    marks.map(|(at, _)| at).filter(first)
}

fn is_phone(text: &str, one: &Range<usize>) -> bool {
    let mut groups = slice(text, one.clone()).split([' ', '-', '(', ')']).filter(|group| !group.is_empty());
    let area = groups.next().is_some_and(|group| group.len() > 1);
    let rest = groups.filter(|group| *group != "0").try_fold(0, |count, group| (group.len() > 1).then_some(count + 1));
    let longer = digit_precedes(text, one.start, &['.', ',', '-', ' ', '/'])
        || digit_follows(text, one.end, &['.', ',', '-', ' ', '/']);
    area && rest.is_some_and(|count| count < 6)
        && !longer
        && stands_alone(text, one)
        && behind(text, one.end) != Some('%')
}

fn phone(text: &str, one: &Range<usize>) -> Found<String> {
    let written = slice(text, one.clone());
    let labelled = regex!(
        r"(?i)(?:^|[^\p{L}])(?:puh(?:elin\p{L}*)?|p|tel|gsm|mob(?:ile)?|phone|matkapuhelin|puhelinnumero)[.:]{0,2}\s?$"
    )
    .is_match(lead(text, one.start, 21));
    let mobile = written.starts_with('+') || regex!(r"^0(?:4\d|50)").is_match(written);
    Found::sure(one.clone(), written.to_owned()).but((!labelled && !mobile).then_some("a number without a label"))
}
