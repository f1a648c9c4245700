//! Names as labels: as long as there is room, and whole where the reader asks for it.

use maud::{Markup, html};

use crate::text::privacy::few;

/// The name of an entity as it may be shown; its code or the end of its IRI if it has none.
pub(super) fn name(name: Option<&str>, code: Option<&str>, iri: &str) -> String {
    let publishable = name.map(printable).filter(|name| !name.is_empty() && few::persons(name).is_empty());
    let named = publishable.or_else(|| code.map(printable));
    named.unwrap_or_else(|| printable(iri.rsplit(['/', '#']).next().unwrap_or(iri)))
}

/// A text without what XML cannot hold or what would break a line.
fn printable(text: &str) -> String {
    let spaced = text.chars().map(|character| if character.is_control() { ' ' } else { character });
    let held = spaced.filter(|character| !matches!(character, '\u{fffe}' | '\u{ffff}'));
    held.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text that fits into a width, in pixels; the whole of it in a `title` if it had to be cut. It stands by itself, so
/// that text written from the right leaves its neighbours where they are.
pub(super) fn fitted(text: &str, room: u32) -> Markup {
    let cut = cut(text, room);
    html! {
        @if cut != text { title { (text) } }
        tspan class="name" { (cut) }
    }
}

fn cut(text: &str, room: u32) -> String {
    if width(text) <= room {
        return text.to_owned();
    }
    let mut taken = 0;
    let fits = |character: &char| {
        taken += hundredths(*character);
        taken * SIZE / 100 + SIZE <= room
    };
    let start: String = text.chars().take_while(fits).collect();
    [start.trim_end(), "…"].concat()
}

/// The size of text, in pixels.
const SIZE: u32 = 13;

/// About how wide a text is, in pixels; fonts differ, so rather too wide than too narrow.
pub(crate) fn width(text: &str) -> u32 {
    text.chars().map(hundredths).sum::<u32>() * SIZE / 100
}

/// About how wide a letter is, in hundredths of the size of the text.
fn hundredths(character: char) -> u32 {
    match character {
        'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '(' | ')' | ' ' | '-' => {
            36
        }
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' => 92,
        'A'..='Z' | 'Å' | 'Ä' | 'Ö' | '&' => 70,
        '\u{2e80}'.. => 105,
        _ => 60,
    }
}
