//! A JSON-LD context: the terms, what they stand for, and the order in which they are written.

use std::collections::{BTreeMap, HashMap};

use serde_json::Value;

use crate::Result;
use crate::error::{Error, ReadError};
use crate::ontology::CONTEXT;

/// How the context wants the values of a property.
#[derive(Default)]
pub(super) struct Definition {
    pub term: String,
    /// `@id` or the IRI of a datatype.
    pub kind: Option<String>,
    pub by_language: bool,
    /// Whether the values are a list even if there is only one.
    pub many: bool,
}

/// The terms of a context, by the IRI that they stand for.
pub(super) struct Context {
    document: Value,
    prefixes: BTreeMap<String, String>,
    definitions: HashMap<String, Definition>,
    order: HashMap<String, usize>,
}

impl Context {
    /// The context of the publications.
    pub(super) fn shipped() -> Result<Self> {
        let invalid = |problem: String| Error::Read(ReadError::Ontology { file: "context.jsonld".to_owned(), problem });
        let mut file: Value = serde_json::from_str(CONTEXT).map_err(|error| invalid(error.to_string()))?;
        Ok(Self::read(file["@context"].take()))
    }

    pub(super) fn read(document: Value) -> Self {
        let entries = document.as_object().cloned().unwrap_or_default();
        let is_namespace = |iri: &&str| iri.ends_with(['#', '/']);
        let prefixes = entries.iter().filter_map(|(term, value)| {
            let namespace = value.as_str().filter(is_namespace)?;
            Some((term.clone(), namespace.to_owned()))
        });
        let order = entries.keys().enumerate().map(|(place, term)| (term.clone(), place)).collect();
        let mut context = Self { prefixes: prefixes.collect(), definitions: HashMap::new(), document, order };
        for (term, value) in &entries {
            context.define(term, value);
        }
        context
    }

    pub(super) fn document(&self) -> &Value {
        &self.document
    }

    fn define(&mut self, term: &str, value: &Value) {
        let Some(iri) = value.as_str().or_else(|| value["@id"].as_str()) else { return };
        if iri.starts_with('@') || self.prefixes.contains_key(term) {
            return;
        }
        let container = &value["@container"];
        let has = |kind: &str| container == kind || container.as_array().is_some_and(|all| all.contains(&kind.into()));
        let definition = Definition {
            term: term.to_owned(),
            kind: value["@type"].as_str().map(|kind| self.expand(kind)),
            by_language: has("@language"),
            many: has("@set"),
        };
        self.definitions.insert(self.expand(iri), definition);
    }

    fn expand(&self, compact: &str) -> String {
        let (prefix, local) = compact.split_once(':').unwrap_or((compact, ""));
        self.prefixes.get(prefix).map_or_else(|| compact.to_owned(), |namespace| [namespace, local].concat())
    }

    /// The term for an IRI.
    pub(super) fn definition(&self, iri: &str) -> Option<&Definition> {
        self.definitions.get(iri)
    }

    /// The IRI with a prefix, if one fits.
    pub(super) fn shorten(&self, iri: &str) -> String {
        let mut fitting = self
            .prefixes
            .iter()
            .filter_map(|(prefix, namespace)| Some((prefix, iri.strip_prefix(namespace.as_str())?)));
        fitting.next().map_or_else(|| iri.to_owned(), |(prefix, local)| format!("{prefix}:{local}"))
    }

    /// Where a key stands among others: terms as in the context, then the rest.
    pub(super) fn place(&self, key: &str) -> usize {
        self.order.get(key).copied().unwrap_or(usize::MAX)
    }
}
