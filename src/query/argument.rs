//! Values for parameters: texts, and what has a text of its own.

use jiff::civil::Date;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, Term};
use rust_decimal::Decimal;

/// A value that fills in a parameter, as it is written: `S20398`, `2016-06-30`, `12.50`, `lupa@fi`.
///
/// ```
/// let graph = hanke::KnowledgeGraph::shipped()?;
/// let roma = graph.find("target-groups:roma")?;
/// let by_iri = graph.query("practices")?.bind("target_group", roma)?.show()?;
/// assert_eq!(by_iri, graph.query("practices")?.bind("target_group", "romanit")?.show()?);
/// # Ok::<_, hanke::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Value(String);

impl Value {
    /// The value as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Lets what can be written be a value.
macro_rules! written {
    ($($kind:ty),* $(,)?) => {
        $(impl From<$kind> for Value {
            fn from(value: $kind) -> Self {
                Self(value.to_string())
            }
        })*
    };
}

written!(&str, &String, String, bool, i32, i64, u32, u64, Decimal, Date);

impl From<NamedNodeRef<'_>> for Value {
    fn from(iri: NamedNodeRef<'_>) -> Self {
        Self(iri.as_str().to_owned())
    }
}

impl From<NamedNode> for Value {
    fn from(iri: NamedNode) -> Self {
        Self(iri.into_string())
    }
}

impl From<Literal> for Value {
    fn from(literal: Literal) -> Self {
        match literal.language() {
            Some(language) => Self([literal.value(), "@", language].concat()),
            None => Self(literal.value().to_owned()),
        }
    }
}

/// A term of an answer, so that one answer can be asked about in the next question.
impl From<Term> for Value {
    fn from(term: Term) -> Self {
        match term {
            Term::NamedNode(iri) => iri.into(),
            Term::Literal(literal) => literal.into(),
            other => Self(other.to_string()),
        }
    }
}
