//! The IRIs of entities, as RFC 6570 templates.

use std::borrow::Cow;

use crate::Result;
use crate::digest::sha256;
use crate::error::{Error, ReadError};
use crate::record::{Passage, Source};
use crate::vocab::{Prefixes, QUERIES, SCHEMES};

use std::fmt::Write as _;

use iri_string::spec::IriSpec;
use iri_string::template::UriTemplateStr;
use iri_string::template::simple_context::SimpleContext;
use iri_string::types::IriStr;
use oxigraph::model::NamedNode;

const THING: &str = "{+base}/{class}/{key}";
const PASSAGE: &str = "{+base}/source/{key}#{+fragment}";
const PARTICIPATION: &str = "{+base}/participation/{owner_class}/{owner}/{organization}/{capacity}";
const AWARD: &str = "{+base}/award/{project}/{funder}/{share}/{as_of}";
const AWARDED: &str = "{+base}/amount/award/{project}/{funder}/{share}/{as_of}";
const AMOUNT: &str = "{+base}/amount/{owner_class}/{owner}/{kind}/{share}/{as_of}";

/// Mints the IRIs of entities under one base.
#[derive(Debug)]
pub(super) struct Iris {
    base: String,
}

impl Iris {
    pub(super) fn new(base: &str) -> Result<Self> {
        let invalid = |problem: String| Error::Read(ReadError::Iri { iri: base.to_owned(), problem });
        let iri = IriStr::new(base).map_err(|error| invalid(error.to_string()))?;
        if iri.query_str().is_some() || iri.fragment().is_some() {
            return Err(invalid("a base has neither query nor fragment".to_owned()));
        }
        Ok(Self { base: base.to_owned() })
    }

    pub(super) fn base(&self) -> &str {
        &self.base
    }

    pub(super) fn entity(&self, class: &str, key: &str) -> NamedNode {
        self.expand(THING, &[("class", class), ("key", key)])
    }

    pub(super) fn source(&self, source: &Source) -> NamedNode {
        self.entity("source", &source.id)
    }

    pub(super) fn passage(&self, passage: &Passage) -> NamedNode {
        let fragment = passage.locator.fragment();
        self.expand(PASSAGE, &[("key", &passage.source.id), ("fragment", &fragment)])
    }

    pub(super) fn participation(&self, owner: OwnerKey<'_>, organization: &str, capacity: &str) -> NamedNode {
        let parts = [
            ("owner_class", owner.class),
            ("owner", owner.key),
            ("organization", organization),
            ("capacity", capacity),
        ];
        self.expand(PARTICIPATION, &parts)
    }

    pub(super) fn award(&self, project: &str, funder: &str, share: &str, as_of: &str) -> NamedNode {
        self.expand(AWARD, &[("project", project), ("funder", funder), ("share", share), ("as_of", as_of)])
    }

    /// The amount of an award: two funders may grant the same share on the same day.
    pub(super) fn awarded(&self, project: &str, funder: &str, share: &str, as_of: &str) -> NamedNode {
        self.expand(AWARDED, &[("project", project), ("funder", funder), ("share", share), ("as_of", as_of)])
    }

    pub(super) fn amount(&self, owner: OwnerKey<'_>, kind: &str, share: &str, as_of: &str) -> NamedNode {
        let parts =
            [("owner_class", owner.class), ("owner", owner.key), ("kind", kind), ("share", share), ("as_of", as_of)];
        self.expand(AMOUNT, &parts)
    }

    /// The templates are constants and every variable has a value, so that expansion cannot fail; were a template ever
    /// broken, the IRI would be the base alone and the tests of the shipped graph would show it.
    fn expand(&self, template: &str, variables: &[(&str, &str)]) -> NamedNode {
        let mut context = SimpleContext::new();
        context.insert("base", self.base.as_str());
        for (name, value) in variables {
            context.insert(*name, short_enough(value).as_ref());
        }
        let mut iri = String::new();
        let expanded = UriTemplateStr::new(template)
            .and_then(|template| template.expand::<IriSpec, _>(&context).map(|expanded| write!(iri, "{expanded}")));
        match expanded {
            Ok(Ok(())) => NamedNode::new_unchecked(iri),
            _ => NamedNode::new_unchecked(&self.base),
        }
    }
}

/// The IRI of the entity with a class and a key, such as `project/S20398`, under a base; nothing if it is none.
pub(crate) fn entity_at(base: &str, path: &str) -> Option<NamedNode> {
    path.split_once('/').filter(|(class, key)| !class.is_empty() && !key.is_empty())?;
    NamedNode::new([base, "/", path].concat()).ok()
}

/// The IRI that an entity of one base has under another; nothing for the IRI of anything else.
pub(crate) fn rebased(iri: &str, from: &Prefixes, to: &Prefixes) -> Option<NamedNode> {
    from.path(iri).map(|path| NamedNode::new_unchecked([to.base(), "/", path].concat()))
}

/// The longest part of an IRI, in bytes: a file system takes names of 255, and extensions come behind.
const LONGEST: usize = 180;

/// A part of an IRI that file systems take as a name. A longer one is cut, with a digest of the whole behind, so that
/// different parts stay different.
pub(super) fn short_enough(part: &str) -> Cow<'_, str> {
    if part.len() <= LONGEST {
        return part.into();
    }
    let end = (0..=LONGEST).rev().find(|end| part.is_char_boundary(*end)).unwrap_or_default();
    format!("{}-{}", part.get(..end).unwrap_or_default(), digest(part)).into()
}

/// The first sixteen digits of the SHA-256 of a text.
pub(super) fn digest(text: &str) -> String {
    sha256(text.as_bytes()).chars().take(16).collect()
}

/// The entity that a participation or amount belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) struct OwnerKey<'a> {
    pub class: &'a str,
    pub key: &'a str,
}

/// The IRI of a concept scheme.
pub(crate) fn concept_scheme(name: &str) -> NamedNode {
    NamedNode::new_unchecked([SCHEMES, name].concat())
}

/// The IRI of a saved query, of which the name is given as it stands in an IRI.
pub(crate) fn saved_query(name: &str) -> NamedNode {
    NamedNode::new_unchecked([QUERIES, name].concat())
}

#[cfg(test)]
mod tests {
    use super::{Iris, short_enough};

    const PRACTICES: &str = "https://example.org/id/practice/";

    #[test]
    fn a_part_that_is_too_long_for_a_file_system_is_cut_between_characters() {
        let long = "ä".repeat(300);
        let iris = Iris { base: "https://example.org/id".to_owned() };
        let key = |name: &str| iris.entity("practice", name).as_str().trim_start_matches(PRACTICES).to_owned();
        assert!(key(&long).starts_with(&"ä".repeat(90)) && key(&long).len() == 180 + 1 + 16);
        assert_ne!(key(&long), key(&"ä".repeat(301)), "what differs behind the cut stays apart");
        assert_eq!(key(&"a".repeat(180)), "a".repeat(180));
        assert_eq!(short_enough(&format!("a{long}")).len(), 179 + 1 + 16);
    }
}
