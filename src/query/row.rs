//! A row as a serde data source: columns are fields, an empty cell is an absent field.

use std::fmt;

use oxigraph::model::{Literal, Term, Variable};
use oxigraph::sparql::QuerySolution;
use serde::de::value::{BorrowedStrDeserializer, MapDeserializer};
use serde::de::{
    self, DeserializeOwned, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor,
};
use serde::forward_to_deserialize_any;

use crate::vocab::xsd;

/// A row of an answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Row(pub(super) QuerySolution);

impl Row {
    /// The columns and what stands in them, in order.
    pub fn cells(&self) -> impl Iterator<Item = (&str, Option<&Term>)> {
        self.0.variables().iter().map(Variable::as_str).zip(self.0.values().iter().map(Option::as_ref))
    }

    /// What stands in the first column; nothing if the cell is empty.
    #[must_use]
    pub fn first(&self) -> Option<&Term> {
        self.0.get(0)
    }

    /// What stands in a column; nothing if the cell is empty or there is no such column.
    #[must_use]
    pub fn get(&self, column: &str) -> Option<&Term> {
        self.0.get(column)
    }
}

/// Reads a row into a type; what did not fit otherwise.
pub(super) fn read<T: DeserializeOwned>(row: &Row) -> Result<T, String> {
    T::deserialize(Whole(row)).map_err(|error| error.0)
}

#[derive(Debug)]
struct Mismatch(String);

impl Mismatch {
    fn in_column(&self, column: &str, term: &Term) -> Self {
        Self(format!("column {column}, term {term}: {self}"))
    }

    fn in_empty(&self, column: &str) -> Self {
        Self(format!("column {column} is empty: {self}"))
    }
}

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Mismatch {}

impl de::Error for Mismatch {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// A row: by the names of its columns, or by their order.
struct Whole<'a>(&'a Row);

impl<'de> Deserializer<'de> for Whole<'de> {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let cells = self.0.cells().filter_map(|(column, term)| Some((column, term?)));
        visitor.visit_map(RowFields { cells, value: None })
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_seq(InOrder(self.0.cells()))
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, Mismatch> {
        let columns = self.0.cells().count();
        if columns != length {
            return Err(Mismatch(format!("a tuple of {length} values is asked for, and there are {columns} columns")));
        }
        self.deserialize_seq(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        length: usize,
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_tuple(length, visitor)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf option unit unit_struct
        newtype_struct map struct enum identifier ignored_any
    }
}

/// The cells that are not empty, and the one whose column has been read.
struct RowFields<'a, C> {
    cells: C,
    value: Option<(&'a str, &'a Term)>,
}

/// All cells, empty ones too, in the order of the columns.
struct InOrder<C>(C);

impl<'de, C: Iterator<Item = (&'de str, Option<&'de Term>)>> SeqAccess<'de> for InOrder<C> {
    type Error = Mismatch;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, Mismatch> {
        let Some((column, term)) = self.0.next() else { return Ok(None) };
        let value = match term {
            Some(term) => seed.deserialize(Cell(term)).map_err(|error| error.in_column(column, term)),
            None => seed.deserialize(().into_deserializer()).map_err(|error: Mismatch| error.in_empty(column)),
        };
        value.map(Some)
    }
}

impl<'de, C: Iterator<Item = (&'de str, &'de Term)>> MapAccess<'de> for RowFields<'de, C> {
    type Error = Mismatch;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Mismatch> {
        self.value = self.cells.next();
        let Some((column, _)) = self.value else { return Ok(None) };
        seed.deserialize(BorrowedStrDeserializer::new(column)).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Mismatch> {
        let Some((column, term)) = self.value.take() else { return Err(Mismatch("no value".to_owned())) };
        seed.deserialize(Cell(term)).map_err(|error: Mismatch| error.in_column(column, term))
    }
}

/// A term: a number or a truth value where its datatype says so, its text otherwise. A type with the fields `value`,
/// `language` and `datatype` gets all three.
struct Cell<'a>(&'a Term);

impl<'a> Cell<'a> {
    fn text(&self) -> &'a str {
        match self.0 {
            Term::NamedNode(node) => node.as_str(),
            Term::BlankNode(node) => node.as_str(),
            _ => self.literal().map(Literal::value).unwrap_or_default(),
        }
    }

    fn literal(&self) -> Option<&'a Literal> {
        match self.0 {
            Term::Literal(literal) => Some(literal),
            _ => None,
        }
    }

    fn parts(&self) -> impl Iterator<Item = (&'static str, Part<'a>)> {
        let language = self.literal().and_then(Literal::language).map(|language| ("language", Part(language)));
        let datatype = self.literal().map(|literal| ("datatype", Part(literal.datatype().as_str())));
        [("value", Part(self.text()))].into_iter().chain(language).chain(datatype)
    }
}

/// The text, language or datatype of a term.
struct Part<'a>(&'a str);

impl<'de> IntoDeserializer<'de, Mismatch> for Part<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Part<'de> {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_borrowed_str(self.0)
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_some(self)
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct enum identifier ignored_any
    }
}

/// Reads the text of a term as a number, whatever its datatype.
macro_rules! numbers {
    ($($method:ident $visit:ident $number:ty),* $(,)?) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
            let number = self.text().parse::<$number>();
            visitor.$visit(number.map_err(|_| Mismatch(concat!("expected a number of type ", stringify!($number)).to_owned()))?)
        })*
    };
}

impl<'de> Deserializer<'de> for Cell<'de> {
    type Error = Mismatch;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        let datatype = self.literal().map(Literal::datatype);
        match datatype {
            Some(xsd::INTEGER) => self.deserialize_i64(visitor),
            Some(xsd::DOUBLE | xsd::FLOAT) => self.deserialize_f64(visitor),
            Some(xsd::BOOLEAN) => self.deserialize_bool(visitor),
            _ => visitor.visit_borrowed_str(self.text()),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        match self.text() {
            "true" | "1" => visitor.visit_bool(true),
            "false" | "0" => visitor.visit_bool(false),
            _ => Err(Mismatch("expected true or false".to_owned())),
        }
    }

    numbers! {
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16, deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64, deserialize_i128 visit_i128 i128,
        deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16, deserialize_u32 visit_u32 u32,
        deserialize_u64 visit_u64 u64, deserialize_u128 visit_u128 u128,
        deserialize_f32 visit_f32 f32, deserialize_f64 visit_f64 f64,
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_borrowed_str(self.text())
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_borrowed_str(self.text())
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Mismatch> {
        visitor.visit_map(MapDeserializer::new(self.parts()))
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        self.deserialize_map(visitor)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Mismatch> {
        visitor.visit_enum(self.text().into_deserializer())
    }

    forward_to_deserialize_any! {
        char bytes byte_buf unit unit_struct seq tuple tuple_struct identifier ignored_any
    }
}
