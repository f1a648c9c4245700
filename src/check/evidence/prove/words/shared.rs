//! Words of which a text prints a part only once.

use crate::check::evidence::normalisation::Normalisation;
use crate::check::evidence::prove::TITLE;

use super::{Match, Rules, Token, Words, find};

/// How many words of a list are looked through.
const REACH: usize = 24;

impl Words<'_> {
    /// Where a list completes a compound: `romaniperheet` in *romaninuoret, -perheet*.
    pub(in super::super) fn completed(&self, compound: &str) -> Vec<Match> {
        const SHORTEST: usize = 3;
        let (wanted, more) = compound.split_once(' ').unwrap_or((compound, ""));
        let (wanted, more) = (wanted.to_lowercase(), Words::of(more));
        let mut found = Vec::new();
        for (at, pair) in self.0.windows(2).enumerate() {
            let [hyphen, tail] = pair else { continue };
            if !(hyphen.is_dash() && !tail.spaced && (hyphen.spaced || at == 0)) {
                continue;
            }
            let first = wanted.strip_suffix(&tail.text.to_lowercase()).map(|first| first.trim_end_matches('-'));
            let Some(first) = first.filter(|first| first.chars().count() >= SHORTEST) else { continue };
            let Some(lender) = self.lender(at, first) else { continue };
            let end = if more.0.is_empty() { Some(tail.end()) } else { self.follows(&more, at + 2) };
            found.extend(end.map(|end| Match::new(lender.start..end, vec![Normalisation::SharedPart])));
        }
        found
    }

    /// The end of words that stand at a place.
    fn follows(&self, words: &Self, at: usize) -> Option<usize> {
        find(&words.0, &self.0, at, TITLE).map(|found| found.range.end)
    }

    /// The word before a place in a list that begins with a part.
    fn lender(&self, before: usize, part: &str) -> Option<&Token<'_>> {
        let from = before.saturating_sub(REACH);
        let near = self.0.get(from..before)?;
        let ends = |token: &Token<'_>| matches!(token.text, "." | ";" | "•");
        let hyphen = |at: usize| self.0.get(at + 1).is_some_and(|next| next.is_dash() && !next.spaced);
        let lends = |at: usize, word: &Token<'_>| {
            word.text.to_lowercase().strip_prefix(part).is_some_and(|rest| !rest.is_empty() || hyphen(at))
        };
        let mut list = near.iter().enumerate().rev().take_while(|(_, token)| !ends(token));
        list.find(|(at, word)| lends(from + at, word)).map(|(_, word)| word)
    }

    /// Where a name stands whose second part the next one of two lends: *Etelä- ja Keski-Pohjanmaa*.
    pub(in super::super) fn shortened(&self, name: &str, rules: Rules) -> Vec<Match> {
        let Some((first, second)) = name.split_once('-') else { return Vec::new() };
        let second = Words::of(second);
        let found = (0..self.0.len()).filter_map(|at| {
            let [word, hyphen, and, other, joint, ..] = self.0.get(at..)? else { return None };
            let own = word.text == first && hyphen.is_dash() && !hyphen.spaced && and.spaced;
            let joined = matches!(and.text, "ja" | "sekä" | "tai") && joint.is_dash() && !joint.spaced;
            let lent = (own && joined && other.is_word()).then(|| find(&second.0, &self.0, at + 5, rules))?;
            // The second part is joined to the other name, so that it is no whole word.
            let lent = lent.or_else(|| self.joined(&second.0, at + 5, rules))?;
            Some(Match { range: word.start..lent.range.end, ..lent }.with(Normalisation::SharedPart))
        });
        found.collect()
    }

    fn joined(&self, words: &[Token<'_>], at: usize, rules: Rules) -> Option<Match> {
        find(words, self.0.get(at..)?, 0, rules)
    }

    /// Where words begin that are a stem, with the endings of an adjective behind it.
    pub(in super::super) fn beginning(&self, stem: &str) -> Vec<Match> {
        let is = |word: &&Token<'_>| {
            word.text.to_lowercase().strip_prefix(stem).is_some_and(|rest| rest.starts_with(['n', 's']))
        };
        let words = self.0.iter().filter(is);
        words.map(|word| Match::new(word.start..word.end(), vec![Normalisation::Inflection])).collect()
    }
}

/// Where the first words of a name and its last ones stand, with nothing but a list of other genitives between them:
/// `kuntien ja koulujen henkilöstö`.
pub(in super::super) fn look_apart(first: &str, last: &str, text: &Words<'_>, rules: Rules) -> Vec<Match> {
    let (first, last) = (Words::of(first), Words::of(last));
    let owners = (0..text.0.len()).filter_map(|at| Some((at, find(&first.0, &text.0, at, rules)?)));
    let found = owners.filter_map(|(at, owner)| {
        let next = at + first.0.len();
        let heads =
            (next + 1..text.0.len().min(next + REACH)).filter_map(|at| Some((at, find(&last.0, &text.0, at, rules)?)));
        let mut heads = heads.filter(|(at, _)| text.0.get(next..*at).is_some_and(is_list));
        let (_, head) = heads.next()?;
        let used = owner.normalisations.into_iter().chain(head.normalisations).chain([Normalisation::SharedPart]);
        Some(Match::new(owner.range.start..head.range.end, used.collect()))
    });
    found.collect()
}

/// Whether words are genitives and what parts the items of a list, which it begins with.
fn is_list(words: &[Token<'_>]) -> bool {
    let parts = |word: &Token<'_>| matches!(word.text, "," | "/" | "-" | "ja" | "sekä" | "tai" | "and" | "och");
    let lends = |at: usize| words.get(at + 1).is_some_and(|next| next.is_dash() && !next.spaced);
    let is_owner =
        |(at, word): (usize, &Token<'_>)| parts(word) || word.is_dash() || word.text.ends_with('n') || lends(at);
    words.first().is_some_and(|word| parts(word) || word.begins_line) && words.iter().enumerate().all(is_owner)
}
