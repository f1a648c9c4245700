//! The catalogue of a bundle in DCAT-AP 3.0.1: what data sets there are, in which files, with which checksums.
//!
//! Everything has an IRI under the address of the bundle, so that a harvester knows it again. The values of the EU's
//! authority lists are given their classes here, so that the catalogue is understood without loading the lists.

mod agents;
mod data_set;
mod distribution;
mod referents;

use crate::Result;
use crate::language::{Language, Text};
use crate::publish::Edition;
use crate::publish::contents::{File, Role, Set, Written};
use crate::vocab::EU_AUTHORITY;
use crate::vocab::description::{dcat, dcterms, foaf};

use super::description::Description;

use data_set::DataSets;

pub(super) use distribution::{described, title};

/// The files of the catalogue. It does not list itself.
pub(crate) fn files() -> Vec<File> {
    let file = |path: &str, writer| File {
        path: path.to_owned(),
        set: Set::Data,
        role: Role::Documentation,
        title: Text::default(),
        writer,
    };
    vec![
        file("catalog.ttl", Box::new(|edition, written, out| describe(edition, written)?.write_turtle(out))),
        file("catalog.jsonld", Box::new(|edition, written, out| describe(edition, written)?.write_json_ld(out))),
    ]
}

/// Whether a file has a place in the catalogue. The documents about single entities are too many, and only the checksums
/// know them.
fn is_listed(file: &Written) -> bool {
    !file.path.starts_with("id/")
}

fn describe(edition: &Edition<'_>, written: &[Written]) -> Result<Description> {
    let files = written.iter().filter(|file| is_listed(file)).collect::<Vec<_>>();
    let sets = DataSets::shipped()?;
    let mut description = Description::default();
    let mut data_sets = Vec::new();
    for set in [Set::Data, Set::Vocabulary, Set::Queries] {
        let files = files.iter().copied().filter(|file| file.set == set).collect::<Vec<_>>();
        if !files.is_empty() {
            data_sets.push(sets.describe(edition, set, &files, &mut description)?);
            distribution::describe(edition, &files, &mut description);
        }
    }
    catalogue(edition, data_sets, &mut description);
    agents::describe(edition.publication, &mut description);
    referents::describe(edition.publication, &files, &mut description);
    Ok(description)
}

fn catalogue(edition: &Edition<'_>, data_sets: Vec<String>, description: &mut Description) {
    let publication = edition.publication;
    description
        .entity(edition.named("catalog"))
        .a(dcat::CATALOG)
        .texts(dcterms::TITLE, &publication.title)
        .texts(dcterms::DESCRIPTION, &publication.description)
        .link(dcterms::PUBLISHER, edition.named("publisher"))
        .link(dcterms::LICENSE, licence(&publication.licence))
        .links(dcterms::LANGUAGE, Language::ALL.map(language))
        .links(dcterms::SPATIAL, publication.areas.iter().cloned())
        .day(dcterms::ISSUED, publication.issued)
        .day(dcterms::MODIFIED, publication.modified)
        .link(foaf::HOMEPAGE, &publication.url)
        .link(dcat::THEME_TAXONOMY, authority("data-theme"))
        .links(dcat::DATASET, data_sets);
}

/// A value of the EU's authority lists, or one of the lists.
fn authority(code: &str) -> String {
    [EU_AUTHORITY, code].concat()
}

fn licence(code: &str) -> String {
    authority(&["licence/", code].concat())
}

/// The list is keyed by ISO 639-3 codes in capitals.
fn language(language: Language) -> String {
    authority(match language {
        Language::Finnish => "language/FIN",
        Language::Swedish => "language/SWE",
        Language::English => "language/ENG",
    })
}
