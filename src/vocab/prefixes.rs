//! The prefixes of a graph: those of vocabularies and concept schemes, and those of entities under the base of the graph.

use std::sync::LazyLock;

use super::{BASE, PREFIXES};

/// The prefixes of a graph whose entities have IRIs under one base.
///
/// ```
/// use hanke::vocab::Prefixes;
///
/// let prefixes = Prefixes::new("https://example.org/id");
/// assert_eq!(prefixes.compact("https://example.org/id/project/S1"), "project:S1");
/// assert_eq!(prefixes.expand("project:S1").as_deref(), Some("https://example.org/id/project/S1"));
/// assert_eq!(prefixes.compact("https://w3id.org/hanke/ns#status"), "hanke:status");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prefixes {
    base: String,
    namespaces: Vec<(&'static str, String)>,
}

impl Prefixes {
    /// The prefixes for entities under a base, which has no slash at its end.
    #[must_use]
    pub fn new(base: &str) -> Self {
        let under = |namespace: &str| match namespace.strip_prefix(BASE) {
            Some(class) => [base, class].concat(),
            None => namespace.to_owned(),
        };
        let namespaces = PREFIXES.iter().map(|(prefix, namespace)| (*prefix, under(namespace)));
        Self { base: base.to_owned(), namespaces: namespaces.collect() }
    }

    /// The prefixes for entities under the usual base.
    #[must_use]
    pub fn usual() -> &'static Self {
        static USUAL: LazyLock<Prefixes> = LazyLock::new(|| Prefixes::new(BASE));
        &USUAL
    }

    /// The base of the IRIs of entities.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }

    /// What the IRIs of all entities begin with.
    #[must_use]
    pub fn space(&self) -> String {
        [&self.base, "/"].concat()
    }

    /// The class and key of an entity, which stand behind the base in its IRI; nothing for the IRI of anything else.
    ///
    /// ```
    /// let prefixes = hanke::vocab::Prefixes::usual();
    /// assert_eq!(prefixes.path("https://w3id.org/hanke/id/project/S1"), Some("project/S1"));
    /// assert_eq!(prefixes.path("https://w3id.org/hanke/ns#status"), None);
    /// ```
    #[must_use]
    pub fn path<'i>(&self, iri: &'i str) -> Option<&'i str> {
        iri.strip_prefix(&self.base)?.strip_prefix('/')
    }

    /// Each prefix with its namespace.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.namespaces.iter().map(|(prefix, namespace)| (*prefix, namespace.as_str()))
    }

    /// Writes an IRI in its compact form where a prefix fits, and whole otherwise. The longest namespace wins.
    #[must_use]
    pub fn compact(&self, iri: &str) -> String {
        self.iter()
            .filter_map(|(prefix, namespace)| Some((prefix, iri.strip_prefix(namespace)?)))
            .min_by_key(|(_, local)| local.len())
            .map_or_else(|| iri.to_owned(), |(prefix, local)| format!("{prefix}:{local}"))
    }

    /// Reads a compact IRI; nothing if the prefix is unknown.
    #[must_use]
    pub fn expand(&self, compact: &str) -> Option<String> {
        let (prefix, local) = compact.split_once(':')?;
        let (_, namespace) = self.iter().find(|(known, _)| *known == prefix)?;
        Some([namespace, local].concat())
    }
}

/// The usual prefixes.
impl Default for Prefixes {
    fn default() -> Self {
        Self::usual().clone()
    }
}
