//! Days, spans of days, and years.

pub use super::day::dates;
pub use super::period::{Period, periods};
pub use super::span::{Span, span};
pub use super::year::{Years, year_ranges, years};
