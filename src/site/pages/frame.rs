//! What stands around the content of every page: its head, the way to it, and at the foot whose it is.

use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::{Value, json};

use crate::language::Language;
use crate::site;
use crate::vocab::SCHEMA_ORG;

use super::page::Page;
use super::{messages, structured, values};

/// The look of all pages, in the folder of the bundle.
pub(super) const STYLE: &str = "style.css";

/// A page without its content.
pub(crate) struct Frame<'a> {
    pub page: &'a Page<'a>,
    pub title: String,
    pub description: String,
    /// The pages above this one, the first one first.
    pub above: Vec<Above>,
    /// The path of the documents with the same content for programs, without extension.
    pub documents: Option<String>,
    /// A style sheet beside that of all pages.
    pub style: Option<&'static str>,
    /// What search engines are told.
    pub structured: Vec<Value>,
}

/// A page, or a part of one, under which another stands.
pub(crate) struct Above {
    pub name: String,
    pub file: String,
    pub anchor: Option<&'static str>,
}

impl Above {
    /// The link or the address of the file, led on to the part of it.
    pub(crate) fn at(&self, file: String) -> String {
        match self.anchor {
            Some(anchor) => [&file, "#", anchor].concat(),
            None => file,
        }
    }
}

/// How much of a title or a description is of use in lists of pages.
const TITLE: usize = 120;
const DESCRIPTION: usize = 300;

/// What a browser may load for a page: its style sheet, and pictures (the icon that browsers ask every site for).
/// Whatever gets into a page nevertheless does not run and sends nothing.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";

pub(crate) fn document(frame: &Frame<'_>, content: &Markup) -> Markup {
    let page = frame.page;
    html! {
        (DOCTYPE)
        html lang=(page.language.tag()) {
            (head(frame))
            body {
                a.skip href="#content" { (page.say(messages::SKIP)) }
                (header(page))
                main id="content" { (breadcrumbs(frame)) (content) }
                (footer(frame))
            }
        }
    }
}

fn head(frame: &Frame<'_>) -> Markup {
    let page = frame.page;
    let address = |language| page.edition.address(&page.file(language));
    let site = page.pick(&page.edition.publication.title);
    let title = values::shortened(&frame.title, TITLE);
    html! {
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(POLICY);
            meta name="viewport" content="width=device-width, initial-scale=1";
            title { @if title == site { (title) } @else { (title) " – " (site) } }
            meta name="description" content=(values::shortened(&frame.description, DESCRIPTION));
            meta name="color-scheme" content="light dark";
            link rel="canonical" href=(address(page.language));
            @for language in Language::WRITTEN {
                link rel="alternate" hreflang=(language.tag()) href=(address(language));
            }
            link rel="alternate" hreflang="x-default" href=(address(Language::Finnish));
            @if let Some(documents) = &frame.documents {
                link rel="alternate" type="text/turtle" href=(page.link(&[documents, ".ttl"].concat()));
                link rel="alternate" type="application/ld+json" href=(page.link(&[documents, ".jsonld"].concat()));
            }
            @for style in [STYLE].into_iter().chain(frame.style) { link rel="stylesheet" href=(page.link(style)); }
            script type="application/ld+json" { (PreEscaped(structured_data(frame))) }
        }
    }
}

/// JSON in which nothing can end the element that it stands in.
fn structured_data(frame: &Frame<'_>) -> String {
    let mut graph = frame.structured.clone();
    graph.extend(structured::breadcrumbs(frame));
    let document = json!({ "@context": SCHEMA_ORG, "@graph": graph }).to_string();
    document.replace('<', "\\u003c").replace('>', "\\u003e").replace('&', "\\u0026")
}

fn header(page: &Page<'_>) -> Markup {
    let others = Language::WRITTEN.into_iter().filter(|other| *other != page.language);
    html! {
        header.site {
            p { a href=(page.link(site::file(page.language))) { (page.pick(&page.edition.publication.title)) } }
            @for other in others {
                p {
                    a href=(page.link(&page.file(other))) lang=(other.tag()) hreflang=(other.tag()) {
                        (messages::IN_THIS_LANGUAGE.of(other))
                    }
                }
            }
        }
    }
}

fn breadcrumbs(frame: &Frame<'_>) -> Markup {
    if frame.above.is_empty() {
        return html! {};
    }
    html! {
        nav aria-label=(frame.page.say(messages::BREADCRUMBS)) {
            ol.breadcrumbs {
                @for above in &frame.above {
                    li { a href=(above.at(frame.page.link(&above.file))) dir="auto" { (above.name) } }
                }
                li aria-current="page" { span dir="auto" { (values::shortened(&frame.title, TITLE)) } }
            }
        }
    }
}

fn footer(frame: &Frame<'_>) -> Markup {
    let page = frame.page;
    let publication = page.edition.publication;
    let (licence, terms) = structured::licence(&publication.licence);
    html! {
        footer.site {
            @if let Some(documents) = &frame.documents {
                p {
                    (page.say(messages::DATA)) " "
                    a href=(page.link(&[documents, ".ttl"].concat())) type="text/turtle" { "Turtle" } ", "
                    a href=(page.link(&[documents, ".jsonld"].concat())) type="application/ld+json" { "JSON-LD" }
                }
            }
            p {
                (page.say(messages::PUBLISHER)) ": "
                a href=(publication.publisher.homepage) { (page.pick(&publication.publisher.name)) } " · "
                (page.say(messages::LICENCE)) ": " a rel="license" href=(terms) { (licence) } " · "
                (page.say(messages::VERSION)) " " (publication.version) ", "
                (values::date(&publication.modified.to_string(), page.language))
            }
        }
    }
}
