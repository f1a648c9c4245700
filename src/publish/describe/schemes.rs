//! The concept schemes of a data set: those of the ontology, with what a data folder has added to them, and its own.

use std::collections::{BTreeMap, HashSet};
use std::io::Write;
use std::sync::Arc;

use oxigraph::model::{GraphName, NamedNodeRef, NamedOrBlankNode, Triple};

use crate::Result;
use crate::language::Text;
use crate::mapping::concept_scheme;
use crate::ontology::SCHEMES;
use crate::publish::Edition;
use crate::publish::contents::{File, Role, Set};
use crate::publish::format::{json_ld, turtle};
use crate::vocab::{self, dcterms, skos};

use super::vocabulary;

/// A concept scheme.
pub(crate) struct Scheme {
    /// What it is called in its IRI and in the bundle.
    name: String,
    /// Its file, if it is one of the ontology.
    shipped: Option<&'static str>,
    /// What the data set says of it and its concepts beyond that.
    pub added: Vec<Triple>,
}

/// All of them: those of the ontology in its order, then the others by name.
pub(crate) fn of(edition: &Edition<'_>) -> Result<Vec<Scheme>> {
    let shipped = SCHEMES
        .iter()
        .map(|(file, text)| (file.trim_start_matches("schemes/").trim_end_matches(".ttl").to_owned(), Some(*text)));
    let mut schemes = shipped.collect::<Vec<_>>();
    let own = published(edition)?.into_iter().filter(|name| schemes.iter().all(|(shipped, _)| shipped != name));
    let own = own.map(|name| (name, None)).collect::<Vec<_>>();
    schemes.extend(own);
    schemes.into_iter().map(|(name, shipped)| Scheme::of(edition, name, shipped)).collect()
}

/// The names of the schemes that are published.
fn published(edition: &Edition<'_>) -> Result<Vec<String>> {
    let schemes = edition.statements().entities(skos::CONCEPT_SCHEME)?;
    let name = |scheme: &NamedOrBlankNode| match scheme {
        NamedOrBlankNode::NamedNode(scheme) => scheme.as_str().strip_prefix(vocab::SCHEMES).map(str::to_owned),
        NamedOrBlankNode::BlankNode(_) => None,
    };
    Ok(schemes.iter().filter_map(name).filter(|name| is_plain(name)).collect())
}

/// Whether a scheme's name can be that of a file.
fn is_plain(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '_')
}

impl Scheme {
    fn of(edition: &Edition<'_>, name: String, shipped: Option<&'static str>) -> Result<Self> {
        let scheme = concept_scheme(&name);
        let known = shipped.map_or_else(|| Ok(HashSet::new()), |text| triples_of(&name, text))?;
        let mut added = said(edition, scheme.as_ref())?;
        added.retain(|triple| !known.contains(triple));
        Ok(Self { name, shipped, added })
    }

    /// Its files: Turtle and JSON-LD.
    pub(crate) fn files(self) -> [File; 2] {
        let (path, title, scheme) = (["scheme/", &self.name].concat(), self.title(), Arc::new(self));
        let turtle = Arc::clone(&scheme);
        let file = |extension: &str, writer| File {
            path: [&path, extension].concat(),
            set: Set::Vocabulary,
            role: Role::Distribution,
            title: title.clone(),
            writer,
        };
        [
            file(".ttl", Box::new(move |_, _, out| turtle.write_turtle(out))),
            file(".jsonld", Box::new(move |_, _, out| scheme.write_json_ld(out))),
        ]
    }

    fn title(&self) -> Text<String> {
        let kinds = Text::in_all("Käsitteistö", "Begreppssystem", "Concept scheme");
        kinds.map(|kind| [kind, ": ", &self.name].concat())
    }

    /// The file of the ontology as it is, and behind it what has been added.
    fn write_turtle(&self, mut out: &mut dyn Write) -> Result<()> {
        out.write_all(self.shipped.unwrap_or_default().as_bytes())?;
        if self.added.is_empty() {
            return Ok(());
        }
        if self.shipped.is_some() {
            out.write_all(b"\n")?;
        }
        let added = self.added.iter().cloned().map(|triple| Ok(triple.in_graph(GraphName::DefaultGraph)));
        turtle::write_quads(added, &mut out)
    }

    fn write_json_ld(&self, out: &mut dyn Write) -> Result<()> {
        let own = [("skos", skos::NAMESPACE), ("dcterms", dcterms::NAMESPACE)];
        let own = own.map(|(prefix, namespace)| (prefix.to_owned(), namespace.to_owned()));
        let (mut triples, prefixes) = match self.shipped {
            Some(text) => vocabulary::parsed(&self.name, text)?,
            None => (Vec::new(), BTreeMap::from(own)),
        };
        triples.extend(self.added.iter().cloned());
        json_ld::write_triples(triples, &prefixes, out)
    }
}

fn triples_of(name: &str, text: &str) -> Result<HashSet<Triple>> {
    Ok(vocabulary::parsed(name, text)?.0.into_iter().collect())
}

/// What is published of a scheme and its concepts.
fn said(edition: &Edition<'_>, scheme: NamedNodeRef<'_>) -> Result<Vec<Triple>> {
    let statements = edition.statements();
    let concepts = statements.linked(skos::IN_SCHEME, scheme.into())?;
    let mut said = Vec::new();
    for entity in [NamedOrBlankNode::from(scheme.into_owned())].into_iter().chain(concepts) {
        said.extend(statements.of(entity.as_ref())?.into_iter().map(Triple::from));
    }
    Ok(said)
}
