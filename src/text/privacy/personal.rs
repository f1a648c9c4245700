//! What must not enter the graph because it leads to a person: how to reach somebody, a personal identity code, or the
//! name of a contact person.
//!
//! The recognisers of [`person`](super::person) take away whatever may be a contact. Here only what is certain counts,
//! because a record that has it is refused.
//!
//! ```
//! use hanke::text::privacy::personal::in_text;
//!
//! let found = in_text("Yhteyshenkilö: Oona Oletettu").map(|found| found.to_string());
//! assert_eq!(found.as_deref(), Some("the name of a person (O… O…)"));
//! assert_eq!(in_text("Yhteyshenkilö: Oona Oletettu Oy"), None);
//! ```

use std::borrow::Cow;
use std::fmt;

use lazy_regex::regex;
use oxigraph::model::{Literal, Term};
use percent_encoding::percent_decode_str;

use crate::text::place::places;
use crate::text::value::plain::{Plain, behind, read_in, slice};
use crate::text::value::title::has_title;
use crate::text::value::{Found, head};
use crate::vocab::xsd;

use super::email::{IN_WORDS, emails};
use super::given_name::{is_given, is_given_in_small};
use super::harmless::Harmless;
use super::identity_code;
use super::person::{Contact, PERHAPS, contacts, foremost, is_after, is_surname, possible_names};

/// The digits that the shortest telephone number has.
const FEWEST_DIGITS: usize = 7;

/// What leads to a person: masked, so that a message about it does not spread it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Personal {
    /// What it is.
    pub kind: Kind,
    /// What is left of it for the message.
    pub masked: String,
}

/// What leads to a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Kind {
    /// An e-mail address, also one of an organisation: who reads it there is not known.
    Email,
    /// A telephone number.
    Phone,
    /// A Finnish personal identity code.
    IdentityCode,
    /// The name of somebody to turn to.
    Name,
    /// The day or year on which somebody was born.
    Birth,
    /// A street and a number at which somebody may live.
    Address,
    /// The number of an account at a bank.
    Account,
    /// The number of a passport, a licence or a number plate, or that of a customer.
    Document,
    /// A name in social media.
    Handle,
}

impl Personal {
    /// The same as it is displayed, in Finnish.
    pub(crate) fn finnish(&self) -> String {
        let [kind, _] = self.kind.words();
        format!("{kind} ({})", self.masked)
    }

    /// What to do about it, as the end of a message.
    pub(crate) fn help(&self) -> &'static str {
        match self.kind {
            Kind::Email | Kind::Phone | Kind::Address | Kind::Handle => {
                "\n  help: leave it out; the page of an organisation says how to reach it"
            }
            Kind::IdentityCode | Kind::Birth | Kind::Account | Kind::Document => {
                "\n  help: leave it out, and tell whoever published it"
            }
            Kind::Name => "\n  help: leave it out; write the name of an organisation with its form, such as ry or Oy",
        }
    }
}

impl Kind {
    /// What it is, in Finnish and English.
    fn words(self) -> [&'static str; 2] {
        match self {
            Self::Email => ["sähköpostiosoite", "an e-mail address"],
            Self::Phone => ["puhelinnumero", "a telephone number"],
            Self::IdentityCode => ["henkilötunnus", "a personal identity code"],
            Self::Name => ["henkilön nimi", "the name of a person"],
            Self::Birth => ["syntymäaika", "a birth date"],
            Self::Address => ["kotiosoite", "a home address"],
            Self::Account => ["tilinumero", "an account number"],
            Self::Document => ["henkilön asiakirjan numero", "the number of a document of a person"],
            Self::Handle => ["nimi sosiaalisessa mediassa", "a name in social media"],
        }
    }
}

impl fmt::Display for Personal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [_, kind] = self.kind.words();
        write!(f, "{kind} ({})", self.masked)
    }
}

/// The first entity in a text that certainly leads to a person.
#[must_use]
pub fn in_text(text: &str) -> Option<Personal> {
    let hints = Hints::of(text);
    if !(hints.signs || hints.digits || hints.title) {
        return None;
    }
    let contact = || contacts(text).into_iter().find(|one| is_certain(text, one)).map(|one| masked(&one.value));
    let may_be = || foremost(text).iter().any(|one| is_certain(text, one));
    coded(text).or_else(|| if may_be() { contact() } else { None })
}

