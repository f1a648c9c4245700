//! Tables for people: they fit the terminal, numbers stand to the right. What does not fit side by side is written one
//! thing under another.

use clap::builder::styling::Style;
use comfy_table::{Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};
use hanke::Result;
use hanke::query::{Row, Rows, is_number, short};
use hanke::vocab::Prefixes;
use oxigraph::model::Term;
use unicode_width::UnicodeWidthStr;

use super::terminal::{Terminal, width};

/// A column up to this width is not wrapped.
const NARROW: usize = 20;
/// A column that is wrapped gets at least this much.
const ENOUGH: usize = 15;
/// What the lines above and below a table, and the line below its header, are made of.
const RULE: char = '─';
const UNDER_THE_HEADER: char = '═';
/// What stands around the content of a cell.
const PADDING: usize = 2;
/// The longest text of a cell, in characters; other formats have it whole.
const LONGEST: usize = 2_000;
/// The column that has the currency of the sums of its row.
const CURRENCY: &str = "currency";

pub(super) fn write_rows(rows: Rows, out: &mut Terminal<'_>) -> Result<usize> {
    let names = rows.columns().iter().map(|column| column.as_str().replace('_', " ")).collect::<Vec<_>>();
    let prefixes = rows.prefixes().clone();
    let mut rows = rows.map(|row| row.map(|row| render(&row, &prefixes))).collect::<Result<Vec<Vec<Content>>>>()?;
    if let Some(currency) = names.iter().position(|name| name == CURRENCY) {
        add_currency(&mut rows, currency);
    }
    let columns = names.iter().enumerate().map(|(index, name)| Column::new(name, index, &rows));
    let columns = columns.filter(|column| !column.is_told_elsewhere(&rows)).collect::<Vec<_>>();
    let width = width();
    if fits(&columns, width) || columns.iter().all(|column| column.of_iris) {
        write(&side_by_side(&columns, &rows, width), out)?;
        return Ok(rows.len());
    }
    let of_text = columns.iter().filter(|column| !column.of_iris).copied().collect::<Vec<_>>();
    if fits(&of_text, width) {
        write(&side_by_side(&of_text, &rows, width), out)?;
    } else {
        rows.iter().try_for_each(|row| write_below(&columns, row, out))?;
    }
    Ok(rows.len())
}

/// What stands in a cell, as people read it.
#[derive(Default)]
struct Content {
    text: String,
    is_number: bool,
    is_iri: bool,
    is_money: bool,
}

fn render(row: &Row, prefixes: &Prefixes) -> Vec<Content> {
    let content = |term: &Term| Content {
        text: short(term, prefixes),
        is_number: is_number(term),
        is_iri: matches!(term, Term::NamedNode(_)),
        is_money: is_money(term),
    };
    row.cells().map(|(_, term)| term.map(content).unwrap_or_default()).collect()
}

/// Sums of money get the currency of their row. The sum of nothing is an integer: among other sums it is one too.
fn add_currency(rows: &mut [Vec<Content>], currency: usize) {
    let of_money = |index: &usize| rows.iter().any(|row| row.get(*index).is_some_and(|cell| cell.is_money));
    let columns: Vec<_> = (0..rows.first().map_or(0, Vec::len)).filter(of_money).collect();
    for row in rows {
        let currency = row.get(currency).map(|cell| format!(" {}", cell.text)).unwrap_or_default();
        for index in &columns {
            if let Some(cell) = row.get_mut(*index).filter(|cell| cell.is_number && currency.len() > 1) {
                cell.text.push_str(&currency);
            }
        }
    }
}

fn is_money(term: &Term) -> bool {
    matches!(term, Term::Literal(literal) if literal.datatype() == hanke::vocab::xsd::DECIMAL)
}

/// A table of one row of numbers.
pub(super) fn write_counts(counts: &[(&str, usize)], out: &mut Terminal<'_>) -> Result<()> {
    let mut table = new(counts.iter().map(|(name, _)| *name));
    table.add_row(counts.iter().map(|(_, number)| Cell::new(number).set_alignment(CellAlignment::Right)));
    write(&table, out)
}

