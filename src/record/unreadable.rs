//! Texts that are not what they should be.

/// A text that cannot be read as what it should be.
///
/// ```
/// use hanke::record::AsOf;
///
/// let error = "spring 2016".parse::<AsOf>().unwrap_err();
/// assert_eq!(error.to_string(), "\"spring 2016\" is not a moment, such as 2016, 2016-06 or 2016-06-30");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not {expected}")]
pub struct Unreadable {
    /// The text.
    pub text: String,
    /// What it should be, with examples.
    pub expected: &'static str,
}

impl Unreadable {
    pub(crate) fn new(text: &str, expected: &'static str) -> Self {
        Self { text: text.to_owned(), expected }
    }
}
