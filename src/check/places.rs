//! Where in the record files a finding has its cause: the records are mapped once more, and those that say what was found
//! are noted.

use std::collections::HashMap;
use std::sync::Arc;

use oxigraph::model::{NamedOrBlankNode, Quad, Term};

use crate::Result;
use crate::error::Fault;
use crate::graph::DataSet;
use crate::record::Place;

use super::finding::{About, Finding};

/// Notes the records behind each finding that has no place yet.
pub(super) fn locate(data: &DataSet, findings: &mut [Finding]) -> Result<()> {
    let mut wanted = HashMap::<String, Vec<usize>>::new();
    for (index, finding) in findings.iter().enumerate().filter(|(_, finding)| finding.places.is_empty()) {
        if let Some(Term::NamedNode(entity)) = &finding.about.entity {
            wanted.entry(entity.as_str().to_owned()).or_default().push(index);
        }
    }
    if wanted.is_empty() {
        return Ok(());
    }
    let mapper = data.mapper()?;
    let (mut exact, mut described) = (vec![false; findings.len()], None);
    for record in data.all_records() {
        let record = record?;
        let of_record = mapper.statements(&record).map_err(first)?;
        note(&of_record, &record.place, &wanted, findings, &mut exact);
        let source = &record.passage.source;
        if !described.as_ref().is_some_and(|before| Arc::ptr_eq(before, source)) {
            note(&mapper.source(source).map_err(first)?, &source.place, &wanted, findings, &mut exact);
            described = Some(Arc::clone(source));
        }
    }
    Ok(())
}

/// The graph has been built of the same records, so that there are no faults left.
fn first(faults: Vec<Fault>) -> crate::Error {
    crate::error::Faults(faults).into()
}

fn note(
    quads: &[Quad],
    place: &Place,
    wanted: &HashMap<String, Vec<usize>>,
    findings: &mut [Finding],
    exact: &mut [bool],
) {
    for quad in quads {
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { continue };
        for index in wanted.get(subject.as_str()).into_iter().flatten() {
            let (Some(finding), Some(exact)) = (findings.get_mut(*index), exact.get_mut(*index)) else { continue };
            add(finding, quad, place, exact);
        }
    }
}

/// Records that say just what was found go before those that only speak of the entity.
fn add(finding: &mut Finding, quad: &Quad, place: &Place, exact: &mut bool) {
    let says_it = says(quad, &finding.about);
    if says_it && !*exact {
        finding.places.clear();
        *exact = true;
    }
    if (says_it || !*exact) && place.line > 0 && !finding.places.contains(place) {
        finding.places.push(place.clone());
    }
}

fn says(quad: &Quad, about: &About) -> bool {
    let property = about.property.as_ref().is_some_and(|property| *property == quad.predicate);
    property && about.value.as_ref().is_none_or(|value| *value == quad.object)
}
