//! Words that say what somebody does or is (*vetäjä*, *jäsen*, *project manager*), and the words between them and a
//! name.

use lazy_regex::regex;

use crate::text::value::plain::{lead, slice};

/// Whether a word, perhaps a compound and in any case, says what somebody does or is.
pub(super) fn is_role(word: &str) -> bool {
    let finnish = regex!(
        r"(?i)(?:päällik(?:kö|ö)|koordinaattor|johtaj|sihteer|asiantuntij|suunnittelij|tutkij|ohjaaj|assistent|valmentaj|kouluttaj|työntekij|vastaav|vetäj|jäsen|opettaj|lehtor|professor|dosent|tohtor|maister|lisensiaat|rehtor|neuvoj|kuraattor|kehittäj|tekij|laatij|kirjoittaj|toimittaj|kääntäj|kuvaaj|taittaj|haastattelij|haastateltav|esittelij|valmistelij|tarkastaj|arvioij|edustaj|henkilö|pastor|rovast|diakon|lääkär|terapeut|psykolog|hoitaj|sosionom|insinöör|ministeri|kansanedustaj|luennoitsij|puhuj|vieraskynä|harjoittelij|lakimie|juriste?|isännöitsij|omistaj|yrittäj|puheenjohto|varajäsen|moderaattor|fasilitaattor|ohjausryhm|työryhm|johtoryhm|projektiryhm|hankeryhm|asiantuntijaryhm|joukko|tiimi|raati|toimikun|kirjanpitäj|luotsi|tulk|vanhempain|vanhempi|vanhemma|äiti|äidi|isä|mummo|ukki|vaari|rouva|herra|neiti)(?:\p{Ll}{0,6})$"
    );
    let other = regex!(
        r"(?i)^(?:(?:mentor|tuutor|konsult)\p{Ll}{0,5}|\p{L}*(?:ledare|koordinator|ordförande|sekreterare|person|handledare|lektor|lärare|forskare|handläggare|chef|författare|redaktör|medlem)(?:n|s|na|ns|nas)?|managers?|directors?|coordinators?|chair(?:man|woman|person)?|secretary|officer|researchers?|professor|prof|doctor|dr|mr|mrs|ms|miss|sir|contacts?|authors?|editors?|leaders?|members?|teachers?|trainers?|counsell?ors?|advisers?|advisors?|lecturers?|fru|herr|fröken|ttt|ttm|ft|fm|fl|vtt|vtm|vtl|kt|km|kl|ytm|ytt|htm|htt|di|ktm|ktt|dos|tri|toht|leht|siht|pj|vpj|vs|phd|mba)$"
    );
    let no = regex!(
        r"(?i)^(?:hen(?:kilöstö|kilökun)\p{L}*|tekijät?yhm\p{L}*|isännöinti\p{L}*|vastaavasti|vastaavat?|tulkita|tulkinn?\p{L}*|herran\p{L}+|jäsen(?:yys|yyt|nys|tel)\p{L}*)$"
    );
    (finnish.is_match(word) || other.is_match(word)) && !no.is_match(word)
}

/// Whether a role, with nothing but small words behind it, leads to a place.
pub(super) fn leads_to(text: &str, at: usize) -> bool {
    let lead = line(lead(text, at, 70));
    let plain = regex!(
        r#"(?i)(?:^|[^\p{L}\p{N}])(?P<role>\p{L}[\p{L}-]*)\.?(?:\s?[:,;–(/-]\s?|\s)(?:(?:toimii|toimi|toimivat|toimineet|toiminut|on|oli|ovat|olivat|ollut|nimi|nimet|is|was|are|were|är|var|och|ja|sekä|and|myös|mm\.?|esimerkiksi|projektissa|hankkeessa|name|namn|hänen|nimeltä|nimeltään|saakka|valittiin|valittu|nimitettiin|ensin|nykyinen|uusi|tämä)\s?[:]?\s?)*["”'(]?$"#
    );
    plain.captures(lead).and_then(|groups| groups.name("role")).is_some_and(|role| is_role(role.as_str()))
        || says_so(lead)
        || two_before(lead)
}