/// A table of texts.
pub(super) fn write_texts<const N: usize>(
    names: &[&str; N],
    rows: Vec<[String; N]>,
    out: &mut Terminal<'_>,
) -> Result<()> {
    let names = names.map(|name| name.replace('_', " "));
    let mut table = new(names.iter().map(String::as_str));
    table.add_rows(rows);
    write(&table, out)
}

/// A column that is to be shown.
#[derive(Clone, Copy)]
struct Column<'a> {
    name: &'a str,
    index: usize,
    width: usize,
    of_iris: bool,
}

impl<'a> Column<'a> {
    fn new(name: &'a str, index: usize, rows: &[Vec<Content>]) -> Self {
        let cells = || rows.iter().filter_map(|row| row.get(index)).filter(|cell| !cell.text.is_empty());
        let widest = cells().map(|cell| cell.text.width()).max().unwrap_or(0);
        let of_iris = cells().next().is_some() && cells().all(|cell| cell.is_iri);
        Self { name, index, width: widest.max(name.width()), of_iris }
    }

    fn is_narrow(&self) -> bool {
        self.width <= NARROW
    }

    /// The currency stands with each sum.
    fn is_told_elsewhere(&self, rows: &[Vec<Content>]) -> bool {
        self.name == CURRENCY && rows.iter().flatten().any(|cell| cell.is_money)
    }
}

/// Whether each column that is wrapped gets enough room beside those that are not.
fn fits(columns: &[Column<'_>], width: usize) -> bool {
    let wrapped = columns.iter().filter(|column| !column.is_narrow()).count();
    let narrow: usize = columns.iter().filter(|column| column.is_narrow()).map(|column| column.width).sum();
    narrow + wrapped * ENOUGH + columns.len() * PADDING <= width
}

fn side_by_side(columns: &[Column<'_>], rows: &[Vec<Content>], width: usize) -> Table {
    let mut table = new(columns.iter().map(|column| column.name));
    table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    table.set_constraints(columns.iter().map(|column| {
        let width = u16::try_from((column.width + PADDING).min(width)).unwrap_or(u16::MAX);
        if column.is_narrow() {
            ColumnConstraint::Absolute(Width::Fixed(width))
        } else {
            ColumnConstraint::UpperBoundary(Width::Fixed(width))
        }
    }));
    for row in rows {
        table.add_row(columns.iter().filter_map(|column| row.get(column.index)).map(|cell| {
            let alignment = if cell.is_number { CellAlignment::Right } else { CellAlignment::Left };
            Cell::new(shortened(&cell.text)).set_alignment(alignment)
        }));
    }
    table
}

/// The beginning of a very long text: a table is for reading, and the library counts widths in 16 bits.
fn shortened(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A row as a list of its columns.
fn write_below(columns: &[Column<'_>], row: &[Content], out: &mut Terminal<'_>) -> Result<()> {
    let label = columns.iter().map(|column| column.name.width()).max().unwrap_or(0) + PADDING;
    for column in columns {
        match row.get(column.index) {
            Some(cell) if !cell.text.is_empty() => out.beside(column.name, label, &cell.text)?,
            _ => {}
        }
    }
    writeln!(out)
}

fn new<'a>(columns: impl Iterator<Item = &'a str>) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    table.force_no_tty().set_header(columns);
    table
}

/// Between the first two rules stands the header.
fn write(table: &Table, out: &mut Terminal<'_>) -> Result<()> {
    let mut style = Style::new().bold();
    for line in table.lines() {
        let line = line.trim_end();
        if line.starts_with(UNDER_THE_HEADER) {
            style = Style::new();
        }
        out.paint(if line.starts_with(RULE) { Style::new() } else { style }, line)?;
        writeln!(out)?;
    }
    Ok(())
}
