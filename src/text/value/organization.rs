//! Names of organisations: in lists, and in running prose.

use std::ops::Range;

use lazy_regex::regex;

use super::listing::{Item, Separator, is_genitive, is_small, items, last_word, trimmed};
use super::plain::{read, slice};
use super::{Found, code, head, name, unit};

pub use super::mention::mentions;

/// An organisation as a text names it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Organization {
    /// The name, in the nominative where the case was certain.
    pub name: String,
    /// The acronym beside the name, without a case ending.
    pub acronym: Option<String>,
    /// The Finnish business id beside the name.
    pub business_id: Option<String>,
    /// What the organisation is a unit of, when the text names it before.
    pub parent: Option<Box<Organization>>,
}

const ONE_OR_TWO: &str = "could be one name or two";
const EITHER: &str = "one or the other";
const INFLECTED: &str = "the text bends the name";
const UNIT: &str = "could be a unit and what it is part of, or two";

/// The bytes of a name to which nothing more is joined, so that a text of nothing but joints stays linear.
const LONGEST: usize = 300;

/// The organisations of a text that lists nothing else: `A, B ja C`, one a line, or between semicolons.
///
/// Names that hold a comma or `ja` themselves stay whole where a rule can tell; otherwise they are two, with a doubt.
/// `Turun ja Oulun kaupungit` are two names, both read from the whole phrase.
///
/// ```
/// let found = hanke::text::value::organization::list("Sosiaali- ja terveysministeriö (STM) ja Kemin kaupunki");
/// assert_eq!(found[0].value.name, "Sosiaali- ja terveysministeriö");
/// assert_eq!(found[0].value.acronym.as_deref(), Some("STM"));
/// assert_eq!(found[1].value.name, "Kemin kaupunki");
/// ```
#[must_use]
pub fn list(text: &str) -> Vec<Found<Organization>> {
    read(text, |text| {
        let whole = doubted(text, joined(text, items(text)));
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(entry) = whole.get(at) {
            let run = shared(text, whole.get(at..).unwrap_or_default());
            found.extend(if run.is_empty() { named(text, entry) } else { run.clone() });
            at += run.len().max(1);
        }
        found.retain(|one| name::is_name(&one.value.name));
        found
    })
}

/// The organisation that a text names and nothing else, whatever commas and joining words the name holds. A unit stands
/// behind what it is part of, to which a business id behind both belongs.
///
/// ```
/// let unit = hanke::text::value::organization::whole("Kemin kaupunki, Harjun opisto, 1234567-1").remove(0).value;
/// assert_eq!((unit.name.as_str(), unit.business_id), ("Harjun opisto", None));
/// assert_eq!(unit.parent.unwrap().business_id.as_deref(), Some("1234567-1"));
/// ```
#[must_use]
pub fn whole(text: &str) -> Vec<Found<Organization>> {
    read(text, |text| {
        let range = trimmed(text, 0..text.len());
        let entry = Entry { separator: Separator::Start, range, doubt: None };
        let mut found: Vec<_> = named(text, &entry).into_iter().take(1).collect();
        found.retain(|one| name::is_name(&one.value.name));
        found.into_iter().map(|one| one.map(unit::of)).collect()
    })
}

/// The text of one name, and why it may be more or less than one.
struct Entry {
    separator: Separator,
    range: Range<usize>,
    doubt: Option<&'static str>,
}

