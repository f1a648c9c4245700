//! Names that may be those of persons, in running text of any language: by given names, by the shape of family names,
//! by what stands before and behind them, and by the names in whose company they stand.

use std::ops::Range;

use lazy_regex::regex;

use crate::text::place::places;
use crate::text::privacy::given_name::is_given;
use crate::text::value::head;
use crate::text::value::plain::{Plain, before, behind, lead, slice};

use super::surname::is_surname;
use super::word::{Shape, Word, runs, words};
use super::{role, small};

/// The most words of a name behind the first.
const MORE: usize = 3;

/// Where a text may name a person, in order.
///
/// A name that belongs to an organisation, a street or the like is none.
///
/// ```
/// use hanke::text::privacy::person::possible_names;
///
/// let text = "Ryhmää veti Aino-Maija Oletettu, tilat antoi Oona Oletettu Oy.";
/// assert_eq!(possible_names(text).into_iter().map(|name| &text[name]).collect::<Vec<_>>(), ["Aino-Maija Oletettu"]);
/// ```
#[must_use]
pub fn possible_names(text: &str) -> Vec<Range<usize>> {
    names(text, &Plain::folded(text))
}

/// The same, when the plain form of the text is known.
pub(super) fn names(text: &str, plain: &Plain) -> Vec<Range<usize>> {
    // A tab, and nothing else, parts the cells of a table.
    let has_cells = text.contains('\t');
    let is_cell = |gap: Range<usize>| has_cells && slice(text, plain.source(&gap)).contains('\t');
    in_plain(plain.text(), &is_cell).into_iter().map(|name| plain.source(&name)).collect()
}

fn in_plain(text: &str, is_cell: &dyn Fn(Range<usize>) -> bool) -> Vec<Range<usize>> {
    let words = words(text);
    let runs = runs(text, &words, is_cell);
    let parts = Parts { text, words: &words };
    let mut names = runs.iter().flat_map(|run| parts.of_run(run)).collect::<Vec<_>>();
    names.extend(runs.iter().filter_map(|run| parts.family_first(run)));
    names.extend(small::names(text, &words));
    names.extend(parts.bracketed(&runs));
    parts.company(&runs, &mut names);
    names.extend(parts.again(&names));
    names.sort_by_key(|name| (name.start, name.end));
    names.dedup_by(|next, last| {
        let touch = next.start < last.end;
        last.end = if touch { last.end.max(next.end) } else { last.end };
        touch
    });
    names
}

/// A text and its words.
struct Parts<'a> {
    text: &'a str,
    words: &'a [Word],
}

