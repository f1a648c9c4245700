//! Acronyms, and the names that they may stand for.

use super::evidence::Evidence;
use super::name::Name;
use super::word::{is_form, is_joint};

/// Nouns that end Finnish compounds and give a letter of their own: *sosiaali- ja terveysMinisteriö*.
const HEADS: [&str; 28] = [
    "keskus",
    "laitos",
    "säätiö",
    "liitto",
    "virasto",
    "ministeriö",
    "verkosto",
    "yhdistys",
    "seura",
    "koulu",
    "korkeakoulu",
    "opisto",
    "yliopisto",
    "järjestö",
    "keskusjärjestö",
    "neuvosto",
    "rahasto",
    "yhtymä",
    "kunta",
    "alue",
    "piiri",
    "foorumi",
    "toimisto",
    "lautakunta",
    "instituutti",
    "hallitus",
    "kamari",
    "palvelut",
];

fn letters(name: &Name) -> Option<&str> {
    name.words.iter().map(String::as_str).find(|word| !is_form(word))
}

/// Whether two acronyms are the same. Those that differ in a letter have nothing in common.
pub(super) fn shared(one: &Name, other: &Name) -> bool {
    letters(one).is_some() && letters(one) == letters(other)
}

/// The name is an acronym of the other, or has one where the other has words: *ELY-keskus*.
pub(super) fn initials_of(name: &Name, full: &Name) -> Option<Evidence> {
    let evidence = |acronym: &str, exact| Evidence::Acronym { acronym: acronym.to_uppercase(), exact };
    if name.is_acronym {
        let acronym = letters(name)?;
        if exact_initials(full).iter().any(|initials| initials == acronym) {
            return Some(evidence(acronym, true));
        }
        return stands_for(acronym, full).then(|| evidence(acronym, false));
    }
    let start = name.words.iter().zip(&full.words).take_while(|(a, b)| a == b).count();
    let [acronym, head] = name.words.get(start..)? else { return None };
    let (first, compound) = full.words.get(start..)?.split_last().map(|(last, first)| (first, last))?;
    let word = compound.strip_suffix(head.as_str())?;
    let words = first.iter().map(String::as_str).chain([word]).filter(|word| !is_joint(word) && !word.is_empty());
    let initials: String = words.filter_map(|word| word.chars().next()).collect();
    (initials.chars().count() > 1 && initials == *acronym).then(|| evidence(acronym, true))
}

/// The first letters of the words, with and without those of the heads of compounds.
pub(super) fn exact_initials(name: &Name) -> Vec<String> {
    let words: Vec<_> =
        name.words.iter().map(String::as_str).filter(|word| !is_joint(word) && !is_form(word)).collect();
    let of = |parts: Vec<&str>| parts.into_iter().filter_map(|part| part.chars().next()).collect::<String>();
    let plain = of(words.clone());
    let split = of(words.iter().flat_map(|word| parts(word)).collect());
    let last = words.split_last().map(|(last, first)| of(first.iter().copied().chain(parts(last)).collect()));
    let mut all: Vec<_> =
        [plain, split].into_iter().chain(last).filter(|initials| initials.chars().count() > 1).collect();
    all.sort();
    all.dedup();
    all
}

/// A word, cut where its head begins.
fn parts(word: &str) -> Vec<&str> {
    let heads = HEADS.iter().filter_map(|head| word.strip_suffix(head).filter(|start| start.chars().count() > 2));
    match heads.min_by_key(|start| start.len()) {
        Some(start) => vec![start, word.get(start.len()..).unwrap_or_default()],
        None => vec![word],
    }
}

/// Whether the acronym consists of beginnings of the name's parts, the first and the last among them: *KOSKE* is
/// **K**eski-Suomen sosiaalialan **os**aamis**ke**skus.
fn stands_for(acronym: &str, name: &Name) -> bool {
    let words = name.words.iter().filter(|word| !is_joint(word) && !is_form(word));
    let parts: Vec<_> = words.flat_map(|word| parts(word)).collect();
    let Some((first, others)) = parts.split_first() else { return false };
    acronym.chars().count() > 3
        && !others.is_empty()
        && rest(acronym, first).iter().any(|left| !left.is_empty() && reaches(left, others))
}

/// Whether what is left of the acronym consists of beginnings of these parts, the last among them.
fn reaches(left: &str, parts: &[&str]) -> bool {
    match parts {
        [] => false,
        [last] => last.starts_with(left),
        [part, others @ ..] => {
            reaches(left, others) || rest(left, part).iter().any(|left| !left.is_empty() && reaches(left, others))
        }
    }
}

/// What can be left of an acronym when the part has given some of its first letters.
fn rest<'a>(acronym: &'a str, part: &str) -> Vec<&'a str> {
    let shared = acronym.chars().zip(part.chars()).take_while(|(a, b)| a == b).count();
    let ends = acronym.char_indices().map(|(at, letter)| at + letter.len_utf8()).take(shared);
    ends.filter_map(|end| acronym.get(end..)).collect()
}
