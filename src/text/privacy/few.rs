//! Counts of persons that are so small that they point at single persons: fewer than five.
//!
//! The number stands directly before the person, perhaps with an adjective between them, and both are in the singular,
//! as Finnish has it: *kaksi nuorta*, *neljälle osallistujalle*. What has the plural counts something else
//! (*2 nuorten työpajaa*), as has what only begins like a person (*2 henkilötyövuotta*). *Muutama* and *pari* count as
//! few. *Alle viisi* does not: it is how a count is withheld.

use std::ops::Range;
use std::sync::LazyLock;

use lazy_regex::{Regex, regex};

use crate::text::value::plain::{lead, slice};
use crate::text::value::scan::begins;

const NUMBERS: &str = "yksi|yhtä|yhde(?:n|lle|llä|ltä|stä)|(?:kaksi|kahta|kahde(?:n|lle|lla|lta|sta))|\
    kolme(?:a|n|lle|lla|lta|sta)?|neljä(?:ä|n|lle|llä|ltä|stä)?|(?:pari|muutama)(?:a|n|lle|lla|lta|sta)?|[1-4]";

/// Persons, also as the last part of a compound: the nominative, the partitive, and the stem that the other endings
/// follow.
const PERSONS: [[&str; 3]; 20] = [
    ["henkilö", "henkilöä", "henkilö"],
    ["osallistuja", "osallistujaa", "osallistuja"],
    ["osanottaja", "osanottajaa", "osanottaja"],
    ["asiakas", "asiakasta", "asiakkaa"],
    ["nuori", "nuorta", "nuore"],
    ["opiskelija", "opiskelijaa", "opiskelija"],
    ["oppilas", "oppilasta", "oppilaa"],
    ["lapsi", "lasta", "lapse"],
    ["vanhempi", "vanhempaa", "vanhemma"],
    ["ihminen", "ihmistä", "ihmise"],
    ["aikuinen", "aikuista", "aikuise"],
    ["romani", "romania", "romani"],
    ["työtön", "työtöntä", "työttömä"],
    ["maahanmuuttaja", "maahanmuuttajaa", "maahanmuuttaja"],
    ["pakolainen", "pakolaista", "pakolaise"],
    ["kuntoutuja", "kuntoutujaa", "kuntoutuja"],
    ["vastaaja", "vastaajaa", "vastaaja"],
    ["haastateltava", "haastateltavaa", "haastateltava"],
    ["asunnoton", "asunnotonta", "asunnottoma"],
    ["kokemusasiantuntija", "kokemusasiantuntijaa", "kokemusasiantuntija"],
];

/// Persons whose names other words end in: *kokonainen*, *lisää*.
const ALONE: [[&str; 3]; 8] = [
    ["nainen", "naista", "naise"],
    ["mies", "miestä", "miehe"],
    ["tyttö", "tyttöä", "tytö"],
    ["poika", "poikaa", "poja"],
    ["äiti", "äitiä", "äidi"],
    ["isä", "isää", "isä"],
    ["vanki", "vankia", "vangi"],
    ["asukas", "asukasta", "asukkaa"],
];

/// What may stand between the number and the person.
const ADJECTIVES: &str = "eri|uu(?:si|tta|den|delle)|muu(?:ta|n|lle)?|nuor(?:i|ta|en|elle)|aikui(?:nen|sta|sen|selle)|\
    romani|työ(?:tön|töntä|ttömän|ttömälle)";

/// The same in English. A singular behind a greater number belongs to the word that follows (*two client meetings*).
const ENGLISH: &str = r"(?:(?:one|1|a\ssingle)\s+(?:(?:new|other|young|adult|unemployed|roma|former)\s+)?(?:person|participant|client|customer|student|pupil|child|woman|man|girl|boy|adult|immigrant|refugee|prisoner|respondent|interviewee)|(?:two|three|four|a\sfew|a\scouple\sof|[2-4])\s+(?:(?:new|other|different|young|adult|unemployed|roma|former)\s+)?(?:persons|people|participants|clients|customers|students|pupils|children|women|men|girls|boys|adults|immigrants|refugees|prisoners|respondents|interviewees))";

