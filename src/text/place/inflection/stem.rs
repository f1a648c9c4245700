//! What the endings are put on: the stems of a word.

use std::sync::OnceLock;

use crate::text::place::table::rows;

const STEMS: &str = include_str!("stems.csv");

/// The strong and the weak form of a consonant or of two, before a vowel that ends the word.
const GRADATION: &[(&str, &str)] = &[
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
];

/// What the forms of a word are made of.
#[derive(Debug, Clone)]
pub(super) struct Stem {
    pub strong: String,
    pub weak: String,
    pub genitives: Vec<String>,
    pub partitives: Vec<String>,
    /// Whether the endings have back vowels.
    pub back: bool,
    pub plural: bool,
}

/// A row of the table: kind, word, strong, weak, partitive and genitives.
type Row = [&'static str; 6];

fn table() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| rows(STEMS).collect())
}

fn of_kind(kind: &'static str) -> impl Iterator<Item = &'static Row> {
    table().iter().filter(move |row| row[0] == kind)
}

/// The name by which a place is called in running text.
pub(super) fn called(name: &str) -> &str {
    of_kind("called").find(|row| row[1] == name).map_or(name, |row| row[2])
}

/// The parts of a name whose first part is inflected too.
pub(super) fn agreeing(word: &str) -> Option<(&str, &str)> {
    let first = of_kind("agrees").find(|row| word.starts_with(row[1]) && word != row[1])?[1];
    Some(word.split_at(first.len()))
}

impl Stem {
    /// The stems of a word in small letters.
    pub(super) fn of(word: &str) -> Vec<Self> {
        let mut stems = Self::listed(word).map_or_else(|| Self::regular(word), |stem| vec![stem]);
        // Kangasalla instead of Kangasalalla.
        stems.extend(of_kind("also").filter(|row| row[1] == word).map(|row| Self::of_row(row, "")));
        stems
    }

    fn listed(word: &str) -> Option<Self> {
        if let Some([_, _, strong, weak, partitive, genitives]) = of_kind("plural").find(|row| row[1] == word) {
            let genitives = genitives.split(' ').map(str::to_owned).collect();
            let stem = Self::new(strong, weak, [partitive.to_string()]);
            return Some(Self { genitives, plural: true, ..stem });
        }
        let row = of_kind("ending").find(|row| word.ends_with(row[1]))?;
        Some(Self::of_row(row, word.strip_suffix(row[1])?))
    }

    fn of_row([_, _, strong, weak, partitive, _]: &Row, start: &str) -> Self {
        let stem = |end: &str| [start, end].concat();
        let back = partitive.ends_with('a');
        Self { back, ..Self::new(&stem(strong), &stem(weak), [stem(partitive)]) }
    }

    fn regular(word: &str) -> Vec<Self> {
        let with = |ending: &str| [word, ending].concat();
        if let Some(start) = word.strip_suffix("nen") {
            return Self::of_nen(start);
        }
        if let Some(start) = word.strip_suffix('s') {
            let stem = [start, "kse"].concat();
            return vec![Self::new(&stem, &stem, [with(tail(word, "ta", "tä"))])];
        }
        let vowels = word.chars().rev().take_while(|letter| is_vowel(*letter)).count();
        let short = || Self::new(word, &weak(word), [with(tail(word, "a", "ä"))]);
        match vowels {
            0 => vec![Self::new(&with("i"), &with("i"), [with(tail(word, "ia", "iä"))])],
            1 if word.ends_with('e') => {
                vec![short(), Self::new(&with("e"), &with("e"), [with(tail(word, "tta", "ttä"))])]
            }
            1 => vec![short()],
            _ => vec![Self::new(word, word, [with(tail(word, "a", "ä")), with(tail(word, "ta", "tä"))])],
        }
    }

    /// *-nen*, in the singular and, as most such names are, in the plural.
    fn of_nen(start: &str) -> Vec<Self> {
        let with = |ending: &str| [start, ending].concat();
        let singular = Self::new(&with("se"), &with("se"), [with(tail(start, "sta", "stä"))]);
        let plural = Self::new(&with("si"), &with("si"), [with(tail(start, "sia", "siä"))]);
        let genitives = vec![with("sten"), with("sien")];
        vec![singular, Self { genitives, plural: true, ..plural }]
    }

    fn new<const N: usize>(strong: &str, weak: &str, partitives: [String; N]) -> Self {
        let back = is_back(strong);
        let genitives = vec![[weak, "n"].concat()];
        let (strong, weak) = (strong.to_owned(), weak.to_owned());
        Self { strong, weak, genitives, partitives: partitives.into(), back, plural: false }
    }
}

fn tail(word: &str, back: &'static str, front: &'static str) -> &'static str {
    if is_back(word) { back } else { front }
}

fn is_vowel(letter: char) -> bool {
    "aeiouyåäö".contains(letter)
}

/// Vowel harmony: the last vowel that is not e or i decides.
fn is_back(word: &str) -> bool {
    word.chars().rev().find(|letter| "aouåyäö".contains(*letter)).is_some_and(|letter| "aouå".contains(letter))
}

/// The weak grade of a word that ends in one vowel.
fn weak(word: &str) -> String {
    let Some((at, _)) = word.char_indices().next_back() else { return String::new() };
    let (start, vowel) = word.split_at(at);
    let pair = GRADATION.iter().find_map(|(strong, weak)| Some((start.strip_suffix(strong)?, *weak)));
    let (start, consonants) = pair.or_else(|| single(start)).unwrap_or((start, ""));
    [start, consonants, vowel].concat()
}

/// The weak grade of one consonant after a vowel.
fn single(start: &str) -> Option<(&str, &'static str)> {
    let grades = [("k", ""), ("p", "v"), ("t", "d")];
    let (start, weak) = grades.iter().find_map(|(strong, weak)| Some((start.strip_suffix(strong)?, *weak)))?;
    start.ends_with(is_vowel).then_some((start, weak))
}
