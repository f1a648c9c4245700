//! Literals as people read them; one that is not what its datatype says stays as it is.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::language::Language;

/// `1.6.2015` or `1 June 2015`.
pub(super) fn date(text: &str, language: Language) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |day| language.day(day))
}

/// `kesäkuu 2016` or `June 2016`.
pub(super) fn year_month(text: &str, language: Language) -> String {
    let first = format!("{text}-01").parse::<Date>();
    first.map_or_else(|_| text.to_owned(), |first| language.month(first))
}

/// A number with two decimals or more.
pub(super) fn decimal(text: &str, language: Language) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |number| language.amount(number))
}

/// `260 745,00 €` or `€260,745.00`.
pub(super) fn money(value: &str, currency: &str, language: Language) -> String {
    value.parse::<Decimal>().map_or_else(|_| value.to_owned(), |value| language.sum(value, currency))
}

/// A text as it stands at the head of a column.
pub(super) fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// A text that fits into a line: cut at the end of a word where one is near.
pub(super) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut = text.chars().take(most).collect::<String>();
    let at_a_word = cut.rsplit_once(' ').filter(|(_, rest)| rest.len() < 30);
    let kept = at_a_word.map_or(cut.as_str(), |(kept, _)| kept);
    format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '-', '–']))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Language::{English, Finnish};

    #[test]
    fn what_is_no_day_and_no_number_stays_as_it_is() {
        assert_eq!(date("2015-06-01", Finnish), "1.6.2015");
        assert_eq!(date("early in 2015", Finnish), "early in 2015");
        assert_eq!(year_month("2016-06", Finnish), "kesäkuu 2016");
        assert_eq!(year_month("2016-13", English), "2016-13");
        assert_eq!(money("260745", "EUR", Finnish), "260\u{a0}745,00\u{a0}€");
        assert_eq!(decimal("some", English), "some");
        assert_eq!(shortened("a long sentence of words", 12), "a long…");
    }
}