/// Where a text counts fewer than five persons, whole ranges included.
///
/// ```
/// use hanke::text::privacy::few::persons;
///
/// let text = "Mukana oli 14 nuorta, joista yksi henkilö sai työpaikan ja 2–3 osallistujaa jatkoi opintoja.";
/// let few = persons(text).into_iter().map(|few| &text[few]).collect::<Vec<_>>();
/// assert_eq!(few, ["yksi henkilö", "2–3 osallistujaa"]);
/// ```
#[must_use]
pub fn persons(text: &str) -> Vec<Range<usize>> {
    let Some(few) = pattern().filter(|_| text.contains(char::is_whitespace)) else { return Vec::new() };
    let found = few.captures_iter(text).filter_map(|groups| groups.get(1)).map(|few| few.range());
    found.filter(|few| begins(text, few.start) && is_count(text, few)).filter_map(|few| whole(text, few)).collect()
}

fn pattern() -> Option<&'static Regex> {
    static FEW: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let (persons, alone) = (forms(&PERSONS), forms(&ALONE));
        let finnish =
            format!(r"(?:(?:\p{{L}}{{3,}}-?)?(?:{persons})|(?:\p{{L}}+-)?(?:{alone})|henkeä)(?:kin|kaan|kään)?");
        let finnish = format!(r"(?:{NUMBERS})\s+(?:(?:{ADJECTIVES})\s+)?{finnish}");
        Regex::new(&format!(r"(?i)({finnish}|{ENGLISH})(?:[^\p{{L}}\p{{N}}_-]|$)")).ok()
    });
    FEW.as_ref()
}

/// The forms of the singular.
fn forms(persons: &[[&str; 3]]) -> String {
    let form = |[nominative, partitive, stem]: &[&str; 3]| {
        format!("{nominative}|{partitive}|{stem}(?:n|n[aä]|ksi|ll[eaä]|lt[aä]|st[aä]|ss[aä])")
    };
    persons.iter().map(form).collect::<Vec<_>>().join("|")
}

/// Whether it is a count of persons, and not a share of them, the size of groups, or how many at a time.
fn is_count(text: &str, few: &Range<usize>) -> bool {
    let share = regex!(
        r"(?i)(?:(?:[0-9][.,/]|\b(?:[0-9]+|one|two|three)\s(?:in|out\sof)\s|\bper\s)\S+|\b(?:[0-9]|yksi|kaksi|kolme)\s(?:kahde|kolme|neljä)st[aä])$"
    );
    let size = regex!(r"(?i)^\s(?:\p{L}*(?:ryhmi|tiimei|perhei)|kerrallaan|kohti|kohden|at\sa\stime|per\s)");
    let number = slice(text, few.clone()).find(char::is_whitespace).unwrap_or_default();
    !share.is_match(lead(text, few.start + number, 40)) && !size.is_match(slice(text, few.end..text.len()))
}

/// With the lower end of a range before it; nothing when the range begins higher.
fn whole(text: &str, few: Range<usize>) -> Option<Range<usize>> {
    let before = lead(text, few.start, 20);
    let Some(lower) = regex!(r"([\p{L}\p{N}]+)\s?[-–—]\s?$").captures(before).and_then(|range| range.get(1)) else {
        return Some(few);
    };
    let start = few.start - before.len() + lower.start();
    let number = regex!(r"(?i)^(?:[0-4]|yksi|yhde\p{L}+|kaksi|kahde\p{L}+|kolme\p{L}*|one|two|three)$");
    if number.is_match(lower.as_str()) {
        return Some(start..few.end);
    }
    lower.as_str().starts_with(char::is_alphabetic).then_some(few)
}
