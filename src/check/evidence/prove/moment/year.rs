//! Years.

use std::ops::Range;

use lazy_regex::regex;

use crate::check::evidence::normalisation::Normalisation;
use crate::check::evidence::prove::beside::{
    around, before_dash, begins_with_digit, behind_dash, ends_in_digit, first, is_letter, last,
};
use crate::check::evidence::prove::link::addresses;
use crate::check::evidence::prove::money::currency_before;
use crate::check::evidence::prove::{End, Look, Match, Refusal};

use super::{day, ends};

/// A year that stands alone, else an end of a span, the year of a day, or a part of a link.
pub(super) fn look(year: i16, end: Option<End>, text: &str) -> Vec<Look> {
    let links = addresses(text);
    let runs = runs(&year.to_string(), text);
    let free = |run: &Range<usize>| !links.iter().any(|link| link.start <= run.start && run.end <= link.end);
    let mut looks: Vec<Look> = runs.iter().filter(|run| free(run)).map(|run| alone(text, run, end)).collect();
    if looks.iter().any(Result::is_ok) {
        return looks;
    }
    let days = day::days(text).into_iter().filter(|day| day.year == Some(year) && !day.short_year);
    looks.extend(days.map(|day| Ok(Match::new(day.range, vec![Normalisation::Date]))));
    let linked = links.into_iter().filter(|link| runs.iter().any(|run| link.start <= run.start && run.end <= link.end));
    looks.extend(linked.map(|link| Ok(Match::new(link, vec![Normalisation::InLink]))));
    looks
}

/// Where the digits stand as a whole run.
fn runs(digits: &str, text: &str) -> Vec<Range<usize>> {
    let found = text.match_indices(digits).map(|(at, _)| at..at + digits.len());
    let whole = |run: &Range<usize>| {
        let (lead, rest) = around(text, run);
        !ends_in_digit(lead) && !begins_with_digit(rest)
    };
    found.filter(whole).collect()
}

fn alone(text: &str, run: &Range<usize>, end: Option<End>) -> Look {
    let (lead, rest) = around(text, run);
    if let Some((span, is_first)) = span(lead, rest, run) {
        let (lead, rest) = around(text, &span);
        if is_part(lead, rest) || counts(lead, rest) {
            return Err(Refusal::PartOfMore);
        }
        let wanted = end.is_none_or(|end| (end == End::First) == is_first);
        return if wanted { Ok(Match::new(span, vec![Normalisation::Span])) } else { Err(Refusal::OtherEnd) };
    }
    if is_part(lead, rest) {
        return Err(Refusal::PartOfMore);
    }
    if counts(lead, rest) {
        return Err(Refusal::Unit);
    }
    ends::of(text, run).may_be(end)?;
    Ok(Match::new(run.clone(), Vec::new()))
}

/// The span of years of which a year is one end, and whether it is the first.
fn span(lead: &str, rest: &str, run: &Range<usize>) -> Option<(Range<usize>, bool)> {
    let year = |digits: &str| digits.len() == 4 && digits.parse().is_ok_and(|year: i16| day::YEARS.contains(&year));
    let behind = behind_dash(rest.trim_start()).map(str::trim_start);
    if let Some(next) = behind.and_then(|next| next.get(..4).filter(|digits| year(digits)).map(|_| next)) {
        let after = next.get(4..).unwrap_or_default();
        return (!after.starts_with(char::is_alphanumeric))
            .then_some((run.start..run.end + rest.len() - after.len(), true));
    }
    let before = before_dash(lead.trim_end()).map(str::trim_end)?;
    let start = before.len().checked_sub(4)?;
    let whole = before.get(start..).is_some_and(year) && !before.get(..start)?.ends_with(char::is_alphanumeric);
    whole.then_some((start..run.end, false))
}

/// Whether the digits are part of a word, code, longer number, file name or decade.
fn is_part(lead: &str, rest: &str) -> bool {
    let glued = |sign: Option<char>, signs: &[char]| sign.is_some_and(|sign| is_letter(sign) || signs.contains(&sign));
    let number_before = lead.strip_suffix(['.', ',', ' ', ':', '\u{a0}']).is_some_and(ends_in_digit);
    let number_behind = rest.strip_prefix(['.', ',', ' ', '\u{a0}']).is_some_and(begins_with_digit);
    let dash_before = before_dash(lead).is_some_and(|lead| lead.ends_with(char::is_alphanumeric));
    let dash_behind = behind_dash(rest).is_some_and(|rest| begins_with_digit(rest) || rest.starts_with("lu"));
    let dotted = rest.strip_prefix(['.', '/', '@']).is_some_and(|rest| rest.starts_with(char::is_alphanumeric));
    glued(last(lead), &['_', '/', '=', '#', '+'])
        || glued(first(rest), &['_'])
        || number_before
        || number_behind
        || dash_before
        || dash_behind
        || dotted
}

/// Whether the number counts something, or is that of a page or a box.
fn counts(lead: &str, rest: &str) -> bool {
    let unit = regex!(
        r"(?i)^[ \u{a0}]?(?:%|‰|€|\$|£|pros|eur|milj|mrd|tuh|kpl|kappal|hlö|henk|osallist|asiak|opiskel|oppil|ihmis|nuor(?:ta|i)|romania|käyn|kertaa|krt|tunti|[hm]\b|k[tm]\b|people|persons|participants|hours|copies|young|members|jäsen|kr\b|mk\b)"
    );
    let before = regex!(
        r"(?i)(?:^|\W)(?:(?:noin|yli|alle|lähes|n\.|enintään|vähintään|about|over|under|nearly|some|up to|PL|P\.O\. Box|sivu\p{L}{0,5}|pages?)\s|(?:ss?|pp?)\.\s?)$"
    );
    let near = lead.char_indices().rev().nth(14).map_or(lead, |(at, _)| lead.get(at..).unwrap_or_default());
    let rest = rest.get(..rest.char_indices().nth(16).map_or(rest.len(), |(at, _)| at)).unwrap_or_default();
    unit.is_match(rest) || before.is_match(near) || currency_before(lead).is_some()
}
