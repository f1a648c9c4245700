//! Words and signs beside a number that make it another entity than a sum.

use crate::check::evidence::prove::beside::{before_phrase, begins_with, first_word};
use crate::check::evidence::prove::refusal::Refusal;

const BOUNDS_BEFORE: [&str; 50] = [
    "enintään",
    "enint.",
    "enimmillään",
    "korkeintaan",
    "ylintään",
    "alle",
    "yli",
    "vähintään",
    "väh.",
    "max",
    "max.",
    "maks",
    "maks.",
    "maksimissaan",
    "min",
    "min.",
    "minimissään",
    "maximum",
    "minimum",
    "maximum of",
    "minimum of",
    "jopa",
    "up to",
    "at most",
    "at least",
    "over",
    "under",
    "above",
    "below",
    "more than",
    "less than",
    "fewer than",
    "no more than",
    "not exceeding",
    "enemmän kuin",
    "vähemmän kuin",
    "högst",
    "minst",
    "över",
    "upp till",
    "mer än",
    "mindre än",
    "maksimi",
    "minimi",
    "<",
    ">",
    "≤",
    "≥",
    "⩽",
    "⩾",
];

const ESTIMATES_BEFORE: [&str; 42] = [
    "n.",
    "noin",
    "arviolta",
    "arvio",
    "arvioitu",
    "arvioituna",
    "suunnilleen",
    "likimain",
    "lähes",
    "melkein",
    "reilu",
    "reilut",
    "vajaa",
    "vajaat",
    "runsas",
    "runsaat",
    "about",
    "around",
    "some",
    "approx",
    "approx.",
    "approximately",
    "nearly",
    "almost",
    "roughly",
    "estimated",
    "an estimated",
    "ca",
    "ca.",
    "c.",
    "circa",
    "cirka",
    "ungefär",
    "omkring",
    "nästan",
    "drygt",
    "knappt",
    "~",
    "≈",
    "±",
    "+/-",
    "+-",
];

const RATES_BEFORE: [&str; 12] = [
    "vuosittain",
    "kuukausittain",
    "viikoittain",
    "päivittäin",
    "vuodessa",
    "kuukaudessa",
    "annually",
    "yearly",
    "monthly",
    "årligen",
    "à",
    "á",
];

/// Words and signs between a hedge and its number that change nothing.
const FILLING: [&str; 23] = [
    ":",
    "(",
    "\"",
    "”",
    "=",
    "yhteensä",
    "kaikkiaan",
    "vain",
    "on",
    "oli",
    "is",
    "was",
    "är",
    "var",
    "of",
    "a total of",
    "in total",
    "totalt",
    "sammanlagt",
    "summa",
    "summaltaan",
    "eur",
    "euroa",
];

const RATES_BEHIND: [&str; 64] = [
    "per",
    "à",
    "á",
    "a year",
    "a month",
    "a week",
    "a day",
    "an hour",
    "a person",
    "a head",
    "a piece",
    "each",
    "every",
    "apiece",
    "kutakin",
    "jokaista",
    "om året",
    "i månaden",
    "i veckan",
    "om dagen",
    "i timmen",
    "i året",
    "om månaden",
    "om veckan",
    "vuodessa",
    "vuosittain",
    "vuodelta",
    "vuotta kohden",
    "vuotta kohti",
    "kuukaudessa",
    "kuukausittain",
    "kuukaudelta",
    "kuussa",
    "viikossa",
    "viikoittain",
    "viikolta",
    "päivässä",
    "päivältä",
    "päivittäin",
    "tunnissa",
    "tunnilta",
    "hengeltä",
    "hengelle",
    "henkeä",
    "henkilöltä",
    "henkilöä",
    "henkilölle",
    "osallistujalta",
    "kerralta",
    "kerrasta",
    "kappale",
    "kappaleelta",
    "kpl",
    "annually",
    "yearly",
    "monthly",
    "weekly",
    "daily",
    "hourly",
    "årligen",
    "månatligen",
    "p.a.",
    "p.m.",
    "/",
];

const BOUNDS_BEHIND: [&str; 25] = [
    "+",
    "enintään",
    "korkeintaan",
    "vähintään",
    "saakka",
    "asti",
    "tai enemmän",
    "tai yli",
    "tai alle",
    "tai vähemmän",
    "or more",
    "or less",
    "or above",
    "or below",
    "eller mer",
    "eller mindre",
    "at most",
    "at least",
    "maximum",
    "minimum",
    "max",
    "max.",
    "min.",
    "ja enemmän",
    "and more",
];

const ESTIMATES_BEHIND: [&str; 9] =
    ["arvio", "arviolta", "arvioitu", "noin", "suunnilleen", "est.", "estimate", "estimated", "uppskattning"];

/// How many hedges and filling words are looked through.
const STEPS: usize = 5;

/// What the text before a number makes of it.
pub(super) fn before(lead: &str) -> Option<Refusal> {
    let mut lead = lead.trim_end();
    for _ in 0..STEPS {
        let ends = |phrases: &[&str]| phrases.iter().any(|phrase| before_phrase(lead, phrase).is_some());
        if ends(&BOUNDS_BEFORE) {
            return Some(Refusal::Bound);
        }
        if ends(&ESTIMATES_BEFORE) {
            return Some(Refusal::Estimate);
        }
        if ends(&RATES_BEFORE) {
            return Some(Refusal::Rate);
        }
        lead = FILLING.iter().find_map(|phrase| before_phrase(lead, phrase))?.trim_end();
    }
    None
}

/// What the text behind a number makes of it.
pub(super) fn behind(rest: &str) -> Option<Refusal> {
    // A plus makes a bound only where it touches the number: `5 000 € + alv` is a sum and a tax.
    if rest.starts_with('+') {
        return Some(Refusal::Bound);
    }
    let rest = rest.trim_start();
    let rest = rest.strip_prefix([',', '(']).unwrap_or(rest).trim_start();
    let begins = |phrases: &[&str]| phrases.iter().any(|phrase| *phrase != "+" && begins_with(rest, phrase));
    if begins(&BOUNDS_BEHIND) {
        return Some(Refusal::Bound);
    }
    if begins(&ESTIMATES_BEHIND) {
        return Some(Refusal::Estimate);
    }
    (begins(&RATES_BEHIND) || by_head(rest)).then_some(Refusal::Rate)
}

/// `osallistujaa kohti`.
fn by_head(rest: &str) -> bool {
    let word = first_word(rest);
    let next = rest.get(word.len()..).unwrap_or_default().trim_start();
    !word.is_empty() && ["kohti", "kohden"].iter().any(|phrase| begins_with(next, phrase))
}
