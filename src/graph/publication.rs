//! A graph that has been published: its view and its claims as they stand there.

use std::collections::BTreeSet;

use oxigraph::model::{NamedNodeRef, NamedOrBlankNode, Quad};

use crate::Result;
use crate::store::Store;
use crate::vocab::{BASE, ns};

use super::KnowledgeGraph;
use super::load::{BATCH, Counts, count};
use super::reader::Reader;

/// The classes whose IRIs tell the base: base, class and key.
const KEYED: [(&str, NamedNodeRef<'static>); 5] = [
    ("/source/", ns::SOURCE),
    ("/project/", ns::PROJECT),
    ("/practice/", ns::PRACTICE),
    ("/organization/", ns::ORGANIZATION_CLASS),
    ("/programme/", ns::PROGRAMME),
];

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
        let store = Store::new()?;
        load(&store, quads)?;
        let base = base(&store)?.unwrap_or_else(|| BASE.to_owned());
        let counts = Counts {
            sources: count(&store, Some(ns::SOURCE))?,
            passages: count(&store, Some(ns::PASSAGE))?,
            records: 0,
            statements: count(&store, None)?,
        };
        Ok(Self::of(store, counts, base))
    }
}

fn load(store: &Store, quads: impl IntoIterator<Item = Result<Quad>>) -> Result<()> {
    let (mut bulk, mut batch) = (store.bulk(), Vec::with_capacity(BATCH));
    for quad in quads {
        batch.push(quad?);
        if batch.len() >= BATCH {
            bulk.load(batch.drain(..))?;
        }
    }
    bulk.load(batch)?;
    bulk.commit()
}

/// The base that the IRIs of things show; if there are several, the first in order.
fn base(store: &Store) -> Result<Option<String>> {
    for (segment, class) in KEYED {
        let mut bases = BTreeSet::new();
        for thing in Reader::of_view(store).things(class) {
            if let NamedOrBlankNode::NamedNode(thing) = thing?
                && let Some((base, _)) = thing.as_str().rsplit_once(segment)
            {
                bases.insert(base.to_owned());
            }
        }
        if let Some(first) = bases.pop_first() {
            return Ok(Some(first));
        }
    }
    Ok(None)
}
