//! A page for people about every thing, in Finnish and English: what is said of it, and beside every value its sources;
//! what belongs to it; and links both ways.
//!
//! Pages hold no scripts and nothing from elsewhere: HTML, one style sheet, and structured data for search engines.

mod context;
mod evidence;
mod facts;
mod frame;
mod index;
mod links;
mod money;
mod name;
mod page;
mod said;
mod source;
mod structured;
mod term;
mod thing;
mod values;
mod words;

use std::sync::Arc;

use crate::language::Language;
use crate::mapping::FileNames;
use crate::publish::contents::{File, Role, Set};
use crate::publish::describe::publication::Texts;
use crate::query::Library;

use super::{LANGUAGES, pictures};

pub(crate) use context::Context;
pub(super) use frame::{Frame, document};
pub(super) use page::Page;
pub(crate) use thing::thing;

/// How much of a list is shown: people look through a few hundred lines, programs read the data.
const MOST: usize = 500;

/// The look of all pages, in the folder of the bundle.
pub(super) const STYLE: &str = "style.css";

const STYLE_SHEET: &str = include_str!("pages/style.css");

/// The first page of the bundle in both languages, and the style sheet. `later` are the files that are not written yet
/// when the page is; `names` are those of the documents of things, if there are any to link to.
pub(crate) fn files(later: &[String], names: Option<&Arc<FileNames>>, queries: &Arc<Library>) -> Vec<File> {
    let page = |language: Language| {
        let (later, names, queries) = (later.to_vec(), names.cloned(), Arc::clone(queries));
        let title = LANGUAGES.map(|language| (language.tag().to_owned(), words::FRONT_PAGE.of(language).to_owned()));
        File {
            path: super::file(language).to_owned(),
            set: Set::Data,
            role: Role::Documentation,
            title: Texts::from(title),
            writer: Box::new(move |edition, written, out| {
                let context = Context::of(edition, names.clone())?;
                let page = Page::new(*edition, &context, String::new(), language);
                let page = index::index(&page, written, &later, &queries)?;
                Ok(out.write_all(page.into_string().as_bytes())?)
            }),
        }
    };
    LANGUAGES.into_iter().map(page).chain([style()]).collect()
}

fn style() -> File {
    let title = [("fi", "Sivujen tyyli"), ("en", "The style of the pages")];
    File {
        path: STYLE.to_owned(),
        set: Set::Data,
        role: Role::Documentation,
        title: title.map(|(language, title)| (language.to_owned(), title.to_owned())).into(),
        writer: Box::new(|_, _, out| Ok(out.write_all([STYLE_SHEET, pictures::STYLE].concat().as_bytes())?)),
    }
}
