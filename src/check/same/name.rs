//! A name, word by word.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::record::key;

use super::word::{is_form, is_joint, is_legal_form, is_number};

/// How many letters an acronym has.
const ACRONYM: RangeInclusive<usize> = 2..=8;

/// A name, ready to be held against others.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    pub text: String,
    pub words: Vec<String>,
    /// Whether it is written as an acronym.
    pub is_acronym: bool,
}

impl Name {
    pub(super) fn new(text: &str) -> Self {
        let words: Vec<_> = key(text).split('-').map(str::to_owned).collect();
        let is_acronym = is_acronym(text, &words);
        Self { text: text.to_owned(), words, is_acronym }
    }

    /// The words that say something.
    pub(super) fn telling(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str).filter(|word| !is_joint(word) && !is_form(word) && !is_number(word))
    }

    /// The numbers and years.
    pub(super) fn numbers(&self) -> BTreeSet<&str> {
        self.words.iter().map(String::as_str).filter(|word| is_number(word)).collect()
    }

    pub(super) fn legal_form(&self) -> Option<&str> {
        self.words.iter().map(String::as_str).find(|word| is_legal_form(word))
    }
}

/// Whether the name is one short word, written in capitals for the most part.
fn is_acronym(text: &str, words: &[String]) -> bool {
    let mut telling = words.iter().filter(|word| !is_form(word));
    let (Some(word), None) = (telling.next(), telling.next()) else { return false };
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    ACRONYM.contains(&word.chars().count()) && capitals >= 2 && capitals * 2 >= word.chars().count()
}
