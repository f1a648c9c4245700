//! Quads on their way into a store, with their terms as numbers.

use std::io::Write;

use oxigraph::model::{GraphName, GraphNameRef, NamedNode, NamedOrBlankNode, Quad, QuadRef, Term};
use oxigraph::store::Store as Memory;

use crate::Result;
use crate::error::KeepError;

use super::Store;
use super::file::write;
use super::terms::Terms;

/// How many quads are handed to a store at once.
const BATCH: usize = 20_000;

/// What is to be kept.
#[derive(Debug, Clone, Default)]
pub(crate) struct Gathered {
    pub terms: Terms,
    /// Subject, predicate, object and graph of what passages claim.
    pub claims: Vec<[u32; 4]>,
    /// Subject, predicate and object of what the view shows.
    pub view: Vec<[u32; 3]>,
}

impl Gathered {
    /// Takes a quad in; what stands in the default graph is shown by the view.
    ///
    /// # Errors
    /// [`KeepError::TooManyTerms`].
    pub(crate) fn push(&mut self, quad: QuadRef<'_>) -> Result<()> {
        let triple = [
            self.terms.number(quad.subject.into())?,
            self.terms.number(quad.predicate.into())?,
            self.terms.number(quad.object)?,
        ];
        let graph = match quad.graph_name {
            GraphNameRef::DefaultGraph => {
                self.view.push(triple);
                return Ok(());
            }
            GraphNameRef::NamedNode(graph) => self.terms.number(graph.into())?,
            GraphNameRef::BlankNode(graph) => self.terms.number(graph.into())?,
        };
        let [subject, predicate, object] = triple;
        self.claims.push([subject, predicate, object, graph]);
        Ok(())
    }

    /// All quads: claims, then the view.
    pub(crate) fn quads(&self) -> impl Iterator<Item = Result<Quad>> + '_ {
        let claims = self.claims.iter().map(|[s, p, o, g]| ([*s, *p, *o], Some(*g)));
        let view = self.view.iter().map(|triple| (*triple, None));
        claims.chain(view).map(|(triple, graph)| self.quad(triple, graph))
    }

    /// A store in memory that holds all this.
    ///
    /// # Errors
    /// [`Error::Storage`](crate::Error::Storage) if the store fails.
    pub(crate) fn into_memory(self) -> Result<Store> {
        let memory = Memory::new()?;
        let mut bulk = memory.bulk_loader();
        let mut batch = Vec::with_capacity(BATCH);
        for quad in self.quads() {
            batch.push(quad?);
            if batch.len() == BATCH {
                bulk.load_quads(batch.drain(..))?;
            }
        }
        bulk.load_quads(batch)?;
        bulk.commit()?;
        Ok(Store::of_memory(memory))
    }

    /// Writes all this as an index, and gives the digest (SHA-256) of what was written. What came in another order gives
    /// the same.
    ///
    /// # Errors
    /// [`Error::Output`](crate::Error::Output) if it cannot be written.
    pub(crate) fn write(self, output: impl Write) -> Result<[u8; 32]> {
        write(self, output)
    }

    fn quad(&self, [subject, predicate, object]: [u32; 3], graph: Option<u32>) -> Result<Quad> {
        let graph = graph.map(|graph| self.terms.term(graph).and_then(node)).transpose()?;
        Ok(Quad::new(
            self.terms.term(subject).and_then(node)?,
            self.terms.term(predicate).and_then(iri)?,
            self.terms.term(object)?,
            graph.map_or(GraphName::DefaultGraph, GraphName::from),
        ))
    }
}

/// A term where only an IRI or a blank node can stand.
pub(super) fn node(term: Term) -> Result<NamedOrBlankNode> {
    NamedOrBlankNode::try_from(term).map_err(|error| KeepError::NoTerm(error.to_string()).into())
}

/// A term where only an IRI can stand.
pub(super) fn iri(term: Term) -> Result<NamedNode> {
    NamedNode::try_from(term).map_err(|error| KeepError::NoTerm(error.to_string()).into())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use oxigraph::io::{RdfFormat, RdfParser};

    use super::*;

    const QUADS: &str = "<a:s> <a:p> <a:o> , \"o\"@fi , 1 , _:b . GRAPH <a:g> { _:b <a:p> \"o\" . <a:s> <a:p> <a:o> }";

    #[test]
    fn what_was_gathered_is_in_the_store() -> Result<()> {
        let quads: Vec<_> = RdfParser::from_format(RdfFormat::TriG)
            .for_slice(QUADS)
            .map(|quad| quad.unwrap_or_else(|_| unreachable!()))
            .collect();
        let mut gathered = Gathered::default();
        quads.iter().try_for_each(|quad| gathered.push(quad.as_ref()))?;
        assert_eq!((gathered.claims.len(), gathered.view.len()), (2, 4), "the default graph is the view");
        let said = |quads: &mut dyn Iterator<Item = Result<Quad>>| {
            quads.map(|quad| Ok(quad?.to_string())).collect::<Result<BTreeSet<_>>>()
        };
        let expected: BTreeSet<_> = quads.iter().map(ToString::to_string).collect();
        assert_eq!(said(&mut gathered.quads())?, expected);
        assert_eq!(said(&mut gathered.into_memory()?.quads(None, None, None, None))?, expected);
        Ok(())
    }
}