/// Everything in a text that leads to a person, or may do so; what is certain has no doubt. What people have found to be
/// harmless is left out, unless it is certain.
#[must_use]
pub fn found_in(text: &str, harmless: &Harmless) -> Vec<Found<Personal>> {
    let judged = contacts(text).into_iter().map(|one| {
        let doubt = if is_certain(text, &one) { None } else { Some(PERHAPS) };
        Found { range: one.range, value: masked(&one.value), doubt }
    });
    judged.filter(|one| one.doubt.is_none() || !harmless.covers(text, &one.range)).collect()
}

/// The name of a person that an id, or the name of a file, seems to be made of: `oona-oletettu`, `CV_Oona_Oletettu`.
///
/// ```
/// use hanke::text::privacy::personal::in_id;
///
/// assert_eq!(in_id("cv-oona-virtanen").map(|found| found.masked).as_deref(), Some("o… v…"));
/// assert_eq!(in_id("aino-hanke"), None);
/// ```
#[must_use]
pub fn in_id(id: &str) -> Option<Personal> {
    let words: Vec<String> = id.split(|char: char| !char.is_alphanumeric()).map(str::to_lowercase).collect();
    let is_pair = |pair: &&[String]| match pair {
        [one, other] if is_given_in_small(one) => is_surname(other) || (words.len() == 2 && is_name_of_two(one, other)),
        [one, other] => is_given_in_small(other) && is_surname(one),
        _ => false,
    };
    words.windows(2).find(is_pair).map(|pair| masked(&Contact::Name(pair.join(" "))))
}

/// Whether two words with capitals would be a name.
fn is_name_of_two(given: &str, family: &str) -> bool {
    let capital =
        |word: &str| word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect::<String>();
    !family.contains(char::is_numeric)
        && !is_after(family)
        && !possible_names(&format!("{} {}", capital(given), capital(family))).is_empty()
}

/// What in a link certainly leads to a person: what it leads to, and what stands in its path or query.
#[must_use]
pub fn in_link(link: &str) -> Option<Personal> {
    let plain = link.bytes().all(|byte| byte != b'%' && byte != b'@' && !byte.is_ascii_digit());
    let scheme = link.split_once(':').map_or("", |(scheme, _)| scheme);
    if plain && matches!(scheme, "http" | "https") {
        return None;
    }
    let link: Cow<'_, str> = percent_decode_str(link).decode_utf8_lossy();
    in_scheme(&link).or_else(|| in_address(&link))
}

/// The same for a term of RDF. Numbers, dates and the like lead to nobody.
pub(crate) fn in_term(term: &Term) -> Option<Personal> {
    match term {
        Term::NamedNode(node) => in_link(node.as_str()),
        Term::Literal(literal) if is_text(literal) => in_text(literal.value()),
        _ => None,
    }
}

/// Whether a literal is a text, and not a number, a date or the like.
pub(crate) fn is_text(literal: &Literal) -> bool {
    literal.language().is_some() || literal.datatype() == xsd::STRING
}

fn coded(text: &str) -> Option<Personal> {
    let code = identity_code::identity_codes(text).into_iter().find(|code| code.doubt.is_none())?;
    Some(masked(&Contact::IdentityCode(code.value)))
}

fn in_scheme(link: &str) -> Option<Personal> {
    let (scheme, rest) = link.split_once(':')?;
    let profile =
        regex!(r"(?i)(?:linkedin\.com/(?:in|pub)/|facebook\.com/(?:profile\.php\?id=|people/))(?P<name>[^/]+)");
    if let Some(name) = profile.captures(link).and_then(|groups| groups.name("name")) {
        return Some(masked(&Contact::Handle(name.as_str().to_owned())));
    }
    let number = regex!(r"(?i)(?:[?&#](?:tel|phone|puh|puhelin|gsm|mobile)=|//wa\.me/|[=/]\+)\s?\+?([0-9][0-9 -]{6,})");
    match scheme.to_ascii_lowercase().as_str() {
        "mailto" => Some(masked(&Contact::Email(rest.to_owned()))),
        "tel" | "callto" | "sms" | "sip" | "whatsapp" => Some(masked(&Contact::Phone(rest.to_owned()))),
        _ => number.captures(link)?.get(1).map(|number| masked(&Contact::Phone(number.as_str().to_owned()))),
    }
}

