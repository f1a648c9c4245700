//! The rows of a table, one at a time.

use std::io::Write;

use csv::{Terminator, WriterBuilder};
use oxigraph::model::NamedOrBlankNode;

use crate::Result;
use crate::publish::Edition;

use super::Table;
use super::cell::cell;
use super::known::Lookup;
use super::path::follow;

/// By which Excel knows that a file is in UTF-8.
const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Writes a table.
pub(super) fn write(edition: &Edition<'_>, table: &Table, out: &mut dyn Write) -> Result<()> {
    out.write_all(BYTE_ORDER_MARK.as_bytes())?;
    let mut rows = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    rows.write_record(table.columns.iter().map(|column| &column.name)).map_err(std::io::Error::from)?;
    let statements = edition.statements();
    let mut lookup = Lookup::new(statements);
    for thing in statements.things(table.class.as_ref())? {
        if let NamedOrBlankNode::NamedNode(_) = thing {
            let said = statements.of(thing.as_ref())?;
            for column in &table.columns {
                let ends = follow(statements, &thing, &said, &column.path)?;
                rows.write_field(cell(column, ends, &mut lookup)?).map_err(std::io::Error::from)?;
            }
            rows.write_record(None::<&[u8]>).map_err(std::io::Error::from)?;
        }
    }
    Ok(rows.flush()?)
}
