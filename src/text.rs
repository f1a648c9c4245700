//! What running text says, in Finnish, Swedish and English: values, places, groups of people, and what leads to a person.

pub mod group;
pub mod place;
pub mod privacy;
pub(crate) mod sentence;
pub mod value;
