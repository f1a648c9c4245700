//! What two names have in common, told from their letters alone.

use std::collections::BTreeSet;

use super::acronym;
use super::evidence::Evidence;
use super::name::Name;
use super::word::{is_form, is_form_of, is_number, is_one_letter_off, occurs_in};

/// A misprint in a shorter name, or in a shorter word of it, makes another name: *Kemi* and *Kemiö*.
const MISPRINT: usize = 8;
const MISPRINTED_WORD: usize = 6;

/// The strongest reason why two names may mean one entity.
pub(super) fn likeness(one: &Name, other: &Name) -> Option<Evidence> {
    let (short, long) = if one.words.len() <= other.words.len() { (one, other) } else { (other, one) };
    if one.legal_form().zip(other.legal_form()).is_some_and(|(a, b)| a != b) {
        return None;
    }
    if one.is_acronym && other.is_acronym {
        return acronym::shared(one, other).then(|| Evidence::SharedAcronym(one.text.clone()));
    }
    let acronym = || acronym::initials_of(one, other).or_else(|| acronym::initials_of(other, one));
    match strangers(short, long) {
        0 => spelling(one, other)
            .or_else(|| form_only(short, long))
            .or_else(acronym)
            .or_else(|| contained(short, long))
            .or_else(|| scattered(short, long)),
        1 if is_misprint(one, other) => Some(Evidence::Misprint),
        _ => acronym(),
    }
}

/// How many telling words of one name begin like no word of the other: most pairs have nothing but one word in common,
/// and this sees it soon.
fn strangers(short: &Name, long: &Name) -> usize {
    let begins_like = |word: &str, other: &str| begin(word) == begin(other);
    short.telling().filter(|word| !long.words.iter().any(|other| begins_like(word, other))).count()
}

fn begin(word: &str) -> &str {
    word.char_indices().nth(3).and_then(|(at, _)| word.get(..at)).unwrap_or(word)
}

/// Names of the same words.
fn spelling(one: &Name, other: &Name) -> Option<Evidence> {
    if one.words == other.words {
        return Some(Evidence::SameName);
    }
    if one.words.len() == other.words.len() {
        if one.words.iter().zip(&other.words).all(|(a, b)| is_form_of(a, b)) {
            return Some(Evidence::Inflected);
        }
        let sorted = |name: &Name| name.words.iter().cloned().collect::<BTreeSet<_>>();
        if one.words.len() > 1 && sorted(one) == sorted(other) {
            return Some(Evidence::Reordered);
        }
    }
    if one.words.concat() == other.words.concat() {
        return Some(Evidence::Spacing);
    }
    is_misprint(one, other).then_some(Evidence::Misprint)
}

/// Whether all words but one are the same, and that one differs in a letter.
fn is_misprint(one: &Name, other: &Name) -> bool {
    fn only<'a>(name: &'a Name, from: &Name) -> Option<&'a str> {
        let mut own = name.words.iter().filter(|word| !from.words.contains(word));
        own.next().filter(|_| own.next().is_none()).map(String::as_str)
    }
    let Some((a, b)) = only(one, other).zip(only(other, one)) else { return false };
    let long = |word: &str| word.chars().count() >= MISPRINTED_WORD && !is_number(word);
    let letters: usize = one.words.iter().map(|word| word.chars().count()).sum();
    one.words.len() == other.words.len() && letters >= MISPRINT && long(a) && long(b) && is_one_letter_off(a, b)
}

/// The names differ only in words that people leave out.
fn form_only(short: &Name, long: &Name) -> Option<Evidence> {
    let without = |name: &Name| name.words.iter().filter(|word| !is_form(word)).cloned().collect::<Vec<_>>();
    let (few, many) = (without(short), without(long));
    let alike = !few.is_empty() && few.len() == many.len() && few.iter().zip(&many).all(|(a, b)| is_form_of(a, b));
    let left_out =
        |from: &Name, kept: &Name| kept.words.iter().find(|word| is_form(word) && !from.words.contains(word)).cloned();
    let word = left_out(short, long).or_else(|| left_out(long, short))?;
    alike.then_some(Evidence::FormOnly(word))
}

/// One name stands in the other as a whole.
fn contained(short: &Name, long: &Name) -> Option<Evidence> {
    let telling = short.telling().count();
    if telling == 0 || short.is_acronym || short.words.len() >= long.words.len() {
        return None;
    }
    let at = long
        .words
        .windows(short.words.len())
        .position(|window| window.iter().zip(&short.words).all(|(word, wanted)| is_form_of(wanted, word)))?;
    let last = long.words.get(at + short.words.len() - 1);
    let within = last == short.words.last();
    Some(if within { Evidence::Contained { words: telling } } else { Evidence::Modifier { words: telling } })
}

/// Each word of one name stands somewhere in the other.
fn scattered(short: &Name, long: &Name) -> Option<Evidence> {
    let words: Vec<_> = short.telling().collect();
    let found = |word: &&str| long.telling().any(|longer| occurs_in(word, longer));
    (words.len() > 1 && words.iter().all(found)).then(|| Evidence::Scattered(words.join(", ")))
}
