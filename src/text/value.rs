//! Values found in running text, in Finnish and in English: dates, money, codes, organisations and so on.
//!
//! Every parser takes a text of any kind and gives the values in text order, each with the bytes it was read from.
//! Blanks, line ends and dashes of every kind are read alike; see [`plain`].
//!
//! ```
//! use hanke::text::value::{code, money};
//!
//! let text = "Hanke S12345 sai 36 683,47 €";
//! let code = code::project_codes(text).remove(0);
//! assert_eq!((code.value.as_str(), &text[code.range]), ("S12345", "S12345"));
//! assert_eq!(&text[money::amounts(text).remove(0).range], "36 683,47 €");
//! ```

use std::cmp::Reverse;
use std::ops::Range;

mod amount;
pub mod code;
mod currency;
pub mod damage;
pub mod date;
mod day;
pub mod footnote;
pub(crate) mod head;
mod hedge;
pub mod link;
mod listing;
mod mention;
mod modifier;
pub mod money;
mod name;
mod number;
pub mod organization;
pub mod page_reference;
mod period;
pub mod placeholder;
pub mod plain;
mod rest;
pub(crate) mod scan;
mod span;
mod spelling;
mod sum;
pub mod target_group;
pub(crate) mod title;
pub(crate) mod token;
mod unit;
mod word;
mod year;

/// A value and the bytes of the text that it was read from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// The value.
    pub value: T,
    /// Why the value may be wrong; none when it is certain.
    pub doubt: Option<&'static str>,
}

impl<T> Found<T> {
    /// A value that is certain.
    pub const fn sure(range: Range<usize>, value: T) -> Self {
        Self { range, value, doubt: None }
    }

    /// The same with a doubt, unless it has one.
    #[must_use]
    pub fn but(self, doubt: Option<&'static str>) -> Self {
        Self { doubt: self.doubt.or(doubt), ..self }
    }

    /// Another value read from the same bytes.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Found<U> {
        Found { range: self.range, value: change(self.value), doubt: self.doubt }
    }
}

/// In text order, and where two overlap only the one that begins first, or the longer of two that begin together.
pub(crate) fn in_order<T>(mut found: Vec<Found<T>>) -> Vec<Found<T>> {
    found.sort_by_key(|one| (one.range.start, Reverse(one.range.end)));
    let mut end = 0;
    found.retain(|one| {
        let free = one.range.start >= end;
        end = if free { one.range.end } else { end };
        free
    });
    found
}
