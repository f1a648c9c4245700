//! Rows as text for machines and people: CSV, TSV and JSON as SPARQL 1.1 defines them, JSON lines, Markdown.

use std::io::Write;
use std::str::FromStr;

use oxigraph::model::{Literal, Term};
use sparesults::{QueryResultsFormat, QueryResultsSerializer};

use crate::Result;
use crate::record::{Unreadable, visible};
use crate::vocab::{Prefixes, xsd};

use super::answer::Rows;
use super::markdown::{cell, inert};
use super::row::Row;

/// How rows are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// SPARQL 1.1 Query Results CSV.
    Csv,
    /// SPARQL 1.1 Query Results TSV.
    Tsv,
    /// SPARQL 1.1 Query Results JSON.
    Json,
    /// An object a line; numbers and truth values as such, everything else as text.
    JsonLines,
    /// A table in Markdown; IRIs in their compact form.
    Markdown,
}

impl FromStr for Format {
    type Err = Unreadable;

    /// Reads the name of a format, which is also its file extension.
    fn from_str(name: &str) -> Result<Self, Unreadable> {
        match name {
            "csv" => Ok(Self::Csv),
            "tsv" => Ok(Self::Tsv),
            "json" => Ok(Self::Json),
            "jsonl" => Ok(Self::JsonLines),
            "md" | "markdown" => Ok(Self::Markdown),
            _ => Err(Unreadable::new(name, "csv, tsv, json, jsonl or markdown (md)")),
        }
    }
}

/// Writes rows and gives their number.
///
/// # Errors
/// The error of the first row that cannot be had, or [`Error::Output`](crate::Error::Output).
pub fn write_rows(rows: Rows, format: Format, out: impl Write) -> Result<usize> {
    match format {
        Format::Csv => write_sparql(rows, QueryResultsFormat::Csv, out),
        Format::Tsv => write_sparql(rows, QueryResultsFormat::Tsv, out),
        Format::Json => write_sparql(rows, QueryResultsFormat::Json, out),
        Format::JsonLines => write_json_lines(rows, out),
        Format::Markdown => write_markdown(rows, out),
    }
}

fn write_sparql(rows: Rows, format: QueryResultsFormat, out: impl Write) -> Result<usize> {
    let columns = rows.columns().to_vec();
    let serializer = QueryResultsSerializer::from_format(format);
    let mut writer = serializer.serialize_solutions_to_writer(out, columns.clone())?;
    let mut number = 0;
    for row in rows {
        let row = row?;
        let terms = row.cells().map(|(_, term)| term);
        writer.serialize(columns.iter().zip(terms).filter_map(|(column, term)| Some((column, term?))))?;
        number += 1;
    }
    let mut out = writer.finish()?;
    if format == QueryResultsFormat::Json {
        writeln!(out)?;
    }
    Ok(number)
}

/// Writes yes or no as SPARQL 1.1 Query Results JSON.
///
/// # Errors
/// [`Error::Output`](crate::Error::Output).
pub fn write_boolean(answer: bool, out: impl Write) -> Result<()> {
    let serializer = QueryResultsSerializer::from_format(QueryResultsFormat::Json);
    let mut out = serializer.serialize_boolean_to_writer(out, answer)?;
    Ok(writeln!(out)?)
}

fn write_json_lines(rows: Rows, mut out: impl Write) -> Result<usize> {
    let mut number = 0;
    for row in rows {
        let row = row?;
        let object = row.cells().filter_map(|(column, term)| Some((column.to_owned(), json(term?))));
        writeln!(out, "{}", serde_json::Value::Object(object.collect()))?;
        number += 1;
    }
    Ok(number)
}

fn json(term: &Term) -> serde_json::Value {
    let Term::Literal(literal) = term else { return text(term).into() };
    let number = || literal.value().parse::<serde_json::Number>().map(Into::into).ok();
    let value = match literal.datatype() {
        xsd::INTEGER | xsd::DECIMAL => number(),
        xsd::BOOLEAN => literal.value().parse::<bool>().map(Into::into).ok(),
        _ => None,
    };
    value.unwrap_or_else(|| literal.value().into())
}

fn text(term: &Term) -> String {
    match term {
        Term::NamedNode(node) => node.as_str().to_owned(),
        Term::Literal(literal) => literal.value().to_owned(),
        _ => term.to_string(),
    }
}

fn write_markdown(rows: Rows, mut out: impl Write) -> Result<usize> {
    let columns = rows.columns().iter().map(|column| inert(column.as_str())).collect::<Vec<_>>().join(" | ");
    let rule = "---|".repeat(rows.columns().len());
    writeln!(out, "| {columns} |\n|{rule}")?;
    let (mut number, prefixes) = (0, rows.prefixes().clone());
    for row in rows {
        writeln!(out, "| {} |", markdown_cells(&row?, &prefixes).join(" | "))?;
        number += 1;
    }
    Ok(number)
}

fn markdown_cells(row: &Row, prefixes: &Prefixes) -> Vec<String> {
    row.cells().map(|(_, term)| term.map(|term| cell(&short(term, prefixes))).unwrap_or_default()).collect()
}

/// A term for people: IRIs in their compact form by the prefixes of their graph, decimals with at least two digits behind the point.
#[must_use]
pub fn short(term: &Term, prefixes: &Prefixes) -> String {
    let text = match term {
        Term::NamedNode(node) => prefixes.compact(node.as_str()),
        Term::Literal(literal) if literal.datatype() == xsd::DECIMAL => decimal(literal),
        _ => text(term),
    };
    visible(&text).into_owned()
}

fn decimal(literal: &Literal) -> String {
    let Ok(number) = literal.value().parse::<rust_decimal::Decimal>() else { return literal.value().to_owned() };
    let scale = number.scale().max(2);
    format!("{number:.*}", usize::try_from(scale).unwrap_or(2))
}

/// Whether a term is a quantity, which people read best aligned to the right.
#[must_use]
pub fn is_number(term: &Term) -> bool {
    matches!(term, Term::Literal(literal) if matches!(literal.datatype(), xsd::INTEGER | xsd::DECIMAL | xsd::DOUBLE))
}
