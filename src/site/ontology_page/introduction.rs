//! The top of the page: what the vocabulary is, how it is used, and what stands where.

use jiff::civil::Date;
use maud::{Markup, html};

use crate::language::Text;
use crate::vocab::{ONTOLOGY, dcterms, owl, vann};

use super::document::link_to;
use super::page::Page;

/// A little of everything, as a reader would write it.
const EXAMPLE: &str = include_str!("example.ttl");

impl Page<'_> {
    pub(super) fn introduction(&self) -> Markup {
        html! {
            p.lead { (self.vocabulary.text(ONTOLOGY, dcterms::DESCRIPTION, self.language)) }
            (self.facts())
            section {
                h2 #use { (self.say(Text::new("Näin sanastoa käytetään", "How to use it"))) }
                p { (self.say(Text::new(
                    "Anna jokaiselle asialle IRI ja luokka ja kuvaa se ominaisuuksilla. Esimerkissä on hanke, jota kaupunki toteuttaa ja jota rahoitetaan ohjelmasta:",
                    "Give each thing an IRI and a class, and describe it with properties. In the example a city carries out a project that is funded under a programme:"
                ))) }
                pre.scroll tabindex="0" { code #example { (EXAMPLE) } }
                p { (self.say(Text::new(
                    "Ominaisuuden kohdalla kerrotaan, missä luokissa sitä käytetään ja mitä arvoja se saa; niistä ei päätellä mitään. Se, mitä aineistolta vaaditaan, on muotosäännöissä: ",
                    "Each property says on which classes it is used and which values it takes; nothing follows from that. What data must be like is said by the shapes: "
                ))) a href=(link_to("ns/shapes.ttl")) { "Turtle" } ", " a href=(link_to("ns/shapes.jsonld")) { "JSON-LD" } "." }
            }
        }
    }

    fn facts(&self) -> Markup {
        let text = |property| self.vocabulary.text(ONTOLOGY, property, self.language);
        html! {
            dl.about {
                dt { (self.say(Text::new("Nimiavaruus", "Namespace"))) } dd { code { (text(vann::PREFERRED_NAMESPACE)) } }
                dt { (self.say(Text::new("Etuliite", "Prefix"))) } dd { code { (text(vann::PREFERRED_PREFIX)) } }
                dt { (self.say(Text::new("Versio", "Version"))) } dd { (text(owl::VERSION_INFO)) ", " (self.day(text(dcterms::MODIFIED))) }
                @for licence in self.vocabulary.entities(ONTOLOGY, dcterms::LICENSE) {
                    dt { (self.say(Text::new("Lisenssi", "Licence"))) } dd { a href=(licence) { (name_of(&licence)) } }
                }
                dt { (self.say(Text::new("Tiedostot", "Files"))) }
                dd { a href=(link_to("ns/hanke.ttl")) { "Turtle" } ", " a href=(link_to("ns/hanke.jsonld")) { "JSON-LD" } }
            }
        }
    }

    /// A day as people write it.
    fn day(&self, day: &str) -> String {
        let form = self.say(Text::new("%-d.%-m.%Y", "%-d %B %Y"));
        day.parse::<Date>().map_or_else(|_| day.to_owned(), |day| day.strftime(form).to_string())
    }

    pub(super) fn contents(&self) -> Markup {
        html! {
            nav.outline aria-labelledby="contents" {
                h2 #contents { (self.say(Text::new("Sisällys", "Contents"))) }
                ul {
                    li { a href="#picture" { (self.say(Text::new("Kuva luokista", "Picture of the classes"))) } }
                    li { a href="#classes" { (self.say(Text::new("Luokat", "Classes"))) } (self.links(&self.vocabulary.classes())) }
                    li { a href="#properties" { (self.say(Text::new("Ominaisuudet", "Properties"))) } (self.parts()) }
                    li { a href="#borrowed" { (self.say(Text::new("Muiden sanastojen termit", "Terms of other vocabularies"))) } }
                    li { a href="#schemes" { (self.say(Text::new("Käsitteistöt", "Concept schemes"))) } (self.links(&self.vocabulary.schemes())) }
                    li { a href="#alignments" { (self.say(Text::new("Vastaavuudet muihin sanastoihin", "Alignments with other vocabularies"))) } }
                    li { a href="#changes" { (self.say(Text::new("Muutokset", "Changes"))) } }
                }
            }
        }
    }

    fn links(&self, terms: &[&str]) -> Markup {
        html! { ul.inline { @for term in terms { li { (self.named(term)) } } } }
    }

    fn parts(&self) -> Markup {
        html! {
            ul {
                @for section in self.property_sections() {
                    @let terms: Vec<_> = section.terms.iter().map(String::as_str).collect();
                    li { a href=(format!("#{}", section.anchor())) { (section.title(self.language)) } (self.links(&terms)) }
                }
            }
        }
    }
}

/// What a licence of the EU's authority list is called: its code, written as people write it.
fn name_of(licence: &str) -> String {
    let code = licence.rsplit('/').next().unwrap_or(licence);
    match code.split('_').collect::<Vec<_>>().as_slice() {
        ["CC", terms @ .., major, minor] => format!("CC {} {major}.{minor}", terms.join("-")),
        _ => code.to_owned(),
    }
}
