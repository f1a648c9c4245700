//! The words and signs of a text, and finding those of a value among them.

mod shared;

use std::ops::Range;

use crate::check::evidence::normalisation::Normalisation;

use super::{Look, Match, Refusal, inflection};
pub(super) use shared::look_apart;

/// A run of letters and digits, or one other sign.
#[derive(Debug)]
struct Token<'a> {
    text: &'a str,
    start: usize,
    /// Whether white space stands before it.
    spaced: bool,
    /// Whether a line ends before it.
    begins_line: bool,
}

impl Token<'_> {
    fn end(&self) -> usize {
        self.start + self.text.len()
    }

    fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphanumeric)
    }

    fn is_dash(&self) -> bool {
        matches!(
            self.text,
            "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2014}" | "\u{2015}" | "\u{2212}"
        )
    }

    fn is_quote(&self) -> bool {
        matches!(self.text, "\"" | "'" | "”" | "“" | "„" | "»" | "«" | "’" | "‘" | "´" | "`")
    }

    fn ends_in_digit(&self) -> bool {
        self.text.ends_with(|last: char| last.is_ascii_digit())
    }

    fn begins_with_digit(&self) -> bool {
        self.text.starts_with(|first: char| first.is_ascii_digit())
    }
}

/// The words and signs of a text, which is split once for all the values that are looked for in it.
#[derive(Debug)]
pub(in super::super) struct Words<'a>(Vec<Token<'a>>);

impl<'a> Words<'a> {
    pub(in super::super) fn of(text: &'a str) -> Self {
        let mut tokens = Vec::new();
        let (mut at, mut space) = (0, 0..0);
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let end = at + length(rest);
            let token = text.get(at..end).unwrap_or_default();
            if token.starts_with(char::is_whitespace) {
                space.end = end;
            } else {
                let begins_line = text.get(space.clone()).is_some_and(|space| space.contains('\n'));
                tokens.push(Token { text: token, start: at, spaced: !space.is_empty(), begins_line });
                space = end..end;
            }
            at = end;
        }
        Self(tokens)
    }
}

/// The bytes of the word or sign that a text begins with.
fn length(text: &str) -> usize {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let word = text.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(text.len());
    word.max(first)
}

/// Which words may be inflected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inflected {
    None,
    /// The last word of a name.
    Last,
    Any,
    /// Any, and with the endings that hang on the case of a name in running text: `Kuopiossakin`.
    Hung,
}

impl Inflected {
    /// Whether a word in small letters may stand for another one, which is the last of a value or not.
    fn allows(self, last: bool, word: &str, written: &str) -> bool {
        match self {
            Self::None => false,
            Self::Last => last && inflection::is_form(word, written),
            Self::Any => inflection::is_form(word, written),
            Self::Hung => inflection::is_hung_form(word, written),
        }
    }
}

/// What may differ in a kind of text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Rules {
    /// Small letters for capitals.
    pub case: bool,
    /// Whether a name must keep a capital at its beginning: `OK` is not `ok`.
    pub capital: bool,
    /// Whether a space may stand or lack beside a sign.
    pub spaces: bool,
    pub inflected: Inflected,
}

/// Where the words of a value stand in a text, one after the other.
pub(super) fn look(value: &str, text: &Words<'_>, rules: Rules) -> Vec<Look> {
    let value = Words::of(value);
    (0..text.0.len()).filter_map(|at| found_at(&value.0, &text.0, at, rules)).collect()
}

fn find(value: &[Token<'_>], text: &[Token<'_>], at: usize, rules: Rules) -> Option<Match> {
    found_at(value, text, at, rules)?.ok()
}

