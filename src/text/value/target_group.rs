//! Lists of target groups.

use std::ops::Range;

use lazy_regex::regex;

use super::listing::{Item, Separator, is_genitive, is_small, items, last_word};
use super::plain::{read, slice};
use super::{Found, modifier};

/// The target groups that a text lists, each with what Finnish leaves out: `romaninuoret, -perheet` gives
/// `romaninuoret` and `romaniperheet`; `kuntien ja koulujen henkilöstöt` gives `kuntien henkilöstöt` and
/// `koulujen henkilöstöt`.
///
/// The range of a completed group is that of all words it was made of.
///
/// ```
/// let found = hanke::text::value::target_group::list("vankinuoret, -perheet ja kuntien ja koulujen opettajat");
/// let groups = found.into_iter().map(|one| one.value).collect::<Vec<_>>();
/// assert_eq!(groups, ["vankinuoret", "vankiperheet", "kuntien opettajat", "koulujen opettajat"]);
/// ```
#[must_use]
pub fn list(text: &str) -> Vec<Found<String>> {
    read(text, |text| {
        let items = joined(text, items(text));
        let mut groups: Vec<Found<String>> = Vec::new();
        let mut later = false;
        for (at, item) in items.iter().enumerate() {
            let range = without_lead(text, &item.range);
            let written = slice(text, range.clone()).replace('\n', " ");
            let next = items.get(at + 1..).unwrap_or_default();
            later |= item.separator == Separator::Sentence;
            let doubt = later.then_some("from a later sentence");
            groups.push(group(text, written, range, groups.last(), next).but(doubt));
        }
        groups.retain(|group| group.value.chars().filter(|char| char.is_alphabetic()).count() > 1);
        groups
    })
}

fn group(
    text: &str,
    written: String,
    range: Range<usize>,
    last: Option<&Found<String>>,
    next: &[Item],
) -> Found<String> {
    let doubt = (written.split(' ').count() > 12).then_some("long for a target group");
    if let (Some(tail), Some(last)) = (written.strip_prefix('-'), last) {
        return completed(tail, &range, last);
    }
    if is_genitive(last_word(&written)) && is_small(last_word(&written)) {
        return shared(text, &written, range, next);
    }
    Found::sure(range, written).but(doubt)
}

/// `-perheet` behind `romaninuoret`. The range begins at the word that lends its first part.
fn completed(tail: &str, range: &Range<usize>, last: &Found<String>) -> Found<String> {
    let lender = last_word(&last.value);
    let from = last.range.end.saturating_sub(lender.len()).max(last.range.start);
    // A group that is completed itself stands on the word before it, which its range begins with.
    let start = if last.range.len() > last.value.len() { last.range.start } else { from };
    match modifier::first_part(lender) {
        Some((first, doubt)) => {
            let odd = !is_word(lender) || tail.is_empty() || !tail.split(' ').all(is_word);
            let doubt = doubt.or(odd.then_some("a part of the compound is no word"));
            Found::sure(start..range.end, modifier::compound(first, tail)).but(doubt)
        }
        None => Found::sure(range.clone(), format!("-{tail}")).but(Some("the first part of the compound is unknown")),
    }
}

fn is_word(text: &str) -> bool {
    text.starts_with(char::is_alphabetic) && text.chars().all(|char| char.is_alphabetic() || char == '-')
}

/// A genitive whose head word stands at the end of a later item: `kuntien ja koulujen henkilöstöt`.
fn shared(text: &str, written: &str, range: Range<usize>, next: &[Item]) -> Found<String> {
    let ends =
        next.iter().take_while(|item| !matches!(item.separator, Separator::Border | Separator::Sentence)).take(8);
    let whole =
        ends.map(|item| (item, slice(text, item.range.clone()))).find(|(_, item)| !is_genitive(last_word(item)));
    let found = whole.and_then(|(item, words)| Some((item, head(words)?)));
    match found {
        Some((item, head)) => {
            let between = slice(text, range.end..item.range.end);
            let odd = between
                .contains(|char: char| !(char.is_alphabetic() || char.is_whitespace() || ",-/()".contains(char)));
            let group = format!("{written} {}", head.replace('\n', " "));
            Found::sure(range.start..item.range.end, group).but(odd.then_some("more than words shares the head"))
        }
        None => Found::sure(range, written.to_owned()).but(Some("a genitive without its head")),
    }
}

/// What follows the genitives that an item begins with.
fn head(words: &str) -> Option<&str> {
    let mut rest = words;
    while let Some((first, tail)) = rest.split_once(char::is_whitespace) {
        if !(is_genitive(first) || first.ends_with('-') || (first == "ja" && rest.len() < words.len())) {
            break;
        }
        rest = tail;
    }
    (rest.len() < words.len()).then_some(rest)
}

/// The items of one name together: behind a hyphen that stands for a later part, before a relative clause, and over a
/// line end in mid-sentence.
fn joined(text: &str, items: Vec<Item>) -> Vec<Item> {
    let mut whole: Vec<Item> = Vec::new();
    for item in items {
        match whole.last_mut() {
            Some(last)
                if continues(slice(text, last.range.clone()), slice(text, item.range.clone()), item.separator) =>
            {
                last.range.end = item.range.end;
            }
            _ => whole.push(item),
        }
    }
    whole
}

fn continues(left: &str, right: &str, separator: Separator) -> bool {
    let relative =
        regex!(r"^(?i:jo[kt]ka|joi(?:den|lla|lle|lta|ssa|sta|ta)|jo(?:nka|lla|lle|ssa|ta)|who|whose|which|that)\b");
    match separator {
        Separator::Start | Separator::Border | Separator::Sentence | Separator::And if !left.ends_with('-') => false,
        Separator::Comma | Separator::Line | Separator::And if left.ends_with('-') => true,
        Separator::Comma => relative.is_match(right),
        Separator::Line => is_small(right),
        _ => false,
    }
}

/// Without "Kohderyhmänä ovat".
fn without_lead(text: &str, range: &Range<usize>) -> Range<usize> {
    let item = slice(text, range.clone());
    let lead = regex!(
        r"(?i)^(?:\p{L}+\s){0,3}?(?:kohderyhm\p{L}+|target\sgroups?)(?:\s(?:ovat|on|kuuluvat|olivat|oli|are|is))?(?:\s?:\s?|\s)"
    );
    let start = lead.find(item).map_or(0, |lead| lead.end());
    range.start + start..range.end
}
