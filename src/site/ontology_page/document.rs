//! What stands around the body of the page: what stands around all pages.

use maud::{Markup, html};
use serde_json::{Value, json};

use crate::Result;
use crate::publish::address::link;
use crate::site::pages::{Context, Frame, Page as Framed, document as framed};
use crate::vocab::{ONTOLOGY, dcterms, owl};

use super::page::{FOLDER, Page, STYLE, path};

/// A whole page.
pub(super) fn document(page: &Page<'_>, body: &Markup) -> Result<Markup> {
    let context = Context::of(page.edition, None)?;
    let title = page.vocabulary.text(ONTOLOGY, dcterms::TITLE, page.language);
    let description = page.vocabulary.text(ONTOLOGY, dcterms::DESCRIPTION, page.language);
    let frame = Frame {
        page: &Framed::new(*page.edition, &context, FOLDER.to_owned(), page.language),
        title: title.to_owned(),
        description: description.to_owned(),
        above: Vec::new(),
        documents: Some([FOLDER, "hanke"].concat()),
        style: Some(STYLE),
        structured: vec![term_set(page, title, description)],
    };
    Ok(framed(&frame, &html! { h1 { (title) } (body) }))
}

/// What search engines are told.
fn term_set(page: &Page<'_>, title: &str, description: &str) -> Value {
    let licence = page.vocabulary.entities(ONTOLOGY, dcterms::LICENSE);
    json!({
        "@type": "DefinedTermSet",
        "@id": ONTOLOGY,
        "name": title,
        "description": description,
        "inLanguage": page.language.tag(),
        "version": page.vocabulary.text(ONTOLOGY, owl::VERSION_INFO, page.language),
        "license": licence.first(),
        "url": page.edition.address(&path(page.language)),
    })
}

/// The link from the page to a file of the bundle.
pub(super) fn link_to(file: &str) -> String {
    link(FOLDER, file)
}
