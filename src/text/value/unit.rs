//! Units of organisations: `Kemin kaupunki, Harjun opisto`.

use super::head;
use super::listing::{is_genitive, last_word};
use super::organization::Organization;

/// An organisation, or the unit that its name holds, which stands behind what it is part of. The business id is that of
/// the whole. A unit that has no name of its own keeps the whole in its name: other towns have one that is called so.
pub(super) fn of(organization: Organization) -> Organization {
    let Some((parent, unit)) = parts(&organization.name) else { return organization };
    let name = if has_own_name(unit) { unit.to_owned() } else { organization.name.clone() };
    let business_id = organization.business_id.clone();
    let parent = Organization { name: parent.to_owned(), business_id, ..Organization::default() };
    Organization { name, business_id: None, parent: Some(Box::new(parent)), ..organization }
}

/// The whole and its unit, when the first part is a whole name.
fn parts(name: &str) -> Option<(&str, &str)> {
    let (parent, unit) = name.split_once(", ")?;
    let last = last_word(parent);
    let is_whole = head::form(last).is_some_and(|form| !form.is_plural && !form.is_genitive)
        || head::is_company_form(last)
        || head::is_swedish(last)
        || head::is_english(parent);
    (is_whole && !head::is_company_form(unit)).then_some((parent, unit))
}

fn has_own_name(unit: &str) -> bool {
    let first = unit.split_whitespace().next().unwrap_or_default();
    first != unit
        && (is_genitive(first) && first.starts_with(char::is_uppercase) || head::is_company_form(last_word(unit)))
}

/// Whether a name may be that of a unit: no town and no company is one.
pub(super) fn may_be(name: &str) -> bool {
    let last = last_word(name);
    let town =
        head::form(last).is_some_and(|form| matches!(form.nominative.to_lowercase().as_str(), "kaupunki" | "kunta"));
    !town && !head::is_company_form(last)
}
