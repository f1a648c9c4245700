//! What the facts about two entities say for and against their being one.

use std::collections::BTreeSet;

use oxigraph::model::{NamedNode, Term};

use crate::language::Text;
use crate::record::Locator;
use crate::source::Class;
use crate::{KnowledgeGraph, Result};

use super::entities::Thing;
use super::evidence::{Evidence, Label};
use super::facts::Facts;
use super::name::Name;

/// An entity with what is said about it.
pub(super) type Known<'a> = (&'a Thing, &'a Facts);

/// What speaks for it, beside the names.
pub(super) fn speaks_for(graph: &KnowledgeGraph, one: Known<'_>, other: Known<'_>) -> Result<Vec<Evidence>> {
    let (a, b) = (one.1, other.1);
    let label = |entity: &NamedNode| label(graph, entity);
    let mut evidence = Vec::new();
    evidence.extend(places(a, b).filter(|_| one.0.class == Class::Organization));
    evidence.extend(parts(graph, one, other)?);
    let (origin, programme) = (shared(&a.origins, &b.origins), shared(&a.programmes, &b.programmes));
    evidence.extend(origin.map(label).transpose()?.map(Evidence::SameOrigin));
    evidence.extend(programme.map(label).transpose()?.map(Evidence::SameProgramme));
    evidence.extend(shared(&a.links, &b.links).map(|link| Evidence::SameLink(link.as_str().to_owned())));
    let period = a.period.as_ref().filter(|period| b.period.as_ref() == Some(period));
    evidence.extend(period.map(|period| Evidence::SamePeriod(said(period))));
    evidence.extend(number(a, b));
    Ok(evidence)
}

/// What speaks against it.
pub(super) fn speaks_against(
    graph: &KnowledgeGraph,
    one: Known<'_>,
    other: Known<'_>,
    names: (&Name, &Name),
) -> Result<Vec<Evidence>> {
    let (a, b) = (one.1, other.1);
    let first = |set: &BTreeSet<NamedNode>| set.first().map(|entity| label(graph, entity)).transpose();
    let mut evidence = Vec::new();
    if let Some((x, y)) = apart(&a.ids, &b.ids) {
        evidence.push(Evidence::DifferentIds(x.clone(), y.clone()));
    }
    if let Some((x, y)) = apart(&a.places, &b.places) {
        evidence.push(Evidence::DifferentPlaces(x.clone(), y.clone()));
    }
    evidence.extend(periods_apart(a, b));
    if apart(&a.kinds, &b.kinds).is_some() {
        evidence.extend(first(&a.kinds)?.zip(first(&b.kinds)?).map(|(x, y)| Evidence::DifferentKinds(x, y)));
    }
    evidence.extend(numbers_apart(a, b));
    evidence.extend(names_apart(names.0, names.1));
    if apart(&a.origins, &b.origins).is_some() {
        evidence.extend(first(&a.origins)?.zip(first(&b.origins)?).map(|(x, y)| Evidence::DifferentOrigins(x, y)));
    }
    evidence.extend(side_by_side(graph, a, b));
    Ok(evidence)
}

/// The first of each set if both have something, but nothing in common.
fn apart<'a, T: Ord>(one: &'a BTreeSet<T>, other: &'a BTreeSet<T>) -> Option<(&'a T, &'a T)> {
    one.first().zip(other.first()).filter(|_| one.is_disjoint(other))
}

/// The first of what both sets have.
fn shared<'a, T: Ord>(one: &'a BTreeSet<T>, other: &'a BTreeSet<T>) -> Option<&'a T> {
    one.intersection(other).next()
}

fn places(a: &Facts, b: &Facts) -> Option<Evidence> {
    shared(&a.places, &b.places).cloned().map(Evidence::SamePlace)
}

fn parts(graph: &KnowledgeGraph, one: Known<'_>, other: Known<'_>) -> Result<Vec<Evidence>> {
    let mut evidence = Vec::new();
    for (entity, capacity) in one.1.parts.intersection(&other.1.parts) {
        let (named, as_what) = (label(graph, entity)?, label(graph, capacity)?);
        evidence.push(match one.0.class {
            Class::Organization => {
                let sole = one.1.led.contains(entity) && other.1.led.contains(entity);
                Evidence::SameProject { project: named, capacity: as_what, sole }
            }
            _ if capacity.as_str().ends_with("/funding") => Evidence::SameFunder(named),
            _ => Evidence::SameOrganization(named),
        });
    }
    // One of a kind says what ten would: that both move in the same circle.
    evidence.sort_by(|a, b| b.weight().total_cmp(&a.weight()));
    evidence.dedup_by(|a, b| std::mem::discriminant(a) == std::mem::discriminant(b));
    Ok(evidence)
}

fn number(a: &Facts, b: &Facts) -> Option<Evidence> {
    let other =
        |(source, number): &&(String, String)| b.numbers.iter().any(|(of, same)| of != source && same == number);
    a.numbers.iter().find(other).map(|(_, number)| Evidence::SameNumber(number.clone()))
}

fn numbers_apart(a: &Facts, b: &Facts) -> Option<Evidence> {
    let other =
        |source: &String, number: &String| b.numbers.iter().find(move |(of, other)| of == source && other != number);
    a.numbers
        .iter()
        .find_map(|(source, number)| Some(Evidence::DifferentNumbers(number.clone(), other(source, number)?.1.clone())))
}

fn names_apart(one: &Name, other: &Name) -> Option<Evidence> {
    let (a, b) = (one.numbers(), other.numbers());
    let joined = |numbers: &BTreeSet<&str>| numbers.iter().copied().collect::<Vec<_>>().join(" ");
    match (a.is_empty(), b.is_empty()) {
        _ if a == b => None,
        (false, false) => Some(Evidence::OtherNumbers(joined(&a), joined(&b))),
        _ => Some(Evidence::NumberInOne(joined(if a.is_empty() { &b } else { &a }))),
    }
}

fn periods_apart(a: &Facts, b: &Facts) -> Option<Evidence> {
    let (one, other) = (a.period.as_ref()?, b.period.as_ref()?);
    (one.1 < other.0 || other.1 < one.0).then(|| Evidence::PeriodsApart(said(one), said(other)))
}

fn said(period: &(String, String)) -> String {
    format!("{}/{}", period.0, period.1)
}

/// A passage of one that reaches into a passage of the other.
fn side_by_side(graph: &KnowledgeGraph, a: &Facts, b: &Facts) -> Option<Evidence> {
    let overlap = |one: Locator, other: Locator| match (one, other) {
        (Locator::Lines { first, last }, Locator::Lines { first: from, last: to }) => first <= to && from <= last,
        _ => one == other,
    };
    let beside =
        |source: &String, at: Locator| b.passages.iter().any(|(of, other)| of == source && overlap(at, *other));
    let (source, at) = a.passages.iter().find(|(source, at)| beside(source, *at))?;
    let passage = format!("{}#{}", graph.prefixes().compact(source), at.fragment());
    Some(Evidence::SideBySide { passage, page: matches!(at, Locator::Page(_)) })
}

fn label(graph: &KnowledgeGraph, entity: &NamedNode) -> Result<Label> {
    let term = Term::from(entity.clone());
    let short = || graph.prefixes().compact(entity.as_str());
    Text::try_each(|language| Ok(graph.label(&term, language)?.unwrap_or_else(short)))
}
