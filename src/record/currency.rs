//! Currencies, those of today and those that are no more.

use std::str::FromStr;

use super::unreadable::Unreadable;

/// Codes that ISO 4217 has withdrawn (its list three), of the currencies in which projects of Europe were once paid.
const HISTORIC: [&str; 31] = [
    "ADP", "ATS", "BEF", "CSD", "CSK", "CYP", "DDM", "DEM", "EEK", "ESP", "FIM", "FRF", "GRD", "HRK", "IEP", "ITL",
    "LTL", "LUF", "LVL", "MTL", "NLG", "PLZ", "PTE", "ROL", "RUR", "SIT", "SKK", "TRL", "XEU", "YUM", "YUN",
];

/// The code of a currency, ISO 4217, historic ones too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Currency(&'static str);

impl Currency {
    /// The three letters.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.0
    }
}

impl Default for Currency {
    fn default() -> Self {
        Self("EUR")
    }
}

impl FromStr for Currency {
    type Err = Unreadable;

    /// Reads a code such as `EUR`, or `FIM`, which was one until 2002.
    fn from_str(code: &str) -> Result<Self, Unreadable> {
        let today = || iso_currency::Currency::from_code(code).map(|currency| currency.code());
        let historic = HISTORIC.into_iter().find(|known| *known == code);
        historic
            .or_else(today)
            .map(Self)
            .ok_or_else(|| Unreadable::new(code, "a currency code of ISO 4217, such as EUR"))
    }
}
