//! The table of the fields of records, for those who write record files: made from the schema, so that it cannot drift.

use super::{Field, RECORDS, Schema};

/// The fields of each kind of record as a table in Markdown; those that are required are bold.
///
/// ```
/// assert!(hanke::record::schema::documentation().contains("| `award` | **project**, **funder**, share, "));
/// ```
#[must_use]
pub fn documentation() -> String {
    let rows = RECORDS.iter().map(|schema| format!("| `{}` | {} |\n", schema.name, fields(schema).join(", ")));
    ["| record | fields |\n|---|---|\n".to_owned(), rows.collect()].concat()
}

fn fields(schema: &Schema) -> Vec<String> {
    let is_named_elsewhere = |field: &&Field| {
        let is_alternative = schema.fields.iter().any(|other| other.or == Some(field.name));
        let mut behind = schema.choices.iter().flat_map(|choice| choice.sets.iter().copied().flatten().skip(1));
        is_alternative || behind.any(|name| *name == field.name)
    };
    schema.fields.iter().filter(|field| !is_named_elsewhere(field)).map(|field| named(schema, field)).collect()
}

/// A field with those that may be given in its stead, and what is to be said of it.
fn named(schema: &Schema, field: &Field) -> String {
    let bold = |name: &&str| format!("**{name}**");
    let choice = schema.choices.iter().find(|choice| choice.sets.iter().copied().flatten().next() == Some(&field.name));
    let name = match (choice, field.required) {
        (Some(choice), _) => {
            let sets = choice.sets.iter().map(|set| set.iter().map(bold).collect::<Vec<_>>().join(" and "));
            sets.collect::<Vec<_>>().join(" or ")
        }
        (None, Some(_)) => [field.name].iter().chain(&field.or).map(bold).collect::<Vec<_>>().join(" or "),
        (None, None) => field.name.to_owned(),
    };
    field.note.map(|note| format!("{name} ({note})")).unwrap_or(name)
}