/// Where the words of a value stand, the last of them as the first part of a compound.
///
/// A short last word could be the beginning of anything (*romani* of *romanialainen*): it is not looked for.
pub(super) fn find_part(value: &str, text: &Words<'_>) -> Vec<Match> {
    const SHORTEST: usize = 7;
    let value = Words::of(value);
    let Some((last, lead)) = value.0.split_last() else { return Vec::new() };
    if last.text.chars().count() < SHORTEST {
        return Vec::new();
    }
    let rules = super::TITLE;
    let ends = text.0.iter().enumerate().filter(|(index, word)| is_first_part(last, word, text.0.get(index + 1)));
    let found = ends.filter_map(|(index, word)| {
        let start = index.checked_sub(lead.len())?;
        let lead = if lead.is_empty() { None } else { Some(find(lead, &text.0, start, rules)?) };
        let from = lead.as_ref().map_or(word.start, |lead| lead.range.start);
        Some(Match::new(from..word.end(), lead.map(|lead| lead.normalisations).unwrap_or_default()))
    });
    found.collect()
}

/// Whether a word is a compound that begins with a part, or that part before a hyphen.
fn is_first_part(part: &Token<'_>, word: &Token<'_>, next: Option<&Token<'_>>) -> bool {
    const SHORTEST_REST: usize = 3;
    let (part, written) = (part.text.to_lowercase(), word.text.to_lowercase());
    let Some(rest) = written.strip_prefix(&part) else { return false };
    let hyphen = next.is_some_and(|next| next.text == "-" && !next.spaced);
    if rest.is_empty() { hyphen } else { rest.chars().count() >= SHORTEST_REST }
}

fn found_at(value: &[Token<'_>], text: &[Token<'_>], at: usize, rules: Rules) -> Option<Look> {
    let there = text.get(at..at.checked_add(value.len())?)?;
    let mut used = Vec::new();
    for (index, (wanted, token)) in value.iter().zip(there).enumerate() {
        let last = index + 1 == value.len();
        same(wanted, token, rules, index == 0, last, &mut used)?;
        if index > 0 {
            let space = space(wanted, token, value.get(index - 1)?);
            (rules.spaces || space.is_none()).then_some(())?;
            used.extend(space);
        }
    }
    let after = text.get(at + value.len()..).unwrap_or_default();
    let (first, last) = (there.first()?, there.last()?);
    let lead = text.get(..at)?;
    let cut = !rules.spaces && (is_tied(last, after.first()) || begins_tied(lead, first));
    // The digits behind a hyphen are no thousands: a number may follow a business id.
    let tied = value.len() > 1 && !last.spaced;
    let after = if tied && after.first().is_some_and(|next| next.spaced) { &[] } else { after };
    if cut || !is_whole(lead, first, last, after) {
        return Some(Err(Refusal::PartOfMore));
    }
    used.extend(ending_behind_colon(last, after));
    Some(Ok(Match::new(first.start..last.end(), used)))
}

/// What the space before a sign or behind it makes necessary. Between two words there always is one.
fn space(wanted: &Token<'_>, token: &Token<'_>, before: &Token<'_>) -> Option<Normalisation> {
    let dash = wanted.is_dash() || before.is_dash();
    (wanted.spaced != token.spaced).then_some(if dash { Normalisation::Dash } else { Normalisation::WhiteSpace })
}

/// Whether a token stands for another, and what is necessary for that.
fn same(
    wanted: &Token<'_>,
    token: &Token<'_>,
    rules: Rules,
    first: bool,
    last: bool,
    used: &mut Vec<Normalisation>,
) -> Option<()> {
    if wanted.text == token.text {
        return Some(());
    }
    // By far the most words are told apart by their first letter.
    let first_letter = |token: &Token<'_>| token.text.chars().flat_map(char::to_lowercase).next();
    if wanted.is_word() && first_letter(wanted) != first_letter(token) {
        return None;
    }
    if !wanted.is_word() || !token.is_word() {
        return sign(wanted, token).map(|difference| used.push(difference));
    }
    let capital = |token: &Token<'_>| token.text.starts_with(char::is_uppercase);
    if rules.capital && first && capital(wanted) && !capital(token) {
        return None;
    }
    let (small, written) = (wanted.text.to_lowercase(), token.text.to_lowercase());
    let form = small != written;
    if form && !rules.inflected.allows(last, &small, &written) {
        return None;
    }
    let case = !token.text.starts_with(common(wanted.text, &small, &written));
    if case && !rules.case {
        return None;
    }
    used.extend(case.then_some(Normalisation::LetterCase));
    used.extend(form.then_some(Normalisation::Inflection));
    Some(())
}

