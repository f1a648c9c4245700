//! Hands the graph to sophia: counts the statements of each passage of a source, and writes one passage as N-Quads.
//!
//!     cargo run --example sophia

#![expect(clippy::print_stdout, reason = "an example shows what it finds")]

use std::collections::BTreeMap;

use hanke::KnowledgeGraph;
use sophia::api::prelude::*;
use sophia::api::term::matcher::Any;
use sophia::turtle::serializer::nq::NQuadsSerializer;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let graph = KnowledgeGraph::shipped()?;

    let mut statements = BTreeMap::<String, usize>::new();
    for quad in graph.quads() {
        let graph = quad?.1;
        if let Some(passage) = graph.as_ref().and_then(Term::iri).filter(|iri| iri.contains('#')) {
            *statements.entry(passage.to_string()).or_default() += 1;
        }
    }
    let (richest, number) = statements.iter().max_by_key(|(_, number)| **number).ok_or("the graph has no passages")?;
    println!("{richest} supports {number} statements");

    let passage = Iri::new("https://w3id.org/hanke/id/source/rainer-card#line=6,7")?;
    let claims = graph.quads_matching(Any, Any, Any, [Some(passage)]);
    let mut writer = NQuadsSerializer::new_stringifier();
    println!("{}", writer.serialize_quads(claims)?.as_str());
    Ok(())
}
