//! The saved queries, so that people know what the data can answer.

use maud::{Markup, html};

use crate::language::Language;
use crate::publish::describe::queries::encoded;
use crate::query::{Library, SavedQuery};
use crate::site::pages::page::Page;

use super::messages;

pub(super) fn of(page: &Page<'_>, library: &Library) -> Markup {
    html! {
        section aria-labelledby="queries" {
            h2 id="queries" { (page.say(messages::QUERIES)) }
            p { (page.say(messages::QUERIES_INTRO)) }
            @for query in library.iter() { (one(page, query)) }
        }
    }
}

fn one(page: &Page<'_>, query: &SavedQuery) -> Markup {
    let header = &query.header;
    let summary = header.summaries();
    let (language, summary) = summary.found(page.language);
    let foreign = (language != page.language).then_some(language);
    html! {
        details.query id={ "query-" (encoded(&query.name)) } {
            summary { code { (query.name) } " " span lang=[foreign.map(Language::tag)] { (summary) } }
            pre tabindex="0" lang="en" { code { (query.text) } }
        }
    }
}
