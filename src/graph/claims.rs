//! A graph of claims that exist already, as a publication holds them.

use std::collections::HashMap;
use std::sync::Arc;

use oxigraph::model::{GraphName, NamedOrBlankNode, Quad, Term};

use crate::Result;
use crate::mapping::{Mapper, Names};
use crate::ontology::{Concept, Ontology};
use crate::store::Store;
use crate::vocab::{BASE, ns};

use super::KnowledgeGraph;
use super::base;
use super::load::Loader;
use super::precedence::{Precedence, source_of};
use super::withheld::Gate;

impl KnowledgeGraph {
    /// A graph of claims: each quad of a named graph is claimed by that passage and takes part in the view; one of the
    /// default graph stands in the view whatever is claimed. The base of the graph is the one that its entities have.
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
        let quads: Vec<_> = quads.into_iter().collect();
        let (ontology, names, store) = (Ontology::shipped()?, Names::default(), Store::new()?);
        let precedences = precedences(&quads, &ontology);
        let mut gate = Gate::default();
        let mut loader = Loader::new(Mapper::new(&ontology, &names, BASE)?, &ontology, &store, &mut gate)?;
        for quad in quads {
            match &quad.graph_name {
                GraphName::NamedNode(passage) => {
                    let precedence = precedences.get(source_of(passage.as_str())).cloned().unwrap_or_default();
                    loader.claim(quad, &precedence)?;
                }
                _ => loader.state(quad)?,
            }
        }
        let counts = loader.finish()?;
        let base = base::of(&store)?;
        Ok(Self::of(store, counts, &base))
    }
}

/// What the sources that the quads describe have for and against them.
fn precedences(quads: &[Quad], ontology: &Ontology) -> HashMap<String, Arc<Precedence>> {
    let mut described = HashMap::<String, (Option<&Concept>, String)>::new();
    for quad in quads {
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { continue };
        match (&quad.object, quad.predicate.as_ref()) {
            (Term::NamedNode(rank), ns::RANK) => {
                described.entry(subject.as_str().to_owned()).or_default().0 = ontology.concept_at(rank.as_str());
            }
            (Term::Literal(as_of), ns::AS_OF) => {
                as_of.value().clone_into(&mut described.entry(subject.as_str().to_owned()).or_default().1);
            }
            _ => {}
        }
    }
    let precedence = |(rank, as_of)| Arc::new(Precedence::new(rank, as_of));
    described.into_iter().map(|(source, said)| (source, precedence(said))).collect()
}
