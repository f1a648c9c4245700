//! What people have made: practices, outcomes, and the documents that are the sources.

use serde_json::Value;

use crate::Result;
use crate::vocab::{dcterms, ns, skos};

use super::view::{View, insert};

pub(super) fn practice(view: &View<'_>) -> Result<Value> {
    let mut told = view.told("CreativeWork")?;
    told.insert("additionalType".to_owned(), ns::PRACTICE.as_str().into());
    view.add(&mut told, "about", &[ns::THEME])?;
    view.add(&mut told, "abstract", &[ns::OBJECTIVE])?;
    view.add_entities(&mut told, "creator", "Organization", &[ns::DEVELOPER])?;
    view.add_entities(&mut told, "producer", "ResearchProject", &[ns::ORIGIN])?;
    let audience = view.texts(&[ns::TARGET_GROUP])?;
    let audience = audience.into_iter().map(|group| serde_json::json!({ "@type": "Audience", "audienceType": group }));
    insert(&mut told, "audience", audience.collect());
    Ok(told.into())
}

pub(super) fn outcome(view: &View<'_>) -> Result<Value> {
    let mut told = view.told("CreativeWork")?;
    view.add(&mut told, "genre", &[ns::OUTCOME_KIND])?;
    view.add(&mut told, "datePublished", &[dcterms::ISSUED])?;
    view.add_entities(&mut told, "publisher", "Organization", &[dcterms::PUBLISHER])?;
    view.add_entities(&mut told, "funder", "Organization", &[ns::FUNDER])?;
    view.add_entities(&mut told, "producer", "ResearchProject", &[ns::OUTCOME_OF])?;
    Ok(told.into())
}

pub(super) fn source(view: &View<'_>) -> Result<Value> {
    let mut told = view.told("DigitalDocument")?;
    view.add(&mut told, "temporalCoverage", &[ns::AS_OF])?;
    view.add_entities(&mut told, "publisher", "Organization", &[dcterms::PUBLISHER])?;
    let language = view.page.values(view.entity, skos::PREF_LABEL)?.into_iter().find_map(|name| match name {
        oxigraph::model::Term::Literal(name) => name.language().map(str::to_owned),
        _ => None,
    });
    insert(&mut told, "inLanguage", language.map(Value::from).into_iter().collect());
    Ok(told.into())
}
