//! Sentences of running text, in Finnish and in English.

use std::ops::Range;

use lazy_regex::regex;

/// Abbreviations whose full stop does not end a sentence.
const ABBREVIATIONS: [&str; 16] =
    ["mm", "esim", "ns", "ym", "yms", "jne", "ks", "vrt", "s", "nro", "milj", "mrd", "e.g", "i.e", "etc", "mr"];

/// The sentences of a text, without what stands between them.
pub(crate) fn sentences(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let mut start = 0;
    for end in regex!(r#"[.!?…]["”')\]]*(\s+)(?:["”'(]?\p{Lu}|[-–•])|\n\n+"#).captures_iter(text) {
        let Some(whole) = end.get(0) else { continue };
        let stop = end.get(1).map_or(whole.start(), |space| space.start());
        if ends_in_abbreviation(text.get(start..stop).unwrap_or_default()) {
            continue;
        }
        sentences.push(start..stop);
        start = end.get(1).map_or(whole.end(), |space| space.end());
    }
    sentences.push(start..text.len());
    sentences.retain(|sentence| text.get(sentence.clone()).is_some_and(|sentence| !sentence.trim().is_empty()));
    sentences
}

fn ends_in_abbreviation(text: &str) -> bool {
    let last =
        text.trim_end_matches('.').rsplit(|character: char| character.is_whitespace() || character == '(').next();
    text.ends_with('.') && last.is_some_and(|last| ABBREVIATIONS.contains(&last.to_lowercase().as_str()))
}
