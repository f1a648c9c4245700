//! The properties of an entity as a list: label, values, and beside every value its sources.

use maud::{Markup, html};
use oxigraph::model::Term;

use crate::Result;
use crate::graph::{Statement, Value};
use crate::vocab::{ns, rdf, skos};

use super::page::Page;
use super::{evidence, messages, statements, term};

/// The properties in two lists: facts, and what is told in words.
pub(super) fn of(page: &Page<'_>, statements: &[Statement]) -> Result<Markup> {
    let shown = statements.iter().filter(|statement| statement.property != rdf::TYPE);
    let (told, facts): (Vec<_>, Vec<_>) = shown.partition(|statement| is_told(statement));
    Ok(html! {
        (section(page, "facts", page.say(messages::FACTS), &facts)?)
        (section(page, "told", page.say(messages::TOLD), &told)?)
    })
}

/// Texts in words of the data's makers, as against names and what a source calls something.
fn is_told(statement: &Statement) -> bool {
    let names =
        [skos::PREF_LABEL, skos::ALT_LABEL, ns::SHORT_NAME, ns::TARGET_GROUP_AS_STATED, ns::TAKEN_UP_BY_DESCRIPTION];
    let in_language = |value: &Value| matches!(&value.term, Term::Literal(text) if text.language().is_some());
    !names.contains(&statement.property.as_ref()) && statement.values.iter().all(in_language)
}

fn section(page: &Page<'_>, id: &str, title: &str, statements: &[&Statement]) -> Result<Markup> {
    if statements.is_empty() {
        return Ok(html! {});
    }
    let facts = statements.iter().map(|statement| fact(page, statement)).collect::<Result<Vec<_>>>()?;
    Ok(html! {
        section aria-labelledby=(id) {
            h2 id=(id) { (title) }
            dl.facts { @for fact in facts { (fact) } }
        }
    })
}

fn fact(page: &Page<'_>, statement: &Statement) -> Result<Markup> {
    let values = statements::readable(page, statement);
    let values = values.into_iter().map(|value| self::value(page, statement, value)).collect::<Result<Vec<_>>>()?;
    Ok(html! {
        div {
            dt { (term::label(page, statement.property.as_ref())) }
            @for value in values { (value) }
        }
    })
}

/// A value and its sources; one that the view does not show is what another source says.
fn value(page: &Page<'_>, statement: &Statement, value: &Value) -> Result<Markup> {
    let text = term::of(page, statement.property.as_ref(), &value.term)?;
    let evidence = evidence::of(page, &value.passages)?;
    Ok(html! {
        @if value.shown {
            dd { div.said { (text) } (evidence) }
        } @else {
            dd.other { div.said { span.mark { (page.say(messages::ANOTHER_SOURCE)) ":" } " " (text) } (evidence) }
        }
    })
}
