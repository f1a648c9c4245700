//! Compact JSON-LD: a list of things, each with the short names that the context gives to properties.

use std::collections::BTreeMap;
use std::io::Write;

use oxigraph::model::{Literal, NamedOrBlankNode, Term};
use serde_json::{Map, Value, json};

use crate::Result;
use crate::error::Error;
use crate::ontology::CONTEXT;
use crate::vocab::{rdf, xsd};

use super::statements::Statements;

/// A thing's statements, by property.
type Thing = BTreeMap<String, Vec<Term>>;

pub(super) fn write(statements: Statements<'_>, mut out: impl Write) -> Result<()> {
    let context = Context::shipped()?;
    let mut things = BTreeMap::<String, Thing>::new();
    for quad in statements.view()? {
        let quad = quad?;
        let thing = things.entry(id(&quad.subject)).or_default();
        thing.entry(quad.predicate.into_string()).or_default().push(quad.object);
    }
    let graph = things.into_iter().map(|(id, thing)| context.compact(id, thing)).collect::<Vec<_>>();
    let document = json!({ "@context": context.document, "@graph": graph });
    serde_json::to_writer_pretty(&mut out, &document).map_err(std::io::Error::from)?;
    writeln!(out)?;
    Ok(out.flush()?)
}

fn id(subject: &NamedOrBlankNode) -> String {
    match subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
        NamedOrBlankNode::BlankNode(node) => node.to_string(),
    }
}

/// How the context wants the values of a property.
#[derive(Default)]
struct Definition {
    term: String,
    /// `@id` or the IRI of a datatype.
    kind: Option<String>,
    by_language: bool,
}

/// The terms of the JSON-LD context, by the IRI that they stand for.
struct Context {
    document: Value,
    prefixes: BTreeMap<String, String>,
    definitions: BTreeMap<String, Definition>,
}

impl Context {
    fn shipped() -> Result<Self> {
        let invalid = |problem: String| Error::Ontology { file: "context.jsonld".to_owned(), problem };
        let mut file: Value = serde_json::from_str(CONTEXT).map_err(|error| invalid(error.to_string()))?;
        let document = file["@context"].take();
        let entries = document.as_object().ok_or_else(|| invalid("@context is not an object".to_owned()))?;
        let is_namespace = |iri: &&str| iri.ends_with(['#', '/']);
        let prefixes = entries.iter().filter_map(|(term, value)| {
            let namespace = value.as_str().filter(is_namespace)?;
            Some((term.clone(), namespace.to_owned()))
        });
        let mut context = Self { prefixes: prefixes.collect(), definitions: BTreeMap::new(), document: Value::Null };
        for (term, value) in entries {
            context.define(term, value);
        }
        context.document = document;
        Ok(context)
    }

    fn define(&mut self, term: &str, value: &Value) {
        let Some(iri) = value.as_str().or_else(|| value["@id"].as_str()) else { return };
        if iri.starts_with('@') || self.prefixes.contains_key(term) {
            return;
        }
        let definition = Definition {
            term: term.to_owned(),
            kind: value["@type"].as_str().map(|kind| self.expand(kind)),
            by_language: value["@container"] == "@language",
        };
        self.definitions.insert(self.expand(iri), definition);
    }

    fn expand(&self, compact: &str) -> String {
        let (prefix, local) = compact.split_once(':').unwrap_or((compact, ""));
        self.prefixes.get(prefix).map_or_else(|| compact.to_owned(), |namespace| [namespace, local].concat())
    }

    fn shorten(&self, iri: &str) -> String {
        let mut fitting = self
            .prefixes
            .iter()
            .filter_map(|(prefix, namespace)| Some((prefix, iri.strip_prefix(namespace.as_str())?)));
        fitting.next().map_or_else(|| iri.to_owned(), |(prefix, local)| format!("{prefix}:{local}"))
    }

    fn compact(&self, id: String, thing: Thing) -> Value {
        let mut object = Map::new();
        object.insert("id".to_owned(), id.into());
        for (property, mut terms) in thing {
            terms.sort_by_cached_key(ToString::to_string);
            if property == rdf::TYPE.as_str() {
                object.insert("type".to_owned(), one_or_many(terms.iter().map(|term| self.class(term)).collect()));
            } else {
                self.add(&mut object, &property, terms);
            }
        }
        Value::Object(object)
    }

    fn class(&self, term: &Term) -> Value {
        let Term::NamedNode(class) = term else { return term.to_string().into() };
        let named = self.definitions.get(class.as_str()).map(|definition| definition.term.clone());
        named.unwrap_or_else(|| self.shorten(class.as_str())).into()
    }

    /// Values that the term's definition fits are written short. The others are spelled out, and where the definition
    /// would change their meaning even so, under the compact IRI instead of the term.
    fn add(&self, object: &mut Map<String, Value>, property: &str, terms: Vec<Term>) {
        let unnamed = Definition::default();
        let definition = self.definitions.get(property).unwrap_or(&unnamed);
        let (fitting, others): (Vec<_>, Vec<_>) = terms.into_iter().partition(|term| definition.fits(term));
        if definition.by_language {
            add_by_language(object, &definition.term, &fitting);
        }
        let short = fitting.iter().filter(|_| !definition.by_language).map(|term| plain(term).into());
        if definition.term.is_empty() || definition.by_language {
            add(object, self.shorten(property), others.iter().map(spelled_out).collect());
        } else {
            add(object, definition.term.clone(), short.chain(others.iter().map(spelled_out)).collect());
        }
    }
}

impl Definition {
    fn fits(&self, term: &Term) -> bool {
        if self.term.is_empty() {
            return false;
        }
        match (term, &self.kind) {
            (Term::Literal(literal), Some(kind)) => literal.datatype().as_str() == kind,
            (Term::Literal(literal), None) if self.by_language => literal.language().is_some(),
            (Term::Literal(literal), None) => literal.datatype() == xsd::STRING,
            (_, kind) => kind.as_deref() == Some("@id"),
        }
    }
}

fn add_by_language(object: &mut Map<String, Value>, term: &str, texts: &[Term]) {
    let mut languages = BTreeMap::<String, Vec<Value>>::new();
    for text in texts {
        if let Term::Literal(literal) = text {
            let language = literal.language().unwrap_or_default().to_owned();
            languages.entry(language).or_default().push(literal.value().into());
        }
    }
    if !languages.is_empty() {
        let languages = languages.into_iter().map(|(language, texts)| (language, one_or_many(texts)));
        object.insert(term.to_owned(), Value::Object(languages.collect()));
    }
}

fn add(object: &mut Map<String, Value>, key: String, values: Vec<Value>) {
    if !values.is_empty() {
        object.insert(key, one_or_many(values));
    }
}

fn one_or_many(mut values: Vec<Value>) -> Value {
    match values.len() {
        1 => values.remove(0),
        _ => Value::Array(values),
    }
}

fn plain(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        _ => term.to_string(),
    }
}

fn spelled_out(term: &Term) -> Value {
    match term {
        Term::Literal(literal) => spelled_out_literal(literal),
        _ => json!({ "@id": plain(term) }),
    }
}

fn spelled_out_literal(literal: &Literal) -> Value {
    match literal.language() {
        Some(language) => json!({ "@value": literal.value(), "@language": language }),
        None if literal.datatype() == xsd::STRING => json!({ "@value": literal.value() }),
        None => json!({ "@value": literal.value(), "@type": literal.datatype().as_str() }),
    }
}
