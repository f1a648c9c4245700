//! From claims to the view, which is a function of them alone: in whichever order they come, the same statements stand in
//! it.
//!
//! What stands in the default graph stays in the view whatever is claimed. Of what is claimed, a property that can have
//! one value takes that of the source that goes before the others (`precedence`), and every other property takes all.
//! Concepts come from the ontology and not from a passage: they are claimed in the graph of their scheme.

mod cleared;
mod concepts;
mod slots;
mod sources;

use std::collections::BTreeSet;

use oxigraph::model::NamedNode;

use crate::Result;
use crate::ontology::Ontology;
use crate::store::Gathered;

pub(crate) use cleared::unknown;
use slots::Slots;

/// Makes the view of what has been gathered, of which `view` holds what stands there whatever is claimed. Adds the
/// concepts, and takes out what speaks of a withheld entity of which nothing else is said.
///
/// # Errors
/// [`KeepError::TooManyTerms`](crate::error::KeepError::TooManyTerms) if there is no number left for a concept.
pub(crate) fn consolidate(gathered: &mut Gathered, ontology: &Ontology, withheld: &BTreeSet<NamedNode>) -> Result<()> {
    cleared::clear(gathered, withheld);
    concepts::add(gathered, ontology)?;
    sort(&mut gathered.claims);
    sort(&mut gathered.view);
    let shown = Slots::new(gathered, ontology).settle()?;
    gathered.view.extend(shown);
    sort(&mut gathered.view);
    Ok(())
}

/// Brings statements into the order of their numbers, each once.
fn sort<T: Ord>(statements: &mut Vec<T>) {
    statements.sort_unstable();
    statements.dedup();
}
