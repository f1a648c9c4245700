//! The projects, practices, organisations, programmes and sources, each linked to its page.

use maud::{Markup, html};
use oxigraph::model::{NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use crate::Result;
use crate::language::Text;
use crate::site::pages::entity::LISTS;
use crate::site::pages::page::{MOST, Page};
use crate::site::pages::{links, messages as shared, name, term, values};
use crate::vocab::ns;

use super::messages;

pub(super) fn of(page: &Page<'_>) -> Result<Markup> {
    let lists = LISTS.into_iter().map(|(class, anchor, title)| list(page, class, anchor, title));
    let lists = lists.collect::<Result<Vec<_>>>()?;
    Ok(html! { @for list in lists { (list) } })
}

fn list(page: &Page<'_>, class: NamedNodeRef<'static>, anchor: &str, title: Text) -> Result<Markup> {
    let entities = page.statements.entities(class)?;
    let shown = entities.iter().take(MOST).filter_map(|entity| match entity {
        NamedOrBlankNode::NamedNode(entity) => Some(entity),
        _ => None,
    });
    let shown = shown.collect::<Vec<_>>();
    Ok(html! {
        section aria-labelledby=(anchor) {
            h2 id=(anchor) { (page.say(title)) " " span.count { "(" (page.language.number(entities.len())) ")" } }
            (links::only_first(page, entities.len()))
            @if shown.is_empty() { p { (page.say(messages::NONE)) } }
            @else if class == ns::PROJECT { (projects(page, &shown)?) }
            @else { (others(page, &shown)?) }
        }
    })
}

fn projects(page: &Page<'_>, projects: &[&NamedNode]) -> Result<Markup> {
    let mut rows = Vec::new();
    for project in projects {
        let code = match page.value(project.as_ref(), ns::CODE)? {
            Some(Term::Literal(code)) => code.value().to_owned(),
            _ => String::new(),
        };
        let status = name::name_of_value(page, project.as_ref(), ns::STATUS)?.unwrap_or_default();
        let period = term::period(page, project)?.unwrap_or_default();
        rows.push((term::entity(page, project.as_ref())?, code, period, status));
    }
    let [name, code, status] = [ns::PROJECT, ns::CODE, ns::STATUS].map(|term| values::capitalised(&page.label(term)));
    let period = page.say(shared::PERIOD);
    Ok(html! {
        table {
            thead { tr { @for head in [&name, &code, &period.to_owned(), &status] { th scope="col" { (head) } } } }
            tbody {
                @for (project, number, time, state) in rows {
                    tr {
                        th scope="row" data-label=(name) { (project) }
                        td data-label=(code) { (number) }
                        td data-label=(period) { (time) }
                        td data-label=(status) { (state) }
                    }
                }
            }
        }
    })
}

/// Names alone, in alphabetical order.
fn others(page: &Page<'_>, entities: &[&NamedNode]) -> Result<Markup> {
    let mut names = Vec::new();
    for entity in entities {
        names.push((page.name(entity.as_ref())?.text.to_lowercase(), term::entity(page, entity.as_ref())?));
    }
    names.sort_by(|(a, _), (b, _)| a.cmp(b));
    Ok(html! { ul.columns { @for (_, name) in names { li { (name) } } } })
}
