//! Home addresses: a street and a house number that no word says to be those of an office.

use std::ops::Range;

use lazy_regex::{Regex, regex};

use crate::text::value::head;
use crate::text::value::plain::{lead, slice};
use crate::text::value::scan::{begins, ends};

/// Where a plain text gives an address at which somebody may live.
///
/// The address of an office stands beside the name of its organisation, or behind a label such as *käyntiosoite*. A flat
/// makes it a home even so.
pub(super) fn streets(text: &str) -> Vec<Range<usize>> {
    let found = street().captures_iter(text).filter_map(|groups| {
        let (whole, number) = (groups.get(0)?, groups.name("number")?);
        // The letter of a flat is no first letter of a word.
        let has_flat = groups.name("flat").is_some() && ends(text, whole.end());
        let end = if ends(text, whole.end()) { whole.end() } else { number.end() };
        let place = Place { text, range: whole.start()..end, has_flat };
        let fits = begins(text, whole.start()) && place.may_be_home(groups.name("weak").is_some());
        fits.then(|| place.range.clone())
    });
    found.collect()
}

/// Where a label in a plain text says that somebody lives. Prose that only speaks of home addresses has neither numbers
/// nor signs.
pub(super) fn homes(text: &str) -> Vec<Range<usize>> {
    if !text.contains(|char: char| char.is_ascii_digit() || matches!(char, ':' | '@' | '_' | '.')) {
        return Vec::new();
    }
    let labelled = regex!(
        r"(?i)(?:koti-?\s?osoite|kotiosoitteen?i?|home\saddress|hemadress|hemort|asuinpaikka|asuu\sosoitteessa|asui\sosoitteessa|bor\spå|lives\sat|asuinosoite)\p{L}{0,4}\s?(?:on|is|är)?\s?:?\s?(?P<address>[^\n:;]{3,80})"
    );
    labelled.captures_iter(text).filter_map(|groups| groups.name("address")).map(|address| address.range()).collect()
}

/// A street with a number, and perhaps a flat.
fn street() -> &'static Regex {
    regex!(
        r"\p{Lu}[\p{L}-]*(?:\s\p{Lu}[\p{L}-]*)?\s?(?:(?P<weak>polku|polulla|väylä|väylällä|kaari|kaarella|kaaressa|ranta|rannalla|rinne|rinteellä|piha|pihalla|mäki|mäellä|tori|torilla|aukio|aukiolla|porras|laita|laidalla|puisto|silta|gränd|gränden|torget)|katu|kadulla|kadulle|kadulta|kadun|tie|tiellä|tielle|tieltä|kuja|kujalla|kujalle|kujan|raitti|raitilla|bulevardi|bulevardilla|penger|penkereellä|esplanadi|puistotie|gatan|vägen|stigen|gata|väg|Street|Road|Avenue|Lane)\s(?P<number>[0-9]{1,3})(?:\s?-\s?[0-9]{1,3})?(?P<flat>,?\s?(?:as\.?|asunto|lgh|apt\.?|bost\.)\s?[0-9]{1,3}|\s?[A-Za-zÅÄÖ](?:\s?[0-9]{1,3})?(?:\s?[a-c])?)?(?:\s?,?\s(?P<code>[0-9]{5})\s\p{Lu}\p{L}+)?"
    )
}

/// A street with a number in a text.
struct Place<'a> {
    text: &'a str,
    range: Range<usize>,
    has_flat: bool,
}

impl Place<'_> {
    fn may_be_home(&self, is_weak: bool) -> bool {
        let written = slice(self.text, self.range.clone());
        let rest = slice(self.text, self.range.end..self.text.len());
        let strong = regex!(
            r"(?i)(?:kat|kad)u(?:n|ll[ae]|lta)?\s[0-9]|.{2}tie(?:n|ll[äe]|ltä)?\s[0-9]|kuja(?:n|ll[ae])?\s[0-9]|rait(?:ti|illa)\s[0-9]|bulevardi(?:lla)?\s[0-9]|(?:penger|penkereellä|esplanadi|gatan|vägen|stigen|gata|väg|street|road|avenue|lane)\s[0-9]"
        )
        .is_match(written);
        let road = regex!(r"(?i)(?:valta|kanta|seutu|moottori|yhdys|rauta|tavara|maan)tie").is_match(written);
        let measure = regex!(r"^(?:\s?-\p{L}|[0-9]|\s?(?:%|€|km|kpl|eur)|[.,-][0-9])").is_match(rest);
        let sure = strong && (self.has_flat || !road);
        let likely = is_weak && (self.has_flat || slice(self.text, self.range.clone()).contains(','));
        (sure || likely) && !measure && (self.has_flat || !self.is_office())
    }

    /// Whether a label, or an organisation on the same line, makes it the address of an office.
    fn is_office(&self) -> bool {
        let lead = lead(self.text, self.range.start, 80);
        let lead = lead.rsplit('\n').next().unwrap_or_default();
        let label = regex!(
            r"(?i)(?:jakelu|käynti|posti|toimipaikan\s|toimiston\s|laskutus|visiting\s|postal\s|office\s|besöks|post)(?:osoite|address|adress)|(?:toimisto|toimitila|toimipiste|keskus|talo|paikka|hotelli|kirjasto|koulu|sali|office)\p{L}{0,4}[:,]?\s(?:\p{Ll}+\s)?"
        );
        label.is_match(lead) || head::is_organization(&lead.replace([',', ';', '(', ')'], " "))
    }
}
