//! From records to statements: the only place that mints IRIs.
//!
//! Each statement stands in the graph that is named after its passage. The passages and sources themselves are
//! described in the graph that is named after the source.
//!
//! ```
//! use std::sync::Arc;
//! use hanke::mapping::{Mapper, Names};
//! use hanke::ontology::Ontology;
//! use hanke::record::{Extent, Locator, Passage, Project, Record, Source};
//!
//! let source = Arc::new(Source::new("leaflet", "A leaflet", "leaflet", "en", Extent::Lines(20)));
//! let passage = Passage { source, locator: Locator::Lines { first: 3, last: 6 } };
//! let record = Record::new(passage, Project { id: "X1".into(), code: Some("X1".into()), ..Project::default() });
//!
//! let mut names = Names::default();
//! names.learn(&record)?;
//! let ontology = Ontology::shipped()?;
//! let mapper = Mapper::new(&ontology, &names, hanke::vocab::BASE)?;
//! let quads = mapper.statements(&record).map_err(hanke::error::Faults)?;
//! assert!(quads.iter().any(|quad| quad.to_string() ==
//!     "<https://w3id.org/hanke/id/project/X1> <https://w3id.org/hanke/ns#code> \"X1\" \
//!      <https://w3id.org/hanke/id/source/leaflet#line=2,6>"));
//! # Ok::<_, hanke::Error>(())
//! ```

mod claims;
mod decided;
mod facts;
mod file_names;
mod iri;
mod names;

use oxigraph::model::{Literal, NamedNode, Quad};

use crate::Result;
use crate::error::Fault;
use crate::language::Language;
use crate::ontology::{Concept, Ontology};
use crate::record::schema::SOURCE;
use crate::record::{Passage, Record, Source};
use crate::vocab::{EU_LANGUAGE, dcterms, ns, rdf, skos};

use claims::Claims;
use iri::Iris;

pub(crate) use file_names::FileNames;
pub(crate) use iri::{concept_scheme, entity_at, rebased, saved_query};
pub use names::Names;
pub(crate) use names::{asks, given, same_source};

pub use crate::record::key;

/// Turns records into statements. It holds no statements itself: a million records may pass through it.
#[derive(Debug)]
pub struct Mapper<'a> {
    ontology: &'a Ontology,
    names: &'a Names,
    iris: Iris,
}

impl<'a> Mapper<'a> {
    /// A mapper for the entities that `names` knows, with IRIs under `base`.
    ///
    /// # Errors
    /// [`ReadError::Iri`](crate::error::ReadError::Iri) if the base is not an absolute IRI without query and fragment.
    pub fn new(ontology: &'a Ontology, names: &'a Names, base: &str) -> Result<Self> {
        Ok(Self { ontology, names, iris: Iris::new(base)? })
    }

    /// What the record says, each statement in the graph of its passage, and what is said of that passage.
    ///
    /// # Errors
    /// Every reference to an entity or concept that does not exist, and whatever leads to a person.
    pub fn statements(&self, record: &Record) -> Result<Vec<Quad>, Vec<Fault>> {
        let passage = self.iris.passage(&record.passage);
        let mut claims = Claims::new(self, passage.clone(), &record.passage.source.language, &record.place);
        facts::claim(&mut claims, &record.fact);
        let mut quads = claims.finish()?;
        quads.extend(self.passage(&record.passage, passage));
        Ok(quads)
    }

    /// The id that a record gives the entity of which it speaks.
    pub(crate) fn id(record: &Record) -> Option<&str> {
        facts::id(&record.fact)
    }

    fn passage(&self, passage: &Passage, iri: NamedNode) -> [Quad; 4] {
        let source = self.iris.source(&passage.source);
        let label = |language: Language| in_language(&passage.label(language), language.tag());
        [
            Quad::new(iri.clone(), rdf::TYPE, ns::PASSAGE, source.clone()),
            Quad::new(iri.clone(), skos::PREF_LABEL, label(Language::Finnish), source.clone()),
            Quad::new(iri.clone(), skos::PREF_LABEL, label(Language::English), source.clone()),
            Quad::new(iri, dcterms::IS_PART_OF, source.clone(), source),
        ]
    }

    /// What is known of a source, in the graph of the source.
    ///
    /// # Errors
    /// A rank that does not exist, and whatever leads to a person.
    pub fn source(&self, source: &Source) -> Result<Vec<Quad>, Vec<Fault>> {
        let iri = self.iris.source(source);
        let mut claims = Claims::new(self, iri.clone(), &source.language, &source.place);
        claims.admit_id(&source.id);
        claims.about(iri, ns::SOURCE).fields(&SOURCE, source);
        claims.finish()
    }

    /// The IRI of a source.
    pub(crate) fn source_iri(&self, id: &str) -> NamedNode {
        self.iris.entity("source", id)
    }

    /// The IRI of a passage.
    pub(crate) fn passage_iri(&self, passage: &Passage) -> NamedNode {
        self.iris.passage(passage)
    }

    /// The rank of a source, which says how much it weighs; nothing if there is no such rank.
    #[must_use]
    pub fn rank(&self, source: &Source) -> Option<&'a Concept> {
        self.ontology.concept("source-ranks", &source.rank.name)
    }

    /// The entities that are known under an older IRI too: `owl:sameAs` from the old to the new.
    pub fn same_entities(&self) -> impl Iterator<Item = (NamedNode, NamedNode)> + '_ {
        let entity = |class, key| self.iris.entity(class, key);
        self.names.renamed().map(move |(class, old, new)| (entity(class, old), entity(class, new)))
    }
}

fn eu_language(tag: &str) -> Option<NamedNode> {
    let code = isolang::Language::from_639_1(tag)?.to_639_3().to_uppercase();
    Some(NamedNode::new_unchecked([EU_LANGUAGE, &code].concat()))
}

/// A literal in a language, or a plain one if the tag is not well-formed.
fn in_language(text: &str, language: &str) -> Literal {
    Literal::new_language_tagged_literal(text, language).unwrap_or_else(|_| Literal::new_simple_literal(text))
}
