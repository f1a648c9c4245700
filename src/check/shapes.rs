//! Shapes: what each class must look like, in SHACL Core, validated by rudof over the view.

mod graph;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use std::time::{Duration, Instant};

use oxigraph::model::{NamedNode, NamedOrBlankNode, Term};
use oxttl::TurtleParser;
use rayon::prelude::*;
use rudof_rdf::rdf_core::term::Object;
use rudof_rdf::rdf_core::{RDFFormat, SHACLPath};
use rudof_rdf::rdf_impl::ReaderMode;
use shacl::ir::IRSchema;
use shacl::types::Target;
use shacl::validator::processor::ShaclProcessor;
use shacl::validator::report::ValidationResult;
use shacl::validator::{ShaclConfig, ShaclValidationMode};

use crate::error::{CheckError, Error, ReadError};
use crate::language::Text;
use crate::vocab::{SHAPES, sh};
use crate::{KnowledgeGraph, Result};

use super::finding::About;
use graph::Part;

/// The shapes that are compiled in.
pub(super) const SHIPPED: &str = crate::ontology::SHAPES;

/// How many entities are validated together: what the validator remembers of them is dropped afterwards.
const PART: usize = 1_000;
/// How many such parts are read before they are validated side by side.
const PARTS: usize = 16;

/// Shapes, ready to be held against graphs.
pub(super) struct Shapes {
    schema: IRSchema,
    /// What each shape says, by its IRI. The validator gives texts of its own instead for shapes that are made of others.
    messages: HashMap<String, Text<String>>,
}

/// A property of an entity that does not have the shape it must have.
pub(super) struct Violation {
    /// The name of the shape.
    pub shape: String,
    pub about: About,
    /// What is wrong and what to do, as the shape says it.
    pub message: Text<String>,
}

impl Shapes {
    pub(super) fn shipped() -> Result<Self> {
        let schema = IRSchema::from_str(SHIPPED, &RDFFormat::Turtle, None, &ReaderMode::Strict);
        Ok(Self { schema: schema.map_err(|error| failed(&error))?, messages: messages()? })
    }

    /// The names of the shapes that say something.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.messages.keys().filter_map(|shape| shape.strip_prefix(SHAPES))
    }

    /// The classes whose entities have a shape.
    fn classes(&self) -> BTreeSet<NamedNode> {
        let targets = self.schema.iter_with_targets().flat_map(|(_, shape)| shape.targets());
        let classes = targets.filter_map(|target| match target {
            Target::Class(class) => NamedNode::try_from(Term::from(class.clone())).ok(),
            _ => None,
        });
        classes.collect()
    }

    /// Shows each violation, class by class, each of which may take so long.
    pub(super) fn validate(
        &self,
        graph: &KnowledgeGraph,
        time: Duration,
        mut show: impl FnMut(Violation),
    ) -> Result<()> {
        // The validator takes nothing that is borrowed.
        let graph = Arc::new(graph.clone());
        for class in self.classes() {
            let start = Instant::now();
            let in_time = || {
                let late = || Error::Check(CheckError::OutOfTime { class: class.as_str().to_owned(), time });
                (start.elapsed() <= time).then_some(()).ok_or_else(late)
            };
            let mut entities = graph.in_view().entities(class.as_ref());
            loop {
                let some = entities.by_ref().take(PART * PARTS).collect::<Result<Vec<_>>>()?;
                if some.is_empty() {
                    break;
                }
                let parts: Vec<_> = some.chunks(PART).collect();
                let validate = |part: &&[NamedOrBlankNode]| {
                    in_time()?;
                    self.validate_part(Part::new(Arc::clone(&graph), &class, part)?)
                };
                let found = parts.par_iter().map(validate).collect::<Result<Vec<_>>>()?;
                found.into_iter().flatten().for_each(&mut show);
            }
        }
        Ok(())
    }

    fn violation(&self, result: &ValidationResult) -> Violation {
        let term = |object: &Object| Term::from(object.clone());
        let shape = match result.source().map(term) {
            Some(Term::NamedNode(shape)) => shape.into_string(),
            _ => String::new(),
        };
        let property = result.path().and_then(|path| match path {
            SHACLPath::Predicate { pred } => NamedNode::new(pred.as_str()).ok(),
            _ => None,
        });
        let about = About { entity: Some(term(result.focus_node())), property, value: result.value().map(term) };
        let message = self.messages.get(&shape).cloned().unwrap_or_default();
        Violation { shape: shape.strip_prefix(SHAPES).unwrap_or(&shape).to_owned(), about, message }
    }

    fn validate_part(&self, mut part: Part) -> Result<Vec<Violation>> {
        let config = ShaclConfig::new();
        let report =
            part.validate(&self.schema, &ShaclValidationMode::Native, &config).map_err(|error| failed(&error))?;
        Ok(report.results().iter().map(|result| self.violation(result)).collect())
    }
}

fn failed(error: &dyn std::fmt::Display) -> Error {
    Error::Read(ReadError::Ontology { file: "ontology/shapes.ttl".to_owned(), problem: error.to_string() })
}

/// What the shapes say, by their IRIs.
fn messages() -> Result<HashMap<String, Text<String>>> {
    let mut messages = HashMap::<String, HashMap<String, String>>::new();
    for triple in TurtleParser::new().for_slice(SHIPPED) {
        let triple = triple.map_err(|error| failed(&error))?;
        if let (sh::MESSAGE, NamedOrBlankNode::NamedNode(shape), Term::Literal(text)) =
            (triple.predicate.as_ref(), triple.subject, triple.object)
        {
            let message = messages.entry(shape.into_string()).or_default();
            message.insert(text.language().unwrap_or_default().to_owned(), text.value().to_owned());
        }
    }
    let text = |texts: HashMap<String, String>| Text::of_each(|language| texts.get(language.tag()).cloned());
    Ok(messages.into_iter().filter_map(|(shape, texts)| Some((shape, text(texts)?))).collect())
}
