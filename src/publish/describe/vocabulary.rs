//! The ontology, its shapes and its schemes, the saved queries, and the JSON-LD context as files of a bundle.

use std::collections::BTreeMap;
use std::sync::Arc;

use oxigraph::model::Triple;
use oxttl::TurtleParser;

use crate::Result;
use crate::error::{Error, ReadError};
use crate::language::Text;
use crate::ontology::{ALIGNMENTS, CONTEXT, ONTOLOGY, SHAPES};
use crate::publish::contents::{self, File, Role, Set};
use crate::publish::format::json_ld;
use crate::publish::{Edition, write_queries};
use crate::query::Library;

use super::schemes::{self, Scheme};

/// A Turtle file that is compiled in: where it stands in the bundle, what it is, and its text.
type Shipped = (&'static str, Text, &'static str);

/// All of them, with the schemes of the data set and these queries.
pub(crate) fn files(edition: &Edition<'_>, queries: &Arc<Library>) -> Result<Vec<File>> {
    let shipped = shipped().into_iter().flat_map(|(path, title, text)| twice(path, title, text));
    let schemes = schemes::of(edition)?.into_iter().flat_map(Scheme::files);
    Ok(shipped.chain(schemes).chain([context(), self::queries(Arc::clone(queries))]).collect())
}

fn shipped() -> [Shipped; 3] {
    [
        ("ns/hanke", Text::in_all("Sanasto", "Vokabulär", "The ontology"), ONTOLOGY),
        (
            "ns/alignments",
            Text::in_all(
                "Sanaston vastaavuudet muihin sanastoihin",
                "Motsvarigheter i andra vokabulärer",
                "Alignments of the ontology",
            ),
            ALIGNMENTS,
        ),
        (
            "ns/shapes",
            Text::in_all(
                "Sanaston SHACL-muotosäännöt",
                "Vokabulärens SHACL-villkor",
                "The SHACL shapes of the ontology",
            ),
            SHAPES,
        ),
    ]
}

/// The file as it is, and as JSON-LD.
fn twice(path: &str, title: Text, text: &'static str) -> [File; 2] {
    let file = format!("{path}.ttl");
    let name = file.clone();
    [
        file_of(file, title, Box::new(move |_, _, out| Ok(out.write_all(text.as_bytes())?))),
        file_of(
            format!("{path}.jsonld"),
            title,
            Box::new(move |_, _, out| {
                let (triples, prefixes) = parsed(&name, text)?;
                json_ld::write_triples(triples, &prefixes, out)
            }),
        ),
    ]
}

fn file_of(path: String, title: Text, writer: contents::Writer) -> File {
    File { path, set: Set::Vocabulary, role: Role::Distribution, title: title.into(), writer }
}

pub(super) fn parsed(file: &str, text: &str) -> Result<(Vec<Triple>, BTreeMap<String, String>)> {
    let mut parser = TurtleParser::new().for_slice(text);
    let mut triples = Vec::new();
    for triple in parser.by_ref() {
        let invalid = |error: oxttl::TurtleSyntaxError| {
            Error::Read(ReadError::Ontology { file: file.to_owned(), problem: error.to_string() })
        };
        triples.push(triple.map_err(invalid)?);
    }
    let prefixes = parser.prefixes().map(|(prefix, namespace)| (prefix.to_owned(), namespace.to_owned())).collect();
    Ok((triples, prefixes))
}

fn context() -> File {
    File {
        path: contents::CONTEXT.to_owned(),
        set: Set::Data,
        role: Role::Documentation,
        title: Text::in_all("JSON-LD-konteksti", "JSON-LD-kontext", "The JSON-LD context").into(),
        writer: Box::new(|_, _, out| Ok(out.write_all(CONTEXT.as_bytes())?)),
    }
}

fn queries(library: Arc<Library>) -> File {
    File {
        path: "queries.ttl".to_owned(),
        set: Set::Queries,
        role: Role::Distribution,
        title: Text::in_all("Tallennetut kyselyt", "Sparade frågor", "The saved queries").into(),
        writer: Box::new(move |_, _, out| write_queries(&library, out)),
    }
}
