//! A row of a table: what is said of one entity that points to another.

use std::collections::BTreeSet;

use maud::{Markup, html};
use oxigraph::model::NamedNode;

use crate::Result;
use crate::graph::{Statement, place};
use crate::site::pages::page::Page;
use crate::site::pages::{evidence, messages, money, statements, term};

use super::plan::{Column, Plan};

pub(super) fn of(page: &Page<'_>, plan: &'static Plan, heads: &[String], entity: &NamedNode) -> Result<Markup> {
    let statements = statements::of(page, entity.as_ref())?;
    let mut cells = Vec::new();
    for (column, head) in plan.columns.iter().zip(heads) {
        cells.push((head, cell(page, *column, entity, &statements)?));
    }
    let leads_there = plan.columns.iter().any(|column| matches!(column, Column::Itself));
    let href = if leads_there { None } else { page.href(entity.as_ref())? };
    let sources = evidence::of(page, &passages(plan, &statements))?;
    Ok(html! {
        tr {
            @for (index, (head, cell)) in cells.into_iter().enumerate() {
                @if index == 0 { th scope="row" data-label=(head) { (cell) (more(page, href.as_deref())) } }
                @else { td data-label=(head) { (cell) } }
            }
            @if page.edition.profile.has_claims() { td data-label=(page.say(messages::SOURCES)) { (sources) } }
        }
    })
}

/// The link to the page of the row's entity, where no column leads there.
fn more(page: &Page<'_>, href: Option<&str>) -> Markup {
    html! { @if let Some(href) = href { " " a.more href=(href) { (page.say(messages::DETAILS)) } } }
}

fn cell(page: &Page<'_>, column: Column, entity: &NamedNode, statements: &[Statement]) -> Result<Markup> {
    match column {
        Column::Itself => term::entity(page, entity.as_ref()),
        Column::Said(_) => {
            let said = column.properties().iter().filter_map(|property| statements::find(statements, *property));
            let cells = said.map(|statement| values(page, statement)).collect::<Result<Vec<_>>>()?;
            Ok(html! { @for cell in cells { (cell) } })
        }
        Column::Money => sum(page, entity, statements),
    }
}

fn values(page: &Page<'_>, statement: &Statement) -> Result<Markup> {
    let disagree = statement.others().next().is_some();
    let mut cell = Vec::new();
    for value in statements::readable(page, statement) {
        let text = term::of(page, statement.property.as_ref(), &value.term)?;
        cell.push(match (value.shown, disagree) {
            (true, false) => html! { div { (text) } },
            (true, true) => html! { div { (text) " " (evidence::of(page, &value.passages)?) } },
            (false, _) => other(page, &text, &value.passages)?,
        });
    }
    Ok(html! { @for value in cell { (value) } })
}

/// What a source says that is not the one of the view.
fn other(page: &Page<'_>, text: &Markup, passages: &[NamedNode]) -> Result<Markup> {
    Ok(html! {
        div.other { span.mark { (page.say(messages::ANOTHER_SOURCE)) ":" } " " (text) " " (evidence::of(page, passages)?) }
    })
}

fn sum(page: &Page<'_>, entity: &NamedNode, statements: &[Statement]) -> Result<Markup> {
    let shown = money::of(page, entity.as_ref())?;
    let mut others = Vec::new();
    for statement in Column::Money.properties().iter().filter_map(|property| statements::find(statements, *property)) {
        for value in statement.others() {
            let text = term::of(page, statement.property.as_ref(), &value.term)?;
            others.push(other(page, &text, &value.passages)?);
        }
    }
    Ok(html! { @if let Some(shown) = shown { div.number { (shown) } } @for other in others { (other) } })
}

/// The passages that say what the row shows.
fn passages(plan: &Plan, statements: &[Statement]) -> Vec<NamedNode> {
    let shown = plan.columns.iter().flat_map(Column::properties).copied().chain([plan.property]);
    let shown = shown.filter_map(|property| statements::find(statements, property));
    let passages = shown.flat_map(Statement::shown).flat_map(|value| &value.passages).collect::<BTreeSet<_>>();
    let mut passages = passages.into_iter().cloned().collect::<Vec<_>>();
    passages.sort_by_cached_key(place);
    passages
}
