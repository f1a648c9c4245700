//! An index as the evaluator reads it.

use std::rc::Rc;
use std::sync::Arc;

use oxigraph::model::Term;
use spareval::{ExpressionTerm, InternalQuad, QueryableDataset};

use crate::error::KeepError;

use super::index::Index;
use super::rows::Rows;

/// An index, for one evaluation.
pub(crate) struct Dataset(pub(crate) Arc<Index>);

/// A term of an index by its number, or one that the index does not have.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) enum Part {
    Known(u32),
    Made(Rc<Term>),
}

impl Part {
    fn number(&self) -> Option<u32> {
        match self {
            Self::Known(number) => Some(*number),
            Self::Made(_) => None,
        }
    }
}

impl QueryableDataset<'static> for Dataset {
    type InternalTerm = Part;
    type Error = KeepError;

    fn internal_quads_for_pattern(
        &self,
        subject: Option<&Part>,
        predicate: Option<&Part>,
        object: Option<&Part>,
        graph_name: Option<Option<&Part>>,
    ) -> impl Iterator<Item = Result<InternalQuad<Part>, KeepError>> + use<> {
        let parts = [subject, predicate, object, graph_name.flatten()];
        let pattern = parts.map(|part| part.and_then(Part::number));
        let is_made = parts.iter().flatten().any(|part| part.number().is_none());
        let rows = match graph_name {
            _ if is_made => Rows::none(Arc::clone(&self.0)),
            Some(None) => self.0.view(pattern),
            _ => self.0.claims(pattern),
        };
        rows.map(|row| row.map(quad))
    }

    fn internal_named_graphs(&self) -> impl Iterator<Item = Result<Part, KeepError>> + use<> {
        self.0.graph_numbers().map(|graph| graph.map(Part::Known))
    }

    fn internalize_term(&self, term: Term) -> Result<Part, KeepError> {
        Ok(self.0.find(term.as_ref())?.map_or_else(|| Part::Made(Rc::new(term)), Part::Known))
    }

    fn externalize_term(&self, term: Part) -> Result<Term, KeepError> {
        match term {
            Part::Known(number) => self.0.term(number),
            Part::Made(term) => Ok(Rc::unwrap_or_clone(term)),
        }
    }

    fn externalize_expression_term(&self, term: Part) -> Result<ExpressionTerm, KeepError> {
        match term {
            Part::Known(number) => self.0.dictionary.expression(&self.0.blocks, number),
            Part::Made(term) => Ok(Rc::unwrap_or_clone(term).into()),
        }
    }
}

fn quad([subject, predicate, object, graph]: [Option<u32>; 4]) -> InternalQuad<Part> {
    let part = |number: Option<u32>| Part::Known(number.unwrap_or(u32::MAX));
    InternalQuad {
        subject: part(subject),
        predicate: part(predicate),
        object: part(object),
        graph_name: graph.map(Part::Known),
    }
}
