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

use super::address::addresses;
use super::birth::births;
use super::email::emails;
use super::identity_code::codes;
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
    let mut found = read_in(&plain, certain);
    found.extend(read_in(&plain, perhaps));
    let named = possible_names(text).into_iter();
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

/// Addresses, numbers, codes, and names beside them or beside a title.
fn certain(text: &str) -> Vec<Found<Contact>> {
    let emails = emails(text);
    let phones = phones(text, &Taken::by(ranges(emails.clone())));
    let mut found = names(text, &emails, &phones);
    found.extend(codes(text).into_iter().map(|one| one.map(Contact::IdentityCode)));
    found.extend(emails.into_iter().map(|one| one.map(Contact::Email)));
    found.extend(phones.into_iter().map(|one| one.map(Contact::Phone)));
    found
}

/// What may lead to a person, or to an office. But for names in social media, each has a number.
fn perhaps(text: &str) -> Vec<Found<Contact>> {
    if !text.contains([':', '@', '_', '.']) && !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return Vec::new();
    }
    let taken = Taken::by(ranges(link::links(text)).chain(ranges(emails(text))));
    let of = |ranges: Vec<Range<usize>>, kind: fn(String) -> Contact| {
        let found = |range: Range<usize>| Found::sure(range.clone(), kind(slice(text, range).to_owned()));
        ranges.into_iter().map(|range| found(range).but(Some(PERHAPS))).collect::<Vec<_>>()
    };
    [
        of(births(text), Contact::Birth),
        of(addresses(text), Contact::Address),
        of(accounts(text), Contact::Account),
        of(documents(text), Contact::Document),
        of(handles(text, &taken), Contact::Handle),
    ]
    .concat()
}

/// Names behind a title or a label, names before a title, and names before an address or number, within their line.
fn names(text: &str, emails: &[Found<String>], phones: &[Found<String>]) -> Vec<Found<Contact>> {
    let titled = titled(text);
    let taken = Taken::by(titled.iter().cloned());
    let starts = emails
        .iter()
        .map(|one| (one.range.start, Some(one.value.as_str())))
        .chain(phones.iter().map(|one| (one.range.start, None)));
    // A title in capitals would be taken for the first name of what stands before a number.
    let beside = starts.filter_map(|(at, email)| named(text, at, email)).filter(|(name, _)| !taken.overlaps(name));
    let traders = traders(text).map(|name| (name, Some("a name by its place")));
    let all = titled.iter().cloned().map(|name| (name, None)).chain(beside).chain(traders);
    in_order(
        all.filter(|(range, _)| !head::is_organization(slice(text, range.clone())))
            .filter(|(range, _)| !possible::is_place(slice(text, range.clone())))
            .map(|(range, doubt)| name(text, range).but(doubt))
            .collect(),
    )
}

/// Natural persons beside the form of a business that is theirs alone: `Tmi Oona Oletettu`.
fn traders(text: &str) -> impl Iterator<Item = Range<usize>> {
    let business = regex!(
        r"(?:T:?mi|T:?MI|Toiminimi)\s(?P<behind>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu}\p{L}+(?:-\p{Lu}\p{Ll}+)?)|(?P<before>\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s\p{Lu}\p{L}+(?:-\p{Lu}\p{Ll}+)?),?\s(?:T:?mi|T:?MI)(?:[\s,;.)]|$)"
    );
    let found = business.captures_iter(text);
    let names = found.filter_map(|groups| groups.name("behind").or(groups.name("before"))).map(|name| name.range());
    names.collect::<Vec<_>>().into_iter()
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
