//! What points to an entity: its participants, awards, practices and so on, each list a table.

mod plan;
mod row;

use maud::{Markup, html};
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};

use crate::Result;
use crate::site;
use crate::vocab::dcterms;

use super::page::{MOST, Page};
use super::{messages, term};
use plan::{PLANS, Plan};

/// The tables, in the order of the plans, and behind them whatever else points here.
pub(super) fn of(page: &Page<'_>, entity: NamedNodeRef<'_>) -> Result<Markup> {
    let mut tables = PLANS.iter().map(|_| Vec::new()).collect::<Vec<Vec<NamedNode>>>();
    let mut others = Vec::new();
    for quad in page.statements.pointing_to(entity)? {
        // The passages of a source have a list of their own.
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { continue };
        match plan_of(page, &quad)?.and_then(|plan| tables.get_mut(plan)) {
            Some(rows) => rows.push(subject.clone()),
            None if quad.predicate != dcterms::IS_PART_OF => others.push(quad),
            None => {}
        }
    }
    let planned = PLANS.iter().zip(&tables).filter(|(_, rows)| !rows.is_empty());
    let planned = planned.map(|(plan, rows)| table(page, plan, rows)).collect::<Result<Vec<_>>>()?;
    Ok(html! { @for table in planned { (table) } (unplanned(page, &others)?) })
}

fn plan_of(page: &Page<'_>, quad: &Quad) -> Result<Option<usize>> {
    if !PLANS.iter().any(|plan| plan.property == quad.predicate) {
        return Ok(None);
    }
    let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { return Ok(None) };
    let Some(Term::NamedNode(class)) = page.class(subject.as_ref())? else { return Ok(None) };
    Ok(PLANS.iter().position(|plan| plan.property == quad.predicate && plan.class == class))
}

fn table(page: &Page<'_>, plan: &'static Plan, entities: &[NamedNode]) -> Result<Markup> {
    let heads = plan.columns.iter().map(|column| column.head(page, plan)).collect::<Vec<_>>();
    let rows = entities.iter().take(MOST);
    let rows = rows.map(|entity| row::of(page, plan, &heads, entity)).collect::<Result<Vec<_>>>()?;
    let claims = page.edition.profile.has_claims();
    Ok(html! {
        section aria-labelledby=(plan.id) {
            h2 id=(plan.id) { (page.say(plan.title)) " " span.count { "(" (page.language.number(entities.len())) ")" } }
            (only_first(page, entities.len()))
            table {
                thead { tr {
                    @for head in &heads { th scope="col" { (head) } }
                    @if claims { th scope="col" { (page.say(messages::SOURCES)) } }
                } }
                tbody { @for row in rows { (row) } }
            }
        }
    })
}

/// Says that a list is longer than what is shown of it.
pub(super) fn only_first(page: &Page<'_>, all: usize) -> Markup {
    if all <= MOST {
        return html! {};
    }
    html! {
        p.note {
            (page.say(messages::SHOWN)) " " (page.language.number(MOST)) ". "
            (page.say(messages::OF_ALL)) " " (page.language.number(all)) ". "
            a href={ (page.link(site::file(page.language))) "#files" } { (page.say(messages::ALL_IN_FILES)) }
        }
    }
}

fn unplanned(page: &Page<'_>, quads: &[Quad]) -> Result<Markup> {
    if quads.is_empty() {
        return Ok(html! {});
    }
    let mut items = Vec::new();
    for quad in quads.iter().take(MOST) {
        if let NamedOrBlankNode::NamedNode(subject) = &quad.subject {
            items.push((term::entity(page, subject.as_ref())?, term::label(page, quad.predicate.as_ref())));
        }
    }
    Ok(html! {
        section aria-labelledby="links" {
            h2 id="links" { (page.say(messages::OTHER_LINKS)) }
            (only_first(page, quads.len()))
            ul { @for (entity, property) in items { li { (entity) " (" (property) ")" } } }
        }
    })
}
