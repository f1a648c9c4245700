//! Texts in the languages of a publication.

use std::collections::BTreeMap;

use super::describe::publication::Texts;

/// A text in Finnish, Swedish and English.
pub(crate) fn texts(texts: [&str; 3]) -> Texts {
    let of_languages = ["fi", "sv", "en"].into_iter().zip(texts);
    of_languages.map(|(language, text)| (language.to_owned(), text.to_owned())).collect::<BTreeMap<_, _>>()
}
