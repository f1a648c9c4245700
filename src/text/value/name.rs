//! What of the text of a list is the name of an organisation, and what is not part of it.

use lazy_regex::regex;

use super::head;
use super::listing::last_word;

/// The name without words that introduce or end a list, quotes around the whole, and a case ending behind a colon.
pub(super) fn name(text: &str) -> &str {
    let open = regex!(
        r"^(?i:mm\.?|muun\smuassa|esim\.?|esimerkiksi|kuten|ainakin|bl\.\s?a\.|t\.\s?ex\.|e\.g\.|for\sexample|including|such\sas)\s"
    );
    let close = regex!(r"(?i),?\s(?:ym|yms|jne|m\.?\s?fl|m\.?\s?m|o\.?\s?s\.?\s?v|etc|et\sal)\.?$");
    let text = text.trim_matches(|char: char| char.is_whitespace() || char == ',');
    let text = open.find(text).and_then(|word| text.get(word.end()..)).unwrap_or(text);
    let text = close.find(text).and_then(|word| text.get(..word.start())).unwrap_or(text);
    without_ending(without_quotes(text))
}

/// Without quotes around the whole, and without one that has no other.
fn without_quotes(text: &str) -> &str {
    let is_quote = |char: char| matches!(char, '"' | '”' | '“' | '„' | '»' | '«');
    match (text.matches(is_quote).count(), text.starts_with(is_quote) && text.ends_with(is_quote)) {
        (1, _) | (2, true) => text.trim_matches(is_quote).trim(),
        _ => text,
    }
}

/// Without the case ending behind the form of a company: `Esimerkki ry:n`.
fn without_ending(text: &str) -> &str {
    let bent = text.rsplit_once(':').filter(|(name, _)| head::is_company_form(last_word(name)) && name.contains(' '));
    bent.filter(|(_, ending)| ending.chars().all(char::is_lowercase)).map_or(text, |(name, _)| name)
}

/// Whether it names an organisation, and is neither a count of some, nor a word for others, nor a natural person.
pub(super) fn is_name(name: &str) -> bool {
    let letters = name.chars().filter(|char| char.is_alphabetic()).count();
    letters > 1 && !is_others(name) && !is_sole_trader(name)
}

/// Whether it stands for organisations that the text does not name: `muut`, `12 kuntaa`, `ym.`
pub(super) fn is_others(name: &str) -> bool {
    let others = regex!(
        r"^(?:(?i:ei)\s\p{Ll}.*|(?i:muut?|muita|muiden|others?|other|andra|övriga|eräät|useat|useita|useampi|monet|monia|several|many|various|flera)(?:\s\p{Ll}.*)?|(?:[0-9]+|(?i:yksi|kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|yhdeksän|kymmenen|two|three|four|five|six|seven|eight|nine|ten|två|tre|fyra|fem|sex|sju|åtta|nio|tio))\s\p{Ll}.*|(?i:mm|ym|yms|jne|esim|etc|muun\smuassa|kuten|m\.fl|m\.m|bl\.a|t\.ex|et\sal|e\.g)\.?)$"
    );
    others.is_match(name) && !head::is_company_form(last_word(name))
}

/// Whether it is the business of a natural person, who has no other name than that (`Tmi`).
pub(super) fn is_sole_trader(name: &str) -> bool {
    regex!(r"^(?i:t:?mi|toiminimi|enskild\sfirma|f:ma)\s+\p{Lu}|\s(?i:t:?mi)\.?$").is_match(name)
}

/// The words of a name without the acronym, the brackets or the business id behind it.
pub(super) fn bare(text: &str) -> &str {
    let behind = regex!(r"\s?(?:\([^()]*\)|\(?[0-9]{7}-[0-9]\)?|\p{Lu}{2,9})$");
    behind.find(text).filter(|one| one.start() > 0).and_then(|one| text.get(..one.start())).unwrap_or(text)
}

/// Why a text that ends in a word of relation may be more than a name.
pub(super) fn relation(text: &str) -> Option<&'static str> {
    let word =
        regex!(r"(?i)\s(?:kautta|mukaan|puolesta|toimesta|kanssa|tuella|rahoittamana|myöntämä|osalta|genom|via)$");
    word.is_match(text).then_some("it ends in a word that is no part of a name")
}
