//! Which end of a period a moment is.

use std::ops::Range;

use crate::check::evidence::prove::beside::{
    around, before_dash, before_phrase, begins_with, begins_with_digit, behind_dash,
};

use super::day;

/// Words before a moment that begins something.
const STARTS_BEFORE: [&str; 37] = [
    "alkaa",
    "alkoi",
    "alkanut",
    "alkaen",
    "alkamispäivä",
    "alkupäivä",
    "alkupvm",
    "aloitus",
    "aloituspäivä",
    "aloituspvm",
    "alkamispvm",
    "käynnistyi",
    "käynnistyy",
    "from",
    "since",
    "starts",
    "started",
    "starting",
    "start",
    "start date",
    "starting date",
    "beginning",
    "begins",
    "began",
    "från",
    "från och med",
    "fr.o.m.",
    "börjar",
    "började",
    "börjat",
    "inleds",
    "inleddes",
    "startar",
    "startade",
    "startdatum",
    "sedan",
    "alku",
];

/// Words before a moment that ends something.
const ENDS_BEFORE: [&str; 38] = [
    "päättyy",
    "päättyi",
    "päättynyt",
    "päättymispäivä",
    "päättymispvm",
    "päätöspäivä",
    "loppuu",
    "loppui",
    "loppunut",
    "loppupäivä",
    "loppupvm",
    "lopetus",
    "lopetuspäivä",
    "lopetuspvm",
    "until",
    "till",
    "till och med",
    "t.o.m.",
    "fram till",
    "ends",
    "ended",
    "ending",
    "end",
    "end date",
    "ending date",
    "closing date",
    "slutar",
    "slutade",
    "slutdatum",
    "avslutas",
    "avslutades",
    "upphör",
    "upphörde",
    "päättyen",
    "loppu",
    "viimeistään",
    "senast",
    "no later than",
];

/// Words between those and the moment.
const FILLING: [&str; 7] = [":", "on", "den", "the", "(", "pvm", "viimeistään"];

const STARTS_BEHIND: [&str; 9] = [
    "alkaen",
    "lähtien",
    "onward",
    "onwards",
    "framåt",
    "toistaiseksi",
    "tills vidare",
    "until further notice",
    "jälkeen",
];

const ENDS_BEHIND: [&str; 4] = ["asti", "saakka", "mennessä", "päättyen"];

/// Words behind a moment with which the other end follows.
const GOES_ON: [&str; 23] = [
    "to",
    "until",
    "till",
    "through",
    "till och med",
    "fram till",
    "t.o.m.",
    "päättyy",
    "päättyi",
    "loppuu",
    "ja päättyy",
    "ja päättyi",
    "ja loppuu",
    "ja hanke päättyy",
    "ja hanke loppuu",
    "hanke päättyy",
    "ends",
    "ending",
    "ended",
    "and ends",
    "and ended",
    "och slutar",
    "och avslutas",
];

/// Whether something says that a moment begins a period, and whether something says that it ends one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Ends {
    pub begins: bool,
    pub ends: bool,
}

/// What stands around a moment: another day that a dash joins, else words that say it, else a dash alone.
pub(super) fn of(text: &str, range: &Range<usize>) -> Ends {
    let (lead, rest) = around(text, range);
    let joined = Ends { begins: joins(rest), ends: day::ends_before_joint(lead) || joined_by_word(lead) };
    if joined != Ends::default() {
        return joined;
    }
    let words = words(lead, rest);
    let near = rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}']);
    let (open, dash) = (rest.starts_with("/.."), behind_dash(near).is_some() || number_below(rest));
    Ends {
        begins: words.begins || open || (dash && !words.ends),
        ends: words.ends || (before_dash(lead.trim_end()).is_some() && !words.begins),
    }
}

/// Whether a dash or a slash joins another day.
fn joins(rest: &str) -> bool {
    let dash = behind_dash(rest.trim_start()).is_some_and(|rest| day::begins(rest.trim_start()));
    dash || rest.strip_prefix('/').is_some_and(day::begins) || joins_by_word(rest)
}

/// `1.2.2016 ja päättyy 3.4.2017`
fn joins_by_word(rest: &str) -> bool {
    let rest = rest.trim_start_matches(',').trim_start();
    let behind = GOES_ON
        .iter()
        .filter_map(|phrase| rest.get(..phrase.len()).map(|_| phrase.len()).filter(|_| begins_with(rest, phrase)));
    behind.filter_map(|length| rest.get(length..)).any(|rest| {
        let rest = rest.trim_start();
        day::begins(rest)
            || rest.get(..4).is_some_and(|den| den.eq_ignore_ascii_case("den "))
                && day::begins(rest.get(4..).unwrap_or_default())
    })
}

fn joined_by_word(lead: &str) -> bool {
    let lead = lead.trim_end();
    let lead = before_phrase(lead, "den").map_or(lead, str::trim_end);
    let before = GOES_ON.iter().filter_map(|phrase| before_phrase(lead, phrase));
    before.into_iter().any(|lead| day::ends_in_day(lead.trim_end().trim_end_matches(',')))
}

/// A dash at the beginning of the line below is the sign of a list, unless a number stands behind it.
fn number_below(rest: &str) -> bool {
    behind_dash(rest.trim_start()).is_some_and(|rest| begins_with_digit(rest.trim_start()))
}

/// What words say. Those that may say something else (`to`, and what goes on behind the moment) give way to the others.
fn words(lead: &str, rest: &str) -> Ends {
    let lead = lead.trim_end();
    let (starts, stops) = words_before(lead);
    let behind = rest.trim_start().trim_start_matches([',', ')']).trim_start();
    let follows = |phrases: &[&str]| phrases.iter().any(|phrase| begins_with(behind, phrase));
    let precedes = |phrases: &[&str]| phrases.iter().any(|phrase| before_phrase(lead, phrase).is_some());
    let (begins, ends) = (starts || follows(&STARTS_BEHIND), stops || follows(&ENDS_BEHIND));
    Ends {
        begins: begins || (!ends && (follows(&GOES_ON) || precedes(&["after"]))),
        ends: ends || (!begins && precedes(&["to", "through", "before", "by"])),
    }
}

/// Whether nothing but what joins two ends of a period stands between two moments.
pub(super) fn is_joint(between: &str) -> bool {
    let bare = between.trim_matches(|sign: char| sign.is_whitespace() || matches!(sign, ',' | '/'));
    let words = bare.to_lowercase();
    let words = words.strip_suffix(" den").unwrap_or(&words);
    (bare.is_empty() && between.contains('/'))
        || behind_dash(bare).is_some_and(str::is_empty)
        || GOES_ON.contains(&words)
}

fn words_before(lead: &str) -> (bool, bool) {
    let mut lead = lead;
    for _ in 0..3 {
        let ends = |phrases: &[&str]| phrases.iter().any(|phrase| before_phrase(lead, phrase).is_some());
        let (starts, stops) = (ends(&STARTS_BEFORE), ends(&ENDS_BEFORE));
        if starts || stops {
            return (starts, stops);
        }
        let Some(before) = FILLING.iter().find_map(|phrase| before_phrase(lead, phrase)) else { break };
        lead = before.trim_end();
    }
    (false, false)
}
