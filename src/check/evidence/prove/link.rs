//! Addresses of pages.

use super::Match;
use crate::check::evidence::normalisation::Normalisation;
use crate::extract::value::Found;
use crate::extract::value::link::links;

/// Where an address stands as a whole: one that goes on is another one.
pub(super) fn find(address: &str, text: &str) -> Vec<Match> {
    links(text).into_iter().filter_map(|link| same(address, &link, text)).collect()
}

fn same(address: &str, link: &Found<String>, text: &str) -> Option<Match> {
    let written = text.get(link.range.clone())?;
    if written == address {
        return Some(Match::new(link.range.clone(), Vec::new()));
    }
    if form(&link.value) == form(address) {
        return Some(Match::new(link.range.clone(), vec![Normalisation::LinkForm]));
    }
    broken(address, link, text)
}

/// An address without what may differ: the scheme and a slash at the end.
fn form(address: &str) -> &str {
    let bare = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://")).unwrap_or(address);
    bare.strip_suffix('/').unwrap_or(bare)
}

/// An address that a line end breaks where it plainly goes on: behind a slash, a hyphen or an equals sign.
fn broken(address: &str, link: &Found<String>, text: &str) -> Option<Match> {
    let goes_on = text.get(link.range.clone())?.ends_with(['/', '-', '=', '_', '&', '?']);
    let below = text.get(link.range.end..)?;
    let next = below.trim_start();
    let gap = below.len() - next.len();
    if !goes_on || !below.get(..gap)?.contains('\n') {
        return None;
    }
    let tail = next.split(char::is_whitespace).next()?.trim_end_matches(['.', ',', ';', ':', '!', '?', ')']);
    let whole = [text.get(link.range.clone())?, tail].concat();
    let range = link.range.start..link.range.end + gap + tail.len();
    (form(&whole) == form(address)).then(|| Match::new(range, vec![Normalisation::LinkForm]))
}
