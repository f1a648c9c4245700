//! Organisations named in running prose, in any case form.

use lazy_regex::regex;

use super::listing::{is_genitive, is_small};
use super::organization::Organization;
use super::plain::{Taken, behind, read, slice};
use super::scan::window;
use super::word::{Word, words};
use super::{Found, code, head, in_order, spelling};

/// What a mention gives: one organisation, or several that share a head.
pub(super) type Mention = Found<Vec<Organization>>;

const IN_PROSE: &str = "read from prose";
const AT_START: &str = "may be a common noun at the start of a sentence";

/// Words that begin a sentence and could be taken for the first word of a name.
const OPENINGS: [&str; 20] = [
    "Hankkeen",
    "Projektin",
    "Lisäksi",
    "Myös",
    "Toiminnan",
    "Ohjelman",
    "Hanke",
    "Hankkeessa",
    "Hanketta",
    "Rahoittajan",
    "Rahoittaja",
    "Kehittämishankkeen",
    "Tämän",
    "Sen",
    "Kun",
    "Niin",
    "Kuten",
    "The",
    "In",
    "Oman",
];

/// Organisations named in prose, in the nominative: `Euroopan komission tiedonannossa` gives `Euroopan komissio`.
///
/// A name is a capital, genitives and a head noun; or words before `Oy`, `ry` and the like; or an acronym with a case
/// ending behind a colon. Names and acronyms in `known` are found too, and they alone carry no doubt.
///
/// ```
/// use hanke::text::value::organization::mentions;
///
/// let found = mentions("Tieto tuli STM:stä ja Kemin kaupungilta.", &["STM"]);
/// let names = found.iter().map(|one| (one.value.name.as_str(), one.doubt.is_some())).collect::<Vec<_>>();
/// assert_eq!(names, [("STM", false), ("Kemin kaupunki", true)]);
/// ```
#[must_use]
pub fn mentions(text: &str, known: &[&str]) -> Vec<Found<Organization>> {
    read(text, |text| {
        let words = words(text);
        let mut found = spelling::acronyms(text);
        found.extend((0..words.len()).filter_map(|at| mention(text, &words, at)));
        found.extend(spelling::english(text));
        found.extend(known.iter().filter(|name| !name.is_empty()).flat_map(|name| spelling::known(text, name)));
        let links = if found.is_empty() { Taken::by([]) } else { super::link::spans(text) };
        let whole = in_order(found.into_iter().filter(|one| !links.overlaps(&one.range)).collect());
        whole
            .into_iter()
            .flat_map(|one| {
                one.value
                    .into_iter()
                    .map(move |value| certain(Found { range: one.range.clone(), value, doubt: one.doubt }, known))
            })
            .collect()
    })
}

fn certain(found: Found<Organization>, known: &[&str]) -> Found<Organization> {
    let named = known.iter().any(|name| *name == found.value.name || found.value.acronym.as_deref() == Some(*name));
    Found { doubt: if named { None } else { found.doubt.or(Some(IN_PROSE)) }, ..found }
}

fn mention(text: &str, words: &[Word], at: usize) -> Option<Mention> {
    let word = words.get(at)?;
    if head::is_company_form(word.text) {
        return company(text, words, at);
    }
    let form = head::form(word.text)?;
    if form.is_plural {
        return shared(words, at, &form.nominative);
    }
    // "Turun Säätiön laitos": the name goes on.
    let more = words
        .get(at + 1)
        .is_some_and(|next| !word.closes && !next.opens && head::form(next.text).is_some_and(|next| !next.is_plural));
    if form.is_genitive && more { None } else { headed(text, words, at, &form) }
}

/// Genitives and a head: `Keski-Suomen sosiaalialan osaamiskeskuksen`.
fn headed(text: &str, words: &[Word], at: usize, form: &head::Form) -> Option<Mention> {
    let (acronym, end) = acronym_behind(text, words, at);
    let earliest =
        (at.saturating_sub(8)..at).rev().take_while(|place| continues(words, *place, at)).last().unwrap_or(at);
    let names = words.get(earliest..=at)?;
    let opening = |word: &&Word| is_small(word.text) || OPENINGS.contains(&word.text);
    let skipped = names.iter().take_while(opening).count();
    let start = match (skipped > at - earliest, acronym.is_some()) {
        (false, _) => earliest + skipped,
        (true, true) if at > earliest => {
            earliest
                + names.iter().take_while(|word| matches!(word.text, "ja") || OPENINGS.contains(&word.text)).count()
        }
        _ => return None,
    };
    if start == at && (form.is_kind || is_small(words.get(at)?.text)) {
        return None;
    }
    let first = words.get(start)?.range.start;
    let owner = slice(text, first..words.get(at)?.range.start).replace('\n', " ");
    let doubt = (start == at && starts_sentence(words, at)).then_some(AT_START);
    let value = Organization { name: format!("{owner}{}", form.nominative), acronym, ..Organization::default() };
    Some(with_id(text, Found::sure(first..end, value).but(doubt)))
}

