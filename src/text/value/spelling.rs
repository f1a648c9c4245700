//! Organisations that their spelling gives away: acronyms with a case ending, known names, English names.

use std::ops::Range;

use lazy_regex::regex;

use super::mention::Mention;
use super::organization::Organization;
use super::plain::{slice, stands_alone};
use super::scan::{NEAR, at_places, begins, inside, window};
use super::{Found, head};

/// Acronyms with a case ending behind a colon, `KELA:n`. Without the colon they could be anything.
pub(super) fn acronyms(text: &str) -> Vec<Mention> {
    let places = text.match_indices(':').filter_map(|(at, _)| capitals(text, at));
    let found = at_places(text, NEAR, regex!(r"^(\p{Lu}{2,8}):\p{Ll}{1,6}\b"), places).filter_map(|(at, groups)| {
        let acronym = groups.get(1).filter(|one| !head::is_company_form(one.as_str()))?;
        Some(Found::sure(at..at + groups.get(0)?.end(), vec![bare(acronym.as_str())]))
    });
    found.filter(|one| stands_alone(text, &one.range)).collect()
}

/// Where the word of capitals before a place begins.
fn capitals(text: &str, end: usize) -> Option<usize> {
    let chars = slice(text, 0..end).char_indices().rev().take(9).take_while(|(_, char)| char.is_uppercase());
    chars.last().map(|(at, _)| at).filter(|at| begins(text, *at))
}

fn bare(name: &str) -> Organization {
    Organization { name: name.to_owned(), acronym: head::acronym(name).map(str::to_owned), ..Organization::default() }
}

/// A known name as it stands, and a known acronym also with a case ending glued to it: `TEMissä`.
pub(super) fn known<'a>(text: &'a str, name: &'a str) -> impl Iterator<Item = Mention> + 'a {
    let found = text.match_indices(name).filter_map(move |(at, _)| {
        let rest = window(text, at + name.len(), 40);
        let ending = regex!(
            r"^(?::\p{Ll}{1,6}|(?:n|in|tä|ta|ssa|ssä|issä|issa|sta|stä|ista|istä|lle|ille|lta|ltä|ilta|iltä))\b"
        )
        .find(rest);
        let inflected = head::acronym(name).and(ending).map_or(0, |ending| ending.end());
        let range = at..at + name.len() + inflected;
        stands_alone(text, &range).then(|| Found::sure(range, vec![bare(name)]))
    });
    found.collect::<Vec<_>>().into_iter()
}

/// English names: `University of Vaasa`, `Finnish Institute for Health and Welfare`, `European Commission`.
pub(super) fn english(text: &str) -> Vec<Mention> {
    let of = regex!(
        r"\b(?:\p{Lu}[\p{L}-]+\s){0,4}(?:Ministry|Department|Institute|Centre|Center|University|Agency|Board|Council|Federation|Association|Foundation|City|Municipality)\s(?:of|for)\s(?:the\s)?\p{Lu}[\p{L}-]+(?:(?:\s|,\s|\sand\s)\p{Lu}[\p{L}-]+){0,4}"
    );
    let plain = regex!(
        r"\b(?:\p{Lu}[\p{L}-]+\s){1,4}(?:Commission|Foundation|Association|Council|Agency|University|Institute|Federation)\b"
    );
    let without_the = |one: lazy_regex::regex::Match| {
        let name = one.as_str().trim_start_matches("The ");
        Found::sure(one.end() - name.len()..one.end(), vec![bare(&name.replace('\n', " "))])
    };
    let phrases = phrases(text);
    let of = phrases.iter().flat_map(|phrase| inside(text, phrase, of));
    of.chain(phrases.iter().flat_map(|phrase| inside(text, phrase, plain))).map(without_the).collect()
}

/// The runs of letters, hyphens, commas and blanks around English head nouns, each with the character behind it. No
/// name goes beyond them.
fn phrases(text: &str) -> Vec<Range<usize>> {
    let nouns = regex!(
        r"Ministry|Department|Institute|Cent(?:re|er)|University|Agency|Board|Council|Federation|Association|Foundation|City|Municipality|Commission"
    );
    let other = |char: char| !(char.is_alphabetic() || matches!(char, '-' | ' ' | '\n' | ','));
    let mut free = 0;
    let phrases = nouns.find_iter(text).filter_map(|noun| {
        let lead = text.get(free..noun.start())?;
        let start = free + lead.rfind(other).unwrap_or_default();
        let more = slice(text, noun.end()..text.len()).char_indices().find(|(_, char)| other(*char));
        free = more.map_or(text.len(), |(at, char)| noun.end() + at + char.len_utf8());
        Some(start..free)
    });
    phrases.collect()
}