impl Parts<'_> {
    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| slice(self.text, word.range.clone()))
    }

    fn shape(&self, at: usize) -> Shape {
        self.words.get(at).map_or(Shape::Other, |word| word.shape)
    }

    fn bytes(&self, part: &Range<usize>) -> Range<usize> {
        let first = self.words.get(part.start).map_or(0, |word| word.range.start);
        first..part.end.checked_sub(1).and_then(|last| self.words.get(last)).map_or(first, |word| word.range.end)
    }

    fn is_given(&self, at: usize) -> bool {
        match self.shape(at) {
            Shape::Name => is_given(self.word(at)),
            Shape::Capitals => is_given(&capitalized(self.word(at))),
            _ => false,
        }
    }

    fn is_surname(&self, at: usize) -> bool {
        matches!(self.shape(at), Shape::Name | Shape::Capitals) && is_surname(self.word(at))
    }

    /// The names inside of a run of words with capitals.
    fn of_run(&self, run: &Range<usize>) -> Vec<Range<usize>> {
        let mut names = Vec::new();
        let mut at = run.start;
        while at < run.end {
            match self.name_at(at, run) {
                Some(end) => {
                    names.push(self.bytes(&(at..end)));
                    at = end;
                }
                None => at += 1,
            }
        }
        names
    }

    /// Where the name ends that begins with a word.
    fn name_at(&self, at: usize, run: &Range<usize>) -> Option<usize> {
        let end = run.end.min(at + 1 + MORE);
        let named = self.by_words(at, end).filter(|end| self.is_person(&(at..*end), run.end));
        named.or_else(|| self.by_place(at, run))
    }

    /// A name that its own words show.
    fn by_words(&self, at: usize, end: usize) -> Option<usize> {
        let initials = (at..end).take_while(|at| self.shape(*at) == Shape::Initial).count();
        let follows_family = at + 1 < end && self.shape(at + 1) == Shape::Initial && self.is_surname(at);
        let two = at + 1 < end && self.shape(at) == self.shape(at + 1);
        if self.is_given(at) && at + 1 < end {
            return self.with_family(at, end);
        }
        if follows_family && self.shape(at) == Shape::Name {
            return Some(at + 2);
        }
        if initials > 0 {
            let family = at + initials;
            let ends = self.word(family).ends_with("nen") && !self.word(family).ends_with("minen");
            let fits = self.is_surname(family) || (ends && self.shape(family) == Shape::Name);
            return (family < end && fits).then_some(family + 1);
        }
        let family_first = || self.is_surname(at) || self.shape(at) == Shape::Capitals || self.has_line(&(at..at + 2));
        if at + 1 < end && self.is_given(at + 1) && self.words.get(at)?.is_name() && family_first() {
            return Some(end.min(at + 3));
        }
        let first = two && self.shape(at) == Shape::Name && is_short(self.word(at));
        (first && self.is_surname(at + 1)).then_some(at + 2)
    }

    /// Whether words have a line to themselves.
    fn has_line(&self, part: &Range<usize>) -> bool {
        let bytes = self.bytes(part);
        let ends = |char: Option<char>| char.is_none_or(|char| char == '\n');
        let alone = ends(before(self.text, bytes.start)) && ends(behind(self.text, bytes.end));
        alone && !self.word(part.start).ends_with('n')
    }

    /// Where the name ends that a given name begins. One in capitals has no more than capitals behind it.
    fn with_family(&self, at: usize, end: usize) -> Option<usize> {
        let capitals = self.shape(at) == Shape::Capitals;
        let goes_on = |next: &usize| {
            !capitals || (self.shape(*next) != Shape::Name && is_long(self.word(*next))) || self.is_surname(*next)
        };
        let stop = at + 1 + (at + 1..end).take_while(goes_on).count();
        (stop > at + 1).then_some(stop)
    }

    /// A name that what stands around it shows.
    fn by_place(&self, at: usize, run: &Range<usize>) -> Option<usize> {
        let bytes = self.bytes(run);
        if at != run.start || !self.words.get(at)?.goes_on() {
            return None;
        }
        let several = run.len() > 1 && run.len() <= 1 + MORE;
        // Roles stand in titles that are written in capitals, too.
        let written = self.shape(at) != Shape::Capitals;
        let leads = written
            && ((several || self.is_given(at)) && role::leads_to(self.text, bytes.start)
                || role::addresses(self.text, bytes.start));
        let follows = (several || self.is_given(at)) && written && role::follows(self.text, bytes.end);
        let pair = run.len() == 1 && self.is_given(at) && self.is_pair(run);
        let aged = self.is_given(at) && self.is_aged(&bytes);
        ((leads || follows || aged || pair) && self.is_nobody_else(&bytes)).then_some(run.end)
    }

    /// Whether an age or a day of birth stands beside a name.
    fn is_aged(&self, name: &Range<usize>) -> bool {
        let behind = regex!(
            r"^(?:(?:,\s|\s\()[0-9]{1,3}(?:\s?v|-vuotia|\)|,|\s?år|\s?\n|\.?$)|\s?\(\s?(?:[0-9]{1,2}\s?[./]\s?[0-9]{1,2}\s?[./]\s?(?:[0-9]{4}|[0-9]{2})|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}|19[0-9]{2})\s?\)|,?\s(?:(?:on|oli|täyttää|täytti|täyttänyt|nyt|vasta|jo|noin|fyller|fyllde|är|var|is|was|turned|aged?|ikä)\s){0,3}(?:[0-9]{1,3}\s?-?(?:vuotia|vuotta|v\b|v\.|år|years?[\s-]old|yo\b)|\p{Ll}{4,}vuotia|\p{Ll}{4,}årig))"
        );
        let before = regex!(
            r"(?:^|[^\p{L}\p{N}])(?:[0-9]{1,3}[\s-]?(?:vuotia\p{Ll}*|v\.?|åri\p{Ll}*|years?[\s-]old)|\p{Ll}{4,}(?:vuotia|åri)\p{Ll}*)\s$"
        );
        behind.is_match(slice(self.text, name.end..self.text.len())) || before.is_match(lead(self.text, name.start, 40))
    }

    /// Whether another given name stands beside one, with no family name: *Aino ja Oona*.
    fn is_pair(&self, run: &Range<usize>) -> bool {
        let beside = |one: usize, other: usize| {
            let (Some(first), Some(second)) = (self.words.get(one), self.words.get(other)) else { return false };
            let between = slice(self.text, first.range.end..second.range.start);
            regex!(r"^\s(?:ja|och|and|sekä|&)\s$").is_match(between) && self.is_given(one) && self.is_given(other)
        };
        let ahead = beside(run.start, run.start + 1) || beside(run.start, run.start + 2);
        ahead
            || run.start.checked_sub(1).is_some_and(|last| beside(last, run.start))
            || run.start.checked_sub(2).is_some_and(|last| beside(last, run.start))
    }

    /// A family name, a comma and a given name.
    fn family_first(&self, run: &Range<usize>) -> Option<Range<usize>> {
        let last = run.start.checked_sub(1)?;
        let is_apart =
            slice(self.text, self.words.get(last)?.range.end..self.words.get(run.start)?.range.start) == ", ";
        if !is_apart {
            return None;
        }
        let initial = self.shape(run.start) == Shape::Initial;
        let is_given = self.is_given(run.start) || (initial && (self.is_surname(last) || self.is_cited(last, run)));
        let fits = is_given && run.len() < 3 && self.words.get(last)?.is_name() && !self.is_given(last);
        let first = last.checked_sub(1).filter(|first| self.joins(*first));
        let alone = first.is_none() || self.is_surname(last);
        let bytes = self.bytes(&(last..run.end));
        (fits && alone && self.is_nobody_else(&self.bytes(&(last..last + 1)))).then_some(bytes)
    }

    /// Whether a family name and an initial stand among others, or before a year, as authors do.
    fn is_cited(&self, last: usize, run: &Range<usize>) -> bool {
        let whole = self.bytes(&(last..run.end));
        let rest = slice(self.text, whole.end..self.text.len());
        let among = regex!(r"[.;,]\s?(?:&|ja|and|och)\s$|;\s$").is_match(lead(self.text, whole.start, 8));
        among || regex!(r"^(?:\s(?:&|ja|and|och)\s\p{Lu}|,?\s\(?(?:19|20)[0-9]{2}|;\s\p{Lu})").is_match(rest)
    }

    /// Whether a word with a capital stands directly before the next one.
    fn joins(&self, at: usize) -> bool {
        let next = self.words.get(at + 1).map_or(0, |word| word.range.start);
        self.words.get(at).is_some_and(|word| word.is_name() && slice(self.text, word.range.end..next) == " ")
    }

    /// Names with their organisations in brackets, of which there are two or more: `N N (THL), N N (Diak)`.
    fn bracketed(&self, runs: &[Range<usize>]) -> Vec<Range<usize>> {
        let money = regex!(r"(?i)^\s\((?:ESR|EAKR|EU|ESF|ERDF|JTF|ESR\+|AMIF)\)");
        let organization = regex!(r"^\s\(\p{Lu}[\p{L}.& -]{1,60}\)");
        let rest = |run: &Range<usize>| slice(self.text, self.bytes(run).end..self.text.len());
        let fits = |run: &&Range<usize>| {
            // Without a bracket, no pattern need be compiled.
            let has_bracket = run.len() > 1 && rest(run).trim_start().starts_with('(');
            has_bracket && organization.is_match(rest(run)) && !money.is_match(rest(run)) && self.may_be(run)
        };
        let found = runs.iter().filter(fits).map(|run| self.bytes(run)).collect::<Vec<_>>();
        let beside = |(at, name): (usize, &Range<usize>)| {
            let next = found.get(at + 1).is_some_and(|next| self.is_list(name.end, next.start));
            let last = at.checked_sub(1).and_then(|last| found.get(last));
            (next || last.is_some_and(|last| self.is_list(last.end, name.start))).then(|| name.clone())
        };
        found.iter().enumerate().filter_map(beside).collect()
    }

    /// The same given name where it stands again.
    fn again(&self, names: &[Range<usize>]) -> Vec<Range<usize>> {
        let given: Vec<_> =
            names.iter().map(|name| slice(self.text, name.clone())).filter(|name| is_given(name)).collect();
        let is_again =
            |word: &&Word| word.shape == Shape::Name && given.contains(&slice(self.text, word.range.clone()));
        let found = if given.is_empty() { &[] } else { self.words }.iter().filter(is_again);
        found.map(|word| word.range.clone()).collect()
    }

    /// What stands in one list with a name is a name.
    fn company(&self, runs: &[Range<usize>], names: &mut Vec<Range<usize>>) {
        if names.is_empty() {
            return;
        }
        let others = runs.iter().filter(|run| self.may_be(run)).map(|run| self.bytes(run)).collect::<Vec<_>>();
        let mut known = names.clone();
        while !known.is_empty() {
            let beside = |other: &&Range<usize>| {
                let near =
                    |name: &Range<usize>| self.is_list(name.end, other.start) || self.is_list(other.end, name.start);
                !names.iter().any(|name| name.start < other.end && other.start < name.end) && known.iter().any(near)
            };
            let more = others.iter().filter(beside).cloned().collect::<Vec<_>>();
            names.extend(more.iter().cloned());
            known = more;
        }
    }

    /// Whether a run of words could be a name where its company says that it is one.
    fn may_be(&self, run: &Range<usize>) -> bool {
        let bytes = self.bytes(run);
        run.len() > 1
            && run.len() <= 1 + MORE
            && self.shape(run.start) != Shape::Capitals
            && self.is_nobody_else(&bytes)
    }

    /// Whether only what parts the names of a list stands between two places.
    fn is_list(&self, end: usize, start: usize) -> bool {
        let between = self.text.get(end..start).filter(|between| between.len() < 100);
        between.is_some_and(|between| {
            regex!(r"^(?:\s?\([^()\n]{1,60}\))?\s?(?:[,;/&+]\s?(?:ja|och|and|sekä|samt)?|ja|och|and|sekä|samt)\s?(?:\p{Ll}[\p{L}-]*\s)?$").is_match(between)
        })
    }

    /// Whether neither the words nor those around them make it an organisation, a street or the like.
    fn is_person(&self, part: &Range<usize>, end: usize) -> bool {
        let surname = part.len() > 1 && (part.start + 1..part.end).any(|at| self.is_surname(at));
        let bytes = self.bytes(part);
        let is_form = |at: usize| head::is_company_form(self.word(at));
        let company =
            (part.start + 1..end.min(part.end + 1)).any(is_form) || head::is_company_form(ahead(self.text, bytes.end));
        let before = part
            .start
            .checked_sub(1)
            .is_some_and(|last| self.joins(last) && is_form(last) && !is_trader(self.word(last)));
        !company && !before && (surname || self.is_nobody_else(&bytes))
    }

    /// The same where a place in the text, and not the words, says that it is a name.
    fn is_nobody_else(&self, name: &Range<usize>) -> bool {
        let words = slice(self.text, name.clone());
        let rest = slice(self.text, name.end..self.text.len());
        let next = ahead(self.text, name.end);
        let last = slice(self.text, 0..name.start).split_whitespace().next_back().unwrap_or_default();
        let is_organization =
            [words, next].into_iter().any(head::is_organization) || (head::is_company_form(last) && !is_trader(last));
        let entity = regex!(r"^\s?-(?:\p{Ll})").is_match(rest) && !regex!(r"^\s?-nimi").is_match(rest);
        !is_organization && !entity && !called_after(words) && !is_after(next) && !is_place(words)
    }
}

