//! Reads `publication.toml`: what is wrong in it is told with what portals want instead.

use iri_string::types::IriStr;
use jiff::civil::Date;
use lazy_regex::regex_is_match;

use crate::error::{Problem, Wanted};
use crate::language::{Language, Text};
use crate::publish::describe::authority::{self, AREAS, Code, FREQUENCIES, LICENCES, PUBLISHER_TYPES, THEMES};
use crate::source::toml::Fields;
use crate::text::privacy::person::possible_names;
use crate::vocab::{EU_AUTHORITY, NUTS};

use super::wanted::{
    AREA, CONTACT, CONTACT_NAME, CONTACT_PAGE, DAY, DESCRIPTION, EMAIL, FREQUENCY, HOMEPAGE, ISSUED, InEach, KEYWORD,
    KEYWORDS, KIND, LICENCE, MODIFIED, OFFICE, PUBLISHER, PUBLISHER_NAME, THEME, TITLE, URL, VERSION,
};
use super::{Contact, Period, Publication, Publisher};

pub(super) fn publication(fields: &Fields<'_>) -> Publication {
    let (issued, modified) = dates(fields);
    Publication {
        url: fields.wanted("url", URL, &folder),
        version: text(fields, "version", VERSION),
        issued,
        modified,
        licence: fields.wanted("licence", LICENCE, &licence),
        frequency: fields.wanted("frequency", FREQUENCY, &frequency),
        themes: fields.each_wanted("themes", THEME, THEME, &theme),
        areas: fields.each_wanted("areas", AREA, AREA, &area),
        title: texts(fields, "title", &TITLE),
        description: texts(fields, "description", &DESCRIPTION),
        keywords: keywords(fields),
        publisher: publisher(fields),
        contact: contact(fields),
        period: period(fields),
    }
}

/// A text. What steers a terminal is in no text that people are shown, and XML does not take it.
fn text(fields: &Fields<'_>, name: &'static str, wanted: Wanted) -> String {
    let text = fields.wanted(name, wanted, &|text| Some(text.to_owned()));
    if let Some(sign) = text.chars().find(|sign| sign.is_control() && *sign != '\n') {
        fields.fault_at(name, Problem::Control(sign));
    }
    text
}

/// A table that must be there.
fn section<'f>(fields: &Fields<'f>, name: &'static str, wanted: Wanted) -> Option<Fields<'f>> {
    if !fields.is_given(name) {
        fields.fault_at(name, Problem::Unfit { found: None, wanted });
    }
    fields.section(name)
}

fn day(fields: &Fields<'_>, name: &'static str, wanted: Wanted) -> Date {
    if !fields.is_given(name) {
        fields.fault_at(name, Problem::Unfit { found: None, wanted });
    }
    fields.date(name).unwrap_or_default()
}

fn dates(fields: &Fields<'_>) -> (Date, Date) {
    let (issued, modified) = (day(fields, "issued", ISSUED), day(fields, "modified", MODIFIED));
    if modified < issued && modified != Date::default() {
        fields.fault_at("modified", Problem::Unfit { found: Some(modified.to_string()), wanted: MODIFIED });
    }
    (issued, modified)
}

fn folder(text: &str) -> Option<String> {
    let iri = on_the_web(text)?;
    let is_folder = iri.query_str().is_none() && iri.fragment().is_none() && text.ends_with('/');
    is_folder.then(|| text.to_owned())
}

/// An address that everybody may know: none with a user name or a password, nor one that hides a control character.
fn on_the_web(text: &str) -> Option<&IriStr> {
    let iri = IriStr::new(text).ok().filter(|iri| matches!(iri.scheme_str(), "http" | "https"))?;
    if regex_is_match!(r"(?i)%(?:[01][0-9a-f]|7f)", text) {
        return None;
    }
    let server = iri.authority_components()?;
    (!server.host().is_empty() && server.userinfo().is_none()).then_some(iri)
}

/// The code of an authority list, which may be given as the IRI that it stands in.
fn code<'t>(list: &str, text: &'t str) -> &'t str {
    let of_list = text.strip_prefix(EU_AUTHORITY).and_then(|rest| rest.strip_prefix(list)?.strip_prefix('/'));
    of_list.unwrap_or(text)
}

fn known(list: &'static [Code], code: &str) -> Option<String> {
    authority::find(list, code).map(|found| found.code.to_owned())
}

