//! Decisions of people: which entity, property and value they name.

use oxigraph::model::{NamedNode, Term};
use oxttl::TurtleParser;

use crate::error::Problem;
use crate::record::Reference;
use crate::vocab::{Prefixes, expand};

use super::claims::Claims;
use super::iri::entity_at;

impl Claims<'_> {
    /// The entity with this class and key.
    pub(super) fn decided_entity(&mut self, entity: &Reference) -> Option<NamedNode> {
        let iri = entity_at(self.mapper.iris.base(), &entity.name);
        self.or_fault(iri, entity, "the class and key of a thing, such as \"project/S20398\"")
    }

    /// The property of this compact IRI, which must be one that can have one value only: others have nothing to decide.
    pub(super) fn decided_property(&mut self, property: &Reference) -> Option<NamedNode> {
        let iri = expand(&property.name).and_then(|iri| NamedNode::new(iri).ok());
        let single = iri.filter(|iri| self.mapper.ontology.is_single_valued(iri.as_ref()));
        self.or_fault(single, property, "a property that can have one value only, such as \"hanke:status\"")
    }

    /// The value that the Turtle stands for.
    pub(super) fn decided_value(&mut self, value: &Reference) -> Option<Term> {
        let term = parse(&value.name, self.mapper.iris.base());
        self.or_fault(
            term,
            value,
            "a value in Turtle, such as \"project-statuses:ended\" or '\"2018-01-31\"^^xsd:date'",
        )
    }

    fn or_fault<T>(&mut self, found: Option<T>, reference: &Reference, expected: &'static str) -> Option<T> {
        if found.is_none() && !reference.name.is_empty() {
            let problem = Problem::Invalid { value: reference.name.clone(), expected };
            self.fault(&reference.place, reference.field, problem);
        }
        found
    }
}

/// Reads one term of Turtle, with our prefixes; those of entities lead to this base.
fn parse(value: &str, base: &str) -> Option<Term> {
    let mut parser = TurtleParser::new();
    for (prefix, namespace) in Prefixes::new(base).iter() {
        parser = parser.with_prefix(prefix, namespace).ok()?;
    }
    let statement = format!("<{base}> <{base}> {value} .");
    let mut triples = parser.for_slice(&statement);
    let first = triples.next()?.ok()?;
    triples.next().is_none().then_some(first.object)
}
