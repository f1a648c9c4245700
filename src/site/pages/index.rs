//! The first page of a bundle: what is in it, how it came about, and where to go from here.

mod about;
mod files;
mod lists;
mod messages;
mod numbers;
mod queries;

use maud::{Markup, html};

use crate::Result;
use crate::publish::contents::Written;
use crate::query::Library;
use crate::site::pictures::{self, Picture};

use super::frame::{Frame, document};
use super::page::Page;
use super::structured;

/// The content of the first page. `written` are the files that it lists; those that come later have no size yet.
pub(super) fn index(page: &Page<'_>, written: &[Written], later: &[String], queries: &Library) -> Result<Markup> {
    let edition = page.edition;
    let pictures = pictures::all(&edition, page.language)?;
    let title = page.pick(&edition.publication.title);
    let body = html! {
        div.glance {
            h1 dir="auto" { (title) }
            p.lead dir="auto" { (page.pick(&edition.publication.description)) }
            (numbers::of(page)?)
        }
        (contents(page, &pictures))
        (lists::of(page)?)
        (drawn(page, &pictures))
        (about::made(page)?)
        (queries::of(page, queries))
        (files::of(page, written, later))
        (about::cite(page))
    };
    let frame = Frame {
        title: title.to_owned(),
        description: page.pick(&edition.publication.description).to_owned(),
        above: Vec::new(),
        documents: None,
        style: None,
        structured: vec![structured::data_set(page, written)],
        page,
    };
    Ok(document(&frame, &body))
}

/// What stands on the page behind the lists, to which the numbers link.
fn contents(page: &Page<'_>, pictures: &[Picture]) -> Markup {
    let drawn = (!pictures.is_empty()).then_some((PICTURES, messages::PICTURES));
    let parts = drawn.into_iter().chain(messages::SECTIONS.iter().copied());
    html! {
        nav.contents aria-label=(page.say(messages::CONTENTS)) {
            ul { @for (anchor, title) in parts { li { a href={ "#" (anchor) } { (page.say(title)) } } } }
        }
    }
}

/// The anchor of the pictures.
const PICTURES: &str = "pictures";

/// The pictures, each with its table and the query that gave its numbers.
fn drawn(page: &Page<'_>, pictures: &[Picture]) -> Markup {
    html! {
        @if !pictures.is_empty() {
            section aria-labelledby=(PICTURES) {
                h2 id=(PICTURES) { (page.say(messages::PICTURES)) }
                @for picture in pictures { (figure(page, picture)) }
            }
        }
    }
}

fn figure(page: &Page<'_>, picture: &Picture) -> Markup {
    html! {
        figure id=(picture.id) {
            figcaption { (picture.title) }
            div.drawing role="group" aria-label=(picture.title) tabindex="0" { (picture.svg) }
            details { summary { (page.say(messages::AS_TABLE)) } div.scroll { (picture.alternative) } }
            p.note { (page.say(messages::DRAWN_FROM)) " " a href={ "#query-" (picture.query) } { code { (picture.query) } } }
        }
    }
}
