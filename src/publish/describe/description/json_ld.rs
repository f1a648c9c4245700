//! JSON-LD with prefixes for its context: nothing has to be loaded to read it.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};

use oxigraph::model::{Literal, NamedOrBlankNode, Quad, Term};
use serde_json::{Map, Value, json};

use crate::Result;
use crate::vocab::{PREFIXES, description, rdf, xsd};

/// The names that are used, and the prefixes that they need.
#[derive(Default)]
struct Names {
    used: BTreeSet<(&'static str, &'static str)>,
}

impl Names {
    fn shorten(&mut self, iri: &str) -> String {
        let known = description::PREFIXES.iter().chain(PREFIXES);
        let fitting = known.filter_map(|pair| Some((pair, iri.strip_prefix(pair.1)?)));
        let Some((pair, local)) = fitting.min_by_key(|(_, local)| local.len()) else { return iri.to_owned() };
        self.used.insert(*pair);
        [pair.0, ":", local].concat()
    }

    fn value(&mut self, term: &Term) -> Value {
        match term {
            Term::NamedNode(node) => json!({ "@id": node.as_str() }),
            Term::Literal(literal) => self.literal(literal),
            other => json!({ "@id": other.to_string() }),
        }
    }

    fn literal(&mut self, literal: &Literal) -> Value {
        match literal.language() {
            Some(language) => json!({ "@language": language, "@value": literal.value() }),
            None if literal.datatype() == xsd::STRING => literal.value().into(),
            None => json!({ "@type": self.shorten(literal.datatype().as_str()), "@value": literal.value() }),
        }
    }
}

pub(super) fn write(quads: &[Quad], out: &mut dyn Write) -> Result<()> {
    let mut names = Names::default();
    let mut entities = BTreeMap::<String, BTreeMap<String, Vec<Value>>>::new();
    for quad in quads {
        let entity = entities.entry(id(&quad.subject)).or_default();
        let (key, value) = match &quad.object {
            Term::NamedNode(class) if quad.predicate == rdf::TYPE => {
                ("@type".to_owned(), names.shorten(class.as_str()).into())
            }
            object => (names.shorten(quad.predicate.as_str()), names.value(object)),
        };
        entity.entry(key).or_default().push(value);
    }
    let context = names.used.iter().map(|(prefix, namespace)| ((*prefix).to_owned(), Value::from(*namespace)));
    let document = json!({
        "@context": Value::Object(context.collect()),
        "@graph": entities.into_iter().map(object).collect::<Vec<_>>(),
    });
    serde_json::to_writer_pretty(&mut *out, &document).map_err(io::Error::from)?;
    Ok(writeln!(out)?)
}

fn id(subject: &NamedOrBlankNode) -> String {
    match subject {
        NamedOrBlankNode::NamedNode(node) => node.as_str().to_owned(),
        NamedOrBlankNode::BlankNode(node) => node.to_string(),
    }
}

fn object((id, properties): (String, BTreeMap<String, Vec<Value>>)) -> Value {
    let properties = properties.into_iter().map(|(key, mut values)| match values.len() {
        1 => (key, values.remove(0)),
        _ => (key, Value::Array(values)),
    });
    Value::Object([("@id".to_owned(), id.into())].into_iter().chain(properties).collect::<Map<_, _>>())
}
