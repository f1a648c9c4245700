//! One small chart: a column for each year.

use maud::{Markup, html};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::language::{Language, Text};
use crate::site::pictures::label::{fitted, width};
use crate::site::pictures::picture::PROJECTS;
use crate::site::pictures::scale::{Scale, tenth};

use super::sum::Sum;

pub(super) const WIDTH: u32 = 360;
pub(super) const HEIGHT: u32 = 230;
/// The same, for counting charts.
pub(super) const STEP: usize = WIDTH as usize;
pub(super) const DEPTH: usize = HEIGHT as usize;

const LEFT: u32 = 46;
const RIGHT: u32 = 12;
const TOP: u32 = 62;
const COLUMNS: u32 = 126;
const ACROSS: u32 = WIDTH - LEFT - RIGHT;

/// In what money is counted on the axis and above the columns.
#[derive(Clone, Copy)]
pub(super) struct Unit {
    value: Decimal,
    decimals: u32,
    name: Option<&'static str>,
}

impl Unit {
    pub(super) fn of(largest: Decimal, language: Language) -> Self {
        let (value, name) = match largest {
            large if large >= Decimal::from(1_000_000) => {
                (Decimal::from(1_000_000), Some(Text::new("miljoonaa", "million").of(language)))
            }
            large if large >= Decimal::from(10_000) => {
                (Decimal::from(1_000), Some(Text::new("tuhatta", "thousand").of(language)))
            }
            _ => (Decimal::ONE, None),
        };
        let decimals = match largest / value {
            _ if name.is_none() => 0,
            few if few < Decimal::TEN => 2,
            some => u32::from(some < Decimal::ONE_HUNDRED),
        };
        Self { value, decimals, name }
    }

    fn counted(&self, sum: Decimal, language: Language) -> String {
        let mut counted =
            (sum / self.value).round_dp_with_strategy(self.decimals, RoundingStrategy::MidpointAwayFromZero);
        counted.rescale(if counted.is_zero() { 0 } else { self.decimals });
        language.number(counted)
    }
}

pub(super) struct Chart<'a> {
    pub sums: &'a [&'a Sum],
    pub years: &'a [i64],
    pub largest: Decimal,
    pub unit: Unit,
    pub language: Language,
}

impl Chart<'_> {
    pub(super) fn drawn(&self) -> Markup {
        let (scale, ticks) = Scale::round(self.largest / self.unit.value * Decimal::ONE_HUNDRED, COLUMNS);
        html! {
            (self.heading())
            @for tick in ticks { (self.tick(&scale, tick)) }
            @for sum in self.sums { (self.column(&scale, sum)) }
            line class="axis" x1=(LEFT) x2=(WIDTH - RIGHT) y1=(TOP + COLUMNS) y2=(TOP + COLUMNS) {}
            @for (index, year) in self.years.iter().enumerate() {
                @if index % self.labelled_every() == 0 {
                    text class="middle" x=(self.middle(index)) y=(TOP + COLUMNS + 18) { (year) }
                }
            }
        }
    }

    fn heading(&self) -> Markup {
        let first = self.sums.first();
        let share = first.map(|sum| sum.share.as_str()).unwrap_or_default();
        let unit = [self.unit.name.unwrap_or_default(), first.map(|sum| sum.currency.as_str()).unwrap_or_default()];
        html! {
            text class="strong" x="0" y="16" { (first.map(|sum| sum.kind.as_str()).unwrap_or_default()) }
            text x="0" y="34" { (fitted(&[share, ", ", unit.join(" ").trim()].concat(), WIDTH)) }
        }
    }

    fn tick(&self, scale: &Scale, tick: Decimal) -> Markup {
        let y = Decimal::from(TOP + COLUMNS) - scale.place(tick);
        html! {
            line class="grid" x1=(LEFT) x2=(WIDTH - RIGHT) y1=(y) y2=(y) {}
            text class="end quiet" x=(LEFT - 8) y=(y + Decimal::from(4)) {
                (self.language.number((tick / Decimal::ONE_HUNDRED).normalize()))
            }
        }
    }

    fn column(&self, scale: &Scale, sum: &Sum) -> Markup {
        let Some(index) = self.years.iter().position(|year| *year == sum.year) else { return html! {} };
        let height = scale.place((sum.money / self.unit.value * Decimal::ONE_HUNDRED).max(Decimal::ZERO));
        let wide = tenth(self.slot() * Decimal::new(7, 1)).min(Decimal::from(56)).max(Decimal::ONE);
        let top = Decimal::from(TOP + COLUMNS) - height;
        let counted = self.unit.counted(sum.money, self.language);
        html! {
            g {
                title { (sum.year) ": " (sum.said(self.language)) ", " (PROJECTS.counted(sum.projects, self.language)) }
                rect class="bar" x=(tenth(self.middle(index) - wide / Decimal::TWO)) y=(top) width=(wide) height=(height) {}
                @if Decimal::from(width(&counted)) < self.slot() {
                    text class="middle" x=(self.middle(index)) y=(top - Decimal::from(5)) { (counted) }
                }
            }
        }
    }

    fn slot(&self) -> Decimal {
        Decimal::from(ACROSS) / Decimal::from(self.years.len().max(1))
    }

    fn middle(&self, index: usize) -> Decimal {
        tenth(Decimal::from(LEFT) + self.slot() * (Decimal::from(index) + Decimal::new(5, 1)))
    }

    /// So that the numbers of years do not run into each other.
    fn labelled_every(&self) -> usize {
        (self.years.len() * 40).div_ceil(ACROSS as usize).max(1)
    }
}
