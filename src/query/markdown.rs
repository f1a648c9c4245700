//! Texts of others in a page of Markdown.

use lazy_regex::{Captures, regex};

use crate::record::visible;

/// A text that means nothing to Markdown or HTML: a reader sees it as it is. A web address stays one, since it says where
/// it leads.
pub(crate) fn inert(text: &str) -> String {
    let text = visible(text.trim()).replace('&', "&amp;").replace('<', "&lt;");
    let signs = regex!(r"[\\`*\[\]|~$]|\b_+|_+\b");
    let text = signs
        .replace_all(&text, |found: &Captures<'_>| found[0].chars().flat_map(|sign| ['\\', sign]).collect::<String>());
    let begins = regex!(r"(?m)^(\s*)([-+](?:\D|$)|[>#])|^(\s*\d{1,9})([.)](?:\s|$))");
    begins.replace_all(&text, r"${1}${3}\${2}${4}").into_owned()
}

/// The same in a cell of a table.
pub(super) fn cell(text: &str) -> String {
    inert(text).replace('\n', "<br>")
}

/// A word that is set as code, unless something in it would end the code.
pub(super) fn code(word: &str) -> String {
    if word.contains(['`', '|', '\n']) { cell(word) } else { format!("`{}`", visible(word)) }
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn only_what_markdown_would_obey_is_changed() {
        for (text, written) in [
            ("S2_1, -5 % & #1 <b>", r"S2_1, -5 % &amp; #1 &lt;b>"),
            ("![a](b) `c` | _d_", r"!\[a\](b) \`c\` \| \_d\_"),
            ("- a\n1. b\n# c\n> d\n+", "\\- a\n1\\. b\n\\# c\n\\> d\n\\+"),
            ("https://example.org/a_b#c", "https://example.org/a_b#c"),
            ("a\tb", "a b"),
        ] {
            assert_eq!(inert(text), written);
        }
    }
}
