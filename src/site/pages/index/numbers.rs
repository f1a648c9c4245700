//! How much there is of what.

use maud::{Markup, html};

use crate::Result;
use crate::site::pages::entity::LISTS;
use crate::site::pages::page::Page;
use crate::vocab::ns;

use super::messages;

pub(super) fn of(page: &Page<'_>) -> Result<Markup> {
    let mut numbers = Vec::new();
    for (class, anchor, title) in LISTS {
        numbers.push((page.statements.entities(class)?.len(), page.say(title), Some(anchor)));
    }
    // Without claims, passages and what they state are not part of the publication.
    if page.edition.profile.has_claims() {
        numbers.push((page.statements.entities(ns::PASSAGE)?.len(), page.say(messages::PASSAGES), None));
        numbers.push((page.edition.graph.counts().statements, page.say(messages::STATEMENTS), None));
    }
    Ok(html! {
        dl.numbers {
            @for (number, title, anchor) in numbers {
                div {
                    dt { @if let Some(anchor) = anchor { a href={ "#" (anchor) } { (title) } } @else { (title) } }
                    dd { (page.language.number(number)) }
                }
            }
        }
    })
}
