//! Forms of Finnish words, as far as they are listed.
//!
//! The singular cases come from the table of places, which inflects any word by its spelling. The plural, and words
//! whose stem the spelling does not tell, are in `endings.txt`: each line lists the endings of one kind of word, and
//! two words that differ only in two endings of one line are forms of one word. A line that begins with `=` lists forms of
//! one word as a whole.

use std::sync::OnceLock;

use crate::extract::place::inflection::forms;

const ENDINGS: &str = include_str!("endings.txt");

/// How many letters two forms must have in common at least.
const SHORTEST: usize = 3;

fn endings() -> &'static [Vec<&'static str>] {
    static LINES: OnceLock<Vec<Vec<&'static str>>> = OnceLock::new();
    LINES.get_or_init(|| {
        let lines = ENDINGS.lines().filter(|line| !line.starts_with(['#', '=']) && !line.trim().is_empty());
        lines.map(|line| line.split_whitespace().collect()).collect()
    })
}

fn whole_words() -> impl Iterator<Item = Vec<&'static str>> {
    let lines = ENDINGS.lines().filter_map(|line| line.strip_prefix('='));
    lines.map(|line| line.split_whitespace().collect())
}

/// Whether a word, in small letters, is a form of another one. Digits have no forms.
///
/// `word` is the word of the value, in its basic form.
pub(super) fn is_form(word: &str, written: &str) -> bool {
    let letters = |text: &str| text.chars().all(char::is_alphabetic);
    let shared = shared(word, written);
    let Some(beginning) = word.get(..shared).filter(|beginning| !beginning.is_empty()) else { return false };
    let enough = beginning.chars().count() >= SHORTEST;
    letters(word)
        && letters(written)
        && (is_whole(word, written) || (enough && (is_listed(word, written, shared) || is_singular(word, written))))
}

/// How many bytes two words have in common at their beginning.
fn shared(word: &str, written: &str) -> usize {
    word.chars().zip(written.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

/// Whether both words stand in one list of whole words.
fn is_whole(word: &str, written: &str) -> bool {
    whole_words().any(|forms| forms.contains(&word) && forms.contains(&written))
}

fn is_listed(word: &str, written: &str, shared: usize) -> bool {
    let stems = word.char_indices().map(|(at, _)| at).chain([word.len()]).filter(|at| *at <= shared);
    stems.into_iter().filter(|at| word.get(..*at).is_some_and(|stem| stem.chars().count() >= SHORTEST)).any(|at| {
        let ends = (word.get(at..).unwrap_or_default(), written.get(at..).unwrap_or_default());
        endings().iter().any(|line| line.contains(&ends.0) && line.contains(&ends.1))
    })
}

fn is_singular(word: &str, written: &str) -> bool {
    forms(word).iter().any(|(_, form)| form.to_lowercase() == written)
}
