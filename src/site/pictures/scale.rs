//! Scales: from values to places, in decimal numbers, so that every machine writes the same digits.

use rust_decimal::Decimal;

/// Takes values from one value up to another to places from 0 to a length.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scale {
    from: Decimal,
    to: Decimal,
    length: Decimal,
}

impl Scale {
    pub(super) fn new(from: impl Into<Decimal>, to: impl Into<Decimal>, length: u32) -> Self {
        Self { from: from.into(), to: to.into(), length: length.into() }
    }

    /// A scale from 0 to a round number that is not below the largest value, with its ticks.
    pub(super) fn round(largest: Decimal, length: u32) -> (Self, Vec<Decimal>) {
        let step = step(largest, 4);
        let steps = (largest / step).ceil().max(Decimal::ONE);
        let ticks = std::iter::successors(Some(Decimal::ZERO), |tick| (*tick < steps * step).then(|| tick + step));
        (Self::new(Decimal::ZERO, steps * step, length), ticks.collect())
    }

    /// The place of a value, to a tenth.
    pub(super) fn place(&self, value: impl Into<Decimal>) -> Decimal {
        let range = (self.to - self.from).max(Decimal::new(1, 6));
        tenth((value.into() - self.from) / range * self.length)
    }
}

/// Rounds to a tenth.
pub(super) fn tenth(place: Decimal) -> Decimal {
    place.round_dp(1).normalize()
}

/// The smallest of 1, 2, 5, 10, 20, 50 … that goes into a value no more often than so.
pub(super) fn step(value: Decimal, often: u32) -> Decimal {
    let mut unit = Decimal::ONE;
    loop {
        for factor in [1, 2, 5] {
            let step = unit * Decimal::from(factor);
            if step * Decimal::from(often) >= value {
                return step;
            }
        }
        unit *= Decimal::TEN;
    }
}
