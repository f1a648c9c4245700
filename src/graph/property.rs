//! Finding a property by what people call it.

use oxigraph::model::{NamedNode, NamedNodeRef};

use crate::Result;
use crate::error::{Error, QueryError, nearest};
use crate::vocab;

use super::KnowledgeGraph;

impl KnowledgeGraph {
    /// The property of this name: an IRI, a compact IRI, or the local name of one of our own terms or of a borrowed one.
    ///
    /// ```
    /// # let graph = hanke::KnowledgeGraph::shipped()?;
    /// assert_eq!(graph.property("status")?, hanke::vocab::ns::STATUS);
    /// assert_eq!(graph.property("skos:prefLabel")?, graph.property("prefLabel")?);
    /// # Ok::<_, hanke::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`QueryError::UnknownEntity`] if it is neither, with the nearest name of a term.
    pub fn property(&self, name: &str) -> Result<NamedNode> {
        if let Some(term) = vocab::terms().find(|term| local(*term) == name) {
            return Ok(term.into_owned());
        }
        let iri = vocab::expand(name).unwrap_or_else(|| name.to_owned());
        NamedNode::new(iri).map_err(|_| {
            let nearest = nearest(name, vocab::terms().map(local));
            Error::Query(QueryError::UnknownEntity { name: name.to_owned(), nearest })
        })
    }
}

fn local(term: NamedNodeRef<'static>) -> &'static str {
    term.as_str().rsplit(['#', '/']).next().unwrap_or_default()
}
