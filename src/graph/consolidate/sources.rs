//! What the sources of a graph have for and against them, found among the claims themselves.

use std::collections::HashMap;
use std::sync::Arc;

use oxigraph::model::{NamedNodeRef, Term};

use crate::Result;
use crate::graph::precedence::{Precedence, source_of, text};
use crate::store::Gathered;
use crate::vocab::ns;

/// The sources of claims, which stand in the order of their numbers.
pub(super) struct Sources<'g> {
    gathered: &'g Gathered,
    /// Of the source of each passage that has been asked for.
    of_passages: HashMap<u32, Arc<Precedence>>,
}

impl<'g> Sources<'g> {
    pub(super) fn new(gathered: &'g Gathered) -> Self {
        Self { gathered, of_passages: HashMap::new() }
    }

    /// What the source of a passage has for and against it. One that is not described weighs nothing.
    pub(super) fn precedence(&mut self, passage: u32) -> Result<Arc<Precedence>> {
        if let Some(known) = self.of_passages.get(&passage) {
            return Ok(Arc::clone(known));
        }
        let source = match self.gathered.terms.term(passage)? {
            Term::NamedNode(passage) => {
                self.gathered.terms.find(NamedNodeRef::new_unchecked(source_of(passage.as_str())).into())
            }
            _ => None,
        };
        let precedence = Arc::new(source.map_or(Ok(Precedence::default()), |source| self.described(source))?);
        self.of_passages.insert(passage, Arc::clone(&precedence));
        Ok(precedence)
    }

    fn described(&self, source: u32) -> Result<Precedence> {
        let as_of = text(self.first(source, ns::AS_OF)?);
        let Some(Term::NamedNode(rank)) = self.first(source, ns::RANK)? else {
            return Ok(Precedence { as_of, ..Precedence::default() });
        };
        let number = self.gathered.terms.find(rank.as_ref().into());
        let weight = number.map_or(Ok(None), |rank| self.first(rank, ns::PRECEDENCE))?;
        Ok(Precedence { weight: text(weight).parse().unwrap_or_default(), rank: Some(rank), as_of })
    }

    /// What is said of a source; the first in lexical order if several things are.
    fn first(&self, source: u32, property: NamedNodeRef<'_>) -> Result<Option<Term>> {
        let Some(property) = self.gathered.terms.find(property.into()) else { return Ok(None) };
        let wanted = [source, property];
        let claimed = beginning_with(&self.gathered.claims, wanted).iter().map(|[_, _, value, _]| value);
        let stated = beginning_with(&self.gathered.view, wanted).iter().map(|[_, _, value]| value);
        let terms = claimed.chain(stated).map(|value| self.gathered.terms.term(*value));
        let mut terms = terms.collect::<Result<Vec<_>>>()?;
        terms.sort_by_cached_key(ToString::to_string);
        Ok(terms.into_iter().next())
    }
}

/// Those of some statements in order that have this subject and property.
fn beginning_with<const N: usize>(statements: &[[u32; N]], wanted: [u32; 2]) -> &[[u32; N]] {
    let head = |statement: &[u32; N]| statement.first_chunk::<2>().copied().unwrap_or_default();
    let from = statements.partition_point(|statement| head(statement) < wanted);
    let rest = statements.get(from..).unwrap_or_default();
    let number = rest.partition_point(|statement| head(statement) == wanted);
    rest.get(..number).unwrap_or_default()
}
