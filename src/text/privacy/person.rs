//! People: how to reach them, numbers that are theirs alone, and their names.

mod possible;
mod role;
mod small;
mod surname;
mod word;

use std::cmp::Reverse;
use std::ops::Range;

use lazy_regex::regex;

use crate::text::value::plain::{Plain, Taken, ranges, read_in, slice};
use crate::text::value::title::titled;
use crate::text::value::token::{accounts, documents, handles};
use crate::text::value::{Found, head, in_order, link};

use super::address::{homes, streets};
use super::birth::births;
use super::email::emails;
use super::identity_code::codes;
use super::marks::Marks;
use super::phone::phones;

pub(super) use possible::is_after;
pub use possible::possible_names;
pub(super) use surname::is_surname;

/// The doubt about what leads to a person only perhaps.
pub(super) const PERHAPS: &str = "it may lead to a person";

/// How to reach somebody, or who it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Contact {
    /// An e-mail address, in lower case and with its at sign.
    Email(String),
    /// A telephone number as written, with single blanks.
    Phone(String),
    /// A personal name as written.
    Name(String),
    /// A personal identity code as written.
    IdentityCode(String),
    /// The day or year on which somebody was born, with the word that says so.
    Birth(String),
    /// A street and a number at which somebody may live.
    Address(String),
    /// The number of an account at a bank.
    Account(String),
    /// The number of a passport, a licence or a number plate, or that of a customer.
    Document(String),
    /// A name in social media.
    Handle(String),
}

/// What leads to persons, or may do so: addresses, numbers, codes and names, in the order of the text.
///
/// What is certain has no doubt. The same text may be in two of them.
///
/// ```
/// use hanke::text::privacy::person::{Contact, contacts};
///
/// let found = contacts("Projektipäällikkö Oona Oletettu, oona.oletettu (at) esimerkki.fi, puh. 050 123 4567");
/// assert_eq!(found.len(), 3);
/// assert_eq!(found[1].value, Contact::Email("oona.oletettu@esimerkki.fi".into()));
/// ```
#[must_use]
pub fn contacts(text: &str) -> Vec<Found<Contact>> {
    let plain = Plain::folded(text);
    in_plain(text, &plain, &Marks::of(plain.text()))
}

/// The same, when it is known what the plain text has.
fn in_plain(text: &str, plain: &Plain, marks: &Marks) -> Vec<Found<Contact>> {
    let mut found = read_in(plain, |plain| certain(plain, marks));
    found.extend(read_in(plain, |plain| perhaps(plain, marks)));
    let named = possible::names(text, plain).into_iter();
    found.extend(
        named.map(|name| Found::sure(name.clone(), Contact::Name(slice(text, name).to_owned())).but(Some(PERHAPS))),
    );
    found.sort_by_key(|one| (one.range.start, Reverse(one.range.end), one.doubt.is_some()));
    let mut end = 0;
    found.retain(|one| {
        let is_new = one.range.end > end || one.doubt.is_none();
        end = end.max(one.range.end);
        is_new
    });
    found
}

/// The contacts among which are all that are certain: addresses, numbers, codes, and names beside them or beside a title.
pub(super) fn foremost(text: &str) -> Vec<Found<Contact>> {
    let plain = Plain::folded(text);
    read_in(&plain, |plain| certain(plain, &Marks::of(plain)))
}

/// Addresses, numbers, codes, and names beside them or beside a title.
fn certain(text: &str, marks: &Marks) -> Vec<Found<Contact>> {
    let emails = when(marks.emails(), || emails(text));
    let phones = when(marks.phones(), || phones(text, &Taken::by(ranges(emails.clone()))));
    let mut found = names(text, &emails, &phones, marks);
    found.extend(when(marks.codes(), || codes(text)).into_iter().map(|one| one.map(Contact::IdentityCode)));
    found.extend(emails.into_iter().map(|one| one.map(Contact::Email)));
    found.extend(phones.into_iter().map(|one| one.map(Contact::Phone)));
    found
}

