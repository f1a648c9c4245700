//! The ontology as data: which properties have a single value, and which concepts each scheme has.
//!
//! ```
//! use hanke::ontology::Ontology;
//!
//! let ontology = Ontology::shipped()?;
//! let roma = ontology.concept("target-groups", "romanit");
//! assert!(roma.is_some_and(|concept| concept.code == "roma"));
//! assert!(ontology.is_single_valued(hanke::vocab::ns::STATUS));
//! # Ok::<_, hanke::Error>(())
//! ```

mod terms;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::OnceLock;

use oxigraph::model::{GraphName, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term, Triple};
use oxttl::TurtleParser;

use crate::Result;
use crate::error::{Error, Problem, ReadError, nearest};
use crate::text::privacy::personal;
use crate::vocab::{self, ns, skos};

pub use terms::{BORROWED, Terms};

/// Names the files of the folder `ontology` that are compiled in; a test compares the list with the folder.
macro_rules! shipped {
    ($($file:literal),* $(,)?) => {
        &[$(($file, include_str!(concat!("../ontology/", $file)))),*]
    };
}

/// The ontology proper, in Turtle.
pub const ONTOLOGY: &str = include_str!("../ontology/hanke.ttl");

/// How its terms relate to those of other vocabularies, in Turtle.
pub const ALIGNMENTS: &str = include_str!("../ontology/alignments.ttl");

/// The shapes that a graph must have, in Turtle.
pub const SHAPES: &str = include_str!("../ontology/shapes.ttl");

/// The JSON-LD context.
pub const CONTEXT: &str = include_str!("../ontology/context.jsonld");

/// The shipped concept schemes: file and Turtle.
pub const SCHEMES: &[(&str, &str)] = shipped![
    "schemes/amount-kinds.ttl",
    "schemes/amount-shares.ttl",
    "schemes/areas.ttl",
    "schemes/organization-types.ttl",
    "schemes/outcome-kinds.ttl",
    "schemes/practice-maturity.ttl",
    "schemes/programme-kinds.ttl",
    "schemes/project-statuses.ttl",
    "schemes/roles.ttl",
    "schemes/source-ranks.ttl",
    "schemes/target-groups.ttl",
    "schemes/themes.ttl",
    "schemes/uptake-strengths.ttl",
];

/// The schemes that list far more concepts than a data set uses; a graph has those that are used, and those that are
/// broader.
pub const ON_DEMAND: &[&str] = &["areas"];

/// A concept of a scheme.
#[derive(Debug, Clone)]
pub struct Concept {
    /// Its IRI.
    pub iri: NamedNode,
    /// Its code (`skos:notation`), which records use.
    pub code: String,
    /// The next broader concept.
    pub broader: Option<NamedNode>,
    /// Where it stands among its like: the higher, the more weight (`hanke:precedence`).
    pub precedence: u32,
}

/// What the code needs to know of the ontology and its schemes.
#[derive(Debug, Clone, Default)]
pub struct Ontology {
    single_valued: HashSet<String>,
    concepts: HashMap<String, Concept>,
    /// From scheme and code or label, in small letters, to the concept's IRI.
    names: BTreeMap<(String, String), String>,
    quads: Vec<Quad>,
}

impl Ontology {
    /// The ontology that is compiled in.
    ///
    /// # Errors
    /// [`ReadError::Ontology`] if a compiled-in file is not valid, which the tests
    /// rule out.
    pub fn shipped() -> Result<Self> {
        Self::compiled_in().cloned()
    }

