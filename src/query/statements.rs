//! Statements as text, in an order that does not depend on the engine.

use std::io::Write;

use oxigraph::io::{RdfFormat, RdfSerializer};

use crate::Result;
use crate::vocab::PREFIXES;

use super::answer::Statements;

/// Writes statements, each once, and gives their number.
///
/// # Errors
/// The error of the first statement that cannot be had, or [`Error::Output`](crate::Error::Output).
pub fn write_statements(statements: Statements, format: RdfFormat, out: impl Write) -> Result<usize> {
    let mut triples = statements.collect::<Result<Vec<_>>>()?;
    triples.sort_by_cached_key(ToString::to_string);
    triples.dedup();
    let prefixed = |serializer: RdfSerializer, (prefix, namespace): &(&str, &str)| {
        serializer.clone().with_prefix(*prefix, *namespace).unwrap_or(serializer)
    };
    let mut writer = PREFIXES.iter().fold(RdfSerializer::from_format(format), prefixed).for_writer(out);
    triples.iter().try_for_each(|triple| writer.serialize_triple(triple))?;
    let mut out = writer.finish()?;
    if matches!(format, RdfFormat::JsonLd { .. }) {
        writeln!(out)?;
    }
    Ok(triples.len())
}
