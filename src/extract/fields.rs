//! Which fields of records a layout may fill, and how each is read: by what it holds.

use crate::record::schema::{Field, Holds, SOURCE, Schema};

use super::field::Reader;

/// A field, and the way to read it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    pub name: &'static str,
    pub holds: Holds,
    pub reader: Reader,
}

/// What a document may say of itself.
const OF_ITSELF: [&str; 3] = ["title", "publisher", "as_of"];

/// How a field of a record is read; nothing if there is no such field.
pub(super) fn kind(record: &str, field: &str) -> Option<Kind> {
    if record == SOURCE.name {
        return kind_of(SOURCE.field(field).filter(|_| OF_ITSELF.contains(&field))?);
    }
    kind_of(Schema::named(record)?.field(field)?)
}

fn kind_of<T>(field: &Field<T>) -> Option<Kind> {
    Some(Kind { name: field.name, holds: field.holds, reader: reader(field.holds)? })
}

/// How a text is read for what a field holds; nothing where no document says it.
fn reader(holds: Holds) -> Option<Reader> {
    Some(match holds {
        Holds::Id
        | Holds::Code
        | Holds::Name
        | Holds::Title
        | Holds::Author
        | Holds::Size
        | Holds::Concept(_)
        | Holds::Programme
        | Holds::Practice
        | Holds::Outcome
        | Holds::Currency => Reader::Printed,
        Holds::ProjectId | Holds::Project => Reader::Project,
        Holds::ProjectCode => Reader::Code,
        Holds::BusinessId => Reader::BusinessId,
        Holds::Acronym => Reader::Acronym,
        Holds::Quote => Reader::Groups,
        Holds::TargetGroup => Reader::GroupCodes,
        Holds::Pages => Reader::Pages,
        Holds::FirstDay => Reader::FirstDay,
        Holds::LastDay | Holds::Moment => Reader::LastDay,
        Holds::FirstYear | Holds::LastYear | Holds::Year => Reader::Year,
        Holds::Number => Reader::Number,
        Holds::Sum => Reader::Money,
        Holds::Link => Reader::Links,
        Holds::Prose => Reader::Prose,
        Holds::Area => Reader::Areas,
        Holds::Organization => Reader::Organizations,
        _ => return None,
    })
}
