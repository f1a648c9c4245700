//! Finding a thing by what people call it.

use std::collections::BTreeMap;

use oxigraph::model::{GraphNameRef, NamedNode, NamedNodeRef, NamedOrBlankNode, Term};

use crate::Result;
use crate::error::{Error, nearest};
use crate::mapping::key;
use crate::vocab::{SCHEMES, compact, dcterms, expand, hanke, rdf, skos};

use super::KnowledgeGraph;

/// The properties whose values a thing may be called by.
const NAMES: [NamedNodeRef<'static>; 8] = [
    skos::NOTATION,
    dcterms::IDENTIFIER,
    skos::PREF_LABEL,
    skos::ALT_LABEL,
    hanke::CODE,
    hanke::BUSINESS_ID,
    hanke::ACRONYM,
    hanke::SHORT_NAME,
];

/// What a thing must be to be meant.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Kind<'a> {
    /// A thing of this class.
    Class(NamedNodeRef<'a>),
    /// A concept of this scheme.
    Concept(&'a str),
}

impl KnowledgeGraph {
    /// The thing with this IRI, compact IRI, code, or name. Names are those that any passage gives, not only those of
    /// the view; letter case, spaces and kinds of dash do not count.
    ///
    /// ```
    /// # let graph = hanke::KnowledgeGraph::shipped()?;
    /// assert_eq!(graph.find("lohiba buttijatta")?, graph.find("S20332")?);
    /// # Ok::<_, hanke::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::UnknownThing`] if nothing is called so, [`Error::AmbiguousThing`] if several things are.
    pub fn find(&self, name: &str) -> Result<NamedNode> {
        self.find_kind(name, None)
    }

    /// The name of a thing in a language, if it has one; nothing for a literal.
    ///
    /// # Errors
    /// [`Error::Storage`] if the store fails.
    pub fn label(&self, term: &Term, language: &str) -> Result<Option<String>> {
        let Term::NamedNode(thing) = term else { return Ok(None) };
        let view = Some(GraphNameRef::DefaultGraph);
        let labels = self.store().quads_for_pattern(Some(thing.as_ref().into()), Some(skos::PREF_LABEL), None, view);
        let mut any = None;
        for label in labels {
            if let Term::Literal(label) = label?.object {
                if label.language() == Some(language) {
                    return Ok(Some(label.value().to_owned()));
                }
                any = any.max(Some(label.value().to_owned()));
            }
        }
        Ok(any)
    }

    /// The thing of a kind that is called so.
    pub(crate) fn find_kind(&self, name: &str, kind: Option<Kind<'_>>) -> Result<NamedNode> {
        let iri = expand(name).unwrap_or_else(|| name.to_owned());
        if let Ok(iri) = NamedNode::new(iri)
            && self.is_meant(iri.as_ref(), kind)?
        {
            return Ok(iri);
        }
        let names = self.names(kind)?;
        let things = names.get(&key(name)).map(|things| self.rather_than_sources(things)).transpose()?;
        match things.as_deref() {
            Some([only]) => Ok(only.clone()),
            Some(several) => {
                let candidates = several.iter().map(|thing| compact(thing.as_str())).collect();
                Err(Error::AmbiguousThing { name: name.to_owned(), candidates })
            }
            None => {
                let nearest = nearest(name, names.keys().map(String::as_str));
                Err(Error::UnknownThing { name: name.to_owned(), nearest })
            }
        }
    }

    /// A document often has the name of what it is about; who asks by name means the latter.
    fn rather_than_sources(&self, things: &[NamedNode]) -> Result<Vec<NamedNode>> {
        let mut others = Vec::new();
        for thing in things {
            if !self.is_meant(thing.as_ref(), Some(Kind::Class(hanke::SOURCE)))? {
                others.push(thing.clone());
            }
        }
        Ok(if others.is_empty() { things.to_vec() } else { others })
    }

    fn is_meant(&self, thing: NamedNodeRef<'_>, kind: Option<Kind<'_>>) -> Result<bool> {
        let (property, object) = match kind {
            None => (None, None),
            Some(Kind::Class(class)) => (Some(rdf::TYPE), Some(class.into_owned())),
            Some(Kind::Concept(scheme)) => {
                (Some(skos::IN_SCHEME), Some(NamedNode::new_unchecked([SCHEMES, scheme].concat())))
            }
        };
        let object = object.as_ref().map(Into::into);
        let mut quads = self.store().quads_for_pattern(Some(thing.into()), property, object, None);
        Ok(quads.next().transpose()?.is_some())
    }

    fn names(&self, kind: Option<Kind<'_>>) -> Result<BTreeMap<String, Vec<NamedNode>>> {
        let mut names = BTreeMap::<String, Vec<NamedNode>>::new();
        for property in NAMES {
            for quad in self.store().quads_for_pattern(None, Some(property), None, None) {
                let quad = quad?;
                if let (NamedOrBlankNode::NamedNode(thing), Term::Literal(name)) = (quad.subject, quad.object)
                    && self.is_meant(thing.as_ref(), kind)?
                {
                    names.entry(key(name.value())).or_default().push(thing);
                }
            }
        }
        for things in names.values_mut() {
            things.sort();
            things.dedup();
        }
        Ok(names)
    }
}
