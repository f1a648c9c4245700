//! What people see of a graph in a browser: pages about things and about the ontology, and pictures.

pub(crate) mod ontology_page;
pub(crate) mod pages;
pub mod pictures;
