//! A graph of claims that exist already, as a publication holds them.

use std::collections::BTreeSet;

use oxigraph::model::{GraphName, Quad};

use crate::Result;
use crate::ontology::Ontology;
use crate::store::Gathered;

use super::KnowledgeGraph;
use super::base;
use super::consolidate::consolidate;
use super::load::Counts;

impl KnowledgeGraph {
    /// A graph of claims: each quad of a named graph is claimed by that passage and takes part in the view; one of the
    /// default graph stands in the view whatever is claimed, and one of a graph without an IRI stays where it is. The base of the graph is the one that its entities have.
    ///
    /// ```
    /// use hanke::KnowledgeGraph;
    /// use oxigraph::io::{RdfFormat, RdfParser};
    ///
    /// let text = "<https://w3id.org/hanke/id/source/a#line=0,1> { \
    ///     <https://w3id.org/hanke/id/project/X1> <https://w3id.org/hanke/ns#code> \"X1\" }";
    /// let quads = RdfParser::from_format(RdfFormat::TriG).for_slice(text).collect::<Result<Vec<_>, _>>()?;
    /// let graph = KnowledgeGraph::from_claims(quads)?;
    /// assert_eq!(graph.find("X1")?.as_str(), "https://w3id.org/hanke/id/project/X1");
    /// # Ok::<_, Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Storage`](crate::Error::Storage) if the store fails.
    pub fn from_claims(quads: impl IntoIterator<Item = Quad>) -> Result<Self> {
        let (mut gathered, mut elsewhere) = (Gathered::default(), Gathered::default());
        for quad in quads {
            let is_elsewhere = matches!(quad.graph_name, GraphName::BlankNode(_));
            let into = if is_elsewhere { &mut elsewhere } else { &mut gathered };
            into.push(quad.as_ref())?;
        }
        consolidate(&mut gathered, Ontology::compiled_in()?, &BTreeSet::new())?;
        elsewhere.quads().try_for_each(|quad| gathered.push(quad?.as_ref()))?;
        let counts = Counts::of(&gathered, 0);
        let store = gathered.into_memory()?;
        let base = base::of(&store)?;
        Ok(Self::of(store, counts, &base))
    }
}
