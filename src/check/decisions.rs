//! Decisions: how a person's choice among contradicting claims is recorded, and when it has gone stale.

use std::collections::BTreeSet;
use std::fmt;

use jiff::civil::Date;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term};
use toml_edit::{ArrayOfTables, DocumentMut, Item, Table, value};

use crate::error::{CheckError, Error};
use crate::graph::DataSet;
use crate::language::{Language, Text};
use crate::mapping::entity_at;
use crate::query::short;
use crate::source::Decisions;
use crate::vocab::{Prefixes, compact, expand, xsd};
use crate::{KnowledgeGraph, Result};

use super::built_in;
use super::finding::{About, Finding};
use super::profile::Profile;

/// The key of the source that decisions make up.
const SOURCE: &str = "/source/decisions#";

/// What a person has decided.
#[derive(Debug, Clone)]
pub struct Decided {
    /// The entity.
    pub entity: NamedNode,
    /// The property of which sources give different values.
    pub property: NamedNode,
    /// The value that holds: one that a passage gives, by its text, label or code.
    pub value: String,
    /// Why it holds.
    pub reason: String,
    /// The day of the decision.
    pub date: Date,
}

/// What became of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recorded {
    /// It is new.
    Added,
    /// It took the place of an earlier one about the same property of the same entity.
    Replaced,
}

impl fmt::Display for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Added => "the decision was added",
            Self::Replaced => "the decision took the place of the earlier one",
        })
    }
}

/// Adds a decision to the text of a `decisions.toml`, which is called `file` in messages; whatever else stands there stays as
/// it is.
///
/// # Errors
/// [`CheckError::NotClaimed`] if no passage gives the value,
/// [`CheckError::NotToml`] if the text is not TOML.
pub fn accept(graph: &KnowledgeGraph, decided: &Decided, file: &str, text: &str) -> Result<(String, Recorded)> {
    let chosen = chosen(graph, decided)?;
    let over = claims(graph, decided.entity.as_ref(), decided.property.as_ref())?;
    let mut table = Table::new();
    table["thing"] = value(key(graph, &decided.entity));
    table["property"] = value(compact(decided.property.as_str()));
    table["value"] = value(turtle(&chosen, graph.prefixes()));
    table["over"] = value(over.iter().collect::<toml_edit::Array>());
    table["reason"] = value(&decided.reason);
    table["date"] = value(toml_date(decided.date));
    record(table, text).map_err(|problem| Error::Check(CheckError::NotToml { file: file.to_owned(), problem }))
}

fn toml_date(date: Date) -> toml_edit::Datetime {
    let date = toml_edit::Date {
        year: date.year().unsigned_abs(),
        month: date.month().unsigned_abs(),
        day: date.day().unsigned_abs(),
    };
    date.into()
}

fn record(table: Table, text: &str) -> Result<(String, Recorded), String> {
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| error.to_string())?;
    let decisions = document.entry("decision").or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    let decisions = decisions.as_array_of_tables_mut().ok_or("decision is no list of tables [[decision]]")?;
    let same = |field: &str, other: &Table| other.get(field).and_then(Item::as_str) == table[field].as_str();
    let earlier = decisions.iter().position(|other| same("thing", other) && same("property", other));
    match earlier.and_then(|earlier| decisions.get_mut(earlier)) {
        Some(earlier) => table.into_iter().for_each(|(field, item)| earlier[&*field] = item),
        None => decisions.push(table),
    }
    let recorded = if earlier.is_some() { Recorded::Replaced } else { Recorded::Added };
    Ok((document.to_string(), recorded))
}

/// The claimed value that is called so.
fn chosen(graph: &KnowledgeGraph, decided: &Decided) -> Result<Term> {
    let mut values = BTreeSet::new();
    for (term, _) in claimed(graph, decided.entity.as_ref(), decided.property.as_ref())? {
        let prefixes = graph.prefixes();
        let names = [
            Some(short(&term, prefixes)),
            Some(turtle(&term, prefixes)),
            graph.label(&term, Language::Finnish)?,
            graph.label(&term, Language::English)?,
        ];
        if names.iter().flatten().any(|name| *name == decided.value || is_code(name, &decided.value)) {
            return Ok(term);
        }
        values.insert(short(&term, prefixes));
    }
    Err(Error::Check(CheckError::NotClaimed {
        entity: graph.prefixes().compact(decided.entity.as_str()),
        property: compact(decided.property.as_str()),
        value: decided.value.clone(),
        values: values.into_iter().collect(),
    }))
}

