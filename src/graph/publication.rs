//! A graph that has been published: its view and its claims as they stand there.

use oxigraph::model::Quad;

use crate::Result;
use crate::store::Gathered;

use super::KnowledgeGraph;
use super::base;
use super::load::Counts;

impl KnowledgeGraph {
    /// The graph of a publication: what stands in the default graph is the view, what stands in a named one is claimed by
    /// that passage. Nothing is added, and no view is made anew.
    ///
    /// ```
    /// use hanke::KnowledgeGraph;
    /// use oxigraph::io::{RdfFormat, RdfParser};
    ///
    /// let text = "<https://example.org/id/project/X1> a <https://w3id.org/hanke/ns#Project> .";
    /// let quads = RdfParser::from_format(RdfFormat::Turtle).for_slice(text);
    /// let graph = KnowledgeGraph::from_publication(quads.map(|quad| Ok(quad.unwrap())))?;
    /// assert_eq!(graph.base(), "https://example.org/id");
    /// # Ok::<_, hanke::Error>(())
    /// ```
    ///
    /// # Errors
    /// The first error among the quads; [`Error::Storage`](crate::Error::Storage) if the store fails.
    pub fn from_publication(quads: impl IntoIterator<Item = Result<Quad>>) -> Result<Self> {
        let mut gathered = Gathered::default();
        quads.into_iter().try_for_each(|quad| gathered.push(quad?.as_ref()))?;
        gathered.view.sort_unstable();
        gathered.view.dedup();
        let counts = Counts::of(&gathered, 0);
        let store = gathered.into_memory()?;
        let base = base::of(&store)?;
        Ok(Self::of(store, counts, &base))
    }
}
