//! The forms of Finnish place names in the singular cases (and of the plural names in the plural).
//!
//! ```
//! use hanke::text::place::inflection::{Case, forms};
//!
//! let forms = forms("Uusikaupunki");
//! assert!(forms.contains(&(Case::Inessive, "Uudessakaupungissa".to_owned())));
//! ```
//!
//! Where the spelling does not tell which of two ways a name is inflected, as with *Raahen* and *Tampereen*, both are
//! made: a form that nobody uses finds nothing wrong. What does not follow from the spelling is in `stems.csv`.

mod stem;

use stem::Stem;

/// A grammatical case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Case {
    /// Jyväskylä
    Nominative,
    /// Jyväskylän
    Genitive,
    /// Jyväskylää
    Partitive,
    /// Jyväskylässä
    Inessive,
    /// Jyväskylästä
    Elative,
    /// Jyväskylään
    Illative,
    /// Jyväskylällä
    Adessive,
    /// Jyväskylältä
    Ablative,
    /// Jyväskylälle
    Allative,
    /// Jyväskylänä
    Essive,
    /// Jyväskyläksi
    Translative,
}

/// The cases whose ending is the same for every name, and whether the strong stem stands before it; A is a or ä.
const ENDINGS: &[(Case, &str, bool)] = &[
    (Case::Inessive, "ssA", false),
    (Case::Elative, "stA", false),
    (Case::Adessive, "llA", false),
    (Case::Ablative, "ltA", false),
    (Case::Allative, "lle", false),
    (Case::Essive, "nA", true),
    (Case::Translative, "ksi", false),
];

/// Every form of a place name, with its case.
#[must_use]
pub fn forms(name: &str) -> Vec<(Case, String)> {
    lower(name).into_iter().map(|(case, form)| (case, capitalized(&form))).collect()
}

/// The same in small letters, each form once, in the order of the cases.
pub(super) fn lower(name: &str) -> Vec<(Case, String)> {
    let name = name.to_lowercase();
    let name = stem::called(&name);
    // "Koski Tl" is inflected before the space, "Keski-Suomi" after the hyphen.
    let (name, after) = name.find(' ').map_or((name, ""), |space| name.split_at(space));
    let (before, last) = name.split_at(name.rfind('-').map_or(0, |hyphen| hyphen + 1));
    let mut forms: Vec<_> =
        word(last).into_iter().map(|(case, form)| (case, [before, &form, after].concat())).collect();
    forms.sort();
    forms.dedup();
    forms
}

fn word(word: &str) -> Vec<(Case, String)> {
    let mut forms = plain(word);
    if let Some((first, second)) = stem::agreeing(word) {
        let second = plain(second);
        for (case, first) in plain(first) {
            let same = second.iter().filter(|(of, _)| *of == case);
            forms.extend(same.map(|(case, second)| (*case, [first.as_str(), second].concat())));
        }
    }
    forms
}

fn plain(word: &str) -> Vec<(Case, String)> {
    let mut forms = vec![(Case::Nominative, word.to_owned())];
    for stem in Stem::of(word) {
        inflect(&stem, &mut forms);
    }
    forms
}

fn inflect(stem: &Stem, forms: &mut Vec<(Case, String)>) {
    let vowel = if stem.back { "a" } else { "ä" };
    for (case, ending, strong) in ENDINGS {
        let stem = if *strong { &stem.strong } else { &stem.weak };
        forms.push((*case, [stem, ending.replace('A', vowel).as_str()].concat()));
    }
    forms.extend(stem.genitives.iter().map(|form| (Case::Genitive, form.clone())));
    forms.extend(stem.partitives.iter().map(|form| (Case::Partitive, form.clone())));
    forms.extend(illatives(stem).into_iter().map(|form| (Case::Illative, form)));
}

/// The last vowel once more; after a long one *-hVn* and *-seen*, because only the syllables tell which.
fn illatives(stem: &Stem) -> Vec<String> {
    let strong = &stem.strong;
    let Some(vowel) = strong.chars().next_back() else { return Vec::new() };
    if stem.plural {
        let ending = if strong.ends_with("oi") { "hin" } else { "in" };
        return vec![format!("{strong}{ending}")];
    }
    if strong.ends_with(&String::from_iter([vowel, vowel])) {
        return vec![format!("{strong}h{vowel}n"), format!("{strong}seen")];
    }
    vec![format!("{strong}{vowel}n")]
}

/// A capital at the beginning of the name and of each of its parts.
fn capitalized(form: &str) -> String {
    let mut start = true;
    form.chars()
        .flat_map(|letter| {
            let capital = std::mem::replace(&mut start, matches!(letter, '-' | ' '));
            let mut letters = vec![letter];
            if capital {
                letters = letter.to_uppercase().collect();
            }
            letters
        })
        .collect()
}
