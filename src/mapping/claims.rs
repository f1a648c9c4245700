//! The statements of one passage, as they are collected.

use oxigraph::model::{Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};

use crate::error::{Fault, Problem};
use crate::ontology::Concept;
use crate::record::schema::{Holds, Schema, Value};
use crate::record::{AsOf, Owner, Place, Reference};
use crate::text::privacy::personal::{self, Personal};
use crate::vocab::{compact, ns, rdf, skos, xsd};

use super::iri::OwnerKey;
use super::{Mapper, eu_language, in_language};

/// What one passage says, and the references in it that lead nowhere.
pub(super) struct Claims<'m> {
    pub mapper: &'m Mapper<'m>,
    passage: NamedNode,
    language: &'m str,
    place: &'m Place,
    quads: Vec<Quad>,
    faults: Vec<Fault>,
}

impl<'m> Claims<'m> {
    /// For a passage of a source in this language; what it says stands at the place.
    pub(super) fn new(mapper: &'m Mapper<'m>, passage: NamedNode, language: &'m str, place: &'m Place) -> Self {
        Self { mapper, passage, language, place, quads: Vec::new(), faults: Vec::new() }
    }

    pub(super) fn finish(self) -> Result<Vec<Quad>, Vec<Fault>> {
        if self.faults.is_empty() { Ok(self.quads) } else { Err(self.faults) }
    }

    /// Begins to speak of an entity.
    pub(super) fn about(&mut self, iri: NamedNode, class: NamedNodeRef<'static>) -> Thing<'_, 'm> {
        self.say(&iri, rdf::TYPE, class);
        Thing { claims: self, iri }
    }

    pub(super) fn say(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: impl Into<Term>) {
        let subject = NamedOrBlankNode::from(subject.clone());
        self.quads.push(Quad::new(subject, predicate, object, self.passage.clone()));
    }

    /// The gate: what leads to a person is a fault, and then nothing is built.
    pub(super) fn admit(&mut self, personal: Option<Personal>, predicate: NamedNodeRef<'static>) {
        if let Some(personal) = personal {
            self.fault(self.place, &compact(predicate.as_str()), Problem::Person(personal));
        }
    }

    /// The gate for ids, which become parts of IRIs.
    pub(super) fn admit_id(&mut self, id: &str) {
        self.admit_reference(&Reference { field: "id", ..id.into() });
    }

    /// The gate for what knows its own place.
    pub(super) fn admit_reference(&mut self, reference: &Reference) {
        if let Some(personal) = personal::in_text(&reference.name) {
            self.fault(&reference.place, reference.field, Problem::Person(personal));
        }
    }

    /// What has no place of its own stands in that of the record.
    pub(super) fn fault(&mut self, place: &Place, field: &str, problem: Problem) {
        let place = if *place == Place::default() { self.place } else { place };
        self.faults.push(Fault::new(place.clone(), field, problem));
    }

    /// The concept that a reference means; a fault if there is none.
    pub(super) fn concept(&mut self, scheme: &'static str, reference: &Reference) -> Option<&'m Concept> {
        let ontology = self.mapper.ontology;
        let concept = ontology.concept(scheme, &reference.name);
        if concept.is_none() && !reference.name.is_empty() {
            let nearest = ontology.nearest_concept(scheme, &reference.name);
            let problem = Problem::NoSuchConcept { scheme, name: reference.name.clone(), nearest };
            self.fault(&reference.place, reference.field, problem);
        }
        concept
    }

    /// The key of the entity that a reference means; a fault if there is none.
    pub(super) fn key(&mut self, found: Result<&str, Problem>, reference: &Reference) -> Option<String> {
        match found {
            Ok(key) => Some(key.to_owned()),
            Err(problem) => {
                if !reference.name.is_empty() {
                    self.fault(&reference.place, reference.field, problem);
                }
                None
            }
        }
    }

    pub(super) fn project(&mut self, reference: &Reference) -> Option<String> {
        self.key(self.mapper.names.project(&reference.name), reference)
    }

    pub(super) fn programme(&mut self, reference: &Reference) -> Option<String> {
        self.key(self.mapper.names.programme(&reference.name), reference)
    }

    pub(super) fn practice(&mut self, reference: &Reference) -> Option<String> {
        self.key(self.mapper.names.practice(&reference.name), reference)
    }

    pub(super) fn outcome(&mut self, reference: &Reference) -> Option<String> {
        self.key(self.mapper.names.outcome(&reference.name), reference)
    }

    /// What a reference of a field means.
    fn referent(&mut self, holds: Holds, reference: &Reference) -> Option<NamedNode> {
        if let Some(scheme) = holds.scheme() {
            return self.concept(scheme, reference).map(|concept| concept.iri.clone());
        }
        let (class, key) = match holds {
            Holds::Project => ("project", self.project(reference)?),
            Holds::Programme => ("programme", self.programme(reference)?),
            Holds::Practice => ("practice", self.practice(reference)?),
            Holds::Outcome => ("outcome", self.outcome(reference)?),
            Holds::Organization => return Some(self.organization(reference).0),
            _ => return None,
        };
        Some(self.mapper.iris.entity(class, &key))
    }

    /// The class and key of the project or programme that something belongs to.
    pub(super) fn owner(&mut self, owner: &Owner) -> Option<(&'static str, String)> {
        match owner {
            Owner::Project(reference) => Some(("project", self.project(reference)?)),
            Owner::Programme(reference) => Some(("programme", self.programme(reference)?)),
        }
    }

    /// The key of an organisation. That the passage calls it by this name is a claim of its own.
    pub(super) fn organization(&mut self, reference: &Reference) -> (NamedNode, String) {
        let (key, shown) = self.mapper.names.organization(&reference.name);
        let iri = self.mapper.iris.entity("organization", &key);
        let label = if shown { skos::PREF_LABEL } else { skos::ALT_LABEL };
        self.admit_reference(reference);
        let name = in_language(&reference.name, self.language);
        self.about(iri.clone(), ns::ORGANIZATION_CLASS).say(label, name);
        (iri, key)
    }
}

/// An entity that the passage speaks of; each call adds what it says about it.
pub(super) struct Thing<'c, 'm> {
    claims: &'c mut Claims<'m>,
    pub iri: NamedNode,
}

impl Thing<'_, '_> {
    pub(super) fn say(&mut self, predicate: NamedNodeRef<'static>, object: impl Into<Term>) -> &mut Self {
        self.claims.say(&self.iri, predicate, object);
        self
    }

