//! Claims of an index on their way into another one.

use std::sync::Arc;

use oxigraph::model::Term;

use crate::Result;
use crate::store::Gathered;

use super::index::Index;
use super::permutation::CLAIMS;
use super::rows::Rows;

impl Index {
    /// Adds the claims of those graphs that are wanted to what has been gathered. Each graph is asked for once, and each
    /// term read once, however many claims it stands in.
    pub(crate) fn gather(self: &Arc<Self>, gathered: &mut Gathered, is_wanted: impl Fn(&str) -> bool) -> Result<()> {
        let count = usize::try_from(self.dictionary.count).unwrap_or(usize::MAX);
        let (mut numbers, mut current) = (vec![None; count], None);
        for row in Rows::new(Arc::clone(self), CLAIMS.end - 1, 0..self.claims_len(), [None; 4]) {
            let row = row?.map(|number| number.unwrap_or(u32::MAX));
            let graph = row[3];
            let wanted = match current {
                Some((of, wanted)) if of == graph => wanted,
                _ => matches!(self.term(graph)?, Term::NamedNode(graph) if is_wanted(graph.as_str())),
            };
            current = Some((graph, wanted));
            if wanted {
                let mut claim = row;
                for number in &mut claim {
                    *number = self.renumbered(*number, &mut numbers, gathered)?;
                }
                gathered.claims.push(claim);
            }
        }
        Ok(())
    }

    /// The number that a term has among what is gathered.
    fn renumbered(&self, number: u32, known: &mut [Option<u32>], gathered: &mut Gathered) -> Result<u32> {
        let place = usize::try_from(number).ok().and_then(|number| known.get_mut(number));
        if let Some(Some(known)) = &place {
            return Ok(*known);
        }
        let renumbered =
            self.dictionary.with(&self.blocks, number, |bytes| Some(gathered.terms.number_of(bytes)))??;
        if let Some(place) = place {
            *place = Some(renumbered);
        }
        Ok(renumbered)
    }
}
