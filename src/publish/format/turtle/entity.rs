//! What is said of one entity in Turtle, without blank nodes: quick enough for a million of them.

use std::fmt::Write as _;

use oxigraph::model::{Literal, NamedNodeRef, NamedOrBlankNode, Quad, Term};

use crate::vocab::{self, rdf, schema, sh, spex, xsd};

/// The prefixes of a file.
pub(crate) struct Prefixes {
    /// In the order of their names.
    namespaces: Vec<(&'static str, String)>,
}

/// What saved queries are described with, and no data.
const OF_QUERIES: [&str; 3] = [schema::NAMESPACE, sh::NAMESPACE, spex::NAMESPACE];

impl Prefixes {
    /// Those of the data of a graph.
    pub(crate) fn of_data(prefixes: &vocab::Prefixes) -> Self {
        let of_data = prefixes.iter().filter(|(_, namespace)| !OF_QUERIES.contains(namespace));
        let mut namespaces: Vec<_> = of_data.map(|(prefix, namespace)| (prefix, namespace.to_owned())).collect();
        namespaces.sort_unstable();
        Self { namespaces }
    }

    /// With one more, in its place.
    pub(crate) fn and(mut self, prefix: &'static str, namespace: &str) -> Self {
        self.namespaces.push((prefix, namespace.to_owned()));
        self.namespaces.sort_unstable();
        self
    }

    pub(crate) fn namespaces(&self) -> impl Iterator<Item = (&'static str, String)> + '_ {
        self.namespaces.iter().cloned()
    }

    /// The lines that declare them.
    pub(crate) fn header(&self) -> String {
        let lines = self.namespaces.iter().map(|(prefix, namespace)| format!("@prefix {prefix}: <{namespace}> .\n"));
        lines.chain(["\n".to_owned()]).collect()
    }

    /// The statements of an entity, given in the order of properties, its classes first.
    pub(crate) fn entity(&self, said: &[Quad]) -> String {
        let Some(first) = said.first() else { return String::new() };
        let mut text = self.subject(&first.subject);
        let is_class = |quad: &&Quad| quad.predicate == rdf::TYPE;
        let (classes, others) = (said.iter().filter(is_class), said.iter().filter(|quad| !is_class(quad)));
        let mut before = None;
        for quad in classes.chain(others) {
            let property = quad.predicate.as_ref();
            match before.replace(property) {
                Some(before) if before == property => text.push_str(" ,\n        "),
                Some(_) => {
                    let _ = write!(text, " ;\n    {} ", self.property(property));
                }
                None => {
                    let _ = write!(text, " {} ", self.property(property));
                }
            }
            text.push_str(&self.object(&quad.object));
        }
        text + " .\n\n"
    }

    fn subject(&self, subject: &NamedOrBlankNode) -> String {
        match subject {
            NamedOrBlankNode::NamedNode(node) => self.iri(node.as_ref()),
            NamedOrBlankNode::BlankNode(_) => subject.to_string(),
        }
    }

    fn property(&self, property: NamedNodeRef<'_>) -> String {
        if property == rdf::TYPE { "a".to_owned() } else { self.iri(property) }
    }

    fn object(&self, object: &Term) -> String {
        match object {
            Term::NamedNode(node) => self.iri(node.as_ref()),
            Term::Literal(literal) => self.literal(literal),
            _ => object.to_string(),
        }
    }

    fn literal(&self, literal: &Literal) -> String {
        if literal.language().is_some() || literal.datatype() == xsd::STRING {
            return literal.to_string();
        }
        let plain = Literal::new_simple_literal(literal.value());
        format!("{plain}^^{}", self.iri(literal.datatype()))
    }

    /// The IRI with the prefix of the longest namespace, if what follows can stand behind one.
    fn iri(&self, iri: NamedNodeRef<'_>) -> String {
        let split = |(prefix, namespace): &'_ (&'static str, String)| {
            Some((*prefix, iri.as_str().strip_prefix(namespace.as_str())?.to_owned()))
        };
        let shortest = self.namespaces.iter().filter_map(split).min_by_key(|(_, local)| local.len());
        match shortest.filter(|(_, local)| is_local(local)) {
            Some((prefix, local)) => format!("{prefix}:{local}"),
            None => iri.to_string(),
        }
    }
}

/// Whether a name can stand behind a prefix as it is. Turtle takes more than this, but not all of Unicode's letters.
fn is_local(name: &str) -> bool {
    let is_letter =
        |c: char| c.is_ascii_alphanumeric() || c == '_' || ('\u{f8}'..='\u{2ff}').contains(&c) || is_latin(c);
    name.starts_with(is_letter) && name.chars().all(|c| is_letter(c) || c == '-')
}

fn is_latin(c: char) -> bool {
    ('\u{c0}'..='\u{d6}').contains(&c) || ('\u{d8}'..='\u{f6}').contains(&c)
}