    /// The gate for texts: none enters the graph past it.
    fn literal(&mut self, predicate: NamedNodeRef<'static>, text: &str, literal: Literal) -> &mut Self {
        self.claims.admit(personal::in_text(text), predicate);
        self.say(predicate, literal)
    }

    /// What a record gives of it, field by field.
    pub(super) fn fields<T>(&mut self, schema: &Schema<T>, record: &T) -> &mut Self {
        for field in schema.fields {
            let Some(property) = field.property else { continue };
            for value in field.values(record) {
                self.value(property, field.holds, &value.within(field.name));
            }
        }
        self
    }

    fn value(&mut self, property: NamedNodeRef<'static>, holds: Holds, value: &Value<'_>) {
        match value {
            Value::Text(text) => self.words(property, holds, text),
            Value::Reference(reference) => self.reference(property, holds, reference),
            Value::Day(day) => self.typed(property, day, xsd::DATE),
            Value::Year(year) => self.typed(property, year, xsd::G_YEAR),
            Value::Number(number) => self.typed(property, number, xsd::INTEGER),
            Value::Decimal(number) => self.typed(property, &number.normalize(), xsd::DECIMAL),
            Value::Moment(moment) => self.typed(property, moment, datatype(*moment)),
            Value::Currency(currency) => self.say(property, Literal::new_simple_literal(currency.code())),
            Value::Link(link) => self.link(property, link.as_str()),
            Value::Prose(text) => {
                let texts = text.by_language().into_iter();
                texts.fold(self, |entity, (language, text)| entity.literal(property, text, in_language(text, language)))
            }
        };
    }

    /// A text: in the language of the source, in English, or in no language.
    fn words(&mut self, property: NamedNodeRef<'static>, holds: Holds, text: &str) -> &mut Self {
        match holds {
            Holds::Name | Holds::Title | Holds::Quote => {
                self.literal(property, text, in_language(text, self.claims.language))
            }
            Holds::English => self.literal(property, text, in_language(text, "en")),
            Holds::Language => eu_language(text).into_iter().fold(self, |entity, iri| entity.say(property, iri)),
            _ => self.literal(property, text, Literal::new_simple_literal(text)),
        }
    }

    fn reference(&mut self, property: NamedNodeRef<'static>, holds: Holds, reference: &Reference) -> &mut Self {
        let found = self.claims.referent(holds, reference);
        found.into_iter().fold(self, |entity, iri| entity.say(property, iri))
    }

    fn typed(
        &mut self,
        property: NamedNodeRef<'static>,
        value: &impl ToString,
        datatype: NamedNodeRef<'static>,
    ) -> &mut Self {
        self.say(property, Literal::new_typed_literal(value.to_string(), datatype))
    }

    fn link(&mut self, property: NamedNodeRef<'static>, link: &str) -> &mut Self {
        self.claims.admit(personal::in_link(link), property);
        self.say(property, NamedNode::new_unchecked(link))
    }

    pub(super) fn owner(&mut self, owner: OwnerKey<'_>) -> &mut Self {
        let iri = self.claims.mapper.iris.entity(owner.class, owner.key);
        self.say(ns::PROJECT_OF, iri)
    }
}

/// The datatype of a moment, as exactly as it is known.
fn datatype(moment: AsOf) -> NamedNodeRef<'static> {
    match moment {
        AsOf::Year(_) => xsd::G_YEAR,
        AsOf::Month(..) => xsd::G_YEAR_MONTH,
        AsOf::Day(_) => xsd::DATE,
    }
}
