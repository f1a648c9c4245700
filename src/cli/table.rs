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
/// The longest text of a cell, in characters; other formats have it whole.
const LONGEST: usize = 2_000;
/// The column that has the currency of the sums of its row.
const CURRENCY: &str = "currency";

pub(super) fn write_rows(rows: Rows, out: &mut dyn Write, common: &Common) -> Result<usize> {
    let names = rows.columns().iter().map(|column| column.as_str().replace('_', " ")).collect::<Vec<_>>();
    let rows = rows.map(|row| row.map(|row| render(&row))).collect::<Result<Vec<Vec<Content>>>>()?;
    let columns = names.iter().enumerate().map(|(index, name)| Column::new(name, index, &rows));
    let columns = columns.filter(|column| !column.is_told_elsewhere(&rows)).collect::<Vec<_>>();
    let width = terminal_width();
    if fits(&columns, width) || columns.iter().all(|column| column.of_iris) {
        write(&side_by_side(&columns, &rows, width, common), out)?;
        return Ok(rows.len());
    }
    let of_text = columns.iter().filter(|column| !column.of_iris).copied().collect::<Vec<_>>();
    if fits(&of_text, width) {
        write(&side_by_side(&of_text, &rows, width, common), out)?;
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

/// The cells of a row; sums of money get the currency of the row.
fn render(row: &Row) -> Vec<Content> {
    let currency = row.get(CURRENCY).map(|currency| format!(" {}", short(currency))).unwrap_or_default();
    let content = |term: &Term| {
        let is_money = !currency.is_empty() && is_money(term);
        let text = if is_money { short(term) + &currency } else { short(term) };
        Content { text, is_number: is_number(term), is_iri: matches!(term, Term::NamedNode(_)), is_money }
    };
    row.cells().map(|(_, term)| term.map(content).unwrap_or_default()).collect()
}

fn is_money(term: &Term) -> bool {
    matches!(term, Term::Literal(literal) if literal.datatype() == hanke::vocab::xsd::DECIMAL)
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

fn side_by_side(columns: &[Column<'_>], rows: &[Vec<Content>], width: usize, common: &Common) -> Table {
    let mut table = new(columns.iter().map(|column| column.name), common);
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
fn write_below(columns: &[Column<'_>], row: &[Content], out: &mut dyn Write) -> Result<()> {
    let label = columns.iter().map(|column| column.name.width()).max().unwrap_or(0) + PADDING;
    for column in columns {
        match row.get(column.index) {
            Some(cell) if !cell.text.is_empty() => write_labelled(column.name, label, &cell.text, out)?,
            _ => {}
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