/// What a search finds, when there may be anything to find.
fn when<T>(may_be: bool, search: impl FnOnce() -> Vec<T>) -> Vec<T> {
    if may_be { search() } else { Vec::new() }
}

/// What may lead to a person, or to an office.
fn perhaps(text: &str, marks: &Marks) -> Vec<Found<Contact>> {
    let of = |ranges: Vec<Range<usize>>, kind: fn(String) -> Contact| {
        let found = |range: Range<usize>| Found::sure(range.clone(), kind(slice(text, range).to_owned()));
        ranges.into_iter().map(|range| found(range).but(Some(PERHAPS))).collect::<Vec<_>>()
    };
    [
        of(when(marks.numbers(), || births(text)), Contact::Birth),
        of(when(marks.numbers(), || streets(text)), Contact::Address),
        of(when(marks.homes(), || homes(text)), Contact::Address),
        of(when(marks.numbers(), || accounts(text)), Contact::Account),
        of(when(marks.numbers(), || documents(text)), Contact::Document),
        of(when(marks.handles(), || social(text)), Contact::Handle),
    ]
    .concat()
}

/// Names in social media that stand in no link and no e-mail address.
fn social(text: &str) -> Vec<Range<usize>> {
    handles(text, &Taken::by(ranges(link::links(text)).chain(ranges(emails(text)))))
}

/// Names behind a title or a label, names before a title, and names before an address or number, within their line.
fn names(text: &str, emails: &[Found<String>], phones: &[Found<String>], marks: &Marks) -> Vec<Found<Contact>> {
    let titled = when(marks.titles(), || titled(text));
    let taken = Taken::by(titled.iter().cloned());
    let starts = emails
        .iter()
        .map(|one| (one.range.start, Some(one.value.as_str())))
        .chain(phones.iter().map(|one| (one.range.start, None)));
    // A title in capitals would be taken for the first name of what stands before a number.
    let beside = starts.filter_map(|(at, email)| named(text, at, email)).filter(|(name, _)| !taken.overlaps(name));
    let traders = when(marks.traders(), || traders(text)).into_iter().map(|name| (name, Some("a name by its place")));
    let all = titled.iter().cloned().map(|name| (name, None)).chain(beside).chain(traders);
    in_order(
        all.filter(|(range, _)| !head::is_organization(slice(text, range.clone())))
            .filter(|(range, _)| !possible::is_place(slice(text, range.clone())))
            .map(|(range, doubt)| name(text, range).but(doubt))
            .collect(),
    )
}

/// Natural persons beside the form of a business that is theirs alone: `Tmi Oona Oletettu`.
fn traders(text: &str) -> Vec<Range<usize>> {
    let business = regex!(
        r"(?:T:?mi|T:?MI|Toiminimi)\s(?P<behind>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu}\p{L}+(?:-\p{Lu}\p{Ll}+)?)|(?P<before>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu}\p{L}+(?:-\p{Lu}\p{Ll}+)?),?\s(?:T:?mi|T:?MI)(?:[\s,;.)]|$)"
    );
    let found = business.captures_iter(text);
    found.filter_map(|groups| groups.name("behind").or(groups.name("before"))).map(|name| name.range()).collect()
}

fn name(text: &str, range: Range<usize>) -> Found<Contact> {
    let name = slice(text, range.clone());
    let inflected = ["lle", "lta", "ltä", "lla", "llä"].iter().any(|ending| name.ends_with(ending));
    Found::sure(range, Contact::Name(name.to_owned())).but(inflected.then_some("may be inflected"))
}

