//! N-Triples and N-Quads, one statement a line, the lines sorted so that two versions can be compared.

use std::io::Write;

use oxigraph::model::Quad;

use super::statements;
use crate::{KnowledgeGraph, Result};

pub(super) fn write_view(graph: &KnowledgeGraph, out: impl Write) -> Result<()> {
    write_sorted(statements::view(graph), out)
}

pub(super) fn write_all(graph: &KnowledgeGraph, out: impl Write) -> Result<()> {
    write_sorted(statements::all(graph), out)
}

fn write_sorted(quads: impl Iterator<Item = Result<Quad>>, mut out: impl Write) -> Result<()> {
    let mut lines = quads.map(|quad| quad.map(|quad| quad.to_string())).collect::<Result<Vec<_>>>()?;
    lines.sort_unstable();
    lines.iter().try_for_each(|line| writeln!(out, "{line} ."))?;
    Ok(out.flush()?)
}