/// Whether the first word is a place, or the genitive of a country, which no given name is.
pub(super) fn is_place(words: &str) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    let country = regex!(
        r"^(?:Suomen|Euroopan|Ruotsin|Viron|Venäjän|Norjan|Saksan|Pohjoismaiden|Finlands|Sveriges|Nordic|European|Finnish|Åland|Ahvenanmaan|Lapin|Savon|Karjalan|Hämeen|Pohjanmaan)$"
    );
    country.is_match(first) || (!is_given(first) && !places(first).is_empty())
}

/// The word directly behind a place.
fn ahead(text: &str, at: usize) -> &str {
    let rest = slice(text, at..text.len()).strip_prefix(' ').unwrap_or_default();
    rest.split(|char: char| !char.is_alphanumeric() && !matches!(char, '-' | ':' | '.')).next().unwrap_or_default()
}

/// Whether a word is the form of a business that is one person's alone.
fn is_trader(word: &str) -> bool {
    word.eq_ignore_ascii_case("tmi") || word.eq_ignore_ascii_case("t:mi")
}

/// Whether a word in capitals is longer than most acronyms, and none of a fund or a ministry.
fn is_long(word: &str) -> bool {
    word.chars().count() > 2
        && !regex!(r"^(?:EAKR|ESR|ERDF|ESF|JTF|EU|STM|OKM|TEM|OPH|THL|ELY|AVI|KELA|EURA|TE|SPR)$").is_match(word)
}

