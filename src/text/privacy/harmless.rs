//! Words that look as if they led to a person, and of which a person has found that they do not.

use std::ops::Range;

use crate::text::value::plain::Plain;

/// Words that lead to nobody, as people have decided.
///
/// ```
/// use hanke::text::privacy::harmless::Harmless;
/// use hanke::text::privacy::personal::found_in;
///
/// let harmless = Harmless::from_iter(["Kahvila Helmi Hilmala"]);
/// assert_eq!(found_in("Kahvila Helmi Hilmala", &Harmless::default()).len(), 1);
/// assert_eq!(found_in("Kahvila Helmi\nHilmala", &harmless).len(), 0);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Harmless(Vec<String>);

impl Harmless {
    /// The words, as they are compared.
    pub(crate) fn words(&self) -> &[String] {
        &self.0
    }

    /// Whether a part of a text stands within words that lead to nobody.
    #[must_use]
    pub fn covers(&self, text: &str, part: &Range<usize>) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let plain = Plain::of(text);
        let line = plain.text().replace('\n', " ");
        let around = |at: usize, words: &str| {
            let source = plain.source(&(at..at + words.len()));
            source.start <= part.start && part.end <= source.end
        };
        self.0.iter().any(|words| line.match_indices(words.as_str()).any(|(at, words)| around(at, words)))
    }
}

impl<T: AsRef<str>> FromIterator<T> for Harmless {
    fn from_iter<I: IntoIterator<Item = T>>(words: I) -> Self {
        let line = |words: T| Plain::of(words.as_ref().trim()).text().replace('\n', " ");
        Self(words.into_iter().map(line).filter(|words| !words.is_empty()).collect())
    }
}

impl Extend<String> for Harmless {
    fn extend<I: IntoIterator<Item = String>>(&mut self, words: I) {
        self.0.extend(Self::from_iter(words).0);
    }
}
