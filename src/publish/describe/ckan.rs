//! `ckan.json`: what CKAN's `package_create` takes at avoindata.fi.
//!
//! The fields are those of the portal's own schema (`ckan/ckanext/ckanext-ytp_main/ckanext/ytp/schemas/dataset.json` in
//! vrk-kpa/opendata), on top of those of CKAN. Which organisation owns the data set (`owner_org`) and which of the
//! portal's categories it is in (`categories`) only the portal knows: whoever registers it adds them.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use unicode_normalization::UnicodeNormalization;

use crate::Result;
use crate::language::{Language, Text};
use crate::ontology::Ontology;
use crate::publish::Edition;
use crate::publish::contents::{File, Media, Role, Set, Written};
use crate::vocab::description::spdx;
use crate::vocab::skos;

use super::authority::{Code, FREQUENCIES, find, licence};
use super::catalogue::{described, title};

/// The file for avoindata.fi.
pub(crate) fn file() -> File {
    let title = Text::new("Kuvailutiedot avoindata.fi-palveluun (CKAN)", "Metadata for avoindata.fi (CKAN)");
    File {
        path: "ckan.json".to_owned(),
        set: Set::Data,
        role: Role::Documentation,
        title: title.into(),
        writer: Box::new(|edition, written, out| {
            serde_json::to_writer_pretty(&mut *out, &package(edition, written)?).map_err(std::io::Error::from)?;
            Ok(writeln!(out)?)
        }),
    }
}

#[derive(Serialize)]
struct Package<'e> {
    name: String,
    title: &'e str,
    title_translated: BTreeMap<&'static str, &'e String>,
    notes: &'e str,
    notes_translated: BTreeMap<&'static str, &'e String>,
    keywords: BTreeMap<&'static str, &'e Vec<String>>,
    private: bool,
    collection_type: &'static str,
    license_id: &'static str,
    url: &'e str,
    version: &'e str,
    external_urls: Vec<&'e str>,
    maintainer: &'e str,
    maintainer_email: Vec<&'e str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    maintainer_website: Option<&'e str>,
    date_released: String,
    update_frequency: BTreeMap<&'static str, [&'static str; 1]>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_from: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valid_till: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    geographical_coverage: Vec<String>,
    resources: Vec<Resource>,
}

#[derive(Serialize)]
struct Resource {
    name: String,
    #[serde(serialize_with = "by_tag")]
    name_translated: Text<String>,
    description: String,
    #[serde(serialize_with = "by_tag")]
    description_translated: Text<String>,
    url: String,
    format: String,
    mimetype: &'static str,
    size: u64,
    hash: String,
    hash_algorithm: &'static str,
    maturity: &'static str,
}

fn package<'e>(edition: &Edition<'e>, written: &[Written]) -> Result<Package<'e>> {
    let publication = edition.publication;
    let (period, contact) = (edition.period()?, &publication.contact);
    let is_resource = |file: &&Written| file.set == Set::Data && file.role == Role::Distribution;
    Ok(Package {
        name: name(finnish(&publication.title)),
        title: finnish(&publication.title),
        title_translated: publication.title.by_tag(),
        notes: finnish(&publication.description),
        notes_translated: publication.description.by_tag(),
        keywords: publication.keywords.by_tag(),
        private: false,
        collection_type: "Open Data",
        license_id: licence(&publication.licence).map_or("notspecified", |licence| licence.ckan),
        url: &publication.url,
        version: &publication.version,
        external_urls: vec![&publication.url],
        maintainer: finnish(&contact.name),
        maintainer_email: vec![&contact.email],
        maintainer_website: contact.page.as_deref(),
        date_released: publication.issued.to_string(),
        update_frequency: find(FREQUENCIES, &publication.frequency).map(in_each_language).unwrap_or_default(),
        valid_from: period.map(|period| period.start.to_string()),
        valid_till: period.map(|period| period.end.to_string()),
        geographical_coverage: coverage(&publication.areas)?,
        resources: written.iter().filter(is_resource).map(|file| resource(edition, file)).collect(),
    })
}

fn resource(edition: &Edition<'_>, file: &Written) -> Resource {
    let (name, description) = (title(file), described(file));
    let extension = file.path.rsplit('.').next().unwrap_or_default();
    Resource {
        name: finnish(&name).to_owned(),
        name_translated: name,
        description: finnish(&description).to_owned(),
        description_translated: description,
        url: edition.address(&file.path),
        // The portal writes formats in capitals.
        format: extension.to_uppercase(),
        mimetype: Media::of(&file.path).iana,
        size: file.bytes,
        hash: file.sha256.clone(),
        hash_algorithm: spdx::SHA256.as_str(),
        maturity: "current",
    }
}

fn finnish(text: &Text<String>) -> &str {
    text.of(Language::Finnish)
}

fn by_tag<S: Serializer>(text: &Text<String>, serializer: S) -> std::result::Result<S::Ok, S::Error> {
    text.by_tag().serialize(serializer)
}

/// What CKAN takes as a name, which becomes a part of an address: up to 100 small letters, digits and hyphens.
fn name(title: &str) -> String {
    let ascii = title.nfd().filter(|letter| !('\u{300}'..='\u{36f}').contains(letter)).collect::<String>();
    let is_part = |part: &&str| !part.is_empty();
    let parts = ascii.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(is_part).collect::<Vec<_>>();
    let mut name = parts.join("-").to_ascii_lowercase();
    name.truncate(100);
    match name.trim_end_matches('-') {
        short if short.len() < 2 => "hanke-data".to_owned(),
        name => name.to_owned(),
    }
}

fn in_each_language(code: &'static Code) -> BTreeMap<&'static str, [&'static str; 1]> {
    code.label.iter().map(|(language, label)| (language.tag(), [*label])).collect()
}

/// The Finnish names of the areas, as far as our own list of areas has them.
fn coverage(areas: &[String]) -> Result<Vec<String>> {
    let ontology = Ontology::shipped()?;
    let matches = ontology.quads().filter(|quad| quad.predicate == skos::EXACT_MATCH);
    let same: BTreeMap<String, String> =
        matches.map(|quad| (quad.object.to_string(), quad.subject.to_string())).collect();
    let labels = ontology.quads().filter(|quad| quad.predicate == skos::PREF_LABEL);
    let labels: BTreeMap<String, String> = labels
        .filter_map(|quad| match &quad.object {
            oxigraph::model::Term::Literal(label) if label.language() == Some(Language::Finnish.tag()) => {
                Some((quad.subject.to_string(), label.value().to_lowercase()))
            }
            _ => None,
        })
        .collect();
    Ok(areas.iter().filter_map(|area| labels.get(same.get(&format!("<{area}>"))?).cloned()).collect())
}