fn is_code(compact: &str, code: &str) -> bool {
    compact.split_once(':').is_some_and(|(_, local)| local == code)
}

/// What passages say of a property, decisions left out.
fn claimed(
    graph: &KnowledgeGraph,
    entity: NamedNodeRef<'_>,
    property: NamedNodeRef<'_>,
) -> Result<Vec<(Term, NamedNode)>> {
    let mut claimed = Vec::new();
    for claim in graph.claims_of(entity.into(), Some(property), None) {
        let claim = claim?;
        if !claim.passage.as_str().contains(SOURCE) {
            claimed.push((claim.value, claim.passage));
        }
    }
    Ok(claimed)
}

/// The claims that a decision is made over, in order: value and passage.
fn claims(graph: &KnowledgeGraph, entity: NamedNodeRef<'_>, property: NamedNodeRef<'_>) -> Result<BTreeSet<String>> {
    let claimed = claimed(graph, entity, property)?;
    Ok(claimed
        .into_iter()
        .map(|(term, passage)| format!("{} @ {}", turtle(&term, graph.prefixes()), key(graph, &passage)))
        .collect())
}

/// The class and key of an entity: its IRI without the base.
fn key<'a>(graph: &KnowledgeGraph, entity: &'a NamedNode) -> &'a str {
    graph.prefixes().path(entity.as_str()).unwrap_or(entity.as_str())
}

/// A term as Turtle writes it with these prefixes.
fn turtle(term: &Term, prefixes: &Prefixes) -> String {
    match term {
        Term::NamedNode(node) => {
            let compact = prefixes.compact(node.as_str());
            // What a prefixed name may not hold without escapes is written in full.
            let plain = compact.split_once(':').is_some_and(|(_, local)| local.chars().all(is_plain));
            if plain && compact != node.as_str() { compact } else { node.to_string() }
        }
        Term::Literal(literal) if !is_text(literal) => {
            format!("\"{}\"^^{}", literal.value(), compact(literal.datatype().as_str()))
        }
        _ => term.to_string(),
    }
}

fn is_plain(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '-' | '_')
}

fn is_text(literal: &Literal) -> bool {
    literal.language().is_some() || literal.datatype() == xsd::STRING
}

/// The decisions of a data set that were made over other claims than there are now.
pub(super) fn stale(graph: &KnowledgeGraph, data: &DataSet, profile: &Profile) -> Result<Vec<Finding>> {
    let mut findings = Vec::new();
    for (decision, place) in data.decisions.iter().flat_map(Decisions::values) {
        let entity = entity_at(graph.base(), &decision.entity.name);
        let property = expand(&decision.property.name).and_then(|name| NamedNode::new(name).ok());
        let Some((entity, property)) = entity.zip(property) else { continue };
        let now = claims(graph, entity.as_ref(), property.as_ref())?;
        let then: BTreeSet<_> = decision.over.iter().cloned().collect();
        if now != then {
            let mut finding = built_in::finding("decision-stale", profile);
            finding.about = About { entity: Some(entity.into()), property: Some(property), value: None };
            finding.places = vec![place.clone()];
            finding.notes = changes(&then, &now);
            findings.push(finding);
        }
    }
    Ok(findings)
}

fn changes(then: &BTreeSet<String>, now: &BTreeSet<String>) -> Vec<Text<String>> {
    let gone = then.difference(now).map(|claim| Text::new(format!("poistunut: {claim}"), format!("gone: {claim}")));
    let new = now.difference(then).map(|claim| Text::new(format!("uusi: {claim}"), format!("new: {claim}")));
    gone.chain(new).collect()
}