fn licence(text: &str) -> Option<String> {
    let code = code("licence", text);
    LICENCES.iter().find(|licence| licence.code == code).map(|licence| licence.code.to_owned())
}

fn frequency(text: &str) -> Option<String> {
    known(FREQUENCIES, code("frequency", text))
}

fn theme(text: &str) -> Option<String> {
    known(THEMES, code("data-theme", text))
}

fn kind(text: &str) -> Option<String> {
    known(PUBLISHER_TYPES, text)
}

fn area(text: &str) -> Option<String> {
    let of_eu = |rest: &str| AREAS.iter().find_map(|list| rest.strip_prefix(list)).is_some_and(is_code);
    let of_list = text.strip_prefix(EU_AUTHORITY).is_some_and(of_eu) || text.strip_prefix(NUTS).is_some_and(is_code);
    of_list.then(|| text.to_owned())
}

fn is_code(text: &str) -> bool {
    regex_is_match!(r"^[A-Z0-9_]+$", text)
}

fn link(text: &str) -> Option<String> {
    on_the_web(text).map(|_| text.to_owned())
}

fn texts(fields: &Fields<'_>, name: &'static str, wanted: &InEach) -> Text<String> {
    let Some(section) = section(fields, name, wanted.all) else { return Text::default() };
    let text = |language: Language| Some(text(&section, language.tag(), *wanted.each.get(language)?));
    let texts = Text::of_each(text).unwrap_or_default();
    section.finish();
    texts
}

fn keywords(fields: &Fields<'_>) -> Text<Vec<String>> {
    let Some(section) = section(fields, "keywords", KEYWORDS.all) else { return Text::default() };
    let words = |language: Language| {
        Some(section.each_wanted(language.tag(), *KEYWORDS.each.get(language)?, KEYWORD, &keyword))
    };
    let keywords = Text::of_each(words).unwrap_or_default();
    section.finish();
    keywords
}

/// What CKAN's `tag_name_validator` and `tag_length_validator` take.
fn keyword(text: &str) -> Option<String> {
    regex_is_match!(r"^[\w .\-]{2,100}$", text).then(|| text.to_owned())
}

fn publisher(fields: &Fields<'_>) -> Publisher {
    let Some(section) = section(fields, "publisher", PUBLISHER) else { return Publisher::default() };
    let publisher = Publisher {
        name: texts(&section, "name", &PUBLISHER_NAME),
        homepage: section.wanted("homepage", HOMEPAGE, &link),
        kind: section.accepted("type", KIND, &kind),
    };
    section.finish();
    publisher
}

fn contact(fields: &Fields<'_>) -> Contact {
    let Some(section) = section(fields, "contact", CONTACT) else { return Contact::default() };
    let contact = Contact {
        name: texts(&section, "name", &CONTACT_NAME),
        email: section.wanted("email", EMAIL, &email),
        page: section.accepted("page", CONTACT_PAGE, &link),
    };
    if contact.name.iter().any(|(_, name)| !possible_names(name).is_empty()) {
        refuse_person(&section, "name");
    }
    if is_named_after_a_person(&contact.email) {
        refuse_person(&section, "email");
    }
    section.finish();
    contact
}

/// The message does not repeat the name.
fn refuse_person(section: &Fields<'_>, field: &'static str) {
    section.fault_at(field, Problem::Unfit { found: Some("a person, it seems".to_owned()), wanted: OFFICE });
}

/// What HTML takes in a field for an address, with a dot in its domain.
fn email(text: &str) -> Option<String> {
    let is_address = regex_is_match!(
        r"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$",
        text
    );
    is_address.then(|| text.to_owned())
}

/// Whether an address is of the form given.family@….
fn is_named_after_a_person(email: &str) -> bool {
    let local = email.split('@').next().unwrap_or_default();
    let words = local.split(['.', '_']).map(capitalised).collect::<Vec<_>>();
    !possible_names(&words.join(" ")).is_empty()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn period(fields: &Fields<'_>) -> Option<Period> {
    let section = fields.section("period")?;
    let period = Period { start: day(&section, "start", DAY), end: day(&section, "end", DAY) };
    section.finish();
    if period.end < period.start && period.end != Date::default() {
        let (start, end) = (period.start.to_string(), period.end.to_string());
        section.fault_at("end", Problem::EndBeforeStart { start, end });
    }
    Some(period)
}
