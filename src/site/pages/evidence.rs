//! The passages that say something: each a link to its place on the page of its source.

use maud::{Markup, html};
use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::Result;
use crate::graph::source_of;
use crate::record::Locator;

use super::page::Page;
use super::{messages, values};

/// How many passages are named beside a value.
const MOST: usize = 6;

/// How much of a source's title stands beside a value.
const TITLE: usize = 60;

/// The passages, in small print; nothing if there are none.
pub(super) fn of(page: &Page<'_>, passages: &[NamedNode]) -> Result<Markup> {
    if passages.is_empty() {
        return Ok(html! {});
    }
    let mut links = Vec::new();
    let mut before = "";
    for passage in passages.iter().take(MOST) {
        let source = source_of(passage.as_str());
        links.push(link(page, passage, source == before)?);
        before = source;
    }
    let more = passages.len().saturating_sub(MOST);
    Ok(html! {
        small.evidence {
            span.unseen { (page.say(messages::SOURCE)) " " }
            @for (index, link) in links.iter().enumerate() { @if index > 0 { "; " } (link) }
            @if more > 0 { " " (page.language.and_others(more)) }
        }
    })
}

/// The link to a passage; without the title if that has just been said.
fn link(page: &Page<'_>, passage: &NamedNode, title_is_said: bool) -> Result<Markup> {
    let source = NamedNodeRef::new_unchecked(source_of(passage.as_str()));
    let name = page.name(source)?;
    let place = place(page, passage);
    let title = values::shortened(&name.text, TITLE);
    let text = match (title_is_said, place) {
        (true, Some(place)) => html! { (place) },
        (_, Some(place)) => html! { span lang=[&name.foreign] dir="auto" { (title) } ", " (place) },
        (_, None) => html! { span lang=[&name.foreign] dir="auto" { (title) } },
    };
    let full = (title != name.text).then_some(&name.text);
    let href = href(page, passage)?;
    Ok(
        html! { @if let Some(href) = href { a href=(href) title=[full] { (text) } } @else { span title=[full] { (text) } } },
    )
}

/// Where in its source a passage stands, in words.
pub(super) fn place(page: &Page<'_>, passage: &NamedNode) -> Option<String> {
    let fragment = fragment_of(passage.as_str())?;
    let locator = Locator::parse_fragment(fragment).map(|locator| locator.label(page.language));
    Some(locator.unwrap_or_else(|| fragment.to_owned()))
}

/// The link to a passage on the page of its source, or to the page if the passage is not shown there.
pub(super) fn href(page: &Page<'_>, passage: &NamedNode) -> Result<Option<String>> {
    let source = NamedNodeRef::new_unchecked(source_of(passage.as_str()));
    let Some(mut href) = page.href(source)? else { return Ok(None) };
    if let Some(fragment) = fragment_of(passage.as_str())
        && page.context.shows_passage(passage.as_ref())
    {
        href.push('#');
        href.push_str(fragment);
    }
    Ok(Some(href))
}

pub(super) fn fragment_of(passage: &str) -> Option<&str> {
    passage.split_once('#').map(|(_, fragment)| fragment)
}