/// The beginning of a word that a form of it shares, letter case aside.
fn common<'a>(word: &'a str, small: &str, written: &str) -> &'a str {
    let shared = small.chars().zip(written.chars()).take_while(|(a, b)| a == b).count();
    word.char_indices().nth(shared).map_or(word, |(end, _)| word.get(..end).unwrap_or_default())
}

fn sign(wanted: &Token<'_>, token: &Token<'_>) -> Option<Normalisation> {
    if wanted.is_dash() && token.is_dash() {
        return Some(Normalisation::Dash);
    }
    (wanted.is_quote() && token.is_quote()).then_some(Normalisation::QuotationMark)
}

/// Whether a code ends in a dash that ties it to what follows.
fn is_tied(last: &Token<'_>, next: Option<&Token<'_>>) -> bool {
    next.is_some_and(|next| !next.spaced && last.is_dash() && next.is_word())
}

/// Whether a dash ties a code to the word before it.
fn begins_tied(before: &[Token<'_>], first: &Token<'_>) -> bool {
    let [.., word, dash] = before else { return false };
    word.is_word() && dash.is_dash() && !dash.spaced && !first.spaced
}

/// Whether what was found is no part of a longer number and not the last part of a compound.
fn is_whole(before: &[Token<'_>], first: &Token<'_>, last: &Token<'_>, after: &[Token<'_>]) -> bool {
    let thousands =
        before.last().is_some_and(|word| grouped(word, first)) || after.first().is_some_and(|word| grouped(last, word));
    !thousands && !joined_before(before, first) && !joined_behind(last, after)
}

/// Whether two words are one number whose thousands a space sets apart: `1 923`.
fn grouped(word: &Token<'_>, next: &Token<'_>) -> bool {
    let digits = |word: &Token<'_>| word.text.bytes().all(|byte| byte.is_ascii_digit());
    next.spaced && !next.begins_line && digits(word) && word.text.len() <= 3 && digits(next) && next.text.len() == 3
}

fn joined_before(before: &[Token<'_>], first: &Token<'_>) -> bool {
    let [.., word, sign] = before else { return false };
    if sign.is_word() || first.spaced || sign.spaced || !word.is_word() {
        return false;
    }
    if first.begins_with_digit() {
        let number = sign.is_dash() || matches!(sign.text, "." | "," | "/" | ":");
        return sign.text == "_" || (number && word.ends_in_digit());
    }
    sign.text == "-" && first.is_word()
}

fn joined_behind(last: &Token<'_>, after: &[Token<'_>]) -> bool {
    let [sign, word, ..] = after else { return false };
    let tight = !sign.spaced && !word.spaced && word.begins_with_digit() && last.ends_in_digit();
    let decimal = last.begins_with_digit() && matches!(sign.text, "," | ":");
    tight && (decimal || sign.is_dash() || matches!(sign.text, "." | "/" | "_"))
}

/// The ending of a case behind a colon: `KOSKE:n`.
fn ending_behind_colon(last: &Token<'_>, after: &[Token<'_>]) -> Option<Normalisation> {
    let [colon, ending, ..] = after else { return None };
    let tight = colon.text == ":" && !colon.spaced && !ending.spaced && last.is_word();
    (tight && ending.text.starts_with(char::is_lowercase) && ending.text.len() < 7).then_some(Normalisation::Inflection)
}

/// The part of a text between two words that a cut leaves whole.
pub(in super::super) fn whole_words(text: &str, range: Range<usize>) -> Range<usize> {
    let inside = |at: usize| {
        let lead = text.get(..at).unwrap_or_default();
        let rest = text.get(at..).unwrap_or_default();
        lead.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric)
    };
    let cut = text.get(range.clone()).unwrap_or_default();
    let outside = |letter: char| !letter.is_alphanumeric();
    let start = if inside(range.start) { cut.find(outside).unwrap_or(cut.len()) } else { 0 };
    let end = if inside(range.end) { cut.rfind(outside).map_or(0, |last| last + 1) } else { cut.len() };
    range.start + start..range.start + end.max(start)
}
