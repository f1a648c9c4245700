//! The files of the folder `ontology`, read for a person: what each says of a term, and in which order.

use std::collections::{BTreeMap, HashMap};

use oxigraph::model::{Literal, NamedNodeRef, NamedOrBlankNode, Term};
use oxttl::TurtleParser;

use crate::Result;
use crate::error::{Error, ReadError};
use crate::language::Language;
use crate::ontology::{ALIGNMENTS, BORROWED, ONTOLOGY, SCHEMES, SHAPES};
use crate::publish::Edition;
use crate::publish::describe::schemes;
use crate::vocab::{self, ns, owl, rdf, rdfs, skos};

use super::section::{self, Section};

/// What the files say.
#[derive(Default)]
pub(super) struct Vocabulary {
    /// The subjects, in the order of the files.
    order: Vec<String>,
    said: HashMap<String, Vec<(String, Term)>>,
    /// From namespace to prefix.
    prefixes: BTreeMap<String, String>,
    /// The parts of `hanke.ttl`, with the terms that each declares.
    pub sections: Vec<Section>,
}

impl Vocabulary {
    pub(super) fn shipped() -> Result<Self> {
        let mut vocabulary = Self::default();
        vocabulary.read("hanke.ttl", ONTOLOGY)?;
        vocabulary.read("borrowed.ttl", BORROWED)?;
        vocabulary.read("alignments.ttl", ALIGNMENTS)?;
        vocabulary.read("shapes.ttl", SHAPES)?;
        SCHEMES.iter().try_for_each(|(file, turtle)| vocabulary.read(file, turtle).map(drop))?;
        vocabulary.sections = section::all(ONTOLOGY)?;
        Ok(vocabulary)
    }

    /// With what a data set says of concept schemes beyond that.
    pub(super) fn with_schemes(mut self, edition: &Edition<'_>) -> Result<Self> {
        let added = schemes::of(edition)?.into_iter().flat_map(|scheme| scheme.added);
        added.for_each(|triple| self.add(named(&triple.subject), triple.predicate.into_string(), triple.object));
        Ok(self)
    }

    /// Reads a file; gives its subjects in their order.
    pub(super) fn read(&mut self, file: &str, turtle: &str) -> Result<&[String]> {
        let invalid = |problem: String| Error::Read(ReadError::Ontology { file: file.to_owned(), problem });
        let before = self.order.len();
        let mut parser = TurtleParser::new().for_slice(turtle);
        for triple in parser.by_ref() {
            let triple = triple.map_err(|error| invalid(error.to_string()))?;
            self.add(named(&triple.subject), triple.predicate.into_string(), triple.object);
        }
        let prefixes = parser.prefixes().map(|(prefix, namespace)| (namespace.to_owned(), prefix.to_owned()));
        self.prefixes.extend(prefixes);
        Ok(self.order.get(before..).unwrap_or_default())
    }

    fn add(&mut self, subject: String, property: String, value: Term) {
        if !self.said.contains_key(&subject) {
            self.order.push(subject.clone());
        }
        self.said.entry(subject).or_default().push((property, value));
    }

    /// The values of a property.
    pub(super) fn values(&self, subject: &str, property: NamedNodeRef<'_>) -> impl Iterator<Item = &Term> {
        let said = self.said.get(subject).into_iter().flatten();
        said.filter(move |(of, _)| of == property.as_str()).map(|(_, value)| value)
    }

    /// The texts, numbers and dates that are values of a property.
    pub(super) fn literals(&self, subject: &str, property: NamedNodeRef<'_>) -> impl Iterator<Item = &Literal> {
        self.values(subject, property).filter_map(|value| match value {
            Term::Literal(literal) => Some(literal),
            _ => None,
        })
    }

    /// The entities that are values of a property.
    pub(super) fn entities(&self, subject: &str, property: NamedNodeRef<'_>) -> Vec<String> {
        let entities = self.values(subject, property).filter_map(|value| match value {
            Term::NamedNode(node) => Some(node.as_str().to_owned()),
            Term::BlankNode(node) => Some(node.to_string()),
            _ => None,
        });
        entities.collect()
    }

    /// The text in a language, or in none; empty if there is none.
    pub(super) fn text(&self, subject: &str, property: NamedNodeRef<'_>, language: Language) -> &str {
        let of = |tag: Option<&str>| self.literals(subject, property).find(|text| text.language() == tag);
        of(Some(language.tag())).or_else(|| of(None)).map_or("", Literal::value)
    }

    /// The subjects that have a value for a property, in the order of the files.
    pub(super) fn subjects_with(&self, property: NamedNodeRef<'_>, value: &str) -> impl Iterator<Item = &str> {
        let is = move |term: &Term| matches!(term, Term::NamedNode(node) if node.as_str() == value);
        let has = move |subject: &&String| self.values(subject, property).any(is);
        self.order.iter().filter(has).map(String::as_str)
    }

    /// The classes of the ontology.
    pub(super) fn classes(&self) -> Vec<&str> {
        self.subjects_with(rdf::TYPE, owl::CLASS.as_str()).collect()
    }

    /// The properties of the ontology, in the order of the file.
    pub(super) fn properties(&self) -> impl Iterator<Item = &str> {
        let own = self.sections.iter().flat_map(|section| &section.terms).filter(|term| self.is_property(term));
        own.map(String::as_str)
    }

    /// Whether a term is a property of the ontology.
    pub(super) fn is_property(&self, term: &str) -> bool {
        let kinds = [owl::OBJECT_PROPERTY, owl::DATATYPE_PROPERTY, owl::ANNOTATION_PROPERTY];
        kinds.iter().any(|kind| self.entities(term, rdf::TYPE).iter().any(|class| class == kind.as_str()))
    }

    /// The concept schemes, in the order of their files.
    pub(super) fn schemes(&self) -> Vec<&str> {
        self.subjects_with(rdf::TYPE, skos::CONCEPT_SCHEME.as_str()).collect()
    }

    /// What a term, a scheme or a concept is called; its compact IRI if it has no name.
    pub(super) fn label(&self, term: &str, language: Language) -> String {
        let labels = [rdfs::LABEL, skos::PREF_LABEL].map(|property| self.text(term, property, language));
        let label = labels.into_iter().find(|label| !label.is_empty());
        label.map_or_else(|| self.compact(term), str::to_owned)
    }

    /// An IRI in the compact form that the files use.
    pub(super) fn compact(&self, iri: &str) -> String {
        let fits = |(namespace, prefix): (&String, &String)| {
            Some((iri.strip_prefix(namespace.as_str())?.to_owned(), prefix.clone()))
        };
        let short = self.prefixes.iter().filter_map(fits).min_by_key(|(local, _)| local.len());
        short.map_or_else(|| iri.to_owned(), |(local, prefix)| format!("{prefix}:{local}"))
    }

    /// The fragment under which a term, a scheme or a concept stands on the page: that of its IRI.
    pub(super) fn anchor<'a>(&self, iri: &'a str) -> Option<&'a str> {
        let local = iri.strip_prefix(ns::NAMESPACE).or_else(|| iri.strip_prefix(vocab::SCHEMES))?;
        self.said.contains_key(iri).then_some(local)
    }
}

fn named(subject: &NamedOrBlankNode) -> String {
    match subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
        NamedOrBlankNode::BlankNode(node) => node.to_string(),
    }
}
