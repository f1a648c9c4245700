//! The data set and its files, as searches for data sets want them.

use serde_json::{Map, Value, json};

use crate::language::Language;
use crate::publish::contents::{Media, Role, Set, Written};
use crate::site;
use crate::site::pages::page::Page;
use crate::vocab::{EU_LICENCE, LICENCE_PAGES};

/// The name and the page of a licence.
pub(in super::super) fn licence(code: &str) -> (String, String) {
    let known = LICENCE_PAGES.iter().find(|(known, _, _)| *known == code);
    known.map_or_else(
        || (code.replace('_', " "), [EU_LICENCE, code].concat()),
        |(_, name, page)| ((*name).to_owned(), (*page).to_owned()),
    )
}

/// The data set that the bundle is.
pub(in super::super) fn data_set(page: &Page<'_>, written: &[Written]) -> Value {
    let publication = page.edition.publication;
    let publisher = json!({
        "@type": "Organization",
        "name": page.pick(&publication.publisher.name),
        "url": publication.publisher.homepage,
    });
    let distributions = written.iter().filter(|file| file.set == Set::Data && file.role == Role::Distribution);
    let mut told = Map::new();
    let mut tell = |key: &str, value: Value| _ = told.insert(key.to_owned(), value);
    tell("@type", "Dataset".into());
    tell("@id", publication.url.clone().into());
    tell("name", page.pick(&publication.title).into());
    tell("description", page.pick(&publication.description).into());
    tell("url", page.edition.address(site::file(page.language)).into());
    tell("keywords", publication.keywords.found(page.language).1.clone().into());
    tell("license", licence(&publication.licence).1.into());
    tell("version", publication.version.clone().into());
    tell("datePublished", publication.issued.to_string().into());
    tell("dateModified", publication.modified.to_string().into());
    tell("inLanguage", json!(Language::WRITTEN));
    tell("isAccessibleForFree", true.into());
    if let Some(period) = publication.period {
        tell("temporalCoverage", format!("{}/{}", period.start, period.end).into());
    }
    tell("creator", publisher.clone());
    tell("publisher", publisher);
    tell("distribution", distributions.map(|file| download(page, file)).collect::<Vec<_>>().into());
    told.into()
}

fn download(page: &Page<'_>, file: &Written) -> Value {
    json!({
        "@type": "DataDownload",
        "name": file.path,
        "contentUrl": page.edition.address(&file.path),
        "encodingFormat": Media::of(&file.path).iana,
        "contentSize": format!("{} B", file.bytes),
        "sha256": file.sha256,
    })
}
