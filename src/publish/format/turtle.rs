//! Turtle: subjects in order, their properties and values nested beneath them, one value a line.

mod entity;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use oxigraph::model::{NamedOrBlankNode, Quad, Term};
use sophia::api::prefix::{Prefix, PrefixMapPair};
use sophia::api::prelude::*;
use sophia::turtle::serializer::turtle::{TurtleConfig, TurtleSerializer};

use crate::Result;
use crate::graph::RdfTerm;
use crate::publish::statements::Statements;
use crate::vocab::{self, PREFIXES, description};

pub(crate) use entity::Prefixes;

/// Writes the view, an entity at a time. Only blank nodes, which may tie entities together, have to wait for the end.
pub(crate) fn write(statements: Statements<'_>, prefixes: &vocab::Prefixes, mut out: impl Write) -> Result<()> {
    let prefixes = Prefixes::of_data(prefixes);
    let mut tied = Vec::new();
    out.write_all(prefixes.header().as_bytes())?;
    for entity in statements.subjects()? {
        let said = statements.of(entity.as_ref())?;
        if said.iter().any(has_blank_node) {
            tied.extend(said);
        } else {
            out.write_all(prefixes.entity(&said).as_bytes())?;
        }
    }
    write_tied(&tied, &prefixes, &mut out)?;
    Ok(out.flush()?)
}

fn write_tied(tied: &[Quad], prefixes: &Prefixes, mut out: impl Write) -> Result<()> {
    if tied.is_empty() {
        return Ok(());
    }
    let config = TurtleConfig::new().with_pretty(true).with_own_prefix_map(pairs(prefixes.namespaces()));
    let (header, text) = (serialize(&config, &[])?, serialize(&config, tied)?);
    Ok(out.write_all(text.strip_prefix(header.as_slice()).unwrap_or(&text))?)
}

/// Writes statements, whichever graph they stand in.
pub(crate) fn write_quads(quads: impl Iterator<Item = Result<Quad>>, mut out: impl Write) -> Result<()> {
    let groups = groups(quads)?;
    let config = TurtleConfig::new().with_pretty(true).with_own_prefix_map(prefixes(&groups));
    let header = serialize(&config, &[])?;
    out.write_all(&header)?;
    for group in groups.into_values() {
        let text = serialize(&config, &group)?;
        out.write_all(text.strip_prefix(header.as_slice()).unwrap_or(&text))?;
    }
    Ok(out.flush()?)
}

/// The statements by subject. sophia nests and sorts well but slowly, so each subject is written by itself; only
/// blank nodes, which may tie subjects together, are written in one piece, under the empty key.
fn groups(quads: impl Iterator<Item = Result<Quad>>) -> Result<BTreeMap<String, Vec<Quad>>> {
    let mut groups = BTreeMap::<String, Vec<Quad>>::new();
    for quad in quads {
        let quad = quad?;
        groups.entry(quad.subject.to_string()).or_default().push(quad);
    }
    let (tied, mut single): (BTreeMap<_, _>, BTreeMap<_, _>) =
        groups.into_iter().partition(|(_, group)| group.iter().any(has_blank_node));
    if !tied.is_empty() {
        single.insert(String::new(), tied.into_values().flatten().collect());
    }
    Ok(single)
}

fn has_blank_node(quad: &Quad) -> bool {
    matches!(quad.subject, NamedOrBlankNode::BlankNode(_)) || matches!(quad.object, Term::BlankNode(_))
}

fn serialize(config: &TurtleConfig, group: &[Quad]) -> Result<Vec<u8>> {
    let triples: Vec<[RdfTerm; 3]> = group
        .iter()
        .map(|quad| [quad.subject.clone().into(), quad.predicate.clone().into(), quad.object.clone()].map(RdfTerm))
        .collect();
    let mut out = Vec::new();
    let mut serializer = TurtleSerializer::new_with_config(&mut out, config.clone());
    serializer.serialize_triples(triples.triples()).map_err(std::io::Error::other)?;
    Ok(out)
}

/// Those of our prefixes that the statements need.
fn prefixes(groups: &BTreeMap<String, Vec<Quad>>) -> Vec<PrefixMapPair> {
    let namespaces: BTreeSet<String> = groups.values().flatten().flat_map(namespaces).collect();
    let known = PREFIXES.iter().chain(description::PREFIXES);
    let mut prefixes: Vec<_> = known.map(|(prefix, namespace)| (*prefix, (*namespace).to_owned())).collect();
    prefixes.retain(|(_, namespace)| namespaces.contains(namespace));
    prefixes.sort_unstable();
    pairs(prefixes)
}

fn pairs<'a>(prefixes: impl IntoIterator<Item = (&'a str, String)>) -> Vec<PrefixMapPair> {
    let pair = |(prefix, namespace): (&str, String)| {
        (Prefix::new_unchecked(prefix.into()), Iri::new_unchecked(namespace.into()))
    };
    prefixes.into_iter().map(pair).collect()
}

/// The namespaces of the IRIs of a statement.
fn namespaces(quad: &Quad) -> impl Iterator<Item = String> + use<> {
    let subject = Term::from(quad.subject.clone());
    let iris =
        [subject, Term::from(quad.predicate.clone()), quad.object.clone()].into_iter().filter_map(|term| match term {
            Term::NamedNode(node) => Some(node.into_string()),
            Term::Literal(literal) => Some(literal.datatype().as_str().to_owned()),
            _ => None,
        });
    iris.filter_map(|iri| Some(iri[..=iri.rfind(['#', '/'])?].to_owned()))
}
