//! Compact JSON-LD: entities with the short names that the context gives to properties, what belongs to an entity nested in
//! it, and all else that it refers to by IRI and name.

mod context;
mod object;
mod plain;

use std::cell::RefCell;
use std::collections::HashMap;
use std::io::Write;

use oxigraph::model::{NamedNode, NamedOrBlankNode, Term};
use serde_json::{Map, Value, json};

use crate::Result;
use crate::publish::statements::Statements;

use super::frame::{Frame, Member, Node};
use context::Context;
use object::Object;

pub(crate) use plain::write_triples;

/// Where a document has its context.
#[derive(Clone, Copy)]
pub(crate) enum Place<'a> {
    /// In itself.
    Inline,
    /// In a file, by its address.
    File(&'a str),
}

/// Writes the view, one entity that belongs to no other at a time.
pub(crate) fn write(statements: Statements<'_>, place: Place<'_>, mut out: impl Write) -> Result<()> {
    let writer = Things::new(statements)?;
    let context = indented(&writer.context(place), 2)?;
    write!(out, "{{\n  \"@context\": {context},\n  \"@graph\": [")?;
    for (number, entity) in writer.frame.tops()?.into_iter().enumerate() {
        let text = indented(&writer.value(&writer.frame.node(entity)?)?, 4)?;
        write!(out, "{}\n    {text}", if number == 0 { "" } else { "," })?;
    }
    write!(out, "\n  ]\n}}\n")?;
    Ok(out.flush()?)
}

/// A value as JSON whose lines, other than the first, stand so far to the right.
fn indented(value: &Value, columns: usize) -> Result<String> {
    let text = serde_json::to_string_pretty(value).map_err(std::io::Error::from)?;
    Ok(text.replace('\n', &format!("\n{}", " ".repeat(columns))))
}

/// Writes entities as JSON objects.
pub(crate) struct Things<'a> {
    pub frame: Frame<'a>,
    context: Context,
    /// What is referred to, as it is written; a name is asked for once.
    references: RefCell<HashMap<NamedNode, Option<Value>>>,
}

/// So many references are remembered.
const REMEMBERED: usize = 10_000;

impl<'a> Things<'a> {
    pub(crate) fn new(statements: Statements<'a>) -> Result<Self> {
        Ok(Self { frame: Frame { statements }, context: Context::shipped()?, references: RefCell::default() })
    }

    fn context(&self, place: Place<'_>) -> Value {
        match place {
            Place::Inline => self.context.document().clone(),
            Place::File(address) => address.into(),
        }
    }

    /// A document about one entity: the entity, and at its end what else is said in the document.
    pub(crate) fn document(&self, node: &Node, context: &str, rest: Map<String, Value>) -> Result<String> {
        let mut document = Map::from_iter([("@context".to_owned(), context.into())]);
        if let Value::Object(entity) = self.value(node)? {
            document.extend(entity);
        }
        document.extend(rest);
        Ok(indented(&Value::Object(document), 0)? + "\n")
    }

    fn value(&self, node: &Node) -> Result<Value> {
        let said = node.said.iter().filter(|quad| node.through.is_none_or(|through| quad.predicate != through));
        let mut object = Object::new(&self.context, Some(id(&node.entity)));
        object.add_all(said, &mut |term| match (term, node.part(term)) {
            (_, Some(part)) => self.value(part).map(Some),
            (Term::NamedNode(iri), None) => self.reference(iri),
            _ => Ok(None),
        })?;
        for (nest, members) in node.nested.iter().filter(|(nest, _)| !nest.forward) {
            let members = members.iter().map(|member| match member {
                Member::Whole(node) => self.value(node),
                Member::Elsewhere(iri) => Ok(self.reference(iri)?.unwrap_or_else(|| json!({ "id": iri.as_str() }))),
            });
            object.insert(nest.term, Value::Array(members.collect::<Result<_>>()?));
        }
        Ok(object.into_value())
    }

    /// What is published under an IRI, by IRI and name; nothing for what lies outside.
    pub(crate) fn reference(&self, iri: &NamedNode) -> Result<Option<Value>> {
        if let Some(known) = self.references.borrow().get(iri) {
            return Ok(known.clone());
        }
        let reference = self.named(iri)?;
        let mut references = self.references.borrow_mut();
        if references.len() >= REMEMBERED {
            references.clear();
        }
        references.insert(iri.clone(), reference.clone());
        Ok(reference)
    }

    fn named(&self, iri: &NamedNode) -> Result<Option<Value>> {
        if self.frame.statements.classes(iri.as_ref().into())?.is_empty() {
            return Ok(None);
        }
        let mut object = Object::new(&self.context, Some(iri.as_str().to_owned()));
        object.add_all(self.frame.statements.names(iri.as_ref().into())?.iter(), &mut |_| Ok(None))?;
        Ok(Some(object.into_value()))
    }
}

impl Node {
    /// The entity that stands where a property of this one has its IRI.
    fn part(&self, term: &Term) -> Option<&Node> {
        let members = self.nested.iter().filter(|(nest, _)| nest.forward).flat_map(|(_, members)| members);
        members.into_iter().find_map(|member| match member {
            Member::Whole(node) if Term::from(node.entity.clone()) == *term => Some(node),
            _ => None,
        })
    }
}

fn id(subject: &NamedOrBlankNode) -> String {
    match subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
        NamedOrBlankNode::BlankNode(node) => node.to_string(),
    }
}
