//! Texts that no spreadsheet takes for a formula.
//!
//! A spreadsheet runs what begins with one of `= + - @`, so a text that does gets an apostrophe in front, as OWASP
//! advises; so does one that begins with a tab or a line break. Blanks, quotes and invisible characters before the sign
//! do not hide it, and the wide forms of East Asian keyboards count as well. The same is done in the middle of a text,
//! behind a semicolon, a tab or a line break: where the comma is the decimal separator, as in Finland, Excel splits a
//! file of this kind at semicolons, whatever is quoted.
//!
//! To undo it, remove one apostrophe wherever what is left there would get one.

/// What a spreadsheet takes for the beginning of a formula.
const SIGNS: &[char] = &['=', '+', '-', '@', '＝', '＋', '－', '＠', '﹦', '﹢', '﹣', '﹫'];

/// Where a spreadsheet may think that a cell ends.
const BREAKS: &[char] = &[';', '\t', '\r', '\n'];

const MARK: char = '\'';

/// The text, marked where it would be run.
pub(super) fn harmless(text: &str) -> String {
    let mut marked = String::with_capacity(text.len());
    if begins_with_break(text) {
        marked.push(MARK);
    }
    for segment in text.split_inclusive(BREAKS) {
        if is_formula(segment) {
            marked.push(MARK);
        }
        marked.push_str(segment);
    }
    marked
}

fn begins_with_break(text: &str) -> bool {
    text.trim_start_matches(MARK).starts_with(['\t', '\r', '\n'])
}

fn is_formula(segment: &str) -> bool {
    segment.trim_start_matches(is_passed_over).starts_with(SIGNS)
}

/// Blanks, quotes, and what is not seen: joiners, marks of direction, the byte order mark.
fn is_passed_over(c: char) -> bool {
    c.is_whitespace()
        || c.is_control()
        || matches!(c, '\'' | '"' | '’' | '‘' | '”' | '“' | '´' | '`' | '«' | '»')
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
