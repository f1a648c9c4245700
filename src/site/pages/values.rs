//! Dates, numbers and money as people write them in each language.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::language::Language;

const MONTHS: [&str; 12] = [
    "tammikuu",
    "helmikuu",
    "maaliskuu",
    "huhtikuu",
    "toukokuu",
    "kesäkuu",
    "heinäkuu",
    "elokuu",
    "syyskuu",
    "lokakuu",
    "marraskuu",
    "joulukuu",
];

/// `1.6.2015` or `1 June 2015`; what is no date stays as it is.
pub fn date(text: &str, language: Language) -> String {
    let written = |date: Date| date.strftime(language.say("%-d.%-m.%-Y", "%-d %B %-Y")).to_string();
    text.parse().map_or_else(|_| text.to_owned(), written)
}

/// `kesäkuu 2016` or `June 2016`; what is no month stays as it is.
pub fn year_month(text: &str, language: Language) -> String {
    let Ok(first) = format!("{text}-01").parse::<Date>() else { return text.to_owned() };
    let month = usize::try_from(first.month()).ok().and_then(|number| MONTHS.get(number.checked_sub(1)?));
    match (language, month) {
        (Language::Finnish, Some(month)) => format!("{month} {}", first.year()),
        _ => first.strftime("%B %-Y").to_string(),
    }
}

/// `260 745,00 €` or `€260,745.00`.
pub fn money(value: &str, currency: &str, language: Language) -> String {
    let number = decimal(value, language);
    match (language, currency) {
        (Language::Finnish, "EUR") => format!("{number}\u{a0}€"),
        (Language::English, "EUR") => format!("€{number}"),
        (_, "") => number,
        (Language::Finnish, other) => format!("{number}\u{a0}{other}"),
        (Language::English, other) => format!("{other}\u{a0}{number}"),
    }
}

/// A number with two decimals or more, its digits in groups; what is no number stays as it is.
pub fn decimal(text: &str, language: Language) -> String {
    let Ok(mut number) = text.parse::<Decimal>() else { return text.to_owned() };
    number.rescale(number.normalize().scale().max(2));
    let written = number.to_string();
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, "00"));
    let comma = if language == Language::Finnish { ',' } else { '.' };
    format!("{}{comma}{fraction}", grouped(whole, language))
}

/// How many of something.
pub fn count(number: usize, language: Language) -> String {
    grouped(&number.to_string(), language)
}

fn grouped(digits: &str, language: Language) -> String {
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |digits| ("−", digits));
    let separator = if language == Language::Finnish { '\u{a0}' } else { ',' };
    let mut text = sign.to_owned();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            text.push(separator);
        }
        text.push(digit);
    }
    text
}

/// A size of a file: `1,8 Mt` or `1.8 MB`.
pub fn size(bytes: u64, language: Language) -> String {
    let units = if language == Language::Finnish { ["t", "kt", "Mt", "Gt"] } else { ["B", "kB", "MB", "GB"] };
    let mut tenths = bytes.saturating_mul(10);
    let mut units = units.into_iter();
    let mut unit = units.next().unwrap_or_default();
    while tenths >= 10_000 {
        let Some(larger) = units.next() else { break };
        unit = larger;
        tenths = tenths.saturating_add(500) / 1000;
    }
    let comma = if language == Language::Finnish { ',' } else { '.' };
    match (tenths / 10, tenths % 10) {
        (whole, 0) => format!("{whole}\u{a0}{unit}"),
        (whole, tenth) => format!("{whole}{comma}{tenth}\u{a0}{unit}"),
    }
}

/// A text as it stands at the head of a column.
pub fn capitalised(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// A text that fits into a line: cut at the end of a word where one is near.
pub fn shortened(text: &str, most: usize) -> String {
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
    fn values_are_written_as_people_of_the_language_write_them() {
        assert_eq!(date("2015-06-01", Finnish), "1.6.2015");
        assert_eq!(date("2015-06-01", English), "1 June 2015");
        assert_eq!(date("early in 2015", Finnish), "early in 2015");
        assert_eq!(year_month("2016-06", Finnish), "kesäkuu 2016");
        assert_eq!(year_month("2016-13", English), "2016-13");
        assert_eq!(money("260745", "EUR", Finnish), "260\u{a0}745,00\u{a0}€");
        assert_eq!(money("260745.5", "EUR", English), "€260,745.50");
        assert_eq!(money("-1000", "SEK", English), "SEK\u{a0}−1,000.00");
        assert_eq!(money("12.345", "", Finnish), "12,345");
        assert_eq!(size(1_804_333, Finnish), "1,8\u{a0}Mt");
        assert_eq!(size(999, English), "999\u{a0}B");
        assert_eq!(count(10_000, English), "10,000");
        assert_eq!(shortened("a long sentence of words", 12), "a long…");
    }
}
