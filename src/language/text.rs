//! A text in each of the languages in which it has been written.

use std::collections::BTreeMap;
use std::convert::Infallible;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Language;

/// A text in one language or more: there is always one to give. `S` is the text in one language, or what stands for it,
/// such as a list of keywords.
///
/// ```
/// use hanke::language::{Language, Text};
///
/// let title = Text::only(Language::Finnish, "Oma lähipelto");
/// assert_eq!(title.found(Language::English), (Language::Finnish, &"Oma lähipelto"));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text<S = &'static str> {
    first: (Language, S),
    others: [Option<(Language, S)>; Language::ALL.len() - 1],
}

impl<S> Text<S> {
    /// A text in Finnish and English.
    #[must_use]
    pub const fn new(finnish: S, english: S) -> Self {
        Self { first: (Language::Finnish, finnish), others: [Some((Language::English, english)), None] }
    }

    /// A text in all languages.
    #[must_use]
    pub const fn in_all(finnish: S, swedish: S, english: S) -> Self {
        let others = [Some((Language::Swedish, swedish)), Some((Language::English, english))];
        Self { first: (Language::Finnish, finnish), others }
    }

    /// A text in one language.
    #[must_use]
    pub const fn only(language: Language, text: S) -> Self {
        Self { first: (language, text), others: [None, None] }
    }

    /// A text in each of the languages of [`Language::WRITTEN`].
    pub fn each(mut text: impl FnMut(Language) -> S) -> Self {
        let Ok(text) = Self::try_each(|language| Ok::<_, Infallible>(text(language)));
        text
    }

    /// A text in each of the languages of [`Language::WRITTEN`].
    ///
    /// # Errors
    /// The first one with which a text cannot be made.
    pub fn try_each<E>(mut text: impl FnMut(Language) -> Result<S, E>) -> Result<Self, E> {
        let [first, rest @ ..] = Language::WRITTEN;
        let first = (first, text(first)?);
        let mut others = [const { None }; Language::ALL.len() - 1];
        for (other, language) in others.iter_mut().zip(rest) {
            *other = Some((language, text(language)?));
        }
        Ok(Self { first, others })
    }

    /// A text in the languages for which there is one; nothing if there is none.
    pub fn of_each(mut text: impl FnMut(Language) -> Option<S>) -> Option<Self> {
        let mut found = Language::ALL.into_iter().filter_map(|language| Some((language, text(language)?)));
        Some(Self { first: found.next()?, others: [found.next(), found.next()] })
    }

    /// The text in a language; if it is not there, in one that a reader of that language may understand: with the
    /// language that it is in.
    #[must_use]
    pub fn found(&self, language: Language) -> (Language, &S) {
        let found = language.preferred().into_iter().find_map(|one| Some((one, self.get(one)?)));
        found.unwrap_or((self.first.0, &self.first.1))
    }

    /// The text that [`found`](Self::found) gives, alone.
    #[must_use]
    pub fn take(self, language: Language) -> S {
        let (found, _) = self.found(language);
        let other = self.others.into_iter().flatten().find(|(one, _)| *one == found);
        other.unwrap_or(self.first).1
    }

    /// The text in a language, if it is there.
    #[must_use]
    pub fn get(&self, language: Language) -> Option<&S> {
        self.iter().find(|(one, _)| *one == language).map(|(_, text)| text)
    }

    /// The texts, each with its language.
    pub fn iter(&self) -> impl Iterator<Item = (Language, &S)> {
        let others = self.others.iter().flatten();
        [&self.first].into_iter().chain(others).map(|(language, text)| (*language, text))
    }

    /// The texts by the tags of their languages, in the order of the tags.
    #[must_use]
    pub fn by_tag(&self) -> BTreeMap<&'static str, &S> {
        self.iter().map(|(language, text)| (language.tag(), text)).collect()
    }

    /// What is made of the text of each language.
    pub fn map<T>(&self, mut make: impl FnMut(&S) -> T) -> Text<T> {
        let [second, third] = &self.others;
        let mut of = |(language, text): &(Language, S)| (*language, make(text));
        Text { first: of(&self.first), others: [second.as_ref().map(&mut of), third.as_ref().map(&mut of)] }
    }
}

impl<'t> Text<&'t str> {
    /// The text in a language, or in one that a reader of that language may understand.
    #[must_use]
    pub fn of(&self, language: Language) -> &'t str {
        self.found(language).1
    }
}

impl Text<String> {
    /// The text in a language, or in one that a reader of that language may understand.
    #[must_use]
    pub fn of(&self, language: Language) -> &str {
        self.found(language).1
    }

    /// The same text in all languages.
    #[must_use]
    pub fn same(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::each(|_| text.clone())
    }

    /// Whether it says nothing in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.iter().all(|(_, text)| text.is_empty())
    }

    /// This text and another one with something between them; where one says nothing, the other alone.
    #[must_use]
    pub fn join(&self, between: &str, other: &Self) -> Self {
        Self::each(|language| match (self.of(language), other.of(language)) {
            ("", alone) | (alone, "") => alone.to_owned(),
            (one, other) => [one, between, other].concat(),
        })
    }
}

impl From<Text<&str>> for Text<String> {
    fn from(text: Text<&str>) -> Self {
        text.map(|text| (*text).to_owned())
    }
}

impl<S: Default> Default for Text<S> {
    /// A text that says nothing.
    fn default() -> Self {
        Self::each(|_| S::default())
    }
}

impl<S: Serialize> Serialize for Text<S> {
    /// The texts by the tags of their languages.
    fn serialize<R: Serializer>(&self, serializer: R) -> Result<R::Ok, R::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de, S: Deserialize<'de>> Deserialize<'de> for Text<S> {
    /// Reads what [`Serialize`] writes.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut texts = BTreeMap::<Language, S>::deserialize(deserializer)?;
        Self::of_each(|language| texts.remove(&language)).ok_or_else(|| D::Error::custom("a text in no language"))
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Text};
    use Language::{English, Finnish, Swedish};

    #[test]
    fn a_text_that_is_not_there_in_a_language_is_given_in_another() {
        let both = Text::new("kyllä", "yes");
        assert_eq!(Language::ALL.map(|language| both.of(language)), ["kyllä", "yes", "yes"]);
        let swedish = Text::only(Swedish, "ja");
        assert_eq!(Language::ALL.map(|language| swedish.of(language)), ["ja"; 3]);
        assert_eq!(swedish.get(Finnish), None);
        assert_eq!(Language::ALL.map(|language| both.take(language)), ["kyllä", "yes", "yes"]);
        let two = Text::of_each(|language| (language != English).then(|| language.tag()));
        assert_eq!(two.map(|two| two.of(English)), Some("fi"));
    }
}
