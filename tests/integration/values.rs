//! The parsers of values: one table each, and properties that hold for any text.

mod days;
mod made;
mod names;
mod properties;
mod quantities;
mod whole;

use hanke::text::value::Found;

/// Each text beside what is found in it; a question mark behind a value stands for a doubt.
fn check<T>(parser: impl Fn(&str) -> Vec<Found<T>>, show: impl Fn(&T) -> String, cases: &[(&str, &[&str])]) {
    for (text, expected) in cases {
        let found = parser(text);
        let shown =
            found.iter().map(|one| show(&one.value) + if one.doubt.is_some() { "?" } else { "" }).collect::<Vec<_>>();
        assert_eq!(&shown, expected, "in {text:?}");
        assert!(found.iter().all(|one| !text[one.range.clone()].trim().is_empty()), "in {text:?}");
    }
}
