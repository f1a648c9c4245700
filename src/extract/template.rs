//! Templates: what fills the fields of the records that a rule makes.

use std::collections::BTreeMap;

/// A record that is to be made: its kind is under `record`, the rest are its fields.
pub type Template = BTreeMap<String, String>;

/// The part that is the whole value, or all that the pattern matches.
pub(super) const WHOLE: &str = "value";
/// The part that is the project or programme that the document is about.
pub(super) const THIS: &str = "this";
/// A mark of the value, for the ids of entities that have no name. It stays the same when the value moves.
pub(super) const PASSAGE: &str = "passage";

/// The field that says the currency of a sum that names none.
pub(super) const CURRENCY: &str = "currency";

/// A part of a value, as a template names it: `{name}`, or `{name?}` if a record is made without it too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Part<'a> {
    pub name: &'a str,
    pub is_optional: bool,
}

impl<'a> Part<'a> {
    /// The part that is the whole of a field.
    pub(super) fn of(value: &'a str) -> Option<Self> {
        let name = value.strip_prefix('{')?.strip_suffix('}')?;
        let optional = name.strip_suffix('?');
        (!name.contains('{')).then_some(Self { name: optional.unwrap_or(name), is_optional: optional.is_some() })
    }
}

/// The parts that stand in a field.
pub(super) fn parts(value: &str) -> impl Iterator<Item = Part<'_>> {
    value.split_inclusive('}').filter_map(|piece| Part::of(piece.get(piece.find('{')?..)?))
}
