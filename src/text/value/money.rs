//! Amounts of money, and a sum that is all that a text says.

pub use super::amount::amounts;
pub use super::sum::{Sums, sums};
