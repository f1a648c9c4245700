//! Texts that stand where a value will come.

use lazy_regex::regex;

use super::plain::Plain;

/// Whether the whole text only holds a place: `Täytetään myöhemmin`, `N/A`, `xxx`, `-`, `[tähän nimi]`, `TBD`.
///
/// A sentence that merely has such a word is a value, and an empty text holds no place.
///
/// ```
/// use hanke::text::value::placeholder::is_placeholder;
///
/// assert!(is_placeholder("Lisätään VIRKUssa"));
/// assert!(!is_placeholder("Lisätään nuorten osallisuutta"));
/// ```
#[must_use]
pub fn is_placeholder(text: &str) -> bool {
    let plain = Plain::of(text);
    let text = plain.text().trim();
    let bare = text.trim_matches(|char: char| char.is_ascii_punctuation() || matches!(char, '…' | '•' | '·'));
    !text.is_empty()
        && (bare.trim().is_empty() && !text.contains('%') || is_form(text) || is_word(bare) || is_promise(bare))
}

/// A field of a form in its brackets: `[nimi]`, `<organisaation nimi>`.
fn is_form(text: &str) -> bool {
    text.starts_with(['[', '<', '{', '(']) && regex!(r"^(?:\[\s?(?:\p{Ll}+|\.{2,})(?:\s\p{Ll}+){0,5}\.*\s?\]|<\s?\p{Ll}+(?:\s\p{Ll}+){0,5}\s?>|\{\{?\s?\p{L}+(?:[\s_]\p{L}+){0,5}\s?\}\}?)$|(?i)^[\[<({](?:tähän|lisää|kirjoita|täytä|syötä|insert|add|enter|fill)\s[^\])>}]{0,80}[\])>}]$").is_match(text)
}

fn is_word(text: &str) -> bool {
    regex!(r"(?i)^(?:x{2,}(?:[\s.]x+){0,8}|n\s?/\s?a|n\.\s?a|tb[dac]|to-?do|tyhjä|puuttuu|(?:tieto|tiedot)\s(?:puuttuu|puuttuvat)|ei\s(?:vielä\s)?(?:ole\s)?(?:vielä\s)?(?:tiedossa|tietoa|saatavilla|saatavissa|määritelty|päätetty|ilmoitettu|täytetty)|(?:not\s(?:yet\s)?)(?:known|available|applicable|decided|specified|defined)|unknown|pending|tulossa|tähän(?:\s\p{L}+){0,3}|lorem\sipsum.{0,80})$").is_match(text)
}

/// A promise that somebody will fill it in: the verb, and behind it only when, where or by whom. An object would make
/// it an aim ("osallisuutta lisätään").
fn is_promise(text: &str) -> bool {
    regex!(r"^(?i:täytetään|täydennetään|täydentyy|lisätään|päivitetään|päivittyy|tarkennetaan|tarkentuu|ilmoitetaan|vahvistuu|vahvistetaan|kirjataan|selviää|sovitaan|päätetään|(?:arvo|tieto|summa)\s(?:lisätään|täydennetään|tulee))(?:\s(?i:myöhemmin|pian|vielä|tähän|tänne|erikseen|heti|kun(?:\s\S+){1,5}|[\d.]+|\p{L}{3,}(?:ssa|ssä|lla|llä)|mennessä|jälkeen|toimesta)|\s\p{Lu}{2,}:?\p{Ll}*|\s\p{L}+n\s(?i:jälkeen|aikana|toimesta)){0,4}$|(?i)^(?:to\sbe|will\sbe)\s(?:completed|added|confirmed|filled(?:\sin)?|announced|defined|determined|decided|specified|updated|provided)(?:\s(?:later|soon|by\s\S+|in\s\S+|here|at\s\S+)){0,2}$").is_match(text)
}
