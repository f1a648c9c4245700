//! What is said of one term: its names, its links, its table of facts.

use maud::{Markup, html};
use oxigraph::model::{Literal, NamedNodeRef};

use crate::language::{Language, Text};
use crate::vocab::{ns, owl, rdf, rdfs, schema, skos, vs};

use super::page::Page;

/// How a term can be related to one of another vocabulary, and what that means.
type Match = (NamedNodeRef<'static>, Text);

pub(super) const MATCHES: &[Match] = &[
    (
        rdfs::SUB_CLASS_OF,
        Text::new("jokainen tähän luokkaan kuuluva kuuluu myös luokkaan", "everything in this class is also in"),
    ),
    (rdfs::SUB_PROPERTY_OF, Text::new("aina kun tämä pätee, pätee myös", "whenever this holds, so does")),
    (skos::EXACT_MATCH, Text::new("sama käsite", "the same concept")),
    (
        skos::CLOSE_MATCH,
        Text::new("lähes sama, mutta älä päättele sen varassa", "much the same, but do not reason with it"),
    ),
    (skos::BROAD_MATCH, Text::new("laajempi käsite", "a broader concept")),
    (skos::NARROW_MATCH, Text::new("suppeampi käsite", "a narrower concept")),
    (skos::RELATED_MATCH, Text::new("aiheeltaan läheinen käsite", "a related concept")),
];

impl Page<'_> {
    /// What a term is called in the language of the page.
    pub(super) fn label(&self, term: &str) -> String {
        self.vocabulary.label(term, self.language)
    }

    /// A link to a term by its name: on this page if it is one of ours.
    pub(super) fn named(&self, term: &str) -> Markup {
        html! { a href=(self.href(term)) title=(self.vocabulary.compact(term)) { (self.label(term)) } }
    }

    /// A link to a term by its compact IRI.
    pub(super) fn compact(&self, term: &str) -> Markup {
        html! { a href=(self.href(term)) { code { (self.vocabulary.compact(term)) } } }
    }

    pub(super) fn href(&self, term: &str) -> String {
        self.vocabulary.anchor(term).map_or_else(|| term.to_owned(), |anchor| format!("#{anchor}"))
    }

    pub(super) fn named_list(&self, terms: &[impl AsRef<str>]) -> Markup {
        html! {
            @for (place, term) in terms.iter().enumerate() {
                @if place > 0 { ", " }
                (self.named(term.as_ref()))
            }
        }
    }

    /// The heading and the definition of a class or a property.
    pub(super) fn term_head(&self, term: &str) -> Markup {
        html! {
            h3 { (self.label(term)) " " code { (self.vocabulary.compact(term)) } }
            p { (self.vocabulary.text(term, skos::DEFINITION, self.language)) }
        }
    }

    /// A text with the language that it is in, where that is not the language of the page.
    pub(super) fn quoted(&self, text: &Literal) -> Markup {
        let foreign = text.language().filter(|language| *language != self.language.tag());
        html! { span lang=[foreign] { (text.value()) } }
    }

    /// The facts about a term that classes and properties have in common: the first rows of their table.
    pub(super) fn term_facts(&self, term: &str) -> Markup {
        let status = self.vocabulary.text(term, vs::TERM_STATUS, self.language);
        html! {
            (self.other_names(term))
            dt { "IRI" } dd { a href=(self.href(term)) { code { (term) } } }
            dt { (self.say(Text::new("Esimerkki", "Example"))) }
            @for example in self.examples(term) { dd.example { (self.quoted(example)) } }
            dt { (self.say(Text::new("Vaihe", "Status"))) } dd { (self.status(status)) }
            (self.matches(term))
        }
    }

    fn other_names(&self, term: &str) -> Markup {
        let others = Language::WRITTEN.into_iter().filter(|language| *language != self.language);
        html! {
            @for other in others {
                dt { (self.say(in_language(other))) }
                dd lang=(other.tag()) { (self.vocabulary.label(term, other)) }
            }
        }
    }

    /// The examples in the language of the page, or in no language; those in the other if there are no such.
    fn examples(&self, term: &str) -> Vec<&Literal> {
        let understood = |text: &&Literal| text.language().is_none_or(|language| language == self.language.tag());
        let all: Vec<_> = self.vocabulary.literals(term, skos::EXAMPLE).collect();
        let (own, other): (Vec<_>, Vec<_>) = all.into_iter().partition(understood);
        if own.is_empty() { other } else { own }
    }

    fn status<'t>(&self, status: &'t str) -> &'t str {
        match status {
            "stable" => self.say(Text::new("vakiintunut", "stable")),
            "testing" => self.say(Text::new("kokeilussa: voi vielä muuttua", "testing: may still change")),
            "unstable" => self.say(Text::new("keskeneräinen", "unstable")),
            "archaic" => self.say(Text::new("poistunut käytöstä", "archaic: no longer in use")),
            other => other,
        }
    }

    /// The terms of other vocabularies that a term is related to, with what each relation means.
    fn matches(&self, term: &str) -> Markup {
        let related = |(property, _): &&Match| !self.vocabulary.entities(term, *property).is_empty();
        let matches: Vec<_> = MATCHES.iter().filter(related).collect();
        html! {
            @if !matches.is_empty() { dt { (self.say(Text::new("Muissa sanastoissa", "In other vocabularies"))) } }
            @for (property, meaning) in matches {
                dd {
                    (self.say(*meaning)) ":"
                    @for other in self.vocabulary.entities(term, *property) { " " (self.compact(&other)) }
                }
            }
        }
    }

    /// Which values a property takes: from a concept scheme, or of some classes and datatypes; those that are demanded of
    /// a class, if something is.
    pub(super) fn range(&self, property: &str, demanded: &[String]) -> Markup {
        let schemes = self.vocabulary.entities(property, ns::SCHEME);
        let range = self.vocabulary.entities(property, schema::RANGE_INCLUDES);
        html! {
            @if schemes.is_empty() { (self.named_list(if demanded.is_empty() { &range } else { demanded })) }
            @else { (self.say(Text::new("käsitteistö ", "scheme "))) (self.named_list(&schemes)) }
        }
    }

    /// What kind of property it is.
    pub(super) fn kind(&self, property: &str) -> &'static str {
        if self.is_a(property, owl::OBJECT_PROPERTY) {
            Text::new("viittaa toiseen asiaan (owl:ObjectProperty)", "refers to another thing (owl:ObjectProperty)")
                .of(self.language)
        } else if self.is_about_terms(property) {
            Text::new(
                "kuvaa sanaston termiä (owl:AnnotationProperty)",
                "describes a term of the vocabulary (owl:AnnotationProperty)",
            )
            .of(self.language)
        } else {
            Text::new(
                "arvona teksti, luku tai aika (owl:DatatypeProperty)",
                "its value is a text, a number or a time (owl:DatatypeProperty)",
            )
            .of(self.language)
        }
    }

    /// Whether a property describes terms of the vocabulary and not entities.
    pub(super) fn is_about_terms(&self, property: &str) -> bool {
        self.is_a(property, owl::ANNOTATION_PROPERTY)
    }

    fn is_a(&self, term: &str, class: NamedNodeRef<'_>) -> bool {
        self.vocabulary.entities(term, rdf::TYPE).iter().any(|found| found == class.as_str())
    }
}

/// What introduces a name in another language.
const fn in_language(language: Language) -> Text {
    match language {
        Language::Finnish => Text::new("Suomeksi", "In Finnish"),
        Language::Swedish => Text::new("Ruotsiksi", "In Swedish"),
        Language::English => Text::new("Englanniksi", "In English"),
    }
}
