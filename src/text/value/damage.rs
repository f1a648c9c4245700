//! Text that was damaged on its way: read in the wrong encoding, copied with its markup, or left by a program that had
//! no value.

use lazy_regex::{Regex, regex};

/// What has damaged a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Damage {
    /// UTF-8 was read as if each byte were a letter: `TyÃ¶`.
    WrongEncoding,
    /// Letters are lost: `Ty�`, `J?rvi`.
    LostLetters,
    /// It holds control characters.
    Control,
    /// Markup was copied as text: `A &amp; B`, `<b>A</b>`.
    Markup,
    /// A program had no value: `#REF!`, `NULL`.
    NoValue,
}

type Sign = (Damage, fn() -> &'static Regex);

/// The signs of each damage, in the order in which they are told.
const SIGNS: [Sign; 5] = [
    (Damage::WrongEncoding, wrong_encoding),
    (Damage::LostLetters, lost_letters),
    (Damage::Control, || regex!(r"[\p{Cc}--\s]")),
    (Damage::Markup, markup),
    (Damage::NoValue, no_value),
];

/// The bytes of letters, quotes, dashes, blanks and byte order marks of UTF-8, as windows-1252 and ISO-8859-1 show them.
fn wrong_encoding() -> &'static Regex {
    regex!(
        r"Ã[\x{80}-\x{bf}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â(?:[\x{a0}-\x{bf}\s]|$)|Å[\x{a1}\x{be}]|â(?:€.|\x{80}.|‚¬|„¢)|ï»¿|ï¬[\x{80}-\x{84}€‚ƒ„]"
    )
}

fn lost_letters() -> &'static Regex {
    regex!(r"\x{fffd}|(?:^|\s)[\p{L}-]*\p{L}\?\p{Ll}[\p{L}?-]*(?:[\s.,;:)]|$)")
}

fn markup() -> &'static Regex {
    regex!(
        r"&(?:amp|lt|gt|quot|apos|nbsp|shy|[nm]dash|hellip|euro|middot|bull|[lr]aquo|[lrsb][sd]quo|[A-Za-z](?:uml|ring|acute|grave|circ|tilde|slash|cedil|caron)|#[0-9]{2,6}|#[xX][0-9A-Fa-f]{2,5});|</?(?i:a|b|br|div|em|font|h[1-6]|i|img|li|ol|p|s|small|span|strong|su[bp]|table|t[dhr]|u|ul)(?:\s[^<>]*)?/?>"
    )
}

/// The errors of spreadsheets in English, Finnish and Swedish, and a cell that is too narrow.
fn no_value() -> &'static Regex {
    regex!(
        r"#(?:REF|VALUE|DIV/0|NULL|NUM|SPILL|CALC|VIITTAUS|PUUTTUU|ARVO|JAKO/0|TYHJÄ|LUKU|REFERENS|SAKNAS|OTILLGÄNGLIGT|VÄRDEFEL|DIVISION/0|OGILTIGT)!|#(?:NAME|NIMI|NAMN)\?|#N/A|^(?:#{4,}|N/A|n/a|NULL|null|NaN|undefined|\[object Object\])$"
    )
}

/// What has damaged a text, if anything has.
///
/// ```
/// use hanke::text::value::damage::{Damage, damage};
///
/// assert_eq!(damage("TyÃ¶polku"), Some(Damage::WrongEncoding));
/// assert_eq!(damage("Työ & \u{201d}ILMIÖ\u{201d}"), None);
/// ```
#[must_use]
pub fn damage(text: &str) -> Option<Damage> {
    SIGNS.iter().find(|(_, sign)| sign().is_match(text)).map(|(damage, _)| *damage)
}
