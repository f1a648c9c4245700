//! Places, by the labels of their concepts, in any inflection.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{NamedOrBlankNode, Term};

use crate::ontology::Ontology;
use crate::vocab::{namespace, skos};

use super::Look;
use super::words::{Inflected, Rules, Words, look};

/// What the people of a region, and what is of it, are called.
const OF_REGIONS: &str = include_str!("regions.txt");

/// The labels of the scheme `areas`, by the code of the concept and by each of its labels, in small letters.
#[derive(Debug, Default)]
pub(in super::super) struct Areas {
    labels: BTreeMap<String, BTreeSet<String>>,
    by_iri: BTreeMap<String, String>,
}

impl Areas {
    pub(in super::super) fn of(ontology: &Ontology) -> Self {
        let mut areas = Self::default();
        let Some(scheme) = namespace("areas") else { return areas };
        for quad in ontology.quads() {
            let names = [skos::PREF_LABEL, skos::ALT_LABEL, skos::NOTATION];
            if let (NamedOrBlankNode::NamedNode(subject), Term::Literal(name)) = (&quad.subject, &quad.object)
                && subject.as_str().starts_with(scheme)
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
    pub(super) fn look(&self, area: &str, words: &Words<'_>) -> Vec<Look> {
        let labels = self.by_iri.get(&area.to_lowercase()).and_then(|iri| self.labels.get(iri));
        let Some(labels) = labels else { return look(area, words, PLACE) };
        let named = labels.iter().flat_map(|label| look(label, words, PLACE)).collect::<Vec<_>>();
        if named.iter().any(Result::is_ok) {
            return named;
        }
        let others =
            labels.iter().flat_map(|label| words.shortened(label, PLACE).into_iter().chain(adjectives(label, words)));
        named.into_iter().chain(others.map(Ok)).collect()
    }
}

const PLACE: Rules = Rules { case: true, capital: true, spaces: true, inflected: Inflected::Hung };

/// The adjective of a region: `keskisuomalaisten`.
fn adjectives(label: &str, words: &Words<'_>) -> Vec<super::Match> {
    let of_label = |line: &&str| line.split_once(' ').is_some_and(|(region, _)| region == label);
    let stems = OF_REGIONS.lines().filter(of_label).flat_map(|line| line.split(' ').skip(1));
    stems.flat_map(|stem| words.beginning(stem)).collect()
}
