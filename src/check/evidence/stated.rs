//! Which values of a fact its passage must print.
//!
//! What a field holds decides it: of what is not listed here a passage need print nothing. These are our own texts and
//! translations, ids, references that only say which entity is spoken of, and concepts that are our classification.

use crate::record::schema::{self, Holds, SOURCE, Schema};
use crate::record::{AsOf, Fact, Source};

use super::value::{Kind, Value};

/// A value that a passage must print.
#[derive(Debug, Clone, PartialEq)]
pub struct Stated {
    /// The field, as the record file calls it.
    pub field: &'static str,
    /// What kind of value it is.
    pub kind: Kind,
    /// The value.
    pub value: Value,
}

/// The values of a fact that its passage must print, and how many it need not print.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Statement {
    /// Those that must be printed.
    pub printed: Vec<Stated>,
    /// How many are ours: texts, translations, ids, references and concepts.
    pub ours: usize,
}

impl Statement {
    /// Takes a fact apart. An amount's moment that is that of its source is the source's, and no value of its own.
    ///
    /// ```
    /// use hanke::check::evidence::Statement;
    /// use hanke::record::{Extent, Project, Source};
    ///
    /// let source = Source::new("leaflet", "A leaflet", "leaflet", "en", Extent::Lines(20));
    /// let project = Project { id: "X1".into(), name: Some("A project".into()), ..Project::default() };
    /// let statement = Statement::of(&project.into(), &source);
    /// assert_eq!((statement.printed[0].field, statement.ours), ("name", 1));
    /// ```
    #[must_use]
    pub fn of(fact: &Fact, source: &Source) -> Self {
        let mut statement = Self::taken_apart(Schema::of(fact), fact, money(fact).as_ref());
        let moment = source.as_of.map(Value::Moment);
        statement.printed.retain(|stated| stated.field != "as_of" || Some(&stated.value) != moment.as_ref());
        statement
    }

    /// What the description of a source says: it may stand anywhere in the source.
    #[must_use]
    pub fn of_source(source: &Source) -> Self {
        Self::taken_apart(&SOURCE, source, None)
    }

    fn taken_apart<T>(schema: &Schema<T>, record: &T, money: Option<&Value>) -> Self {
        let mut statement = Self::default();
        for field in schema.fields {
            for value in field.values(record) {
                let sum = money.filter(|_| ["value", "min"].contains(&field.name));
                match printed(field.holds, &value, sum) {
                    Printed::As(kind, value) => statement.printed.push(Stated { field: field.name, kind, value }),
                    Printed::Nowhere => statement.ours += 1,
                    Printed::WithAnother => {}
                }
            }
        }
        statement
    }
}

/// How a passage prints a value.
enum Printed {
    As(Kind, Value),
    /// It is ours: a text, translation, id, reference or concept.
    Nowhere,
    /// Another field proves it too, or it is no statement.
    WithAnother,
}

/// How a passage prints a value; a sum is proven together with its currency, a bracket as a whole.
fn printed(holds: Holds, value: &schema::Value<'_>, sum: Option<&Value>) -> Printed {
    let text = |kind| Printed::As(kind, Value::Text(value.to_string()));
    match holds {
        Holds::ProjectCode | Holds::Code | Holds::BusinessId => text(Kind::Code),
        Holds::Name | Holds::Acronym | Holds::Author => text(Kind::Name),
        Holds::Title => text(Kind::Title),
        Holds::Quote => text(Kind::Quote),
        Holds::Size | Holds::Pages => text(Kind::Extent),
        Holds::Link => text(Kind::Link),
        Holds::Area => text(Kind::Place),
        Holds::Organization => text(Kind::Organization),
        Holds::FirstDay | Holds::LastDay | Holds::FirstYear | Holds::LastYear | Holds::Year | Holds::Moment => {
            moment(value)
        }
        Holds::Number => number(value),
        Holds::Sum | Holds::Bound => sum.map_or(Printed::WithAnother, |sum| Printed::As(Kind::Amount, sum.clone())),
        Holds::Currency | Holds::Digest | Holds::Count => Printed::WithAnother,
        _ => Printed::Nowhere,
    }
}

fn moment(value: &schema::Value<'_>) -> Printed {
    let moment = match value {
        schema::Value::Day(day) => AsOf::Day(*day),
        schema::Value::Year(year) => AsOf::Year(*year),
        schema::Value::Moment(moment) => *moment,
        _ => return Printed::WithAnother,
    };
    let kind = if matches!(moment, AsOf::Year(_)) { Kind::Year } else { Kind::Date };
    Printed::As(kind, Value::Moment(moment))
}

fn number(value: &schema::Value<'_>) -> Printed {
    let schema::Value::Number(number) = value else { return Printed::WithAnother };
    Printed::As(Kind::Number, Value::Number(*number))
}

fn money(fact: &Fact) -> Option<Value> {
    match fact {
        Fact::Award(award) => Some(Value::Money(award.money, award.currency)),
        Fact::Amount(amount) => Some(Value::Money(amount.money, amount.currency)),
        _ => None,
    }
}
