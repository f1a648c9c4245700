//! Checks: whether the data can be trusted and, if not, exactly what to mend and where.

pub mod evidence;
pub mod people;
pub mod same;