/// Whether a word by which people are addressed, and nothing else, stands before a place.
pub(super) fn addresses(text: &str, at: usize) -> bool {
    regex!(r"(?:^|[^\p{L}])(?i:mr|mrs|ms|miss|dr|prof|rouva|herra|neiti|rva|hra|nti|fru|herr|fröken|frau|pastori|tohtori|professori|lehtori|rehtori|ministeri)\.?\s$")
        .is_match(lead(text, at, 14))
}

/// The words that introduce a person by what was done: *vastaa*, *teksti:*, *managed by*.
fn says_so(lead: &str) -> bool {
    regex!(
        r#"(?i)(?:(?:^|[^\p{L}])(?:vastaa|vastasi|vastaavat|vastasivat|vetää|veti|vetävät|vetivät|johtaa|johti|ohjaa|ohjasi|luotsaa|luotsasi|kirjoitti|kirjoittanut|kirjoittaneet|laati|laatinut|laatineet|toimittanut|toimittaneet|toim\.?|koonnut|koosti|kuvannut|haastatteli|haastattelija\p{L}*|hyväksynyt|allekirjoittanut|allekirjoit\p{L}*|terveisin|yhteyshenkilö\p{L}*|lisätie\p{L}+|yhteystiedot|ota\syhteyttä|ottaa\syhteyttä|yhteydenotot|ilmoittautumi\p{L}+|tiedustelut|läsnä|paikalla|poissa|teksti|haastattelut?|kuvat?|teksti\sja\skuvat?|kertoo|kertovat|sanoo|toteaa|muistelee|kiteyttää|kiitos|kiitämme|onnittelut|kontakt|kontaktuppgifter|ytterligare\sinformation|upplysningar|text|foto|photos?|tekijät?|kertoja|nimeni\son|minä\solen|mun\snimi\son|jag\sheter|mitt\snamn\sär|my\sname\sis|i\sam|puhelinpäivystys|led\sby|(?:written|managed|coordinated|edited|prepared|compiled|drafted|chaired|run|hosted|developed)\sby|says|said|leds\sav|skriven\sav|sammanställd\sav)\s?[:.,;-]?\s?(?:antaa|antavat|ger|on|ovat|oli|från|from|by|av)?\s?:?\s?["”'(]?)$"#
    )
    .is_match(lead)
}

/// A role, a bracket or an organisation behind it, then the place: *projektipäällikkö (Diak) N N*.
fn two_before(lead: &str) -> bool {
    let behind = regex!(r"(?P<role>\p{L}[\p{L}-]*)\s\([^()]{2,40}\)\s?[:,]?\s?$").captures(lead);
    behind.and_then(|groups| groups.name("role")).is_some_and(|role| is_role(role.as_str()))
}

/// Whether a role or a word of saying follows a place.
pub(super) fn follows(text: &str, at: usize) -> bool {
    let rest = line_ahead(slice(text, at..text.len()));
    let groups =
        regex!(r"^(?:,\s|\s?[(\[]|\s[–-]\s|:\s|\s?/\s?|\s)(?P<word>\p{L}[\p{L}-]*)(?:\s(?P<next>\p{L}[\p{L}-]*))?")
            .captures(rest);
    let Some(groups) = groups else { return false };
    let word = |name| groups.name(name).map_or("", |word| word.as_str());
    let blank = rest.starts_with(' ') && !rest.starts_with(" (") && !rest.starts_with(" -");
    let says = regex!(
        r"^(?:kertoo|kertovat|kertoi|sanoo|sanoi|toteaa|totesi|kuvaa|muistelee|iloitsee|pohtii|kiteyttää|korostaa|says|said|explains|told|berättar|säger|säger|toimii|toimi|vastaa|vetää|veti|johtaa|työskentelee|nimitettiin|valittiin|aloitti|kirjoittaa|kirjoitti)$"
    );
    if blank {
        return says.is_match(word("word"));
    }
    is_role(word("word")) || (is_role(word("next")) && word("word").chars().all(|char| !char.is_uppercase()))
}

/// The last line of a text, without the line end directly before its end.
fn line(lead: &str) -> &str {
    let bare = lead.strip_suffix('\n').map_or(lead.len(), str::len);
    let from = slice(lead, 0..bare).rfind('\n').map_or(0, |at| at + 1);
    slice(lead, from..lead.len())
}

fn line_ahead(rest: &str) -> &str {
    rest.split('\n').next().unwrap_or_default()
}
