//! First parts of Finnish compounds.

/// First parts that the names of target groups often have, the longer before the shorter that it begins with.
const FIRST_PARTS: [&str; 38] = [
    "maahanmuuttaja",
    "pitkäaikaistyöttömyys",
    "pitkäaikais",
    "kokemusasiantuntija",
    "sosiaali",
    "terveys",
    "opiskelija",
    "vanhempain",
    "oppilaitos",
    "järjestö",
    "pakolais",
    "romani",
    "saamelais",
    "nuoriso",
    "nuorten",
    "perhe",
    "lapsi",
    "lasten",
    "lapsen",
    "vanki",
    "vammais",
    "vanhus",
    "mielenterveys",
    "päihde",
    "sote",
    "koulu",
    "kunta",
    "viran",
    "yritys",
    "asiakas",
    "työttömyys",
    "työ",
    "nais",
    "mies",
    "aikuis",
    "eläke",
    "kehitysvamma",
    "vapaaehtois",
];

/// Last parts that give away where a first part ends.
const LAST_PARTS: [&str; 24] = [
    "nuoret",
    "perheet",
    "lapset",
    "vanhemmat",
    "aikuiset",
    "naiset",
    "miehet",
    "henkilöstö",
    "henkilöstöt",
    "työntekijät",
    "asiakkaat",
    "opiskelijat",
    "oppilaat",
    "ryhmät",
    "järjestöt",
    "toimijat",
    "kuntoutujat",
    "omaiset",
    "ohjaajat",
    "opettajat",
    "asiantuntijat",
    "tytöt",
    "pojat",
    "väestö",
];

const GUESSED: &str = "the first part of the compound is guessed";

/// The first part of a compound, with a doubt when it is not in the table.
pub(super) fn first_part(word: &str) -> Option<(&str, Option<&'static str>)> {
    if let Some(at) = word.rfind('-').filter(|at| *at > 0) {
        return Some((word.get(..=at)?, None));
    }
    let known = FIRST_PARTS.iter().find_map(|part| beginning(word, part));
    let guessed = || {
        LAST_PARTS
            .iter()
            .filter_map(|part| word.strip_suffix(part))
            .filter(|first| first.len() > 2)
            .min_by_key(|first| first.len())
    };
    known.map(|first| (first, None)).or_else(|| Some((guessed()?, Some(GUESSED))))
}

/// The beginning of a word, in any case, when something follows it.
fn beginning<'a>(word: &'a str, part: &str) -> Option<&'a str> {
    let (first, rest) = word.split_at_checked(part.len())?;
    (first.to_lowercase() == part && !rest.is_empty()).then_some(first)
}

/// The compound. Between two equal vowels Finnish keeps a hyphen.
pub(super) fn compound(first: &str, second: &str) -> String {
    let last = first.chars().next_back();
    let equal = last.is_some_and(|last| "aeiouyäö".contains(last)) && last == second.chars().next();
    format!("{first}{}{second}", if equal { "-" } else { "" })
}