fn in_address(link: &str) -> Option<Personal> {
    let is_file = |address: &str| regex!(r"(?i)\.(?:png|jpe?g|gif|svg|webp|pdf|html?|js|css)$").is_match(address);
    let email = read_in(&Plain::folded(link), emails).into_iter().find(|one| !is_file(&one.value));
    coded(link).or_else(|| email.map(|one| masked(&Contact::Email(one.value))))
}

/// What a text has that is worth a closer look. Most texts have nothing.
struct Hints {
    signs: bool,
    digits: bool,
    title: bool,
}

impl Hints {
    fn of(text: &str) -> Self {
        // A soft hyphen or the like may stand inside of anything.
        let plain = if text.is_ascii() { Cow::Borrowed(text) } else { Cow::Owned(Plain::of(text).text().to_owned()) };
        let signs = plain.bytes().any(|byte| matches!(byte, b'@' | b'[' | b'('));
        let digits = plain.bytes().filter(u8::is_ascii_digit).nth(FEWEST_DIGITS - 1).is_some();
        Self { signs, digits, title: plain.contains(' ') && has_title(&plain) }
    }
}

/// Whether a contact is one beyond doubt.
fn is_certain(text: &str, one: &Found<Contact>) -> bool {
    match &one.value {
        Contact::Email(_) => one.doubt != Some(IN_WORDS),
        Contact::Phone(number) => is_phone(number, one.doubt.is_none()),
        Contact::Name(name) => one.doubt != Some(PERHAPS) && is_name(text, one.range.end, name),
        Contact::IdentityCode(_) => one.doubt.is_none(),
        _ => false,
    }
}

/// Whether the number is written as a telephone number where no label says that it is one.
fn is_phone(number: &str, is_labelled_or_mobile: bool) -> bool {
    let digits = number.bytes().filter(u8::is_ascii_digit).count();
    let abroad = number.starts_with('+');
    let area = regex!(r"^0(?:[235689]|1[0-9]|2[0-9]|4[0-9]|50|[68]00)[0-9]?[ -]").is_match(number);
    if abroad { digits >= 9 } else { is_labelled_or_mobile || (area && digits >= 8) }
}

/// Whether it is a person's name and not that of a place or an organisation, whose form may stand behind it.
fn is_name(text: &str, end: usize, name: &str) -> bool {
    let rest = slice(text, end..text.len());
    let next = rest.split_whitespace().next().filter(|_| behind(text, end) == Some(' ')).unwrap_or_default();
    let first = name.split(' ').next().unwrap_or_default();
    let of_place = || !is_given(first) && !places(first).is_empty();
    !head::is_company_form(next) && !head::is_organization(next) && !of_place()
}

fn masked(contact: &Contact) -> Personal {
    match contact {
        Contact::Email(address) => {
            let parts = address.splitn(2, '@').map(|part| ends(part, 1, 0)).collect::<Vec<_>>();
            Personal { kind: Kind::Email, masked: parts.join("@") }
        }
        Contact::Phone(number) => Personal { kind: Kind::Phone, masked: ends(number, 3, 2) },
        Contact::Name(name) => {
            let parts = name.split(' ').map(|part| ends(part, 1, 0)).collect::<Vec<_>>();
            Personal { kind: Kind::Name, masked: parts.join(" ") }
        }
        Contact::IdentityCode(code) => Personal { kind: Kind::IdentityCode, masked: ends(code, 0, 1) },
        Contact::Birth(day) => Personal { kind: Kind::Birth, masked: ends(day, 1, 0) },
        Contact::Address(street) => Personal { kind: Kind::Address, masked: ends(street, 1, 0) },
        Contact::Account(number) => Personal { kind: Kind::Account, masked: ends(number, 2, 0) },
        Contact::Document(number) => Personal { kind: Kind::Document, masked: ends(number, 1, 0) },
        Contact::Handle(name) => Personal { kind: Kind::Handle, masked: ends(name, 1, 0) },
    }
}

/// So many of the first and last characters of a text, but never more than a third at either end.
fn ends(text: &str, first: usize, last: usize) -> String {
    let count = text.chars().count();
    let head = text.chars().take(first.min(count / 3)).collect::<String>();
    let tail = text.chars().skip(count - last.min(count / 3)).collect::<String>();
    format!("{}…{tail}", head.trim_end())
}
