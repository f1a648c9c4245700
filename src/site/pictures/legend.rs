//! What the signs of a picture mean.

use maud::{Markup, html};

use super::label::width;

/// The room that a sign takes.
const SIGN: u32 = 34;
const GAP: u32 = 24;
const LINE: u32 = 22;

/// Signs, each with its meaning, in lines of a width, and the height of them all. A sign is drawn around the middle of
/// a box of 26 by 16.
pub(super) fn legend(signs: &[(Markup, String)], top: u32, room: u32) -> (Markup, u32) {
    let (mut left, mut line) = (0, 0);
    let mut places = Vec::new();
    for (_, meaning) in signs {
        let wide = SIGN + width(meaning);
        if left > 0 && left + wide > room {
            (left, line) = (0, line + 1);
        }
        places.push((left, top + line * LINE));
        left += wide + GAP;
    }
    let drawn = html! {
        g class="legend" {
            @for ((sign, meaning), (x, y)) in signs.iter().zip(places) {
                g transform=(format!("translate({x} {y})")) {
                    (sign)
                    text x=(SIGN) y="12.5" { (meaning) }
                }
            }
        }
    };
    (drawn, (line + 1) * LINE)
}
