//! Turtle files as JSON-LD: the ontology, its shapes and its schemes. Each has the context that it needs in itself;
//! blank nodes and lists are nested where they are referred to.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::io::Write;

use oxigraph::model::{BlankNode, NamedNode, NamedOrBlankNode, Quad, Term, Triple};
use serde_json::{Map, Value, json};

use crate::Result;
use crate::vocab::{rdf, xsd};

use super::context::Context;
use super::object::{Object, spelled_out};
use super::{id, indented};

/// Writes statements in the order in which their subjects come first, with the prefixes that their file declares.
pub(crate) fn write_triples(
    triples: Vec<Triple>,
    prefixes: &BTreeMap<String, String>,
    mut out: impl Write,
) -> Result<()> {
    let quads = relabelled(triples);
    let document = document(&quads, prefixes);
    let graph = Graph::new(&quads, &document);
    let entities = graph.order.iter().filter(|entity| !graph.nested.contains(*entity));
    let entities = entities.map(|entity| graph.value(entity, true)).collect::<Result<Vec<_>>>()?;
    let file = json!({ "@context": document.document(), "@graph": entities });
    Ok(writeln!(out, "{}", indented(&file, 0)?)?)
}

/// Parsers label blank nodes at random; here they get their labels from where they first stand.
fn relabelled(triples: Vec<Triple>) -> Vec<Quad> {
    let mut labels = HashMap::<BlankNode, BlankNode>::new();
    let mut label = |node: BlankNode| {
        let next = BlankNode::new_unchecked(format!("b{}", labels.len()));
        labels.entry(node).or_insert(next).clone()
    };
    let relabel = |triple: Triple| {
        let subject = match triple.subject {
            NamedOrBlankNode::BlankNode(node) => label(node).into(),
            named => named,
        };
        let object = match triple.object {
            Term::BlankNode(node) => label(node).into(),
            other => other,
        };
        Triple { subject, predicate: triple.predicate, object }.in_graph(oxigraph::model::GraphName::DefaultGraph)
    };
    triples.into_iter().map(relabel).collect()
}

/// A context for these statements: the prefixes, and for each property its local name, if no other has it.
fn document(quads: &[Quad], prefixes: &BTreeMap<String, String>) -> Context {
    let mut context = Map::new();
    context.extend(prefixes.iter().map(|(prefix, namespace)| (prefix.clone(), namespace.as_str().into())));
    context.extend([("id", "@id"), ("type", "@type")].map(|(alias, keyword)| (alias.to_owned(), keyword.into())));
    let mut properties = BTreeMap::<&NamedNode, Vec<&Term>>::new();
    for quad in quads.iter().filter(|quad| quad.predicate != rdf::TYPE) {
        properties.entry(&quad.predicate).or_default().push(&quad.object);
    }
    for (property, values) in properties {
        let name = local(property);
        if !name.is_empty() && !context.contains_key(name) && !name.contains([':', '@']) {
            context.insert(name.to_owned(), definition(property, &values));
        }
    }
    Context::read(Value::Object(context))
}

fn local(property: &NamedNode) -> &str {
    property.as_str().rsplit(['#', '/']).next().unwrap_or_default()
}

/// What all values of a property have in common.
fn definition(property: &NamedNode, values: &[&Term]) -> Value {
    let iri = property.as_str();
    let kinds: BTreeSet<_> = values.iter().map(|value| kind(value)).collect();
    match kinds.first().filter(|_| kinds.len() == 1).map(String::as_str) {
        Some("@language") => json!({ "@id": iri, "@container": "@language" }),
        Some("") | None => json!({ "@id": iri }),
        Some(kind) => json!({ "@id": iri, "@type": kind }),
    }
}

fn kind(value: &Term) -> String {
    match value {
        Term::Literal(literal) if literal.language().is_some() => "@language".to_owned(),
        Term::Literal(literal) if literal.datatype() == xsd::STRING => String::new(),
        Term::Literal(literal) => literal.datatype().as_str().to_owned(),
        _ => "@id".to_owned(),
    }
}

