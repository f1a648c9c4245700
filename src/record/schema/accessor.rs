//! How values stand in the fields of the structs.

use std::borrow::Cow;

use iri_string::types::IriString;
use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::record::{AsOf, Currency, Extent, Money, Owner, Reference, Text};

use super::value::{Type, Value};

/// The type of a field of a struct. Where several fields of a record file share one, their names tell them apart.
pub(super) trait Slot {
    const TYPE: Type;
    const IS_LIST: bool = false;

    fn get(&self, name: &str) -> Vec<Value<'_>>;
    fn put(&mut self, name: &str, value: Value<'_>);

    /// The texts of the values, to be spelt otherwise.
    fn words(&mut self, _: &str) -> Vec<&mut String> {
        Vec::new()
    }
}

/// What is one value.
trait Single: Sized {
    const TYPE: Type;

    fn value(&self) -> Value<'_>;
    fn of(value: Value<'_>) -> Option<Self>;

    fn words(&mut self) -> Vec<&mut String> {
        Vec::new()
    }
}

impl<T: Single> Slot for Option<T> {
    const TYPE: Type = T::TYPE;

    fn get(&self, _: &str) -> Vec<Value<'_>> {
        self.iter().map(Single::value).collect()
    }

    fn put(&mut self, _: &str, value: Value<'_>) {
        *self = T::of(value).or(self.take());
    }

    fn words(&mut self, _: &str) -> Vec<&mut String> {
        self.iter_mut().flat_map(Single::words).collect()
    }
}

impl<T: Single> Slot for Vec<T> {
    const TYPE: Type = T::TYPE;
    const IS_LIST: bool = true;

    fn get(&self, _: &str) -> Vec<Value<'_>> {
        self.iter().map(Single::value).collect()
    }

    fn put(&mut self, _: &str, value: Value<'_>) {
        self.extend(T::of(value));
    }

    fn words(&mut self, _: &str) -> Vec<&mut String> {
        self.iter_mut().flat_map(Single::words).collect()
    }
}

/// What is there in each record of its kind: a text of no letters stands for none.
macro_rules! always {
    ($($single:ty),*) => {
        $(impl Slot for $single {
            const TYPE: Type = <Self as Single>::TYPE;

            fn get(&self, _: &str) -> Vec<Value<'_>> {
                let value = Single::value(self);
                if value.words().is_some_and(str::is_empty) { Vec::new() } else { vec![value] }
            }

            fn put(&mut self, _: &str, value: Value<'_>) {
                if let Some(value) = Self::of(value) {
                    *self = value;
                }
            }

            fn words(&mut self, _: &str) -> Vec<&mut String> {
                Single::words(self)
            }
        })*
    };
}

always!(String, Reference, Currency);

/// Values that are copied.
macro_rules! plain {
    ($($single:ty = $kind:ident),*) => {
        $(impl Single for $single {
            const TYPE: Type = Type::$kind;

            fn value(&self) -> Value<'_> {
                Value::$kind(*self)
            }

            fn of(value: Value<'_>) -> Option<Self> {
                if let Value::$kind(value) = value { Some(value) } else { None }
            }
        })*
    };
}

plain!(Date = Day, i16 = Year, u32 = Number, AsOf = Moment, Currency = Currency);

/// Values that are borrowed.
macro_rules! borrowed {
    ($($single:ty = $kind:ident with $words:expr),*) => {
        $(impl Single for $single {
            const TYPE: Type = Type::$kind;

            fn value(&self) -> Value<'_> {
                Value::$kind(Cow::Borrowed(self))
            }

            fn of(value: Value<'_>) -> Option<Self> {
                if let Value::$kind(value) = value { Some(value.into_owned()) } else { None }
            }

            fn words(&mut self) -> Vec<&mut String> {
                let words: fn(&mut Self) -> Vec<&mut String> = $words;
                words(self)
            }
        })*
    };
}

borrowed!(
    String = Text with |text| vec![text],
    Reference = Reference with |reference| vec![&mut reference.name],
    IriString = Link with |_| Vec::new(),
    Text = Prose with |text| [&mut text.fi, &mut text.sv, &mut text.en].into_iter().flatten().collect()
);

/// The fields `project` and `programme`.
impl Slot for Owner {
    const TYPE: Type = Type::Reference;

    fn get(&self, name: &str) -> Vec<Value<'_>> {
        match (self, name) {
            (Self::Project(owner), "project") | (Self::Programme(owner), "programme") => owner.get(name),
            _ => Vec::new(),
        }
    }

    fn put(&mut self, name: &str, value: Value<'_>) {
        let Some(owner) = Reference::of(value) else { return };
        *self = if name == "programme" { Self::Programme(owner) } else { Self::Project(owner) };
    }

    fn words(&mut self, name: &str) -> Vec<&mut String> {
        match (self, name) {
            (Self::Project(owner), "project") | (Self::Programme(owner), "programme") => Single::words(owner),
            _ => Vec::new(),
        }
    }
}

/// The fields `value`, `min` and `max`.
impl Slot for Money {
    const TYPE: Type = Type::Decimal;

    fn get(&self, name: &str) -> Vec<Value<'_>> {
        match (*self, name) {
            (Self::Exact(value), "value") => vec![Value::Decimal(value)],
            (Self::Bracket { min, .. }, "min") => vec![Value::Decimal(min)],
            (Self::Bracket { max, .. }, "max") => vec![Value::Decimal(max)],
            _ => Vec::new(),
        }
    }

    fn put(&mut self, name: &str, value: Value<'_>) {
        let Value::Decimal(value) = value else { return };
        // An end that is not given leaves the bracket open.
        let (min, max) = match *self {
            Self::Bracket { min, max } => (min, max),
            Self::Exact(_) => (Decimal::ZERO, Decimal::MAX),
        };
        *self = match name {
            "min" => Self::Bracket { min: value, max },
            "max" => Self::Bracket { min, max: value },
            _ => Self::Exact(value),
        };
    }
}

/// The fields `lines`, `rows` and `pages`.
impl Slot for Extent {
    const TYPE: Type = Type::Number;

    fn get(&self, name: &str) -> Vec<Value<'_>> {
        match (*self, name) {
            (Self::Lines(count), "lines") | (Self::Rows(count), "rows") | (Self::Pages(count), "pages") => {
                vec![Value::Number(count)]
            }
            _ => Vec::new(),
        }
    }

    fn put(&mut self, name: &str, value: Value<'_>) {
        let Value::Number(count) = value else { return };
        *self = match name {
            "rows" => Self::Rows(count),
            "pages" => Self::Pages(count),
            _ => Self::Lines(count),
        };
    }
}
