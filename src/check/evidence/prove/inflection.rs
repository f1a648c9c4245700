//! Forms of Finnish words, as far as they are listed or follow from the spelling.
//!
//! Words whose forms the spelling does not tell are in `endings.txt`: each line lists the endings of one kind of word, and
//! two words that differ only in two endings of one line are forms of one word. A line that begins with `=` lists forms of
//! one word as a whole, and one that begins with `~` the end of a word and the stems in its place.

use std::sync::OnceLock;

const ENDINGS: &str = include_str!("endings.txt");

/// How many letters two forms must have in common at least.
const SHORTEST: usize = 3;

/// The endings of the singular cases that do not repeat a vowel of the stem.
const CASES: [&str; 21] = [
    "n", "a", "ä", "ta", "tä", "tta", "ttä", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "na", "nä",
    "ksi", "seen", "",
];

/// What may hang on any form.
const CLITICS: [&str; 7] = ["kin", "kaan", "kään", "han", "hän", "ko", "kö"];

/// The strong and the weak grade of the consonants before the last vowel, the longer before the shorter.
const GRADES: [(&str, &str); 16] = [
    ("kk", "k"),
    ("pp", "p"),
    ("tt", "t"),
    ("nk", "ng"),
    ("nt", "nn"),
    ("mp", "mm"),
    ("lt", "ll"),
    ("rt", "rr"),
    ("ht", "hd"),
    ("lk", "l"),
    ("rk", "r"),
    ("lp", "lv"),
    ("rp", "rv"),
    ("k", ""),
    ("p", "v"),
    ("t", "d"),
];

fn lines(mark: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = ENDINGS.lines().filter_map(move |line| line.strip_prefix(mark));
    lines.map(|line| line.split_whitespace().collect())
}

fn endings() -> &'static [Vec<&'static str>] {
    static LINES: OnceLock<Vec<Vec<&'static str>>> = OnceLock::new();
    LINES.get_or_init(|| {
        let lines = ENDINGS.lines().filter(|line| !line.starts_with(['#', '=', '~']) && !line.trim().is_empty());
        lines.map(|line| line.split_whitespace().collect()).collect()
    })
}

fn listed_stems() -> &'static [Vec<&'static str>] {
    static LINES: OnceLock<Vec<Vec<&'static str>>> = OnceLock::new();
    LINES.get_or_init(|| lines("~").collect())
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
        && (is_whole(word, written)
            || (enough && is_listed(word, written, shared))
            || (word.chars().count() >= SHORTEST && is_singular(word, written)))
}

/// The same, whatever hangs on the form.
pub(super) fn is_hung_form(word: &str, written: &str) -> bool {
    let bare = || CLITICS.iter().filter_map(|clitic| written.strip_suffix(clitic));
    // `Vasas`: the genitive of Swedish.
    let genitive = written.strip_suffix('s') == Some(word);
    genitive || is_form(word, written) || bare().any(|bare| bare == word || is_form(word, bare))
}

/// How many bytes two words have in common at their beginning.
fn shared(word: &str, written: &str) -> usize {
    word.chars().zip(written.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
}

/// Whether both words stand in one list of whole words.
fn is_whole(word: &str, written: &str) -> bool {
    lines("=").any(|forms| forms.contains(&word) && forms.contains(&written))
}

fn is_listed(word: &str, written: &str, shared: usize) -> bool {
    let stems = word.char_indices().map(|(at, _)| at).chain([word.len()]).filter(|at| *at <= shared);
    stems.into_iter().filter(|at| word.get(..*at).is_some_and(|stem| stem.chars().count() >= SHORTEST)).any(|at| {
        let ends = (word.get(at..).unwrap_or_default(), written.get(at..).unwrap_or_default());
        endings().iter().any(|line| line.contains(&ends.0) && line.contains(&ends.1))
    })
}

/// Whether what is written is a singular case, of both parts where the first is inflected too: *Uudessakaupungissa*.
fn is_singular(word: &str, written: &str) -> bool {
    let both = |first: &str| {
        let second = word.strip_prefix(first).filter(|second| !second.is_empty())?;
        let starts = written.char_indices().map(|(at, _)| written.split_at(at));
        Some(starts.into_iter().any(|(head, tail)| has_case(first, head) && has_case(second, tail)))
    };
    has_case(word, written) || ["uusi", "iso"].into_iter().filter_map(both).any(|is| is)
}

fn has_case(word: &str, written: &str) -> bool {
    stems(word).iter().any(|stem| written.strip_prefix(stem.as_str()).is_some_and(|ending| is_case(stem, ending)))
        || plural(word).iter().any(|stem| {
            let ending = written.strip_prefix(stem.as_str());
            ending.is_some_and(|ending| matches!(ending, "ten" | "ien" | "in") || is_case(stem, ending))
        })
}

fn is_case(stem: &str, ending: &str) -> bool {
    let vowel = stem.chars().next_back().filter(|last| is_vowel(*last));
    let illative = |vowel: char| ending == format!("{vowel}n") || ending == format!("h{vowel}n");
    CASES.contains(&ending) || vowel.is_some_and(illative)
}

fn is_vowel(letter: char) -> bool {
    "aeiouyåäö".contains(letter)
}

/// What the endings of the singular are put on.
fn stems(word: &str) -> Vec<String> {
    let listed: Vec<String> = listed_stems()
        .iter()
        .filter_map(|line| {
            let (end, stems) = line.split_first()?;
            let start = word.strip_suffix(end)?;
            Some(stems.iter().map(|stem| [start, stem].concat()).collect::<Vec<_>>())
        })
        .flatten()
        .collect();
    let with = |ending: &str| [word, ending].concat();
    let regular = match word.strip_suffix("nen").or_else(|| word.strip_suffix('s')) {
        Some(start) if word.ends_with('s') => vec![[start, "kse"].concat(), word.to_owned()],
        Some(start) => vec![[start, "se"].concat(), [start, "s"].concat()],
        None if !word.ends_with(is_vowel) => vec![with("i")],
        None if word.ends_with('e') => vec![word.to_owned(), weak(word), with("e")],
        None => vec![word.to_owned(), weak(word)],
    };
    listed.into_iter().chain(regular).collect()
}

/// What the endings of the plural are put on, of names that have one.
fn plural(word: &str) -> Vec<String> {
    word.strip_suffix("nen").map(|start| vec![[start, "si"].concat(), [start, "s"].concat()]).unwrap_or_default()
}

/// The weak grade of a word that ends in one vowel.
fn weak(word: &str) -> String {
    let Some((at, _)) = word.char_indices().next_back() else { return String::new() };
    let (start, vowel) = word.split_at(at);
    let grade = GRADES.iter().find_map(|(strong, weak)| Some((start.strip_suffix(strong)?, *weak)));
    grade.map_or_else(|| word.to_owned(), |(start, weak)| [start, weak, vowel].concat())
}
