//! The target groups that running Finnish text names, in any inflection. Which words mean which group is data
//! (`data/group-words.toml`).

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use lazy_regex::regex;
use regex::Regex;

use super::value::Found;

const WORDS: &str = include_str!("../../data/group-words.toml");

/// The words of all groups, up to their endings.
struct Words {
    stems: Regex,
    /// The group of each stem, by its code in the scheme `target-groups`.
    groups: BTreeMap<String, String>,
}

/// A test reads the file; a group that does not read is never found.
static TABLE: LazyLock<Option<Words>> = LazyLock::new(|| {
    let words: BTreeMap<String, Vec<String>> = toml::from_str(WORDS).ok()?;
    let groups: BTreeMap<_, _> =
        words.into_iter().flat_map(|(code, stems)| stems.into_iter().map(move |stem| (stem, code.clone()))).collect();
    let mut stems: Vec<_> = groups.keys().map(|stem| regex::escape(stem).replace(' ', r"\s+")).collect();
    stems.sort_by_key(|stem| std::cmp::Reverse(stem.len()));
    let stems = Regex::new(&format!("(?i)(?:{})", stems.join("|"))).ok()?;
    Some(Words { stems, groups })
});

/// The groups that a text names, by their codes, in the order of the text.
///
/// ```
/// let groups = hanke::text::group::groups("Vankien ja asunnottomien asumispolku, ei vankila eikä romanityö");
/// assert_eq!(groups.iter().map(|group| group.value.as_str()).collect::<Vec<_>>(), ["prisoners", "homeless"]);
/// ```
#[must_use]
pub fn groups(text: &str) -> Vec<Found<String>> {
    let Some(table) = &*TABLE else { return Vec::new() };
    let stems = table.stems.find_iter(text);
    stems
        .filter_map(|stem| {
            let range = word(text, stem.range())?;
            let stem = stem.as_str().to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
            Some(Found::sure(range, table.groups.get(&stem)?.clone()))
        })
        .collect()
}

/// The whole word, if the stem begins it and an ending of Finnish nouns (number, case, possessive) is all that follows.
fn word(text: &str, stem: Range<usize>) -> Option<Range<usize>> {
    let (before, behind) = (text.get(..stem.start)?, text.get(stem.end..)?);
    let ending = behind.len() - behind.trim_start_matches(char::is_alphanumeric).len();
    let is_ending = regex!(
        r"(?i)^(?:(?:[aeiouyäöjs]{0,2}|s?te|ma|mi|k?kaa?|k?kai)(?:t|n|[aä]|ien|iden|itten|[jt][aä]|ksi|ill[aäe]|ilt[aä]|iss[aä]|ist[aä]|ihin|iin|in[aä]|ll[aäe]|lt[aä]|ss[aä]|st[aä]))?(?:ns[aä]|en)?$"
    );
    let is_word = !before.ends_with(char::is_alphanumeric) && is_ending.is_match(behind.get(..ending)?);
    is_word.then(|| stem.start..stem.end + ending)
}
