//! Common given names in Finland: Finnish, Swedish and Sámi, and those of the languages that people have brought.
//!
//! The list holds nominatives. In Finnish only the last of a person's names takes an ending.

use std::collections::HashSet;
use std::sync::LazyLock;

const LIST: &str = include_str!("given-names.txt");

/// Whether a word in small letters is a given name.
pub(super) fn is_given_in_small(word: &str) -> bool {
    static NAMES: LazyLock<HashSet<String>> =
        LazyLock::new(|| LIST.split_whitespace().map(str::to_lowercase).collect());
    word.split('-').all(|part| NAMES.contains(part))
}

/// Whether a word, or each part of a double name, is a given name.
pub(crate) fn is_given(word: &str) -> bool {
    static NAMES: LazyLock<HashSet<&str>> = LazyLock::new(|| LIST.split_whitespace().collect());
    word.starts_with(char::is_uppercase) && word.split('-').all(|part| NAMES.contains(part))
}
