//! What a reader sees of a text, whoever wrote it.

use std::borrow::Cow;

use lazy_regex::{Captures, regex};

/// A text of which everything is seen and nothing is obeyed, for a terminal or another place that people look at.
///
/// What steers a terminal or turns the direction of writing becomes U+FFFD, what shows nothing (soft hyphens, joiners,
/// tags) is left out, and white space other than line ends becomes blanks.
///
/// ```
/// use hanke::record::visible;
///
/// assert_eq!(visible("a\tb\u{ad}c\r\n"), "a bc\n");
/// assert_eq!(visible("\u{1b}[2Ja\u{9b}b\u{202e}c\u{7}"), "\u{fffd}[2Ja\u{fffd}b\u{fffd}c\u{fffd}");
/// ```
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    let hidden = regex!(r"\r\n|[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\x{fff9}-\x{fffb}--\n]");
    hidden.replace_all(text, |found: &Captures<'_>| shown(&found[0]))
}

/// What stands in the place of what is not seen.
fn shown(hidden: &str) -> &'static str {
    let turns = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}');
    match hidden.chars().next() {
        Some('\r') if hidden.ends_with('\n') => "\n",
        Some(space) if space.is_whitespace() => " ",
        Some(steers) if steers.is_control() || turns(steers) => "\u{fffd}",
        _ => "",
    }
}
