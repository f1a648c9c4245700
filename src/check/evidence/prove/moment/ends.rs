//! Which end of a period a moment is.

use std::ops::Range;

use crate::check::evidence::prove::beside::{
    around, before_dash, before_phrase, begins_with, begins_with_digit, behind_dash, ends_in_digit,
};

/// Words before a moment that begins something.
const STARTS_BEFORE: [&str; 38] = [
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
    "after",
    "alku",
];

/// Words before a moment that ends something.
const ENDS_BEFORE: [&str; 42] = [
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
    "to",
    "through",
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
    "before",
    "by",
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

/// What stands around a moment. A dash that no number stands beyond says nothing against a word.
pub(super) fn of(text: &str, range: &Range<usize>) -> Ends {
    let (lead, rest) = around(text, range);
    let (starts, stops) = words_before(lead.trim_end());
    let behind = rest.trim_start().trim_start_matches([',', ')']).trim_start();
    let follows = |phrases: &[&str]| phrases.iter().any(|phrase| begins_with(behind, phrase));
    let begins = starts || joined_behind(rest) || follows(&STARTS_BEHIND) || follows(&GOES_ON);
    let ends = stops || joined_before(lead) || follows(&ENDS_BEHIND);
    Ends {
        begins: begins || (dash_behind(rest).is_some() && !ends),
        ends: ends || (before_dash(lead.trim_end()).is_some() && !begins),
    }
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

/// What stands behind a dash, which is the sign of a list where it begins the line below.
fn dash_behind(rest: &str) -> Option<&str> {
    behind_dash(rest.trim_start_matches([' ', '\t', '\u{a0}', '\u{202f}']))
}

/// Whether a dash, or the slash of ISO 8601, joins a number.
fn joined_behind(rest: &str) -> bool {
    let number = |rest: &str| begins_with_digit(rest.trim_start());
    let slash = |rest: &str| begins_with_digit(rest) || rest.starts_with("..");
    behind_dash(rest.trim_start()).is_some_and(number) || rest.strip_prefix('/').is_some_and(slash)
}

fn joined_before(lead: &str) -> bool {
    let number = |lead: &str| ends_in_digit(lead.trim_end().trim_end_matches('.'));
    before_dash(lead.trim_end()).is_some_and(number) || lead.strip_suffix('/').is_some_and(ends_in_digit)
}
