//! Names of persons beside a title (*projektipäällikkö*) or behind a label (*yhteyshenkilö*), within one line.

use std::ops::Range;
use std::sync::LazyLock;

use lazy_regex::{Captures, Regex, regex};

use super::plain::slice;
use super::scan::{begins, ends, is_word, passing};

/// Two to four names with capitals, as persons have them.
pub(super) const NAME: &str =
    r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?(?: (?:(?:von|af|de) )?\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?){1,2}";

/// Titles; one may be the last part of a compound.
const TITLE: &str = "(?:päällikkö|koordinaattori|johtaja|sihteeri|asiantuntija|suunnittelija|tutkija|ohjaaja|\
     assistentti|valmentaja|kouluttaja|työntekijä|hankevastaava|projektivastaava)(?:n[aä])?";

/// What stands before the name of somebody to turn to.
const LABEL: &str = r"yh(?:teys|dys)henkilö(?:t|n\snimi|n[aä]|in[aä])?|yhteystiedot|lisätie(?:toja|dot)(?:\santaa)?|contact(?:\sperson)?|coordinator|manager|director|kontaktperson|projektledare";

/// Names behind or before a title, when the text has any.
pub(crate) fn titled(text: &str) -> Vec<Range<usize>> {
    let (Some(behind), Some(ahead)) = (behind(), ahead()) else { return Vec::new() };
    if !has_title(text) {
        return Vec::new();
    }
    let behind = passing(text, behind, |groups, free| begins_title(text, groups, free));
    let ahead = passing(text, ahead, |groups, _| {
        groups.get(0).is_some_and(|whole| begins(text, whole.start()) && ends(text, whole.end()))
    });
    let names = behind.filter_map(|groups| groups.get(2)).chain(ahead.filter_map(|groups| groups.get(1)));
    names.map(|name| name.range()).collect()
}

/// Whether the text has a title or a label at all.
pub(crate) fn has_title(text: &str) -> bool {
    regex!(
        r"(?i)päällik|koordinaattori|johtaja|sihteeri|asiantuntija|suunnittelija|tutkija|ohjaaja|assistentti|valmentaja|kouluttaja|työntekijä|vastaava|henkilö|yhteystie|lisätie|contact|coordinator|manager|director|kontaktperson|projektledare"
    )
    .is_match(text)
}

fn behind() -> Option<&'static Regex> {
    static BEHIND: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let be = "(?: (?:toimii|toimi|on|oli|is|was))?";
        Regex::new(&format!(r"(?:((?i:{TITLE}))|(?i:{LABEL}))(?i:{be})(?: ?:[ \n]?|, | )({NAME})")).ok()
    });
    BEHIND.as_ref()
}

fn ahead() -> Option<&'static Regex> {
    static AHEAD: LazyLock<Option<Regex>> = LazyLock::new(|| {
        let english = r"project\s(?:manager|coordinator|director)";
        Regex::new(&format!(r"({NAME})(?:, | \()(?i:\p{{L}}*{TITLE}|{english})")).ok()
    });
    AHEAD.as_ref()
}

/// Whether the title begins a word. One of the first group may be the last part of a compound.
fn begins_title(text: &str, groups: &Captures, free: usize) -> bool {
    let Some(whole) = groups.get(0) else { return false };
    let first = if groups.get(1).is_some() { slice(text, free..whole.start()) } else { "" };
    let letters = first.chars().rev().take_while(|char| is_word(*char)).map(char::len_utf8).sum::<usize>();
    let start = whole.start() - letters;
    begins(text, start) && regex!(r"^\p{L}*$").is_match(slice(text, start..whole.start()))
}
