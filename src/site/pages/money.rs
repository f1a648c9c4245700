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
    let sum = |value: &String| values::money(value, &currency, page.language);
    let [value, least, most] = [literal(ns::VALUE)?, literal(ns::MIN_VALUE)?, literal(ns::MAX_VALUE)?];
    let end = |value: Option<String>| value.and_then(|value| value.parse().ok());
    Ok(value.as_ref().map(sum).or_else(|| page.language.sums(end(least), end(most), &currency)))
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
