//! The tables of a record file, read as a source, passages and facts.

use crate::error::Problem;
use crate::record::schema::{RECORDS, SOURCE, Schema};
use crate::record::{Extent, Fact, Locator, Place, Source};

use super::super::validation;
use super::fields::Fields;

/// What a table gives of the fields of a schema.
pub(in crate::source) fn record<T>(schema: &Schema<T>, fields: &Fields<'_>) -> T {
    let mut record = schema.blank();
    for field in schema.fields {
        for value in fields.values(field.name, field.holds, field.is_list) {
            field.put(&mut record, value);
        }
    }
    let wrong = validation::given(schema, |name| fields.is_given(name))
        .into_iter()
        .chain(validation::together(schema, &record));
    wrong.for_each(|(name, problem)| fields.fault_at(name, problem));
    record
}

/// The table `[source]`.
pub(super) fn source(fields: &Fields<'_>) -> Source {
    let mut source = record(&SOURCE, fields);
    source.sha256 = source.sha256.map(|digest| digest.to_ascii_lowercase());
    source.inferred = fields.inferred();
    source.place = fields.place();
    fields.finish();
    source
}

/// The place that a `[[passage]]` names; nothing, and a fault, if it names none.
pub(super) fn locator(fields: &Fields<'_>, extent: Extent) -> Option<Locator> {
    let lines = fields.text("lines");
    let locator = match (&lines, fields.count("row"), fields.count("page")) {
        (Some(lines), None, None) => line_range(fields, lines),
        (None, Some(row), None) => Some(Locator::Row(row)),
        (None, None, Some(page)) => Some(Locator::Page(page)),
        _ => {
            if ["lines", "row", "page"].iter().filter(|name| fields.is_given(name)).count() != 1 {
                fields.fault_at("lines", Problem::NotOneOf("lines, row and page: where the passage stands"));
            }
            None
        }
    }?;
    if let Some((name, problem)) = validation::locator(locator, extent) {
        fields.fault_at(name, problem);
    }
    Some(locator)
}

fn line_range(fields: &Fields<'_>, lines: &str) -> Option<Locator> {
    let (first, last) = lines.split_once('-').unwrap_or((lines, lines));
    let range = first.trim().parse::<u32>().ok().zip(last.trim().parse().ok());
    let range = range.filter(|(first, last)| first <= last);
    if range.is_none() {
        const EXPECTED: &str = "a line or a range of lines, such as \"7\" or \"9-13\"";
        fields.fault_at("lines", Problem::Invalid { value: lines.to_owned(), expected: EXPECTED });
    }
    range.map(|(first, last)| Locator::Lines { first, last })
}

/// What a table of a `[[passage]]` says.
pub(super) struct Said {
    pub fact: Fact,
    pub place: Place,
    pub inferred: Vec<String>,
}

/// The records of a `[[passage]]`.
pub(super) fn facts(passage: &Fields<'_>) -> Vec<Said> {
    let tables = RECORDS.iter().flat_map(|schema| {
        let tables = passage.tables(schema.name).into_iter();
        tables.map(|fields| said(schema, &fields))
    });
    tables.collect()
}

fn said(schema: &Schema, fields: &Fields<'_>) -> Said {
    let fact = record(schema, fields);
    let said = Said { fact, place: fields.place(), inferred: fields.inferred() };
    fields.finish();
    said
}
