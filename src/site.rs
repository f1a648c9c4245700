//! What people see of a graph in a browser: pages about entities and about the ontology, and pictures.

pub(crate) mod ontology_page;
pub(crate) mod pages;
pub mod pictures;

use crate::language::Language;

/// The name of the page of a folder in a language.
pub(crate) const fn file(language: Language) -> &'static str {
    match language {
        Language::Finnish => "index.html",
        Language::Swedish => "index.sv.html",
        Language::English => "index.en.html",
    }
}
