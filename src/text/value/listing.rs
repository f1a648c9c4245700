//! A text that lists entities, cut at its separators.

use std::ops::Range;

use lazy_regex::regex;

/// What stands between an item and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Separator {
    /// Nothing: the first item.
    Start,
    /// A comma.
    Comma,
    /// A semicolon or a bullet: always a border.
    Border,
    /// The end of a sentence.
    Sentence,
    /// A line end.
    Line,
    /// `ja`, `sekä`, `and`, `och`, `samt`.
    And,
    /// `tai`, `or`, `eller`: one of the two.
    Or,
    /// `&` or `+` between blanks, which stand within names too.
    Sign,
}

/// One item of the cut text.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// What stands before it.
    pub(super) separator: Separator,
    /// Where it stands.
    pub(super) range: Range<usize>,
}

/// The items of a plain text. Nothing is cut inside brackets, and no item is empty.
pub(super) fn items(text: &str) -> Vec<Item> {
    let mut items = Vec::new();
    let (mut separator, mut from, mut depth) = (Separator::Start, 0, Depth::default());
    for cut in regex!(r"(?x)\s?(?:;|•|\n\s?[-*▪◦·]\s)\s? | \s?,(?:\s|$)(?i:(?:ja|sekä|tai|and|or|och|samt|eller)\s)? | [\s/](?i:ja/tai|and/or|och/eller|ja|sekä|tai|and|or|as\swell\sas|och|samt|eller)\s | \s[&+]\s | \n | \.\s(?:\n)?")
        .find_iter(text)
    {
        let item = text.get(from..cut.start()).unwrap_or_default();
        if depth.is_inside(item) || (cut.as_str().starts_with('.') && !ends_sentence(text, cut.start(), cut.end())) {
            continue;
        }
        push(&mut items, separator, text, from..cut.start());
        (separator, from) = (kind(cut.as_str()), cut.end());
        depth = Depth::default();
    }
    push(&mut items, separator, text, from..text.len());
    items
}

/// How many brackets are open, counted once for each byte.
#[derive(Default)]
struct Depth {
    open: usize,
    read: usize,
}

impl Depth {
    fn is_inside(&mut self, item: &str) -> bool {
        for byte in item.as_bytes().iter().skip(self.read) {
            match byte {
                b'(' => self.open += 1,
                b')' => self.open = self.open.saturating_sub(1),
                _ => (),
            }
        }
        self.read = item.len();
        // A bracket that stays open this long was never closed.
        self.open > 0 && item.len() < 400
    }
}

fn kind(cut: &str) -> Separator {
    match cut.trim_matches(' ') {
        bare if bare.starts_with(',') => Separator::Comma,
        "\n" => Separator::Line,
        bare if bare.starts_with('.') => Separator::Sentence,
        bare if matches!(bare.trim().to_lowercase().as_str(), "tai" | "or" | "eller") => Separator::Or,
        bare if bare.contains(char::is_alphabetic) => Separator::And,
        bare if bare.contains(['&', '+']) => Separator::Sign,
        _ => Separator::Border,
    }
}

/// A stop ends a sentence before a capital, unless an initial or an ordinal stands before it.
fn ends_sentence(text: &str, at: usize, next: usize) -> bool {
    let capital = super::plain::behind(text, next).is_some_and(char::is_uppercase);
    let lead = text.get(..at).unwrap_or_default();
    capital && lead.chars().rev().take_while(|char| char.is_lowercase()).take(3).count() == 3
}

fn push(items: &mut Vec<Item>, separator: Separator, text: &str, range: Range<usize>) {
    let range = trimmed(text, range);
    if !range.is_empty() {
        items.push(Item { separator, range });
    }
}

/// Without blanks, bullets and a full stop around.
pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let item = text.get(range.clone()).unwrap_or_default();
    let bullet = |char: char| char.is_whitespace() || matches!(char, '•' | '*' | '▪' | '◦' | '·' | ',' | '.');
    let mut front = item.trim_start_matches(bullet);
    while let Some(rest) = front.strip_prefix("- ") {
        front = rest.trim_start_matches(bullet);
    }
    let start = range.start + item.len() - front.len();
    start
        ..start
            + front.trim_end_matches(|char: char| char.is_whitespace() || matches!(char, ',' | ';' | '.' | ':')).len()
}

/// The last word.
pub(super) fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or_default()
}

/// Whether a word has the shape of a Finnish genitive: `-n`, but not a nominative in `-nen` or Swedish.
pub(super) fn is_genitive(word: &str) -> bool {
    let ends = |endings: [&str; 3]| endings.iter().any(|ending| word.ends_with(ending));
    word.chars().count() > 2 && word.ends_with(['n', 'N']) && !ends(["nen", "NEN", "kommun"])
}

/// Whether the text begins with a small letter.
pub(super) fn is_small(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}
