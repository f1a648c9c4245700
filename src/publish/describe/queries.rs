//! Saved queries as data: `sh:SPARQLExecutable` (SHACL, section 5.1.1) in Turtle, as the collections of SPARQL examples
//! of the Swiss Institute of Bioinformatics have them.

use std::io::Write;

use oxigraph::model::{BlankNode, GraphName, Literal, NamedNode, NamedNodeRef, Quad, Term};
use percent_encoding::utf8_percent_encode;

use crate::Result;
use crate::language::Language;
use crate::mapping::saved_query;
use crate::publish::address::ESCAPED;
use crate::publish::format::turtle;
use crate::query::{Form, Library, SavedQuery};
use crate::vocab::{self, PREFIXES, rdf, rdfs, schema, sh, spex, xsd};

/// Writes all queries of a library, each with its question, its tags and its text, and the prefixes that they use.
///
/// # Errors
/// [`Error::Output`](crate::Error::Output) if they cannot be written.
pub fn write_queries(library: &Library, mut out: impl Write) -> Result<()> {
    let prefixes = NamedNode::new_unchecked(vocab::QUERIES.trim_end_matches('/'));
    let mut quads = declarations(&prefixes);
    quads.extend(library.iter().flat_map(|query| executable(query, &prefixes)));
    turtle::write_quads(quads.into_iter().map(Ok), &mut out)
}

fn declarations(prefixes: &NamedNode) -> Vec<Quad> {
    let declaration = |(prefix, namespace): &(&str, &str)| {
        // Blank nodes get their labels from the prefixes, so that the same queries give the same bytes.
        let node = BlankNode::new_unchecked(format!("prefix-{prefix}"));
        let namespace = Literal::new_typed_literal(*namespace, xsd::ANY_URI);
        [
            statement(prefixes.clone(), sh::DECLARE, node.clone()),
            statement(node.clone(), sh::PREFIX, Literal::from(*prefix)),
            statement(node, sh::NAMESPACE_OF, namespace),
        ]
    };
    PREFIXES.iter().flat_map(declaration).collect()
}

fn executable(query: &SavedQuery, prefixes: &NamedNode) -> Vec<Quad> {
    let iri = saved_query(&encoded(&query.name));
    let (class, property) = match query.form() {
        Form::Select => (Some(sh::SELECT_EXECUTABLE), sh::SELECT),
        Form::Ask => (Some(sh::ASK_EXECUTABLE), sh::ASK),
        Form::Construct => (Some(sh::CONSTRUCT_EXECUTABLE), sh::CONSTRUCT),
        Form::Describe => (None, spex::DESCRIBE),
    };
    let header = &query.header;
    let comment =
        |(language, text): (Language, &&str)| Literal::new_language_tagged_literal_unchecked(*text, language.tag());
    let mut quads = vec![
        statement(iri.clone(), rdf::TYPE, sh::EXECUTABLE),
        statement(iri.clone(), sh::PREFIXES, prefixes.clone()),
        statement(iri.clone(), property, Literal::from(query.text.as_str())),
    ];
    quads.extend(class.map(|class| statement(iri.clone(), rdf::TYPE, class)));
    let summaries = header.summaries();
    quads.extend(summaries.iter().map(comment).map(|text| statement(iri.clone(), rdfs::COMMENT, text)));
    quads.extend(header.tags.iter().map(|tag| statement(iri.clone(), schema::KEYWORDS, Literal::from(tag.as_str()))));
    quads
}

/// A name as it stands in an IRI, and as an anchor: a file may be called anything.
pub(crate) fn encoded(name: &str) -> String {
    utf8_percent_encode(name, ESCAPED).to_string()
}

fn statement(
    subject: impl Into<oxigraph::model::NamedOrBlankNode>,
    predicate: NamedNodeRef<'static>,
    object: impl Into<Term>,
) -> Quad {
    Quad::new(subject, predicate, object, GraphName::DefaultGraph)
}
