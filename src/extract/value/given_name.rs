//! Names that may be those of persons, by a list of common given names in Finland, Finnish and Swedish.
//!
//! The list holds nominatives. In Finnish only the last of a person's names takes an ending, so a name is found in any
//! case: *Oona Oletetun mukaan*.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::head;
use super::plain::{lead, slice};
use super::scan::is_word;

const LIST: &str = include_str!("given-names.txt");

/// Second parts of what is called after a person: a street, a prize, a day.
const CALLED_AFTER: [&str; 12] =
    ["katu", "kadu", "tie", "aukio", "puisto", "koulu", "säätiö", "rahasto", "palkinto", "päivä", "hanke", "projekti"];

/// Where a text has a given name with a capitalised word behind it that belongs to no organisation.
///
/// ```
/// use hanke::extract::value::given_name::possible_names;
///
/// let text = "Ryhmää veti Aino-Maija Oletettu, tilat antoi Oona Oletettu Oy.";
/// assert_eq!(possible_names(text).into_iter().map(|name| &text[name]).collect::<Vec<_>>(), ["Aino-Maija Oletettu"]);
/// ```
#[must_use]
pub fn possible_names(text: &str) -> Vec<Range<usize>> {
    let words = words(text).collect::<Vec<_>>();
    let mut names = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        at += 1;
        if !is_given(slice(text, word.clone())) {
            continue;
        }
        let more = words.get(at..).unwrap_or_default();
        let parts = name_parts(text, word.end, more);
        let rest = more.get(parts..).unwrap_or_default();
        if let Some(last) = parts.checked_sub(1).and_then(|last| more.get(last))
            && is_person(text, &(word.start..last.end), rest.first())
        {
            names.push(word.start..last.end);
            at += parts;
        }
    }
    names
}

/// Runs of letters, with the hyphens inside them.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let rest = text.get(from..)?;
        let start = from + rest.find(is_word)?;
        let word = slice(text, start..text.len());
        from = start + word.find(|char| !is_word(char) && char != '-').unwrap_or(word.len());
        Some(start..from)
    })
}

pub(super) fn is_given(word: &str) -> bool {
    static NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| LIST.split_whitespace().collect());
    word.starts_with(char::is_uppercase) && word.split('-').all(|part| NAMES.contains(part))
}

/// How many of the words go on with the name that ends at a place: capitalised, with one blank before each.
fn name_parts(text: &str, end: usize, words: &[Range<usize>]) -> usize {
    let mut end = end;
    let goes_on = words.iter().take(3).take_while(|word| {
        let is_next = matches!(slice(text, end..word.start), " " | "\u{a0}") && is_name(slice(text, (*word).clone()));
        end = word.end;
        is_next
    });
    goes_on.count()
}

/// Whether a word is written as names are: a capital, then small letters.
fn is_name(word: &str) -> bool {
    let mut parts = word.split('-');
    parts.all(|part| {
        let mut chars = part.chars();
        chars.next().is_some_and(char::is_uppercase) && chars.next().is_some() && chars.all(char::is_lowercase)
    })
}

/// Whether neither the name nor the words around it make it an organisation, a street or the like.
fn is_person(text: &str, name: &Range<usize>, next: Option<&Range<usize>>) -> bool {
    let words = slice(text, name.clone());
    let next = next.filter(|next| slice(text, name.end..next.start).trim().is_empty());
    let next = next.map_or("", |next| slice(text, next.clone()));
    let last = lead(text, name.start, 8).split_whitespace().next_back().unwrap_or_default();
    let called_after = |word: &str| CALLED_AFTER.iter().any(|part| word.to_lowercase().contains(part));
    let is_organization = [words, next].into_iter().any(head::is_organization) || head::is_company_form(last);
    !is_organization && !words.split(' ').any(called_after) && !called_after(next)
}
