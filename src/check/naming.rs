//! What entities are called in a finding.

use oxigraph::model::{NamedNode, NamedNodeRef, Term};

use crate::language::{Language, Text};
use crate::query::short;
use crate::vocab::ns;
use crate::{KnowledgeGraph, Result};

use super::finding::{About, Cited, Finding};

/// What an entity without a name of its own ties together.
const TIES: [NamedNodeRef<'static>; 9] = [
    ns::ORGANIZATION,
    ns::FUNDER,
    ns::AMOUNT_KIND,
    ns::AMOUNT_SHARE,
    ns::AS_OF,
    ns::TAKEN_UP,
    ns::RECOGNISES,
    ns::PROJECT_OF,
    ns::CODE,
];

/// Fills in what the entities of a finding are called, and the passages that say so.
pub(super) fn name(graph: &KnowledgeGraph, finding: &mut Finding) -> Result<()> {
    let in_both = |term: &Option<Term>| term.as_ref().map(|term| wording(graph, term)).transpose();
    if finding.about.entity.is_some() {
        finding.entity_name = in_both(&finding.about.entity)?;
    }
    finding.value_name = in_both(&finding.about.value)?;
    if finding.passages.is_empty() {
        finding.passages = passages(graph, &finding.about)?;
    }
    Ok(())
}

/// A term for people.
pub(super) fn wording(graph: &KnowledgeGraph, term: &Term) -> Result<Text<String>> {
    Text::try_each(|language| called(graph, term, language))
}

fn called(graph: &KnowledgeGraph, term: &Term, language: Language) -> Result<String> {
    let Term::NamedNode(entity) = term else { return Ok(short(term, graph.prefixes())) };
    if let Some(label) = graph.label(term, language)? {
        return Ok(label);
    }
    let mut parts = Vec::new();
    for tie in TIES {
        for tied in graph.in_view().values(entity.as_ref().into(), tie) {
            let tied = tied?;
            parts.push(graph.label(&tied, language)?.unwrap_or_else(|| short(&tied, graph.prefixes())));
        }
    }
    Ok(if parts.is_empty() { short(term, graph.prefixes()) } else { parts.join(", ") })
}

/// A passage and what it is called.
pub(super) fn cited(graph: &KnowledgeGraph, passage: NamedNode) -> Result<Cited> {
    let name = wording(graph, &passage.clone().into())?;
    Ok(Cited { passage, name })
}

/// The passages that say what a finding is about, in order.
fn passages(graph: &KnowledgeGraph, about: &About) -> Result<Vec<Cited>> {
    let Some(Term::NamedNode(entity)) = &about.entity else { return Ok(Vec::new()) };
    let (property, value) = (about.property.as_ref().map(NamedNode::as_ref), about.value.as_ref().map(Term::as_ref));
    let passages = graph.passages(entity.as_ref(), property, value)?;
    passages.into_iter().map(|passage| cited(graph, passage)).collect()
}
