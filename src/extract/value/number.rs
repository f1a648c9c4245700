//! Decimal numbers with the marks of Finnish and English.

use rust_decimal::Decimal;

/// A number, and why it may be another one.
///
/// With two kinds of marks the last is the decimal mark; one that occurs more than once marks thousands. One mark before
/// three digits could be either: before a scale word (`1,125 milj.`) it is decimal, otherwise it marks thousands.
pub(super) fn decimal(text: &str, scaled: bool) -> Option<(Decimal, Option<&'static str>)> {
    let digits = text.replace(char::is_whitespace, "");
    let last = digits.rfind(['.', ',']);
    let Some(at) = last else { return Some((digits.parse().ok()?, None)) };
    let (whole, part) = (digits.get(..at)?, digits.get(at + 1..)?);
    let mixed = whole.contains(['.', ','])
        && !digits.get(at..)?.starts_with(whole.chars().find(|char| !char.is_ascii_digit())?);
    let repeated = whole.contains(['.', ',']) && !mixed;
    let grouped = part.len() == 3 && whole.len() <= 3 && !text.contains(' ');
    match (repeated, mixed, grouped) {
        (true, ..) => Some((join(whole, part, "")?, None)),
        (false, false, true) if scaled => Some((join(whole, part, ".")?, Some("thousands or decimals"))),
        (false, false, true) => Some((join(whole, part, "")?, Some("thousands or decimals"))),
        _ => Some((join(whole, part, ".")?, None)),
    }
}

fn join(whole: &str, part: &str, mark: &str) -> Option<Decimal> {
    format!("{}{mark}{part}", whole.replace(['.', ','], "")).parse().ok()
}
