//! Numbers and sums.

use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use rust_decimal::Decimal;

use super::Language;

/// A minus, which is as wide as a digit: what CLDR has for English is a hyphen.
const MINUS: &str = "−";

/// Between a number and what it counts no line is broken.
const NO_BREAK: &str = "\u{a0}";

impl Language {
    /// A number with as many decimals as it has, its digits in groups: `−1 234 567,80` or `−1,234,567.80`.
    #[must_use]
    pub fn number(self, number: impl Into<Decimal>) -> String {
        let number = number.into();
        let digits = number.abs().to_string();
        let formatter = DecimalFormatter::try_new(self.locale().into(), DecimalFormatterOptions::default());
        let written = match (formatter, digits.parse()) {
            (Ok(formatter), Ok(parsed)) => formatter.format(&parsed).to_string(),
            _ => digits,
        };
        if number.is_sign_negative() { [MINUS, &written].concat() } else { written }
    }

    /// A number with two decimals or more, as sums have them.
    #[must_use]
    pub fn amount(self, mut number: Decimal) -> String {
        number.rescale(number.normalize().scale().max(2));
        self.number(number)
    }

    /// A sum of money, of which the currency is given by its ISO 4217 code: `260 745,00 €` or `€260,745.00`.
    #[must_use]
    pub fn sum(self, value: Decimal, currency: &str) -> String {
        let number = self.amount(value);
        match (self, currency) {
            (_, "") => number,
            (Self::English, "EUR") => ["€", &number].concat(),
            (Self::English, _) => [currency, &number].join(NO_BREAK),
            (_, "EUR") => [&number, "€"].join(NO_BREAK),
            (_, _) => [&number, currency].join(NO_BREAK),
        }
    }

    /// A sum that lies between two, or beyond one of them; nothing if neither is known.
    ///
    /// ```
    /// use hanke::language::Language::{English, Finnish};
    ///
    /// let [least, most] = [Some(1000.into()), Some(2000.into())];
    /// assert_eq!(English.sums(least, most, "EUR").as_deref(), Some("€1,000.00 – €2,000.00"));
    /// assert_eq!(Finnish.sums(None, most, "EUR").as_deref(), Some("≤ 2\u{a0}000,00\u{a0}€"));
    /// ```
    #[must_use]
    pub fn sums(self, least: Option<Decimal>, most: Option<Decimal>, currency: &str) -> Option<String> {
        let sum = |value| self.sum(value, currency);
        match (least.map(sum), most.map(sum)) {
            (Some(least), Some(most)) => Some(format!("{least} – {most}")),
            (Some(least), None) => Some(format!("≥ {least}")),
            (None, Some(most)) => Some(format!("≤ {most}")),
            (None, None) => None,
        }
    }

    /// A size of a file: `1,8 Mt` or `1.8 MB`.
    #[must_use]
    pub fn size(self, bytes: u64) -> String {
        let mut units = match self {
            Self::Finnish => ["t", "kt", "Mt", "Gt"],
            Self::Swedish | Self::English => ["B", "kB", "MB", "GB"],
        }
        .into_iter();
        let (mut tenths, mut unit) = (bytes.saturating_mul(10), units.next().unwrap_or_default());
        while tenths >= 10_000 {
            let Some(larger) = units.next() else { break };
            unit = larger;
            tenths = tenths.saturating_add(500) / 1000;
        }
        let number = (Decimal::from(tenths) / Decimal::TEN).normalize();
        [&self.number(number), unit].join(NO_BREAK)
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::Language::{self, English, Finnish, Swedish};

    fn sum(language: Language, value: &str, currency: &str) -> Option<String> {
        Some(language.sum(value.parse().ok()?, currency))
    }

    #[test]
    fn digits_stand_in_groups_with_the_signs_of_the_language() {
        let number = Decimal::new(-123_456_780, 2);
        assert_eq!(Finnish.number(number), "−1\u{a0}234\u{a0}567,80");
        assert_eq!(Swedish.number(number), "−1\u{a0}234\u{a0}567,80");
        assert_eq!(English.number(number), "−1,234,567.80");
        assert_eq!(Finnish.number(1000), "1\u{a0}000");
        assert_eq!(English.number(999), "999");
        assert_eq!(English.number(Decimal::MAX), "79,228,162,514,264,337,593,543,950,335");
    }

    #[test]
    fn a_sum_has_cents_and_its_currency_where_the_language_has_it() {
        assert_eq!(sum(Finnish, "260745", "EUR").as_deref(), Some("260\u{a0}745,00\u{a0}€"));
        assert_eq!(sum(Swedish, "260745", "EUR").as_deref(), Some("260\u{a0}745,00\u{a0}€"));
        assert_eq!(sum(English, "260745.5", "EUR").as_deref(), Some("€260,745.50"));
        assert_eq!(sum(English, "-1000", "SEK").as_deref(), Some("SEK\u{a0}−1,000.00"));
        assert_eq!(sum(Finnish, "12.345", "").as_deref(), Some("12,345"));
    }

    #[test]
    fn a_size_has_one_decimal_at_most() {
        assert_eq!(Finnish.size(1_804_333), "1,8\u{a0}Mt");
        assert_eq!(English.size(999), "999\u{a0}B");
        assert_eq!(English.size(u64::MAX), "1,844,674,407.4\u{a0}GB");
    }
}
