//! The page of the ontology, for people: written from the files of the folder `ontology`, so that it says what they say.
//!
//! The anchors on it are the fragments of the IRIs: `#Project`, `#startDate`, and `#target-groups/roma` for
//! <https://w3id.org/hanke/scheme/target-groups/roma>.

mod alignments;
mod classes;
mod concepts;
mod demand;
mod document;
mod introduction;
mod picture;
mod properties;
mod section;
mod term;
mod vocabulary;

use std::collections::BTreeMap;

use maud::{Markup, html};

use crate::Result;
use crate::language::{Language, Text};
use crate::publish::Edition;
use crate::publish::contents::{File, Role, Set};

use super::LANGUAGES;
use vocabulary::Vocabulary;

/// The page in each language, and how what only it has looks.
pub(crate) fn files() -> Vec<File> {
    LANGUAGES.map(file).into_iter().chain([style()]).collect()
}

fn style() -> File {
    let title = [("fi", "Sanaston sivun tyyli"), ("en", "The style of the vocabulary's page")];
    File {
        path: STYLE.to_owned(),
        set: Set::Vocabulary,
        role: Role::Documentation,
        title: title.map(|(language, title)| (language.to_owned(), title.to_owned())).into(),
        writer: Box::new(|_, _, out| Ok(out.write_all(STYLE_SHEET.as_bytes())?)),
    }
}

fn file(language: Language) -> File {
    let titles =
        LANGUAGES.map(|of| (of.tag().to_owned(), Text::new("Hanke-sanasto", "The Hanke vocabulary").of(of).to_owned()));
    File {
        path: path(language),
        set: Set::Vocabulary,
        role: Role::Documentation,
        title: BTreeMap::from(titles),
        writer: Box::new(move |edition, _, out| {
            let page = Page { vocabulary: &Vocabulary::shipped()?.with_schemes(edition)?, language, edition };
            Ok(out.write_all(page.markup()?.into_string().as_bytes())?)
        }),
    }
}

/// Where the page and the files of the ontology stand in the bundle.
const FOLDER: &str = "ns/";

/// The style sheet of this page alone: what is called the same on other pages looks as they say.
const STYLE: &str = "ns/style.css";

const STYLE_SHEET: &str = include_str!("ontology_page/style.css");

fn path(language: Language) -> String {
    [FOLDER, super::file(language)].concat()
}

/// The page in one language.
struct Page<'a> {
    vocabulary: &'a Vocabulary,
    language: Language,
    edition: &'a Edition<'a>,
}

impl Page<'_> {
    fn markup(&self) -> Result<Markup> {
        let body = html! {
            (self.introduction())
            (self.contents())
            (picture::section(self))
            (self.classes())
            (self.properties())
            (self.borrowed())
            (self.schemes())
            (self.alignments())
            (self.changes())
        };
        document::document(self, &body)
    }

    /// The text that is in the language of the page.
    fn say(&self, text: Text) -> &'static str {
        text.of(self.language)
    }
}