/// Whether the word at `place` belongs to the name whose later words have been taken already.
fn continues(words: &[Word], place: usize, head: usize) -> bool {
    let (Some(word), Some(next)) = (words.get(place), words.get(place + 1)) else { return false };
    let suspended = word.text.ends_with('-');
    let joined = !next.opens && (!word.closes || suspended);
    let before = place.checked_sub(1).and_then(|before| words.get(before));
    let and = word.text == "ja"
        && before.is_some_and(|before| {
            before.text.ends_with('-')
                || (is_genitive(before.text)
                    && !before.closes
                    && is_small(next.text)
                    && place + 2 <= head
                    && head::form(before.text).is_none())
        });
    joined && (and || suspended || is_genitive(word.text))
}

fn starts_sentence(words: &[Word], at: usize) -> bool {
    at.checked_sub(1).and_then(|before| words.get(before)).is_none_or(|before| before.closes)
}

/// `Turun, Porin ja Oulun kaupungit`.
fn shared(words: &[Word], at: usize, nominative: &str) -> Option<Mention> {
    let owner = |place: usize| {
        words
            .get(place)
            .filter(|word| is_genitive(word.text) && !is_small(word.text) && head::form(word.text).is_none())
    };
    let and = at.checked_sub(2).and_then(|and| words.get(and)).is_some_and(|word| word.text == "ja" && !word.closes);
    let (last, second) = (owner(at.checked_sub(1)?)?, owner(at.checked_sub(3)?)?);
    if !and || last.closes || second.closes {
        return None;
    }
    let more = (0..at - 3).rev().take(8).map_while(owner).take_while(|word| word.closes);
    let mut owners = more.collect::<Vec<_>>();
    owners.reverse();
    owners.extend([second, last]);
    let range = owners.first()?.range.start..words.get(at)?.range.end;
    let name = |word: &&Word| Organization { name: format!("{} {nominative}", word.text), ..Organization::default() };
    Some(Found::sure(range, owners.iter().map(name).collect()))
}

/// Words before the form of a company: capitals, and small words between capitals and the form.
fn company(text: &str, words: &[Word], at: usize) -> Option<Mention> {
    let form = words.get(at)?;
    let near = |place: &usize| follows(text, words, *place);
    let places = (at.saturating_sub(8)..at).rev().take_while(near).collect::<Vec<_>>();
    let small = places.iter().take_while(|place| words.get(**place).is_some_and(|word| is_small(word.text))).count();
    let is_name = |place: &&usize| {
        words
            .get(**place)
            .is_some_and(|word| word.text.starts_with(char::is_uppercase) && !OPENINGS.contains(&word.text))
    };
    let start = places.iter().skip(small).take_while(is_name).last().filter(|_| small < 5)?;
    let range = words.get(*start)?.range.start..form.range.end;
    let name = slice(text, range.clone()).split(':').next().unwrap_or_default().replace('\n', " ");
    Some(with_id(text, Found::sure(range, Organization { name, ..Organization::default() })))
}

/// Whether the next word can belong to the same name: nothing but a blank stands between, and a line end only where the
/// name cannot end yet.
fn follows(text: &str, words: &[Word], place: usize) -> bool {
    let (Some(word), Some(next)) = (words.get(place), words.get(place + 1)) else { return false };
    let line = slice(text, word.range.end..next.range.start).contains('\n');
    !word.closes && !next.opens && (!line || is_genitive(word.text) || head::is_company_form(next.text))
}

/// The acronym behind a name, and where name and acronym end.
fn acronym_behind(text: &str, words: &[Word], at: usize) -> (Option<String>, usize) {
    let end = words.get(at).map_or(text.len(), |word| word.range.end);
    let Some(next) = words.get(at + 1) else { return (None, end) };
    let bracket = slice(text, end..next.range.start).trim() == "(" && behind(text, next.range.end) == Some(')');
    let direct = slice(text, end..next.range.start).trim().is_empty();
    match head::acronym(next.text).filter(|_| bracket || direct) {
        Some(acronym) => (Some(acronym.to_owned()), next.range.end + usize::from(bracket)),
        None => (None, end),
    }
}

/// With the business id behind a comma or in brackets.
fn with_id(text: &str, mut found: Found<Organization>) -> Mention {
    let id = regex!(r"^(?:,\s?|\s?\()(\d{7}-\d)\b\)?")
        .captures(window(text, found.range.end, 20))
        .and_then(|groups| Some((groups.get(0)?, groups.get(1)?)));
    let checked = id.filter(|(_, id)| code::business_ids(id.as_str()).iter().all(|id| id.doubt.is_none()));
    if let Some((whole, id)) = checked {
        found.range.end += whole.end();
        found.value.business_id = Some(id.as_str().to_owned());
    }
    found.map(|one| vec![one])
}
