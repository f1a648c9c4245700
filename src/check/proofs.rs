//! Evidence as findings: values that do not stand where they should, and originals that are gone or have changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use oxigraph::model::Literal;

use crate::Result;
use crate::graph::DataSet;
use crate::language::Text;
use crate::mapping::Mapper;
use crate::record::{Locator, Passage, Source};

use super::built_in;
use super::evidence::{AtRisk, Evidence, Moved, Originals, Proof, Refusal, SourceReport, State, Tally, Verdict};
use super::finding::{Cited, Finding};
use super::profile::Profile;

/// So much of a passage is shown, in characters.
const SHOWN: usize = 240;

/// Holds every value against the originals. Shows what is found, and counts what is proven.
pub(super) fn prove(
    data: &DataSet,
    originals: &Originals,
    profile: &Profile,
    mut show: impl FnMut(Finding),
) -> Result<Tally> {
    let (evidence, mapper) = (Evidence::new(originals, data.ontology()), data.mapper()?);
    for report in evidence.sources(data)? {
        of_source(&report, profile).into_iter().for_each(&mut show);
    }
    let mut tally = Tally::default();
    for proof in evidence.proofs(data) {
        let proof = proof?;
        tally.add(&proof);
        of_value(&proof, &mapper, profile).into_iter().for_each(&mut show);
    }
    Ok(tally)
}

fn of_source(report: &SourceReport, profile: &Profile) -> Option<Finding> {
    let check = match &report.state {
        State::Missing => "original-missing",
        State::NoDigest => "source-without-digest",
        State::Changed { .. } => "original-changed",
        _ => return None,
    };
    let mut finding = built_in::finding(check, profile);
    finding.entity_name = Some(Text::same(format!("{} ({})", report.source.title, report.source.id)));
    finding.places = vec![report.source.place.clone()];
    if let State::Changed { path, standing: (standing, of), at_risk } = &report.state {
        let path = path.display();
        let new = Text::new(
            format!("uusi teksti: {path}, jossa on {standing}/{of} lähteen arvoista"),
            format!("the new text: {path}, which has {standing} of the source's {of} values"),
        );
        finding.notes = [new].into_iter().chain(moves(&report.source, at_risk)).collect();
        finding.places.extend(at_risk.iter().map(|one| one.place.clone()));
    }
    Some(finding)
}

/// Where each passage is now, with the entities of which it says something.
fn moves(source: &Arc<Source>, at_risk: &[AtRisk]) -> Vec<Text<String>> {
    let mut passages = BTreeMap::<_, (Moved, Vec<&str>)>::new();
    for one in at_risk {
        let (_, entities) = passages.entry(one.passage).or_insert((one.moved, Vec::new()));
        if !entities.contains(&one.entity.as_str()) {
            entities.push(&one.entity);
        }
    }
    let wordings = passages.into_iter().map(|(passage, (moved, entities))| {
        let (now, passage, entities) = (now(source, passage, moved), place(source, passage), entities.join(", "));
        Text::each(|language| format!("{}: {} ({entities})", passage.of(language), now.of(language)))
    });
    wordings.collect()
}

/// A passage for people.
fn place(source: &Arc<Source>, locator: Locator) -> Text<String> {
    let passage = Passage { source: Arc::clone(source), locator };
    Text::each(|language| passage.label(language))
}

fn now(source: &Arc<Source>, before: Locator, moved: Moved) -> Text<String> {
    let found = |locator, now: Text| Text::from(now).join(" ", &place(source, locator));
    match moved {
        Moved::To(locator) | Moved::Likely(locator) if locator == before => {
            Text::new("samassa paikassa", "unmoved").into()
        }
        Moved::To(locator) => found(locator, Text::new("nyt", "now")),
        Moved::Likely(locator) => found(locator, Text::new("luultavasti nyt", "probably now")),
        Moved::Nowhere => {
            Text::new("arvot eivät enää ole kaikki yhdessä kohdassa", "its values no longer stand together anywhere")
                .into()
        }
    }
}

fn of_value(proof: &Proof, mapper: &Mapper<'_>, profile: &Profile) -> Option<Finding> {
    let check = match &proof.verdict {
        Verdict::NotThere { .. } => "value-not-there",
        Verdict::Inferred => "value-inferred",
        Verdict::NeedlesslyInferred => "value-needlessly-inferred",
        _ => return None,
    };
    let mut finding = built_in::finding(check, profile);
    finding.entity_name = Some(Text::same(format!("{}, {}", proof.entity, proof.field)));
    finding.about.value = Some(Literal::from(proof.value.as_str()).into());
    finding.places = vec![proof.place.clone()];
    if let Some(locator) = proof.locator {
        let passage = Passage { source: Arc::clone(&proof.source), locator };
        let name = place(&proof.source, locator);
        finding.notes = notes(proof, &name);
        finding.passages = vec![Cited { passage: mapper.passage_iri(&passage), name }];
    }
    Some(finding)
}

/// What the passage says instead, and where the value stands.
fn notes(proof: &Proof, passage: &Text<String>) -> Vec<Text<String>> {
    let Verdict::NotThere { why, text, elsewhere } = &proof.verdict else { return Vec::new() };
    let text = clipped(text);
    let says = passage.map(|passage| format!("{passage}: «{text}»"));
    let stands = elsewhere.map(|locator| {
        Text::from(Text::new("arvo on kohdassa", "the value stands in")).join(" ", &place(&proof.source, locator))
    });
    let because = (*why != Refusal::NotPrinted).then(|| why.words()).map(|[fi, en]| Text::new(fi, en).into());
    [says].into_iter().chain(because).chain(stands).collect()
}

fn clipped(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{} …", text.get(..end).unwrap_or_default()),
        None => text,
    }
}
