//! The head nouns of organisations' names, in any case form.

use std::sync::LazyLock;

use lazy_regex::{Regex, regex};

use super::scan::{begins, ends};

/// A head noun and the stems that its case endings follow.
struct Head(&'static str, &'static [&'static str]);

const HEADS: [Head; 31] = [
    Head("kaupunki", &["kaupunki", "kaupungi"]),
    Head("kunta", &["kunta", "kunna"]),
    Head("korkeakoulu", &["korkeakoulu"]),
    Head("opisto", &["opisto"]),
    Head("instituutti", &["instituutti", "instituuti"]),
    Head("keskus", &["keskus", "keskukse"]),
    Head("ministeriö", &["ministeriö"]),
    Head("laitos", &["laitos", "laitokse"]),
    Head("säätiö", &["säätiö"]),
    Head("liitto", &["liitto", "liito"]),
    Head("yhdistys", &["yhdistys", "yhdistykse"]),
    Head("virasto", &["virasto"]),
    Head("komissio", &["komissio"]),
    Head("keskushallinto", &["keskushallinto", "keskushallinno"]),
    Head("hallitus", &["hallitus", "hallitukse"]),
    Head("seura", &["seura"]),
    Head("järjestö", &["järjestö"]),
    Head("akatemia", &["akatemia"]),
    Head("neuvosto", &["neuvosto"]),
    Head("rahasto", &["rahasto"]),
    Head("yhtymä", &["yhtymä"]),
    Head("hyvinvointialue", &["hyvinvointialue", "hyvinvointialuee"]),
    Head("museo", &["museo"]),
    Head("sairaanhoitopiiri", &["sairaanhoitopiiri"]),
    Head("foorumi", &["foorumi"]),
    Head("unioni", &["unioni"]),
    Head("parlamentti", &["parlamentti", "parlamenti"]),
    Head("toimisto", &["toimisto"]),
    Head("kauppakamari", &["kauppakamari"]),
    Head("kirjasto", &["kirjasto"]),
    Head("sairaala", &["sairaala"]),
];

/// Endings of the singular cases. Those that a stem does not really take do no harm.
const ENDINGS: [&str; 26] = [
    "", "n", "a", "ä", "ta", "tä", "ssa", "ssä", "sta", "stä", "lla", "llä", "lta", "ltä", "lle", "na", "nä", "ksi",
    "an", "än", "en", "in", "on", "un", "ön", "seen",
];

/// Nouns that end like a head but name a kind of entity, also with a capital at the start of a sentence.
const KINDS: [&str; 25] = [
    "ammattikorkeakoulu",
    "korkeakoulu",
    "yliopisto",
    "oppilaitos",
    "tutkimuslaitos",
    "ely-keskus",
    "te-toimisto",
    "kansalaisjärjestö",
    "romanijärjestö",
    "osaamiskeskus",
    "toimintakeskus",
    "palvelukeskus",
    "kehittämiskeskus",
    "kansanopisto",
    "seurakunta",
    "osuuskunta",
    "kuntayhtymä",
    "kotikunta",
    "esikunta",
    "kaupunginhallitus",
    "kunnanhallitus",
    "rakennerahasto",
    "ammattiliitto",
    "avioliitto",
    "valiokunta",
];

/// The first two letters of the forms of companies.
const FORMS: [&[u8]; 14] =
    [b"gm", b"oy", b"ab", b"ry", b"r.", b"sr", b"rs", b"rf", b"os", b"ky", b"ay", b"tm", b"lt", b"in"];

/// A word that ends in a head noun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Form {
    /// The word in the nominative singular.
    pub(super) nominative: String,
    /// Whether it is the nominative plural.
    pub(super) is_plural: bool,
    /// Whether it is the genitive singular.
    pub(super) is_genitive: bool,
    /// Whether it names a kind of entity when it stands alone.
    pub(super) is_kind: bool,
}

/// The word as a form of a head noun or of a compound that ends in one.
pub(super) fn form(word: &str) -> Option<Form> {
    if !stems().is_none_or(|stems| stems.is_match(word)) {
        return None;
    }
    let lower = word.to_lowercase();
    // A region and a society are no organisations.
    let other = regex!(r"(?:maa|yhteis|hallinto|joukko)kun(?:ta|na)\p{L}{0,4}$").is_match(&lower);
    let is_word = word.chars().all(|char| char.is_alphabetic() || char == '-');
    let fits = is_word && lower.len() == word.len() && !other;
    fits.then(|| {
        HEADS
            .iter()
            .flat_map(|head| head.1.iter().map(move |stem| (head.0, *stem)))
            .find_map(|(head, stem)| inflected(word, &lower, head, stem))
    })?
}

/// The stems with any ending, to rule nearly every word out at once.
fn stems() -> Option<&'static Regex> {
    static STEMS: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let stems = HEADS.iter().flat_map(|head| head.1).copied().collect::<Vec<_>>().join("|");
        Regex::new(&format!(r"(?i)(?:{stems})\p{{L}}{{0,4}}$")).ok()
    });
    STEMS.as_ref()
}

