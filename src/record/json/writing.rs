//! Records on their way into JSON.

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::record::schema::{SOURCE, Schema, Value};
use crate::record::{Fact, Place, Record, Reference, Source};

pub(super) struct OfSource<'a>(pub &'a Source);

impl Serialize for OfSource<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(source) = self;
        let mut map = serializer.serialize_map(None)?;
        if !source.place.file.is_empty() {
            map.serialize_entry("file", &*source.place.file)?;
        }
        context(&mut map, &source.place, &source.place.file, &source.inferred)?;
        map.serialize_entry("source", &Fields { schema: &SOURCE, record: *source, file: Some(&source.place.file) })?;
        map.end()
    }
}

pub(super) struct OfRecord<'a>(pub &'a Record);

impl Serialize for OfRecord<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Record { passage, fact, place, inferred } = self.0;
        let (file, schema) = (&passage.source.place.file, Schema::of(fact));
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("passage", &passage.locator.fragment())?;
        context(&mut map, place, file, inferred)?;
        map.serialize_entry(schema.name, &Fields { schema, record: fact, file: Some(file) })?;
        map.end()
    }
}

pub(super) struct OfFact<'a>(pub &'a Fact);

impl Serialize for OfFact<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let schema = Schema::of(self.0);
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(schema.name, &Fields { schema, record: self.0, file: None })?;
        map.end()
    }
}

/// Where something stands, and what of it is inferred.
fn context<M: SerializeMap>(map: &mut M, place: &Place, file: &str, inferred: &[String]) -> Result<(), M::Error> {
    if (place.line, place.column) != (0, 0) || *place.file != *file {
        map.serialize_entry("place", &Stands { name: None, place, file })?;
    }
    if inferred.is_empty() { Ok(()) } else { map.serialize_entry("inferred", inferred) }
}

/// The fields that are given. Places are those of a file, unless they say another; without a file, none is written.
struct Fields<'a, T: 'static> {
    schema: &'a Schema<T>,
    record: &'a T,
    file: Option<&'a str>,
}

impl<T> Serialize for Fields<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for field in self.schema.fields {
            let values = field.values(self.record);
            let mut written = values.iter().map(|value| One { value, file: self.file });
            if field.is_list && !values.is_empty() {
                map.serialize_entry(field.name, &written.collect::<Vec<_>>())?;
            } else if let Some(one) = written.next() {
                map.serialize_entry(field.name, &one)?;
            }
        }
        map.end()
    }
}

struct One<'a> {
    value: &'a Value<'a>,
    file: Option<&'a str>,
}

impl Serialize for One<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match (self.value, self.file) {
            (Value::Reference(reference), Some(file)) if reference.place != Place::default() => {
                let Reference { name, place, .. } = &**reference;
                Stands { name: Some(name), place, file }.serialize(serializer)
            }
            (Value::Prose(text), _) => serializer.collect_map(text.by_language()),
            (value, _) => serializer.collect_str(value),
        }
    }
}

/// A list of a name, line and column, and the file if it is another.
struct Stands<'a> {
    name: Option<&'a str>,
    place: &'a Place,
    file: &'a str,
}

impl Serialize for Stands<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(None)?;
        self.name.map_or(Ok(()), |name| list.serialize_element(name))?;
        list.serialize_element(&self.place.line)?;
        list.serialize_element(&self.place.column)?;
        if *self.place.file != *self.file {
            list.serialize_element(&*self.place.file)?;
        }
        list.end()
    }
}
