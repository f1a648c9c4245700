//! What a source says, passage by passage; every passage has its fragment as an anchor.

use maud::{Markup, html};
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad};

use crate::Result;
use crate::vocab::rdf;

use super::context::passages;
use super::page::{MOST, Page};
use super::{evidence, links, messages, term};

pub(super) fn of(page: &Page<'_>, source: NamedNodeRef<'_>) -> Result<Markup> {
    let passages = passages(&page.statements, source)?;
    if passages.is_empty() {
        return Ok(html! {});
    }
    let shown = passages.iter().take(MOST).map(|passage| one(page, passage)).collect::<Result<Vec<_>>>()?;
    Ok(html! {
        section aria-labelledby="passages" {
            h2 id="passages" {
                (page.say(messages::PASSAGES)) " " span.count { "(" (page.language.number(passages.len())) ")" }
            }
            (links::only_first(page, passages.len()))
            @for passage in shown { (passage) }
        }
    })
}

/// A passage and what it says of each entity.
fn one(page: &Page<'_>, passage: &NamedNode) -> Result<Markup> {
    let claims = page.statements.claimed_by(passage.as_ref())?;
    let mut entities = Vec::new();
    for claims in claims.chunk_by(|a, b| a.subject == b.subject).take(MOST) {
        entities.push(of_entity(page, claims)?);
    }
    let anchor = evidence::fragment_of(passage.as_str());
    let place = evidence::place(page, passage).unwrap_or_else(|| passage.as_str().to_owned());
    Ok(html! {
        article.passage id=[anchor] {
            h3 { (place) }
            @for entity in entities { (entity) }
        }
    })
}

fn of_entity(page: &Page<'_>, claims: &[Quad]) -> Result<Markup> {
    let Some(NamedOrBlankNode::NamedNode(entity)) = claims.first().map(|claim| &claim.subject) else {
        return Ok(html! {});
    };
    let of_kind = |claim: &&Quad| claim.predicate != rdf::TYPE;
    let mut said = Vec::new();
    for claim in claims.iter().filter(of_kind) {
        let value = term::of(page, claim.predicate.as_ref(), &claim.object)?;
        said.push(html! { (page.label(claim.predicate.as_ref())) ": " (value) });
    }
    Ok(html! {
        div.claims {
            p { (term::entity(page, entity.as_ref())?) }
            @if !said.is_empty() { ul { @for said in said { li { (said) } } } }
        }
    })
}
