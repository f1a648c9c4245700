//! Birth dates: a day or a year that a word says somebody was born on.

use std::ops::Range;

use lazy_regex::regex;

use crate::text::value::scan::{begins, ends};

use super::given_name::is_given;
use super::person::is_surname;

/// Where a plain text says when somebody was born.
pub(super) fn births(text: &str) -> Vec<Range<usize>> {
    let day = regex!(
        r"(?i)(?:s|synt|syntynyt|syntyi|syntyneet|f|född|föddes|born|b|geb|geboren)\.?\s?(?:on\s|den\s)?(?:[0-9]{1,2}\s?[./-]\s?[0-9]{1,2}\s?[./-]\s?(?:[0-9]{4}|[0-9]{2})|[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}\.?(?:st|nd|rd|th)?\s(?:of\s)?(?:(?:tammi|helmi|maalis|huhti|touko|kesä|heinä|elo|syys|loka|marras|joulu)kuu(?:ta|n)?|(?:jan|feb|mar|apr|ma[jiy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])\p{L}{0,7})\.?,?\s[0-9]{4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}{0,6}\.?\s[0-9]{1,2}(?:st|nd|rd|th)?,?\s[0-9]{4})"
    );
    let labelled = regex!(
        r"(?i)(?:syntymä(?:aika|vuosi|päivä|ajat?)|synt\.?\s?(?:aika|v\.)|date\sof\sbirth|year\sof\sbirth|birth\s?(?:date|day|year)|d\.?o\.?b\.?|födelse(?:datum|tid|dag|år))\p{L}{0,5}\s?[:=]?\s?(?:on\s|is\s|oli\s)?[0-9][0-9./ -]*[0-9]"
    );
    let year = regex!(
        r"(?i)[,(]\s?(?:s\.|synt\.?|syntynyt|f\.|född|b\.|born|geb\.?)\s?(?:v\.\s?|vuonna\s|in\s|år\s)?(?:19|20)[0-9]{2}"
    );
    let told =
        regex!(r"(?i)(?:syntynyt|syntyi|född|föddes|born|syntyneet|synt\.?)\s(?:v\.\s?|vuonna\s|in\s|år\s)?19[0-9]{2}");
    let all = [day, labelled, year, told].into_iter().flat_map(|pattern| pattern.find_iter(text));
    let mut found: Vec<_> =
        all.filter(|one| begins(text, one.start()) && ends(text, one.end())).map(|one| one.range()).collect();
    found.extend(bracketed(text));
    found
}

/// Days in brackets behind a word with a capital that came before any project of the European Union in Finland, or
/// behind a given name or a family name.
fn bracketed(text: &str) -> impl Iterator<Item = Range<usize>> {
    let day = regex!(
        r"(?P<word>\p{Lu}[\p{L}-]+)\s\((?P<day>[0-9]{1,2}\.\s?[0-9]{1,2}\.\s?(?P<year>(?:19|20)[0-9]{2})|(?P<iso>(?:19|20)[0-9]{2})-[0-9]{2}-[0-9]{2})\)"
    );
    day.captures_iter(text).filter_map(|groups| {
        let year = groups.name("year").or(groups.name("iso"))?.as_str();
        let word = groups.name("word")?.as_str();
        (year < "1995" || is_given(word) || is_surname(word)).then_some(groups.name("day")?.range())
    })
}
