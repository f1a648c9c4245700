//! Places, by the Finnish labels of their concepts, in any inflection.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{NamedOrBlankNode, Term};

use super::Match;
use super::words::{Inflected, Rules, Words, find};
use crate::check::evidence::normalisation::Normalisation;
use crate::extract::place;
use crate::ontology::Ontology;
use crate::vocab::{SCHEMES, skos};

/// The labels of the scheme `areas`, by the code of the concept and by each of its labels, in small letters.
#[derive(Debug, Default)]
pub(in super::super) struct Areas {
    labels: BTreeMap<String, BTreeSet<String>>,
    by_iri: BTreeMap<String, String>,
}

impl Areas {
    pub(in super::super) fn of(ontology: &Ontology) -> Self {
        let mut areas = Self::default();
        let scheme = format!("{SCHEMES}areas/");
        for quad in ontology.quads() {
            let names = [skos::PREF_LABEL, skos::ALT_LABEL, skos::NOTATION];
            if let (NamedOrBlankNode::NamedNode(subject), Term::Literal(name)) = (&quad.subject, &quad.object)
                && subject.as_str().starts_with(&scheme)
                && names.contains(&quad.predicate.as_ref())
            {
                areas.add(subject.as_str(), name.value(), quad.predicate != skos::NOTATION);
            }
        }
        areas
    }

    fn add(&mut self, iri: &str, name: &str, is_label: bool) {
        self.by_iri.insert(name.to_lowercase(), iri.to_owned());
        if is_label {
            self.labels.entry(iri.to_owned()).or_default().insert(name.to_owned());
        }
    }

    /// Where a text names the place that a code or label stands for.
    pub(super) fn find(&self, area: &str, text: &str, words: &Words<'_>) -> Vec<Match> {
        let labels = self.by_iri.get(&area.to_lowercase()).and_then(|iri| self.labels.get(iri));
        let Some(labels) = labels else { return find(area, words, PLACE) };
        let named = |name: &str| labels.contains(name);
        let found: Vec<_> = place::places(text)
            .into_iter()
            .filter(|found| named(&found.value.name))
            .map(|found| {
                let same = text.get(found.range.clone()).is_some_and(named);
                Match::new(found.range, if same { Vec::new() } else { vec![Normalisation::Inflection] })
            })
            .collect();
        if !found.is_empty() || place::all().iter().any(|place| named(&place.name)) {
            return found;
        }
        labels.iter().flat_map(|label| find(label, words, PLACE)).collect()
    }
}

const PLACE: Rules = Rules { case: true, capital: true, inflected: Inflected::Any };
