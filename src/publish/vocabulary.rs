//! The ontology, its shapes and its schemes, the saved queries, and the JSON-LD context as files of a bundle.

use std::collections::{BTreeMap, BTreeSet};

use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, NamedOrBlankNode, Triple};
use oxttl::TurtleParser;

use crate::Result;
use crate::error::Error;
use crate::ontology::{ALIGNMENTS, CONTEXT, ONTOLOGY, SCHEMES, SHAPES};
use crate::query::Library;
use crate::vocab::{self, skos};

use super::bundle::{self, texts};
use super::contents::{File, Role, Set};
use super::publication::Texts;
use super::{Edition, json_ld, turtle, write_queries};

/// A Turtle file that is compiled in: where it stands in the bundle, what it is, and its text.
type Shipped = (String, Texts, &'static str);

/// All of them.
pub(super) fn files(edition: &Edition<'_>) -> Result<Vec<File>> {
    let mut files: Vec<_> = shipped().into_iter().flat_map(|(path, title, text)| twice(&path, &title, text)).collect();
    for scheme in own_schemes(edition)? {
        files.extend(own(&scheme));
    }
    files.extend([context(), queries()]);
    Ok(files)
}

fn shipped() -> Vec<Shipped> {
    let own = [
        ("ns/hanke", ["Sanasto", "Vokabulär", "The ontology"], ONTOLOGY),
        (
            "ns/alignments",
            [
                "Sanaston vastineet muissa sanastoissa",
                "Motsvarigheter i andra vokabulärer",
                "Alignments of the ontology",
            ],
            ALIGNMENTS,
        ),
        (
            "ns/shapes",
            ["Sanaston SHACL-ehdot", "Vokabulärens SHACL-villkor", "The SHACL shapes of the ontology"],
            SHAPES,
        ),
    ];
    let own = own.map(|(path, title, text)| (path.to_owned(), texts(title), text));
    let schemes = SCHEMES.iter().map(|(file, text)| {
        let name = file.trim_start_matches("schemes/").trim_end_matches(".ttl");
        (format!("scheme/{name}"), scheme_title(name), *text)
    });
    own.into_iter().chain(schemes).collect()
}

fn scheme_title(name: &str) -> Texts {
    let titles = [format!("Käsitteistö: {name}"), format!("Begreppssystem: {name}"), format!("Concept scheme: {name}")];
    texts(titles.each_ref().map(String::as_str))
}

/// The file as it is, and as JSON-LD.
fn twice(path: &str, title: &Texts, text: &'static str) -> [File; 2] {
    let file = format!("{path}.ttl");
    let name = file.clone();
    [
        file_of(file, title.clone(), Box::new(move |_, _, out| Ok(out.write_all(text.as_bytes())?))),
        file_of(
            format!("{path}.jsonld"),
            title.clone(),
            Box::new(move |_, _, out| {
                let (triples, prefixes) = parsed(&name, text)?;
                json_ld::write_triples(triples, &prefixes, out)
            }),
        ),
    ]
}

fn file_of(path: String, title: Texts, writer: super::contents::Writer) -> File {
    File { path, set: Set::Vocabulary, role: Role::Distribution, title, writer }
}

fn parsed(file: &str, text: &str) -> Result<(Vec<Triple>, BTreeMap<String, String>)> {
    let mut parser = TurtleParser::new().for_slice(text);
    let mut triples = Vec::new();
    for triple in parser.by_ref() {
        let invalid =
            |error: oxttl::TurtleSyntaxError| Error::Ontology { file: file.to_owned(), problem: error.to_string() };
        triples.push(triple.map_err(invalid)?);
    }
    let prefixes = parser.prefixes().map(|(prefix, namespace)| (prefix.to_owned(), namespace.to_owned())).collect();
    Ok((triples, prefixes))
}

/// The schemes that a data folder has brought along.
fn own_schemes(edition: &Edition<'_>) -> Result<Vec<NamedNode>> {
    let is_shipped = |path: &str| SCHEMES.iter().any(|(file, _)| *file == format!("schemes/{path}.ttl"));
    let mut schemes = BTreeSet::new();
    for scheme in edition.statements().things(skos::CONCEPT_SCHEME)? {
        if let NamedOrBlankNode::NamedNode(scheme) = scheme
            && scheme.as_str().strip_prefix(vocab::SCHEMES).is_some_and(|name| !is_shipped(name) && is_plain(name))
        {
            schemes.insert(scheme);
        }
    }
    Ok(schemes.into_iter().collect())
}

/// Whether a scheme's name can be that of a file.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

fn own(scheme: &NamedNode) -> [File; 2] {
    let name = scheme.as_str().trim_start_matches(vocab::SCHEMES).to_owned();
    let (turtle, json) = (scheme.clone(), scheme.clone());
    [
        file_of(
            format!("scheme/{name}.ttl"),
            scheme_title(&name),
            Box::new(move |edition, _, out| {
                let quads = statements_of(edition, turtle.as_ref())?;
                turtle::write_quads(quads.into_iter().map(|triple| Ok(triple.in_graph(DEFAULT))), vocab::BASE, out)
            }),
        ),
        file_of(
            format!("scheme/{name}.jsonld"),
            scheme_title(&name),
            Box::new(move |edition, _, out| {
                let prefixes = [skos::NAMESPACE, vocab::dcterms::NAMESPACE].map(|namespace| {
                    let prefix = if namespace == skos::NAMESPACE { "skos" } else { "dcterms" };
                    (prefix.to_owned(), namespace.to_owned())
                });
                json_ld::write_triples(statements_of(edition, json.as_ref())?, &prefixes.into(), out)
            }),
        ),
    ]
}

const DEFAULT: GraphName = GraphName::DefaultGraph;

/// What is published of a scheme and its concepts.
fn statements_of(edition: &Edition<'_>, scheme: NamedNodeRef<'_>) -> Result<Vec<Triple>> {
    let statements = edition.statements();
    let concepts = statements.linked(skos::IN_SCHEME, scheme.into())?;
    let mut triples = Vec::new();
    for thing in [NamedOrBlankNode::from(scheme.into_owned())].into_iter().chain(concepts) {
        triples.extend(statements.of(thing.as_ref())?.into_iter().map(Triple::from));
    }
    Ok(triples)
}

fn context() -> File {
    File {
        path: bundle::CONTEXT.to_owned(),
        set: Set::Data,
        role: Role::Documentation,
        title: texts(["JSON-LD-konteksti", "JSON-LD-kontext", "The JSON-LD context"]),
        writer: Box::new(|_, _, out| Ok(out.write_all(CONTEXT.as_bytes())?)),
    }
}

fn queries() -> File {
    File {
        path: "queries.ttl".to_owned(),
        set: Set::Queries,
        role: Role::Distribution,
        title: texts(["Tallennetut kyselyt", "Sparade frågor", "The saved queries"]),
        writer: Box::new(|_, _, out| write_queries(&Library::shipped()?, out)),
    }
}
