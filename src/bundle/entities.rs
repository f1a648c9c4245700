//! The documents of single entities: what a web server answers for each IRI.

use std::collections::BTreeMap;
use std::sync::Arc;

use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use rayon::prelude::*;
use serde_json::{Map, Value, json};

use crate::Result;
use crate::mapping::FileNames;
use crate::publish::Edition;
use crate::publish::address::link;
use crate::publish::contents::CONTEXT;
use crate::publish::format::frame::{Member, Node};
use crate::publish::format::json_ld::Things;
use crate::publish::format::turtle::Prefixes;
use crate::vocab::{EU_LICENCE, dcterms, foaf, rdf, void};

use super::pages::Pages;
use super::stage::{Stage, Sum};

/// So many entities are given to one thread at a time.
const CHUNK: usize = 256;

/// Writes the documents of all entities that have addresses in the bundle, in the order of their IRIs.
pub(super) fn write(edition: &Edition<'_>, names: &Arc<FileNames>, stage: &Stage) -> Result<Vec<Sum>> {
    let entities = edition.statements().subjects()?.into_iter().filter_map(|entity| match entity {
        NamedOrBlankNode::NamedNode(entity) => Some((names.path(entity.as_str())?, entity)),
        NamedOrBlankNode::BlankNode(_) => None,
    });
    let entities: Vec<_> = entities.collect();
    let pages = Pages::of(edition, Arc::clone(names))?;
    let chunks = entities.par_chunks(CHUNK).map(|chunk| {
        let documents = Documents::new(*edition, &pages)?;
        let sums = chunk.iter().map(|(path, entity)| documents.write(path, entity, stage));
        Ok(sums.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    });
    Ok(chunks.collect::<Result<Vec<Vec<Sum>>>>()?.into_iter().flatten().collect())
}

/// Writes the documents of one entity after the other.
struct Documents<'a> {
    edition: Edition<'a>,
    pages: &'a Pages,
    entities: Things<'a>,
    prefixes: Prefixes,
    licence: String,
    data_set: String,
}

impl<'a> Documents<'a> {
    fn new(edition: Edition<'a>, pages: &'a Pages) -> Result<Self> {
        Ok(Self {
            edition,
            pages,
            entities: Things::new(edition.statements())?,
            prefixes: Prefixes::of_data(edition.graph.prefixes()).and("void", void::NAMESPACE),
            licence: [EU_LICENCE, &edition.publication.licence].concat(),
            data_set: edition.named("dataset"),
        })
    }

    /// Writes everything about one entity: for programs, and a page in each language for people.
    fn write(&self, path: &str, entity: &NamedNode, stage: &Stage) -> Result<Vec<Sum>> {
        let node = self.entities.frame.node(entity.clone().into())?;
        let (turtle, json_ld) = (format!("{path}.ttl"), format!("{path}.jsonld"));
        let passages = self.passages(&node)?;
        let mut sums = vec![
            stage.write_small(&json_ld, self.json_ld(&node, &json_ld, &passages)?.as_bytes())?,
            stage.write_small(&turtle, self.turtle(&node, entity, &turtle, &passages)?.as_bytes())?,
        ];
        for (path, page) in self.pages.about(&self.edition, path, entity.as_ref())? {
            sums.push(stage.write_small(&path, page.as_bytes())?);
        }
        Ok(sums)
    }

    /// The passages that the document rests on: those that say something of the entity or of what belongs to it.
    fn passages(&self, node: &Node) -> Result<Vec<NamedNode>> {
        let mut passages = Vec::new();
        for node in node.all() {
            if let NamedOrBlankNode::NamedNode(entity) = &node.entity {
                passages.extend(self.edition.statements().passages(entity.as_ref())?);
            }
        }
        passages.sort_unstable();
        passages.dedup();
        Ok(passages)
    }

