//! Loading a bundle: what its sources claimed enters the graph as if it came from them, through the gate for persons.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};

use oxigraph::model::{GraphName, NamedOrBlankNode, Quad};
use percent_encoding::percent_decode_str;

use crate::Result;
use crate::error::{Error, Fault, Problem, ReadError};
use crate::record::Place;
use crate::source::Bundle;
use crate::text::privacy::personal::in_term;
use crate::vocab::{SCHEMES, compact};

use super::load::Loader;

/// The classes of entities that are called by an id, of which the id is the last part of the IRI.
const CALLED_BY_ID: [&str; 4] = ["project", "programme", "uptake", "recognition"];

/// A statement of a bundle, and where it stands.
pub(super) type Said = (Quad, Place);

impl Loader<'_> {
    /// Gathers what a bundle says. What passages claim decides again what the view shows; what the view of the bundle shows
    /// and no passage claims stands there again.
    ///
    /// # Errors
    /// [`ReadError::Rdf`] if a statement is not valid or stands apart from others about its entity,
    /// [`KeepError::TooManyTerms`](crate::error::KeepError::TooManyTerms).
    pub(super) fn bundle(&mut self, bundle: &Bundle, faults: &mut Vec<Fault>) -> Result<()> {
        let mut said = Vec::<Said>::new();
        for statement in bundle.statements()? {
            let (quad, place) = statement?;
            if let Some((last, _)) = said.last().filter(|(last, _)| last.subject != quad.subject) {
                if last.subject.to_string() > quad.subject.to_string() {
                    return Err(apart(&quad, &place));
                }
                self.entity(std::mem::take(&mut said), faults)?;
            }
            said.push((quad, place));
        }
        self.entity(said, faults)
    }

    /// Gathers what is said of one entity. What one passage says of it stands or falls as a whole, as a record does.
    fn entity(&mut self, said: Vec<Said>, faults: &mut Vec<Fault>) -> Result<()> {
        let is_view = |(quad, _): &Said| quad.graph_name.is_default_graph();
        let (view, claims): (Vec<_>, Vec<_>) = said.into_iter().partition(is_view);
        let claimed: HashSet<_> = claims.iter().map(|(quad, _)| (&quad.predicate, &quad.object)).collect();
        let is_stated = |(quad, _): &&Said| !claimed.contains(&(&quad.predicate, &quad.object));
        let stated: Vec<_> = view.iter().filter(is_stated).cloned().collect();
        let mut passages = BTreeMap::<String, Vec<Said>>::new();
        for (quad, place) in claims {
            passages.entry(quad.graph_name.to_string()).or_default().push((quad, place));
        }
        passages.into_values().chain([stated]).try_for_each(|group| self.group(&group, faults))
    }

    fn group(&mut self, group: &[Said], faults: &mut Vec<Fault>) -> Result<()> {
        let certain: Vec<_> = group.iter().filter_map(certain).collect();
        let is_admitted = certain.is_empty() && (group.iter().all(is_of_concept) || self.gate.admit_claims(group));
        faults.extend(certain);
        if is_admitted {
            group.iter().try_for_each(|(quad, _)| self.gathered.push(quad.as_ref()))?;
        }
        Ok(())
    }
}

fn apart(quad: &Quad, place: &Place) -> Error {
    Error::Read(ReadError::Rdf {
        file: place.file.to_string(),
        line: place.line,
        column: place.column,
        problem: format!("what is said of {} stands apart from what else is; the lines are sorted", quad.subject),
    })
}

/// What leads to a person beyond doubt: with that nothing is built.
fn certain((quad, place): &Said) -> Option<Fault> {
    let personal = in_term(&quad.object)?;
    Some(Fault::new(place.clone(), &compact(quad.predicate.as_str()), Problem::Person(personal)))
}

/// Whether a scheme says it, which is not about anybody.
fn is_of_concept((quad, _): &Said) -> bool {
    matches!(&quad.graph_name, GraphName::NamedNode(graph) if graph.as_str().starts_with(SCHEMES))
}

/// The id of an entity that is called by one.
pub(super) fn id(subject: &NamedOrBlankNode) -> Option<Cow<'_, str>> {
    let NamedOrBlankNode::NamedNode(entity) = subject else { return None };
    let (path, id) = entity.as_str().rsplit_once('/')?;
    let is_called_so = CALLED_BY_ID.contains(&path.rsplit('/').next().unwrap_or_default());
    is_called_so.then(|| percent_decode_str(id).decode_utf8_lossy())
}
