//! Why a word that looks like a place may be something else, or part of something else.

use std::ops::Range;

use crate::text::value::head::is_swedish;

use super::inflection::Case;
use super::table::{Entry, Table};
use super::tokens::{self, Joint};

/// The word is an adjective, or an inhabitant.
pub(crate) const ADJECTIVE: &str = "adjective";
pub(crate) const ORGANIZATION: &str = "part of an organisation's name";
const COMPOUND: &str = "part of a compound";
const WORD: &str = "also a common word";
pub(crate) const PERSON: &str = "also a person's name";
pub(crate) const COMPANY: &str = "also a company's name";
const AREA: &str = "also a wider area";

/// What the name of a place may be where the text is not about places.
pub(super) const ELSEWHERE: [&str; 3] = [WORD, PERSON, COMPANY];

/// Words that follow the name of an organisation.
const LEGAL_FORMS: &[&str] = &["ab", "abp", "oy", "oyj", "rf", "ry", "sr"];

/// How far an organisation's own word may stand from the place: *Keski-Suomen sosiaalialan osaamiskeskus*.
const REACH: usize = 3;

/// What else the name of a place may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Also {
    what: What,
    /// Whether one is *on* the place (Viitasaarella) and not *in* it (Salossa).
    on: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    /// A common word, which has a capital only where a sentence begins.
    Word,
    /// A person's name, which is not used in the place's local cases.
    Person,
    /// A company's.
    Company,
    /// A wider area's.
    Area,
}

impl Also {
    /// Two fields of the table: what, and in which local cases the place is.
    pub(super) fn read(what: &str, local: &str) -> Option<Self> {
        let what = match what {
            "word" => What::Word,
            "person" => What::Person,
            "company" => What::Company,
            "area" => What::Area,
            _ => return None,
        };
        Some(Self { what, on: local == "on" })
    }

    fn is_local(self, case: Case) -> bool {
        match case {
            Case::Inessive | Case::Elative | Case::Illative => !self.on,
            Case::Adessive | Case::Ablative | Case::Allative => self.on,
            _ => false,
        }
    }
}

impl Table {
    /// Why the form of a name that stands there may not be the place.
    pub(super) fn doubt(&self, text: &str, range: &Range<usize>, entry: Entry) -> Option<&'static str> {
        if self.in_organization(text, range.end, entry) {
            return Some(ORGANIZATION);
        }
        if in_compound(text, range) {
            return Some(COMPOUND);
        }
        let also = self.also(entry)?;
        let doubt = match also.what {
            What::Word => return stands_out(text, range).then_some(WORD),
            What::Person => PERSON,
            What::Company => COMPANY,
            What::Area => return Some(AREA),
        };
        (!also.is_local(entry.case)).then_some(doubt)
    }

    fn in_organization(&self, text: &str, end: usize, entry: Entry) -> bool {
        match entry.case {
            _ if entry.swedish => following(text, end).is_some_and(|next| self.is_swedish_organization(text, &next)),
            Case::Nominative => following(text, end).is_some_and(|next| {
                let word = tokens::fold(&text[next]);
                LEGAL_FORMS.contains(&word.as_str())
            }),
            Case::Genitive => self.owns(text, end),
            _ => false,
        }
    }

    /// Whether a word makes an organisation of the Swedish name of a place before it: `Åbo Akademi`, `Vasa stad`.
    fn is_swedish_organization(&self, text: &str, word: &Range<usize>) -> bool {
        let written = &text[word.clone()];
        let is_name = written.starts_with(char::is_uppercase) && self.name(text, word).is_none();
        is_name || is_swedish(written) || LEGAL_FORMS.contains(&tokens::fold(written).as_str())
    }

    /// Whether an organisation comes after a place in the genitive, at once or after words that are genitives too.
    fn owns(&self, text: &str, mut end: usize) -> bool {
        for _ in 0..REACH {
            let Some(next) = following(text, end) else { return false };
            end = next.end;
            let word = tokens::fold(&text[next.clone()]);
            let capital = text[next.clone()].starts_with(char::is_uppercase) && self.name(text, &next).is_none();
            if capital || self.is_organization(&beginning(&text[next.start..])) {
                return true;
            }
            if word != "ja" && !word.ends_with('n') {
                return false;
            }
        }
        false
    }
}

/// The next word, if only white space, or the hyphen of a compound, stands before it. A small letter goes on with the
/// sentence even after an empty line.
fn following(text: &str, end: usize) -> Option<Range<usize>> {
    let next = tokens::next(text, end)?;
    let between = &text[end..next.start];
    let goes_on = between.trim().is_empty() && text[next.start..].starts_with(char::is_lowercase);
    (goes_on || matches!(tokens::joint(between)?, Joint::Space | Joint::Hyphen)).then_some(next)
}

/// As much of a text, in small letters, as the longest word of the list needs.
fn beginning(text: &str) -> String {
    text.chars().take(24).flat_map(char::to_lowercase).collect()
}

/// Whether a hyphen ties the name to a word before or after it.
fn in_compound(text: &str, range: &Range<usize>) -> bool {
    let hyphens = ['-', '\u{2010}', '\u{2011}'];
    let tied = |rest: &str| rest.strip_prefix(hyphens).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    let before = text[..range.start].strip_suffix(hyphens);
    tied(&text[range.end..]) || before.is_some_and(|before| before.ends_with(char::is_alphanumeric))
}

/// Whether a common word would have a capital here too.
fn stands_out(text: &str, range: &Range<usize>) -> bool {
    tokens::begins_sentence(text, range.start) || tokens::in_capitals(&text[range.clone()])
}
