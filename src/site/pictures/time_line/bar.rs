//! The bars of a time line: their looks tell the status, without colours.

use maud::{Markup, html};
use rust_decimal::Decimal;

use super::calendar::Calendar;
use super::project::Project;

/// How a bar looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Look {
    /// Ended.
    Full,
    /// Ongoing.
    Hatched,
    /// Planned.
    Dashed,
    /// Anything else.
    Pale,
}

impl Look {
    pub(super) fn of(project: &Project) -> Self {
        match project.status.as_deref().and_then(|status| status.rsplit('/').next()) {
            Some("ended") => Self::Full,
            Some("ongoing") => Self::Hatched,
            Some("planned") => Self::Dashed,
            _ => Self::Pale,
        }
    }

    fn class(self) -> &'static str {
        match self {
            Self::Full => "bar",
            Self::Hatched => "bar hatched",
            Self::Dashed => "bar dashed",
            Self::Pale => "bar pale",
        }
    }
}

const TOP: u32 = 5;
const HEIGHT: u32 = 14;
/// How far a bar goes on where its end is not known.
const OPEN: u32 = 26;
/// The room that such a bar and its dots need.
pub(super) const OPEN_ROOM: u32 = OPEN + 20;

/// The pattern of hatched bars.
pub(super) fn hatching() -> Markup {
    html! {
        defs {
            pattern id="time-line-hatching" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)" {
                rect class="ground" width="6" height="6" {}
                rect class="stripe" width="3" height="6" {}
            }
        }
    }
}

pub(super) fn drawn(project: &Project, calendar: &Calendar, left: u32) -> Markup {
    let place = |day| Decimal::from(left) + calendar.place(day);
    let tomorrow = |day: jiff::civil::Date| day.tomorrow().unwrap_or(day);
    let class = Look::of(project).class();
    match (project.start(), project.end()) {
        (Some(start), Some(end)) => {
            let (start, end) = (place(start), place(tomorrow(end)));
            let wide = (end - start).max(Decimal::TWO);
            html! { rect class=(class) x=(start) y=(TOP) width=(wide) height=(HEIGHT) {} }
        }
        (Some(start), None) => html! { (open(class, place(start), 1)) },
        (None, Some(end)) => html! { (open(class, place(tomorrow(end)), -1)) },
        (None, None) => html! {},
    }
}

/// A bar that begins at a place and has a point in its direction instead of an end, with dots that go on.
fn open(class: &str, from: Decimal, direction: i32) -> Markup {
    let x = |pixels: u32| from + Decimal::from(direction) * Decimal::from(pixels);
    let (top, middle, bottom) = (TOP, TOP + HEIGHT / 2, TOP + HEIGHT);
    let points =
        format!("{},{top} {},{top} {},{middle} {},{bottom} {},{bottom}", x(0), x(OPEN - 8), x(OPEN), x(OPEN - 8), x(0));
    html! {
        polygon class=(class) points=(points) {}
        @for dot in [5, 11, 17] { circle class="dot" cx=(x(OPEN + dot)) cy=(middle) r="1.5" {} }
    }
}

pub(super) fn sign(look: Look) -> Markup {
    html! { rect class=(look.class()) x="0" y="1" width="26" height=(HEIGHT) {} }
}

pub(super) fn open_sign() -> Markup {
    html! {
        polygon class="bar pale" points="0,1 6,1 12,8 6,15 0,15" {}
        @for dot in [16, 21, 26] { circle class="dot" cx=(dot) cy="8" r="1.5" {} }
    }
}
