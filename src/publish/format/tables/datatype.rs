//! Of which type the values of a column are.

use iri_string::types::IriStr;
use lazy_regex::regex_is_match;
use oxigraph::model::NamedNode;

use crate::vocab::xsd;

/// The type of the values of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Datatype {
    Text,
    Iri,
    Date,
    Year,
    /// A day, a month or a year.
    Moment,
    Integer,
    Decimal,
}

impl Datatype {
    /// The type of values that the ontology gives a property with this range.
    pub(super) fn of(range: &[NamedNode]) -> Self {
        match range {
            [one] if *one == xsd::DATE => Self::Date,
            [one] if *one == xsd::G_YEAR => Self::Year,
            [one] if *one == xsd::INTEGER => Self::Integer,
            [one] if *one == xsd::DECIMAL => Self::Decimal,
            [first, ..] if *first == xsd::DATE => Self::Moment,
            [one, ..] if !is_text(one) => Self::Iri,
            _ => Self::Text,
        }
    }

    /// Whether a value is written as its type wants it, so that no program takes it for anything else.
    pub(super) fn admits(self, value: &str) -> bool {
        match self {
            Self::Text => false,
            Self::Iri => IriStr::new(value).is_ok(),
            Self::Date => regex_is_match!(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", value),
            Self::Year => regex_is_match!(r"^[0-9]{4}$", value),
            Self::Moment => regex_is_match!(r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$", value),
            Self::Integer => regex_is_match!(r"^[+-]?[0-9]+$", value),
            Self::Decimal => regex_is_match!(r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$", value),
        }
    }
}

/// What [`Datatype::Moment`] looks like, for those who read the tables.
pub(super) const MOMENT: &str = "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?";

fn is_text(range: &NamedNode) -> bool {
    range.as_str().starts_with(xsd::NAMESPACE) || *range == crate::vocab::rdf::LANG_STRING
}
