//! The concept schemes, with narrower concepts under broader ones.

use std::collections::BTreeMap;

use maud::{Markup, html};
use oxigraph::model::Literal;

use crate::language::Text;
use crate::ontology::ON_DEMAND;
use crate::vocab::{self, dcterms, ns, skos};

use super::document::link_to;
use super::page::Page;
use super::term::MATCHES;

/// From a concept to those that are directly narrower, in the order of the file.
type Narrower<'a> = BTreeMap<String, Vec<&'a str>>;

impl Page<'_> {
    pub(super) fn schemes(&self) -> Markup {
        html! {
            section {
                h2 #schemes { (self.say(Text::new("Käsitteistöt", "Concept schemes"))) }
                @for scheme in self.vocabulary.schemes() { (self.scheme(scheme)) }
            }
        }
    }

    fn scheme(&self, scheme: &str) -> Markup {
        let name = scheme.strip_prefix(vocab::SCHEMES).unwrap_or(scheme);
        let concepts: Vec<_> = self.vocabulary.subjects_with(skos::IN_SCHEME, scheme).collect();
        html! {
            section.term.scheme id=[self.vocabulary.anchor(scheme)] {
                h3 { (self.label(scheme)) " " code { (name) } }
                p { (self.vocabulary.text(scheme, dcterms::DESCRIPTION, self.language)) }
                (self.scheme_facts(scheme, name))
                @if ON_DEMAND.contains(&name) {
                    details {
                        summary { (self.say(Text::new("Näytä käsitteet", "Show the concepts"))) " (" (concepts.len()) ")" }
                        (self.tree(&concepts))
                    }
                } @else { (self.tree(&concepts)) }
            }
        }
    }

    fn scheme_facts(&self, scheme: &str, name: &str) -> Markup {
        let users: Vec<_> = self.vocabulary.subjects_with(ns::SCHEME, scheme).collect();
        html! {
            dl {
                dt { "IRI" } dd { code { (scheme) } }
                @if !users.is_empty() { dt { (self.say(Text::new("Käytetään ominaisuuksissa", "Used by"))) } dd { (self.named_list(&users)) } }
                dt { (self.say(Text::new("Tiedostot", "Files"))) }
                dd {
                    a href=(link_to(&format!("scheme/{name}.ttl"))) { "Turtle" } ", "
                    a href=(link_to(&format!("scheme/{name}.jsonld"))) { "JSON-LD" }
                }
            }
        }
    }

    fn tree(&self, concepts: &[&str]) -> Markup {
        let mut narrower = Narrower::new();
        for concept in concepts {
            let broader = self.vocabulary.entities(concept, skos::BROADER).into_iter().next();
            narrower.entry(broader.unwrap_or_default()).or_default().push(concept);
        }
        self.branch("", &narrower)
    }

    fn branch(&self, broader: &str, narrower: &Narrower<'_>) -> Markup {
        let concepts = narrower.get(broader).map(Vec::as_slice).unwrap_or_default();
        html! {
            @if !concepts.is_empty() {
                ul.concepts { @for concept in concepts { (self.concept(concept, narrower)) } }
            }
        }
    }

    fn concept(&self, concept: &str, narrower: &Narrower<'_>) -> Markup {
        let code = self.vocabulary.text(concept, skos::NOTATION, self.language);
        html! {
            li id=[self.vocabulary.anchor(concept)] {
                strong { (self.label(concept)) } " " code { (code) } " "
                (self.vocabulary.text(concept, skos::DEFINITION, self.language))
                (self.concept_notes(concept))
                (self.branch(concept, narrower))
            }
        }
    }

    fn concept_notes(&self, concept: &str) -> Markup {
        let own = |text: &&Literal| text.language() == Some(self.language.tag());
        let names: Vec<_> =
            self.vocabulary.literals(concept, skos::ALT_LABEL).filter(own).map(Literal::value).collect();
        let number = |property| self.vocabulary.text(concept, property, self.language);
        let (identifier, precedence) = (number(dcterms::IDENTIFIER), number(ns::PRECEDENCE));
        html! {
            @if !names.is_empty() { " " span.note { (self.say(Text::new("Myös: ", "Also: "))) (names.join(", ")) } }
            @if !identifier.is_empty() { " " span.note { (self.say(Text::new("Virallinen tunnus: ", "Official code: "))) (identifier) } }
            @if !precedence.is_empty() { " " span.note { (self.label(ns::PRECEDENCE.as_str())) ": " (precedence) } }
            @for (property, meaning) in MATCHES {
                @for other in self.vocabulary.entities(concept, *property) {
                    " " span.note { (self.say(*meaning)) ": " (self.compact(&other)) }
                }
            }
        }
    }
}