/// Statements by subject, with what is to be nested.
struct Graph<'q> {
    context: &'q Context,
    order: Vec<&'q NamedOrBlankNode>,
    said: BTreeMap<String, Vec<&'q Quad>>,
    /// Blank nodes to which one statement refers.
    nested: HashSet<&'q NamedOrBlankNode>,
}

impl<'q> Graph<'q> {
    fn new(quads: &'q [Quad], context: &'q Context) -> Self {
        let mut graph = Self { context, order: Vec::new(), said: BTreeMap::new(), nested: HashSet::new() };
        let mut referrers = BTreeMap::<String, Vec<&NamedOrBlankNode>>::new();
        for quad in quads {
            let said = graph.said.entry(quad.subject.to_string()).or_default();
            if said.is_empty() {
                graph.order.push(&quad.subject);
            }
            said.push(quad);
            if let Term::BlankNode(node) = &quad.object {
                referrers.entry(node.to_string()).or_default().push(&quad.subject);
            }
        }
        let nested = graph.order.iter().filter(|entity| leads_up(entity, &referrers));
        graph.nested = nested.copied().collect();
        graph
    }

    fn value(&self, entity: &NamedOrBlankNode, is_top: bool) -> Result<Value> {
        if !is_top && let Some(items) = self.items(entity)? {
            return Ok(json!({ "@list": items }));
        }
        let is_anonymous = matches!(entity, NamedOrBlankNode::BlankNode(_)) && !is_top;
        let mut object = Object::new(self.context, (!is_anonymous).then(|| id(entity)));
        let said = self.said.get(&entity.to_string()).into_iter().flatten().copied();
        object.add_all(said, &mut |term| self.inner(term))?;
        Ok(object.into_value())
    }

    /// A blank node that is nested where it stands.
    fn inner(&self, term: &Term) -> Result<Option<Value>> {
        let Term::BlankNode(node) = term else { return Ok(None) };
        let node = NamedOrBlankNode::from(node.clone());
        if self.nested.contains(&node) { self.value(&node, false).map(Some) } else { Ok(None) }
    }

    /// The items of a list, if the entity is a list and nothing else.
    fn items(&self, entity: &NamedOrBlankNode) -> Result<Option<Vec<Value>>> {
        let (mut items, mut node) = (Vec::new(), Term::from(entity.clone()));
        while node != Term::from(rdf::NIL) {
            let Term::BlankNode(cell) = &node else { return Ok(None) };
            let cell = NamedOrBlankNode::from(cell.clone());
            let said = self.said.get(&cell.to_string()).map(Vec::as_slice).unwrap_or_default();
            let (first, rest) = match said {
                [a, b] if a.predicate == rdf::FIRST && b.predicate == rdf::REST => (&a.object, &b.object),
                [a, b] if b.predicate == rdf::FIRST && a.predicate == rdf::REST => (&b.object, &a.object),
                _ => return Ok(None),
            };
            if !self.nested.contains(&cell) {
                return Ok(None);
            }
            items.push(self.inner(first)?.unwrap_or_else(|| spelled_out(first)));
            node = rest.clone();
        }
        Ok(Some(items))
    }
}

/// Whether a blank node, and each that leads to it, is referred to once, up to an entity that stands by itself.
fn leads_up(entity: &NamedOrBlankNode, referrers: &BTreeMap<String, Vec<&NamedOrBlankNode>>) -> bool {
    let (mut at, mut seen) = (entity, BTreeSet::new());
    if matches!(at, NamedOrBlankNode::NamedNode(_)) {
        return false;
    }
    while let NamedOrBlankNode::BlankNode(_) = at {
        match referrers.get(&at.to_string()).map(Vec::as_slice) {
            Some([only]) if seen.insert(at.to_string()) => at = only,
            _ => return at != entity && !seen.contains(&at.to_string()),
        }
    }
    true
}
