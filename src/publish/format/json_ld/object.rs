//! What is said of an entity as a JSON object.

use std::collections::BTreeMap;

use oxigraph::model::{Literal, Quad, Term};
use serde_json::{Map, Value, json};

use crate::Result;
use crate::vocab::{rdf, xsd};

use super::context::{Context, Definition};

/// What an entity that is referred to is written as, if not as a string.
pub(super) type Resolve<'r> = dyn FnMut(&Term) -> Result<Option<Value>> + 'r;

/// An object that is being put together.
pub(super) struct Object<'c> {
    context: &'c Context,
    entries: Vec<(String, Value)>,
}

impl<'c> Object<'c> {
    pub(super) fn new(context: &'c Context, id: Option<String>) -> Self {
        Self { context, entries: id.map(|id| ("id".to_owned(), id.into())).into_iter().collect() }
    }

    pub(super) fn insert(&mut self, term: &str, value: Value) {
        self.entries.push((term.to_owned(), value));
    }

    /// Adds statements, which come in the order of properties.
    pub(super) fn add_all<'q>(
        &mut self,
        said: impl Iterator<Item = &'q Quad>,
        resolve: &mut Resolve<'_>,
    ) -> Result<()> {
        let mut properties = BTreeMap::<&str, Vec<&Term>>::new();
        for quad in said {
            properties.entry(quad.predicate.as_str()).or_default().push(&quad.object);
        }
        for (property, terms) in properties {
            if property == rdf::TYPE.as_str() {
                let classes = terms.into_iter().map(|term| self.class(term)).collect();
                self.insert("type", one_or_many(classes));
            } else {
                self.add(property, &terms, resolve)?;
            }
        }
        Ok(())
    }

    /// The object, its keys in the order of the context.
    pub(super) fn into_value(mut self) -> Value {
        self.entries.sort_by_cached_key(|(key, _)| (self.context.place(key), key.clone()));
        Value::Object(self.entries.into_iter().collect())
    }

    fn class(&self, term: &Term) -> Value {
        let Term::NamedNode(class) = term else { return plain(term).into() };
        let named = self.context.definition(class.as_str()).map(|definition| definition.term.clone());
        named.unwrap_or_else(|| self.context.shorten(class.as_str())).into()
    }

    /// Values that the term's definition fits are written short. The others are spelled out, and where the definition
    /// would change their meaning even so, under the compact IRI instead of the term.
    fn add(&mut self, property: &str, terms: &[&Term], resolve: &mut Resolve<'_>) -> Result<()> {
        let unnamed = Definition::default();
        let definition = self.context.definition(property).unwrap_or(&unnamed);
        let (texts, others): (Vec<&Term>, Vec<_>) =
            terms.iter().partition(|term| definition.by_language && definition.fits(term));
        if !texts.is_empty() {
            self.insert(&definition.term, by_language(&texts, definition.many));
        }
        let mut values = Vec::new();
        for term in others {
            values.push(resolve(term)?.unwrap_or_else(|| definition.value(term)));
        }
        if values.is_empty() {
            return Ok(());
        }
        if definition.term.is_empty() || definition.by_language {
            self.insert(&self.context.shorten(property), one_or_many(values));
        } else {
            self.insert(&definition.term, if definition.many { Value::Array(values) } else { one_or_many(values) });
        }
        Ok(())
    }
}

impl Definition {
    fn value(&self, term: &Term) -> Value {
        if self.fits(term) { plain(term).into() } else { spelled_out(term) }
    }

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

fn by_language(texts: &[&Term], many: bool) -> Value {
    let mut languages = BTreeMap::<String, Vec<Value>>::new();
    for text in texts {
        if let Term::Literal(literal) = text {
            let language = literal.language().unwrap_or_default().to_owned();
            languages.entry(language).or_default().push(literal.value().into());
        }
    }
    let value = |texts| if many { Value::Array(texts) } else { one_or_many(texts) };
    Value::Object(languages.into_iter().map(|(language, texts)| (language, value(texts))).collect::<Map<_, _>>())
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

pub(super) fn spelled_out(term: &Term) -> Value {
    match term {
        Term::Literal(literal) => spelled_out_literal(literal),
        _ => json!({ "id": plain(term) }),
    }
}

fn spelled_out_literal(literal: &Literal) -> Value {
    match literal.language() {
        Some(language) => json!({ "@value": literal.value(), "@language": language }),
        None if literal.datatype() == xsd::STRING => json!({ "@value": literal.value() }),
        None => json!({ "@value": literal.value(), "@type": literal.datatype().as_str() }),
    }
}