    /// The same, read once: that it leads to no person is tested.
    pub(crate) fn compiled_in() -> Result<&'static Self> {
        static SHIPPED: OnceLock<Ontology> = OnceLock::new();
        if let Some(read) = SHIPPED.get() {
            return Ok(read);
        }
        let mut ontology = Self::without_schemes()?;
        for (file, turtle) in SCHEMES {
            ontology.add_concepts(file, parse(file, turtle)?)?;
        }
        Ok(SHIPPED.get_or_init(|| ontology))
    }

    /// Only what the compiled-in ontology says of properties, without the concepts of the schemes.
    pub(crate) fn without_schemes() -> Result<Self> {
        let mut ontology = Self::default();
        ontology.read_single_valued()?;
        Ok(ontology)
    }

    fn read_single_valued(&mut self) -> Result<()> {
        let yes = Term::Literal(true.into());
        for triple in parse("hanke.ttl", ONTOLOGY)? {
            if triple.predicate == ns::SINGLE_VALUED
                && triple.object == yes
                && let NamedOrBlankNode::NamedNode(property) = triple.subject
            {
                self.single_valued.insert(property.into_string());
            }
        }
        Ok(())
    }

    /// Adds the concepts of a scheme, or more concepts to a scheme, from Turtle.
    ///
    /// # Errors
    /// [`ReadError::Ontology`] if the text is not Turtle, a concept lacks
    /// `skos:notation` or lies outside <https://w3id.org/hanke/scheme/>, or something leads to a person.
    pub fn add_scheme(&mut self, file: &str, turtle: &str) -> Result<()> {
        let triples = parse(file, turtle)?;
        triples.iter().try_for_each(|triple| without_persons(file, triple))?;
        self.add_concepts(file, triples)
    }

    fn add_concepts(&mut self, file: &str, triples: Vec<Triple>) -> Result<()> {
        let mut subjects: HashMap<_, Vec<_>> = HashMap::new();
        for triple in &triples {
            subjects.entry(&triple.subject).or_default().push(triple);
        }
        for triple in triples.iter().filter(|triple| triple.predicate == skos::IN_SCHEME) {
            self.add_concept(file, &triple.subject, &subjects[&triple.subject])?;
        }
        let graph = triples.iter().find(|triple| triple.predicate == skos::IN_SCHEME).map(|triple| &triple.object);
        if let Some(Term::NamedNode(scheme)) = graph {
            let graph = GraphName::from(scheme.clone());
            self.quads.extend(triples.into_iter().map(|triple| triple.in_graph(graph.clone())));
        }
        Ok(())
    }

    fn add_concept(&mut self, file: &str, subject: &NamedOrBlankNode, triples: &[&Triple]) -> Result<()> {
        let invalid = |problem: &str| {
            Error::Read(ReadError::Ontology { file: file.to_owned(), problem: format!("{subject} {problem}") })
        };
        let NamedOrBlankNode::NamedNode(iri) = subject else {
            return Err(invalid("is a blank node; give the concept an IRI"));
        };
        let (scheme, _) = iri
            .as_str()
            .strip_prefix(vocab::SCHEMES)
            .and_then(|path| path.split_once('/'))
            .ok_or_else(|| invalid("does not begin with https://w3id.org/hanke/scheme/ and a scheme"))?;
        let of = |property: NamedNodeRef<'static>| {
            triples.iter().copied().filter(move |triple| triple.predicate == property)
        };
        let text = |triple: &Triple| match &triple.object {
            Term::Literal(literal) => Some(literal.value().to_owned()),
            _ => None,
        };
        let code = of(skos::NOTATION).find_map(text).ok_or_else(|| invalid("has no skos:notation"))?;
        let labels = of(skos::PREF_LABEL).chain(of(skos::ALT_LABEL)).filter_map(text);
        for name in labels.chain([code.clone()]) {
            self.names.insert((scheme.to_owned(), name.to_lowercase()), iri.as_str().to_owned());
        }
        let concept = Concept {
            iri: iri.clone(),
            code,
            broader: of(skos::BROADER).find_map(|triple| NamedNode::try_from(triple.object.clone()).ok()),
            precedence: of(ns::PRECEDENCE).find_map(text).and_then(|number| number.parse().ok()).unwrap_or(0),
        };
        self.concepts.insert(iri.as_str().to_owned(), concept);
        Ok(())
    }

    /// The concept of a scheme that has this code or this label, in any language and letter case.
    #[must_use]
    pub fn concept(&self, scheme: &str, name: &str) -> Option<&Concept> {
        let iri = self.names.get(&(scheme.to_owned(), name.to_lowercase()))?;
        self.concepts.get(iri)
    }

    /// The codes of a scheme, in alphabetical order.
    #[must_use]
    pub fn codes(&self, scheme: &str) -> Vec<String> {
        let of_scheme = self.names.iter().filter(|((of, _), _)| of == scheme);
        let concepts =
            of_scheme.filter_map(|((_, name), iri)| self.concepts.get(iri).filter(|concept| concept.code == *name));
        concepts.map(|concept| concept.code.clone()).collect()
    }

    /// The broadest concept above a concept, or the concept itself.
    #[must_use]
    pub fn top<'a>(&'a self, concept: &'a Concept) -> &'a Concept {
        let mut top = concept;
        let mut seen = HashSet::from([top.iri.as_str()]);
        while let Some(broader) = top.broader.as_ref().and_then(|iri| self.concepts.get(iri.as_str())) {
            if !seen.insert(broader.iri.as_str()) {
                break;
            }
            top = broader;
        }
        top
    }

    /// The code or label of the scheme that is nearest to a name.
    pub(crate) fn nearest_concept(&self, scheme: &str, name: &str) -> Option<String> {
        nearest(name, self.names.keys().filter(|(of, _)| of == scheme).map(|(_, name)| name.as_str()))
    }

    /// Whether the property can have only one value for an entity (and language).
    #[must_use]
    pub fn is_single_valued(&self, property: NamedNodeRef<'_>) -> bool {
        self.single_valued.contains(property.as_str())
    }

    /// The properties that can have only one value for an entity (and language), in no particular order.
    pub fn single_valued(&self) -> impl Iterator<Item = NamedNodeRef<'_>> {
        self.single_valued.iter().map(|property| NamedNodeRef::new_unchecked(property))
    }

    /// The concept with this IRI.
    #[must_use]
    pub fn concept_at(&self, iri: &str) -> Option<&Concept> {
        self.concepts.get(iri)
    }

    /// The statements of the schemes, each in the graph of its scheme.
    pub fn quads(&self) -> impl Iterator<Item = &Quad> {
        self.quads.iter()
    }

    /// Whether the statement is about a concept that a graph has only if something there refers to it.
    pub(crate) fn is_on_demand(&self, quad: &Quad) -> bool {
        let NamedOrBlankNode::NamedNode(subject) = &quad.subject else { return false };
        let path = subject.as_str().strip_prefix(vocab::SCHEMES).and_then(|path| path.split_once('/'));
        path.is_some_and(|(scheme, _)| ON_DEMAND.contains(&scheme)) && self.concepts.contains_key(subject.as_str())
    }
}

/// The IRIs of all concepts that are compiled in, in order.
pub(crate) fn shipped_concepts() -> Result<Vec<&'static str>> {
    let mut concepts: Vec<_> = Ontology::compiled_in()?.concepts.keys().map(String::as_str).collect();
    concepts.sort_unstable();
    Ok(concepts)
}

/// The gate for what enters the graph with a scheme.
fn without_persons(file: &str, triple: &Triple) -> Result<()> {
    match personal::in_term(&triple.object) {
        Some(personal) => {
            let about = format!("{} {}", triple.subject, vocab::compact(triple.predicate.as_str()));
            let problem = format!("{about}: {}", Problem::Person(personal));
            Err(Error::Read(ReadError::Ontology { file: file.to_owned(), problem }))
        }
        None => Ok(()),
    }
}

pub(crate) fn parse(file: &str, turtle: &str) -> Result<Vec<Triple>> {
    TurtleParser::new()
        .for_slice(turtle)
        .collect::<Result<_, _>>()
        .map_err(|error| Error::Read(ReadError::Ontology { file: file.to_owned(), problem: error.to_string() }))
}
