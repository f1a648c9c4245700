//! Records as a record file has them: the only writer of TOML tables of records.
//!
//! ```
//! use hanke::record::{Project, write};
//!
//! let project = Project { id: "X1".into(), short_names: vec!["One".into()], ..Project::default() };
//! let table = write::table(&project.into(), Some("likely: its wording says so"));
//! assert_eq!(table, "\n  # likely: its wording says so\n  [[passage.project]]\n  id          = \"X1\"\n  short_names = [\"One\"]\n");
//! ```

use std::fmt::Write as _;

use super::schema::{Field, SOURCE, Schema, Value};
use super::{Fact, Locator, Source};

/// The table of a record in its passage, with a comment before it.
#[must_use]
pub fn table(fact: &Fact, comment: Option<&str>) -> String {
    let mut table = "\n".to_owned();
    if let Some(comment) = comment {
        let _ = writeln!(table, "  # {comment}");
    }
    let _ = writeln!(table, "  [[passage.{}]]", Schema::of(fact).name);
    let fields = fields(fact);
    let width = fields.iter().map(|(name, _)| name.len()).max().unwrap_or_default();
    for (name, value) in fields {
        let _ = writeln!(table, "  {name:<width$} = {value}");
    }
    table
}

/// The fields that a record gives, in the order of the documentation, each with its value in TOML.
#[must_use]
pub fn fields(fact: &Fact) -> Vec<(&'static str, String)> {
    written(Schema::of(fact), fact).collect()
}

/// The table `[source]`; `comments` gives the lines that stand before a field.
#[must_use]
pub fn source(source: &Source, comments: impl Fn(&str) -> String) -> String {
    let mut table = "[source]\n".to_owned();
    let last_inferred = source.inferred.last();
    for (name, value) in written(&SOURCE, source) {
        let _ = writeln!(table, "{}{name:<9} = {value}", comments(name));
        if last_inferred.is_some_and(|inferred| inferred == name) {
            let names: Vec<_> = source.inferred.iter().map(|name| quoted(name)).collect();
            let _ = writeln!(table, "inferred  = [{}]", names.join(", "));
        }
    }
    table
}

/// The head of a passage.
#[must_use]
pub fn passage(locator: Locator) -> String {
    format!("\n[[passage]]\n{}\n", place(locator))
}

/// The field by which a passage says where it stands.
#[must_use]
pub fn place(locator: Locator) -> String {
    match locator {
        Locator::Lines { first, last } if first == last => format!("lines = \"{first}\""),
        Locator::Lines { first, last } => format!("lines = \"{first}-{last}\""),
        Locator::Row(row) => format!("row = {row}"),
        Locator::Page(page) => format!("page = {page}"),
    }
}

fn written<T>(schema: &Schema<T>, record: &T) -> impl Iterator<Item = (&'static str, String)> {
    let given = schema.fields.iter().filter(|field| field.is_in(record));
    given.map(|field| (field.name, field_value(field, record)))
}

fn field_value<T>(field: &Field<T>, record: &T) -> String {
    let values: Vec<_> = field.values(record).iter().map(value).collect();
    let values = values.join(", ");
    if field.is_list { format!("[{values}]") } else { values }
}

/// A value as TOML writes it.
#[must_use]
pub fn value(value: &Value<'_>) -> String {
    match value {
        Value::Text(_) | Value::Reference(_) | Value::Moment(_) | Value::Currency(_) | Value::Link(_) => {
            quoted(&value.to_string())
        }
        Value::Day(_) | Value::Year(_) | Value::Number(_) | Value::Decimal(_) => value.to_string(),
        Value::Prose(text) => {
            let texts = text.by_language().into_iter().map(|(language, text)| format!("{language} = {}", quoted(text)));
            format!("{{ {} }}", texts.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A text as a basic string of TOML (TOML 1.0, section String).
fn quoted(text: &str) -> String {
    let is_special = |character: char| matches!(character, '"' | '\\') || character.is_control();
    if !text.contains(is_special) {
        return ["\"", text, "\""].concat();
    }
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            character if character.is_control() => quoted.extend(format!("\\u{:04X}", u32::from(character)).chars()),
            character => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}
