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
mod page;
mod picture;
mod properties;
mod section;
mod term;
mod vocabulary;

use maud::{Markup, html};

use crate::Result;
use crate::language::{Language, Text};
use crate::publish::contents::{File, Role, Set};

use page::{Page, STYLE, path};
use vocabulary::Vocabulary;

/// The page in each language, and how what only it has looks.
pub(crate) fn files() -> Vec<File> {
    Language::WRITTEN.map(file).into_iter().chain([style()]).collect()
}

fn style() -> File {
    let title = Text::new("Sanaston sivun tyyli", "The style of the vocabulary's page");
    File {
        path: STYLE.to_owned(),
        set: Set::Vocabulary,
        role: Role::Documentation,
        title: title.into(),
        writer: Box::new(|_, _, out| Ok(out.write_all(STYLE_SHEET.as_bytes())?)),
    }
}

fn file(language: Language) -> File {
    File {
        path: path(language),
        set: Set::Vocabulary,
        role: Role::Documentation,
        title: Text::new("Hanke-sanasto", "The Hanke vocabulary").into(),
        writer: Box::new(move |edition, _, out| {
            let page = Page { vocabulary: &Vocabulary::shipped()?.with_schemes(edition)?, language, edition };
            Ok(out.write_all(markup(&page)?.into_string().as_bytes())?)
        }),
    }
}

const STYLE_SHEET: &str = include_str!("ontology_page/style.css");

fn markup(page: &Page<'_>) -> Result<Markup> {
    let body = html! {
        (page.introduction())
        (page.contents())
        (picture::section(page))
        (page.classes())
        (page.properties())
        (page.borrowed())
        (page.schemes())
        (page.alignments())
        (page.changes())
    };
    document::document(page, &body)
}