/// Whether two neighbours are one name or two.
enum Join {
    One(Option<&'static str>),
    Two(Option<&'static str>),
}

fn joined(text: &str, items: Vec<Item>) -> Vec<Entry> {
    let mut whole: Vec<Entry> = Vec::new();
    for item in items {
        let right = slice(text, item.range.clone());
        let join =
            whole.last().map_or(Join::Two(None), |last| join(slice(text, last.range.clone()), right, item.separator));
        match (join, whole.last_mut()) {
            (Join::One(doubt), Some(last)) => {
                last.range.end = item.range.end;
                last.doubt = last.doubt.or(doubt);
            }
            (Join::One(doubt) | Join::Two(doubt), last) => {
                if let Some(last) = last {
                    last.doubt = last.doubt.or(doubt);
                }
                whole.push(Entry { separator: item.separator, range: item.range, doubt });
            }
        }
    }
    whole
}

fn join(left: &str, right: &str, separator: Separator) -> Join {
    let id = right.len() < 12 && regex!(r"^\(?\d{7}-\d\)?$").is_match(right);
    match separator {
        Separator::Start | Separator::Border | Separator::Sentence => Join::Two(None),
        _ if left.len() > LONGEST => Join::Two(Some(ONE_OR_TWO)),
        _ if name::is_others(right) => Join::Two(None),
        _ if id || head::is_company_form(right) || left.ends_with('-') => Join::One(None),
        Separator::Comma if is_open(left, right) => Join::One(Some(ONE_OR_TWO)),
        Separator::Comma => over_comma(right),
        Separator::Line => over_line(left, right),
        Separator::And => over_and(left, right),
        Separator::Or => either(over_and(left, right)),
        Separator::Sign if is_complete(left) && is_complete(right) => Join::Two(None),
        Separator::Sign => Join::One(None),
    }
}

/// A business id behind two names may be that of a unit and its whole.
fn doubted(text: &str, mut entries: Vec<Entry>) -> Vec<Entry> {
    let has_id = |entry: &Entry| regex!(r"[0-9]{7}-[0-9]\)?$").is_match(slice(text, entry.range.clone()));
    let bare = |entry: &Entry| name::bare(slice(text, entry.range.clone())).trim_end_matches([',', ' ']);
    let pairs = entries.windows(2).enumerate().filter_map(|(at, pair)| match pair {
        [one, two] if two.separator == Separator::Comma && has_id(two) && !has_id(one) => {
            (is_complete(bare(one)) && unit::may_be(bare(two))).then_some(at)
        }
        _ => None,
    });
    for at in pairs.collect::<Vec<_>>() {
        for entry in entries.iter_mut().skip(at).take(2) {
            entry.doubt = entry.doubt.or(Some(UNIT));
        }
    }
    entries
}

/// Whether a name of the kind *Ministry of …* goes on with words that are no name themselves.
fn is_open(left: &str, right: &str) -> bool {
    let headed = head::is_english(left) || left.split_whitespace().any(head::is_swedish);
    let right = name::bare(right);
    let name = head::is_organization(right) || right.split_whitespace().any(head::is_swedish);
    headed && !name && regex!(r"\s(?:of|for|för)\s").is_match(left)
}

fn either(join: Join) -> Join {
    match join {
        Join::Two(doubt) => Join::Two(doubt.or(Some(EITHER))),
        one => one,
    }
}

/// A small letter behind a comma begins a name only when that name has a head of its own.
fn over_comma(right: &str) -> Join {
    Join::Two((is_small(right) && !is_complete(right)).then_some(ONE_OR_TWO))
}

/// A line end in mid-name stands before a small letter, or behind a genitive.
fn over_line(left: &str, right: &str) -> Join {
    let small = is_small(right) && !(is_complete(left) && is_complete(right));
    if small || is_headless(left) { Join::One(None) } else { Join::Two(None) }
}

fn over_and(left: &str, right: &str) -> Join {
    let plural = head::form(last_word(right)).is_some_and(|form| form.is_plural);
    let company =
        head::is_company_form(last_word(right)) && head::form(last_word(left)).is_none() && !is_complete(left);
    match (is_small(right), is_headless(left)) {
        _ if is_open(left, right) => Join::One(None),
        (true, true) => Join::One(None),
        (true, false) if is_complete(left) => Join::Two((!is_complete(right)).then_some(ONE_OR_TWO)),
        (true, false) => Join::One(Some(ONE_OR_TWO)),
        (false, true) if !plural => Join::One(Some(ONE_OR_TWO)),
        _ => Join::Two(company.then_some(ONE_OR_TWO)),
    }
}

/// Whether the text ends as a whole name does: in a head, a company form, an acronym, an id or a bracket.
fn is_complete(text: &str) -> bool {
    let last = last_word(text);
    let head = head::form(last).is_some_and(|form| !form.is_plural && !form.is_genitive);
    head || text.ends_with([')', '"', '”'])
        || last.ends_with(|char: char| char.is_ascii_digit())
        || head::is_company_form(last)
        || (head::acronym(last).is_some() && text.contains(char::is_lowercase))
        || head::is_english(last)
        || head::is_swedish(last)
}

/// Whether the text ends in a genitive that waits for its head.
fn is_headless(text: &str) -> bool {
    is_genitive(last_word(text)) && !is_complete(text)
}

/// The names of `Turun, Porin ja Oulun kaupungit`, when the entries begin so.
fn shared(text: &str, entries: &[Entry]) -> Vec<Found<Organization>> {
    let words = |entry: &Entry| slice(text, entry.range.clone()).replace('\n', " ");
    let near = entries
        .iter()
        .skip(1)
        .take(16)
        .take_while(|entry| matches!(entry.separator, Separator::Comma | Separator::And))
        .count();
    let genitives = entries.iter().take(near).take_while(|entry| is_headless(&words(entry))).count();
    if genitives == 0 {
        return Vec::new();
    }
    let (Some(first), Some(last)) = (entries.first(), entries.get(genitives)) else { return Vec::new() };
    let whole = words(last);
    let form = head::form(last_word(&whole)).filter(|form| form.is_plural);
    let Some(form) = form else { return Vec::new() };
    let range = first.range.start..last.range.end;
    let owners =
        entries.iter().take(genitives).map(words).chain(whole.rsplit_once(' ').map(|(owner, _)| owner.to_owned()));
    let name = |owner| Organization { name: format!("{owner} {}", form.nominative), ..Organization::default() };
    let is_name = |owner: &str| owner.chars().all(|char| char.is_alphabetic() || matches!(char, ' ' | '-'));
    let doubt = |owner: &str| (!is_name(owner)).then_some("signs in a name that shares its head");
    let doubted = |owner: String| {
        let doubt = doubt(&owner);
        Found::sure(range.clone(), name(owner)).but(doubt)
    };
    owners.map(doubted).collect()
}

/// The name of an entry, and the organisation in its brackets if one stands there.
fn named(text: &str, entry: &Entry) -> Vec<Found<Organization>> {
    let written = slice(text, entry.range.clone());
    let has_id = written.bytes().rev().take(2).any(|byte| byte.is_ascii_digit());
    let ids = if has_id { code::business_ids(written) } else { Vec::new() };
    let id = ids.into_iter().next_back().filter(|id| written.len() - id.range.end < 2);
    let bare = id
        .as_ref()
        .map_or(written, |id| slice(written, 0..id.range.start).trim_end_matches([',', ' ', '\n', '(', ':']));
    let mut found = in_brackets(bare, &entry.range);
    if let Some(first) = found.first_mut() {
        first.doubt = first.doubt.or(entry.doubt).or(id.as_ref().and_then(|id| id.doubt));
        first.value.business_id = id.map(|id| id.value);
    }
    found
}

fn in_brackets(bare: &str, range: &Range<usize>) -> Vec<Found<Organization>> {
    let sure = |value| Found::sure(range.clone(), value);
    let Some((outer, inner)) = bare.strip_suffix(')').and_then(|bare| bare.rsplit_once('(')) else {
        let (value, doubt) = with_acronym(bare);
        return vec![sure(value).but(doubt)];
    };
    let (outer, inner) = (outer.trim_end(), inner.trim());
    if let Some(acronym) = head::acronym(inner) {
        return vec![sure(organization(outer, Some(acronym)))];
    }
    match (head::acronym(outer), head::is_organization(inner)) {
        (Some(acronym), true) => vec![sure(organization(inner, Some(acronym)))],
        (_, true) => [outer, inner]
            .map(|name| sure(organization(name, None)).but(Some("one organisation stands in the brackets of another")))
            .into(),
        _ => vec![sure(with_acronym(outer).0).but(Some("words in brackets are left out"))],
    }
}

/// A name with an acronym behind it. A case ending of the acronym is one of the name too.
fn with_acronym(bare: &str) -> (Organization, Option<&'static str>) {
    let plural = head::form(last_word(bare))
        .is_some_and(|form| form.is_plural)
        .then_some("a plural: more than one organisation");
    let doubt = is_headless(bare).then_some("a genitive without its head").or(plural).or_else(|| name::relation(bare));
    let Some((name, last)) = bare.rsplit_once(char::is_whitespace) else { return (organization(bare, None), doubt) };
    let form = head::form(last_word(name));
    match (head::acronym(last), form) {
        (Some(acronym), Some(form)) if last.contains(':') => {
            let owner = name.rsplit_once(char::is_whitespace).map_or(String::new(), |(owner, _)| format!("{owner} "));
            (organization(&format!("{owner}{}", form.nominative), Some(acronym)), None)
        }
        (Some(acronym), form) if name.contains(char::is_lowercase) && (form.is_some() || is_whole(name)) => {
            (organization(name, Some(acronym)), None)
        }
        _ => bent(bare).map_or_else(|| (organization(bare, None), doubt), |name| (name, Some(INFLECTED))),
    }
}

/// Whether a name is whole before the acronym behind it. An English one has its head in front.
fn is_whole(name: &str) -> bool {
    is_complete(name) || head::is_english(name)
}

/// The name in the nominative, when its head stands in another case.
fn bent(bare: &str) -> Option<Organization> {
    let (owner, last) = bare.rsplit_once(char::is_whitespace)?;
    let form = head::form(last).filter(|form| !form.is_plural && form.nominative != last)?;
    Some(organization(&format!("{owner} {}", form.nominative), None))
}

fn organization(name: &str, acronym: Option<&str>) -> Organization {
    let name = name::name(name).replace('\n', " ");
    // The list took the last stop for its own.
    let name = if name.ends_with(" r.y") { name + "." } else { name };
    Organization { name, acronym: acronym.map(str::to_owned), ..Organization::default() }
}