/// The name directly before an address or a number. It is sure when the address is made of it.
fn named(text: &str, at: usize, email: Option<&str>) -> Option<(Range<usize>, Option<&'static str>)> {
    let lead = text.get(..at)?;
    let from = lead.char_indices().rev().nth(80).map_or(0, |(at, _)| at);
    let groups = regex!(
        r"\b(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: \p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?){1,2})[ ,;:(|/-]{1,4}(?:(?i:puh|p|tel|gsm|s-posti|sähköposti|e-?mail)[.:]{0,2} ?)?$"
    )
    .captures(lead.get(from..)?)?;
    let name = groups.get(1)?;
    let made = email.is_some_and(|email| {
        name.as_str().to_lowercase().split(' ').all(|part| email.contains(&part.replace('ä', "a").replace('ö', "o")))
    });
    Some((from + name.start()..from + name.end(), (!made).then_some("a name by its place")))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use proptest::prelude::{ProptestConfig, any, prop, prop_assert_eq, prop_oneof, proptest};
    use proptest::sample::select;
    use proptest::strategy::Strategy;

    use super::*;

    /// Words that a search begins with, and what it goes on with.
    const PARTS: [&str; 61] = [
        "Oona",
        "oona",
        "Oletettu",
        "Virtanen",
        "Tmi",
        "T:MI",
        "toiminimi",
        "projektipäällikkö",
        "HANKEVASTAAVA",
        "Yhteyshenkilö",
        "contact",
        "lisÄtietoja",
        "osoite",
        "KOTIOSOITE",
        "home address",
        "hemort",
        "bor på",
        "bor\npå",
        "bor\tpå",
        "Mäkikatu 3",
        "as. 4",
        "synt.",
        "s. 1.2.1950",
        "(1.2.1950)",
        "birth date",
        "1950",
        "131052-308T",
        "131052 308T",
        "puh.",
        "050 123 4567",
        "p. 12345",
        "+358",
        "(09)",
        "tili",
        "FI21 1234 5600 0007 85",
        "passi",
        "A12345",
        "ABC-123",
        "rek. nro",
        "skype",
        "ig",
        "Insta nimi",
        "fb:",
        "oona.oletettu",
        "oona_oletettu",
        "@oona",
        "@",
        "(at)",
        "[ät]",
        " at ",
        "_ät_",
        "miukumauku",
        "snabel-a",
        "&#64;",
        "%40",
        "esimerkki.fi",
        "esimerkki piste fi",
        "gmail.com",
        "ry",
        "(Diak)",
        "instagram.com/in/",
    ];

    fn line() -> impl Strategy<Value = String> {
        let part = prop_oneof![
            8 => select(&PARTS[..]).prop_map(str::to_owned),
            1 => select(&PARTS[..]).prop_map(str::to_uppercase),
            1 => select(&PARTS[..]).prop_map(|part| part.replace('s', "\u{17f}").replace('k', "\u{212a}")),
            2 => "[0-9]{1,7}",
            1 => "[a-zåäöA-ZÅÄÖ]{1,8}",
            1 => any::<char>().prop_map(String::from),
        ];
        let parts = prop::collection::vec(
            (part, select(&["", " ", " ", " ", "\n", ", ", ": ", ".", "-", "\u{a0}"][..])),
            1..10,
        );
        parts.prop_map(|parts| parts.into_iter().map(|(part, gap)| part + gap).collect())
    }

    /// What is found when no search is left out.
    fn everything(text: &str) -> Vec<Found<Contact>> {
        in_plain(text, &Plain::folded(text), &Marks::all())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn searches_that_are_left_out_would_have_found_nothing(line in line()) {
            prop_assert_eq!(contacts(&line), everything(&line));
        }
    }

    #[test]
    fn searches_that_are_left_out_would_have_found_nothing_in_documents() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folders =
            ["tests/fixtures/people", "../shared/cases/people", "../shared/cases/documents", "../shared/pages"];
        let files = folders.into_iter().filter_map(|name| fs::read_dir(folder.join(name)).ok()).flatten();
        let texts = files.filter_map(|file| fs::read_to_string(file.ok()?.path()).ok()).collect::<Vec<_>>();
        for line in texts.iter().flat_map(|text| text.lines()) {
            assert_eq!(contacts(line), everything(line), "{line}");
        }
        assert!(!texts.is_empty());
    }
}
