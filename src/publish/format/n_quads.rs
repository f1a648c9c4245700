//! N-Triples and N-Quads, one statement a line, the lines sorted so that two versions can be compared.

use std::io::Write;

use oxigraph::model::Quad;

use crate::Result;
use crate::publish::statements::Statements;

pub(crate) fn write_view(statements: Statements<'_>, mut out: impl Write) -> Result<()> {
    for entity in statements.subjects()? {
        write_sorted(&statements.of(entity.as_ref())?, &mut out)?;
    }
    Ok(out.flush()?)
}

pub(crate) fn write_all(statements: Statements<'_>, mut out: impl Write) -> Result<()> {
    for entity in statements.subjects()? {
        write_sorted(&statements.anywhere(entity.as_ref())?, &mut out)?;
    }
    Ok(out.flush()?)
}

fn write_sorted(quads: &[Quad], mut out: impl Write) -> Result<()> {
    let mut lines = quads.iter().map(ToString::to_string).collect::<Vec<_>>();
    lines.sort_unstable();
    lines.iter().try_for_each(|line| Ok(writeln!(out, "{line} .")?))
}
