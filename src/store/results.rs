//! Results of a query over a file. Where the engine calculates it takes what cannot be read for what is not bound; so each
//! result is given only if nothing was wrong with the file up to it.

use std::sync::Arc;

use oxigraph::sparql::{QueryEvaluationError, QueryResults, QuerySolutionIter};
use spareval::QueryTripleIter;

use crate::Result;

use super::file::Index;

/// The results, and an error in place of the first that may be wrong.
pub(super) fn sound(
    results: Result<QueryResults<'static>, QueryEvaluationError>,
    index: &Arc<Index>,
) -> Result<QueryResults<'static>> {
    if let Some(damage) = index.damage() {
        return Err(damage.into());
    }
    let damage = damage_of(index);
    Ok(match results? {
        QueryResults::Boolean(answer) => QueryResults::Boolean(answer),
        QueryResults::Solutions(found) => {
            let variables = found.variables().into();
            QueryResults::Solutions(QuerySolutionIter::new(variables, Sound { found, damage }))
        }
        QueryResults::Graph(found) => QueryResults::Graph(QueryTripleIter::new(Sound { found, damage })),
    })
}

fn damage_of(index: &Arc<Index>) -> impl Fn() -> Option<QueryEvaluationError> + use<> {
    let index = Arc::clone(index);
    move || index.damage().map(|damage| QueryEvaluationError::Dataset(Box::new(damage)))
}

/// Results as they are found, as long as nothing is wrong.
struct Sound<I, D> {
    found: I,
    damage: D,
}

impl<T, I, D> Iterator for Sound<I, D>
where
    I: Iterator<Item = Result<T, QueryEvaluationError>>,
    D: Fn() -> Option<QueryEvaluationError>,
{
    type Item = Result<T, QueryEvaluationError>;

    fn next(&mut self) -> Option<Self::Item> {
        let found = self.found.next();
        (self.damage)().map(Err).or(found)
    }
}
