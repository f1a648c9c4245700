//! What stands before a place and behind it: words, dashes, digits.

/// The dashes and minus signs of Unicode that stand beside numbers.
const DASHES: [char; 15] = [
    '-', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2015}', '\u{2043}', '\u{207b}', '\u{208b}',
    '\u{2212}', '\u{2796}', '\u{fe58}', '\u{fe63}', '\u{ff0d}',
];

pub(super) fn is_dash(sign: char) -> bool {
    DASHES.contains(&sign)
}

/// A dash that is a minus wherever it stands.
pub(super) fn is_minus(sign: char) -> bool {
    matches!(sign, '\u{207b}' | '\u{208b}' | '\u{2212}' | '\u{2796}')
}

/// A letter or digit, but not the mark of a footnote or of an item.
pub(super) fn is_letter(sign: char) -> bool {
    sign.is_alphabetic() || sign.is_ascii_digit() || matches!(sign, '０'..='９')
}

pub(super) fn first(text: &str) -> Option<char> {
    text.chars().next()
}

pub(super) fn last(text: &str) -> Option<char> {
    text.chars().next_back()
}

/// The letters with which a text begins.
pub(super) fn first_word(text: &str) -> &str {
    let end = text.find(|letter: char| !letter.is_alphabetic()).unwrap_or(text.len());
    text.get(..end).unwrap_or_default()
}

/// The letters in which a text ends.
pub(super) fn last_word(text: &str) -> &str {
    let start = text.char_indices().rev().take_while(|(_, letter)| letter.is_alphabetic()).last();
    start.and_then(|(at, _)| text.get(at..)).unwrap_or_default()
}

pub(super) fn begins_with_digit(text: &str) -> bool {
    text.starts_with(|sign: char| sign.is_ascii_digit())
}

pub(super) fn ends_in_digit(text: &str) -> bool {
    text.ends_with(|sign: char| sign.is_ascii_digit())
}

/// Without one dash at the beginning.
pub(super) fn behind_dash(text: &str) -> Option<&str> {
    text.strip_prefix(is_dash)
}

/// Without one dash at the end.
pub(super) fn before_dash(text: &str) -> Option<&str> {
    text.strip_suffix(is_dash)
}

/// Splits at a place; nothing is lost when it is none.
pub(super) fn around<'a>(text: &'a str, range: &std::ops::Range<usize>) -> (&'a str, &'a str) {
    (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default())
}

/// Whether a text begins or ends with a phrase of small letters, as whole words.
pub(super) fn begins_with(text: &str, phrase: &str) -> bool {
    let Some(written) = same_length(text, phrase) else { return false };
    let rest = text.get(written..).unwrap_or_default();
    !(phrase.ends_with(char::is_alphabetic) && rest.starts_with(char::is_alphanumeric))
}

/// How many bytes of a text say a phrase of small letters; any white space stands for a blank.
fn same_length(text: &str, phrase: &str) -> Option<usize> {
    let mut letters = text.char_indices().peekable();
    for wanted in phrase.chars() {
        let (_, written) = letters.next()?;
        let same = if wanted == ' ' { written.is_whitespace() } else { small(written) == wanted };
        if !same {
            return None;
        }
        while wanted == ' ' && letters.next_if(|(_, blank)| blank.is_whitespace()).is_some() {}
    }
    Some(letters.peek().map_or(text.len(), |(at, _)| *at))
}

fn small(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// Whether a text ends with a phrase of small letters, as whole words; what stands before it then.
pub(super) fn before_phrase<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let (mut written, mut left) = (text, phrase);
    while let Some(wanted) = last(left) {
        let sign = last(written)?;
        if wanted == ' ' {
            sign.is_whitespace().then_some(())?;
            written = written.trim_end();
        } else {
            (small(sign) == wanted).then_some(())?;
            written = written.get(..written.len() - sign.len_utf8())?;
        }
        left = left.get(..left.len() - wanted.len_utf8())?;
    }
    let whole = !(phrase.starts_with(char::is_alphabetic) && written.ends_with(char::is_alphanumeric));
    whole.then_some(written)
}
