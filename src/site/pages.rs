//! A page for people about every entity, in Finnish and English: what is said of it, and beside every value its sources;
//! what belongs to it; and links both ways.
//!
//! Pages hold no scripts and nothing from elsewhere: HTML, one style sheet, and structured data for search engines.

mod context;
mod entity;
mod evidence;
mod facts;
mod frame;
mod index;
mod links;
mod messages;
mod money;
mod name;
mod page;
mod source;
mod statements;
mod structured;
mod term;
mod values;

use std::sync::Arc;

use crate::language::{Language, Text};
use crate::mapping::FileNames;
use crate::publish::contents::{File, Role, Set};
use crate::query::Library;

use super::pictures;

pub(crate) use context::Context;
pub(crate) use entity::entity;
use frame::STYLE;
pub(super) use frame::{Frame, document};
pub(super) use page::Page;

const STYLE_SHEET: &str = include_str!("pages/style.css");

/// The first page of the bundle in both languages, and the style sheet. `later` are the files that are not written yet
/// when the page is; `names` are those of the documents of entities, if there are any to link to.
pub(crate) fn files(later: &[String], names: Option<&Arc<FileNames>>, queries: &Arc<Library>) -> Vec<File> {
    let page = |language: Language| {
        let (later, names, queries) = (later.to_vec(), names.cloned(), Arc::clone(queries));
        File {
            path: super::file(language).to_owned(),
            set: Set::Data,
            role: Role::Documentation,
            title: messages::FRONT_PAGE.into(),
            writer: Box::new(move |edition, written, out| {
                let context = Context::of(edition, names.clone())?;
                let page = Page::new(*edition, &context, String::new(), language);
                let page = index::index(&page, written, &later, &queries)?;
                Ok(out.write_all(page.into_string().as_bytes())?)
            }),
        }
    };
    Language::WRITTEN.into_iter().map(page).chain([style()]).collect()
}

fn style() -> File {
    let title = Text::new("Sivujen tyyli", "The style of the pages");
    File {
        path: STYLE.to_owned(),
        set: Set::Data,
        role: Role::Documentation,
        title: title.into(),
        writer: Box::new(|_, _, out| Ok(out.write_all([STYLE_SHEET, pictures::STYLE].concat().as_bytes())?)),
    }
}
