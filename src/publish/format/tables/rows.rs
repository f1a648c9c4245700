//! The rows of a table, one at a time.

use std::io::Write;

use csv::{Terminator, WriterBuilder};
use oxigraph::model::NamedOrBlankNode;

use crate::Result;
use crate::publish::Edition;
use crate::publish::statements::Statements;

use super::Table;
use super::cell::cell;
use super::known::Lookup;
use super::path::follow;

/// Writes a table.
pub(super) fn write(edition: &Edition<'_>, table: &Table, out: &mut dyn Write) -> Result<()> {
    let mut rows = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    rows.write_record(table.columns.iter().map(|column| &column.name)).map_err(std::io::Error::from)?;
    let statements = edition.statements();
    let mut lookup = Lookup::new(statements);
    for entity in entities(statements, table)? {
        let said = statements.of(entity.as_ref())?;
        // Columns that show the same entities stand side by side.
        for columns in table.columns.chunk_by(|one, next| one.path == next.path) {
            let path = columns.first().map_or(&[][..], |column| &column.path);
            let ends = follow(statements, &entity, &said, path)?;
            for column in columns {
                rows.write_field(cell(column, &ends, &mut lookup)?).map_err(std::io::Error::from)?;
            }
        }
        rows.write_record(None::<&[u8]>).map_err(std::io::Error::from)?;
    }
    Ok(rows.flush()?)
}

/// The entities that have rows, as a reader would sort their IRIs.
fn entities(statements: Statements<'_>, table: &Table) -> Result<Vec<NamedOrBlankNode>> {
    let mut entities = statements.entities(table.class.as_ref())?;
    entities.retain(NamedOrBlankNode::is_named_node);
    entities.sort_by(|one, other| iri(one).cmp(iri(other)));
    Ok(entities)
}

fn iri(entity: &NamedOrBlankNode) -> &str {
    match entity {
        NamedOrBlankNode::NamedNode(node) => node.as_str(),
        NamedOrBlankNode::BlankNode(node) => node.as_str(),
    }
}
