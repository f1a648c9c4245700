//! What people have made: practices, outcomes, and the documents that are the sources.

use serde_json::Value;

use crate::Result;
use crate::vocab::{dcterms, hanke, skos};

use super::{View, insert};

pub(super) fn practice(view: &View<'_>) -> Result<Value> {
    let mut told = view.told("CreativeWork")?;
    told.insert("additionalType".to_owned(), hanke::PRACTICE.as_str().into());
    view.add(&mut told, "about", &[hanke::THEME])?;
    view.add(&mut told, "abstract", &[hanke::OBJECTIVE])?;
    view.add_things(&mut told, "creator", "Organization", &[hanke::DEVELOPER])?;
    view.add_things(&mut told, "producer", "ResearchProject", &[hanke::ORIGIN])?;
    let audience = view.texts(&[hanke::TARGET_GROUP])?;
    let audience = audience.into_iter().map(|group| serde_json::json!({ "@type": "Audience", "audienceType": group }));
    insert(&mut told, "audience", audience.collect());
    Ok(told.into())
}

pub(super) fn outcome(view: &View<'_>) -> Result<Value> {
    let mut told = view.told("CreativeWork")?;
    view.add(&mut told, "genre", &[hanke::OUTCOME_KIND])?;
    view.add(&mut told, "datePublished", &[dcterms::ISSUED])?;
    view.add_things(&mut told, "publisher", "Organization", &[dcterms::PUBLISHER])?;
    view.add_things(&mut told, "funder", "Organization", &[hanke::FUNDER])?;
    view.add_things(&mut told, "producer", "ResearchProject", &[hanke::OUTCOME_OF])?;
    Ok(told.into())
}

pub(super) fn source(view: &View<'_>) -> Result<Value> {
    let mut told = view.told("DigitalDocument")?;
    view.add(&mut told, "temporalCoverage", &[hanke::AS_OF])?;
    view.add_things(&mut told, "publisher", "Organization", &[dcterms::PUBLISHER])?;
    let language = view.page.values(view.thing, skos::PREF_LABEL)?.into_iter().find_map(|name| match name {
        oxigraph::model::Term::Literal(name) => name.language().map(str::to_owned),
        _ => None,
    });
    insert(&mut told, "inLanguage", language.map(Value::from).into_iter().collect());
    Ok(told.into())
}