fn inflected(word: &str, lower: &str, head: &str, stem: &str) -> Option<Form> {
    let at = lower.rfind(stem)?;
    let ending = lower.get(at + stem.len()..)?;
    let is_plural = ending == "t";
    if !is_plural && !ENDINGS.contains(&ending) {
        return None;
    }
    let prefix = word.get(..at)?;
    let nominative = format!("{prefix}{}", like(word.get(at..)?, head));
    let is_kind = prefix.is_empty() || KINDS.contains(&nominative.to_lowercase().as_str());
    Some(Form { nominative, is_plural, is_genitive: ending == "n", is_kind })
}

/// The head with the capitals of the form that is written.
fn like(written: &str, head: &str) -> String {
    let capitals = written.chars().take_while(|char| char.is_uppercase()).count();
    match capitals {
        0 => head.to_owned(),
        1 => capitalized(head),
        _ => head.to_uppercase(),
    }
}

fn capitalized(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Whether a word is the form of a company or an association: `Oy`, `ry`, `sr`, also with a case ending.
pub(crate) fn is_company_form(word: &str) -> bool {
    let short = (2..24).contains(&word.len());
    let begins = word.as_bytes().get(..2).is_some_and(|two| FORMS.iter().any(|form| form.eq_ignore_ascii_case(two)));
    short && begins && regex!(r"^(?:Oyj?|OYJ?|Ab|AB|Abp|r\.?y\.?|R[Yy]|sr|rs|rf|[Oo]sk|OSK|ky|K[Yy]|A[Yy]|T[Mm][Ii]|L[Tt][Dd]|Inc|GmbH)(?::\p{Ll}{1,4})?\.?$")
        .is_match(word)
}

/// Whether the text holds an English head noun.
pub(super) fn is_english(text: &str) -> bool {
    regex!(r"(?:Ministry|Department|Institute|Centre|Center|University|Agency|Board|Council|Federation|Association|Foundation|Commission|Union|City|Municipality|Office|Fund|Authority|Society|Services?|College)").find_iter(text).any(|noun| begins(text, noun.start()) && ends(text, noun.end()))
}

/// Whether the text ends in a Swedish head noun.
pub(crate) fn is_swedish(text: &str) -> bool {
    regex!(r"(?i)(?:institut|ministeri|central|förbund|universitet|högskol|stiftelse|förening|verk|styrelse|myndighet|akademi|kommun|stad|sällskap|samfund)(?:et|en|an|a)?$").is_match(text)
}

/// Whether a word is an acronym: capitals, perhaps with a case ending behind a colon.
pub(super) fn acronym(word: &str) -> Option<&str> {
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let groups = regex!(r"^(\p{Lu}[\p{Lu}-]{1,9}|\p{Lu}\p{Ll}?\p{Lu}{2,8})(?::\p{Ll}{1,6})?$").captures(word)?;
    groups
        .get(1)
        .map(|one| one.as_str())
        .filter(|one| !is_company_form(one) && !one.ends_with('-') && one.chars().count() < 9)
}

/// Whether any word of the text belongs to an organisation's name.
pub(crate) fn is_organization(text: &str) -> bool {
    is_english(text) || text.split_whitespace().any(|word| form(word).is_some() || is_company_form(word))
}
