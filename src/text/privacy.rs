//! What leads to a person: names, how to reach somebody, identity codes, dates of birth, and counts that point at few.

mod address;
mod birth;
pub(crate) mod email;
pub mod few;
pub(crate) mod given_name;
pub mod harmless;
pub mod identity_code;
mod marks;
pub mod person;
pub mod personal;
mod phone;