    fn json_ld(&self, node: &Node, path: &str, passages: &[NamedNode]) -> Result<String> {
        let mut document = Map::from_iter([
            ("id".to_owned(), Value::from(self.address(path))),
            ("type".to_owned(), "Document".into()),
            ("license".to_owned(), self.licence.as_str().into()),
            ("inDataset".to_owned(), self.data_set.as_str().into()),
        ]);
        if !passages.is_empty() {
            let passage = |passage: &NamedNode| {
                Ok(self.entities.reference(passage)?.unwrap_or_else(|| json!({ "id": passage.as_str() })))
            };
            document.insert("source".to_owned(), passages.iter().map(passage).collect::<Result<_>>()?);
        }
        let rest = Map::from_iter([("isPrimaryTopicOf".to_owned(), Value::Object(document))]);
        self.entities.document(node, &link(path, CONTEXT), rest)
    }

    fn turtle(&self, node: &Node, entity: &NamedNode, path: &str, passages: &[NamedNode]) -> Result<String> {
        let mut text = self.prefixes.header();
        text.push_str(&self.prefixes.entity(&self.description(entity, path, passages)));
        node.all().into_iter().for_each(|node| text.push_str(&self.prefixes.entity(&node.said)));
        for names in self.names(node, passages)?.into_values() {
            text.push_str(&self.prefixes.entity(&names));
        }
        text.truncate(text.trim_end().len() + 1);
        Ok(text)
    }

    /// What is said of the document itself.
    fn description(&self, entity: &NamedNode, path: &str, passages: &[NamedNode]) -> Vec<Quad> {
        let document = NamedNode::new_unchecked(self.address(path));
        let say = |property: NamedNodeRef<'static>, value: Term| {
            Quad::new(document.clone(), property, value, GraphName::DefaultGraph)
        };
        let iri = |iri: &str| Term::from(NamedNode::new_unchecked(iri));
        let mut said = vec![
            say(rdf::TYPE, foaf::DOCUMENT.into_owned().into()),
            say(foaf::PRIMARY_TOPIC, entity.clone().into()),
            say(dcterms::LICENSE, iri(&self.licence)),
            say(void::IN_DATASET, iri(&self.data_set)),
        ];
        said.extend(passages.iter().map(|passage| say(dcterms::SOURCE, passage.clone().into())));
        said
    }

    /// The names of what the document refers to and does not tell of, by IRI, and what belongs to the entity too.
    fn names(&self, node: &Node, passages: &[NamedNode]) -> Result<BTreeMap<String, Vec<Quad>>> {
        let (mut names, told) = (BTreeMap::new(), node.all());
        let links: Vec<_> = told.iter().flat_map(|node| node.links_from_elsewhere()).collect();
        let objects = told.iter().flat_map(|node| &node.said).map(|quad| quad.object.clone());
        let subjects = links.iter().map(|link| Term::from(link.subject.clone()));
        for term in objects.chain(subjects).chain(passages.iter().cloned().map(Term::from)) {
            if let Term::NamedNode(iri) = term
                && !names.contains_key(&iri.to_string())
                && !self.edition.statements().classes(iri.as_ref().into())?.is_empty()
            {
                names.insert(iri.to_string(), self.edition.statements().names(iri.as_ref().into())?);
            }
        }
        for node in told {
            names.remove(&node.entity.to_string());
        }
        for link in links {
            names.entry(link.subject.to_string()).or_default().push(link);
        }
        Ok(names)
    }

    fn address(&self, path: &str) -> String {
        self.edition.address(path)
    }
}

impl Node {
    /// The entity and all that is nested in it.
    fn all(&self) -> Vec<&Node> {
        let members = self.nested.iter().flat_map(|(_, members)| members);
        let nested = members.flat_map(|member| match member {
            Member::Whole(node) => node.all(),
            Member::Elsewhere(_) => Vec::new(),
        });
        [self].into_iter().chain(nested).collect()
    }

    /// That entities belong to this one which are told of elsewhere.
    fn links_from_elsewhere(&self) -> impl Iterator<Item = Quad> {
        let members = self.nested.iter().flat_map(|(nest, members)| members.iter().map(|member| (*nest, member)));
        members.filter_map(|(nest, member)| match member {
            Member::Elsewhere(iri) => {
                let owner = Term::from(self.entity.clone());
                Some(Quad::new(iri.clone(), nest.property, owner, GraphName::DefaultGraph))
            }
            Member::Whole(_) => None,
        })
    }
}
