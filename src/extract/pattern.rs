//! The patterns of a layout, each compiled when a text is first held against it: most of a layout is not asked of one document.

use std::fmt;
use std::sync::{Arc, OnceLock};

use regex::Regex;
use serde::{Deserialize, Deserializer};
use toml::Spanned;

/// A regular expression, which is compiled when it is first needed. Its clones share what was compiled.
#[derive(Debug, Clone)]
pub struct Pattern(Arc<Written>);

#[derive(Debug)]
struct Written {
    text: String,
    /// Where it stands in the file, for messages.
    at: usize,
    compiled: OnceLock<Option<Regex>>,
}

impl Pattern {
    fn new(text: String, at: usize) -> Self {
        Self(Arc::new(Written { text, at, compiled: OnceLock::new() }))
    }

    /// The regular expression; nothing if it has a fault, which [`Layout::parse`](super::Layout::parse) refuses.
    #[must_use]
    pub fn regex(&self) -> Option<&Regex> {
        self.0.compiled.get_or_init(|| Regex::new(&self.0.text).ok()).as_ref()
    }

    /// Whether a text has a part that reads like this.
    #[must_use]
    pub fn is_match(&self, text: &str) -> bool {
        self.regex().is_some_and(|regex| regex.is_match(text))
    }

    /// Where it begins in the file that it was read from, and what is wrong with it, if anything is.
    pub(super) fn fault(&self) -> Option<(usize, String)> {
        let compiled = Regex::new(&self.0.text);
        let fault = compiled.as_ref().err().map(|error| (self.0.at, error.to_string()));
        self.0.compiled.get_or_init(|| compiled.ok());
        fault
    }

    /// The same where no word touches it, so that no part of a longer code fits.
    pub(super) fn alone(&self) -> Self {
        Self::new(format!(r"\b{{start-half}}(?:{self})\b{{end-half}}"), self.0.at)
    }
}

impl fmt::Display for Pattern {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0.text)
    }
}

impl<'de> Deserialize<'de> for Pattern {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Spanned::<String>::deserialize(deserializer)?;
        Ok(Self::new(text.as_ref().clone(), text.span().start))
    }
}