/// Whether a word is as short as given names are, and no genitive.
fn is_short(word: &str) -> bool {
    (3..=9).contains(&word.chars().count()) && !word.ends_with('n')
}

/// The same for the word behind a name, which may be no more than that.
pub(in crate::text::privacy) fn is_after(next: &str) -> bool {
    !next.is_empty() && called_after(&["x", next].concat())
}

/// Second parts of what is called after a person: a street, a prize, a day.
fn called_after(words: &str) -> bool {
    regex!(
        r"(?i)\p{L}(?:katu|kadu|tie|tien|tiellä|aukio|puisto|koulu|säätiö|rahasto|palkinto|päivä|hanke|hankkee\p{L}*|projekti|talo|tupa|koti|kirkko|pankki|lehti|ohjelma|verkosto|palvelu\p{L}*|yhtiö|seurakunta|opisto|menetelmä|malli|kurssi|koulutus|projekt|projektet|gatan|vägen|skola|skolan|project|programme|program|street|road|school|award|foundation|trust|works?|training|skills|marketing|holidays|tuotanto|järjestelmä|järjestelmät|ltd|gmbh|verein|schule|e\.v|stiftung)(?:n|ssa|ssä|sta|stä|a|ä|t|en)?$"
    )
    .is_match(words)
        || words.split(' ').any(|word| regex!(r"(?i)^(?:project|programme|trust|group|services?|partnership|company|house|hospital|press|media|consulting|marketing|holidays|tuotanto|verkosto|systems?|solutions|technologies|holding|verlag|zentrum|center|stiftung|gesellschaft|verein|institut|universität|hochschule|schule)$").is_match(word))
}

fn capitalized(word: &str) -> String {
    let part = |part: &str| {
        let mut chars = part.chars();
        let first = chars.next().map(String::from).unwrap_or_default();
        first + &chars.as_str().to_lowercase()
    };
    word.split('-').map(part).collect::<Vec<_>>().join("-")
}
