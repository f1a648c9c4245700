//! What the shell offers: names of questions, their parameters, concepts as values, and things.

use std::ffi::{OsStr, OsString};

use clap_complete::CompletionCandidate;
use hanke::KnowledgeGraph;
use hanke::ontology::Ontology;
use hanke::query::{Kind, Library, Parameter, short};
use oxigraph::model::Term;

/// Bash splits words at = and : too, and quotes nothing by itself.
pub(super) const BASH: &str = include_str!("complete.bash");

/// The codes and the names of the things of the data set that is compiled in.
const THINGS: &str = "SELECT DISTINCT ?name { ?thing a ?class ; hanke:code|hanke:acronym|skos:prefLabel ?name
    FILTER(?class IN (hanke:Project, hanke:Programme, hanke:Organization, hanke:Practice, hanke:Outcome)) } ORDER BY ?name";

/// The things that begin so, whatever the case of their letters.
pub(super) fn entities(current: &OsStr) -> Vec<CompletionCandidate> {
    let names = || -> hanke::Result<Vec<String>> {
        let graph = KnowledgeGraph::shipped()?;
        let short = |term: &Term| short(term, graph.prefixes());
        graph
            .sparql(THINGS)?
            .into_rows()?
            .map(|row| row.map(|row| row.get("name").map(short).unwrap_or_default()))
            .collect()
    };
    let (Some(current), Ok(names)) = (current.to_str().map(str::to_lowercase), names()) else { return Vec::new() };
    let fitting = names.into_iter().filter(|name| name.to_lowercase().starts_with(&current));
    fitting.map(CompletionCandidate::new).collect()
}

/// The names of the questions, with what they ask.
pub(super) fn names(current: &OsStr) -> Vec<CompletionCandidate> {
    let (Some(current), Ok(library)) = (current.to_str(), Library::shipped()) else { return Vec::new() };
    let fitting = library.iter().filter(|query| query.name.starts_with(current));
    fitting.map(|query| CompletionCandidate::new(&query.name).help(Some(query.header.summary.clone().into()))).collect()
}

/// The parameters of the question on the command line, or the values of the one that is being filled in.
pub(super) fn parameters(current: &OsStr) -> Vec<CompletionCandidate> {
    let (Some(current), Ok(library)) = (current.to_str(), Library::shipped()) else { return Vec::new() };
    let words: Vec<OsString> = std::env::args_os().collect();
    let is_asked = |name: &str| words.iter().any(|word| word == name);
    let Some(query) = library.iter().find(|query| is_asked(&query.name)) else { return Vec::new() };
    let candidates = query.header.params.iter().flat_map(|parameter| match current.split_once('=') {
        Some((name, _)) if name == parameter.name => values(parameter),
        Some(_) => Vec::new(),
        None => vec![format!("{}=", parameter.name)],
    });
    candidates.filter(|candidate| candidate.starts_with(current)).map(CompletionCandidate::new).collect()
}

fn values(parameter: &Parameter) -> Vec<String> {
    let scheme = parameter.scheme.as_deref().filter(|_| parameter.kind == Kind::Concept);
    let codes = scheme.and_then(|scheme| Some(Ontology::shipped().ok()?.codes(scheme))).unwrap_or_default();
    let values = codes.iter().chain(&parameter.allowed).chain([&parameter.example]);
    values.map(|value| format!("{}={value}", parameter.name)).collect()
}
