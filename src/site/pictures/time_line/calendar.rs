//! The years of a time line.

use jiff::civil::Date;
use maud::{Markup, html};
use rust_decimal::Decimal;

use crate::site::pictures::scale::{Scale, step};

use super::bar::OPEN_ROOM;
use super::project::Project;

/// How wide the years are together.
pub(super) const ACROSS: u32 = 430;

/// The years from the first day of the first project to the last day of the last.
pub(super) struct Calendar {
    first: i16,
    /// The first year that is no longer shown.
    end: i16,
    /// Room for bars whose beginning is open.
    before: Decimal,
    scale: Scale,
}

impl Calendar {
    /// Nothing if no project has a day.
    pub(super) fn of(projects: &[Project]) -> Option<Self> {
        let years = || projects.iter().flat_map(|project| [project.start(), project.end()]).flatten().map(Date::year);
        let (first, end) = (years().min()?, years().max()? + 1);
        let room = |open: bool| if open { OPEN_ROOM } else { 0 };
        let before = room(projects.iter().any(|project| project.start().is_none()));
        let after = room(projects.iter().any(|project| project.end().is_none()));
        Some(Self { first, end, before: before.into(), scale: Scale::new(first, end, ACROSS - before - after) })
    }

    /// Where a day begins.
    pub(super) fn place(&self, day: Date) -> Decimal {
        let past = Decimal::from(day.day_of_year() - 1) / Decimal::from(day.days_in_year());
        self.before + self.scale.place(Decimal::from(day.year()) + past)
    }

    /// Lines between the years, with their numbers above and below.
    pub(super) fn drawn(&self, left: u32, top: u32, bottom: u32) -> Markup {
        let step = step(Decimal::from(self.end - self.first), ACROSS / 44);
        html! {
            @for year in self.first..=self.end {
                @if (Decimal::from(year - self.first) % step).is_zero() {
                    @let x = Decimal::from(left) + self.before + self.scale.place(year);
                    line class="grid" x1=(x) x2=(x) y1=(top - 6) y2=(bottom + 4) {}
                    @if year < self.end {
                        text class="quiet" x=(x + Decimal::from(4)) y=(top - 8) { (year) }
                        text class="quiet" x=(x + Decimal::from(4)) y=(bottom + 14) { (year) }
                    }
                }
            }
        }
    }
}
