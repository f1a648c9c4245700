//! How the data came about, and how they may be used.

use maud::{Markup, html};
use oxigraph::model::{NamedOrBlankNode, Term};

use crate::Result;
use crate::mapping::concept_scheme;
use crate::site::pages::page::Page;
use crate::site::pages::{messages as shared, structured, values};
use crate::vocab::{ns, skos};

use super::messages;

/// What a passage is, and which source counts when they disagree.
pub(super) fn made(page: &Page<'_>) -> Result<Markup> {
    let ranks = ranks(page)?;
    let claims = page.edition.profile.has_claims();
    let vocabulary = page.link_to_page("ns/");
    Ok(html! {
        section aria-labelledby="made" {
            h2 id="made" { (page.say(messages::MADE)) }
            @if claims { p { (page.say(messages::MADE_PASSAGES)) } }
            p { (page.say(messages::MADE_VIEW)) @if claims { " " (page.say(messages::MADE_OTHERS)) } }
            @if !ranks.is_empty() {
                p { (page.say(messages::MADE_RANKS)) }
                ol { @for rank in ranks { li { (rank) } } }
            }
            p { a href=(vocabulary) { (page.say(messages::MADE_TERMS)) } }
        }
    })
}

/// The ranks of sources, the weightiest first.
fn ranks(page: &Page<'_>) -> Result<Vec<String>> {
    let scheme = concept_scheme("source-ranks");
    let mut ranks = Vec::new();
    for rank in page.statements.linked(skos::IN_SCHEME, Term::from(scheme).as_ref())? {
        let NamedOrBlankNode::NamedNode(rank) = rank else { continue };
        if let Some(Term::Literal(precedence)) = page.value(rank.as_ref(), ns::PRECEDENCE)? {
            let precedence = precedence.value().parse::<u32>().unwrap_or_default();
            ranks.push((std::cmp::Reverse(precedence), page.name(rank.as_ref())?.text.clone()));
        }
    }
    ranks.sort();
    Ok(ranks.into_iter().map(|(_, name)| name).collect())
}

/// How to cite the data set, under which licence it is, and whom to ask.
pub(super) fn cite(page: &Page<'_>) -> Markup {
    let publication = page.edition.publication;
    let (licence, terms) = structured::licence(&publication.licence);
    let modified = values::date(&publication.modified.to_string(), page.language);
    let contact = &publication.contact;
    html! {
        section aria-labelledby="cite" {
            h2 id="cite" { (page.say(messages::CITE)) }
            p { (page.say(messages::CITE_AS)) }
            blockquote {
                p {
                    (page.pick(&publication.publisher.name)) ": "
                    cite { (page.pick(&publication.title)) } ". "
                    (page.say(shared::VERSION)) " " (publication.version) ", " (modified) ". "
                    a href=(publication.url) { (publication.url) }
                }
            }
            p { (page.say(messages::LICENCE)) " " a rel="license" href=(terms) { (licence) } "." }
            p {
                (page.say(messages::ASK)) " " (page.pick(&contact.name)) ", "
                a href={ "mailto:" (contact.email) } { (contact.email) }
                @if let Some(address) = &contact.page { ", " a href=(address) { (address) } }
            }
        }
    }
}
