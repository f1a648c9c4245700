//! Records on their way out of JSON.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

use crate::record::schema::{Field, SOURCE, Schema, Type, Value};
use crate::record::{Extent, Fact, Locator, Passage, Place, Record, Reference, Source, Text};

/// A text that is borrowed where nothing in it is escaped.
#[derive(Deserialize)]
struct Words<'a>(#[serde(borrow)] Cow<'a, str>);

pub(super) struct OfSource(pub Source);

impl<'de> Deserialize<'de> for OfSource {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(SourceVisitor).map(Self)
    }
}

struct SourceVisitor;

impl<'de> Visitor<'de> for SourceVisitor {
    type Value = Source;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the description of a source")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Source, A::Error> {
        let mut file = Arc::<str>::default();
        let (mut source, mut place, mut inferred) = (None, None, Vec::new());
        while let Some(Words(name)) = map.next_key()? {
            match &*name {
                "file" => file = Arc::from(map.next_value::<Words<'_>>()?.0),
                "place" => place = Some(map.next_value_seed(Stands(&file))?),
                "inferred" => inferred = map.next_value()?,
                "source" => source = Some(map.next_value_seed(Fields { schema: &SOURCE, file: &file })?),
                other => return Err(Error::unknown_field(other, &["file", "place", "inferred", "source"])),
            }
        }
        let source: Source = source.ok_or_else(|| Error::missing_field("source"))?;
        Ok(Source { place: place.unwrap_or(Place { file, line: 0, column: 0 }), inferred, ..source })
    }
}

pub(super) fn record(line: &str, source: &Arc<Source>) -> Result<Record, serde_json::Error> {
    let read = whole(line, source)?;
    let locator = read.locator.ok_or_else(|| Error::missing_field("passage"))?;
    let passage = Passage { source: Arc::clone(source), locator };
    let place = read.place.unwrap_or_else(|| Place { file: Arc::clone(&source.place.file), line: 0, column: 0 });
    Ok(Record { passage, fact: read.fact, place, inferred: read.inferred })
}

pub(super) fn fact(line: &str) -> Result<Fact, serde_json::Error> {
    let nowhere = Source::new("", "", "", "", Extent::Lines(0));
    whole(line, &nowhere).map(|said| said.fact)
}

fn whole(line: &str, source: &Source) -> Result<Said, serde_json::Error> {
    let mut deserializer = serde_json::Deserializer::from_str(line);
    let read = deserializer.deserialize_map(RecordVisitor(&source.place.file))?;
    deserializer.end().map(|()| read)
}

/// What a line says of a record.
struct Said {
    locator: Option<Locator>,
    place: Option<Place>,
    inferred: Vec<String>,
    fact: Fact,
}

struct RecordVisitor<'s>(&'s Arc<str>);

impl<'de> Visitor<'de> for RecordVisitor<'_> {
    type Value = Said;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Said, A::Error> {
        let (mut locator, mut place, mut inferred, mut fact) = (None, None, Vec::new(), None);
        while let Some(Words(name)) = map.next_key()? {
            match &*name {
                "passage" => locator = Some(fragment(&map.next_value::<Words<'_>>()?.0)?),
                "place" => place = Some(map.next_value_seed(Stands(self.0))?),
                "inferred" => inferred = map.next_value()?,
                kind => {
                    let schema = Schema::named(kind).ok_or_else(|| Error::unknown_field(kind, &[]))?;
                    fact = Some(map.next_value_seed(Fields { schema, file: self.0 })?);
                }
            }
        }
        let fact = fact.ok_or_else(|| Error::custom("no fact"))?;
        Ok(Said { locator, place, inferred, fact })
    }
}

fn fragment<E: Error>(fragment: &str) -> Result<Locator, E> {
    Locator::parse_fragment(fragment).ok_or_else(|| Error::custom(format!("{fragment:?} is no passage")))
}

/// The fields of a record, in a file.
struct Fields<'s, T: 'static> {
    schema: &'static Schema<T>,
    file: &'s Arc<str>,
}

impl<'de, T> DeserializeSeed<'de> for Fields<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, T> Visitor<'de> for Fields<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the fields of a {}", self.schema.name)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let mut record = self.schema.blank();
        while let Some(Words(name)) = map.next_key()? {
            let field = self.schema.field(&name).ok_or_else(|| Error::unknown_field(&name, &[]))?;
            map.next_value_seed(Values { field, file: self.file, record: &mut record })?;
        }
        Ok(record)
    }
}

/// The values of a field, on their way into a record.
struct Values<'s, T: 'static> {
    field: &'static Field<T>,
    file: &'s Arc<str>,
    record: &'s mut T,
}

impl<T> Values<'_, T> {
    fn one(&self) -> One<'_> {
        One { kind: self.field.holds.takes(), file: self.file }
    }
}

impl<'de, T> DeserializeSeed<'de> for Values<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.field.is_list {
            return deserializer.deserialize_seq(self);
        }
        let value = self.one().deserialize(deserializer)?;
        self.field.put(self.record, value);
        Ok(())
    }
}

impl<'de, T> Visitor<'de> for Values<'_, T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the list {}", self.field.name)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        while let Some(value) = list.next_element_seed(self.one())? {
            self.field.put(self.record, value);
        }
        Ok(())
    }
}

/// One value of a type.
struct One<'s> {
    kind: Type,
    file: &'s Arc<str>,
}

impl<'de> DeserializeSeed<'de> for One<'_> {
    type Value = Value<'static>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value<'static>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for One<'_> {
    type Value = Value<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a value of the type {:?}", self.kind)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value<'static>, E> {
        let value = Value::Text(Cow::Owned(text.to_owned()));
        value.of_type(self.kind).ok_or_else(|| Error::custom(format!("{text:?} is not of the type {:?}", self.kind)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Value<'static>, A::Error> {
        if self.kind != Type::Reference {
            return Err(Error::invalid_type(Unexpected::Seq, &self));
        }
        let Words(name) = list.next_element()?.ok_or_else(|| Error::invalid_length(0, &self))?;
        let reference = Reference { name: name.into_owned(), place: place(list, self.file)?, field: "" };
        Ok(Value::Reference(Cow::Owned(reference)))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value<'static>, A::Error> {
        if self.kind != Type::Prose {
            return Err(Error::invalid_type(Unexpected::Map, &self));
        }
        let mut texts = BTreeMap::<String, String>::new();
        while let Some((language, text)) = map.next_entry()? {
            texts.insert(language, text);
        }
        let text = Text { fi: texts.remove("fi"), sv: texts.remove("sv"), en: texts.remove("en") };
        match texts.pop_first() {
            None => Ok(Value::Prose(Cow::Owned(text))),
            Some((language, _)) => Err(Error::unknown_field(&language, &["fi", "sv", "en"])),
        }
    }
}

/// A place, in a file unless it says another.
struct Stands<'s>(&'s Arc<str>);

impl<'de> DeserializeSeed<'de> for Stands<'_> {
    type Value = Place;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Place, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Stands<'_> {
    type Value = Place;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a line and a column")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<Place, A::Error> {
        place(list, self.0)
    }
}

/// The rest of a list: line, column, and the file if it is another.
fn place<'de, A: SeqAccess<'de>>(mut list: A, file: &Arc<str>) -> Result<Place, A::Error> {
    let mut number = || list.next_element()?.ok_or_else(|| Error::custom("a place is a line and a column"));
    let (line, column) = (number()?, number()?);
    let other = list.next_element::<Words<'_>>()?;
    let file = other.map_or_else(|| Arc::clone(file), |Words(other)| Arc::from(other));
    Ok(Place { file, line, column })
}
