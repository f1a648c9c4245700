//! What the shell offers behind `hanke query`: names of questions, their parameters, and concepts as values.

use std::ffi::{OsStr, OsString};

use clap_complete::CompletionCandidate;
use hanke::ontology::Ontology;
use hanke::query::{Kind, Library, Parameter};

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
