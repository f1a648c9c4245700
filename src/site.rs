//! What people see of a graph in a browser: pages about things and about the ontology, and pictures.

pub(crate) mod ontology_page;
pub(crate) mod pages;
pub mod pictures;

use crate::language::Language;

/// The languages of the pages: those in which all of their texts are there.
pub(crate) const LANGUAGES: [Language; 2] = [Language::Finnish, Language::English];

/// The name of the page of a folder in a language.
pub(crate) const fn file(language: Language) -> &'static str {
    match language {
        Language::Finnish => "index.html",
        Language::Swedish => "index.sv.html",
        Language::English => "index.en.html",
    }
}
