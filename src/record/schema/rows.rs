//! How the rows of the tables are written.

use super::accessor::Slot;
use super::content::Holds;

/// Whether a field of a struct takes a list. That it takes what the row holds is seen to when it is compiled.
pub(super) const fn takes_list<T, S: Slot>(_: fn(&T) -> &S, holds: Holds) -> bool {
    assert!(S::TYPE as u8 == holds.takes() as u8, "the row holds what the type of the field cannot");
    S::IS_LIST
}

/// The schema of a kind of record: `NAME: Struct "name" in Fact { rows }`. A row is
///
/// ```text
/// field as "name" if it is another: what it holds => property, required "what has to be given", or "another", note "…";
/// ```
///
/// `..field { rows }` has the rows of a field of the struct that several fields of a record file share. `except` lists
/// what is no field of a record file.
macro_rules! schema {
    (
        $(#[$doc:meta])*
        $schema:ident: $Struct:ident $name:literal in $Record:ident {
            $($field:ident $(as $called:literal)? : $holds:expr
                $(=> $property:expr)? $(, required $required:literal)? $(, or $or:literal)? $(, note $note:literal)?;)*
            $(
                ..$shared:ident {
                    $($part:ident: $part_holds:expr
                        $(=> $part_property:expr)? $(, required $part_required:literal)? $(, note $part_note:literal)?;)*
                }
                $($more:ident $(as $more_called:literal)? : $more_holds:expr
                    $(=> $more_property:expr)? $(, required $more_required:literal)? $(, or $more_or:literal)?
                    $(, note $more_note:literal)?;)*
            )*
        }
        $(except $($none:ident)*;)?
        $(one of $expected:literal: $($($set:ident)+)|+;)*
    ) => {
        $(#[$doc])*
        pub static $schema: Schema<$Record> = Schema {
            name: $name,
            fields: &[
                $(row!(
                    [$Record $Struct] $field, last!(stringify!($field) $(, $called)?), $holds,
                    last!(None $(, Some($property))?), last!(None $(, Some($required))?), last!(None $(, Some($or))?),
                    last!(None $(, Some($note))?)
                ),)*
                $(
                    $(row!(
                        [$Record $Struct] $shared, stringify!($part), $part_holds,
                        last!(None $(, Some($part_property))?), last!(None $(, Some($part_required))?), None,
                        last!(None $(, Some($part_note))?)
                    ),)*
                    $(row!(
                        [$Record $Struct] $more, last!(stringify!($more) $(, $more_called)?), $more_holds,
                        last!(None $(, Some($more_property))?), last!(None $(, Some($more_required))?),
                        last!(None $(, Some($more_or))?), last!(None $(, Some($more_note))?)
                    ),)*
                )*
            ],
            choices: &[$(Choice { sets: &[$(&[$(stringify!($set)),+]),+], expected: $expected }),*],
            blank: || blank!($Record $Struct),
        };

        // A field of the struct that has no row stops the compiler here.
        const _: fn(&$Struct) = |record| {
            let $Struct { $($field: _,)* $($shared: _, $($more: _,)*)* $($($none: _,)*)? } = record;
        };
    };
}

/// A record of which nothing is given.
macro_rules! blank {
    (Fact $Struct:ident) => {
        Fact::$Struct(Default::default())
    };
    (Source $Struct:ident) => {
        $Struct::new("", "", "", "", Extent::Lines(u32::MAX))
    };
}

/// The last of several expressions.
macro_rules! last {
    ($only:expr) => {
        $only
    };
    ($default:expr, $given:expr) => {
        $given
    };
}

/// A field of a record, and how a fact or a source gives and takes it.
macro_rules! row {
    (
        [Fact $Struct:ident] $field:ident, $name:expr, $holds:expr, $property:expr,
        $required:expr, $or:expr, $note:expr
    ) => {
        row!(
            @ $Struct $field, $name, $holds, $property, $required, $or, $note,
            |fact| if let Fact::$Struct(record) = fact { record.$field.get($name) } else { Vec::new() },
            |fact, value| {
                if let Fact::$Struct(record) = fact {
                    record.$field.put($name, value);
                }
            },
            |fact| if let Fact::$Struct(record) = fact { record.$field.words($name) } else { Vec::new() }
        )
    };
    (
        [Source $Struct:ident] $field:ident, $name:expr, $holds:expr, $property:expr, $required:expr, $or:expr,
        $note:expr
    ) => {
        row!(
            @ $Struct $field, $name, $holds, $property, $required, $or, $note,
            |record| record.$field.get($name), |record, value| record.$field.put($name, value),
            |record| record.$field.words($name)
        )
    };
    (
        @ $Struct:ident $field:ident, $name:expr, $holds:expr, $property:expr, $required:expr, $or:expr, $note:expr,
        $get:expr, $put:expr, $words:expr
    ) => {
        Field {
            name: $name,
            holds: $holds,
            property: $property,
            is_list: takes_list(|record: &$Struct| &record.$field, $holds),
            required: $required,
            or: $or,
            note: $note,
            get: $get,
            put: $put,
            words: $words,
        }
    };
}

pub(super) use {blank, last, row, schema};
