//! Texts, numbers and days in the language of a page.

use jiff::civil::Date;
use rust_decimal::Decimal;

/// The language of a page: Finnish, or English.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wording {
    Finnish,
    English,
}

impl Wording {
    pub fn of(language: &str) -> Self {
        if language == "fi" { Self::Finnish } else { Self::English }
    }

    pub fn say<'a>(self, finnish: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::Finnish => finnish,
            Self::English => english,
        }
    }

    /// `1 234 567,8` or `1,234,567.8`.
    pub fn number(self, number: impl Into<Decimal>) -> String {
        let digits = number.into().to_string();
        let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
        let (between, point) = match self {
            Self::Finnish => ('\u{a0}', ','),
            Self::English => (',', '.'),
        };
        let mut text = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index) % 3 == 0 && !text.ends_with('-') {
                text.push(between);
            }
            text.push(digit);
        }
        if !decimals.is_empty() {
            text.push(point);
            text.push_str(decimals);
        }
        text
    }

    /// A number of things: `1 hanke`, `2 hanketta`.
    pub fn count(self, number: usize, [finnish_one, finnish_many]: [&str; 2], [one, many]: [&str; 2]) -> String {
        let thing = if number == 1 { self.say(finnish_one, one) } else { self.say(finnish_many, many) };
        [&self.number(number), thing].join("\u{a0}")
    }

    pub fn projects(self, number: usize) -> String {
        self.count(number, ["hanke", "hanketta"], ["project", "projects"])
    }

    /// `1.6.2015` or `1 June 2015`.
    pub fn day(self, date: Date) -> String {
        date.strftime(self.say("%-d.%-m.%-Y", "%-d %B %-Y")).to_string()
    }
}
