//! Values that a text puts together: names that share a word or a part of one, and lists of pages.

use lazy_regex::regex;

use crate::check::evidence::normalisation::Normalisation;

use super::words::{Inflected, Rules, Words, find_part, look, look_apart};
use super::{Look, Match};

/// What was found, or else the group that a list of groups completes, or that a compound begins with.
pub(super) fn or_part(found: Vec<Look>, group: &str, words: &Words<'_>) -> Vec<Look> {
    let found = or_shared(found, group, words, super::TITLE);
    let found = if is_proven(&found) { found } else { join(found, words.completed(group)) };
    if is_proven(&found) { found } else { join(found, first_parts(group, words)) }
}

/// What was found, or else a name whose last stop the end of a list took: `Polku r.y, Kotka`.
pub(super) fn or_stopless(found: Vec<Look>, name: &str, words: &Words<'_>, rules: Rules) -> Vec<Look> {
    match name.strip_suffix('.').filter(|bare| bare.contains('.') && !is_proven(&found)) {
        Some(bare) => found.into_iter().chain(look(bare, words, rules)).collect(),
        None => found,
    }
}

/// What was found, or else the name whose last words a list prints once: `kuntien ja koulujen henkilöstö`.
pub(super) fn or_shared(found: Vec<Look>, name: &str, words: &Words<'_>, rules: Rules) -> Vec<Look> {
    if is_proven(&found) {
        return found;
    }
    let head = Rules { inflected: Inflected::Any, ..rules };
    let parts = name.match_indices(' ').filter_map(|(at, _)| Some((name.get(..at)?, name.get(at + 1..)?)));
    let owners = parts.filter(|(owner, _)| owner.ends_with('n'));
    let shared = owners.flat_map(|(owner, rest)| look_apart(owner, rest, words, head)).collect();
    join(found, shared)
}

fn is_proven(found: &[Look]) -> bool {
    found.iter().any(Result::is_ok)
}

fn join(found: Vec<Look>, more: Vec<Match>) -> Vec<Look> {
    found.into_iter().chain(more.into_iter().map(Ok)).collect()
}

/// The group at the beginning of a compound: `asiakkaat` in *asiakastyö*, `viranomaiset` in *viranomais- ja*.
fn first_parts(group: &str, words: &Words<'_>) -> Vec<Match> {
    const ENDINGS: [(&str, &str); 4] = [("kkaat", "kas"), ("aat", "as"), ("set", "s"), ("t", "")];
    let part = ENDINGS.iter().find_map(|(plural, part)| Some([group.strip_suffix(plural)?, part].concat()));
    let found = part.map(|part| find_part(&part, words)).unwrap_or_default();
    found.into_iter().map(|one| one.with(Normalisation::CompoundPart)).collect()
}

/// What was found, or else the run of page references that give all pages of a list.
pub(super) fn or_pages(found: Vec<Look>, pages: &str, text: &str) -> Vec<Look> {
    if is_proven(&found) {
        return found;
    }
    let wanted: Vec<_> = pages.split(',').map(str::trim).collect();
    let places: Option<Vec<_>> = wanted.iter().map(|pages| reference(pages, text)).collect();
    let whole = places.filter(|places| !places.is_empty()).and_then(|places| {
        let start = places.iter().map(|place| place.start).min()?;
        let end = places.iter().map(|place| place.end).max()?;
        let used = if wanted.len() > 1 { vec![Normalisation::Joined] } else { Vec::new() };
        Some(Match::new(start..end, used))
    });
    join(found, whole.into_iter().collect())
}

/// Where a text refers to a page, or from a page to a page.
fn reference(pages: &str, text: &str) -> Option<std::ops::Range<usize>> {
    let lead = regex!(r"(?:^|[^\p{L}\p{N}])(?:(?:ss?|pp?)\.\s*|(?:[Ss]ivu\p{Ll}{0,4}|[Pp]ages?)\s+)$");
    let before = |at: usize| text.get(..at).is_some_and(|before| lead.is_match(before));
    let starts = look(pages, &Words::of(text), super::EXACT).into_iter().filter_map(Result::ok);
    starts.map(|found| found.range).find(|range| before(range.start) && ends(text.get(range.end..).unwrap_or_default()))
}

/// Whether no second page follows the first.
fn ends(rest: &str) -> bool {
    let second = super::beside::behind_dash(rest.trim_start()).map(str::trim_start);
    !second.is_some_and(super::beside::begins_with_digit) && !rest.starts_with('%')
}
