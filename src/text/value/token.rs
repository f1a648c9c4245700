//! Other signs that lead to one person: account numbers, passports, number plates, and names in social media.

use std::ops::Range;

use lazy_regex::regex;

use crate::text::privacy::given_name::is_given;

use super::plain::{Taken, lead, slice};
use super::scan::{begins, ends};

/// Account numbers of banks: IBANs, and numbers behind a label.
pub(crate) fn accounts(text: &str) -> Vec<Range<usize>> {
    let iban = regex!(r"(?i)[a-z]{2} ?[0-9]{2}(?:[ -]?[0-9a-z]{4}){2,7}(?:[ -]?[0-9a-z]{1,3})?");
    let labelled = regex!(
        r"(?i)(?:IBAN|tili(?:nro|numero|n\snumero)?|pankkitili\p{L}*|account(?:\s(?:number|no))?|konto(?:nummer)?|bankgiro|plusgiro)(?:\s(?:on|is|är))?\.?\s?[:.]?\s?(?P<number>[a-z]{0,2}[0-9][0-9 -]{6,30}[0-9])"
    );
    let ibans = iban.find_iter(text).filter_map(|one| checked(text, one.range()));
    let others =
        labelled.captures_iter(text).filter(|groups| groups.get(0).is_some_and(|all| begins(text, all.start())));
    ibans.chain(others.filter_map(|groups| groups.name("number")).map(|one| one.range())).collect()
}

/// The part of what looks like an IBAN that is one by its check digits, or has the length of a Finnish one.
fn checked(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let written = slice(text, range.clone());
    let mut stops =
        written.char_indices().map(|(at, char)| at + char.len_utf8()).filter(|at| *at >= 15).collect::<Vec<_>>();
    stops.reverse();
    let fits = |stop: &usize| {
        let number = slice(written, 0..*stop).replace([' ', '-'], "").to_uppercase();
        let finnish =
            number.starts_with("FI") && number.len() == 18 && number.chars().skip(2).all(|char| char.is_ascii_digit());
        ends(text, range.start + stop) && number.len() >= 15 && (finnish || is_iban(&number))
    };
    let stop = stops.into_iter().find(fits)?;
    begins(text, range.start).then_some(range.start..range.start + stop)
}

/// Whether the number without blanks gives 1 when it is divided by 97, its first four characters last.
fn is_iban(number: &str) -> bool {
    let turned = number.chars().skip(4).chain(number.chars().take(4));
    let rest = turned
        .filter_map(|char| char.to_digit(36))
        .fold(0, |rest, digit| if digit < 10 { (rest * 10 + digit) % 97 } else { (rest * 100 + digit) % 97 });
    rest == 1
}

/// Numbers of passports, licences, customers and patients, and number plates, behind their label.
pub(crate) fn documents(text: &str) -> Vec<Range<usize>> {
    let document = regex!(
        r"(?i)(?:passi|passport|pass|henkilökortti|ajokortti|ajokortin|identity\scard|id\scard|driving\slicen[cs]e|körkort|asiakas|potilas|opiskelija|jäsen|patient|customer|client)(?:n\s?)?(?:\s?(?:numero|nummer|nro|no|nr|number|tunnus|id))?(?:\s(?:on|is|är))?\.?\s?[:.#]?\s?(?P<number>[A-Z]{0,3}\s?[0-9][A-Z0-9]{4,11})"
    );
    let plate = regex!(
        r"(?i)(?:rekisteri(?:numero|tunnus|kilpi)|rek\.?\s?(?:nro|no|tunnus)|auto(?:n)?|ajoneuvo(?:n)?|licen[cs]e\splate|registreringsnummer)\p{L}{0,5}(?:\s(?:on|is|är))?\s?[:.]?\s?(?P<number>[A-ZÅÄÖ]{2,3}\s?-?\s?[0-9]{1,3})"
    );
    let found = [document, plate].into_iter().flat_map(|pattern| pattern.captures_iter(text));
    let alone = |range: &Range<usize>| ends(text, range.end);
    let whole = found.filter(|groups| groups.get(0).is_some_and(|all| begins(text, all.start())));
    whole.filter_map(|groups| groups.name("number")).map(|one| one.range()).filter(alone).collect()
}

/// Names in social media, and user names that are made of a person's name.
pub(crate) fn handles(text: &str, links: &Taken) -> Vec<Range<usize>> {
    let at = regex!(r"(?:^|[\s(,;:/|])(?P<name>@[A-Za-z_][A-Za-z0-9_.]{2,})");
    let labelled = regex!(
        r"(?i)(?:skype|telegram|whatsapp|snapchat|snap|discord|messenger|signal|instagram|insta|ig|facebook|fb|twitter|tiktok|linkedin|teams|mastodon)(?:\s?-?(?:tunnus|nimi|tili|id|name|user)\s?:?|\s?:)\s?@?(?P<name>[\p{L}0-9][\p{L}0-9_.-]{2,})"
    );
    let profile = regex!(
        r"(?i)(?:facebook|instagram|linkedin|twitter|tiktok)\.com/(?:in/|people/|@)?(?P<name>[\p{L}0-9._-]{3,})"
    );
    let user = regex!(r"(?P<name>\p{L}{2,}[._]\p{L}{3,}(?:[._]\p{L}+)?)");
    let of = |pattern: &'static lazy_regex::Regex| pattern.captures_iter(text).filter_map(|groups| groups.name("name"));
    let of_a_person = |name: &str| name.split(['.', '_']).next().is_some_and(|first| is_given(&capital(first)));
    let users =
        of(user).filter(|name| begins(text, name.start()) && ends(text, name.end()) && of_a_person(name.as_str()));
    let users = users.filter(|name| !is_file(name.as_str()) && name.as_str().chars().all(|char| !char.is_uppercase()));
    let of_an_office = regex!(
        r"(?i)hanke|projekti|project|info|kaupunki|kunta|yhdistys|liitto|keskus|opisto|säätiö|(?:ry|oy|fi|org)$"
    );
    let labelled = of(labelled).filter(|name| !name.as_str().starts_with("www.") && !name.as_str().starts_with("http"));
    let profiles = of(profile)
        .filter(|name| of_a_person(&name.as_str().replace('-', ".")) || lead(text, name.start(), 4).ends_with("/in/"));
    let profiles = profiles.map(|name| name.range()).collect::<Vec<_>>();
    let all = of(at).chain(labelled).chain(users).map(|name| name.range());
    let all = all.filter(|name| !links.overlaps(name)).chain(profiles);
    all.filter(|name| !of_an_office.is_match(slice(text, name.clone()))).collect()
}

fn is_file(name: &str) -> bool {
    regex!(r"(?i)\.(?:png|jpe?g|gif|svg|pdf|html?|docx?|xlsx?|csv|txt|toml|ttl|com|org|net|info)$").is_match(name)
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
