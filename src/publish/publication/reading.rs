//! Reads `publication.toml`: what is wrong in it is told with what portals want instead.

use std::collections::BTreeMap;

use iri_string::types::IriStr;
use jiff::civil::Date;
use lazy_regex::regex_is_match;

use crate::error::Problem;
use crate::extract::value::given_name::possible_names;
use crate::publish::authority::{self, AREAS, Code, FREQUENCIES, LANGUAGES, LICENCES, PUBLISHER_TYPES, THEMES};
use crate::source::Fields;
use crate::vocab::{EU_AUTHORITY, NUTS};

use super::{Contact, Period, Publication, Publisher, Texts};

/// What is wanted of a text, by language.
type Wanted = [&'static str; 3];

macro_rules! in_each_language {
    ($what:literal, $why:literal) => {
        [
            concat!($what, " in Finnish: ", $why),
            concat!($what, " in Swedish: ", $why),
            concat!($what, " in English: ", $why),
        ]
    };
}

const TITLE: Wanted = in_each_language!(
    "the title",
    "DCAT-AP 3.0.1 has Dataset.title mandatory, and avoindata.fi shows it in three languages (title_translated)"
);
const DESCRIPTION: Wanted = in_each_language!(
    "what the data are, in a few sentences",
    "DCAT-AP 3.0.1 has Dataset.description mandatory, and avoindata.fi shows it in three languages (notes_translated)"
);
const KEYWORDS: Wanted = in_each_language!(
    "a list of words by which the data are looked for",
    "avoindata.fi has keywords mandatory, and DCAT-AP 3.0.1 recommends Dataset.keyword"
);
const PUBLISHER: Wanted = in_each_language!(
    "the publisher's name",
    "DCAT-AP 3.0.1 has Catalog.publisher and Agent.name mandatory, and portals list data by publisher"
);
const CONTACT: Wanted = in_each_language!(
    "the name of the office to ask",
    "avoindata.fi has maintainer mandatory, and DCAT-AP 3.0.1 recommends Dataset.contactPoint"
);

const URL: &str = "an address that ends with a slash, such as https://example.org/hankkeet/, without ? and #: \
                   the files get theirs from it (DCAT-AP 3.0.1 has Distribution.accessURL mandatory)";
const VERSION: &str = "the version of the data, such as \"2026.1\" (DCAT-AP 3.0.1, Dataset.version)";
const ISSUED: &str =
    "the day of the first publication, such as 2026-11-21: portals sort by it (DCAT-AP 3.0.1, Dataset.issued)";
const MODIFIED: &str = "the day of the last change, not before issued: harvesters see by it what is new (DCAT-AP 3.0.1, \
                        Dataset.modified)";
const LICENCE: &str = "an open licence of the EU's list, CC_BY_4_0, CC0, CC_BYSA_4_0, ODC_BY, ODC_BL or ODC_PDDL: without \
                       one nobody may use the data (avoindata.fi has license_id mandatory, DCAT-AP 3.0.1 recommends \
                       Distribution.licence)";
const FREQUENCY: &str = "how often the data change, a code of the EU's list such as IRREG, ANNUAL, QUARTERLY, MONTHLY or \
                         NEVER (DCAT-AP 3.0.1, Dataset.frequency)";
const THEME: &str = "data themes of the EU's list, AGRI, ECON, EDUC, ENER, ENVI, GOVE, HEAL, INTR, JUST, REGI, SOCI, TECH or \
                     TRAN: data.europa.eu sorts by them (DCAT-AP 3.0.1 recommends Dataset.theme)";
const AREA: &str = "areas that the data are about, as IRIs of the EU's lists or of NUTS, such as \
                    http://publications.europa.eu/resource/authority/country/FIN or http://data.europa.eu/nuts/code/FI193 \
                    (DCAT-AP 3.0.1 recommends Dataset.spatial)";
const KEYWORD: &str =
    "a word of 2 to 100 letters, digits, spaces, hyphens, underscores and dots: CKAN takes nothing else";
const HOMEPAGE: &str =
    "the publisher's page on the web: portals link to it (DCAT-AP 3.0.1 recommends Catalog.homepage)";
const KIND: &str = "what the publisher is, a code of ADMS: Academia-ScientificOrganisation, Company, IndustryConsortium, \
                    LocalAuthority, NationalAuthority, NonGovernmentalOrganisation, NonProfitOrganisation, \
                    RegionalAuthority, StandardisationBody or SupraNationalAuthority (DCAT-AP 3.0.1, Agent.type)";
const EMAIL: &str =
    "the address of an office, such as kirjaamo@example.org: avoindata.fi has maintainer_email mandatory";
const OFFICE: &str = "an office, not a person: portals show the contact to everybody and keep it for years";
const DAY: &str = "a day such as 2015-01-01 (DCAT-AP 3.0.1 recommends both ends of Dataset.temporal)";

pub(super) fn publication(fields: &Fields<'_>) -> Publication {
    let (issued, modified) = dates(fields);
    Publication {
        url: fields.required("url", URL, fields.accepted("url", URL, &folder)),
        version: fields.required("version", VERSION, fields.text("version")),
        issued,
        modified,
        licence: fields.required("licence", LICENCE, fields.accepted("licence", LICENCE, &licence)),
        frequency: fields.required("frequency", FREQUENCY, fields.accepted("frequency", FREQUENCY, &frequency)),
        themes: some(fields, "themes", THEME, fields.each_accepted("themes", THEME, &theme)),
        areas: some(fields, "areas", AREA, fields.each_accepted("areas", AREA, &area)),
        title: texts(fields, "title", TITLE),
        description: texts(fields, "description", DESCRIPTION),
        keywords: keywords(fields),
        publisher: publisher(fields),
        contact: contact(fields),
        period: period(fields),
    }
}

/// A list with something in it. One that is not empty but has faults only has been told of.
fn some(fields: &Fields<'_>, name: &'static str, expected: &'static str, values: Vec<String>) -> Vec<String> {
    if values.is_empty() && !fields.is_given(name) {
        fields.fault_at(name, Problem::Missing { expected });
    }
    values
}

fn dates(fields: &Fields<'_>) -> (Date, Date) {
    let issued = fields.required("issued", ISSUED, fields.date("issued"));
    let modified = fields.required("modified", MODIFIED, fields.date("modified"));
    if modified < issued && modified != Date::default() {
        fields.fault_at("modified", Problem::Invalid { value: modified.to_string(), expected: MODIFIED });
    }
    (issued, modified)
}

fn folder(text: &str) -> Option<String> {
    let iri = IriStr::new(text).ok()?;
    let is_web =
        matches!(iri.scheme_str(), "http" | "https") && iri.authority_str().is_some_and(|host| !host.is_empty());
    let is_folder = iri.query_str().is_none() && iri.fragment().is_none() && text.ends_with('/');
    (is_web && is_folder).then(|| text.to_owned())
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
    let iri = IriStr::new(text).ok()?;
    matches!(iri.scheme_str(), "http" | "https").then(|| text.to_owned())
}

fn texts(fields: &Fields<'_>, name: &'static str, wanted: Wanted) -> Texts {
    let [fi, ..] = wanted;
    let Some(section) = fields.section(name) else {
        fields.required(name, fi, None::<()>);
        return Texts::new();
    };
    let texts = LANGUAGES.into_iter().zip(wanted).map(|(language, wanted)| {
        let text = section.required(language, wanted, section.text(language));
        (language.to_owned(), text)
    });
    let texts = texts.collect();
    section.finish();
    texts
}

fn keywords(fields: &Fields<'_>) -> BTreeMap<String, Vec<String>> {
    let [fi, ..] = KEYWORDS;
    let Some(section) = fields.section("keywords") else {
        fields.required("keywords", fi, None::<()>);
        return BTreeMap::new();
    };
    let words = LANGUAGES.into_iter().zip(KEYWORDS).map(|(language, wanted)| {
        let words = section.each_accepted(language, KEYWORD, &keyword);
        (language.to_owned(), some(&section, language, wanted, words))
    });
    let words = words.collect();
    section.finish();
    words
}

/// What CKAN's `tag_name_validator` and `tag_length_validator` take.
fn keyword(text: &str) -> Option<String> {
    regex_is_match!(r"^[\w .\-]{2,100}$", text).then(|| text.to_owned())
}

fn publisher(fields: &Fields<'_>) -> Publisher {
    let Some(section) = fields.section("publisher") else {
        let [fi, ..] = PUBLISHER;
        fields.required("publisher", fi, None::<()>);
        return Publisher::default();
    };
    let publisher = Publisher {
        name: texts(&section, "name", PUBLISHER),
        homepage: section.required("homepage", HOMEPAGE, section.accepted("homepage", HOMEPAGE, &link)),
        kind: section.accepted("type", KIND, &kind),
    };
    section.finish();
    publisher
}

fn contact(fields: &Fields<'_>) -> Contact {
    let Some(section) = fields.section("contact") else {
        let [fi, ..] = CONTACT;
        fields.required("contact", fi, None::<()>);
        return Contact::default();
    };
    let contact = Contact {
        name: texts(&section, "name", CONTACT),
        email: section.required("email", EMAIL, section.accepted("email", EMAIL, &email)),
        page: section.accepted("page", "a page on the web, such as https://example.org/yhteys", &link),
    };
    for (field, is_personal) in [
        ("name", contact.name.values().any(|name| !possible_names(name).is_empty())),
        ("email", is_named_after_a_person(&contact.email)),
    ] {
        if is_personal {
            section
                .fault_at(field, Problem::Invalid { value: "what looks like a person".to_owned(), expected: OFFICE });
        }
    }
    section.finish();
    contact
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
    let start = section.required("start", DAY, section.date("start"));
    let end = section.required("end", DAY, section.date("end"));
    section.finish();
    if end < start && end != Date::default() {
        let problem = Problem::EndBeforeStart { start: start.to_string(), end: end.to_string() };
        section.fault_at("end", problem);
    }
    Some(Period { start, end })
}
