//! How texts name currencies.

use crate::record::Currency;

/// Words for currencies in small letters, the longer first, with their codes. Where several countries have a currency of
/// that name there is a doubt.
const WORDS: [(&[&str], &str, Option<&str>); 11] = [
    (&["eurojen", "eurolla", "eurosta", "euroon", "euroja", "euroa", "euron", "euros", "euro", "eur"], "EUR", None),
    (&["suomen markkaa", "markkaa", "markan", "markka", "mk", "fim"], "FIM", None),
    (&["puntaa", "punnan", "punta", "gbp"], "GBP", None),
    (&["usd"], "USD", None),
    (&["dollaria", "dollarin", "dollars", "dollari"], "USD", Some("dollars of a country that is not said")),
    (&["kronor", "sek"], "SEK", None),
    (&["kruunua", "kruunun", "kroner", "kr"], "SEK", Some("crowns of a country that is not said")),
    (&["nok"], "NOK", None),
    (&["dkk"], "DKK", None),
    (&["złotych", "złoty", "zł", "pln"], "PLN", None),
    (&["kuna", "kune", "kn"], "HRK", None),
];

/// The signs, words and codes of currencies as a pattern. A code of ISO 4217 stands in capitals.
pub(super) fn pattern() -> String {
    let words = WORDS.iter().flat_map(|(words, ..)| *words).map(|word| word.replace(' ', r"\s"));
    format!(r"€|£|\$|(?:(?i:{})|[A-Z]{{3}})\b", words.collect::<Vec<_>>().join("|"))
}

/// The currency that a sign, word or code names, and why it may be another.
pub(super) fn named(written: &str) -> Option<(Currency, Option<&'static str>)> {
    let lower = written.to_lowercase().replace('\n', " ");
    let (code, doubt) = match written {
        "€" => ("EUR", None),
        "£" => ("GBP", None),
        "$" => ("USD", None),
        _ => WORDS
            .iter()
            .find(|(words, ..)| words.contains(&lower.as_str()))
            .map_or((written, None), |(_, code, doubt)| (*code, *doubt)),
    };
    Some((code.parse().ok()?, doubt))
}
