//! Which fields a record has, and what each of them takes.

use super::field::Reader;

/// A field, the way to read it, and whether it takes a list.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    pub reader: Reader,
    pub is_list: bool,
}

/// The fields of a record: the name, how it is read, and whether it takes a list.
type Fields = &'static [(&'static str, Reader, bool)];

/// The records and their fields. `source` describes the document itself.
const FIELDS: &[(&str, Fields)] = {
    use Reader::{
        Acronym, Areas, BusinessId, Code, FirstDay, GroupCodes, Groups, LastDay, Links, Money, Number, Organizations,
        Pages, Printed, Project, Prose, Year,
    };
    &[
        ("source", &[("title", Printed, false), ("publisher", Organizations, false), ("as_of", LastDay, false)]),
        (
            "project",
            &[
                ("id", Project, false),
                ("code", Code, false),
                ("name", Printed, false),
                ("short_names", Printed, true),
                ("acronym", Acronym, false),
                ("start", FirstDay, false),
                ("end", LastDay, false),
                ("status", Printed, false),
                ("programmes", Printed, true),
                ("areas", Areas, true),
                ("target_groups", GroupCodes, true),
                ("target_groups_stated", Groups, true),
                ("themes", Printed, true),
                ("register_page", Links, false),
                ("pages", Links, true),
                ("summary", Prose, false),
                ("backgrounds", Prose, true),
                ("objectives", Prose, true),
                ("measures", Prose, true),
                ("principles", Prose, true),
                ("expected_effects", Prose, true),
                ("challenges", Prose, true),
                ("continuations", Prose, true),
                ("regional_links", Prose, true),
            ],
        ),
        (
            "programme",
            &[
                ("id", Printed, false),
                ("code", Printed, false),
                ("name", Printed, false),
                ("acronym", Acronym, false),
                ("kind", Printed, false),
                ("part_of", Printed, false),
                ("pages", Links, true),
                ("start_year", Year, false),
                ("end_year", Year, false),
                ("summary", Prose, false),
                ("backgrounds", Prose, true),
                ("objectives", Prose, true),
                ("measures", Prose, true),
                ("results", Prose, true),
                ("continuations", Prose, true),
                ("regional_links", Prose, true),
            ],
        ),
        (
            "organization",
            &[
                ("name", Organizations, false),
                ("business_id", BusinessId, false),
                ("acronym", Acronym, false),
                ("type", Printed, false),
                ("areas", Areas, true),
                ("pages", Links, true),
            ],
        ),
        (
            "participation",
            &[
                ("project", Project, false),
                ("programme", Printed, false),
                ("organization", Organizations, false),
                ("role", Printed, false),
            ],
        ),
        (
            "award",
            &[
                ("project", Project, false),
                ("funder", Organizations, false),
                ("share", Printed, false),
                ("value", Money, false),
                ("currency", Printed, false),
                ("as_of", LastDay, false),
            ],
        ),
        (
            "amount",
            &[
                ("project", Project, false),
                ("programme", Printed, false),
                ("kind", Printed, false),
                ("share", Printed, false),
                ("value", Money, false),
                ("currency", Printed, false),
                ("as_of", LastDay, false),
            ],
        ),
        (
            "practice",
            &[
                ("id", Printed, false),
                ("title", Printed, false),
                ("number", Number, false),
                ("projects", Project, true),
                ("summary", Prose, false),
                ("aims", Prose, true),
                ("methods", Prose, true),
                ("target_groups", GroupCodes, true),
                ("target_groups_stated", Groups, true),
                ("themes", Printed, true),
                ("areas", Areas, true),
                ("developers", Organizations, true),
                ("maturity", Printed, false),
                ("pages", Links, true),
            ],
        ),
        (
            "outcome",
            &[
                ("id", Printed, false),
                ("title", Printed, false),
                ("kind", Printed, false),
                ("projects", Project, true),
                ("practices", Printed, true),
                ("summary", Prose, false),
                ("publisher", Organizations, false),
                ("creator", Printed, false),
                ("funders", Organizations, true),
                ("year", Year, false),
                ("extent", Printed, false),
                ("pages", Links, true),
                ("target_groups", GroupCodes, true),
                ("areas", Areas, true),
            ],
        ),
        (
            "uptake",
            &[
                ("id", Printed, false),
                ("project", Project, false),
                ("practice", Printed, false),
                ("outcome", Printed, false),
                ("by", Organizations, false),
                ("actors", Prose, false),
                ("areas", Areas, true),
                ("strength", Printed, false),
                ("summary", Prose, false),
            ],
        ),
        (
            "recognition",
            &[
                ("id", Printed, false),
                ("project", Project, false),
                ("practice", Printed, false),
                ("by", Organizations, false),
                ("title", Printed, false),
                ("document", Links, false),
                ("pages", Pages, false),
                ("year", Year, false),
                ("summary", Prose, false),
            ],
        ),
    ]
};

/// How a field of a record is read; nothing if there is no such field.
pub(super) fn reader(record: &str, field: &str) -> Option<Kind> {
    let (_, fields) = FIELDS.iter().find(|(name, _)| *name == record)?;
    let (_, reader, is_list) = fields.iter().find(|(name, ..)| *name == field)?;
    Some(Kind { reader: *reader, is_list: *is_list })
}

/// Where a field stands among the fields of its record.
pub(super) fn position(record: &str, field: &str) -> usize {
    let fields = FIELDS.iter().find(|(name, _)| *name == record).map_or([].as_slice(), |(_, fields)| fields);
    fields.iter().position(|(name, ..)| *name == field).unwrap_or(fields.len())
}
