//! Tables for people: they fit the terminal, numbers stand to the right. What does not fit side by side is written one
//! thing under another.

use std::io::{self, IsTerminal, Write};

use comfy_table::{Attribute, Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table, Width, presets};
use hanke::Result;
use hanke::query::{Row, Rows, is_number, short};
use oxigraph::model::Term;
use unicode_width::UnicodeWidthStr;

use super::{Colour, Common};

/// The width of a table that does not go to a terminal.
const WIDTH: usize = 80;
/// A column up to this width is not wrapped.
const NARROW: usize = 20;
/// A column that is wrapped gets at least this much.
const ENOUGH: usize = 15;
/// What stands around the content of a cell.
const PADDING: usize = 2;

pub(super) fn write_rows(rows: Rows, out: &mut dyn Write, common: &Common) -> Result<usize> {
    let names = rows.columns().iter().map(|column| column.as_str().replace('_', " ")).collect::<Vec<_>>();
    let rows = rows.collect::<Result<Vec<Row>>>()?;
    let mut columns = names.iter().enumerate().map(|(index, name)| Column::new(name, index, &rows)).collect::<Vec<_>>();
    let width = terminal_width();
    if !fits(&columns, width) && columns.iter().any(|column| !column.of_iris) {
        columns.retain(|column| !column.of_iris);
    }
    if fits(&columns, width) {
        write(&side_by_side(&columns, &rows, width, common), out)?;
    } else {
        rows.iter().try_for_each(|row| write_below(&names, row, out))?;
    }
    Ok(rows.len())
}

/// A table of one row of numbers.
pub(super) fn write_counts(counts: &[(&str, usize)], out: &mut dyn Write, common: &Common) -> Result<()> {
    let mut table = new(counts.iter().map(|(name, _)| *name), common);
    table.add_row(counts.iter().map(|(_, number)| Cell::new(number).set_alignment(CellAlignment::Right)));
    write(&table, out)
}

fn terminal_width() -> usize {
    let terminal = Table::new().width().filter(|_| io::stdout().is_terminal());
    terminal.map_or(WIDTH, usize::from)
}

/// A column that is to be shown.
struct Column<'a> {
    name: &'a str,
    index: usize,
    width: usize,
    of_iris: bool,
}

impl<'a> Column<'a> {
    fn new(name: &'a str, index: usize, rows: &[Row]) -> Self {
        let terms = || rows.iter().filter_map(|row| cell(row, index));
        let widest = terms().map(|term| short(term).width()).max().unwrap_or(0);
        let of_iris = terms().next().is_some() && terms().all(|term| matches!(term, Term::NamedNode(_)));
        Self { name, index, width: widest.max(name.width()), of_iris }
    }

    fn is_narrow(&self) -> bool {
        self.width <= NARROW
    }
}

fn cell(row: &Row, index: usize) -> Option<&Term> {
    row.cells().nth(index).and_then(|(_, term)| term)
}

/// Whether each column that is wrapped gets enough room beside those that are not.
fn fits(columns: &[Column<'_>], width: usize) -> bool {
    let wrapped = columns.iter().filter(|column| !column.is_narrow()).count();
    let narrow: usize = columns.iter().filter(|column| column.is_narrow()).map(|column| column.width).sum();
    narrow + wrapped * ENOUGH + columns.len() * PADDING <= width
}

fn side_by_side(columns: &[Column<'_>], rows: &[Row], width: usize, common: &Common) -> Table {
    let mut table = new(columns.iter().map(|column| column.name), common);
    table.set_width(u16::try_from(width).unwrap_or(u16::MAX));
    table.set_constraints(columns.iter().map(|column| {
        let width = u16::try_from(column.width + PADDING).unwrap_or(u16::MAX);
        if column.is_narrow() {
            ColumnConstraint::Absolute(Width::Fixed(width))
        } else {
            ColumnConstraint::UpperBoundary(Width::Fixed(width))
        }
    }));
    for row in rows {
        table.add_row(columns.iter().map(|column| match cell(row, column.index) {
            Some(term) if is_number(term) => Cell::new(short(term)).set_alignment(CellAlignment::Right),
            Some(term) => Cell::new(short(term)),
            None => Cell::new(""),
        }));
    }
    table
}

/// A row as a list of its columns.
fn write_below(names: &[String], row: &Row, out: &mut dyn Write) -> Result<()> {
    let label = names.iter().map(|name| name.width()).max().unwrap_or(0) + PADDING;
    for (name, (_, term)) in names.iter().zip(row.cells()) {
        if let Some(term) = term {
            write_labelled(name, label, &short(term), out)?;
        }
    }
    Ok(writeln!(out)?)
}

/// A label, and behind it a text that is wrapped at the edge of the terminal and indented as far as its first line.
pub(super) fn write_labelled(label: &str, indent: usize, text: &str, out: &mut dyn Write) -> Result<()> {
    let spaces = " ".repeat(indent);
    let first = format!("{label}{}", " ".repeat(indent.saturating_sub(label.width()).max(1).min(indent)));
    let options =
        textwrap::Options::new(terminal_width().max(indent + ENOUGH)).initial_indent(&first).subsequent_indent(&spaces);
    for line in textwrap::wrap(&text.replace('\n', " "), options) {
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

fn new<'a>(columns: impl Iterator<Item = &'a str>, common: &Common) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_HORIZONTAL_ONLY).set_content_arrangement(ContentArrangement::Dynamic);
    match common.color {
        Colour::Always => drop(table.enforce_styling()),
        Colour::Never => drop(table.force_no_tty()),
        Colour::Auto => {}
    }
    let plain = common.color != Colour::Always && std::env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
    table.set_header(
        columns.map(|name| if plain { Cell::new(name) } else { Cell::new(name).add_attribute(Attribute::Bold) }),
    );
    table
}

fn write(table: &Table, out: &mut dyn Write) -> Result<()> {
    table.lines().try_for_each(|line| writeln!(out, "{}", line.trim_end()))?;
    Ok(())
}
