//! Counts over what is published, an entity at a time.

use std::collections::hash_map::DefaultHasher;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{Hash, Hasher};

use oxigraph::model::{NamedOrBlankNodeRef, Quad, Term};

use crate::Result;
use crate::publish::Edition;
use crate::vocab::{EU_AUTHORITY, EU_AUTHORITY_LISTS, NUTS, NUTS_CODES, YSO, rdf};

/// Data of others that ours lead to.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Target {
    pub name: &'static str,
    /// The IRI of the data set itself.
    pub data_set: &'static str,
    /// What the IRIs of its entities begin with.
    pub space: &'static str,
}

const TARGETS: &[Target] = &[
    Target { name: "eu", data_set: EU_AUTHORITY_LISTS, space: EU_AUTHORITY },
    Target { name: "nuts", data_set: NUTS_CODES, space: NUTS },
    Target { name: "yso", data_set: YSO, space: YSO },
];

/// How often a property is used.
#[derive(Default)]
pub(super) struct Used {
    pub triples: u64,
    pub subjects: u64,
}

#[derive(Default)]
pub(super) struct Counts {
    pub triples: u64,
    pub subjects: u64,
    /// Subjects with an IRI of ours.
    pub entities: u64,
    pub classes: BTreeMap<String, u64>,
    pub properties: BTreeMap<String, Used>,
    pub links: BTreeMap<(&'static Target, String), u64>,
    /// The digests of the objects: of millions, the objects themselves would be too many to keep.
    objects: HashSet<u64>,
}

impl Counts {
    /// Counts what is published of the view.
    pub(super) fn of(edition: &Edition<'_>) -> Result<Self> {
        let mut counts = Self::default();
        let statements = edition.statements();
        for subject in statements.subjects()? {
            let quads = statements.of(subject.as_ref())?;
            counts.subject(subject.as_ref(), edition.graph.base(), &quads);
        }
        Ok(counts)
    }

    pub(super) fn objects(&self) -> u64 {
        self.objects.len() as u64
    }

    /// The namespaces of the classes and properties.
    pub(super) fn vocabularies(&self) -> BTreeSet<String> {
        let terms = self.classes.keys().chain(self.properties.keys());
        terms.filter_map(|term| Some(term.get(..=term.rfind(['#', '/'])?)?.to_owned())).collect()
    }

    fn subject(&mut self, subject: NamedOrBlankNodeRef<'_>, base: &str, quads: &[Quad]) {
        if quads.is_empty() {
            return;
        }
        self.subjects += 1;
        let is_ours = matches!(subject, NamedOrBlankNodeRef::NamedNode(node)
            if node.as_str().strip_prefix(base).is_some_and(|rest| rest.starts_with('/')));
        self.entities += u64::from(is_ours);
        let mut before = None;
        for quad in quads {
            let used = self.properties.entry(quad.predicate.as_str().to_owned()).or_default();
            used.triples += 1;
            used.subjects += u64::from(before.replace(&quad.predicate) != Some(&quad.predicate));
            self.triples += 1;
            self.object(quad);
        }
    }

    fn object(&mut self, quad: &Quad) {
        let mut digest = DefaultHasher::new();
        quad.object.hash(&mut digest);
        self.objects.insert(digest.finish());
        let Term::NamedNode(object) = &quad.object else { return };
        if quad.predicate == rdf::TYPE {
            *self.classes.entry(object.as_str().to_owned()).or_default() += 1;
        }
        if let Some(target) = TARGETS.iter().find(|target| object.as_str().starts_with(target.space)) {
            *self.links.entry((target, quad.predicate.as_str().to_owned())).or_default() += 1;
        }
    }
}
