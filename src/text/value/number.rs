//! Decimal numbers with the marks of Finnish, Swedish and English.

use rust_decimal::Decimal;

const EITHER: &str = "thousands or decimals";
const PRODUCT: &str = "thousands or a product";

/// The whole of a run of digits and marks as a number, and why it may be another one; nothing when the marks group the
/// digits in no known way, so that no head or tail of a longer number is ever taken for one.
///
/// With two kinds of marks the last is the decimal mark; one that occurs more than once marks thousands. One mark before
/// three digits could be either: before a scale word (`1,125 milj.`) it is decimal, otherwise it marks thousands.
pub(super) fn decimal(run: &str, scaled: bool) -> Option<(Decimal, Option<&'static str>)> {
    let marks = run.chars().filter(|char| !char.is_ascii_digit()).map(mark).collect::<Vec<_>>();
    let groups = run.split(|char: char| !char.is_ascii_digit()).collect::<Vec<_>>();
    let Some((last, others)) = marks.split_last() else { return Some((Decimal::from_str_exact(run).ok()?, None)) };
    let (part, whole) = groups.split_last()?;
    let is_mark = matches!(last, '.' | ',');
    match (others.is_empty(), is_mark && others.iter().all(|mark| mark != last)) {
        (true, true) => one_mark(whole.first()?, part, scaled),
        (false, true) if are_thousands(whole, others) => Some((join(whole, part)?, None)),
        (_, false) if are_thousands(&groups, &marks) => Some((join(&groups, "")?, (marks == ['·']).then_some(PRODUCT))),
        _ => None,
    }
}

/// A number with one stop or comma.
fn one_mark(whole: &str, part: &str, scaled: bool) -> Option<(Decimal, Option<&'static str>)> {
    let either = part.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0');
    match (either, scaled) {
        (true, false) => Some((join(&[whole, part], "")?, Some(EITHER))),
        _ => Some((join(&[whole], part)?, either.then_some(EITHER))),
    }
}

/// Whether one kind of mark stands between groups of three digits.
fn are_thousands(groups: &[&str], marks: &[char]) -> bool {
    let Some((first, others)) = groups.split_first() else { return false };
    marks.iter().all(|mark| marks.first() == Some(mark))
        && (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && others.iter().all(|group| group.len() == 3)
}

/// A mark, those that look alike as one.
const fn mark(written: char) -> char {
    match written {
        '\n' => ' ',
        '’' | '‘' | '´' | 'ʼ' => '\'',
        other => other,
    }
}

fn join(whole: &[&str], part: &str) -> Option<Decimal> {
    let mark = if part.is_empty() { "" } else { "." };
    Decimal::from_str_exact(&format!("0{}{mark}{part}", whole.concat())).ok()
}
