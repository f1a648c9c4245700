//! The words of names: which say something, and when two of them are forms of one.

use crate::text::place::inflection::forms;

/// Words that only join others.
const JOINTS: [&str; 10] = ["ja", "sekä", "tai", "eli", "och", "and", "of", "the", "for", "in"];

/// The legal forms of organisations, which people leave out.
const LEGAL_FORMS: [&str; 13] = ["oy", "oyj", "ab", "abp", "ry", "rf", "rp", "sr", "rs", "ky", "osk", "ltd", "inc"];

/// Other words that say what a name is the name of, and that people leave out.
const SORTS: [&str; 5] = ["hanke", "projekti", "project", "malli", "toimintamalli"];

const ROMAN: [&str; 9] = ["ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];

/// Endings of cases in the singular and the plural, as they follow what two forms of a word have in common.
const ENDINGS: [&str; 48] = [
    "", "n", "t", "a", "ä", "en", "in", "an", "än", "et", "den", "ten", "ien", "jen", "iden", "ita", "itä", "ille",
    "illa", "illä", "ilta", "iltä", "issa", "issä", "ista", "istä", "ia", "iä", "ja", "jä", "ihin", "iin", "lle",
    "lla", "llä", "lta", "ltä", "ssa", "ssä", "sta", "stä", "ksi", "nen", "sen", "set", "sten", "sille", "sissa",
];

/// What two forms of a short word must have in common before their endings.
const ROOT: usize = 4;

/// The length of the beginning by which the forms of a word are brought together.
const STEM: usize = 5;

pub(super) fn is_joint(word: &str) -> bool {
    JOINTS.contains(&word)
}

/// Whether people leave the word out: a legal form, or "project".
pub(super) fn is_form(word: &str) -> bool {
    is_legal_form(word) || SORTS.contains(&word)
}

/// Whether the word is a legal form: a company and an association of one name are two.
pub(super) fn is_legal_form(word: &str) -> bool {
    LEGAL_FORMS.contains(&word)
}

/// Whether the word counts: a number, a year, a Roman number, or a letter by itself.
pub(super) fn is_number(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit()) || ROMAN.contains(&word) || word.chars().count() == 1
}

/// The beginning of a word; nothing for a short one, which would bring together what has nothing in common.
pub(super) fn stem(word: &str) -> Option<&str> {
    word.char_indices().nth(STEM - 1).map(|(at, last)| word.get(..at + last.len_utf8()).unwrap_or(word))
}

/// The number of letters with which both words begin.
fn shared(one: &str, other: &str) -> usize {
    one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count()
}

/// Whether the two are one word, in two cases perhaps.
pub(super) fn is_form_of(one: &str, other: &str) -> bool {
    one == other || (is_near(one, other) && (inflects(one, other) || inflects(other, one)))
}

/// Whether the words differ at their ends only, where the forms of a word do: making all forms takes its time.
fn is_near(one: &str, other: &str) -> bool {
    let shared = shared(one, other);
    let rests = [one, other].map(|word| word.chars().count() - shared);
    shared >= 3 && rests.iter().any(|rest| *rest <= 3) && rests.iter().all(|rest| *rest <= 7)
}

fn inflects(word: &str, form: &str) -> bool {
    forms(word).iter().any(|(_, known)| known.to_lowercase() == form)
}

/// Whether the first word stands in the second, inflected or as the beginning of a compound.
pub(super) fn occurs_in(word: &str, longer: &str) -> bool {
    let shared = shared(word, longer);
    let begins_it = shared > STEM && word.chars().count() - shared <= 2;
    word == longer || begins_it || has_root_of(word, longer, shared) || is_form_of(word, longer)
}

/// Whether both words are a common beginning with endings of cases: *nuorten*, *nuorille*.
fn has_root_of(one: &str, other: &str, shared: usize) -> bool {
    let ends = |word: &str| ENDINGS.contains(&word.chars().skip(shared).collect::<String>().as_str());
    shared >= ROOT && ends(one) && ends(other)
}

/// Whether a letter is missing, one is another, or two have changed places.
pub(super) fn is_one_letter_off(one: &str, other: &str) -> bool {
    let shared = shared(one, other);
    let rest = |word: &str, from: usize| word.chars().skip(from).collect::<String>();
    let (a, b) = (rest(one, shared), rest(other, shared));
    let (a_next, b_next) = (rest(&a, 1), rest(&b, 1));
    let swapped = |word: &str| {
        word.chars().take(2).collect::<Vec<_>>().into_iter().rev().chain(word.chars().skip(2)).collect::<String>()
    };
    a_next == b_next || a_next == b || a == b_next || swapped(&a) == b
}
