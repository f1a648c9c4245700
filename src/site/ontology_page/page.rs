//! The page that is being written: of which vocabulary, in which language, for which edition.

use crate::language::{Language, Text};
use crate::publish::Edition;
use crate::site;

use super::vocabulary::Vocabulary;

/// Where the page and the files of the ontology stand in the bundle.
pub(super) const FOLDER: &str = "ns/";

/// The style sheet of this page alone: what is called the same on other pages looks as they say.
pub(super) const STYLE: &str = "ns/style.css";

pub(super) fn path(language: Language) -> String {
    [FOLDER, site::file(language)].concat()
}

/// The page in one language.
pub(super) struct Page<'a> {
    pub vocabulary: &'a Vocabulary,
    pub language: Language,
    pub edition: &'a Edition<'a>,
}

impl Page<'_> {
    /// The text that is in the language of the page.
    pub(super) fn say(&self, text: Text) -> &'static str {
        text.of(self.language)
    }
}
