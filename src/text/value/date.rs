//! Days, spans of days, and years.

pub use super::day::dates;
pub use super::period::{Period, periods};
pub(crate) use super::span::is_beside_an_end;
pub use super::span::{Span, span};
pub use super::year::{Years, year_ranges, years};
