//! The money of projects, as the saved query gives it.

use rust_decimal::Decimal;
use serde::Deserialize;

use crate::language::Language;

/// The money of the projects that began in one year.
#[derive(Deserialize)]
pub(super) struct Sum {
    pub kind: String,
    pub share: String,
    pub year: i64,
    pub projects: usize,
    #[serde(rename = "sum")]
    pub money: Decimal,
    pub currency: String,
}

impl Sum {
    pub(super) fn said(&self, language: Language) -> String {
        [&language.number(self.money.normalize()), self.currency.as_str()].join("\u{a0}")
    }
}
