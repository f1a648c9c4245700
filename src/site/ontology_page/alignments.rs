//! How the terms relate to those of other vocabularies, and what has changed.

use maud::{Markup, html};

use crate::language::Text;
use crate::vocab::{ONTOLOGY, skos};

use super::document::link_to;
use super::page::Page;
use super::term::MATCHES;

impl Page<'_> {
    pub(super) fn alignments(&self) -> Markup {
        html! {
            section {
                h2 #alignments { (self.say(Text::new("Vastaavuudet muihin sanastoihin", "Alignments with other vocabularies"))) }
                p {
                    (self.say(Text::new(
                        "Sanasto ei ole riippuvainen näistä. Ota vastaavuudet käyttöön, kun haluat hakea Hanke-tietoja toisen sanaston termeillä: ",
                        "The vocabulary depends on none of these. Load the alignments when you want to query Hanke data with the terms of another vocabulary: "
                    )))
                    a href=(link_to("ns/alignments.ttl")) { "Turtle" } ", "
                    a href=(link_to("ns/alignments.jsonld")) { "JSON-LD" } "."
                }
                (self.alignment_table())
            }
        }
    }

    fn alignment_table(&self) -> Markup {
        html! {
            section.scroll tabindex="0" aria-label=(self.say(Text::new("Vastaavuudet", "Alignments"))) {
                table {
                    thead { tr {
                        th scope="col" { (self.say(Text::new("Termi", "Term"))) }
                        th scope="col" { (self.say(Text::new("Suhde", "Relation"))) }
                        th scope="col" { (self.say(Text::new("Toisen sanaston termi", "Term of another vocabulary"))) }
                    } }
                    tbody { @for term in self.own_terms() { (self.alignment_rows(term)) } }
                }
            }
        }
    }

    fn alignment_rows(&self, term: &str) -> Markup {
        html! {
            @for (property, meaning) in MATCHES {
                @for other in self.vocabulary.entities(term, *property) {
                    tr {
                        th scope="row" { (self.named(term)) }
                        td data-label=(self.say(Text::new("Suhde", "Relation"))) { (self.say(*meaning)) " (" code { (self.vocabulary.compact(property.as_str())) } ")" }
                        td data-label=(self.say(Text::new("Toisen sanaston termi", "Term of another vocabulary"))) { (self.compact(&other)) }
                    }
                }
            }
        }
    }

    /// The classes and properties of the ontology, in the order of the file.
    pub(super) fn own_terms(&self) -> impl Iterator<Item = &str> {
        let classes = self.vocabulary.classes().into_iter();
        classes.chain(self.vocabulary.properties())
    }

    pub(super) fn changes(&self) -> Markup {
        let notes = self.vocabulary.literals(ONTOLOGY, skos::HISTORY_NOTE);
        let notes = notes.filter(|note| note.language() == Some(self.language.tag()));
        html! {
            section {
                h2 #changes { (self.say(Text::new("Muutokset", "Changes"))) }
                ul { @for note in notes { li { (note.value()) } } }
            }
        }
    }
}
