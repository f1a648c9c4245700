//! The properties, in the parts of the file that declares them, and the borrowed terms.

use maud::{Markup, html};

use crate::language::Text;
use crate::vocab::{ns, schema, skos};

use super::page::Page;
use super::section::Section;

impl Page<'_> {
    pub(super) fn properties(&self) -> Markup {
        html! {
            section {
                h2 #properties { (self.say(Text::new("Ominaisuudet", "Properties"))) }
                @for section in self.property_sections() {
                    section {
                        h3.part id=(section.anchor()) { (section.title(self.language)) }
                        @for property in &section.terms { (self.property(property)) }
                    }
                }
            }
        }
    }

    /// The parts of the file that declare properties.
    pub(super) fn property_sections(&self) -> impl Iterator<Item = &Section> {
        let declares = |section: &&Section| section.terms.iter().any(|term| self.vocabulary.is_property(term));
        self.vocabulary.sections.iter().filter(declares)
    }

    fn property(&self, property: &str) -> Markup {
        let domain = self.vocabulary.entities(property, schema::DOMAIN_INCLUDES);
        html! {
            section.term id=[self.vocabulary.anchor(property)] {
                (self.term_head(property))
                dl {
                    (self.term_facts(property))
                    dt { (self.say(Text::new("Laji", "Kind"))) } dd { (self.kind(property)) }
                    dt { (self.say(Text::new("Käytetään luokissa", "Used on"))) } dd { (self.named_list(&domain)) }
                    dt { (self.say(Text::new("Arvot", "Values"))) } dd { (self.range(property, &[])) }
                    @if !self.is_about_terms(property) { (self.competing(property)) }
                }
            }
        }
    }

    /// Whether sources can disagree about the value.
    fn competing(&self, property: &str) -> Markup {
        let single = self.vocabulary.literals(property, ns::SINGLE_VALUED).any(|yes| yes.value() == "true");
        html! {
            dt { (self.say(Text::new("Yksiarvoinen", "Single-valued"))) }
            dd {
                @if single { (self.say(Text::new(
                    "kyllä: kun lähteissä on eri arvo, näytetään painavimman lähteen arvo",
                    "yes: where sources differ, the value of the source with the most weight is shown"
                ))) } @else { (self.say(Text::new("ei: kaikkien lähteiden arvot näytetään", "no: the values of all sources are shown"))) }
            }
        }
    }

    /// The terms of other vocabularies that are used as they are.
    pub(super) fn borrowed(&self) -> Markup {
        let sections = self.vocabulary.sections.iter();
        let borrowed =
            sections.flat_map(|section| &section.terms).filter(|term| self.vocabulary.anchor(term).is_none());
        html! {
            section {
                h2 #borrowed { (self.say(Text::new("Muiden sanastojen termit", "Terms of other vocabularies"))) }
                p { (self.say(Text::new(
                    "Nämä termit tarkoittavat sitä, mitä niiden omat sanastot sanovat. Tässä kerrotaan, miten niitä käytetään Hanke-aineistossa.",
                    "These terms mean what their own vocabularies say. This is how Hanke data use them."
                ))) }
                dl.borrowed {
                    @for term in borrowed {
                        dt { (self.label(term)) " " (self.compact(term)) }
                        dd { (self.vocabulary.text(term, skos::SCOPE_NOTE, self.language)) }
                    }
                }
            }
        }
    }
}
