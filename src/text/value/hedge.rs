//! Words and signs beside a number that make it another entity than a sum: bounds, estimates, rates.

use lazy_regex::regex;

use super::plain::lead;
use super::scan::window;

const BOUND: &str = "a bound, not a sum";
const ESTIMATE: &str = "an estimate, not a sum";
const RATE: &str = "an amount by some unit";

/// The characters that the longest hedge takes.
const REACH: usize = 40;

/// Why the number between two places of a text may be no sum.
pub(super) fn around(text: &str, start: usize, end: usize) -> Option<&'static str> {
    before(lead(text, start, REACH)).or_else(|| behind(window(text, end, REACH)))
}

fn before(lead: &str) -> Option<&'static str> {
    let bound = regex!(
        r"(?i)(?:[<>≤≥]|\b(?:enintään|enint\.|korkeintaan|ylintään|alle|yli|vähintään|väh\.|max\.?|maks\.?|maksimissaan|min\.?|maximum|minimum|jopa|up\sto|at\s(?:least|most)|over|under|above|below|(?:more|less)\sthan|(?:enemmän|vähemmän)\skuin|högst|minst|över|upp\still))\s?$"
    );
    let estimate = regex!(
        r"(?i)(?:[~≈±]|\+/-|\b(?:n\.|noin|arviolta|arvio|arvioitu|suunnilleen|lähes|reilut?|vajaat?|runsaat?|about|around|some|approx\.?|approximately|nearly|almost|roughly|estimated|ca\.?|c\.|circa|cirka|ungefär|nästan))\s?$"
    );
    bound.is_match(lead).then_some(BOUND).or_else(|| estimate.is_match(lead).then_some(ESTIMATE))
}

fn behind(rest: &str) -> Option<&'static str> {
    let rate = regex!(
        r"(?i)^,?(?:\s?/\s?\p{L}|\s(?:per|/)\s?\p{L}|\s?(?:à|á)\s|\s(?:a|an|each|every|kutakin|jokaista)\s\p{L}|\s(?:om|i)\s(?:året|månaden|veckan|dagen|timmen)|\s(?:vuodessa|vuosittain|vuodelta|vuotta\skohden|kuukaudessa|kuukausittain|kuussa|viikossa|viikoittain|päivässä|päivältä|tunnissa|tunnilta|hengeltä|hengelle|henkeä|henkilöltä|kerralta|kappale(?:elta)?|kpl|annually|yearly|monthly|weekly|daily|hourly|each|apiece|årligen|p\.a\.|p\.m\.)|\s\p{L}+\s(?:kohti|kohden)\b)"
    );
    let bound = regex!(
        r"(?i)^(?:\+|\s?(?:enintään|korkeintaan|vähintään|saakka|asti|tai\s(?:enemmän|yli|alle|vähemmän)|or\s(?:more|less)|eller\s(?:mer|mindre))\b)"
    );
    let estimate = regex!(r"(?i)^\s?\(?\s?(?:arvio|noin|suunnilleen|est\.|estimate)");
    let found = [(rate, RATE), (bound, BOUND), (estimate, ESTIMATE)];
    found.into_iter().find_map(|(pattern, reason)| pattern.is_match(rest).then_some(reason))
}
