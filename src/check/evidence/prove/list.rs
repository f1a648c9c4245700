//! Values that a text puts together: target groups that share a part of a word, and lists of pages.

use super::Match;
use super::words::{Words, find, find_part};
use crate::check::evidence::normalisation::Normalisation;
use crate::extract::value::page_reference::references;
use crate::extract::value::target_group;

/// What was found, or else the group that a list of groups completes, or that a compound begins with.
pub(super) fn or_part(found: Vec<Match>, group: &str, text: &str, words: &Words<'_>) -> Vec<Match> {
    let found = if found.is_empty() { completed(group, text) } else { found };
    if found.is_empty() { first_parts(group, words) } else { found }
}

/// The group at the beginning of a compound: `asiakkaat` in *asiakastyö*, `viranomaiset` in *viranomais- ja*.
fn first_parts(group: &str, words: &Words<'_>) -> Vec<Match> {
    const ENDINGS: [(&str, &str); 4] = [("kkaat", "kas"), ("aat", "as"), ("set", "s"), ("t", "")];
    let part = ENDINGS.iter().find_map(|(plural, part)| Some([group.strip_suffix(plural)?, part].concat()));
    let found = part.map(|part| find_part(&part, words)).unwrap_or_default();
    found.into_iter().map(|one| one.with(Normalisation::CompoundPart)).collect()
}

fn completed(group: &str, text: &str) -> Vec<Match> {
    let same = |completed: &str| {
        let whole = find(group, &Words::of(completed), super::TITLE);
        whole.into_iter().find(|one| one.range == (0..completed.len()))
    };
    let completed = target_group::list(text).into_iter().filter_map(|one| Some((same(&one.value)?, one.range)));
    completed.map(|(one, range)| Match { range, ..one }.with(Normalisation::SharedPart)).collect()
}

/// What was found, or else the run of page references that give all pages of a list.
pub(super) fn or_pages(found: Vec<Match>, pages: &str, text: &str) -> Vec<Match> {
    let wanted: Vec<_> = pages.split(',').map(str::trim).collect();
    let printed = references(text);
    let of = |page: &&str| printed.iter().find(|one| one.value == *page).map(|one| one.range.clone());
    let places: Option<Vec<_>> = wanted.iter().map(of).collect();
    let places = places.filter(|places| found.is_empty() && !places.is_empty());
    let whole = places.and_then(|places| {
        let start = places.iter().map(|place| place.start).min()?;
        let end = places.iter().map(|place| place.end).max()?;
        let used = if wanted.len() > 1 { vec![Normalisation::Joined] } else { Vec::new() };
        Some(Match::new(start..end, used))
    });
    found.into_iter().chain(whole).collect()
}
