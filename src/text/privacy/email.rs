//! E-mail addresses, also spelt so that programs do not find them.

use std::ops::Range;

use lazy_regex::{Regex, regex};

use crate::text::value::Found;
use crate::text::value::plain::{before, slice};
use crate::text::value::scan::window;

use super::given_name::is_given_in_small;

/// The doubt about an address that is spelt in words.
pub(super) const IN_WORDS: &str = "it may be an e-mail address spelt in words";

/// The bytes that the part before the at sign may have.
const REACH: usize = 100;

/// E-mail addresses, in lower case; the at sign and the dots may be written out: `(at)`, `ät`, `piste`.
pub(crate) fn emails(text: &str) -> Vec<Found<String>> {
    let mut free = 0;
    let found = signs().find_iter(text).filter_map(|sign| {
        let one = address(text, sign.range(), free)?;
        free = one.range.end;
        Some(one)
    });
    found.collect()
}

/// At signs, with the blanks around them.
fn signs() -> &'static Regex {
    regex!(
        r"(?i)\s?(?:@|&#0*64;|&#x0*40;|&commat;|[(\[{<]\s?(?:at|ät|a|ä|@|ät-merkki|miukumauku|miuku)\s?[)\]}>]|%40)\s?|[ _-](?:at|ät|miukumauku|snabel-a)[ _-]"
    )
}

/// The address around an at sign. It begins no earlier than where the last one ended.
fn address(text: &str, sign: Range<usize>, free: usize) -> Option<Found<String>> {
    let written = slice(text, sign.clone());
    let is_word = written.starts_with([' ', '_', '-']) && !written.contains(['@', '(', '[', '{', '<', '&', '%']);
    let start = local(text, free, sign.start, written != "@")?;
    let host = host(text, sign.end, is_word)?;
    let local = slice(text, start..sign.start);
    let glued = before(text, start).is_some_and(|char| char.is_alphanumeric() || char == '@');
    let dotted = host.contains('.') || dots().is_match(host);
    let spelt = || dots().is_match(host) || is_spelt(local, written);
    let fits = if is_word { dotted && spelt() } else { is_address(written, local, host, dotted) };
    let range = start..sign.end + host.len();
    let value = dots().replace_all(&format!("{local}@{host}"), ".").to_lowercase();
    let doubt = match written {
        _ if is_word || !dotted => Some(IN_WORDS),
        "@" => None,
        _ => Some("at sign written out"),
    };
    (fits && !glued).then(|| Found::sure(range, value).but(doubt))
}

/// Whether the part before an at sign in words cannot be another word: *look at example.org*.
fn is_spelt(local: &str, sign: &str) -> bool {
    sign.to_lowercase().contains('ä')
        || sign.starts_with(['_', '-'])
        || local.contains(['.', '_'])
        || dots().is_match(local)
        || is_joined(local)
}

/// Whether a given name and more are written as one word.
fn is_joined(local: &str) -> bool {
    let begins = |end: usize| local.get(..end).is_some_and(|first| local.len() > end + 3 && is_given_in_small(first));
    (4..10).any(begins)
}

/// Whether what stands around a sign is an address, and not a version, a size of pictures or a price.
fn is_address(sign: &str, local: &str, host: &str, dotted: bool) -> bool {
    let plain = dots().replace_all(host, ".");
    let last = plain.rsplit('.').next().unwrap_or_default();
    let named = last.chars().count() >= 2 && last.chars().all(char::is_alphabetic);
    let letters = host.chars().filter(|char| char.is_alphabetic()).count();
    let file = regex!(r"(?i)^[0-9.]+x\.").is_match(host);
    if dotted {
        return named && !file;
    }
    sign == "@" && letters > 3 && letters == host.chars().count() && local.contains(char::is_alphabetic)
}

/// Dots in words, with the blanks or brackets around them.
fn dots() -> &'static Regex {
    regex!(r"(?i)\s?[(\[{]\s?(?:dot|piste|punkt|\.)\s?[)\]}]\s?|\s(?:dot|piste|punkt|\.)\s|_(?:dot|piste)_")
}

/// Where the part before the at sign begins.
fn local(text: &str, free: usize, end: usize, in_words: bool) -> Option<usize> {
    let from = (end.saturating_sub(REACH).max(free)..end).find(|at| text.is_char_boundary(*at))?;
    let lead = text.get(from..end)?;
    let plain = regex!(r"[\p{L}\p{N}][\p{L}\p{N}._%+-]*$");
    let spelt = regex!(
        r"(?i)[\p{L}\p{N}](?:[\p{L}\p{N}._%+-]|\s(?:dot|piste|punkt|\.|underscore|alaviiva)\s|\s?[(\[{]\s?(?:dot|piste|punkt|\.)\s?[)\]}]\s?)*$"
    );
    let found = if in_words { spelt.find(lead) } else { plain.find(lead) };
    found.map(|found| from + found.start())
}

/// What stands behind the at sign.
fn host(text: &str, at: usize, in_words: bool) -> Option<&str> {
    let rest = window(text, at, REACH);
    let plain = regex!(r"(?i)^[\p{L}\p{N}-]+(?:(?:\.|\s?[(\[{]\s?(?:dot|piste|punkt|\.)\s?[)\]}]\s?)[\p{L}\p{N}-]+)*");
    let spelt = regex!(
        r"(?i)^[\p{L}\p{N}-]+(?:(?:\.|\s(?:dot|piste|punkt|\.)\s|_(?:dot|piste)_|\s?[(\[{]\s?(?:dot|piste|punkt|\.)\s?[)\]}]\s?)[\p{L}\p{N}-]+)*"
    );
    let found = if in_words || spelt.find(rest)?.len() > plain.find(rest)?.len() { spelt } else { plain };
    found.find(rest).map(|host| host.as_str())
}
