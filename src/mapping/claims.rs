//! The statements of one passage, as they are collected.

use iri_string::types::IriString;
use jiff::civil::Date;
use oxigraph::model::{Literal, NamedNode, NamedNodeRef, NamedOrBlankNode, Quad, Term};
use rust_decimal::Decimal;

use crate::error::{Fault, Problem};
use crate::ontology::Concept;
use crate::record::{AsOf, Owner, Place, Reference, Text};
use crate::text::privacy::personal::{self, Personal};
use crate::vocab::{compact, ns, rdf, skos, xsd};

use super::iri::OwnerKey;
use super::{Mapper, in_language};

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
    pub fn new(mapper: &'m Mapper<'m>, passage: NamedNode, language: &'m str, place: &'m Place) -> Self {
        Self { mapper, passage, language, place, quads: Vec::new(), faults: Vec::new() }
    }

    pub fn finish(self) -> Result<Vec<Quad>, Vec<Fault>> {
        if self.faults.is_empty() { Ok(self.quads) } else { Err(self.faults) }
    }

    /// Begins to speak of a thing.
    pub fn about(&mut self, iri: NamedNode, class: NamedNodeRef<'static>) -> Thing<'_, 'm> {
        self.say(&iri, rdf::TYPE, class);
        Thing { claims: self, iri }
    }

    pub fn say(&mut self, subject: &NamedNode, predicate: NamedNodeRef<'_>, object: impl Into<Term>) {
        let subject = NamedOrBlankNode::from(subject.clone());
        self.quads.push(Quad::new(subject, predicate, object, self.passage.clone()));
    }

    /// The gate: what leads to a person is a fault, and then nothing is built.
    pub fn admit(&mut self, personal: Option<Personal>, predicate: NamedNodeRef<'static>) {
        if let Some(personal) = personal {
            self.fault(self.place, &compact(predicate.as_str()), Problem::Person(personal));
        }
    }

    /// The gate for ids, which become parts of IRIs.
    pub fn admit_id(&mut self, id: &str) {
        self.admit_reference(&Reference { field: "id", ..id.into() });
    }

    /// The gate for what knows its own place.
    pub fn admit_reference(&mut self, reference: &Reference) {
        if let Some(personal) = personal::in_text(&reference.name) {
            let place = if reference.place == Place::default() { self.place } else { &reference.place };
            self.fault(place, reference.field, Problem::Person(personal));
        }
    }

    pub fn fault(&mut self, place: &Place, field: &str, problem: Problem) {
        self.faults.push(Fault::new(place.clone(), field, problem));
    }

    /// The concept that a reference means; a fault if there is none.
    pub fn concept(&mut self, scheme: &'static str, reference: &Reference) -> Option<&'m Concept> {
        let ontology = self.mapper.ontology;
        let concept = ontology.concept(scheme, &reference.name);
        if concept.is_none() && !reference.name.is_empty() {
            let nearest = ontology.nearest_concept(scheme, &reference.name);
            let problem = Problem::NoSuchConcept { scheme, name: reference.name.clone(), nearest };
            self.fault(&reference.place, reference.field, problem);
        }
        concept
    }

    /// The key of the thing that a reference means; a fault if there is none.
    pub fn key(&mut self, found: Result<&str, Problem>, reference: &Reference) -> Option<String> {
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

    pub fn project(&mut self, reference: &Reference) -> Option<String> {
        self.key(self.mapper.names.project(&reference.name), reference)
    }

    pub fn programme(&mut self, reference: &Reference) -> Option<String> {
        self.key(self.mapper.names.programme(&reference.name), reference)
    }

    pub fn practice(&mut self, reference: &Reference) -> Option<String> {
        self.key(self.mapper.names.practice(&reference.name), reference)
    }

    pub fn outcome(&mut self, reference: &Reference) -> Option<String> {
        self.key(self.mapper.names.outcome(&reference.name), reference)
    }

    /// The class and key of the project or programme that something belongs to.
    pub fn owner(&mut self, owner: &Owner) -> Option<(&'static str, String)> {
        match owner {
            Owner::Project(reference) => Some(("project", self.project(reference)?)),
            Owner::Programme(reference) => Some(("programme", self.programme(reference)?)),
        }
    }

    /// The key of an organisation. That the passage calls it by this name is a claim of its own.
    pub fn organization(&mut self, reference: &Reference) -> (NamedNode, String) {
        let (key, shown) = self.mapper.names.organization(&reference.name);
        let iri = self.mapper.iris.thing("organization", &key);
        let label = if shown { skos::PREF_LABEL } else { skos::ALT_LABEL };
        self.admit_reference(reference);
        let name = in_language(&reference.name, self.language);
        self.about(iri.clone(), ns::ORGANIZATION_CLASS).say(label, name);
        (iri, key)
    }
}

/// A thing that the passage speaks of; each call adds what it says about it.
pub(super) struct Thing<'c, 'm> {
    claims: &'c mut Claims<'m>,
    pub iri: NamedNode,
}

impl<'m> Thing<'_, 'm> {
    pub fn say(&mut self, predicate: NamedNodeRef<'static>, object: impl Into<Term>) -> &mut Self {
        self.claims.say(&self.iri, predicate, object);
        self
    }

    /// The gate for texts: none enters the graph past it.
    fn literal(&mut self, predicate: NamedNodeRef<'static>, text: &str, literal: Literal) -> &mut Self {
        self.claims.admit(personal::in_text(text), predicate);
        self.say(predicate, literal)
    }

    /// Texts in the language of the source.
    pub fn text<'t>(
        &mut self,
        predicate: NamedNodeRef<'static>,
        texts: impl IntoIterator<Item = &'t String>,
    ) -> &mut Self {
        let language = self.claims.language;
        texts.into_iter().fold(self, |thing, text| thing.literal(predicate, text, in_language(text, language)))
    }

    /// A text in English.
    pub fn english<'t>(
        &mut self,
        predicate: NamedNodeRef<'static>,
        texts: impl IntoIterator<Item = &'t String>,
    ) -> &mut Self {
        texts.into_iter().fold(self, |thing, text| thing.literal(predicate, text, in_language(text, "en")))
    }

    /// Codes and the like, which are in no language.
    pub fn plain<'t>(
        &mut self,
        predicate: NamedNodeRef<'static>,
        texts: impl IntoIterator<Item = &'t String>,
    ) -> &mut Self {
        texts.into_iter().fold(self, |thing, text| thing.literal(predicate, text, Literal::new_simple_literal(text)))
    }

    /// Texts of ours.
    pub fn prose<'t>(
        &mut self,
        predicate: NamedNodeRef<'static>,
        texts: impl IntoIterator<Item = &'t Text>,
    ) -> &mut Self {
        for text in texts {
            for (language, text) in [("fi", &text.fi), ("sv", &text.sv), ("en", &text.en)] {
                if let Some(text) = text {
                    self.literal(predicate, text, in_language(text, language));
                }
            }
        }
        self
    }

    pub fn date(&mut self, predicate: NamedNodeRef<'static>, date: Option<Date>) -> &mut Self {
        self.typed(predicate, date, xsd::DATE)
    }

    pub fn year(&mut self, predicate: NamedNodeRef<'static>, year: Option<i16>) -> &mut Self {
        self.typed(predicate, year, xsd::G_YEAR)
    }

    pub fn number(&mut self, predicate: NamedNodeRef<'static>, number: Option<u32>) -> &mut Self {
        self.typed(predicate, number, xsd::INTEGER)
    }

    pub fn decimal(&mut self, predicate: NamedNodeRef<'static>, number: Decimal) -> &mut Self {
        self.typed(predicate, Some(number.normalize()), xsd::DECIMAL)
    }

    pub fn moment(&mut self, predicate: NamedNodeRef<'static>, moment: Option<AsOf>) -> &mut Self {
        let datatype = match moment {
            Some(AsOf::Year(_)) => xsd::G_YEAR,
            Some(AsOf::Month(..)) => xsd::G_YEAR_MONTH,
            _ => xsd::DATE,
        };
        self.typed(predicate, moment, datatype)
    }

    fn typed(
        &mut self,
        predicate: NamedNodeRef<'static>,
        value: Option<impl ToString>,
        datatype: NamedNodeRef<'static>,
    ) -> &mut Self {
        match value {
            Some(value) => self.say(predicate, Literal::new_typed_literal(value.to_string(), datatype)),
            None => self,
        }
    }

    pub fn links<'t>(
        &mut self,
        predicate: NamedNodeRef<'static>,
        links: impl IntoIterator<Item = &'t IriString>,
    ) -> &mut Self {
        for link in links {
            self.claims.admit(personal::in_link(link.as_str()), predicate);
            self.say(predicate, NamedNode::new_unchecked(link.as_str()));
        }
        self
    }

    pub fn iris(&mut self, predicate: NamedNodeRef<'static>, iris: impl IntoIterator<Item = NamedNode>) -> &mut Self {
        iris.into_iter().fold(self, |thing, iri| thing.say(predicate, iri))
    }

    pub fn concepts<'t>(
        &mut self,
        predicate: NamedNodeRef<'static>,
        scheme: &'static str,
        references: impl IntoIterator<Item = &'t Reference>,
    ) -> &mut Self {
        for reference in references {
            if let Some(concept) = self.claims.concept(scheme, reference) {
                self.say(predicate, concept.iri.clone());
            }
        }
        self
    }

    pub fn organizations<'t>(
        &mut self,
        predicate: NamedNodeRef<'static>,
        references: impl IntoIterator<Item = &'t Reference>,
    ) -> &mut Self {
        for reference in references {
            let (organization, _) = self.claims.organization(reference);
            self.say(predicate, organization);
        }
        self
    }

    /// Other things, found by `find` and named by their class.
    pub fn things<'t>(
        &mut self,
        predicate: NamedNodeRef<'static>,
        class: &str,
        references: impl IntoIterator<Item = &'t Reference>,
        find: fn(&mut Claims<'m>, &Reference) -> Option<String>,
    ) -> &mut Self {
        for reference in references {
            if let Some(key) = find(self.claims, reference) {
                let iri = self.claims.mapper.iris.thing(class, &key);
                self.say(predicate, iri);
            }
        }
        self
    }

    pub fn projects<'t>(
        &mut self,
        predicate: NamedNodeRef<'static>,
        references: impl IntoIterator<Item = &'t Reference>,
    ) -> &mut Self {
        self.things(predicate, "project", references, Claims::project)
    }

    pub fn owner(&mut self, owner: OwnerKey<'_>) -> &mut Self {
        let iri = self.claims.mapper.iris.thing(owner.class, owner.key);
        self.say(ns::PROJECT_OF, iri)
    }
}
