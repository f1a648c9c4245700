//! The fields of all records: the one table from which reading, writing, mapping, proving and documentation follow.
//!
//! A field of a [`Project`](crate::record::Project) is a field of its struct and a row of its [`Schema`], and nothing more:
//! the compiler refuses a row without a field, a field without a row, and a row that [`Holds`] what its type cannot.
//!
//! ```
//! use hanke::record::schema::{Holds, Schema};
//! use hanke::record::{Fact, Project};
//!
//! let fact = Fact::from(Project { id: "X1".into(), name: Some("A project".into()), ..Project::default() });
//! let schema = Schema::of(&fact);
//! let given: Vec<_> = schema.fields.iter().filter(|field| field.is_in(&fact)).map(|field| field.name).collect();
//! assert_eq!((schema.name, given), ("project", vec!["id", "name"]));
//! assert_eq!(schema.field("start").map(|field| field.holds), Some(Holds::FirstDay));
//! ```

mod accessor;
mod content;
mod documentation;
mod fields;
mod rows;
mod value;

use std::fmt;

use oxigraph::model::NamedNodeRef;

use super::Fact;

pub use content::Holds;
pub use documentation::documentation;
pub use fields::{
    AMOUNT, AWARD, DECISION, ORGANIZATION, OUTCOME, PARTICIPATION, PRACTICE, PROGRAMME, PROJECT, RECOGNITION, RECORDS,
    SOURCE, UPTAKE,
};
pub use value::{Type, Value};

/// The fields of one kind of record, or of the description of a source.
pub struct Schema<T: 'static = Fact> {
    /// What record files call it, such as `project`.
    pub name: &'static str,
    /// The fields, in the order in which they are documented and written.
    pub fields: &'static [Field<T>],
    /// Fields that exclude each other.
    pub choices: &'static [Choice],
    blank: fn() -> T,
}

/// A field of a record.
pub struct Field<T: 'static = Fact> {
    /// What record files call it.
    pub name: &'static str,
    /// What it holds.
    pub holds: Holds,
    /// The property by which the graph has it; none where it only says which entity is meant.
    pub property: Option<NamedNodeRef<'static>>,
    /// Whether it takes several values.
    pub is_list: bool,
    /// What has to be given, if the field is required.
    pub required: Option<&'static str>,
    /// The field that may be given in its stead.
    pub or: Option<&'static str>,
    /// What the documentation says of it.
    pub note: Option<&'static str>,
    get: fn(&T) -> Vec<Value<'_>>,
    put: fn(&mut T, Value<'_>),
    words: fn(&mut T) -> Vec<&mut String>,
}

/// Sets of fields of which exactly one has to be given.
#[derive(Debug)]
pub struct Choice {
    /// The sets, of one field or of several that belong together.
    pub sets: &'static [&'static [&'static str]],
    /// The sets in words, and what they are for.
    pub expected: &'static str,
}

impl Schema {
    /// The schema of the record that states a fact.
    #[must_use]
    pub fn of(fact: &Fact) -> &'static Self {
        fields::of(fact)
    }

    /// The schema of the records of this name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        RECORDS.iter().copied().find(|schema| schema.name == name)
    }
}

impl<T> Schema<T> {
    /// A record of which nothing is given yet.
    #[must_use]
    pub fn blank(&self) -> T {
        (self.blank)()
    }

    /// The field of this name.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&'static Field<T>> {
        self.fields.iter().find(|field| field.name == name)
    }
}

impl<T> Field<T> {
    /// The values that a record gives: none, one, or those of a list.
    #[must_use]
    pub fn values<'a>(&self, record: &'a T) -> Vec<Value<'a>> {
        (self.get)(record)
    }

    /// Whether a record gives the field.
    #[must_use]
    pub fn is_in(&self, record: &T) -> bool {
        !self.values(record).is_empty()
    }

    /// Gives a record a value, which a list takes in addition to those that it has. A value of another type, or for
    /// another kind of record, is not taken.
    pub fn put(&self, record: &mut T, value: Value<'_>) {
        (self.put)(record, value.within(self.name));
    }

    /// The texts of the values that a record gives, to be spelt otherwise.
    pub fn words<'a>(&self, record: &'a mut T) -> Vec<&'a mut String> {
        (self.words)(record)
    }
}

impl<T> fmt::Debug for Schema<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Schema").field("name", &self.name).field("fields", &self.fields).finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for Field<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Field").field("name", &self.name).field("holds", &self.holds).finish_non_exhaustive()
    }
}
