//! Amounts of money: a value or a bracket, and what it counts.

use oxigraph::model::{NamedNodeRef, Term};

use crate::Result;
use crate::vocab::ns;

use super::name::{last_part, name_of_value};
use super::page::Page;
use super::values;

/// The money alone; nothing if the amount has no value.
pub(super) fn of(page: &Page<'_>, amount: NamedNodeRef<'_>) -> Result<Option<String>> {
    let literal = |property| -> Result<Option<String>> {
        Ok(match page.value(amount, property)? {
            Some(Term::Literal(literal)) => Some(literal.value().to_owned()),
            _ => None,
        })
    };
    let currency = literal(ns::CURRENCY)?.unwrap_or_default();
    let money = |value: String| values::money(&value, &currency, page.language);
    let bracket = (literal(ns::MIN_VALUE)?.map(money), literal(ns::MAX_VALUE)?.map(money));
    Ok(match (literal(ns::VALUE)?.map(money), bracket) {
        (Some(value), _) => Some(value),
        (None, (Some(least), Some(most))) => Some(format!("{least} – {most}")),
        (None, (Some(least), None)) => Some(format!("≥ {least}")),
        (None, (None, Some(most))) => Some(format!("≤ {most}")),
        (None, (None, None)) => None,
    })
}

/// The money, with its kind and its share in brackets.
pub(super) fn title(page: &Page<'_>, amount: NamedNodeRef<'_>) -> Result<String> {
    let mut counted = Vec::new();
    for property in [ns::AMOUNT_KIND, ns::AMOUNT_SHARE] {
        counted.extend(name_of_value(page, amount, property)?);
    }
    Ok(match (of(page, amount)?, counted.is_empty()) {
        (Some(money), true) => money,
        (Some(money), false) => format!("{money} ({})", counted.join(", ")),
        (None, false) => counted.join(", "),
        (None, true) => last_part(amount.as_str()),
    })
}
