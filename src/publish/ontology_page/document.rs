//! The frame of the page: what stands around its body.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::json;

use crate::Result;
use crate::publish::address::link;
use crate::vocab::{ONTOLOGY, dcterms, owl};

use super::language::Language;
use super::{Page, path};

const STYLE: &str = include_str!("style.css");

/// A whole page.
pub(super) fn document(page: &Page<'_>, body: &Markup) -> Result<Markup> {
    let title = page.vocabulary.text(ONTOLOGY, dcterms::TITLE, page.language);
    Ok(html! {
        (DOCTYPE)
        html lang=(page.language.code()) {
            (head(page, title)?)
            body {
                a.skip href="#content" { (page.say("Siirry sisältöön", "Skip to the content")) }
                (header(page))
                main #content { h1 { (title) } (body) }
                footer.site {
                    p { (page.say("Tämä sivu on tehty suoraan sanaston tiedostoista.", "This page is made from the files of the vocabulary.")) }
                }
            }
        }
    })
}

fn head(page: &Page<'_>, title: &str) -> Result<Markup> {
    let description = page.vocabulary.text(ONTOLOGY, dcterms::DESCRIPTION, page.language);
    Ok(html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { (title) }
            meta name="description" content=(description);
            meta name="color-scheme" content="light dark";
            link rel="stylesheet" href=(page.link("style.css"));
            @for language in Language::ALL {
                link rel="alternate" hreflang=(language.code()) href=(page.link(path(language)));
            }
            link rel="alternate" type="text/turtle" href=(page.link("ns/hanke.ttl"));
            link rel="alternate" type="application/ld+json" href=(page.link("ns/hanke.jsonld"));
            style { (PreEscaped(STYLE)) }
            script type="application/ld+json" { (PreEscaped(term_set(page, title, description)?)) }
        }
    })
}

fn header(page: &Page<'_>) -> Markup {
    html! {
        header.site {
            p { a href=(page.link(page.say("index.html", "index.en.html"))) { (page.say("Etusivu", "Front page")) } }
            @for other in Language::ALL.into_iter().filter(|language| *language != page.language) {
                p {
                    a href=(page.link(path(other))) lang=(other.code()) hreflang=(other.code()) {
                        (other.say("Suomeksi", "In English"))
                    }
                }
            }
        }
    }
}

/// What search engines are told.
fn term_set(page: &Page<'_>, title: &str, description: &str) -> Result<String> {
    let licence = page.vocabulary.things(ONTOLOGY, dcterms::LICENSE);
    let set = json!({
        "@context": "https://schema.org",
        "@type": "DefinedTermSet",
        "@id": ONTOLOGY,
        "name": title,
        "description": description,
        "inLanguage": page.language.code(),
        "version": page.vocabulary.text(ONTOLOGY, owl::VERSION_INFO, page.language),
        "license": licence.first(),
        "url": page.edition.address(path(page.language)),
    });
    let text = serde_json::to_string_pretty(&set).map_err(std::io::Error::other)?;
    // What would end the element is written as JSON allows it too.
    Ok(text.replace('<', "\\u003c"))
}

impl Page<'_> {
    /// The link from the page to a file of the bundle.
    pub(super) fn link(&self, to: &str) -> String {
        link(path(self.language), to)
    }
}
