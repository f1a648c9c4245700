//! The IRIs of entities: the base, and behind it parts of which each is percent-encoded by itself.

use std::borrow::Cow;
use std::fmt::Write as _;

use iri_string::percent_encode::PercentEncodedForIri;
use iri_string::types::IriStr;
use oxigraph::model::NamedNode;

use crate::Result;
use crate::digest::sha256;
use crate::error::{Error, ReadError};
use crate::record::{Passage, Source};
use crate::vocab::{Prefixes, QUERIES, SCHEMES};

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
        self.mint(&[class, key], "")
    }

    pub(super) fn source(&self, source: &Source) -> NamedNode {
        self.entity("source", &source.id)
    }

    pub(super) fn passage(&self, passage: &Passage) -> NamedNode {
        self.mint(&["source", &passage.source.id], &passage.locator.fragment())
    }

    pub(super) fn participation(&self, owner: OwnerKey<'_>, organization: &str, capacity: &str) -> NamedNode {
        self.mint(&["participation", owner.class, owner.key, organization, capacity], "")
    }

    pub(super) fn award(&self, project: &str, funder: &str, share: &str, as_of: &str) -> NamedNode {
        self.mint(&["award", project, funder, share, as_of], "")
    }

    /// The amount of an award: two funders may grant the same share on the same day.
    pub(super) fn awarded(&self, project: &str, funder: &str, share: &str, as_of: &str) -> NamedNode {
        self.mint(&["amount", "award", project, funder, share, as_of], "")
    }

    pub(super) fn amount(&self, owner: OwnerKey<'_>, kind: &str, share: &str, as_of: &str) -> NamedNode {
        self.mint(&["amount", owner.class, owner.key, kind, share, as_of], "")
    }

    /// The IRI with these parts in its path. The fragment is one that a locator has made, and is well-formed.
    fn mint(&self, path: &[&str], fragment: &str) -> NamedNode {
        let length = path.iter().map(|part| part.len() + 1).sum::<usize>() + fragment.len() + 1;
        let mut iri = String::with_capacity(self.base.len() + length);
        iri.push_str(&self.base);
        for part in path {
            iri.push('/');
            push_encoded(&mut iri, &short_enough(part));
        }
        if !fragment.is_empty() {
            iri.push('#');
            iri.push_str(fragment);
        }
        NamedNode::new_unchecked(iri)
    }
}

/// Adds a part of a path as RFC 6570 expands one: what is reserved, and what no IRI may hold, is percent-encoded.
fn push_encoded(iri: &mut String, part: &str) {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    if part.bytes().all(is_plain) {
        iri.push_str(part);
    } else {
        // Writing to a string cannot fail.
        let _ = write!(iri, "{}", PercentEncodedForIri::unreserve(part));
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
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

    use iri_string::spec::IriSpec;
    use iri_string::template::UriTemplateStr;
    use iri_string::template::simple_context::SimpleContext;

    use super::{Iris, short_enough};

    const PRACTICES: &str = "https://example.org/id/practice/";

    #[test]
    fn each_part_is_encoded_as_a_template_would_expand_it() {
        let iris = Iris { base: "https://example.org/id".to_owned() };
        let template = UriTemplateStr::new("{+base}/{class}/{key}").unwrap();
        for key in ["S20398", "a-b.c_d~e", "äö å", "a/b?c#d", "100 %", "%41", "\u{e000}\u{ad}", "", "'()*!,;=:@&$+[]"]
        {
            let mut context = SimpleContext::new();
            context.insert("base", iris.base());
            context.insert("class", "project");
            context.insert("key", key);
            let expanded = template.expand::<IriSpec, _>(&context).unwrap().to_string();
            assert_eq!(iris.entity("project", key).as_str(), expanded);
        }
    }

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
