//! The data sets: the data, the vocabulary and the queries.

use serde::Deserialize;

use crate::Result;
use crate::error::{Error, ReadError};
use crate::language::{Language, Text};
use crate::publish::contents::{Role, Set, Written};
use crate::publish::describe::description::{Description, Thing};
use crate::publish::{Edition, Period};
use crate::vocab::description::{dcat, dcterms, foaf};

use super::{authority, distribution, language};

const FILE: &str = "src/publish/catalogue/sets.toml";
const SETS: &str = include_str!("sets.toml");

/// What is said of the data sets that come with the data.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DataSets {
    vocabulary: Told,
    queries: Told,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Told {
    title: Text<String>,
    description: Text<String>,
    keywords: Text<Vec<String>>,
}

impl DataSets {
    pub(super) fn shipped() -> Result<Self> {
        toml::from_str(SETS).map_err(|error| {
            Error::Read(ReadError::Ontology { file: FILE.to_owned(), problem: error.message().to_owned() })
        })
    }

    /// Describes a data set of some files, and gives its IRI.
    pub(super) fn describe(
        &self,
        edition: &Edition<'_>,
        set: Set,
        files: &[&Written],
        description: &mut Description,
    ) -> Result<String> {
        let iri = edition.named(name(set));
        // What a vocabulary or a query says holds at no time in particular.
        let period = if set == Set::Data { edition.period()? } else { None };
        if let Some(period) = period {
            describe_period(edition, period, description);
        }
        let data_set = description.entity(&iri).a(dcat::DATASET_CLASS).plain(dcterms::IDENTIFIER, &iri);
        let data_set = described(data_set, &self.told(edition, set));
        let data_set = published(data_set, edition)
            .links(dcterms::TEMPORAL, period.map(|_| edition.named("period")))
            .link(dcat::LANDING_PAGE, landing_page(edition, set, files));
        with_files(data_set, edition, files);
        Ok(iri)
    }

    fn told(&self, edition: &Edition<'_>, set: Set) -> Told {
        match set {
            Set::Data => {
                let publication = edition.publication;
                let (title, description) = (publication.title.clone(), publication.description.clone());
                Told { title, description, keywords: publication.keywords.clone() }
            }
            Set::Vocabulary => self.vocabulary.clone(),
            Set::Queries => self.queries.clone(),
        }
    }
}

fn name(set: Set) -> &'static str {
    match set {
        Set::Data => "dataset",
        Set::Vocabulary => "vocabulary",
        Set::Queries => "queries",
    }
}

fn describe_period(edition: &Edition<'_>, period: Period, description: &mut Description) {
    description
        .entity(edition.named("period"))
        .a(dcterms::PERIOD_OF_TIME)
        .day(dcat::START_DATE, period.start)
        .day(dcat::END_DATE, period.end);
}

fn described<'d>(data_set: Thing<'d>, told: &Told) -> Thing<'d> {
    let keywords = told.keywords.iter().flat_map(|(language, words)| words.iter().map(move |word| (language, word)));
    let data_set = data_set.texts(dcterms::TITLE, &told.title).texts(dcterms::DESCRIPTION, &told.description);
    keywords.fold(data_set, |data_set, (language, word)| data_set.text(dcat::KEYWORD, language, word))
}

/// What holds of everything that is published.
fn published<'d>(data_set: Thing<'d>, edition: &Edition<'_>) -> Thing<'d> {
    let publication = edition.publication;
    data_set
        .link(dcterms::PUBLISHER, edition.named("publisher"))
        .link(dcat::CONTACT_POINT, edition.named("contact"))
        .link(dcterms::ACCESS_RIGHTS, authority("access-right/PUBLIC"))
        .link(dcterms::ACCRUAL_PERIODICITY, authority(&["frequency/", &publication.frequency].concat()))
        .links(dcat::THEME, publication.themes.iter().map(|theme| authority(&["data-theme/", theme].concat())))
        .links(dcterms::SPATIAL, publication.areas.iter().cloned())
        .links(dcterms::LANGUAGE, Language::WRITTEN.map(language))
        .day(dcterms::ISSUED, publication.issued)
        .day(dcterms::MODIFIED, publication.modified)
        .plain(dcat::VERSION, &publication.version)
}

fn landing_page(edition: &Edition<'_>, set: Set, files: &[&Written]) -> String {
    const VOCABULARY: &str = "ns/index.html";
    match set {
        Set::Vocabulary if files.iter().any(|file| file.path == VOCABULARY) => edition.address(VOCABULARY),
        _ => edition.publication.url.clone(),
    }
}

fn with_files(data_set: Thing<'_>, edition: &Edition<'_>, files: &[&Written]) {
    files.iter().fold(data_set, |data_set, file| match &file.role {
        Role::Distribution => data_set.link(dcat::DISTRIBUTION, distribution::iri(edition, &file.path)),
        Role::SchemaOf(of) if distribution::is_among(files, of) => data_set,
        Role::SchemaOf(_) | Role::Documentation => data_set.link(foaf::PAGE, edition.address(&file.path)),
    });
}
